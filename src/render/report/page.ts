// The report of a course in: figures, ids, no names. One self-contained page out, which needs no script to be read.
import type { Checked } from '../../diagnostic.ts'
import { reportEn as words } from '../../words/report-en.ts'
import { fillWord } from '../../words/fill-word.ts'
import { timeText } from '../labels.ts'
import { headToHtml, pageToHtml, plainTitle } from '../shell.ts'
import type { View } from '../templates.ts'
import { typesetter } from '../typesetter.ts'
import { answersView } from './answers.ts'
import { copiedView } from './copied.ts'
import type { Report } from './data.ts'
import { csvData, csvPlace, figureToHtml, fillReport } from './figure.ts'
import { fewStudents } from './limits.ts'
import { looksOf } from './looks.ts'
import { counted, shown } from './numbers.ts'
import { attemptsFigure, type Csvs, problemRow, problemsFigure, scoresView, states, timesView, variantsView } from './sections.ts'
import { studentRow } from './students.ts'

/** The whole page as text, or the TeX errors of its titles. `csvs` are the tables, which the page offers to download. */
export function renderReport(report: Report, csvs: Csvs): Checked<string> {
  const setter = typesetter(report.language)
  const notes = report.asOf === undefined ? [] : [fillWord(setter.words['mark/as-of'], { time: timeText(report.asOf, setter.words) })]
  const answers = answersView(report, setter)
  const body = fillReport('report/page', {
    head: headToHtml(report.set, undefined, notes, setter, words['page/eyebrow']),
    figures: headFigures(report),
    looks: looksOf(report).map(({ text, to }) => ({ text, to })),
    scores: scoresView(report, csvs),
    states: states.map((state) => ({ state, word: setter.words[`summary/${state}`] })),
    withGuess: report.problems.some(({ guess }) => guess !== undefined),
    problems: report.problems.map((problem, i) => problemRow(problem, i, setter)),
    problemsFigure: problemsFigure(report, csvs),
    answers: answers.length === 0 ? undefined : answers,
    answersData: csvData(csvs.answers),
    answersFile: also('answers'),
    times: timesView(report, csvs),
    attempts: attemptsFigure(report, csvs),
    variants: variantsView(report, csvs),
    copied: { ...copiedView(report), figure: report.copied.found.length === 0 ? undefined : copiedTable(report, csvs) },
    ...studentsView(report, setter.words),
  })
  return pageToHtml({ title: `${plainTitle(report.set.title)} · ${words['page/title']}`, styles: ['report', 'report/page'], body }, setter)
}

const also = (name: string): string => fillWord(words['table/file'], { file: csvPlace(name) })

/** The figures at the head: what one wants to know first. */
function headFigures({ students, handedIn, scores, reliability, rejected }: Report): View[] {
  const { mean, quartiles, passed, n } = scores
  const figures: readonly (readonly [name: string, value: string | undefined, of?: string])[] = [
    [words['head/handed-in'], counted(handedIn), fillWord(words['head/of'], { n: counted(students) })],
    [words['head/mean'], mean === undefined ? undefined : `${shown(mean, 0)} %`],
    [words['head/median'], quartiles && `${shown(quartiles[1], 0)} %`],
    [words['head/passed'], passed === undefined ? undefined : counted(passed), fillWord(words['head/of'], { n: counted(n) })],
    [words['head/alpha'], reliability && shown(reliability.alpha, 2)],
    [words['head/rejected'], rejected === 0 ? undefined : counted(rejected)],
  ]
  return figures.flatMap(([name, value, of]) => (value === undefined ? [] : [{ name, value, of }]))
}

/** The pairs once more, match by match. */
const copiedTable = ({ copied: { found } }: Report, csvs: Csvs): string =>
  figureToHtml(
    'copied',
    words['copied/table'],
    undefined,
    {
      head: (['student', 'where', 'response', 'chance'] as const).map((name) => ({
        text: words[`copied/${name}`],
        left: name !== 'chance',
      })),
      rows: found.flatMap(({ student, matches }) =>
        matches.map(({ problem, part, response, chance }) => [student, `${problem} ${part}`, response, chance.toPrecision(2)]),
      ),
    },
    csvs.copied,
  )

function studentsView({ rows, students, problems }: Report, pageWords: Parameters<typeof studentRow>[1]): View {
  return {
    students: rows?.map((row) => studentRow(row, pageWords)),
    studentsOpen: students <= fewStudents,
    studentsSummary: fillWord(words['students/summary'], { n: counted(students) }),
    studentsFile: also('students'),
    studentsMany: fillWord(words['students/many'], { n: counted(students), file: csvPlace('students') }),
    columns: problems.map(({ problem }, i) => ({ n: String(i + 1), problem })),
  }
}

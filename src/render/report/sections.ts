// The report in, the view models of its sections out: sentences with their numbers, and the figures.
import { reportEn as words } from '../../words/report-en.ts'
import { fillWord } from '../../words/fill-word.ts'
import { withMinus } from '../escape.ts'
import { pointsText } from '../labels.ts'
import type { View } from '../templates.ts'
import type { Typesetter } from '../typesetter.ts'
import type { ProblemFigures, Report } from './data.ts'
import { figureToHtml } from './figure.ts'
import { lowDiscrimination } from './limits.ts'
import { chance, counted, fixed, percent, shown, signed } from './numbers.ts'
import { attemptsPlot, problemsPlot, scoresPlot, timesPlot, variantsPlot } from './plots.ts'
import type { TableName } from './tables.ts'

/** CSV texts by table. */
export type Csvs = Readonly<Record<TableName, string>>

export function scoresView({ scores, reliability }: Report, csvs: Csvs): View {
  const { n, mean, sd, quartiles, bins } = scores
  const says =
    mean === undefined || sd === undefined || quartiles === undefined
      ? words['scores/few']
      : fillWord(words['scores/says'], {
          n: counted(n),
          lower: `${shown(quartiles[0], 0)} %`,
          upper: `${shown(quartiles[2], 0)} %`,
          mean: `${shown(mean, 1)} %`,
          sd: shown(sd, 1),
        })
  const alpha =
    reliability === undefined
      ? words['scores/no-alpha']
      : fillWord(words['scores/alpha'], {
          items: String(reliability.items),
          alpha: shown(reliability.alpha, 2),
          n: counted(reliability.n),
          error: shown(reliability.error, 2),
          of: pointsText(String(reliability.of)),
        })
  const step = 100 / bins.length
  const table = {
    head: [{ text: words['scores/x'] }, { text: words['scores/y'] }],
    rows: bins.map((students, i) => [`${i * step}–${(i + 1) * step}`, counted(students)]),
  }
  const figure = n === 0 ? '' : figureToHtml('scores', words['scores/figure'], (width) => scoresPlot(scores, width), table, csvs.scores)
  return { says, alpha, figure }
}

export const states = ['full', 'partial', 'zero', 'blank', 'invalid', 'pending'] as const

export function problemRow(problem: ProblemFigures, place: number, setter: Typesetter): View {
  const { discrimination, facility, guess } = problem
  const all = states.reduce((sum, state) => sum + problem.states[state], 0)
  return {
    n: String(place + 1),
    title: setter.inline(problem.title),
    graded: counted(problem.n),
    facility: facility === undefined ? '–' : percent(facility),
    discrimination: discrimination === undefined ? '–' : shown(discrimination, 2),
    odd: discrimination !== undefined && discrimination < lowDiscrimination,
    guess: guess === undefined ? '–' : percent(guess),
    review: problem.review === 0 ? undefined : fillWord(setter.words['summary/review-n'], { n: counted(problem.review) }),
    shares: states.map((state) => ({
      state,
      word: setter.words[`summary/${state}`],
      count: problem.states[state],
      width: all === 0 ? '0' : ((100 * problem.states[state]) / all).toFixed(2),
      text: counted(problem.states[state]),
    })),
  }
}

const orDash = (value: number | undefined, text: (value: number) => string): string => (value === undefined ? '–' : text(value))

export function problemsFigure({ problems }: Report, csvs: Csvs): string {
  const isDrawn = problems.some(({ discrimination, facility }) => discrimination !== undefined && facility !== undefined)
  const head = ['problem', 'n', 'facility', 'sd', 'discrimination', 'guess'] as const
  const table = {
    head: head.map((name) => ({ text: words[`problems/${name}`] })),
    rows: problems.map((one, i) => [
      `${i + 1} · ${one.problem}`,
      counted(one.n),
      orDash(one.facility, (value) => shown(value, 3)),
      orDash(one.sd, (value) => shown(value, 3)),
      orDash(one.discrimination, (value) => shown(value, 3)),
      orDash(one.guess, (value) => shown(value, 3)),
    ]),
  }
  return figureToHtml(
    'problems',
    words['problems/figure'],
    isDrawn ? (width) => problemsPlot(problems, width) : undefined,
    table,
    csvs.problems,
  )
}

export function timesView({ times }: Report, csvs: Csvs): View {
  const { bins, unit, offset, untimed } = times
  const n = bins.reduce((sum, { attempts }) => sum + attempts, 0)
  const minutes = String(Math.abs(offset) % 60).padStart(2, '0')
  const zone =
    offset === 0 ? 'UTC' : withMinus(`UTC${offset < 0 ? '−' : '+'}${String(Math.floor(Math.abs(offset) / 60)).padStart(2, '0')}:${minutes}`)
  const code = n === 1 ? 'times/says-one' : 'times/says-other'
  const said = n === 0 ? words['times/none'] : fillWord(words[code], { n: counted(n), unit: words[`times/${unit}`], zone })
  const table = {
    head: [{ text: words['times/from'] }, { text: words['times/y'] }],
    rows: bins.map(({ start, attempts }) => [start.slice(0, unit === 'hour' ? 16 : 10).replace('T', ' '), counted(attempts)]),
  }
  return {
    says: n > 0 && untimed > 0 ? `${said} ${fillWord(words['times/untimed'], { n: counted(untimed) })}` : said,
    figure: n === 0 ? undefined : figureToHtml('times', words['times/figure'], (width) => timesPlot(times, width), table, csvs.times),
  }
}

export function attemptsFigure({ attempts }: Report, csvs: Csvs): string | undefined {
  if (attempts.length < 2) return undefined
  const table = {
    head: [{ text: words['attempts/x'] }, { text: words['attempts/n'] }, { text: words['attempts/y'] }],
    rows: attempts.map(({ attempt, n, credit }) => [String(attempt), counted(n), shown(100 * credit, 1)]),
  }
  return figureToHtml('attempts', words['attempts/figure'], (width) => attemptsPlot(attempts, width), table, csvs.attempts)
}

/** Variants of one problem that the page's table has; the CSV has all. */
const mostVariants = 30
export function variantsView({ problems }: Report, csvs: Csvs): View | undefined {
  const compared = problems.filter(({ variants }) => variants.rows.length >= 2)
  if (compared.length === 0) return undefined
  const left = problems.reduce((sum, { variants }) => sum + variants.left, 0)
  const heads = ['variant', 'mean', 'difference', 'shrunk', 'error', 't', 'flag'] as const
  const rows = problems.flatMap(({ problem, variants }, i) => {
    const { rows: all } = variants
    const kept = all.length < 2 ? [] : all.filter(({ flag }, place) => flag !== undefined || place < mostVariants)
    return kept.map(({ variant, n, mean, difference, shrunk, error, t, flag }) => [
      `${i + 1} · ${problem}`,
      variant,
      counted(n),
      percent(mean),
      signed(100 * difference, 1),
      signed(100 * shrunk, 1),
      fixed(100 * error, 1),
      shown(t, 1),
      flag === undefined ? '' : words[`variants/${flag}`],
    ])
  })
  const table = {
    head: [
      { text: words['problems/problem'] },
      { text: words['variants/variant'], left: true },
      { text: words['problems/n'] },
      ...heads.slice(1).map((name) => ({ text: words[`variants/${name}`], left: name === 'flag' })),
    ],
    rows,
  }
  return {
    left: left === 0 ? undefined : fillWord(words['variants/left'], { n: counted(left) }),
    fair: problems.every(({ variants }) => variants.rows.every(({ flag }) => flag === undefined)),
    figure: figureToHtml('variants', words['variants/figure'], (width) => variantsPlot(problems, width), table, csvs.variants),
    tests: testsFigure(problems, csvs),
  }
}

function testsFigure(problems: readonly ProblemFigures[], csvs: Csvs): string {
  const heads = ['count', 'compared', 'f', 'p', 'adjusted', 'differ'] as const
  const table = {
    head: [{ text: words['problems/problem'] }, ...heads.map((name) => ({ text: words[`variants/${name}`], left: name === 'differ' }))],
    rows: problems.map(({ problem, variants: { variants, rows, test } }, i) => [
      `${i + 1} · ${problem}`,
      counted(variants),
      counted(rows.length),
      test === undefined ? '–' : `${shown(test.f, 2)} (${test.between}, ${test.within})`,
      orDash(test?.p, chance),
      orDash(test?.adjusted, chance),
      test === undefined ? '–' : words[test.differs ? 'variants/yes' : 'variants/no'],
    ]),
  }
  return figureToHtml('tests', words['variants/tests'], undefined, table, csvs.tests)
}

// A quiz that goes to Moodle and comes back: what is handed in there, and whether `grade --as moodle` makes of Moodle's own report
// what our kernel makes of the answers. Run by hand, with moodle-round-trip.php between the two runs (its head says how):
//   npx tsx tests/export/moodle-round-trip.ts prepare DIR [SET STUDENTS]    writes DIR/set.xml, its folder of keys, DIR/answers.json
//   npx tsx tests/export/moodle-round-trip.ts compare DIR                   reads DIR/report.csv and DIR/moodle.json
// The sets are those of tests/export/round-trip; `small` and 10 students are the fixture tests/grader/lms/fixtures/moodle-real.
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { readCourseFolder } from '../../grader/course-folder.ts'
import { runExport } from '../../src/cli/export/export.ts'
import { runGrade } from '../../src/cli/grade/grade.ts'
import type { Terminal } from '../../src/cli/terminal.ts'
import { probes } from '../../src/export/compare.ts'
import { htmlWriter } from '../../src/export/html.ts'
import { exportItem, type ExportPart } from '../../src/export/item.ts'
import { askPart } from '../../src/export/moodle/ask.ts'
import { predicted } from '../../src/export/moodle/predict.ts'
import type { Response } from '../../src/export/places.ts'
import { gradePart } from '../../src/kinds/index.ts'
import { readRational, toFloat } from '../../src/math/exact/rational.ts'
import type { Mark, RawResponse } from '../../src/model.ts'
import { must } from '../support/library.ts'

const [, , step, dir = 'moodle-round-trip', set = 'round-trip', count = '33'] = process.argv
const at = (name: string): string => path.resolve(dir, name)
const course = path.resolve(import.meta.dirname, 'round-trip')
const terminal: Terminal = { out: () => undefined, err: (text) => void process.stderr.write(text), tty: false }
const [students, variants] = [Number(count), 3]

interface Expected {
  readonly student: string
  readonly problem: string
  readonly variant: string
  /** Shares of the problem's points: as our model of Moodle has it, and as our kernel does. */
  readonly predicted: number
  readonly ours: number
  readonly parts: readonly { readonly part: string; readonly raw: RawResponse; readonly mark: Mark; readonly follows: boolean }[]
}

if (step === 'prepare') await prepare()
else await compare()

async function prepare(): Promise<void> {
  mkdirSync(dir, { recursive: true })
  const options = { to: 'moodle', out: at('set.xml'), variants, seed: 'round trip' }
  const code = await runExport([set], options, terminal, {
    files: (await import('../../src/cli/course/files.ts')).disk,
    cwd: course,
  })
  if (code !== 0) throw new Error(`export: ${code}`)
  const { manifest, keys, run, spec } = must(readCourseFolder(at('set.course')))
  const [answers, expected]: [unknown[], Expected[]] = [[], []]
  for (let n = 0; n < students; n += 1) {
    const student = `s${n + 1}`
    const taken: unknown[] = []
    for (const { problem, spec: digest } of run.problems) {
      const own = manifest.filter((entry) => entry.problem === problem)
      const entry = own[n % own.length]
      if (entry === undefined) throw new Error(problem)
      const { posed, keys: parts } = must(keys.read({ problem, variant: entry.variant.id, spec: digest }))
      const following = new Set(
        must(spec(digest))
          .problem.parts.filter(({ followThrough = '0' }) => followThrough !== '0')
          .map(({ id }) => id),
      )
      const answer = answerOf(exportItem({ public: posed, keys: parts, solution: [] }, following).parts, n)
      if (answer === undefined) continue
      taken.push({ question: `${problem} ${entry.variant.id}`, response: answer.responses })
      expected.push({ student, problem, variant: entry.variant.id, ...answer.expected })
    }
    answers.push({ username: student, finish: Date.parse('2027-01-31T17:00:00Z') / 1000 + 60 * n, answers: taken })
  }
  writeFileSync(at('answers.json'), JSON.stringify(answers, null, 1))
  writeFileSync(at('expected.json'), JSON.stringify(expected, null, 1))
  console.error(`${students} students, ${expected.length} answers`)
}

/** The nth answer to each part; undefined where Moodle cannot hold the problem. The last student leaves everything alone. */
function answerOf(
  parts: readonly ExportPart[],
  n: number,
):
  | { readonly responses: readonly (Response | null)[] | null; readonly expected: Pick<Expected, 'predicted' | 'ours' | 'parts'> }
  | undefined {
  const html = htmlWriter('en')
  const blank = n === students - 1
  const made = parts.map((part, i) => {
    const as = askPart(part, html, 'None of these')
    if ('refused' in as) return undefined
    // a cell or an option that there is none of, and a list that does not fit, cannot be handed in there
    const all = probes(part).filter((raw) => {
      const mark = gradePart(part.interaction, part.key, raw)
      return mark.status !== 'invalid' || !['response/unknown-cell', 'response/unknown-option', 'response/wrong-shape'].includes(mark.code)
    })
    const raw: RawResponse = blank ? '' : (all[(n + i * 5) % all.length] ?? '')
    const responses = as.places.map((place) => (blank ? null : (place.respond(raw) ?? null)))
    const mark = gradePart(part.interaction, part.key, raw)
    return { part, raw, responses, mark, theirs: toFloat(predicted(as.places, raw)) }
  })
  const placed = made.flatMap((one) => one ?? [])
  if (placed.length < parts.length) return undefined
  const points = placed.map(({ part }) => toFloat(readRational(part.points) ?? 1))
  const whole = points.reduce((sum, one) => sum + one, 0)
  const mean = (of: (one: (typeof placed)[number]) => number): number =>
    placed.reduce((sum, one, i) => sum + of(one) * (points[i] ?? 0), 0) / whole
  return {
    responses: blank ? null : placed.flatMap(({ responses }) => responses),
    expected: {
      predicted: mean(({ theirs }) => theirs),
      ours: mean(({ mark }) => creditOf(mark)),
      parts: placed.map(({ part, raw, mark }) => ({ part: part.id, raw, mark, follows: part.followThrough === true })),
    },
  }
}

interface MoodleScore {
  readonly username: string
  readonly question: string
  readonly fraction: number
}
interface MarkLine {
  readonly student: string
  readonly problem: string
  readonly part: string
  readonly variant: string
  readonly raw: RawResponse
  readonly status: Mark['status']
  readonly credit?: string
}

async function compare(): Promise<void> {
  const options = { from: at('set.course'), out: at('graded'), as: 'moodle', zone: 'Europe/Berlin', pages: 'none', workers: 1 }
  await runGrade([at('report.csv')], options, terminal)
  const read = (text: string): unknown => JSON.parse(text)
  const expected = read(readFileSync(at('expected.json'), 'utf8'))
  const scores = read(readFileSync(at('moodle.json'), 'utf8'))
  if (!isListOf<Expected>(expected, 'student') || !isListOf<MoodleScore>(scores, 'username')) throw new Error('expected.json, moodle.json')
  const moodle = new Map(scores.map((one) => [`${one.username} ${one.question}`, one.fraction]))
  const marks = new Map(
    readFileSync(at('graded/marks.jsonl'), 'utf8')
      .split('\n')
      .filter((line) => line !== '')
      .map(read)
      .filter((mark) => isA<MarkLine>(mark, 'variant'))
      .map((mark) => [`${mark.student} ${mark.problem} ${mark.part}`, mark]),
  )
  const rows = new Map<string, { answers: number; back: number; predicted: number; equal: number }>()
  const failures: string[] = []
  for (const one of expected) {
    const row = rows.get(one.problem) ?? { answers: 0, back: 0, predicted: 0, equal: 0 }
    rows.set(one.problem, row)
    row.answers += 1
    const lost = one.parts.flatMap(({ part, raw, mark, follows }) => {
      const back = marks.get(`${one.student} ${one.problem} ${part}`)
      const same =
        back?.variant === one.variant &&
        back.status === mark.status &&
        (follows || back.credit === ('credit' in mark ? mark.credit : undefined))
      return same ? [] : [`${part}: ${JSON.stringify(raw)} was to be ${JSON.stringify(mark)}, came back as ${JSON.stringify(back)}`]
    })
    if (lost.length === 0) row.back += 1
    else failures.push(...lost.map((text) => `${one.student} ${one.problem} ${text}`))
    const theirs = moodle.get(`${one.student} ${one.problem} ${one.variant}`) ?? NaN
    if (Math.abs(theirs - one.predicted) < 2e-6) row.predicted += 1
    else
      failures.push(
        `${one.student} ${one.problem}: Moodle gave ${theirs}, predicted was ${one.predicted}: ${JSON.stringify(one.parts.map(({ raw }) => raw))}`,
      )
    if (Math.abs(theirs - one.ours) < 2e-6) row.equal += 1
  }
  for (const text of failures) console.log(text)
  console.table(Object.fromEntries(rows))
  if (failures.length > 0) process.exitCode = 1
}

function creditOf(mark: Mark): number {
  return mark.status === 'graded' ? toFloat(readRational(mark.credit) ?? 0) : 0
}

/** Files of our own: looked at no closer than by one of their members. */
function isA<T extends object>(value: unknown, member: keyof T): value is T {
  return typeof value === 'object' && value !== null && member in value
}
function isListOf<T extends object>(value: unknown, member: keyof T): value is readonly T[] {
  return Array.isArray(value) && value.every((one) => isA<T>(one, member))
}

// Two gradings of the same rows in, by their scores and marks; whose points change, and in which parts rows are marked
// otherwise, out. Made from the lines of scores.jsonl and marks.jsonl alone.
import { add, compare, type Rational, readRational, subtract, toText } from '../../src/math/exact/rational.ts'
import { isRecord } from '../submission/submission.ts'

export interface StudentChange {
  readonly student: string
  /** Points of the whole set, exact rationals. */
  readonly before: string
  readonly after: string
  readonly problems: readonly ProblemChange[]
}
export interface ProblemChange {
  readonly problem: string
  readonly before: string
  readonly after: string
  /** The score by the keys before stands, since the revision never lowers one. */
  readonly kept?: true
}
export interface ScoreComparison {
  readonly students: { readonly up: number; readonly down: number; readonly same: number }
  /** By how much all together: exact rationals. */
  readonly points: { readonly up: string; readonly down: string }
  /** Students any of whose problems changes, in the order of the manifest. */
  readonly changes: readonly StudentChange[]
}

/** Rows of one part that are marked otherwise. */
export interface RowChanges {
  readonly problem: string
  readonly part: string
  readonly up: number
  readonly down: number
  /** The same credit, but another mistake, reading or status. */
  readonly otherwise: number
}

// ── Scores ───────────────────────────────────────────────────────────────────────────────────────

interface Score {
  readonly student: string
  readonly earned: string
  readonly problems: readonly { readonly problem: string; readonly earned: string; readonly kept: boolean }[]
}

/** Lines of scores.jsonl. A student of one side alone had and has nothing there. */
export function compareScores(before: Iterable<string>, after: Iterable<string>): ScoreComparison {
  const old = new Map<string, Score>()
  for (const line of before) {
    const score = readScore(line)
    if (score !== undefined) old.set(score.student, score)
  }
  const changes: StudentChange[] = []
  const counts = { up: 0, down: 0, same: 0 }
  let [up, down]: [Rational, Rational] = [0, 0]
  for (const line of after) {
    const score = readScore(line)
    if (score === undefined) continue
    const was = old.get(score.student) ?? { ...score, earned: '0', problems: [] }
    const gain = subtract(number(score.earned), number(was.earned))
    const sign = compare(gain, 0)
    counts[sign > 0 ? 'up' : sign < 0 ? 'down' : 'same'] += 1
    if (sign > 0) up = add(up, gain)
    if (sign < 0) down = subtract(down, gain)
    const problems = problemChanges(was, score)
    if (sign !== 0 || problems.length > 0) changes.push({ student: score.student, before: was.earned, after: score.earned, problems })
  }
  return { students: counts, points: { up: toText(up), down: toText(down) }, changes }
}

function problemChanges(before: Score, after: Score): readonly ProblemChange[] {
  const old = new Map(before.problems.map(({ problem, earned }) => [problem, earned]))
  return after.problems.flatMap(({ problem, earned, kept }): readonly ProblemChange[] => {
    const was = old.get(problem) ?? '0'
    return was === earned && !kept ? [] : [{ problem, before: was, after: earned, ...(kept && { kept }) }]
  })
}

function readScore(line: string): Score | undefined {
  if (line === '') return undefined
  const value: unknown = JSON.parse(line)
  if (!isRecord(value) || typeof value.student !== 'string' || typeof value.earned !== 'string' || !Array.isArray(value.problems))
    throw new TypeError(`a line of scores.jsonl that is none: ${line.slice(0, 200)}`)
  const problems: readonly unknown[] = value.problems
  return {
    student: value.student,
    earned: value.earned,
    problems: problems.filter(isRecord).map(({ problem, earned, rules }) => ({
      problem: String(problem),
      earned: String(earned),
      kept: Array.isArray(rules) && rules.some((one) => isRecord(one) && one.rule === 'kept-before'),
    })),
  }
}

function number(text: string): Rational {
  const value = readRational(text)
  if (value === undefined) throw new TypeError(`points that are no number: ${text}`)
  return value
}

// ── Marks ────────────────────────────────────────────────────────────────────────────────────────

/** Lines of marks.jsonl: the same rows on both sides, in the same order. Undefined where they are not. */
export function compareMarks(before: Iterable<string>, after: Iterable<string>): readonly RowChanges[] | undefined {
  const parts = new Map<string, { problem: string; part: string; up: number; down: number; otherwise: number }>()
  const old = before[Symbol.iterator]()
  for (const line of after) {
    const was = old.next()
    if (was.done === true) return undefined
    if (was.value === line) continue
    const [left, right] = [readMark(was.value), readMark(line)]
    if (left === undefined || right === undefined || left.row !== right.row) return undefined
    if (left.mark === right.mark) continue
    const key = JSON.stringify([right.problem, right.part])
    const counts = parts.get(key) ?? { problem: right.problem, part: right.part, up: 0, down: 0, otherwise: 0 }
    const sign = compare(left.credit, right.credit)
    counts[sign < 0 ? 'up' : sign > 0 ? 'down' : 'otherwise'] += 1
    parts.set(key, counts)
  }
  return old.next().done === true ? [...parts.values()] : undefined
}

interface MarkOfRow {
  readonly problem: string
  readonly part: string
  /** What tells the row from others. */
  readonly row: string
  /** 0 where the row is not graded. */
  readonly credit: Rational
  /** What was said of the answer. */
  readonly mark: string
}

function readMark(line: string): MarkOfRow | undefined {
  const value: unknown = JSON.parse(line)
  if (!isRecord(value)) return undefined
  const { student, problem, part, from, status, credit, mistake, reading, code, item, items, followed, close, how } = value
  if (typeof problem !== 'string' || typeof part !== 'string') return undefined
  return {
    problem,
    part,
    row: JSON.stringify([student, problem, part, from]),
    credit: typeof credit === 'string' ? number(credit) : 0,
    mark: JSON.stringify([status, credit, mistake, reading, code, item, items, followed, close, how]),
  }
}

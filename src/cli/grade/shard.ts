// Some students in; all their rows marked and counted, and written as parts of the marks, the scores, the graded pages and
// what was rejected.
import { type AssessedStudent, assess } from '../../../grader/assess.ts'
import type { CourseFolder } from '../../../grader/course-folder.ts'
import type { StudentWork } from '../../../grader/course.ts'
import { type Follower, followThrough } from '../../../grader/follow/follow-through.ts'
import { markHead, markLine } from '../../../grader/marks.ts'
import type { CoursePolicy } from '../../../grader/policy/course-policy.ts'
import { reception } from '../../../grader/receive.ts'
import { scoreLine } from '../../../grader/score-line.ts'
import { timeOf } from '../../../grader/time.ts'
import type { Origin } from '../../../grader/submission/submission.ts'
import type { Diagnostic } from '../../diagnostic.ts'
import type { ManifestEntry } from '../../manifest.ts'
import type { PageWriter } from '../course/graded-pages.ts'
import { rejectedText } from './rejected.ts'
import { eachRow, type Row, textOfRow } from './rows.ts'
import type { Store } from './store.ts'
import { namesVariants, partNames, type ShardResult, type ShardSplit, type ShardTask } from './tasks.ts'

/** What a shard needs to know of the course. */
export interface Sharding {
  readonly course: CourseFolder
  readonly gather: (entries: Iterable<ManifestEntry>) => Map<string, StudentWork>
  readonly policy: CoursePolicy
  readonly follower: Follower
  /** A variant that was frozen for anybody. */
  frozen(problem: string, variant: string): ManifestEntry | undefined
  /** Undefined where no pages are asked for. */
  readonly pages: ((task: ShardTask) => PageWriter) | undefined
}

export function gradeShard(task: ShardTask, sharding: Sharding, store: Store): ShardResult {
  const answered = entriesAnswered(task, sharding, store)
  const students = sharding.gather(answered.entries)
  const rejected = receiveAll(task, sharding, students, answered, store)
  return { ...writeAll(task, sharding, students, store), rejected }
}

/** Hands on the shard's rows in the order in which they were read. */
function eachRowOfShard(
  { splits }: ShardTask,
  store: Store,
  isRead: (split: ShardSplit) => boolean,
  take: (row: Row, from: Origin, split: ShardSplit) => void,
): void {
  const decoder = new TextDecoder()
  for (const split of splits) {
    if (!isRead(split)) continue
    for (const [start, end] of split.segments) {
      const text = decoder.decode(store.read(partNames.rows(split.index), start, end))
      eachRow(text, split.origins, (row, from) => take(row, from, split))
    }
  }
}

interface AnsweredEntries {
  readonly entries: readonly ManifestEntry[]
  /** The student's own entry, where rows name another variant, by student and problem. */
  readonly own: ReadonlyMap<string, ManifestEntry>
}
const nameOf = (student: string, problem: string): string => `${student}\0${problem}`

/**
 * Where rows name variants, a student's problem is that of the variant that the last of them names: the last by time of receipt where
 * they have one, so that the order of the files does not matter.
 */
function entriesAnswered(task: ShardTask, { frozen, course }: Sharding, store: Store): AnsweredEntries {
  const named = new Map<string, ManifestEntry>()
  const latest = new Map<string, number>()
  const mayName = ({ origins }: ShardSplit): boolean => origins.some(({ format }) => namesVariants(format))
  eachRowOfShard(task, store, mayName, ({ submission: { student, problem, variant, at } }) => {
    const entry = variant === undefined ? undefined : frozen(problem, variant)
    const time = (at === undefined ? undefined : timeOf(at)) ?? -Infinity
    const name = nameOf(student, problem)
    if (entry === undefined || time < (latest.get(name) ?? -Infinity)) return
    latest.set(name, time)
    named.set(name, entry)
  })
  if (named.size === 0) return { entries: task.entries, own: new Map() }
  const own = new Map<string, ManifestEntry>()
  const entries = task.entries.map((entry) => {
    const name = nameOf(entry.student, entry.problem)
    const other = named.get(name)
    named.delete(name)
    if (other === undefined || other.variant.id === entry.variant.id) return entry
    own.set(name, entry)
    return { ...entry, variant: other.variant, spec: other.spec, engine: other.engine }
  })
  return { entries: withEnrolled(task, entries, named, course), own }
}

/** Students without entries of their own have those of the variants that their rows name, in the order of the set. */
function withEnrolled(
  { enrolled }: ShardTask,
  entries: readonly ManifestEntry[],
  named: ReadonlyMap<string, ManifestEntry>,
  { run }: CourseFolder,
): readonly ManifestEntry[] {
  const own = enrolled.flatMap(({ student, page, token }) =>
    run.problems.flatMap(({ problem }): ManifestEntry[] => {
      const entry = named.get(nameOf(student, problem))
      return entry === undefined ? [] : [{ ...entry, student, page, token, status: 'active' }]
    }),
  )
  return [...entries, ...own]
}

const everySplit = (): boolean => true

/** Puts every row with its student; gives the rows of each file that could not be. */
function receiveAll(
  task: ShardTask,
  { frozen }: Sharding,
  students: ReadonlyMap<string, StudentWork>,
  { own }: AnsweredEntries,
  store: Store,
): ShardResult['rejected'] {
  const part = store.create(partNames.rejected(task.index))
  const counts = new Map<number, number>()
  const intake = reception(students, () => undefined, { frozen, own: (student, problem) => own.get(nameOf(student, problem)) })
  eachRowOfShard(task, store, everySplit, (row, from, split) => {
    const refused = intake.take(row.submission, from, row.line + split.linesBefore)
    if (refused === undefined) return
    const file = split.fileOf[row.origin] ?? 0
    counts.set(file, (counts.get(file) ?? 0) + 1)
    const { code, wrong: message } = refused
    part.write(rejectedText(split.index, row.seq, { code, message, file: from.file, line: row.line, text: textOfRow(row, from) }))
  })
  part.end()
  return [...counts].map(([file, rows]) => ({ file, rows }))
}

function writeAll(
  task: ShardTask,
  { policy, pages, follower }: Sharding,
  students: ReadonlyMap<string, StudentWork>,
  store: Store,
): Omit<ShardResult, 'rejected'> {
  const [marks, scores] = [store.create(partNames.marks(task.index)), store.create(partNames.scores(task.index))]
  const writer = pages?.(task)
  const diagnostics = new Map<string, Diagnostic>()
  const counts = { students: 0, handedIn: 0, rows: 0, pending: 0, review: 0 }
  for (const work of students.values()) {
    for (const problem of work.problems.values()) for (const marked of [problem, ...problem.before]) followThrough(marked, follower)
    const student = assess(work, policy.of(work.student))
    const { lines, rows } = marksOf(student)
    marks.write(lines)
    counts.rows += rows
    if (!work.active && !student.handedIn) continue
    const score = `${JSON.stringify(scoreLine(student))}\n`
    scores.write(score)
    counts.students += 1
    if (student.handedIn) counts.handedIn += 1
    counts.pending += student.problems.filter(({ state }) => state === 'pending').length
    counts.review += student.problems.filter(({ review }) => review).length
    for (const one of writer?.write(student, lines + score) ?? []) diagnostics.set(JSON.stringify(one), one)
  }
  marks.end()
  scores.end()
  if (writer !== undefined) {
    const state = store.create(partNames.pages(task.index))
    state.write(writer.state())
    state.end()
  }
  return { ...counts, pages: writer?.written ?? [], diagnostics: [...diagnostics.values()] }
}

/** Every row that was put with the student, by problem, part and attempt. */
function marksOf({ work: { student }, problems }: AssessedStudent): { readonly lines: string; readonly rows: number } {
  let [lines, rows] = ['', 0]
  for (const { parts, work } of problems) {
    for (const { handed, part } of parts) {
      if (handed === undefined) continue
      for (const { handed: row, attempt, why, late } of handed.outcome.rows) {
        const head = row.other === undefined ? handed.work.head : markHead(student, work.entry.problem, part, row.other.variant.id)
        const from = { file: row.origin.name, line: row.line }
        lines += markLine({ head, answer: row.answer, attempt, stated: row.attempt, at: row.at, late, why, from })
        rows += 1
      }
    }
  }
  return { lines, rows }
}

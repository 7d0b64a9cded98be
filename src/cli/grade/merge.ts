// What the shards of a grading left in, the files of the graded folder out: their parts behind each other, and what is made
// of all score lines together.
import { createHash } from 'node:crypto'
import path from 'node:path'
import type { CourseFolder } from '../../../grader/course-folder.ts'
import { type GradebookForm, gradebookFor, gradebookForms } from '../../../grader/gradebooks/gradebook-for.ts'
import { writeGradebook } from '../../../grader/gradebook.ts'
import type { Release } from '../../../grader/graded-page.ts'
import { reportBuilder } from '../../../grader/report.ts'
import type { ScoreLine } from '../../../grader/score-line.ts'
import { type Diagnostic, type DiagnosticCode, diagnosticCodes, error } from '../../diagnostic.ts'
import { plainText } from '../../kinds/options.ts'
import { keysId, type ManifestEntry, type RosterCopy } from '../../manifest.ts'
import { formatDiagnostic } from '../../spec/code-frame.ts'
import { isRecord } from '../../../grader/submission/submission.ts'
import type { GradingJob } from './job.ts'
import { merged, rejectedOf } from './rejected.ts'
import { linesOfPart, piecesOf, type Store } from './store.ts'
import { partNames, type ShardResult, type SplitResult } from './tasks.ts'

export interface Merging {
  readonly job: GradingJob
  readonly store: Store
  readonly splits: readonly SplitResult[]
  readonly shards: readonly ShardResult[]
  /** Lines of the file before each split. */
  readonly linesBefore: readonly number[]
  readonly release: Release
}

/** Stages everything but the pages and the journal; gives the digest of the marks. */
export async function mergeAll(merging: Merging): Promise<{ readonly marks: string; readonly diagnostics: readonly Diagnostic[] }> {
  const rejected = mergeRejected(merging)
  const marks = concatenated(merging, 'marks.jsonl', partNames.marks)
  concatenated(merging, 'scores.jsonl', partNames.scores)
  return { marks, diagnostics: await writeSummaries(merging, rejected) }
}

/** Parts of all shards as one file; the first 32 digits of its SHA-256. */
function concatenated({ job, store, shards }: Merging, place: string, part: (shard: number) => string): string {
  const file = job.staged.open(place, true)
  const hash = createHash('sha256')
  for (const index of shards.keys()) {
    for (const piece of piecesOf(store, part(index))) {
      hash.update(piece)
      file.write(piece)
    }
  }
  file.end()
  return hash.digest('hex').slice(0, 32)
}

const mostShown = 20

/** Every row that could not be graded into rejected.jsonl, the first of them on the terminal; how many there are. */
function mergeRejected({ job: { staged, terminal }, store, splits, shards, linesBefore }: Merging): number {
  const ofSplits = function* (): ReturnType<typeof rejectedOf> {
    for (const index of splits.keys()) yield* rejectedOf(store, partNames.splitRejected(index), linesBefore)
  }
  const ofShards = [...shards].flatMap(({ rejected }, index) =>
    rejected.length === 0 ? [] : [rejectedOf(store, partNames.rejected(index), linesBefore)],
  )
  const file = staged.open('rejected.jsonl', true)
  let count = 0
  for (const { json } of merged([ofSplits(), ...ofShards])) {
    count += 1
    file.write(`${json}\n`)
    if (count <= mostShown) terminal.err(`${formatDiagnostic(diagnosticOf(json))}\n`)
  }
  file.end()
  if (count > mostShown) terminal.err(`… and ${count - mostShown} more, all in rejected.jsonl\n`)
  return count
}

/** Of a line of rejected.jsonl. */
function diagnosticOf(json: string): Diagnostic {
  const row: unknown = JSON.parse(json)
  const { file, line, code, message, hint } = isRecord(row) ? row : {}
  const at = { file: String(file), line: Number(line), col: 1 }
  return error(isCode(code) ? code : 'submission/malformed', String(message), at, typeof hint === 'string' ? hint : undefined)
}
const isCode = (code: unknown): code is DiagnosticCode => typeof code === 'string' && Object.hasOwn(diagnosticCodes, code)

async function writeSummaries(merging: Merging, rejected: number): Promise<readonly Diagnostic[]> {
  const { job, release } = merging
  const { staged, course } = job
  const { run, roster } = course
  const report = reportBuilder({ run, keys: course.keys, manifest: variantsOf(course) })
  const lines = function* (): Generator<ScoreLine> {
    for (const line of scoreLines(merging)) {
      report.add(line)
      yield slim(line)
    }
  }
  const problems = run.problems.map(({ problem }) => problem)
  staged.write('gradebook.csv', writeGradebook(roster.columns, problems, lines(), rosterRows(roster)), true)
  for (const form of gradebookForms) if (isWanted(form, job)) staged.write(gradebookFile(form), inForm(form, merging), true)
  for (const [name, text] of report.csv()) staged.write(`report/${name}`, text, true)
  const page = await report.page((job.rejectedBefore ?? 0) + rejected, release.asOf)
  if (!page.ok) return page.errors
  staged.write('report.html', page.value, true)
  return []
}

/** One entry of each variant, whoever has it: the report asks for no more. */
function variantsOf({ people }: CourseFolder): readonly ManifestEntry[] {
  const entries = new Map<string, ManifestEntry>()
  for (const entry of people.all()) {
    const id = keysId({ problem: entry.problem, variant: entry.variant.id, spec: entry.spec })
    if (!entries.has(id)) entries.set(id, entry)
  }
  return [...entries.values()]
}

function rosterRows({ columns, rows }: RosterCopy): ReadonlyMap<string, readonly string[]> {
  const idColumn = columns.indexOf('student')
  return new Map(rows.map((row) => [row[idColumn] ?? '', row]))
}

const gradebookFile = (form: GradebookForm): string => `gradebook-${form}.csv`
/** One that stands there already must not stay as it was. */
const isWanted = (form: GradebookForm, { gradebook, files, out }: GradingJob): boolean =>
  form === gradebook || files.exists(path.join(out, gradebookFile(form)))

function inForm(form: GradebookForm, merging: Merging): string {
  const { run, roster } = merging.job.course
  const lines = function* (): Generator<ScoreLine> {
    for (const line of scoreLines(merging)) yield slim(line)
  }
  const problems = run.problems.map(({ problem }) => problem)
  return gradebookFor(form, {
    set: run.set.id,
    title: plainText(run.set.title),
    problems,
    roster: { columns: roster.columns, rows: rosterRows(roster) },
    lines: lines(),
  })
}

/** Gradebooks need no parts, and all students' would be too many. */
const slim = (line: ScoreLine): ScoreLine => ({ ...line, problems: line.problems.map((problem) => ({ ...problem, parts: [] })) })

function* scoreLines({ store, shards }: Merging): Generator<ScoreLine> {
  for (const index of shards.keys()) {
    for (const text of linesOfPart(store, partNames.scores(index))) {
      const line: unknown = JSON.parse(text)
      if (isScoreLine(line)) yield line
    }
  }
}
/** Our own, written by this run. */
const isScoreLine = (line: unknown): line is ScoreLine => isRecord(line) && typeof line.student === 'string' && Array.isArray(line.problems)

// Revisions of a generated folder: keys that were made anew from mended specs for the variants as they were frozen. They
// lie beside what `generate` wrote, which stays as it is; a log says which are in force. The bytes of revisions in, the
// course with those in force laid over it out.
import { createHash } from 'node:crypto'
import { type Checked, error, failed, ok } from '../src/diagnostic.ts'
import { type ManifestEntry, readSpecCopy, type Run, type RunProblem, type SpecCopy, type VariantKeys, writeLine } from '../src/manifest.ts'
import { indexKeys, type KeysIndex } from './keys.ts'
import { isRecord } from './submission/submission.ts'
import { decodeStrictly } from './submission/text.ts'

/** Paths inside a generated folder. */
export const revisionPaths = {
  /** What was put in force and taken back, a line each; lines are only ever added. */
  log: 'staff/revisions.jsonl',
  file: (id: string): string => `staff/revisions/${id}.jsonl`,
} as const

export const revisionFormat = 'quizwright-revision/1'

/** The first line of a revision's file. */
export interface RevisionHead {
  readonly format: typeof revisionFormat
  /** The version that derived the keys. */
  readonly engine: string
  /** The revisions that were in force beneath it. */
  readonly over: readonly string[]
  /** Of a problem's scores by the keys before and by those after, the better one stands. */
  readonly neverLower: boolean
  readonly problems: readonly RevisedProblem[]
}
export interface RevisedProblem {
  /** As it is graded from now on. */
  readonly after: RunProblem
  /** The variants whose keys are made anew, by the digest of the spec by which they were marked. */
  readonly of: readonly { readonly before: string; readonly variants: readonly string[] }[]
}

/** A revision that can be laid over a course. */
export interface Revision {
  readonly id: string
  readonly head: RevisionHead
  readonly keys: KeysIndex
  /** Specs by digest. */
  readonly specs: ReadonlyMap<string, SpecCopy>
}

/** A revision as it is written: its id is a digest of its lines. */
export interface RevisionText {
  readonly id: string
  readonly lines: readonly string[]
}

export function writeRevision(
  head: RevisionHead,
  specs: readonly { readonly digest: string; readonly copy: SpecCopy }[],
  keys: readonly VariantKeys[],
): RevisionText {
  const lines = [head, ...specs].map((line) => `${JSON.stringify(line)}\n`).concat(keys.map(writeLine))
  return { id: idOf(lines), lines }
}

function idOf(pieces: Iterable<string | Uint8Array>): string {
  const hash = createHash('sha256')
  for (const piece of pieces) hash.update(piece)
  return `r${hash.digest('hex').slice(0, 31)}`
}

/** The bytes of a revision's file; its id must be the digest of what it holds. */
export function readRevision(bytes: Uint8Array, id: string, file: string): Checked<Revision> {
  const lines = firstLines(bytes)
  const head = lines.length === 0 ? undefined : parsed(lines[0] ?? '')
  const specs = lines.slice(1).map((line) => specOf(line, file))
  if (idOf([bytes]) !== id || !isHead(head) || specs.includes(undefined)) {
    const at = { file, line: 1, col: 1 }
    return failed(error('manifest/malformed', `${file} is not what regrade wrote`, at, 'Restore the file'))
  }
  return ok({ id, head, keys: indexKeys(bytes, file), specs: new Map(specs.flatMap((spec) => (spec === undefined ? [] : [spec]))) })
}

/** The lines before the first that holds keys. */
function firstLines(bytes: Uint8Array): readonly string[] {
  const lines: string[] = []
  for (let start = 0; start < bytes.length;) {
    const found = bytes.indexOf(10, start)
    const end = found < 0 ? bytes.length : found
    const line = decodeStrictly(bytes.subarray(start, end)) ?? ''
    if (line.startsWith('{"problem":')) break
    lines.push(line)
    start = end + 1
  }
  return lines
}

function specOf(line: string, file: string): readonly [string, SpecCopy] | undefined {
  const value = parsed(line)
  if (!isRecord(value) || typeof value.digest !== 'string') return undefined
  const copy = readSpecCopy(JSON.stringify(value.copy), file)
  return copy.ok ? [value.digest, copy.value] : undefined
}

function parsed(line: string): unknown {
  try {
    return JSON.parse(line)
  } catch {
    return undefined
  }
}
const isHead = (value: unknown): value is RevisionHead =>
  isRecord(value) &&
  value.format === revisionFormat &&
  typeof value.engine === 'string' &&
  typeof value.neverLower === 'boolean' &&
  Array.isArray(value.over) &&
  Array.isArray(value.problems) &&
  value.problems.every((problem) => isRecord(problem) && isRecord(problem.after) && Array.isArray(problem.of))

// ── The log ──────────────────────────────────────────────────────────────────────────────────────

export type LogLine = { readonly revision: string } | { readonly undone: string }
export const writeLogLine = (line: LogLine): string => `${JSON.stringify(line)}\n`

/** The revisions in force, the oldest first. Only the last one in force can be undone. */
export function readLog(text: string, file: string): Checked<readonly string[]> {
  const inForce: string[] = []
  for (const [index, line] of text.split('\n').entries()) {
    if (line === '') continue
    const value = parsed(line)
    if (isRecord(value) && typeof value.revision === 'string' && isId(value.revision)) inForce.push(value.revision)
    else if (isRecord(value) && typeof value.undone === 'string' && inForce.at(-1) === value.undone) inForce.pop()
    else
      return failed(
        error(
          'manifest/malformed',
          `line ${index + 1} of ${file} is not what regrade wrote`,
          { file, line: index + 1, col: 1 },
          'Restore the file',
        ),
      )
  }
  return ok(inForce)
}
/** It becomes part of a path. */
const isId = (text: string): boolean => /^r[0-9a-f]{31}$/.test(text)

// ── Laid over a course ───────────────────────────────────────────────────────────────────────────

/** What of a generated folder revisions change. */
export interface Revisable {
  readonly run: Run
  readonly manifest: readonly ManifestEntry[]
  readonly keys: KeysIndex
  spec(digest: string): Checked<SpecCopy>
}
/** A problem as it was marked before a revision that never lowers a score: by the keys of the spec. */
export interface KeptSpec {
  readonly spec: string
  readonly problem: RunProblem
}
export interface Revised extends Revisable {
  /** The revisions laid over it, the oldest first. */
  readonly revisions: readonly string[]
  /** By which other keys a variant is marked as well, the newest first: the best score stands. Mostly none. */
  kept(entry: Pick<ManifestEntry, 'problem' | 'variant' | 'spec'>): readonly KeptSpec[]
}

const none: readonly KeptSpec[] = []

/** The course by the keys of the last of the revisions that are laid over it, the oldest first. */
export function withRevisions(course: Revisable, revisions: readonly Revision[]): Revised {
  if (revisions.length === 0) return { ...course, revisions: [], kept: () => none }
  const steps = revisions.map((revision) => ({ revision, after: revisedVariants(revision) }))
  const kept = new Map<string, readonly KeptSpec[]>()
  const problemOf = new Map(course.run.problems.map((problem) => [problem.problem, problem]))
  const manifest = course.manifest.map((first): ManifestEntry => {
    let entry = first
    let problem = problemOf.get(entry.problem)
    let before = none
    for (const { revision, after } of steps) {
      const next = after.get(nameOf(entry))
      if (next === undefined) continue
      before = revision.head.neverLower && problem !== undefined ? [{ spec: entry.spec, problem }, ...before] : none
      entry = { ...entry, spec: next.spec }
      problem = next
    }
    if (before.length > 0) kept.set(nameOf(entry), before)
    return entry
  })
  const problems = course.run.problems.map((first) =>
    revisions.reduce((problem, { head }) => head.problems.find((one) => isOf(one, problem))?.after ?? problem, first),
  )
  const newestFirst = revisions.toReversed()
  return {
    run: { ...course.run, problems },
    manifest,
    keys: keysOver(course.keys, newestFirst),
    spec: (digest) => {
      const copy = newestFirst.find(({ specs }) => specs.has(digest))?.specs.get(digest)
      return copy === undefined ? course.spec(digest) : ok(copy)
    },
    revisions: revisions.map(({ id }) => id),
    kept: (entry) => kept.get(nameOf(entry)) ?? none,
  }
}

const nameOf = ({ problem, variant, spec }: Pick<ManifestEntry, 'problem' | 'variant' | 'spec'>): string =>
  `${problem}\0${variant.id}\0${spec}`

function revisedVariants({ head }: Revision): ReadonlyMap<string, RunProblem> {
  return new Map(
    head.problems.flatMap(({ after, of }) =>
      of.flatMap(({ before, variants }) => variants.map((id) => [`${after.problem}\0${id}\0${before}`, after] as const)),
    ),
  )
}
const isOf = ({ after, of }: RevisedProblem, { problem, spec }: RunProblem): boolean =>
  after.problem === problem && of.some(({ before }) => before === spec)

/** Keys are looked up in the revisions that hold the spec, then in the folder's own. */
function keysOver(own: KeysIndex, newestFirst: readonly Revision[]): KeysIndex {
  return {
    read(of) {
      for (const { specs, keys } of newestFirst) {
        const found = specs.has(of.spec) ? keys.read(of) : undefined
        if (found?.ok === true) return found
      }
      return own.read(of)
    },
  }
}

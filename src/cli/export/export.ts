// quizwright export SET|PROBLEM… --to TARGET (--from DIR | --variants N [--seed TEXT]) --out FILE: variants for an LMS, and
// the ledger of what the LMS keeps of them.
import { randomBytes } from 'node:crypto'
import path from 'node:path'
import { type CourseFolder, readCourseFolder } from '../../../grader/course-folder.ts'
import { solutions } from '../../../grader/solutions.ts'
import { type Checked, type Diagnostic, error, failed, ok } from '../../diagnostic.ts'
import { exportItem, type ExportItem } from '../../export/item.ts'
import { lostBut } from '../../export/lost.ts'
import { isKept, isRefused, type ProblemLedger } from '../../export/ledger.ts'
import { policiesLost } from '../../export/policies.ts'
import { type OpenTarget, selfDrawing, targets } from '../../export/target.ts'
import { type ManifestEntry, type RunProblem, staffPaths } from '../../manifest.ts'
import { variantTag } from '../../variant/tag.ts'
import { disk, type Files } from '../course/files.ts'
import { finished, guarded, usage, type UsageError } from '../course/outcome.ts'
import { progressOf } from '../course/progress.ts'
import type { Terminal } from '../terminal.ts'
import { type Place, writeBeside } from './beside.ts'
import { ledgerText } from './ledger-text.ts'
import { MergedLedger } from './merged.ts'
import { openerOf } from './openers.ts'
import { examRefusal, exportSelfDrawn, keptProblems, plannedProblems } from './self-drawn.ts'
import { makeVariants } from './variants.ts'

export interface ExportOptions {
  readonly to: string
  readonly out: string
  readonly from?: string
  readonly variants?: number
  readonly seed?: string
  readonly strict?: true
  readonly json?: true
}

/** Variants of one problem that an export holds at most. */
const mostVariants = 10_000

/** Exit 0 when the file is in its place; 1, and no file, where nothing can be exported or `--strict` refuses. */
export const runExport = (
  names: readonly string[],
  options: ExportOptions,
  terminal: Terminal,
  { files, cwd }: { readonly files: Files; readonly cwd: string } = { files: disk, cwd: process.cwd() },
): Promise<number> =>
  guarded(terminal, async () => {
    const target = targets.find((one) => one === options.to)
    const wrong = target !== undefined && selfDrawing.has(target) ? wrongSelfDrawn(options) : wrongUsage(options)
    if (wrong !== undefined) return usage(wrong, terminal)
    const open = target === undefined ? undefined : await openerOf(target)
    if (open === undefined)
      return usage(
        {
          usage:
            target === undefined ? `--to ${options.to}: expected ${targets.join(', ')}` : `--to ${options.to}: comes in a later version`,
        },
        terminal,
      )
    if (target !== undefined && selfDrawing.has(target)) return exportPractice(names, options, open, terminal, { files, cwd })
    const course = options.from === undefined ? newVariants(names, options, files, cwd) : named(names, readCourseFolder(options.from))
    if (!course.ok) return finished(course.errors, terminal)
    return write((put) => exportAll(course.value, open, put, terminal), { out: options.out, mode: 0o600 }, options, files, terminal)
  })

/** What draws variants by itself takes problems alone; nothing is left beside it. */
function exportPractice(
  names: readonly string[],
  options: ExportOptions,
  open: OpenTarget,
  terminal: Terminal,
  { files, cwd }: { readonly files: Files; readonly cwd: string },
): number {
  const course = options.from === undefined ? undefined : named(names, readCourseFolder(options.from))
  const source = course === undefined ? plannedProblems(names, cwd) : course.ok ? keptProblems(course.value) : course
  if (!source.ok) return finished(source.errors, terminal)
  const exam = examRefusal(source.value.set, options.to)
  if (exam !== undefined) return finished([exam], terminal)
  const made = (put: (bytes: Uint8Array) => void): Made => {
    const { ledgers, diagnostics } = exportSelfDrawn(source.value, open, put)
    return { ledgers, variants: undefined, diagnostics: [...source.warnings, ...diagnostics] }
  }
  // students open it themselves
  return write(made, { out: options.out, mode: 0o666 }, options, files, terminal)
}

const wrongSelfDrawn = ({ to, variants, seed }: ExportOptions): UsageError | undefined =>
  variants === undefined && seed === undefined
    ? undefined
    : { usage: `--to ${to} draws its variants by itself, a new one whenever a student asks: leave out --variants and --seed` }

function wrongUsage({ from, variants, seed }: ExportOptions): UsageError | undefined {
  if ((from === undefined) === (variants === undefined))
    return { usage: 'say which variants: --from DIR (a generated folder), or --variants N' }
  if (from !== undefined && seed !== undefined) return { usage: '--seed goes with --variants: the variants of a folder are drawn already' }
  if (seed === '') return { usage: '--seed takes a text that is not empty' }
  return (variants ?? 0) > mostVariants ? { usage: `--variants takes a number up to ${mostVariants}` } : undefined
}

/** `rnn.xml` leaves its staff files in `rnn.course`. */
const courseOf = (out: string): string => `${out.replace(/(?:\.tar)?\.[^./\\]*$/, '')}.course`

function newVariants(
  names: readonly string[],
  { out, variants = 1, seed }: ExportOptions,
  files: Files,
  cwd: string,
): Checked<CourseFolder> {
  const folder = courseOf(out)
  const before = files.read(path.join(folder, staffPaths.seed))
  const kept = before === undefined ? undefined : new TextDecoder().decode(before).trim()
  return makeVariants({ targets: names, variants, seedText: seed ?? kept ?? randomBytes(16).toString('hex'), folder }, files, cwd)
}

/** A folder's problems, all of them or those named. */
function named(names: readonly string[], course: Checked<CourseFolder>): Checked<CourseFolder> {
  if (!course.ok) return course
  const { run } = course.value
  const ids = new Set(names.map((name) => path.basename(name).replace(/\.ya?ml$/, '')))
  const unknown = [...ids].find((id) => id !== run.set.id && !run.problems.some(({ problem }) => problem === id))
  if (unknown !== undefined) return failed(error('file/not-found', `the folder holds no problem and no set ${unknown}`))
  const problems = ids.has(run.set.id) ? run.problems : run.problems.filter(({ problem }) => ids.has(problem))
  return ok({ ...course.value, run: { ...run, problems } })
}

function write(
  make: (put: (bytes: Uint8Array) => void) => Made,
  place: Place,
  { out, to, strict, json }: ExportOptions,
  files: Files,
  terminal: Terminal,
): number {
  const made = writeBeside(files, place, make, (one) => whyRefused(one, strict === true) === undefined && !one.diagnostics.some(isError))
  const { ledgers, diagnostics } = made
  const why = whyRefused(made, strict === true)
  const refusal = why === undefined ? [] : [error('export/refused', `${out} is not written: ${why}`)]
  if (json === true) terminal.out(`${JSON.stringify({ target: to, problems: ledgers })}\n`)
  else terminal.err(`${ledgerText(to, ledgers)}\n`)
  const code = finished([...diagnostics, ...refusal], terminal)
  const variants = made.variants === undefined ? '' : `${made.variants} variants of `
  const held = ledgers.filter((ledger) => !isRefused(ledger)).length
  if (code === 0) terminal.err(`${out}: ${variants}${held} ${held === 1 ? 'problem' : 'problems'}\n`)
  return code
}

function whyRefused({ ledgers }: Made, strict: boolean): string | undefined {
  if (ledgers.every(isRefused)) return 'no problem can be exported'
  return strict && !ledgers.every(isKept) ? 'not everything is kept' : undefined
}
const isError = ({ severity }: Diagnostic): boolean => severity === 'error'

interface Made {
  readonly ledgers: readonly ProblemLedger[]
  /** Undefined of what draws them by itself. */
  readonly variants: number | undefined
  readonly diagnostics: readonly Diagnostic[]
}

/** Problem after problem, variant after variant: what is written does not stand in memory. */
function exportAll(course: CourseFolder, open: OpenTarget, put: (bytes: Uint8Array) => void, terminal: Terminal): Made {
  const { run, manifest, keys } = course
  const spec = remembered(course.spec)
  const worked = solutions(run.set.language, spec)
  const progress = progressOf(terminal, 'variants', 0)
  const ledgers: ProblemLedger[] = []
  const diagnostics: Diagnostic[] = []
  let variants = 0
  const writer = open(put, { set: run.set, tag: variantTag })
  for (const problem of run.problems) {
    const copy = spec(problem.spec)
    if (!copy.ok) {
      diagnostics.push(...copy.errors)
      continue
    }
    const drawn = distinct(manifest, problem.problem)
    if (drawn.length === 0) {
      ledgers.push({ problem: problem.problem, entries: [noVariant] })
      continue
    }
    const { problem: id, title, points, asked } = problem
    writer.problem({ id, title, points, asked, problem: copy.value.problem })
    const merged = new MergedLedger()
    merged.add(policiesLost(run.set, asked))
    let held = 0
    for (const entry of drawn) {
      const item = itemOf({ keys, spec }, problem, entry, worked)
      diagnostics.push(...(item.ok ? item.warnings : item.errors))
      if (!item.ok) continue
      const { written, ledger } = writer.item(item.value)
      merged.add(ledger)
      if (!written) continue
      held += 1
      if (writer.marksAsWeDo !== true) merged.add(item.value.parts.flatMap((part) => lostBut(part, ledger)))
      progress.done((variants += 1))
    }
    ledgers.push({ problem: problem.problem, entries: merged.entries(held > 0) })
  }
  writer.end(ledgers)
  progress.end()
  return { ledgers, variants, diagnostics }
}

const noVariant = { status: 'refused', feature: 'selection', why: 'no variant of it is in use' } as const

/** A course's specs, each read once. */
function remembered(read: CourseFolder['spec']): CourseFolder['spec'] {
  const specs = new Map<string, ReturnType<CourseFolder['spec']>>()
  return (digest) => {
    const known = specs.get(digest) ?? read(digest)
    specs.set(digest, known)
    return known
  }
}

/** The variants in use: of a student who was dropped, or an earlier export that had more, none is wanted. */
function distinct(manifest: readonly ManifestEntry[], problem: string): readonly ManifestEntry[] {
  return [
    ...new Map(
      manifest.filter((entry) => entry.problem === problem && entry.status === 'active').map((entry) => [entry.variant.id, entry]),
    ).values(),
  ]
}

function itemOf(
  course: Pick<CourseFolder, 'keys' | 'spec'>,
  problem: RunProblem,
  entry: ManifestEntry,
  worked: ReturnType<typeof solutions>,
): Checked<ExportItem> {
  const keys = course.keys.read({ problem: entry.problem, variant: entry.variant.id, spec: entry.spec })
  if (!keys.ok) return keys
  const solution = worked.of(entry, problem, keys.value)
  if (!solution.ok) return solution
  const spec = course.spec(entry.spec)
  if (!spec.ok) return spec
  const following = spec.value.problem.parts.filter(({ followThrough = '0' }) => followThrough !== '0').map(({ id }) => id)
  const { posed, keys: parts } = keys.value
  return ok(exportItem({ public: posed, keys: parts, solution: solution.value }, new Set(following)), solution.warnings)
}

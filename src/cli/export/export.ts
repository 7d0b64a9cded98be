// quizwright export SET|PROBLEM… --to TARGET (--from DIR | --variants N [--seed TEXT]) --out FILE: variants for an LMS, and
// the ledger of what the LMS keeps of them.
import { randomBytes } from 'node:crypto'
import path from 'node:path'
import { type CourseFolder, readCourseFolder } from '../../../grader/course-folder.ts'
import { type Checked, type Diagnostic, error, failed, ok } from '../../diagnostic.ts'
import { isKept, isRefused } from '../../export/ledger.ts'
import { type OpenTarget, selfDrawing, targets } from '../../export/target.ts'
import { staffPaths } from '../../manifest.ts'
import { disk, type Files } from '../course/files.ts'
import { finished, guarded, usage, type UsageError } from '../course/outcome.ts'
import type { Terminal } from '../terminal.ts'
import { type Place, writeBeside } from './beside.ts'
import { ledgerText } from './ledger-text.ts'
import { openerOf } from './openers.ts'
import { examRefusal, exportSelfDrawn, keptProblems, plannedProblems } from './self-drawn.ts'
import { type MadeCourse, makeVariants } from './variants.ts'
import { exportAll, type Made } from './with-variants.ts'

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
    if (target === undefined) return usage({ usage: `--to ${options.to}: expected ${targets.join(', ')}` }, terminal)
    const wrong = selfDrawing.has(target) ? wrongSelfDrawn(options) : wrongUsage(options)
    if (wrong !== undefined) return usage(wrong, terminal)
    const open = await openerOf(target)
    if (selfDrawing.has(target)) return exportPractice(names, options, open, terminal, { files, cwd })
    const named = options.from === undefined ? newVariants(names, options, files, cwd) : ofFolder(names, options.from)
    if (!named.ok) return finished(named.errors, terminal)
    const { course, discard } = named.value
    const code = write((put) => exportAll(course, open, put, terminal), { out: options.out, mode: 0o600 }, options, files, terminal)
    if (code !== 0) discard()
    return code
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

function newVariants(names: readonly string[], { out, variants = 1, seed }: ExportOptions, files: Files, cwd: string): Checked<MadeCourse> {
  const folder = courseOf(out)
  const before = files.read(path.join(folder, staffPaths.seed))
  const kept = before === undefined ? undefined : new TextDecoder().decode(before).trim()
  return makeVariants({ targets: names, variants, seedText: seed ?? kept ?? randomBytes(16).toString('hex'), folder }, files, cwd)
}

function ofFolder(names: readonly string[], from: string): Checked<MadeCourse> {
  const course = named(names, readCourseFolder(from))
  return course.ok ? ok({ course: course.value, discard: () => undefined }) : course
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
  const variants = made.variants === undefined ? '' : `${counted(made.variants, 'variant')} of `
  const held = ledgers.filter((ledger) => !isRefused(ledger)).length
  if (code === 0) terminal.err(`${out}: ${variants}${counted(held, 'problem')}\n`)
  return code
}

const counted = (n: number, what: string): string => `${n} ${what}${n === 1 ? '' : 's'}`

function whyRefused({ ledgers }: Made, strict: boolean): string | undefined {
  if (ledgers.every(isRefused)) return 'no problem can be exported'
  return strict && !ledgers.every(isKept) ? 'not everything is kept' : undefined
}
const isError = ({ severity }: Diagnostic): boolean => severity === 'error'

// quizwright check [PATH…]: problems, cells and sets read, and every problem certified. Every mistake at once.
import type { Diagnostic } from '../diagnostic.ts'
import { writeCertificates } from './check/certificate-file.ts'
import { checkAll } from './check/crew.ts'
import { watchOver } from './check/progress.ts'
import { fullText, shortText } from './check/readable.ts'
import type { Looking, Report } from './check/report.ts'
import { targetsOf } from './check/targets.ts'
import { disk } from './course/files.ts'
import { printDiagnostics } from './print.ts'
import { exit, type Terminal } from './terminal.ts'

export interface CheckOptions extends Looking {
  /** The file that certificates are written to. */
  readonly certificate?: string
  readonly json?: true
  /** Warnings are failures too. */
  readonly strict?: true
}

/** Checks what the paths name (files, folders, ids); without any, the course's `problems/`. Exit 0 when nothing is wrong. */
export async function runCheck(paths: readonly string[], options: CheckOptions, terminal: Terminal): Promise<number> {
  const targets = targetsOf(paths)
  const watch = watchOver(targets, terminal, () => performance.now())
  const looking: Looking = {
    ...(options.variants !== undefined && { variants: options.variants }),
    ...(options.class !== undefined && { class: options.class }),
  }
  let reports: readonly Report[]
  try {
    reports = await checkAll(targets, looking, watch)
  } finally {
    watch.close()
  }
  const written = options.certificate === undefined ? [] : writeCertificates(options.certificate, certificatesOf(reports), disk)
  const diagnostics = [...reports.flatMap((report) => report.diagnostics), ...written]
  const ok = !diagnostics.some(({ severity }) => severity === 'error' || options.strict === true)
  if (options.json === true) {
    terminal.out(`${JSON.stringify({ ok, files: reports }, undefined, 2)}\n`)
    printDiagnostics(written, terminal)
  } else print(reports, once(diagnostics), terminal)
  return ok ? exit.clean : exit.diagnostics
}

const certificatesOf = (reports: readonly Report[]): NonNullable<Report['certificate']>[] =>
  reports.flatMap(({ certificate }) => certificate ?? [])

/** What several files share (a cell's mistakes) is told once. */
const once = (diagnostics: readonly Diagnostic[]): readonly Diagnostic[] => [
  ...new Map(diagnostics.map((one) => [JSON.stringify(one), one])).values(),
]

/** Diagnostics with their lines, then the verdicts: those are what is read last. */
function print(reports: readonly Report[], diagnostics: readonly Diagnostic[], terminal: Terminal): void {
  printDiagnostics(diagnostics, terminal)
  const [first, ...others] = reports
  if (first !== undefined && others.length === 0) terminal.err(`${diagnostics.length > 0 ? '\n' : ''}${fullText(first)}\n`)
  else for (const report of reports) terminal.err(`${shortText(report)}\n`)
}

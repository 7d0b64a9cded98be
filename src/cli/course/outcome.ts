// How generate and grade end: diagnostics printed, trouble with the disk told as one, the exit code.
import { type Diagnostic, error } from '../../diagnostic.ts'
import { printDiagnostics } from '../print.ts'
import { exit, type Terminal } from '../terminal.ts'
import { fileTrouble } from './files.ts'

export interface UsageError {
  readonly usage: string
}
export const isUsageError = (value: object): value is UsageError => 'usage' in value

export function usage({ usage: message }: UsageError, terminal: Terminal): number {
  terminal.err(`error: ${message}\n(run with --help for the options and an example)\n`)
  return exit.usage
}

/** Prints each diagnostic once; exit 1 where one is an error. */
export function finished(diagnostics: readonly Diagnostic[], terminal: Terminal): number {
  const once = new Map(diagnostics.map((one) => [JSON.stringify(one), one]))
  printDiagnostics([...once.values()], terminal)
  return diagnostics.some(({ severity }) => severity === 'error') ? exit.diagnostics : exit.clean
}

/** Runs a command; what the disk refuses is a diagnostic, anything else that is thrown a bug. */
export async function guarded(terminal: Terminal, command: () => number | Promise<number>): Promise<number> {
  try {
    return await command()
  } catch (thrown) {
    const trouble = fileTrouble(thrown)
    if (trouble === undefined) throw thrown
    return finished(
      [error('file/unwritable', `${trouble.path}: ${trouble.why}`, undefined, 'See that the folder can be written to, and run again')],
      terminal,
    )
  }
}

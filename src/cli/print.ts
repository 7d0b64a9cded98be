// Diagnostics as people read them: place, code, what was found, the line with a caret, how to mend it.
import { readFileSync } from 'node:fs'
import type { Diagnostic } from '../diagnostic.ts'
import { formatDiagnostic } from '../spec/code-frame.ts'
import type { Terminal } from './terminal.ts'

/** Prints diagnostics to stderr, each with its code frame where its file can be read. */
export function printDiagnostics(diagnostics: readonly Diagnostic[], terminal: Terminal): void {
  const sources = new Map<string, string | undefined>()
  const sourceOf = (file: string): string | undefined => {
    if (!sources.has(file)) sources.set(file, readIfThere(file))
    return sources.get(file)
  }
  for (const diagnostic of diagnostics) {
    const { at, unquoted } = diagnostic
    terminal.err(`${formatDiagnostic(diagnostic, at && !unquoted ? sourceOf(at.file) : undefined)}\n`)
  }
}

function readIfThere(file: string): string | undefined {
  try {
    return readFileSync(file, 'utf8')
  } catch {
    return undefined
  }
}

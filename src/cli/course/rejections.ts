// Rows that could not be graded: every one into rejected.jsonl, the first of them on the terminal.
import { type Diagnostic, error } from '../../diagnostic.ts'
import { formatDiagnostic } from '../../spec/code-frame.ts'
import type { Rejection } from '../../../grader/submission/submission.ts'
import type { Terminal } from '../terminal.ts'

export interface Rejections {
  readonly count: number
  add(rejection: Rejection): void
  /** Says how many were not shown. */
  end(): void
}

const mostShown = 20
const longestRow = 2000

export function rejections(write: (line: string) => void, terminal: Terminal): Rejections {
  let count = 0
  return {
    get count() {
      return count
    },
    add(rejection) {
      const { code, message, hint, file, line, text } = rejection
      count += 1
      const row = text.length <= longestRow ? text : `${text.slice(0, longestRow)}…`
      write(`${JSON.stringify({ file, line, code, message, ...(hint !== undefined && { hint }), row })}\n`)
      if (count <= mostShown) terminal.err(`${formatDiagnostic(diagnosticOf(rejection))}\n`)
    },
    end() {
      if (count > mostShown) terminal.err(`… and ${count - mostShown} more, all in rejected.jsonl\n`)
    },
  }
}

const diagnosticOf = ({ code, message, hint, file, line }: Rejection): Diagnostic => error(code, message, { file, line, col: 1 }, hint)

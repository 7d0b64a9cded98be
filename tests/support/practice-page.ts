// Practice pages of the shipped sets, as `export --to practice` writes them.
import { practice } from '../../src/export/practice/practice.ts'
import { exportSelfDrawn, plannedProblems } from '../../src/cli/export/self-drawn.ts'
import { type Checked, failed, ok } from '../../src/diagnostic.ts'
import { must, root } from './library.ts'

/** Of a set, or of problems. */
export function practicePageOf(...names: readonly string[]): Checked<string> {
  const pieces: Uint8Array[] = []
  const { diagnostics } = exportSelfDrawn(must(plannedProblems(names, root)), practice, (bytes) => void pieces.push(bytes))
  const errors = diagnostics.filter(({ severity }) => severity === 'error')
  return errors.length > 0 ? failed(...errors) : ok(new TextDecoder().decode(Buffer.concat(pieces)))
}

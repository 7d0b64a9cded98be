// What is wrong in some variants, told once: the first of each kind and place, with in how many variants it is so.
import type { Diagnostic, DiagnosticCode } from '../diagnostic.ts'
import type { Example } from '../model.ts'
import { inVariants } from './look.ts'

interface Finding {
  readonly first: Diagnostic
  readonly example: Example
  count: number
}

export class Findings {
  private readonly byPlace = new Map<string, Finding>()

  add(diagnostic: Diagnostic, example: Example): void {
    const { code, severity, at } = diagnostic
    const id = JSON.stringify([code, severity, at])
    const known = this.byPlace.get(id)
    if (known === undefined) this.byPlace.set(id, { first: diagnostic, example, count: 1 })
    else known.count++
  }
  /** In how many variants something of these codes was found. */
  count(isMeant: (code: DiagnosticCode) => boolean): number {
    return [...this.byPlace.values()].reduce((sum, { first, count }) => sum + (isMeant(first.code) ? count : 0), 0)
  }
  /** `of` is how many variants were tried. */
  diagnostics(of: number): readonly Diagnostic[] {
    return [...this.byPlace.values()].map(({ first, example, count }) => {
      const where = inVariants(count, of, example)
      return where === '' ? first : { ...first, message: `${first.message}; ${where}` }
    })
  }
}

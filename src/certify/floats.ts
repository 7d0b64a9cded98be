// Keys computed once more in plain float64, as a student's own program would: where that leads elsewhere, a rounding or a
// comparison stands on an edge.
import { type Diagnostic, warning } from '../diagnostic.ts'
import { hasLetters, isList, isScalar, scalarToFloat, type Value } from '../math/evaluate/value.ts'
import type { Problem } from '../model.ts'
import { drawsOf, solveInFloats } from '../solve/solve.ts'
import { displayed } from './asked.ts'
import { Findings } from './findings.ts'
import type { Look, Observer } from './look.ts'

/** The relative error that many rounded operations may add up to. */
const allowed = 1e-9

export class Floats implements Observer {
  readonly findings = new Findings()
  looked = 0
  private readonly problem: Problem
  constructor(problem: Problem) {
    this.problem = problem
  }

  look({ drawn: { solution, variant }, example }: Look): void {
    const draws = drawsOf(this.problem, variant)
    let compared = false
    for (const part of this.problem.parts) {
      if (part.kind === 'expression') continue
      const exact = solution.key(part)
      if (!exact.ok || hasLetters(exact.value) || typeof exact.value === 'string') continue
      const float = solveInFloats(this.problem, draws, part)
      if (float === undefined) continue
      compared = true
      if (!isClose(exact.value, float))
        this.findings.add(
          warning(
            'certify/float-differs',
            `the key is ${displayed(exact.value, part)}, and float64 arithmetic makes it ${displayed(float, part)}`,
            'key' in part ? part.key.at : part.at,
            'a value lies on the edge of a rounding or a comparison: constrain the draw so that it does not, or tell students to compute exactly',
          ),
          example,
        )
    }
    if (compared) this.looked++
  }
  found({ variants }: { readonly variants: number }): readonly Diagnostic[] {
    return this.findings.diagnostics(variants)
  }
}

function isClose(exact: Value, float: Value): boolean {
  if (isList(exact) || isList(float))
    return isList(exact) && isList(float) && exact.length === float.length && exact.every((item, i) => isClose(item, float[i] ?? []))
  if (!isScalar(exact) || !isScalar(float)) return exact === float
  const [a, b] = [scalarToFloat(exact), scalarToFloat(float)]
  return Math.abs(a - b) <= allowed * Math.max(1, Math.abs(a), Math.abs(b))
}

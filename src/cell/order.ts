// The order in which a cell's equations are computed within one row: derived, so their order in the file never matters.
import { type Checked, error, failed, ok } from '../diagnostic.ts'
import { cyclePath, sortGraph } from '../math/graph.ts'
import { namesIn } from '../math/names.ts'
import type { Definition } from '../model.ts'

/**
 * Equations sorted so that each follows those of the same row that it reads, else as written; `X_prev` belongs to the row
 * before and is no dependency. Where a name has two equations the later one counts. Cycles are `spec/cycle`, each once.
 */
export function orderEquations(equations: readonly Definition[]): Checked<readonly Definition[]> {
  const byName = new Map(equations.map((equation) => [equation.name, equation]))
  const { order, cycles } = sortGraph(new Map([...byName].map(([name, { expr }]) => [name, namesIn(expr)])))
  if (cycles.length > 0) {
    return failed(
      ...cycles.map((cycle) =>
        error(
          'spec/cycle',
          `these equations need each other within one row: ${cyclePath(cycle)}`,
          byName.get(cycle[0] ?? '')?.at,
          `where the value of the row before is meant, write ${cycle.map((name) => `${name}_prev`).join(' or ')}`,
        ),
      ),
    )
  }
  return ok(order.flatMap((name) => byName.get(name) ?? []))
}

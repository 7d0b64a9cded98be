// Constraints that speak of drawn values alone: they turn a draw down before anything is solved.
import { holds } from '../math/evaluate/functions.ts'
import { attempt, isMatterOfValues } from '../math/failure.ts'
import type { Getter } from '../math/evaluate/evaluate.ts'
import type { Quantity, Value } from '../math/evaluate/value.ts'
import type { Problem, Sourced } from '../model.ts'
import type { Draws } from './candidates.ts'
import { compileSourced, type DrawFrame, drawScope, type DrawScope } from './scope.ts'

interface Early {
  readonly scope: DrawScope
  readonly constraints: readonly { readonly requirement: Sourced; readonly get: Getter<Quantity, DrawFrame> }[]
}
const plans = new WeakMap<Problem, Early>()
function planOf(problem: Problem): Early {
  const known = plans.get(problem)
  if (known !== undefined) return known
  const scope = drawScope(problem)
  const constraints = problem.require.flatMap((requirement) => {
    // a name that only solving gives a value to does not compile here
    const get = attempt(() => compileSourced(requirement, scope))
    return get.ok ? [{ requirement, get: get.value }] : []
  })
  const plan = { scope, constraints }
  plans.set(problem, plan)
  return plan
}

/** Whether a constraint holds for the values drawn. */
export interface EarlyVerdict {
  readonly requirement: Sourced
  readonly met: boolean
}

/** The constraints that can be decided, in authored order, up to the first that does not hold. */
export function earlyVerdicts(problem: Problem, draws: Draws): readonly EarlyVerdict[] {
  const { scope, constraints } = planOf(problem)
  if (constraints.length === 0) return []
  const values = new Map<string, Value>()
  for (const { name } of problem.parameters) {
    const value = draws.get(`parameters.${name}`)
    if (value !== undefined) values.set(name, value)
  }
  const frame: DrawFrame = {
    values,
    open: new Set(),
    draw: (name) => {
      throw new RangeError(`the parameter ${name} has no value`)
    },
  }
  const verdicts: EarlyVerdict[] = []
  for (const { requirement, get } of constraints) {
    const met = attempt(() => holds(scope.carrier, get(frame)))
    // an author's error is told where the solution is asked, with its place
    if (!met.ok && !met.errors.every(({ code }) => isMatterOfValues(code))) continue
    verdicts.push({ requirement, met: met.ok && met.value })
    if (!met.ok || !met.value) break
  }
  return verdicts
}

// Two steps of a cell as one: the second has inputs of its own, reads what the first computed, and shares its weights.
import { mapExpr } from '../../math/names.ts'
import { carriedName } from '../roles.ts'
import type { ClaimContext } from './context.ts'

const ending = '_next'
/** `h` of `h_next`: the value of the step after; undefined for other names. */
export const nextOf = (name: string): string | undefined =>
  name.length > ending.length && name.endsWith(ending) ? name.slice(0, -ending.length) : undefined

/** The cell with the equations of a second step, in which `X_next` is X, and X_prev is the first step's X. */
export function withNextStep(context: ClaimContext): ClaimContext {
  const { equations, inputs, roles } = context
  const ofStep = new Set([...inputs, ...equations.map(({ name }) => name), ...withoutEquation(context)])
  const later = (name: string): string => {
    const carried = carriedName(name)
    if (carried !== undefined) return ofStep.has(carried) ? carried : name
    return ofStep.has(name) ? `${name}${ending}` : name
  }
  const second = equations.map((equation) => ({
    ...equation,
    name: later(equation.name),
    expr: mapExpr(equation.expr, (inner) => (inner.type === 'name' ? { type: 'name', name: later(inner.name) } : inner)),
  }))
  return {
    ...context,
    equations: [...equations, ...second],
    inputs: [...inputs, ...inputs.map(later)],
    roles: new Map([...roles, ...[...roles].filter(([name]) => ofStep.has(name)).map(([name, role]) => [later(name), role] as const)]),
  }
}

/** Names with a value in every step although no equation in use computes them: a value was given in the equation's place. */
function withoutEquation({ roles }: ClaimContext): readonly string[] {
  return [...roles].flatMap(([name, role]) =>
    carriedName(name) === undefined && (role === 'gate' || role === 'candidate' || role === 'state') ? [name] : [],
  )
}

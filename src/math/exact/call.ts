// Functions of which only this is used: equal arguments have equal values.
import type { Atom, Sign, Sum } from './atom.ts'
import { areEqual } from './clear.ts'
import { standard } from './standard.ts'
import { isRealSum } from './sign.ts'
import { atomWhere, type Space } from './space.ts'

/** The atom of a call. Arguments are compared by the zero test; of real ones the value is taken as real. */
export function callAtom(space: Space, name: string, args: readonly Sum[], sign: Sign = 'unknown'): Atom {
  const written = args.map((arg) => standard(space, arg))
  return atomWhere(
    space,
    (other) => other.type === 'call' && other.name === name && haveEqual(space, other.args, written),
    { type: 'call', name, args: written },
    () => ({ real: isReal(space, name, written), sign }),
  )
}
const haveEqual = (space: Space, a: readonly Sum[], b: readonly Sum[]): boolean =>
  a.length === b.length &&
  a.every((sum, i) => {
    const other = b[i]
    return other !== undefined && areEqual(space, sum, other)
  })

/** Functions that are real at every real argument, not only where they are defined as real functions. */
const alwaysReal: ReadonlySet<string> = new Set(['abs', 'sign', 'floor', 'round', 'atan', 'cbrt'])
const isReal = (space: Space, name: string, args: readonly Sum[]): boolean =>
  name === 'abs' || !space.assumptions.complex || (alwaysReal.has(name) && args.every((arg) => isRealSum(space, arg)))

// 1/(a + b·r) for a square root r (or i) is (a − b·r)/(a² − b²r²), where that norm is a number other than 0: so 1/(1 + √2)
// is √2 − 1, and what divides stays free of roots. (A norm with letters may be 0 where a + b·r is not.)
import type { Atom, Sum } from './atom.ts'
import { cleared } from './clear.ts'
import { divide, multiply, type Rational } from './rational.ts'
import type { Space } from './space.ts'
import { constantOf, expandedPower, negateSum, scaleSum, subtractSums, sumOf } from './sum.ts'

const mostRoots = 3

/** 1/sum without a root in the denominator, if that is possible. */
export function withoutRoot(space: Space, sum: Sum): Sum | undefined {
  for (const root of [...rootsIn(sum)].slice(0, mostRoots)) {
    const [plain, rooted] = [false, true].map((holds) =>
      sum.filter(({ factors }) => factors.some(({ atom, power }) => atom === root && isHalf(atom, power)) === holds),
    )
    if (plain === undefined || rooted === undefined) continue
    const norm = normOf(space, plain, rooted)
    const conjugate = sumOf([...plain, ...negateSum(rooted)], space.meter)
    if (norm !== undefined) return scaleSum(conjugate, divide(1, norm))
  }
  return undefined
}
/** a² − b²r² where it is a number. */
function normOf(space: Space, plain: Sum, rooted: Sum): Rational | undefined {
  const difference = subtractSums(expandedPower(plain, 2, space.meter), expandedPower(rooted, 2, space.meter), space.meter)
  const { outside, inside } = cleared(space, difference)
  const norm = outside.length === 0 ? constantOf(inside) : undefined
  return norm === 0 ? undefined : norm
}
function rootsIn(sum: Sum): ReadonlySet<Atom> {
  const roots = new Set<Atom>()
  for (const { factors } of sum) for (const { atom, power } of factors) if (isHalf(atom, power)) roots.add(atom)
  return roots
}
/** i, or an atom to a power of n + 1/2. */
const isHalf = ({ meaning }: Atom, power: Rational): boolean =>
  meaning.type === 'unit' ? power === 1 : typeof power !== 'number' && meaning.type !== 'exp' && typeof multiply(power, 2) === 'number'

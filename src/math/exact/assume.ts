// What the caller knows of formulas, taken down before any form is made: their signs, and those of their factors as far
// as they follow.
import { type Factors, type Sign, type Sum, type Term, valueOf } from './atom.ts'
import { ratioOf } from './clear.ts'
import { factored, primitive } from './factor.ts'
import { isInteger, sign } from './rational.ts'
import { bothSigned } from './root.ts'
import { isRealFactor, signOfFactor, signOfSum } from './sign.ts'
import type { Space } from './space.ts'
import { negateSum, sameSums, scaleSum } from './sum.ts'
import { powerTerm } from './term.ts'

type Known = Exclude<Sign, 'unknown'>

export function assumed(space: Space, sum: Sum, known: Known): void {
  say(space, sum, known)
  const { front, core } = primitive(space, sum)
  if (core !== undefined && signOfSum(space, [{ ...front, coefficient: 1 }]) === 'positive')
    say(space, sign(front.coefficient) < 0 ? negateSum(core) : core, known)
  const term = factored(space, sum)
  if (term !== undefined) for (const part of signedParts(space, term, known)) say(space, part, known)
}
function say(space: Space, of: Sum, known: Known): void {
  space.facts.push({ of, sign: known })
  // u^y > 0 does not say u > 0, and so not that (u^y)^{1/2} is u^{y/2}
  for (const atom of space.atoms) if (atom.meaning.type !== 'exp' && sameSums(valueOf(atom), of)) atom.learn(known)
}

/** Of q·a^k·…: what has no sign of its own; a alone, or a and b, where their sum is positive. */
function signedParts(space: Space, { coefficient, factors }: Term, known: Known): readonly Sum[] {
  const open = factors.filter((factor) => signOfFactor(space, factor) === 'unknown')
  // x²·a ≥ 0 says nothing of a where x is 0; x²·a > 0 does
  const isClear = factors.every((factor) => open.includes(factor) || known === 'positive' || signOfFactor(space, factor) === 'positive')
  if (!isClear || !open.every((factor) => isRealFactor(space, factor) && isInteger(factor.power))) return []
  // odd powers have the sign of their base, and so has 1/a
  const bases: Factors = open.map(({ atom }) => ({ atom, power: 1 }))
  const isNegative = sign(coefficient) < 0
  const [only, more] = bases
  if (only === undefined) return []
  if (more === undefined) return [scaleSum(valueOf(only.atom), isNegative ? -1 : 1)]
  return [[{ coefficient: isNegative ? -1 : 1, factors: bases }], ...(bothSigned(space, bases, isNegative) ?? [])]
}

/** The sign of a positive multiple of something of which it is known: of a product, where `provedSign` sees only factors. */
export function knownSign(space: Space, sum: Sum): Sign {
  for (const { of, sign: known } of space.facts) {
    const ratio = ratioOf(space, sum, of)
    if (ratio !== undefined && sign(ratio) > 0) return known
  }
  return 'unknown'
}
/** Whether a term is known not to be negative. It has the sign of its inverse. */
export const isNotNegative = (space: Space, term: Term): boolean =>
  signOfSum(space, [term]) !== 'unknown' ||
  knownSign(space, [term]) !== 'unknown' ||
  knownSign(space, [powerTerm(term, -1, space.meter)]) !== 'unknown'

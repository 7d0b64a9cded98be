// Functions with steps, and n!: exact at rational numbers, moved by whole numbers, else opaque.
import { atomSum, numberSum, type Sum } from './atom.ts'
import { callAtom } from './call.ts'
import { isWhole } from './exponential.ts'
import { inverse } from './factor.ts'
import { Refusal, spend } from './meter.ts'
import { add, compare, denominator, floor, isInteger, multiply, type Rational, rational, sign, subtract, toFloat } from './rational.ts'
import type { Space } from './space.ts'
import { addSums, constantOf, multiplySums, negateSum } from './sum.ts'
import { standard } from './standard.ts'

/** Whether a sum is an integer wherever it is defined: whole coefficients, products of letters declared as integers. */
export const isWholeSum = (sum: Sum): boolean =>
  sum.every(
    ({ coefficient, factors }) =>
      isInteger(coefficient) && factors.every(({ atom, power }) => isWhole(atom.meaning) && isInteger(power) && sign(power) > 0),
  )
/** The terms that are integers, and the rest. */
function splitWhole(sum: Sum): { readonly whole: Sum; readonly rest: Sum } {
  return { whole: sum.filter((term) => isWholeSum([term])), rest: sum.filter((term) => !isWholeSum([term])) }
}
/** The term without atoms, and the rest. */
function splitConstant(sum: Sum): { readonly constant: Rational; readonly rest: Sum } {
  const constant = sum.find(({ factors }) => factors.length === 0)?.coefficient ?? 0
  return { constant, rest: sum.filter(({ factors }) => factors.length > 0) }
}

export function floorOf(space: Space, argument: Sum): Sum {
  // ⌊u + n⌋ = ⌊u⌋ + n for whole n
  const { whole, rest } = splitWhole(standard(space, argument))
  const { constant, rest: other } = splitConstant(rest)
  const shift = addSums(whole, numberSum(floor(constant)), space.meter)
  if (other.length === 0) return shift
  const inside = addSums(other, numberSum(subtract(constant, floor(constant))), space.meter)
  return addSums(atomSum(callAtom(space, 'floor', [inside])), shift, space.meter)
}
export const ceilingOf = (space: Space, sum: Sum): Sum => negateSum(floorOf(space, negateSum(sum)))

/** The nearest integer. Which one a half goes to is a convention: not known. */
export function roundOf(space: Space, argument: Sum): Sum {
  const sum = standard(space, argument)
  if (isWholeSum(sum)) return sum
  const constant = constantOf(sum)
  if (constant === undefined) return atomSum(callAtom(space, 'round', [sum]))
  if (denominator(constant) === 2n) throw new Refusal('not-known')
  return numberSum(floor(add(constant, rational(1n, 2n))))
}
/** a − b⌊a/b⌋ */
export function moduloOf(space: Space, a: Sum, b: Sum): Sum {
  const steps = floorOf(space, multiplySums(a, inverse(space, b), space.meter))
  return addSums(a, negateSum(multiplySums(b, steps, space.meter)), space.meter)
}

const [greatestFactorial, farthestShift] = [400, 40]
/** n! of whole numbers ≥ 0; (u + k)! = u!·(u + 1)…(u + k) for whole k. */
export function factorialOf(space: Space, argument: Sum): Sum {
  const sum = standard(space, argument)
  const { constant, rest } = splitConstant(sum)
  if (rest.length === 0) return numberSum(factorialOfNumber(space, constant))
  const shift = toFloat(floor(constant))
  if (Math.abs(shift) > farthestShift) return atomSum(callAtom(space, 'factorial', [sum]))
  const base = addSums(rest, numberSum(subtract(constant, shift)), space.meter)
  let value = atomSum(callAtom(space, 'factorial', [base]))
  const times = (factor: Sum): void => {
    value = multiplySums(value, factor, space.meter)
  }
  for (let k = 1; k <= shift; k++) times(addSums(base, numberSum(k), space.meter))
  for (let k = 0; k > shift; k--) times(inverse(space, addSums(base, numberSum(k), space.meter)))
  return value
}
function factorialOfNumber(space: Space, n: Rational): Rational {
  if (!isInteger(n) || sign(n) < 0) throw new Refusal('not-known')
  if (compare(n, greatestFactorial) > 0) throw new Refusal('budget')
  spend(space.meter, toFloat(n))
  let product: Rational = 1
  for (let k = 2; compare(k, n) <= 0; k++) product = multiply(product, k)
  return product
}

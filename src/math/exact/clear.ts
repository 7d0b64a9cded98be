// The zero test. A form is 0 where its numerator is: whole powers of sums are taken out in front or multiplied out,
// newest first (a sum is made of older atoms), and what is left is compared term by term.
import { type Atom, atomTerm, type Factors, one, type Sum, type Term } from './atom.ts'
import { reducedTurns } from './cyclotomic.ts'
import { exactQuotient } from './divide.ts'
import { Refusal } from './meter.ts'
import { compare, divide, floor, negate, type Rational, sign, subtract, toFloat } from './rational.ts'
import type { Space } from './space.ts'
import { addSums, expandedPower, inverseFactors, multiplySums, negateSum, proportion, sameSums, scaleSum, sumOf } from './sum.ts'
import { multiplyTerms } from './term.ts'

/** sum = outside · inside, where no whole power of a sum is inside, and outside is not 0 where sum is defined and inside is not. */
export interface Cleared {
  readonly outside: Factors
  readonly inside: Sum
}

export const isSum = ({ meaning }: Atom): boolean => meaning.type === 'sum'
/** A whole power ≠ 0 has to be taken out; √s and 1/√s are s^{1/2} and s^{-1}·s^{1/2}. */
export const holdsWhole = (power: Rational): boolean => sign(power) < 0 || compare(power, 1) >= 0

/** The newest sum of which a whole power occurs. */
function newestSum(sum: Sum): Atom | undefined {
  let newest: Atom | undefined
  for (const { factors } of sum)
    for (const { atom, power } of factors)
      if (isSum(atom) && (newest === undefined || atom.id > newest.id) && holdsWhole(power)) newest = atom
  return newest
}
export const powerIn = ({ factors }: Term, atom: Atom): Rational => factors.find((factor) => factor.atom === atom)?.power ?? 0

export function cleared(space: Space, sum: Sum): Cleared {
  let outside: Term = one
  let inside = sum
  for (let atom = newestSum(inside); atom !== undefined; atom = newestSum(inside)) {
    const whole = leastWhole(inside, atom)
    const least = whole > 0 && dividesNought(atom) ? 0 : whole
    outside = multiplyTerms(outside, least === 0 ? one : atomTerm(atom, least), space.meter)
    inside = multipliedOut(space, inside, atom, least)
    if (inside.length === 0) break
  }
  return { outside: outside.factors, inside }
}
/** (x + |x|)·(x − |x|) = 0: such sums are multiplied out, and not taken out, as what is left may not be 0 on its own. */
const dividesNought = ({ meaning }: Atom): boolean =>
  meaning.type === 'sum' && meaning.of.some(({ factors }) => factors.some(({ atom }) => ['size', 'sign'].includes(atom.meaning.type)))
function leastWhole(sum: Sum, atom: Atom): number {
  let least = Infinity
  for (const term of sum) least = Math.min(least, toFloat(floor(powerIn(term, atom))))
  return least
}

/** Powers of one sum beyond this are not multiplied out. */
const greatestPower = 400
/** sum / atom^least with every whole power of the atom multiplied out. */
function multipliedOut(space: Space, sum: Sum, atom: Atom, least: number): Sum {
  const { meter } = space
  const base = atom.meaning.type === 'sum' ? atom.meaning.of : []
  const byPower = new Map<number, Term[]>()
  for (const term of sum) {
    const whole = toFloat(floor(powerIn(term, atom)))
    const rest = whole === 0 ? term : without(term, atom, whole)
    const terms = byPower.get(whole - least)
    if (terms === undefined) byPower.set(whole - least, [rest])
    else terms.push(rest)
  }
  const powers = [...byPower.keys()].sort((a, b) => b - a)
  const [greatest = 0] = powers
  if (greatest > greatestPower) throw new Refusal('budget')
  // Horner's scheme from the greatest power down
  let total: Sum = []
  for (let n = greatest; n >= 0; n--) {
    if (total.length > 0) total = multiplySums(total, base, meter)
    const terms = byPower.get(n)
    if (terms !== undefined) total = addSums(total, sumOf(terms, meter), meter)
  }
  return total
}
/** The term divided by a whole power of an atom that it holds. */
export function without({ coefficient, factors }: Term, atom: Atom, whole: number): Term {
  const rest = factors.flatMap((factor) => {
    if (factor.atom !== atom) return [factor]
    const power = subtract(factor.power, whole)
    return power === 0 ? [] : [{ atom, power }]
  })
  return { coefficient, factors: rest }
}

/** Whether a sum is 0 wherever it is defined, by its terms alone: certain if true, not known if false. */
export function isZero(space: Space, sum: Sum): boolean {
  // a single term is a product of numbers other than 0
  if (sum.length < 2) return sum.length === 0
  const inside = newestSum(sum) === undefined ? sum : cleared(space, sum).inside
  return inside.length === 0 || reducedTurns(space, inside)?.length === 0
}
export function areEqual(space: Space, a: Sum, b: Sum): boolean {
  if (sameSums(a, b)) return true
  if (a.length === 0 || b.length === 0) return isZero(space, a.length === 0 ? b : a)
  return isZero(space, addSums(a, negateSum(b), space.meter))
}

/** Sums that divide are cancelled where they divide what is left exactly; what stays is free of whole powers of sums. */
export function reduced(space: Space, sum: Sum): Cleared {
  const { outside, inside } = cleared(space, sum)
  let [factors, rest] = [outside, inside]
  for (const { atom, power } of outside) {
    if (atom.meaning.type !== 'sum') continue
    for (let k = power; sign(k) < 0 && rest.length > 1;) {
      const quotient = exactQuotient(rest, atom.meaning.of, space.meter)
      if (quotient === undefined) break
      rest = quotient
      k = subtract(k, -1)
      factors = multiplyTerms({ coefficient: 1, factors }, atomTerm(atom), space.meter).factors
    }
  }
  return { outside: factors, inside: rest }
}

/** q with a = q·b, q ≠ 0 a number, where it is found. */
export function ratioOf(space: Space, a: Sum, b: Sum): Rational | undefined {
  const plain = proportion(a, b)
  if (plain !== undefined) return plain
  const [x, y] = [reduced(space, a), reduced(space, b)]
  const quotient = multiplyTerms(
    { coefficient: 1, factors: x.outside },
    { coefficient: 1, factors: inverseFactors(y.outside) },
    space.meter,
  )
  const [left, right] = [timesSums(space, x.inside, quotient.factors, 1), timesSums(space, y.inside, quotient.factors, -1)]
  const [first, second] = [left[0], right[0]]
  if (first === undefined || second === undefined) return undefined
  const ratio = divide(first.coefficient, second.coefficient)
  return isZero(space, addSums(a, scaleSum(b, negate(ratio)), space.meter)) ? ratio : undefined
}
/** The sum times those sums whose power has the given sign, multiplied out. */
function timesSums(space: Space, sum: Sum, factors: Factors, side: 1 | -1): Sum {
  let total = sum
  for (const { atom, power } of factors) {
    const n = side * toFloat(power)
    if (atom.meaning.type !== 'sum' || n < 0) continue
    if (n > greatestPower) throw new Refusal('budget')
    total = multiplySums(total, expandedPower(atom.meaning.of, n, space.meter), space.meter)
  }
  return total
}

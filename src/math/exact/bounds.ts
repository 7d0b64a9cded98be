// The sign of a sum beyond its terms: by facts, by the declared bounds of letters, by a negative discriminant.
import { Atom, type Factors, numberSum, type Sign, type Sum } from './atom.ts'
import { type Rational, compare, isInteger, multiply, sign, subtract, toFloat } from './rational.ts'
import { isRealFactor, signOfSum } from './sign.ts'
import type { Space } from './space.ts'
import { addSums, expandedPower, proportion, sumOf, timesTerm } from './sum.ts'

/** The sign of a real sum, as far as it is certain. */
export function provedSign(space: Space, sum: Sum): Sign {
  const plain = signOfSum(space, sum)
  if (plain === 'positive' || sum.length < 2) return plain
  for (const { of, sign: known } of space.facts) {
    const ratio = proportion(sum, of)
    if (ratio !== undefined && sign(ratio) > 0) return known
  }
  if (sum.length > 12) return plain
  if (hasNegativeDiscriminant(space, sum)) return 'positive'
  const bounded = boundedAtoms(sum)
  const shifted = bounded.length === 0 || bounded.length > mostBounded ? 'unknown' : signByBounds(space, sum, bounded)
  return shifted === 'unknown' ? plain : shifted
}

const mostBounded = 3
/** Letters with a declared bound; none where one of them stands in a power that is not whole and ≥ 0. */
function boundedAtoms(sum: Sum): readonly Atom[] {
  const found = new Set<Atom>()
  for (const { factors } of sum)
    for (const { atom, power } of factors) {
      if (atom.meaning.type !== 'name' || (atom.meaning.low === undefined && atom.meaning.high === undefined)) continue
      if (sign(power) < 0 || !isInteger(power) || compare(power, 24) > 0) return []
      found.add(atom)
    }
  return [...found]
}
/** With x = low + t or x = high − t, t ≥ 0, for each letter: one way without a negative term is enough. */
function signByBounds(space: Space, sum: Sum, [atom, ...more]: readonly Atom[]): Sign {
  if (atom === undefined) return signOfSum(space, sum)
  if (atom.meaning.type !== 'name') return 'unknown'
  const { low, high } = atom.meaning
  let best: Sign = 'unknown'
  for (const [end, side] of [[low, 1] as const, [high, -1] as const]) {
    if (end === undefined) continue
    const found = signByBounds(space, shifted(space, sum, atom, end, side), more)
    if (found === 'positive') return found
    if (found !== 'unknown') best = found
  }
  return best
}
/** The sum with end ± t in the place of the letter; t has its place in the order of atoms. */
function shifted(space: Space, sum: Sum, atom: Atom, end: Rational, side: 1 | -1): Sum {
  const { meter } = space
  const t = new Atom(atom.id, atom.meaning, { real: true, sign: 'non-negative' })
  const base = addSums([{ coefficient: side, factors: [{ atom: t, power: 1 }] }], numberSum(end), meter)
  let total: Sum = []
  for (const { coefficient, factors } of sum) {
    const power = factors.find((factor) => factor.atom === atom)?.power ?? 0
    const rest: Factors = factors.filter((factor) => factor.atom !== atom)
    total = addSums(total, timesTerm(expandedPower(base, toFloat(power), meter), { coefficient, factors: rest }, meter), meter)
  }
  return sumOf(total, meter)
}

/** a·x² + b·x + c of one real atom with b² < 4ac and a > 0. */
function hasNegativeDiscriminant(space: Space, sum: Sum): boolean {
  const [first, ...more] = sum
  const lead = first?.factors[0]
  if (first === undefined || lead === undefined || first.factors.length > 1 || lead.power !== 2 || sign(first.coefficient) < 0) return false
  if (!isRealFactor(space, lead)) return false
  let [b, c]: [Rational, Rational] = [0, 0]
  for (const { coefficient, factors } of more) {
    const [factor, other] = factors
    if (factor === undefined) c = coefficient
    else if (factor.atom === lead.atom && factor.power === 1 && other === undefined) b = coefficient
    else return false
  }
  return sign(subtract(multiply(b, b), multiply(4, multiply(first.coefficient, c)))) < 0
}

// Terms: products of atoms. Some powers fold: i² = −1, (√2)² = 2, |a|² = a² for real a, so that a product of terms is
// always one term again.
import { type Atom, atomTerm, type Factor, type Factors, one, type Term } from './atom.ts'
import { type Meter, Refusal, weigh } from './meter.ts'
import {
  add,
  compare,
  divide,
  floor,
  isInteger,
  multiply,
  negate,
  numerator,
  power,
  type Rational,
  sign,
  subtract,
  toFloat,
} from './rational.ts'

/** Lexicographic by id: a total order that multiplication keeps, negative powers included. */
export function compareFactors(a: Factors, b: Factors): number {
  for (let i = 0; ; i++) {
    const [x, y] = [a[i], b[i]]
    if (x === undefined) return y === undefined ? 0 : -sign(y.power)
    if (y === undefined) return sign(x.power)
    if (x.atom !== y.atom) return x.atom.id < y.atom.id ? sign(x.power) : -sign(y.power)
    const order = x.power === y.power ? 0 : compare(x.power, y.power)
    if (order !== 0) return order
  }
}

/** a·b before anything folds. */
function merge(a: Factors, b: Factors): Factors {
  if (a.length === 0) return b
  if (b.length === 0) return a
  const merged: Factor[] = []
  let [i, j] = [0, 0]
  for (;;) {
    const [x, y] = [a[i], b[j]]
    if (x === undefined) return y === undefined ? merged : [...merged, ...b.slice(j)]
    if (y === undefined) return [...merged, ...a.slice(i)]
    if (x.atom === y.atom) {
      const sum = add(x.power, y.power)
      if (sum !== 0) merged.push({ atom: x.atom, power: sum })
      i++
      j++
    } else if (x.atom.id < y.atom.id) {
      merged.push(x)
      i++
    } else {
      merged.push(y)
      j++
    }
  }
}

export function multiplyTerms(a: Term, b: Term, meter: Meter): Term {
  const coefficient = a.coefficient === 1 ? b.coefficient : b.coefficient === 1 ? a.coefficient : multiply(a.coefficient, b.coefficient)
  weigh(meter, coefficient)
  return folded(coefficient, merge(a.factors, b.factors), meter)
}

/** (q·a^k·…)^n for an integer n; q^n counts against the budget. */
export function powerTerm({ coefficient, factors }: Term, n: number, meter: Meter): Term {
  if (n === 0) return one
  const raised = factors.map(({ atom, power: k }) => ({ atom, power: multiply(k, n) }))
  return folded(powerOf(coefficient, n, meter), raised, meter)
}
/** q^n, refused where it would have more than about 4,096 bits. */
export function powerOf(q: Rational, n: number, meter: Meter): Rational {
  if (q === 1 || n === 0) return 1
  if (q === -1) return n % 2 === 0 ? 1 : -1
  const bits = typeof q === 'number' ? Math.log2(Math.abs(q)) : Math.max(sizeOf(q.n), sizeOf(q.d))
  if (bits * Math.abs(n) > 4096) throw new Refusal('budget')
  const raised = power(q, n)
  weigh(meter, raised)
  return raised
}
const sizeOf = (n: bigint): number => n.toString(16).length * 4

function folded(coefficient: Rational, factors: Factors, meter: Meter): Term {
  for (const factor of factors) {
    const replaced = factor.atom.folds ? folding(factor, factors, meter) : undefined
    if (replaced === undefined) continue
    const rest = factors.filter(({ atom }) => !replaced.instead.includes(atom))
    return multiplyTerms({ coefficient, factors: rest }, replaced.term, meter)
  }
  return { coefficient, factors }
}
/** A term that stands for the product of those factors whose atoms are in `instead`. */
interface Replaced {
  readonly term: Term
  readonly instead: readonly Atom[]
}
function folding(factor: Factor, factors: Factors, meter: Meter): Replaced | undefined {
  if (mustFold(factor.atom, factor.power)) return { term: fold(factor, meter), instead: [factor.atom] }
  const { meaning } = factor.atom
  return meaning.type === 'sign' && isInteger(factor.power) && sign(factor.power) > 0
    ? signPair(factor, meaning.of, meaning.size, factors, meter)
    : undefined
}
/** sign(a)·a^k = |a|·a^{k−1} where k ≥ 1, or a is divided by and so not 0; sign(a)·|a|^k = a·|a|^{k−1}. */
function signPair(factor: Factor, of: Atom, size: Atom, factors: Factors, meter: Meter): Replaced | undefined {
  const other = factors.find(({ atom, power: k }) => (atom === of || atom === size) && (sign(k) < 0 || compare(k, 1) >= 0))
  if (other === undefined) return undefined
  const powers = [powerIn(factor.atom, factor.power, 1), powerIn(other.atom, other.power, 1), atomTerm(other.atom === of ? size : of)]
  return { term: powers.reduce((a, b) => multiplyTerms(a, b, meter)), instead: [factor.atom, other.atom] }
}
/** a^{k−taken} */
const powerIn = (atom: Atom, k: Rational, taken: Rational): Term => (compare(k, taken) === 0 ? one : atomTerm(atom, subtract(k, taken)))

/** Powers from `start` on, and below 0, are written otherwise. */
function mustFold(atom: Atom, k: Rational): boolean {
  const { meaning } = atom
  switch (meaning.type) {
    case 'prime':
    case 'sum':
      return sign(k) < 0 || compare(k, 1) >= 0
    case 'unit':
    case 'exp':
      return sign(k) < 0 || compare(k, 2) >= 0
    case 'size':
      return sign(k) < 0 || compare(k, 2) >= 0 || (meaning.realRoots && isEvenOverOdd(k))
    case 'sign':
      return compare(k, meaning.of.sign === 'non-negative' ? 2 : 3) >= 0 && isInteger(k)
    case 'name':
    case 'pi':
    case 'log':
    case 'call':
      return false
    default:
      return meaning satisfies never
  }
}
const isEvenOverOdd = (k: Rational): boolean => typeof k !== 'number' && numerator(k) % 2n === 0n
/** A power that must fold, as the term it stands for. */
function fold({ atom, power: k }: Factor, meter: Meter): Term {
  const { meaning } = atom
  const pairs = multiply(floor(divide(k, 2)), 2)
  const rest = (taken: Rational): Term => powerIn(atom, k, taken)
  switch (meaning.type) {
    case 'prime':
      return { ...rest(floor(k)), coefficient: powerOf(meaning.base, toFloat(floor(k)), meter) }
    case 'unit':
      // i² = −1
      return { ...rest(pairs), coefficient: isInteger(divide(pairs, 4)) ? 1 : -1 }
    case 'size':
      // |a|² = a², a real; |a|^{2/3} = a^{2/3}
      return meaning.realRoots && isEvenOverOdd(k)
        ? atomTerm(meaning.of, k)
        : multiplyTerms(rest(pairs), atomTerm(meaning.of, pairs), meter)
    case 'exp':
      // e^{2πin} = 1, n an integer: only such atoms fold
      return rest(pairs)
    case 'sign': {
      // s³ = s; s² = s where a ≥ 0
      const least = meaning.of.sign === 'non-negative' ? 1 : isInteger(divide(k, 2)) ? 2 : 1
      return atomTerm(atom, least)
    }
    case 'sum': {
      // only sums of one term fold
      const [term = one] = meaning.of
      return multiplyTerms(rest(floor(k)), powerTerm(term, toFloat(floor(k)), meter), meter)
    }
    case 'name':
    case 'pi':
    case 'log':
    case 'call':
      return atomTerm(atom, k)
    default:
      return meaning satisfies never
  }
}

export const negateTerm = ({ coefficient, factors }: Term): Term => ({ coefficient: negate(coefficient), factors })
export const sameFactors = (a: Factors, b: Factors): boolean =>
  a.length === b.length && a.every(({ atom, power: k }, i) => b[i]?.atom === atom && (b[i].power === k || compare(b[i].power, k) === 0))

// What is known of two values of one increasing function: their order is that of the arguments, and they are no further
// apart than the function's greatest slope allows. One of the arguments may be 0, where the value is known.
//
// Soundness. The three cases of a pair (above, equal, below) cover everything. tanh′ ≤ 1 and σ′ ≤ 1/4, with equality at a
// single point, so the bound is strict where the arguments differ.
import { type Atoms, atomOf } from '../../math/forms/atoms.ts'
import {
  atomPolynomial,
  atomsOf,
  constantOf,
  constantPolynomial,
  negatePolynomial,
  type Polynomial,
  scalePolynomial,
  subtractPolynomials,
  zeroPolynomial,
} from '../../math/exact/polynomial.ts'
import { type Rational, rational } from '../../math/exact/rational.ts'

interface Point {
  readonly argument: Polynomial
  readonly value: Polynomial
}
/** Two values of one function: that of the atom `key`, and another. */
export interface Pair {
  readonly key: string
  readonly of: Point
  readonly other: Point
  /** The greatest slope; none for functions without one. */
  readonly slope?: Rational
}

const increasing: ReadonlyMap<string, { readonly atZero: Rational; readonly slope?: Rational }> = new Map([
  ['tanh', { atZero: 0, slope: 1 }],
  ['sigmoid', { atZero: rational(1n, 2n), slope: rational(1n, 4n) }],
  ['exp', { atZero: 1 }],
])

/**
 * The pairs that may say something about bounds: functions that occur in them and whose arguments, or the difference of two,
 * share an atom with the rest; those beside 0 first.
 */
export function pairsIn(bounds: readonly Polynomial[], atoms: Atoms): readonly Pair[] {
  const present = new Set(bounds.flatMap((p) => [...atomsOf(p)]))
  const told = (p: Polynomial): boolean => constantOf(p) !== undefined || [...atomsOf(p)].some((key) => present.has(key))
  const calls = [...present].flatMap((key) => {
    const atom = atomOf(atoms, key)
    const [argument] = atom.type === 'call' ? atom.args : []
    const known = atom.type === 'call' ? increasing.get(atom.name) : undefined
    return atom.type === 'call' && argument && known
      ? [{ key, name: atom.name, of: { argument, value: atomPolynomial(key) }, ...known }]
      : []
  })
  const alone = calls.map(({ key, of, atZero, slope }): Pair => ({
    key,
    of,
    other: { argument: zeroPolynomial, value: constantPolynomial(atZero) },
    ...(slope !== undefined && { slope }),
  }))
  const twos = calls.flatMap(({ key, name, of, slope }, i) =>
    calls
      .slice(i + 1)
      .filter((second) => second.name === name)
      .map((second): Pair => ({ key, of, other: second.of, ...(slope !== undefined && { slope }) })),
  )
  return [...alone, ...twos].filter(({ of, other }) => told(subtractPolynomials(of.argument, other.argument)))
}

export interface PairCase {
  /** Put in the place of the atom `key`; where the arguments are equal. */
  readonly value?: Polynomial
  readonly facts: readonly { readonly of: Polynomial; readonly strict: boolean }[]
}
/** The three cases of a pair: the one argument above, below, or equal to the other. */
export function casesOfPair({ of, other, slope }: Pair): readonly PairCase[] {
  const [apart, values] = [subtractPolynomials(of.argument, other.argument), subtractPolynomials(of.value, other.value)]
  const ordered = (sign: 1 | -1): PairCase => {
    const [x, y] = sign === 1 ? [apart, values] : [negatePolynomial(apart), negatePolynomial(values)]
    const within = slope === undefined ? [] : [subtractPolynomials(scalePolynomial(x, slope), y)]
    return { facts: [x, y, ...within].map((p) => ({ of: p, strict: true })) }
  }
  return [ordered(1), ordered(-1), { value: other.value, facts: [apart, negatePolynomial(apart)].map((p) => ({ of: p, strict: false })) }]
}

// Concrete points to try a claim at: a fixed sequence, the same for the same claim. Plain points come first, so that
// witnesses are easy to read: zeros, ones, zero weights, zero states, then small integers, halves and large values.
import { uniformInt } from 'pure-rand/distribution/uniformInt'
import { xoroshiro128plus } from 'pure-rand/generator/xoroshiro128plus'
import { type Rational, rational } from '../../math/exact/rational.ts'
import type { Concrete } from './frame.ts'

export interface Quantity {
  readonly name: string
  readonly shape: readonly number[]
  readonly kind: 'weight' | 'value' | 'gate'
}

const fraction = (n: number, d: number): Rational => rational(BigInt(n), BigInt(d))
const halves = [-3, -1, 1, 3].map((n) => fraction(n, 2))
const signs = [-1, 0, 1]
const small = [-2, -1, 0, 1, 2]
/** What entries are drawn from, in turn. */
const styles: readonly { readonly weight: readonly Rational[]; readonly value: readonly Rational[] }[] = [
  { weight: [0], value: [0] },
  { weight: [1], value: [1] },
  { weight: [0], value: small },
  { weight: [0], value: [-4, -2, 2, 4] },
  { weight: signs, value: signs },
  { weight: small, value: [0] },
  { weight: small, value: small },
  { weight: halves, value: [...halves, ...small] },
  { weight: [-8, -4, 0, 4, 8], value: [-4, -2, -1, 1, 2, 4] },
]
const inside = [fraction(1, 2), fraction(1, 4), fraction(3, 4)]
const nearEnds = [fraction(1, 1000), fraction(999, 1000), fraction(1, 2)]
/** What gates that a point chooses are drawn from, by how gates are read. */
const gateValues = {
  ideal: [[0, 1, ...inside]],
  exact: [inside, [fraction(1, 2)], nearEnds, [fraction(999, 1000)]],
  rounded: [[0, 1]],
}
type Gates = keyof typeof gateValues

/** A sequence of points, named by a text; each entry of each quantity is drawn apart. */
export function pointsFor(text: string, gates: Gates): (turn: number, quantities: readonly Quantity[]) => Map<string, Concrete> {
  const random = xoroshiro128plus(hash(text))
  const pick = (pool: readonly Rational[]): Rational => pool[uniformInt(random, 0, pool.length - 1)] ?? 0
  const draw = (pool: readonly Rational[], shape: readonly number[]): Concrete => {
    const [size, ...inner] = shape
    return size === undefined ? pick(pool) : Array.from({ length: size }, () => draw(pool, inner))
  }
  return (turn, quantities) => {
    const style = styles[turn % styles.length] ?? { weight: signs, value: signs }
    const ofGates = gateValues[gates][Math.floor(turn / styles.length) % gateValues[gates].length] ?? inside
    return new Map(quantities.map(({ name, shape, kind }) => [name, draw(kind === 'gate' ? ofGates : style[kind], shape)]))
  }
}

/** Values that are easier to read than others, the easiest first: what a point is made simpler with. */
export const simpleValues: { readonly [Kind in Quantity['kind']]: readonly Rational[] } = {
  weight: [0, 1, -1, 2, -2],
  value: [0, 1, -1, 2, -2],
  gate: [1, 0, fraction(1, 2), fraction(1, 4), fraction(3, 4)],
}

/** FNV-1a over UTF-16 units, 32 bits. */
function hash(text: string): number {
  let h = 0x811c9dc5
  for (let i = 0; i < text.length; i++) h = Math.imul(h ^ text.charCodeAt(i), 0x01000193)
  return h
}

// Whether a polynomial is ≥ 0 (or > 0) on a box, exactly, by its Bernstein coefficients.
//
// Soundness. Each atom with two bounds is written low + (high − low)·t, t in [0, 1], one with a single bound as the bound
// ± u, u ≥ 0; an atom without bounds may occur in even powers only. In the Bernstein basis of the t's the polynomial is a
// convex combination of its coefficients (for one that is linear in each t: of its values at the corners), which are
// polynomials in the u's: it is ≥ 0 where none of them has a negative coefficient. Atoms are taken as independent of each
// other, which only makes the box larger. "No" means not proved.
import {
  addPolynomials,
  atomPolynomial,
  type Budget,
  constantPolynomial,
  mapAtoms,
  type Monomial,
  type Polynomial,
  scalePolynomial,
} from '../../math/exact/polynomial.ts'
import { add, compare, multiply, type Rational, rational, sign, subtract } from '../../math/exact/rational.ts'
import type { Range } from './ranges.ts'

export type Box = (atom: string) => Range

/** The part of a range that is also in another. */
export function intersect(a: Range, b: Range): Range {
  const low = tighter(a.low, b.low, 1)
  const high = tighter(a.high, b.high, -1)
  const open = (value: Rational | undefined, bounds: readonly (readonly [Rational | undefined, boolean | undefined])[]): boolean =>
    value !== undefined && bounds.some(([bound, isOpen]) => isOpen === true && bound !== undefined && compare(bound, value) === 0)
  return {
    ...(low !== undefined && {
      low,
      lowOpen: open(low, [
        [a.low, a.lowOpen],
        [b.low, b.lowOpen],
      ]),
    }),
    ...(high !== undefined && {
      high,
      highOpen: open(high, [
        [a.high, a.highOpen],
        [b.high, b.highOpen],
      ]),
    }),
  }
}
function tighter(a: Rational | undefined, b: Rational | undefined, direction: 1 | -1): Rational | undefined {
  if (a === undefined || b === undefined) return a ?? b
  return compare(a, b) === direction ? a : b
}
export function isEmpty({ low, high, lowOpen, highOpen }: Range): boolean {
  if (low === undefined || high === undefined) return false
  const order = compare(low, high)
  return order > 0 || (order === 0 && (lowOpen === true || highOpen === true))
}

/** At most this many Bernstein coefficients are computed. */
const mostCoefficients = 4_096

interface Axis {
  readonly atom: string
  readonly degree: number
  /** Whether the end 0 (or 1) of t is in the range. */
  readonly ends: readonly boolean[]
}

/** Whether p ≥ 0 (`strict`: p > 0) everywhere on the box is proved. */
export function provedOnBox(p: Polynomial, box: Box, strict: boolean, budget: Budget): boolean {
  const axes: Axis[] = []
  const positive = new Set<string>()
  const image = (atom: string): Polynomial | undefined => {
    const { low, high, lowOpen, highOpen } = box(atom)
    const t = atomPolynomial(atom)
    if (low !== undefined && high !== undefined) {
      axes.push({ atom, degree: degreeIn(p, atom), ends: [lowOpen !== true, highOpen !== true] })
      return addPolynomials(constantPolynomial(low), scalePolynomial(t, subtract(high, low)))
    }
    if (low !== undefined || high !== undefined) {
      if ((low === undefined ? highOpen : lowOpen) === true) positive.add(atom)
      return addPolynomials(constantPolynomial(low ?? high ?? 0), scalePolynomial(t, low === undefined ? -1 : 1))
    }
    return hasEvenPowersOnly(p, atom) ? t : undefined
  }
  const shifted = mapAtoms(p, image, budget)
  if (shifted === undefined) return false
  const count = axes.reduce((product, { degree }) => product * (degree + 1), 1)
  budget.products -= count * shifted.size
  if (count > mostCoefficients || budget.products < 0) return false
  const signs = coefficientSigns(shifted, axes, count, positive)
  return signs !== undefined && (!strict || positiveAtCorners(signs, axes))
}

const degreeIn = (p: Polynomial, atom: string): number => Math.max(0, ...[...p.values()].map((term) => powerIn(term.monomial, atom)))
const powerIn = (monomial: Monomial, atom: string): number => monomial.find((factor) => factor.atom === atom)?.power ?? 0
const hasEvenPowersOnly = (p: Polynomial, atom: string): boolean =>
  [...p.values()].every(({ monomial }) => powerIn(monomial, atom) % 2 === 0)

interface Coefficient {
  /** Which Bernstein polynomial, by axis. */
  readonly index: readonly number[]
  /** Above 0 for all u; else only not below. */
  readonly positive: boolean
}

/** All Bernstein coefficients, or undefined where one may be negative. */
function coefficientSigns(
  p: Polynomial,
  axes: readonly Axis[],
  count: number,
  positive: ReadonlySet<string>,
): readonly Coefficient[] | undefined {
  const signs: Coefficient[] = []
  for (let i = 0; i < count; i++) {
    const index = indexOf(i, axes)
    const rests = new Map<string, { value: Rational; isPositive: boolean }>()
    for (const { coefficient, monomial } of p.values()) {
      const share = multiply(
        coefficient,
        axes.reduce<Rational>(
          (product, { atom, degree }, axis) => multiply(product, bernsteinShare(powerIn(monomial, atom), index[axis] ?? 0, degree)),
          1,
        ),
      )
      const rest = monomial.filter(({ atom }) => !axes.some((axis) => axis.atom === atom))
      const key = rest.map(({ atom, power }) => `${atom}^${power}`).join('*')
      rests.set(key, { value: add(rests.get(key)?.value ?? 0, share), isPositive: rest.every(({ atom }) => positive.has(atom)) })
    }
    const values = [...rests.values()]
    if (values.some(({ value }) => sign(value) < 0)) return undefined
    signs.push({ index, positive: values.some(({ value, isPositive }) => isPositive && sign(value) > 0) })
  }
  return signs
}
/** The i-th index in mixed radix. */
function indexOf(i: number, axes: readonly Axis[]): readonly number[] {
  let rest = i
  return axes.map(({ degree }) => {
    const digit = rest % (degree + 1)
    rest = (rest - digit) / (degree + 1)
    return digit
  })
}
/** What t^power adds to Bernstein coefficient `i` of degree `degree`: C(i, power) / C(degree, power). */
function bernsteinShare(power: number, i: number, degree: number): Rational {
  let share: Rational = 1
  for (let j = 0; j < power; j++) share = multiply(share, rational(BigInt(Math.max(0, i - j)), BigInt(degree - j)))
  return share
}

/**
 * Whether the combination is positive at every point of the box: at an end of t only the first (last) Bernstein polynomial
 * is not 0, inside all are. So for each choice of ends that are in the box, some active coefficient must be positive.
 */
function positiveAtCorners(signs: readonly Coefficient[], axes: readonly Axis[]): boolean {
  const check = (axis: number, active: readonly Coefficient[]): boolean => {
    const at = axes[axis]
    if (at === undefined) return active.some(({ positive }) => positive)
    const ends = [0, at.degree].filter((_, end) => at.ends[end] === true)
    if (ends.length === 0) return check(axis + 1, active)
    return ends.every((end) =>
      check(
        axis + 1,
        active.filter(({ index }) => index[axis] === end),
      ),
    )
  }
  return check(0, signs)
}

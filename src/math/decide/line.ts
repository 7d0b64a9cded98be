// Two conditions on one real letter whose differences are rational functions, decided outright: between the roots of all their
// numerators and denominators no sign changes, so one point in each interval, and the roots themselves, tell everything.
import type { Expr } from '../../model.ts'
import { add, compare, divide, type Rational } from '../exact/rational.ts'
import { type Condition, holds, type Sign } from './condition.ts'
import type { Range } from './points.ts'
import { quotientIn, type Quotient } from './quotient-in.ts'
import { hasRoot, isAround, isolatedRoots, type Root } from './real-roots.ts'
import { degree, fromRationals, product, signAt, squareFree, type Univariate } from './univariate.ts'

export interface OnLine {
  readonly condition: Condition
  readonly differences: readonly Expr[]
}
/**
 * `same`: the conditions hold at the same points of the range where both are defined; `domain` tells whether one is defined where
 * the other is not. `differ`: they do not; `at` is such a point, where a rational one was met.
 */
export type LineAnswer =
  { readonly type: 'same'; readonly domain: 'same' | 'differs' } | { readonly type: 'differ'; readonly at?: Rational }

/** Roots of a polynomial of this degree are isolated. */
const highestDegree = 60

/** Undefined where something is no rational function of the letter, or too large. */
export function decideOnLine(a: OnLine, b: OnLine, letter: string, range: Range): LineAnswer | undefined {
  const [one, other] = [quotients(a, letter), quotients(b, letter)]
  if (one === undefined || other === undefined) return undefined
  const bounds = [range.low, range.high].filter((x) => x !== undefined).map((x) => fromRationals([x, -1]))
  const all = [...one, ...other].flatMap(({ top, bottom }) => [top, bottom]).filter((p) => degree(p) >= 1)
  const whole = squareFree(
    [...all, ...bounds].reduce<Univariate>(
      (product_, p) => (degree(product_) > highestDegree ? product_ : squareFree(product(product_, p))),
      [1n],
    ),
  )
  if (degree(whole) > highestDegree) return undefined
  const roots = isolatedRoots(whole)
  let domain: 'same' | 'differs' = 'same'
  for (const place of places(roots, range)) {
    const [left, right] = [holds(a.condition, (at) => signOn(one[at], place)), holds(b.condition, (at) => signOn(other[at], place))]
    if (left === undefined && right === undefined) continue
    if (left === undefined || right === undefined) domain = 'differs'
    else if (left !== right) return { type: 'differ', ...(place.at !== undefined && { at: place.at }) }
  }
  return { type: 'same', domain }
}

function quotients({ differences }: OnLine, letter: string): readonly Quotient[] | undefined {
  const found = differences.map((difference) => quotientIn(difference, letter)).filter((q) => q !== undefined)
  return found.length === differences.length ? found : undefined
}

/** A point between roots, or a root. */
type Place = { readonly at: Rational; readonly root?: undefined } | { readonly at?: Rational; readonly root: Root }

/** Each root of the range, and one point between each two. */
function places(roots: readonly Root[], { low, high, lowOpen, highOpen }: Range): readonly Place[] {
  const [first, last] = [roots[0], roots.at(-1)]
  const between = [
    first === undefined ? 0 : add(first.low, -1),
    ...roots.slice(0, -1).map(({ high: end }, i) => divide(add(end, roots[i + 1]?.low ?? end), 2)),
    ...(last === undefined ? [] : [add(last.high, 1)]),
  ]
  const isInside = (x: Rational): boolean => (low === undefined || compare(x, low) > 0) && (high === undefined || compare(x, high) < 0)
  const isRootInside = (root: Root): boolean => {
    if (low !== undefined && isAround(root, low)) return !lowOpen
    if (high !== undefined && isAround(root, high)) return !highOpen
    return isInside(root.exactly ?? root.high)
  }
  return [
    ...between.filter(isInside).map((at) => ({ at })),
    ...roots.filter(isRootInside).map((root) => ({ root, ...(root.exactly !== undefined && { at: root.exactly }) })),
  ]
}

function signOn(q: Quotient | undefined, place: Place): Sign | undefined {
  if (q === undefined) return undefined
  const [above, below] = [signOf(q.top, place), signOf(q.bottom, place)]
  return below === 0 ? undefined : above === 0 ? 0 : above === below ? 1 : -1
}
/** A polynomial that does not vanish at a root has no root near it, so its sign there is the one beside. */
function signOf(p: Univariate, { at, root }: Place): Sign {
  if (root === undefined) return signAt(p, at)
  if (p.length === 0 || hasRoot(p, root)) return 0
  return signAt(p, root.exactly ?? root.high)
}

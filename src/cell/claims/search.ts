// The search for a point that shows what a claim says or denies, and for one that is easy to read.
import { flatten } from '../../math/evaluate/lists.ts'
import { isList, isRational, type Scalar, scalarToFloat } from '../../math/evaluate/value.ts'
import { equal, type Rational } from '../../math/exact/rational.ts'
import { attempt } from '../../math/failure.ts'
import type { Concrete } from './frame.ts'
import type { ClaimCell } from './context.ts'
import { pointsFor, type Quantity, simpleValues } from './points.ts'
import type { Shapes } from './shapes.ts'
import type { Question } from './question.ts'
import { type Finding, openTrial, type Trial } from './trial.ts'

export interface Search {
  /** A point where the conclusion of a `then` is false, or that of a `can` true. */
  readonly witness: Finding | undefined
  /** Whether any point met the hypothesis and gave both sides a value. */
  readonly met: boolean
}
/** Points of each dimension: tried before a proof that takes effort, and in all. */
export const pointsTried = { atFirst: 40, inAll: 128 } as const
/** Beside a proof, this many points must agree; more would show nothing new. */
const pointsBesideProof = 8

/** Of so many points that show it the simplest is taken, the later of them looked for this far beyond the first. */
const [mostShown, farBeyond] = [3, 16]

/** Tries the first points of a fixed sequence, named by `text`; `proved`: a proof is there, and they only confirm that it is not empty. */
export function search(question: Question, text: string, proved: boolean, most: number = pointsTried.inAll): Search {
  const opened = attempt(() => openTrial(question))
  if (!opened.ok) return { witness: undefined, met: false }
  const trial = opened.value
  const { cell, shapes, sizes } = question
  const point = pointsFor(text, cell.gates)
  let met = 0
  for (const size of sizes) {
    const quantities = trial.chosen.map((name): Quantity => ({
      name,
      shape: shapes.shape(name, size),
      kind: kindOf(name, shapes, cell, trial),
    }))
    const found: Shown[] = []
    for (let turn = 0, last = most; turn < last; turn++) {
      const drawn = point(turn, quantities)
      const wanted = turn % 2 === 1
      const finding = trial.at(drawn, size, wanted)
      if (finding === undefined) continue
      met++
      if (shows(question, finding)) {
        found.push(simplest({ point: drawn, finding }, quantities, (at) => shown(question, trial, at, size, wanted)))
        if (found.length === 1) last = Math.min(most, turn + farBeyond)
        if (found.length === mostShown || found.some((one) => weight(one, quantities) <= 1)) break
      }
      if (proved && met >= pointsBesideProof && found.length === 0) return { witness: undefined, met: true }
    }
    const [best] = [...found].sort((a, b) => weight(a, quantities) - weight(b, quantities))
    if (best !== undefined) return { witness: best.finding, met: true }
  }
  return { witness: undefined, met: met > 0 }
}
const shows = ({ quantifier }: Question, { conclusion }: Finding): boolean => conclusion === (quantifier === 'can')
function shown(question: Question, trial: Trial, point: ReadonlyMap<string, Concrete>, size: number, wanted: boolean): Finding | undefined {
  const finding = trial.at(point, size, wanted)
  return finding !== undefined && shows(question, finding) ? finding : undefined
}

function kindOf(name: string, shapes: Shapes, { freeGates, roles }: ClaimCell, { realised }: Trial): Quantity['kind'] {
  if (freeGates.has(name) || realised.has(name)) return 'gate'
  const role = roles.get(name)
  return role === 'weight' || role === 'bias' || shapes.rank(name) === 2 ? 'weight' : 'value'
}

/** What is made simple first: a point without weights is the easiest to follow. */
const kinds: readonly Quantity['kind'][] = ['weight', 'value', 'gate']
/** How often all entries are gone through. */
const passes = 2
interface Shown {
  readonly point: ReadonlyMap<string, Concrete>
  readonly finding: Finding
}
/** How much there is to look at: numbers that are not 0, large ones twice; gates left out. */
const weight = ({ point }: Shown, quantities: readonly Quantity[]): number =>
  quantities
    .filter(({ kind }) => kind !== 'gate')
    .flatMap(({ name }) => flatten<Scalar>(point.get(name) ?? 0, name))
    .reduce<number>((sum, entry) => sum + (entry === 0 ? 0 : Math.abs(scalarToFloat(entry)) > 2 ? 2 : 1), 0)

/** A point that shows the same with simpler numbers: whole quantities first, then entry by entry. */
function simplest(
  start: Shown,
  quantities: readonly Quantity[],
  shownAt: (point: ReadonlyMap<string, Concrete>) => Finding | undefined,
): Shown {
  let best = start
  const attemptWith = (name: string, value: Concrete): boolean => {
    const point = new Map(best.point).set(name, value)
    const finding = shownAt(point)
    if (finding !== undefined) best = { point, finding }
    return finding !== undefined
  }
  const inOrder = [...quantities].sort((a, b) => kinds.indexOf(a.kind) - kinds.indexOf(b.kind))
  for (let pass = 0; pass < passes; pass++) {
    for (const { name, kind, shape } of inOrder) {
      for (const place of placesIn(shape)) {
        for (const simple of simpleValues[kind]) {
          const value = best.point.get(name) ?? 0
          if (isAlready(value, place, simple) || attemptWith(name, put(value, place, simple))) break
        }
      }
    }
  }
  return best
}
/** All entries at once ([]), and each alone where there are several. */
function placesIn(shape: readonly number[]): readonly (readonly number[])[] {
  const single = shape.reduce<readonly (readonly number[])[]>(
    (places, size) => places.flatMap((place) => Array.from({ length: size }, (_, i) => [...place, i])),
    [[]],
  )
  return single.length === 1 ? [[]] : [[], ...single]
}
function put(value: Concrete, [first, ...rest]: readonly number[], to: Rational): Concrete {
  if (!isList(value)) return to
  return value.map((entry, i) => (first === undefined || i === first ? put(entry, rest, to) : entry))
}
function isAlready(value: Concrete, [first, ...rest]: readonly number[], to: Rational): boolean {
  if (!isList(value)) return isRational(value) && equal(value, to)
  return value.every((entry, i) => (first !== undefined && i !== first) || isAlready(entry, rest, to))
}

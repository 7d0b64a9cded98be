// A reference and an answer to it, ready to be compared: over the same letters, at the same points.
import type { Expr } from '../../model.ts'
import type { openBalls } from '../ball/at.ts'
import { plain } from '../print/plain.ts'
import type { Differing, Terms } from './decision.ts'
import { everyPoint, type Manner, type Range, rangeOf, readablePoint, readablePoints, scatteredPoints } from './points.ts'
import { residue, residuePoint } from './residue.ts'
import { Side, type Spot, type Values } from './sides.ts'
import type { Survey } from './survey.ts'

export interface Pair {
  readonly names: readonly string[]
  readonly ranges: readonly Range[]
  readonly reference: Side
  readonly student: Side
  readonly surveys: readonly [reference: Survey, student: Survey]
  /** Points that are easily read: all of the domain where it has few. */
  readonly readable: readonly Spot[]
  /** Whether `readable` is the whole domain. */
  readonly whole: boolean
  /** Other points, made for this pair; none where `readable` is the whole domain. */
  scattered(): readonly Spot[]
  /** Whether the two are certainly different rational functions. */
  residuesDiffer(): boolean
}

/** What a reference is over some letters: made once for all answers with no others. */
interface Stage {
  readonly names: readonly string[]
  readonly ranges: readonly Range[]
  readonly reference: Side
  readonly every: readonly Spot[] | undefined
  readonly readable: { readonly [M in Manner]: readonly Spot[] }
  readonly residues: readonly { readonly at: ReadonlyMap<string, number>; readonly value: number | undefined }[]
}
/** Stages that are remembered for a reference, and points that count as few. */
const [mostStages, fewPoints] = [16, 256]
const scatteredCount = 56

/** Makes pairs of a reference and answers. */
export function openPairs(reference: Expr, own: Survey, terms: Terms, open: typeof openBalls): (student: Expr, of: Survey) => Pair {
  const stages = new Map<string, Stage>()
  const stageOf = (names: readonly string[], complex: boolean): Stage => {
    const name = `${complex ? 'i' : ''} ${names.join(' ')}`
    const known = stages.get(name)
    if (known !== undefined) return known
    if (stages.size >= mostStages) stages.clear()
    const stage = openStage(reference, own, names, complex, terms, open)
    stages.set(name, stage)
    return stage
  }
  return (student, of) => {
    const complex = own.imaginary || of.imaginary
    const stage = stageOf(union(own.names, of.names), complex)
    const { names, ranges, every } = stage
    const manner = own.rational && of.rational ? 'whole' : 'small'
    return {
      names,
      ranges,
      reference: stage.reference,
      student: new Side(student, of.rational, open(student, names, { oddRoots: terms.oddRoots, complex })),
      surveys: [own, of],
      readable: every ?? stage.readable[manner],
      whole: every !== undefined,
      scattered: () => (every === undefined ? scatteredFor(reference, student, ranges) : []),
      residuesDiffer: () => manner === 'whole' && differ(stage, student),
    }
  }
}

function union(a: readonly string[], b: readonly string[]): readonly string[] {
  return b.every((name) => a.includes(name)) ? a : [...new Set([...a, ...b])].sort()
}

function openStage(
  reference: Expr,
  own: Survey,
  names: readonly string[],
  complex: boolean,
  { symbols, oddRoots }: Terms,
  open: typeof openBalls,
): Stage {
  const ranges = names.map((name) => rangeOf(symbols.get(name)))
  const spots = (manner: Manner): readonly Spot[] =>
    Array.from({ length: readablePoints }, (_, k) => ({ point: readablePoint(manner, k, ranges), kept: true }))
  return {
    names,
    ranges,
    reference: new Side(reference, own.rational, open(reference, names, { oddRoots, complex }), true),
    every: everyPoint(ranges, fewPoints)?.map((point) => ({ point, kept: true })),
    readable: { whole: spots('whole'), small: spots('small') },
    residues: [0, 1].map((k) => {
      const at = residuePoint(names, k)
      return { at, value: own.rational ? residue(reference, at) : undefined }
    }),
  }
}

/** The two texts, in an order that does not tell which is the reference, are what scattered points come from. */
function scatteredFor(reference: Expr, student: Expr, ranges: readonly Range[]): readonly Spot[] {
  const text = [plain(reference), plain(student)].sort().join(' ~ ')
  return scatteredPoints(text, scatteredCount, ranges).map((point) => ({ point, kept: false }))
}

function differ({ residues }: Stage, student: Expr): boolean {
  return residues.some(({ at, value }) => {
    if (value === undefined) return false
    const other = residue(student, at)
    return other !== undefined && other !== value
  })
}

/** A spot as it is told; values of functions that are known by name alone are those of a stand-in, and not told. */
export function witnessAt({ names, surveys }: Pair, spot: Spot, values: Values | undefined): { readonly witness?: Differing } {
  if (values === undefined || surveys.some(({ opaque }) => opaque)) return {}
  return { witness: { values: names.map((name, i) => ({ name, value: spot.point[i] ?? 0 })), ...values } }
}

// Whether a formula holds at one point: certainly, certainly not, or left open by error bounds.
import { scalarSign } from '../../math/ball/real.ts'
import { certified } from '../../math/evaluate/certified.ts'
import { compile, type Getter } from '../../math/evaluate/evaluate.ts'
import { flatten, lift2 } from '../../math/evaluate/lists.ts'
import { compareScalars, type Scalar } from '../../math/evaluate/value.ts'
import { Failure } from '../../math/failure.ts'
import type { CompareOp, Expr } from '../../model.ts'
import type { Concrete, Frame } from './frame.ts'
import { type Dependence, type Formula, leavesOf } from './formula.ts'

export const read = (expr: Expr): Getter<Scalar, Frame> =>
  compile(expr, certified, {
    name: (name) => (frame: Frame) => {
      const value = frame.get(name)
      if (value === undefined) throw new Failure('spec/unbound', `“${name}” has no value`)
      return value
    },
    member(of, path) {
      throw new Failure('spec/unknown-name', `${of}.${path.join('.')} in a claim`)
    },
  })

/** Truth as a number, so that it goes entry by entry like everything else: 1 true, 0 open, −1 false; `and` is the least. */
type Truth = -1 | 0 | 1
export interface Judged {
  readonly truth: boolean | undefined
  /** Of the leaf that decides: the first that is true, or false, as the whole is. Of a dependence: before and after. */
  readonly sides: readonly [Concrete, Concrete]
  readonly changed?: Changed
}
export interface Changed {
  /** `o`, or an entry `o[1]`. */
  readonly name: string
  readonly to: Concrete
}
export interface LeafJudged {
  readonly truth: Concrete
  readonly sides: readonly [Concrete, Concrete]
  readonly changed?: Changed
}
/** Whether a quantity depends on another at a point. */
export type JudgeDependence = (leaf: Dependence) => (frame: Frame) => LeafJudged

/** A formula ready to be judged at points. */
export function openCondition(formula: Formula, judgeDependence: JudgeDependence): (frame: Frame) => Judged {
  const leaves = leavesOf(formula).map((leaf) => {
    if (leaf.type === 'depends') return { leaf, judge: judgeDependence(leaf) }
    const [left, right] = [read(leaf.left), read(leaf.right)]
    const judge = (frame: Frame): LeafJudged => {
      const sides = [left(frame), right(frame)] as const
      return { sides, truth: lift2<Scalar>((a, b) => compared(leaf.op, a, b), ...sides, leaf.op) }
    }
    return { leaf, judge }
  })
  return (frame) => {
    const judged = leaves.map(({ leaf, judge }) => ({ leaf, ...judge(frame) }))
    const truths = new Map<Formula, Concrete>(judged.map(({ leaf, truth }) => [leaf, truth]))
    const truth = least(truthOf(formula, truths))
    const decisive = judged.find((leaf) => least(leaf.truth) === truth) ?? judged[0]
    return {
      truth: truth === 0 ? undefined : truth === 1,
      sides: decisive?.sides ?? [0, 0],
      ...(decisive?.changed && { changed: decisive.changed }),
    }
  }
}

function truthOf(formula: Formula, truths: ReadonlyMap<Formula, Concrete>): Concrete {
  switch (formula.type) {
    case 'compare':
    case 'depends':
      return truths.get(formula) ?? 0
    case 'and':
    case 'or': {
      const choose = (a: Scalar, b: Scalar): Scalar => (isBelow(a, b) === (formula.type === 'and') ? a : b)
      return lift2(choose, truthOf(formula.left, truths), truthOf(formula.right, truths), formula.type)
    }
    case 'all':
      return least(truthOf(formula.of, truths))
    case 'any':
      return signs(truthOf(formula.of, truths)).reduce<Truth>((a, b) => (a > b ? a : b), -1)
    default:
      return formula satisfies never
  }
}
const isBelow = (a: Scalar, b: Scalar): boolean => (compareScalars(a, b) ?? 0) < 0
const signs = (truth: Concrete): readonly Truth[] => flatten<Scalar>(truth, 'a condition').map((entry) => scalarSign(entry) ?? 0)
/** A list holds if all its entries do. */
const least = (truth: Concrete): Truth => signs(truth).reduce<Truth>((a, b) => (a < b ? a : b), 1)

export function compared(op: CompareOp, a: Scalar, b: Scalar): Truth {
  const order = compareScalars(a, b)
  if (order === undefined) return 0
  const truth: { readonly [Op in CompareOp]: boolean } = {
    '==': order === 0,
    '!=': order !== 0,
    '<': order < 0,
    '<=': order <= 0,
    '>': order > 0,
    '>=': order >= 0,
  }
  return truth[op] ? 1 : -1
}

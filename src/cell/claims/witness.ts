// A claim tried at concrete points: weights, inputs and earlier states are rational numbers, the cell's own equations are
// run on them, exactly or with certified error bounds (certified.ts), and the claim is read there.
//
// Soundness. A point counts only where its hypothesis holds beyond doubt and both sides of the conclusion have a value. The
// conclusion is true or false there only where no error bound can change that. Gates that range freely have the value
// drawn; rounded ones are 0 or 1 by the sign of their own pre-activation, and a point where that is 0 does not count.
import { certified } from '../../math/evaluate/certified.ts'
import { compile, type Getter } from '../../math/evaluate/evaluate.ts'
import { attempt, Failure } from '../../math/failure.ts'
import { asScalar, flatten, lift1, lift2 } from '../../math/evaluate/lists.ts'
import { namesIn } from '../../math/names.ts'
import { scalarSign } from '../../math/ball/real.ts'
import { compareScalars, isList, type Scalar, toJson, type Value } from '../../math/evaluate/value.ts'
import type { CompareOp, Expr, Witness } from '../../model.ts'
import { type ClaimCell, preActivation } from './context.ts'
import { type Comparison, comparisonsOf, type Formula } from './formula.ts'

type Frame = Map<string, Value>
type Reader = Getter<Scalar, Frame>

/** What is found at a point where the hypothesis holds. */
export interface Finding {
  /** Undefined where the error bounds leave it open. */
  readonly conclusion: boolean | undefined
  witness(): Witness
}
/** Tries a point (the values of all names without an equation); undefined where it does not count. */
export type Trial = (point: ReadonlyMap<string, Value>) => Finding | undefined

/** A claim ready to be tried. Fails (Failure) on names that nothing defines. */
export function openTrial(hypothesis: readonly Formula[], conclusion: Formula, cell: ClaimCell): Trial {
  const steps = neededEquations(namesOf([...hypothesis, conclusion]), cell).map(({ name, expr }) => ({
    name,
    run: stepReader(name, expr, cell),
  }))
  const conditions = hypothesis.map(openCondition)
  const asked = openCondition(conclusion)
  const speaksOfEntry = namesOf([...hypothesis, conclusion]).has('k')
  const settings = hypothesis.flatMap((formula) => settingOf(formula, cell) ?? [])
  return (point) => {
    const tried = attempt(() => {
      const frame: Frame = new Map(point)
      frame.set('k', 1)
      for (const set of settings) set(frame)
      if (![...cell.freeGates].every((gate) => isGateValue(frame.get(gate), cell))) return undefined
      for (const { name, run } of steps) frame.set(name, run(frame))
      return conditions.every((condition) => condition(frame).truth === true) ? { frame, found: asked(frame) } : undefined
    })
    if (!tried.ok || tried.value === undefined) return undefined
    const { frame, found } = tried.value
    return { conclusion: found.truth, witness: () => witnessOf(frame, found.sides, speaksOfEntry) }
  }
}

const namesOf = (formulas: readonly Formula[]): ReadonlySet<string> =>
  new Set(formulas.flatMap(comparisonsOf).flatMap(({ left, right }) => [...namesIn(left), ...namesIn(right)]))

/** The equations that the names depend on, in order; free gates have none. */
function neededEquations(names: Iterable<string>, cell: ClaimCell): readonly { readonly name: string; readonly expr: Expr }[] {
  const needed = new Set<string>()
  const open = [...names]
  for (let name = open.pop(); name !== undefined; name = open.pop()) {
    if (needed.has(name)) continue
    needed.add(name)
    const equation = cell.equations.get(name)
    if (equation !== undefined) open.push(...namesIn(equation.expr))
  }
  return [...cell.equations.values()].filter(({ name }) => needed.has(name))
}
/** The names without an equation that a claim depends on: a point has a value for each. */
export function freeNamesOf(formulas: readonly Formula[], cell: ClaimCell): readonly string[] {
  const named = namesOf(formulas)
  const read = neededEquations(named, cell).flatMap(({ expr }) => [...namesIn(expr)])
  return [...new Set([...read, ...named])].filter((name) => !cell.equations.has(name) && name !== 'k')
}

const read = (expr: Expr): Reader =>
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

function stepReader(name: string, expr: Expr, cell: ClaimCell): Reader {
  const inner = cell.roundedGates.has(name) ? preActivation(expr) : undefined
  if (inner === undefined) return read(expr)
  const value = read(inner)
  const step = (z: Scalar): Scalar => {
    const sign = scalarSign(z)
    if (sign === undefined || sign === 0) throw new Failure('solve/tie', `the pre-activation of ${name} is 0, or too close to it`)
    return sign > 0 ? 1 : 0
  }
  return (frame) => lift1(step, value(frame), name)
}

/** An equation of the hypothesis that fixes a name without equation by other such names: it is set so, not hit by chance. */
function settingOf(formula: Formula, cell: ClaimCell): ((frame: Frame) => void) | undefined {
  if (formula.type !== 'compare' || formula.op !== '==') return undefined
  for (const [target, source] of [
    [formula.left, formula.right],
    [formula.right, formula.left],
  ] as const) {
    const name = target.type === 'name' ? target : target.type === 'index' && target.of.type === 'name' ? target.of : undefined
    if (
      name === undefined ||
      cell.equations.has(name.name) ||
      [...namesIn(source)].some((other) => other === name.name || cell.equations.has(other))
    )
      continue
    const value = read(source)
    const at = target.type === 'index' ? read(target.at) : undefined
    return (frame) => {
      const before = frame.get(name.name)
      if (before === undefined) return
      const [after, place] = [value(frame), at?.(frame)]
      const whole = isList(after) ? after : lift1(() => asScalar<Scalar>(after, '=='), before, '==')
      frame.set(name.name, place === undefined || !isList(before) ? whole : before.map((entry, i) => (i + 1 === place ? after : entry)))
    }
  }
  return undefined
}

/** Whether every entry is a value that a gate can have: a hypothesis such as `g == x` may have set it to something else. */
function isGateValue(value: Value | undefined, { gates }: ClaimCell): boolean {
  const inside = (x: Scalar): boolean => scalarSign(x) === 1 && compareScalars(x, 1) === -1
  const atEnd = (x: Scalar): boolean => x === 0 || x === 1
  const allowed = { ideal: (x: Scalar) => inside(x) || atEnd(x), exact: inside, rounded: atEnd }[gates]
  return value === undefined || flatten<Scalar>(value, 'a gate').every(allowed)
}

/** Truth as a number, so that it goes entry by entry like everything else: 1 true, 0 open, −1 false; `and` is the least. */
type Truth = Scalar
interface Judged {
  readonly truth: boolean | undefined
  /** Of the comparison that decides: the first that is false, else the first. */
  readonly sides: readonly [Value, Value]
}

function openCondition(formula: Formula): (frame: Frame) => Judged {
  const comparisons = comparisonsOf(formula).map((comparison) => ({
    comparison,
    left: read(comparison.left),
    right: read(comparison.right),
  }))
  return (frame) => {
    const judged = comparisons.map(({ comparison, left, right }) => {
      const sides = [left(frame), right(frame)] as const
      return { comparison, sides, truth: lift2<Truth>((a, b) => compared(comparison.op, a, b), ...sides, comparison.op) }
    })
    const truths = new Map(judged.map(({ comparison, truth }) => [comparison, truth]))
    const decisive = judged.find(({ truth }) => holds(truth) === false) ?? judged[0]
    return { truth: holds(truthOf(formula, truths)), sides: decisive?.sides ?? [0, 0] }
  }
}
function truthOf(formula: Formula, truths: ReadonlyMap<Comparison, Value>): Value {
  if (formula.type === 'compare') return truths.get(formula) ?? 0
  const choose = (a: Truth, b: Truth): Truth => ((compareScalars(a, b) ?? 0) < 0 === (formula.type === 'and') ? a : b)
  return lift2(choose, truthOf(formula.left, truths), truthOf(formula.right, truths), formula.type)
}
/** A list holds if all its entries do. */
function holds(truth: Value): boolean | undefined {
  const entries = flatten<Truth>(truth, 'a condition')
  return entries.includes(-1) ? false : entries.includes(0) ? undefined : true
}
function compared(op: CompareOp, a: Scalar, b: Scalar): Truth {
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

/** Every name's value. Where all dimensions are 1, plain numbers and no index; else lists, and the entry `k` if spoken of. */
function witnessOf(frame: Frame, [left, right]: readonly [Value, Value], speaksOfEntry: boolean): Witness {
  const single = [...frame.values()].every((value) => !isList(value) || flatten<Scalar>(value, 'a witness').length === 1)
  const plain = (value: Value): Value => (single && isList(value) ? plain(value[0] ?? 0) : value)
  const values = [...frame].flatMap(([name, value]) =>
    name === 'k' && (single || !speaksOfEntry) ? [] : [{ name, value: toJson(plain(value)) }],
  )
  return { values, left: toJson(plain(left)), right: toJson(plain(right)) }
}

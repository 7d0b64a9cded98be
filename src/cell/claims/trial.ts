// A claim tried at concrete points: weights, inputs and earlier states are rational numbers, the cell's own equations are
// run on them, exactly or with certified error bounds (certified.ts), and the claim is read there.
//
// Soundness. A point counts only where its hypothesis holds beyond doubt and both sides of the conclusion have a value. The
// conclusion is true or false there only where no error bound can change that. Gates that range freely have the value
// drawn; rounded ones are 0 or 1 by the sign of their own pre-activation, and a point where that is 0 does not count; exact
// ones follow from the weights, or the weights from them (realise.ts).
import { scalarSign } from '../../math/ball/real.ts'
import { asScalar, flatten, lift1 } from '../../math/evaluate/lists.ts'
import { compareScalars, isList, type Scalar } from '../../math/evaluate/value.ts'
import { attempt, Failure } from '../../math/failure.ts'
import { namesIn } from '../../math/names.ts'
import type { Expr, Witness } from '../../model.ts'
import type { Concrete, Frame } from './frame.ts'
import { openChange, type Step } from './change.ts'
import { type ClaimCell, preActivation } from './context.ts'
import { openConstancy } from './constancy.ts'
import { dependencesOf, expressionsOf, type Formula } from './formula.ts'
import { openCondition, read } from './judge.ts'
import { factorNames, type Measures, type Realisable, realisableGates, realise, type Realised } from './realise.ts'
import type { Question } from './question.ts'
import { type Setting, settingsOf } from './settings.ts'
import { witnessOf } from './witness.ts'

/** What is found at a point where the hypothesis holds. */
export interface Finding {
  /** Undefined where the error bounds leave it open. */
  readonly conclusion: boolean | undefined
  witness(): Witness
}
export interface Trial {
  /** The names that a point has values for. */
  readonly chosen: readonly string[]
  /** Gates among them that would follow from weights, which are found afterwards. */
  readonly realised: ReadonlySet<string>
  /** Tries a point; undefined where it does not count. `wanted`: what would show the witness is made to hold where that can be. */
  at(point: ReadonlyMap<string, Concrete>, size: number, wanted: boolean): Finding | undefined
}

/** A claim ready to be tried. Fails (Failure) on names that nothing defines. */
export function openTrial(question: Question): Trial {
  const { hypothesis, conclusion, cell, shapes } = question
  const named = namesOf([...hypothesis, conclusion])
  const realisable = realisableGates(
    cell,
    named,
    dependencesOf(conclusion).map(({ on }) => on.name),
  )
  const needed = neededEquations([...named, ...factorNames(realisable)], cell, realisable)
  const steps = needed.map(({ name, expr }): Step => ({ name, run: stepReader(name, expr, cell) }))
  const chosen = chosenNames(needed, named, cell, realisable)
  const realised = new Map([...realisable].filter(([gate]) => chosen.includes(gate)))
  const isChosen = (name: string): boolean => chosen.includes(name)
  const setters = (formulas: readonly Formula[]) => settingsOf(formulas, isChosen).map(setterOf)
  const [assumed, hoped] = [setters(hypothesis), setters([question.wanted])]
  const conditions = hypothesis.map((formula) => openCondition(formula, noDependence))
  const meets = (frame: Frame): boolean => conditions.every((condition) => condition(frame).truth === true)
  const isConstant = openConstancy(question, chosen, realised)
  const asked = openCondition(conclusion, (leaf) => openChange(leaf, { cell, steps, meets, isConstant }))
  const gates = [...cell.freeGates, ...realised.keys()]
  const run = (point: ReadonlyMap<string, Concrete>, size: number, wanted: boolean) => {
    const frame: Frame = new Map(point)
    frame.set('k', 1)
    // Twice: the first may set what the second reads.
    for (const set of [...(wanted ? hoped : []), ...assumed, ...assumed]) set(frame)
    if (!gates.every((gate) => isGateValue(frame.get(gate), cell))) return undefined
    for (const { name, run } of steps) frame.set(name, run(frame))
    const weights = realisation(realised, frame, { valueOf: (expr) => read(expr)(frame), shapeOf: (name) => shapes.shape(name, size) })
    return weights !== undefined && meets(frame) ? { frame, weights, found: asked(frame) } : undefined
  }
  return {
    chosen,
    realised: new Set(realised.keys()),
    at(point, size, wanted) {
      const tried = attempt(() => run(point, size, wanted))
      if (!tried.ok || tried.value === undefined) return undefined
      const { frame, weights, found } = tried.value
      return { conclusion: found.truth, witness: () => witnessOf(frame, weights, found, named.has('k')) }
    },
  }
}

const namesOf = (formulas: readonly Formula[]): ReadonlySet<string> =>
  new Set(formulas.flatMap(expressionsOf).flatMap((expr) => [...namesIn(expr)]))
const noDependence = (): never => {
  throw new Failure('spec/unsupported', 'depends(a, b) in a hypothesis')
}

/** The equations that the names depend on, in order; free gates have none, and those that are realised need none. */
function neededEquations(
  names: Iterable<string>,
  cell: ClaimCell,
  realisable: Realisable,
): readonly { readonly name: string; readonly expr: Expr }[] {
  const needed = new Set<string>()
  const open = [...names]
  for (let name = open.pop(); name !== undefined; name = open.pop()) {
    if (needed.has(name)) continue
    needed.add(name)
    const equation = realisable.has(name) ? undefined : cell.equations.get(name)
    if (equation !== undefined) open.push(...namesIn(equation.expr))
  }
  return [...cell.equations.values()].filter(({ name }) => needed.has(name) && !realisable.has(name))
}
/** The names that a point has values for: those that are read and have no equation. */
function chosenNames(
  needed: readonly { readonly expr: Expr }[],
  named: ReadonlySet<string>,
  cell: ClaimCell,
  realisable: Realisable,
): readonly string[] {
  const read = [...needed.flatMap(({ expr }) => [...namesIn(expr)]), ...named]
  const gates = new Map([...realisable].filter(([gate]) => read.includes(gate)))
  return [...new Set([...read, ...factorNames(gates)])].filter(
    (name) => (!cell.equations.has(name) || realisable.has(name)) && name !== 'k',
  )
}

function stepReader(name: string, expr: Expr, cell: ClaimCell): (frame: Frame) => Concrete {
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

function setterOf({ name, at, to }: Setting): (frame: Frame) => void {
  const value = read(to)
  const place = at === undefined ? undefined : read(at)
  return (frame) => {
    const before = frame.get(name)
    if (before === undefined) return
    const [after, index] = [value(frame), place?.(frame)]
    const whole = isList(after) ? after : lift1(() => asScalar<Scalar>(after, '=='), before, '==')
    frame.set(name, index === undefined || !isList(before) ? whole : before.map((entry, i) => (i + 1 === index ? after : entry)))
  }
}

/** Whether every entry is a value that a gate can have: a hypothesis such as `g == x` may have set it to something else. */
function isGateValue(value: Concrete | undefined, { gates }: ClaimCell): boolean {
  const inside = (x: Scalar): boolean => scalarSign(x) === 1 && compareScalars(x, 1) === -1
  const atEnd = (x: Scalar): boolean => x === 0 || x === 1
  const allowed = { ideal: (x: Scalar) => inside(x) || atEnd(x), exact: inside, rounded: atEnd }[gates]
  return value === undefined || flatten<Scalar>(value, 'a gate').every(allowed)
}

/** The weights that give all realised gates their value, or undefined where there are none. */
function realisation(realised: Realisable, frame: Frame, measures: Measures): readonly Realised[] | undefined {
  const found: Realised[] = []
  for (const [gate, terms] of realised) {
    const weights = realise(terms, frame.get(gate) ?? 0, measures)
    if (weights === undefined) return undefined
    found.push(...weights)
  }
  return found
}

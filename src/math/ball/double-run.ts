// A program compiled for the registers of double.ts: a list of closures, each of which writes one slot.
import type { ConstantName } from '../../model.ts'
import * as double from './double.ts'
import { unaryDouble } from './double-functions.ts'
import { power, rationalPower } from './double-powers.ts'
import type { BinaryOp, OddRoots, Program, Step } from './program.ts'
import { Real } from './real.ts'
import type { Rational } from '../exact/rational.ts'

/** One step; true: certainly undefined. */
type Instruction = () => boolean
/** The value of a program at a point. */
export type DoubleProgram = (point: readonly Rational[]) => Real | 'undefined' | 'unknown'

export function compileDouble(program: Program, oddRoots: OddRoots): DoubleProgram {
  const powers = power(oddRoots)
  const instructions = program.steps.map((step) => instruction(step, oddRoots, powers))
  const output = program.output + double.scratch
  return (point) => {
    for (let i = 0; i < program.inputs; i++) double.loadRational(i + double.scratch, point[i] ?? NaN)
    for (const run of instructions) if (run()) return 'undefined'
    return double.isKnown(output) ? new Real(double.midOf(output), double.radiusOf(output)) : 'unknown'
  }
}

function instruction(step: Step, oddRoots: OddRoots, powers: (out: number, a: number, b: number) => boolean): Instruction {
  const out = step.out + double.scratch
  switch (step.type) {
    case 'number': {
      double.loadRational(out, step.value)
      const [mid, radius] = [double.midOf(out), double.radiusOf(out)]
      return () => double.load(out, mid, radius)
    }
    case 'constant':
      return () => constant(out, step.name)
    case 'unary': {
      const [f, a] = [unaryDouble[step.op], step.a + double.scratch]
      return () => f(out, a)
    }
    case 'binary': {
      const [a, b] = [step.a + double.scratch, step.b + double.scratch]
      const f = step.op === 'power' ? powers : binaryDouble[step.op]
      return () => f(out, a, b)
    }
    case 'power': {
      const [f, a] = [rationalPower(step.exponent, oddRoots), step.a + double.scratch]
      return () => f(out, a)
    }
    case 'unknown':
      return () => double.putUnknown(out)
    default:
      return step satisfies never
  }
}

const binaryDouble: { readonly [Op in Exclude<BinaryOp, 'power'>]: (out: number, a: number, b: number) => boolean } = {
  add: double.add,
  subtract: double.subtract,
  multiply: double.multiply,
  divide: double.divide,
  min: double.min,
  max: double.max,
}
/** The float64 next to π and e is half an ulp off at most. No real number is i. */
function constant(out: number, name: ConstantName): false {
  return name === 'i' ? double.putUnknown(out) : double.put(out, name === 'pi' ? Math.PI : Math.E, 0)
}

// A program compiled for the registers of double.ts: a list of closures, each of which writes one slot.
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
  const used = inputsOf(program)
  const output = program.output + double.scratch
  return (point) => {
    for (const i of used) double.loadRational(i + double.scratch, point[i] ?? NaN)
    for (const run of instructions) if (run()) return 'undefined'
    return double.isKnown(output) ? new Real(double.midOf(output), double.radiusOf(output)) : 'unknown'
  }
}

/** The inputs that are read. */
function inputsOf({ inputs, steps, output }: Program): readonly number[] {
  const read = new Set([output])
  for (const step of steps) {
    if ('a' in step) read.add(step.a)
    if ('b' in step) read.add(step.b)
  }
  return [...read].filter((slot) => slot < inputs)
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
      return () => double.loadConstant(out, step.name)
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

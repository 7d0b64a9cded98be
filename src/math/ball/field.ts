// What an evaluation asks of numbers, and the evaluation: one straight line of steps over any arithmetic.
import type { ConstantName } from '../../model.ts'
import type { Rational } from '../exact/rational.ts'
import type { BinaryOp, Exponent, Program, Step, UnaryOp } from './program.ts'

/** Why there is no value: certainly outside the natural domain; not to be told; not rational (exact arithmetic only). */
export type Refusal = 'undefined' | 'unknown' | 'irrational'
export type Result<R> = R | Refusal

/** Numbers of type R (never a text). An operation is told of values, never of refusals. */
export interface Field<R extends object | number> {
  number(q: Rational): Result<R>
  constant(name: ConstantName): Result<R>
  readonly unary: { readonly [Op in UnaryOp]: (x: R) => Result<R> }
  readonly binary: { readonly [Op in BinaryOp]: (x: R, y: R) => Result<R> }
  /** x^(n/d) for an exponent that stands in the expression. */
  rationalPower(x: R, exponent: Exponent): Result<R>
}

/**
 * The value of a program, its inputs being numbers of the field. Undefined as soon as a step is: a formula is defined only
 * where all of it is. Otherwise what is made of something unknown is unknown.
 */
export function run<R extends object | number>(program: Program, field: Field<R>, inputs: readonly Result<R>[]): Result<R> {
  const slots: Result<R>[] = inputs.slice(0, program.inputs)
  const at = (slot: number): Result<R> => slots[slot] ?? 'unknown'
  for (const step of program.steps) {
    const value = stepValue(step, field, at)
    if (value === 'undefined') return value
    slots[step.out] = value
  }
  return at(program.output)
}

function stepValue<R extends object | number>(step: Step, field: Field<R>, at: (slot: number) => Result<R>): Result<R> {
  switch (step.type) {
    case 'number':
      return field.number(step.value)
    case 'constant':
      return field.constant(step.name)
    case 'unary': {
      const x = at(step.a)
      return typeof x === 'string' ? x : field.unary[step.op](x)
    }
    case 'binary': {
      const [x, y] = [at(step.a), at(step.b)]
      if (typeof x === 'string') return y === 'unknown' ? y : x
      return typeof y === 'string' ? y : field.binary[step.op](x, y)
    }
    case 'power': {
      const x = at(step.a)
      return typeof x === 'string' ? x : field.rationalPower(x, step.exponent)
    }
    case 'unknown':
      return 'unknown'
    default:
      return step satisfies never
  }
}

/** Thrown by functions that are made of others, and caught where the field hands the function out: never leaves ball/. */
export class Refused {
  readonly because: Refusal
  constructor(because: Refusal) {
    this.because = because
  }
}
const [outside, untold] = [new Refused('undefined'), new Refused('unknown')]
/** Certainly outside the natural domain. */
export const outsideDomain = (): never => {
  throw outside
}
/** Not to be told. */
export const notToBeTold = (): never => {
  throw untold
}
/** The value of a function that may throw Refused, as a result. */
export function guarded<R>(evaluate: () => R): Result<R> {
  try {
    return evaluate()
  } catch (thrown) {
    if (thrown instanceof Refused) return thrown.because
    throw thrown
  }
}

// Rounding and tracing as hooks of a run: what happens around function calls and to equations' values.
import { canSaturate, roundLazily, roundScalar, type RoundingRule, saturated, type Tie, type TieOracle } from '../cell/rounding.ts'
import type { RowHooks } from '../cell/run.ts'
import { certified } from '../math/evaluate/certified.ts'
import { compile } from '../math/evaluate/evaluate.ts'
import { Failure } from '../math/failure.ts'
import { callFunction, type EagerFunction, isEager } from '../math/evaluate/functions.ts'
import { asScalar, lift1 } from '../math/evaluate/lists.ts'
import * as rational from '../math/exact/rational.ts'
import { Real } from '../math/ball/real.ts'
import { plainValue } from '../math/print/plain.ts'
import { isRational, isScalar, type Quantity, type Scalar, type Value } from '../math/evaluate/value.ts'
import { type FunctionName, functionArity, type Rounding } from '../model.ts'
import type { TraceCall } from './solution.ts'

/** What one run shares: ties met, quantities that turned out irrational, and the trace where one is asked for. */
export interface RunContext {
  readonly oracle: RecordingOracle
  readonly irrational: Set<string>
  readonly calls: TraceCall[]
  readonly onEquation: ((row: number, name: string, exact: Value, seen: Value, calls: readonly TraceCall[]) => void) | undefined
}
export const newContext = (sides: readonly (0 | 1)[] = [], onEquation?: RunContext['onEquation']): RunContext => ({
  oracle: new RecordingOracle(sides),
  irrational: new Set(),
  calls: [],
  onEquation,
})

/** Takes the sides it is told, the lower one where it is told nothing, and keeps every tie it was asked about. */
export class RecordingOracle implements TieOracle {
  readonly sides: readonly (0 | 1)[]
  readonly ties: Tie[] = []
  constructor(sides: readonly (0 | 1)[]) {
    this.sides = sides
  }
  decide(tie: Tie): 0 | 1 {
    const side = this.sides[this.ties.length] ?? 0
    this.ties.push(tie)
    return side
  }
}

/** A rounding's values worked out; they are constants. */
function ruleOf(rounding: Rounding): RoundingRule {
  const constant = (source: Exclude<Rounding['to'], undefined | 'integer'>[number]) => {
    const value = compile<Scalar, null>(source.expr, certified, noNames)(null)
    if (!isRational(value)) throw new Failure('spec/wrong-type', 'a value to round to is a rational number', source.at)
    return value
  }
  const to = rounding.to === undefined || rounding.to === 'integer' ? rounding.to : rounding.to.map(constant).sort(rational.compare)
  const saturate = rounding.saturate === undefined ? undefined : rational.readRational(rounding.saturate)
  if (saturate !== undefined && !canSaturate(rounding.of))
    throw new Failure('spec/wrong-type', `${rounding.of} has no limits to saturate at; sigmoid and tanh have`, rounding.at)
  return {
    of: rounding.of,
    ...(to !== undefined && { to }),
    ...(saturate !== undefined && { saturate }),
    tie: rounding.tie ?? 'reject',
    carry: rounding.carry ?? 'rounded',
    source: rounding,
  }
}
const noNames = {
  name(name: string): never {
    throw new Failure('spec/unknown-name', `“${name}”: only constants stand here`)
  },
  member(): never {
    throw new Failure('spec/unknown-name', 'only constants stand here')
  },
}

/** Hooks for the roundings in use; with `tracing`, every function call is recorded as well. */
export function hooksFor(roundings: readonly Rounding[], equations: ReadonlySet<string>, tracing: boolean): RowHooks<Quantity, RunContext> {
  const rules = new Map(roundings.map((rounding) => [rounding.of, ruleOf(rounding)]))
  return {
    around(name) {
      const rule = equations.has(name) ? undefined : rules.get(name)
      if (rule === undefined && !tracing) return undefined
      return ({ context }, args, plain) => {
        const tiesBefore = context.oracle.ties.length
        const value = rule === undefined || !isEager(name) ? plain() : roundedCall(rule, name, args, context)
        if (tracing)
          context.calls.push({
            name,
            arguments: args,
            value,
            rounded: rule !== undefined,
            ...(context.oracle.ties.length > tiesBefore && { tie: true }),
          })
        return value
      }
    },
    settle(name) {
      const rule = rules.get(name)
      if (rule === undefined || (isFunction(name) && !equations.has(name))) return undefined
      return (context, value) => {
        const seen = lift1<Quantity>((x) => roundScalar(rule, numberOf(x, rule), context.oracle), value, name)
        return { seen, carried: rule.carry === 'exact' ? value : seen }
      }
    },
    ...(tracing && {
      before: (context: RunContext) => {
        context.calls.length = 0
      },
      after: (context: RunContext, row: number, name: string, exact: Value, seen: Value) =>
        context.onEquation?.(row, name, exact, seen, [...context.calls]),
    }),
  }
}
const isFunction = (name: string): boolean => Object.hasOwn(functionArity, name)

function roundedCall(rule: RoundingRule, name: EagerFunction & FunctionName, args: readonly Value[], context: RunContext): Value {
  const round = (given: Quantity): Scalar => {
    const argument = numberOf(given, rule)
    const exact = (): Scalar => {
      const value =
        name === 'sigmoid' || name === 'tanh'
          ? certified.call(name, argument)
          : asScalar<Scalar>(callFunction(certified, name, [argument]), name)
      if (value instanceof Real && rule.to === undefined) context.irrational.add(name)
      return value
    }
    return roundLazily(rule, () => saturated(rule, argument, exact), context.oracle, rule.saturate === undefined ? argument : undefined)
  }
  const [argument = 0] = args
  return typeof argument === 'number' ? round(argument) : lift1<Quantity>(round, argument, name)
}

/** Only numbers are rounded. */
function numberOf(x: Quantity, { of, source }: RoundingRule): Scalar {
  if (isScalar(x)) return x
  const hint = 'give numbers to the letters, or round nothing in this problem'
  throw new Failure('solve/letter', `${of} is rounded, but ${plainValue(x)} is a formula`, source.at, hint)
}

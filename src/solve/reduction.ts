// One traced equation as the links of a chain: as written, with values, with the arguments of its functions worked out,
// with the functions' values, rounded. Every number is one that the trace holds.
import { withLetters } from '../math/evaluate/letters.ts'
import { compile } from '../math/evaluate/evaluate.ts'
import { attempt } from '../math/failure.ts'
import { holds } from '../math/evaluate/functions.ts'
import { childrenOf, withChildren } from '../math/names.ts'
import { valueExpr } from '../math/print/plain.ts'
import { absolute, compare, readRational } from '../math/exact/rational.ts'
import { isApproximate, type NameTex, rightSideTex, type TexStyle, valueTex } from '../math/print/tex.ts'
import { literalTex } from '../math/print/notation.ts'
import {
  isList,
  isRational,
  isScalar,
  type Quantity,
  sameValue,
  type Scalar,
  scalarToFloat,
  type Value,
  withFormulas,
} from '../math/evaluate/value.ts'
import type { Expr, Precision, Rounding } from '../model.ts'
import type { Link } from './chain.ts'
import type { TraceCall, TraceStep } from './solution.ts'

/** What a chain is printed with. `rounded` and `saturated` are words in the student's language. */
export interface ReductionStyle {
  readonly names: NameTex
  readonly style: TexStyle
  readonly precision: Precision | undefined
  readonly rounding: readonly Rounding[]
  readonly words: { readonly rounded: string; readonly saturated: string }
  /** Formulas with letters in the names that they are written with. */
  readonly short: (expr: Expr) => Expr
  /** Whether the equation itself comes first. */
  readonly symbolic: boolean
}

/** The links behind the name of a traced equation, without those that would repeat the one before. */
export function linksOf(step: TraceStep, given: ReductionStyle): readonly Link[] {
  const links: Link[] = []
  const put = (relation: Link['relation'], tex: string, note?: string): void => {
    if (links.at(-1)?.tex !== tex) links.push({ relation, tex, ...(note !== undefined && { note: literalTex(`(${note})`) }) })
  }
  const show = (expr: Expr): string => rightSideTex(given.short(expr), given.names, given.style)
  if (given.symbolic) put('=', show(step.equation))
  const taken = takenBranches(step.equation, step.reads)
  const stages = new Stages(taken, step, given.precision)
  put([...step.reads.values()].some(isApproximate) ? '\\approx' : '=', show(stages.at(0, true)))
  for (let height = 1; height <= stages.heights; height++) {
    const calls = stages.callsOf(height)
    if (!calls.some(({ name }) => isTest(name)))
      put(calls.some((call) => call.arguments.some(isApproximate)) ? '\\approx' : '=', show(stages.at(height, true)))
    const changes = calls.map((call) => changeBy(call, given.rounding))
    const change = changes.find((one) => one !== undefined)
    put(
      change !== undefined ? '\\to' : calls.some(({ value }) => isApproximate(value)) ? '\\approx' : '=',
      show(stages.at(height, false)),
      change && given.words[change],
    )
  }
  const value = (of: Value): string =>
    valueTex(withFormulas(of, given.short), given.precision, given.style.vectors, given.names, given.style)
  put(isApproximate(step.exact) ? '\\approx' : '=', value(step.exact))
  if (sameValue(step.exact, step.value) !== true && step.exact !== step.value)
    links.push({ relation: '\\to', tex: value(step.value), note: literalTex(`(${given.words.rounded})`) })
  return links
}

/** Functions whose arguments are conditions or whole lists: better read as written. */
const isTest = (name: string): boolean => name === 'any' || name === 'all' || name === 'distinct' || name === 'select'

/** Whether a rounding rule changed what a function gave, and how. */
function changeBy(call: TraceCall, rounding: readonly Rounding[]): 'rounded' | 'saturated' | undefined {
  const rule = call.rounded ? rounding.find(({ of }) => of === call.name) : undefined
  if (rule === undefined) return undefined
  const limit = rule.saturate === undefined ? undefined : readRational(rule.saturate)
  const argument = call.arguments[0] ?? 0
  if (limit !== undefined && someScalar(argument, (x) => reaches(x, limit))) return 'saturated'
  // tanh 0 is 0: nothing was rounded
  const isZero = call.name === 'tanh' && sameValue(argument, 0) === true && sameValue(call.value, 0) === true
  return rule.to === undefined || isZero ? undefined : 'rounded'
}
const reaches = (x: Scalar, limit: Scalar): boolean =>
  isRational(x) && isRational(limit) ? compare(absolute(x), limit) >= 0 : Math.abs(scalarToFloat(x)) >= scalarToFloat(limit)
const someScalar = (value: Value, test: (x: Scalar) => boolean): boolean =>
  isList(value) ? value.some((item) => someScalar(item, test)) : isScalar(value) && test(value)

/** `if`s replaced by the branch that was taken, where their condition holds no function that might be rounded. */
function takenBranches(expr: Expr, reads: ReadonlyMap<string, Value>): Expr {
  return rebuilt(expr, (inner) => {
    const [condition, yes, no] = inner.type === 'call' && inner.name === 'if' ? inner.args : []
    if (condition === undefined || yes === undefined || no === undefined || callsIn(condition).length > 0) return undefined
    const holding = attempt(() => holds(withLetters, compile<Quantity, null>(condition, withLetters, scopeOf(reads))(null)))
    return holding.ok ? takenBranches(holding.value ? yes : no, reads) : undefined
  })
}
const scopeOf = (reads: ReadonlyMap<string, Value>) => ({
  name: (name: string) => (): Value => reads.get(name) ?? 0,
  member: () => (): Value => 0,
})

type Call = Extract<Expr, { readonly type: 'call' }>
/** The calls that a trace records, arguments before the call, left to right. */
const callsIn = (expr: Expr): readonly Call[] => [
  ...childrenOf(expr).flatMap(callsIn),
  ...(expr.type === 'call' && expr.name !== 'if' && expr.name !== 'distinct' ? [expr] : []),
]

/** An equation on its way to its value: the innermost calls have height 1, calls around them 2, … */
class Stages {
  readonly heights: number
  private readonly expr: Expr
  private readonly step: TraceStep
  private readonly precision: Precision | undefined
  private readonly traced = new Map<Expr, { readonly call: TraceCall; readonly height: number }>()

  constructor(expr: Expr, step: TraceStep, precision: Precision | undefined) {
    this.expr = expr
    this.step = step
    this.precision = precision
    const nodes = callsIn(expr)
    // A trace that does not fit (a branch that could not be told) shows no stages rather than wrong ones.
    const fits = nodes.length === step.calls.length && nodes.every(({ name }, i) => step.calls[i]?.name === name)
    for (const [i, node] of nodes.entries()) {
      const call = step.calls[i]
      const inside = childrenOf(node)
        .flatMap(callsIn)
        .map((inner) => this.traced.get(inner)?.height ?? 0)
      if (fits && call !== undefined) this.traced.set(node, { call, height: 1 + Math.max(0, ...inside) })
    }
    this.heights = Math.max(0, ...[...this.traced.values()].map(({ height }) => height))
  }

  callsOf(height: number): readonly TraceCall[] {
    return [...this.traced.values()].filter((one) => one.height === height).map(({ call }) => call)
  }

  /** Names and the calls below `height` by value; those at it with their arguments worked out (`open`), or by value too. */
  at(height: number, open: boolean): Expr {
    return rebuilt(this.expr, (inner) => {
      if (inner.type === 'name') {
        const value = this.step.reads.get(inner.name)
        return value === undefined ? undefined : valueExpr(value, this.precision)
      }
      const traced = this.traced.get(inner)
      if (traced === undefined || inner.type !== 'call' || traced.height > height) return undefined
      const isOpen = open && traced.height === height
      return isOpen
        ? { ...inner, args: traced.call.arguments.map((value) => valueExpr(value, this.precision)) }
        : valueExpr(traced.call.value, this.precision)
    })
  }
}

/** An expression rebuilt from the outside in: where `replace` gives something, that stands there and nothing below is looked at. */
export const rebuilt = (expr: Expr, replace: (inner: Expr) => Expr | undefined): Expr =>
  replace(expr) ?? withChildren(expr, (child) => rebuilt(child, replace))

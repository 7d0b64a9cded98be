// The grammar of typed formulas, from relations down to powers. A product without a sign has the rank of one with a sign, from
// left to right: 1/2x is (1/2)·x, with a warning. Values are in student-values.ts, functions in student-calls.ts.
//
//   relation = sum { (= | < | ≤ | …) sum }              power    = postfix [ ^ exponent ]      (from the right)
//   sum      = product { (+ | −) product }              exponent = group | { + | − } power
//   product  = unary { (· | /) unary | power }          postfix  = factor [ ! ]
//   unary    = { + | − } power
import type { CompareOp, Expr } from '../../model.ts'
import { type Doubt, type Misreading, refuse } from './student-codes.ts'
import { beginsFactor, type Token } from './student-tokens.ts'
import { factor } from './student-values.ts'
import {
  binary,
  bracketAt,
  call,
  isAt,
  negated,
  nested,
  node,
  type Part,
  refuseRest,
  type Tail,
  token,
  valueOf,
  type Walk,
  warn,
} from './student-walk.ts'

/** The formula of some tokens, with what of it is often misread. */
export function formulaOf(tokens: readonly Token[], terms: Walk['terms'], warnings: Misreading[]): Expr {
  const walk: Walk = { tokens, terms, warnings, at: 0, depth: 0, nodes: 0, comma: undefined }
  const { expr } = relation(walk)
  if (!isAt(walk, 'end')) refuseRest(walk)
  return expr
}

/** A chain of relations, or a value alone. */
export function relation(walk: Walk): Part {
  const first = sum(walk)
  const [parts, ops]: [Part[], CompareOp[]] = [[first], []]
  for (let found = token(walk); found.type === 'relation'; found = token(walk)) {
    walk.at += 1
    ops.push(found.op)
    parts.push(sum(walk))
  }
  return ops.length === 0 ? first : node(walk, { type: 'compare', ops, args: parts.map(valueOf) }, first.start)
}

export function sum(walk: Walk): Part {
  let left = product(walk)
  for (let { type } = token(walk); type === '+' || type === '-'; { type } = token(walk)) {
    walk.at += 1
    left = binary(walk, type, left, product(walk))
  }
  return left
}

function product(walk: Walk): Part {
  let left = unary(walk)
  // where the stroke stands of a divisor that no sign has followed yet
  let stroke: number | undefined
  for (;;) {
    const { type, start } = token(walk)
    if (type === '*' || type === '/') {
      // sin x/2, sin 2·x, but not sin x/cos x
      const isDoubtful = type === '/' ? token(walk, 1).type !== 'function' : token(walk, -1).type === 'number'
      const { tail } = left
      walk.at += 1
      left = binary(walk, type, left, unary(walk))
      if (isDoubtful) warnOfTail(walk, tail, 'function-of-factor')
      stroke = type === '/' ? start : undefined
    } else if (beginsFactor(token(walk))) {
      left = beside(walk, left, stroke)
      stroke = undefined
    } else return left
  }
}

/** A factor without a sign before it. */
function beside(walk: Walk, left: Part, stroke: number | undefined): Part {
  const [before, found] = [token(walk, -1), token(walk)]
  if (found.type === 'number' || found.type === 'fraction')
    return before.type === 'number' ? refuse('two-numbers', { ...found, start: before.start }) : refuse('number-after-value', found)
  const right = power(walk)
  if (stroke !== undefined) warn(walk, 'implicit-after-division', stroke)
  if (!found.spaced) for (const doubt of ['implicit-after-power', 'root-of-factor'] as const) warnOfTail(walk, left.tail, doubt)
  return binary(walk, '*', left, right)
}
/** Warns of what was read, where the last factor of its left part is of this kind. */
function warnOfTail(walk: Walk, tail: Tail | undefined, doubt: Doubt): void {
  if (tail?.doubt === doubt) warn(walk, doubt, tail.start)
}

/** Signs before something; each is one deeper. */
export function signed(walk: Walk, read: (walk: Walk) => Part): Part {
  const { type, start } = token(walk)
  if (type !== '+' && type !== '-') return read(walk)
  walk.at += 1
  const arg = nested(walk, () => signed(walk, read))
  return type === '-' ? negated(walk, arg, start) : { ...arg, expr: valueOf(arg), start }
}
const unary = (walk: Walk): Part => signed(walk, power)

/** A factor with its exponent. */
export function power(walk: Walk): Part {
  const base = postfix(walk)
  const { type, start } = token(walk)
  if (type !== '^') return base
  walk.at += 1
  const open = bracketAt(walk)
  const exponent = open === 'group' ? factor(walk) : nested(walk, unary)
  // x²^3, x²!
  if (open === 'group' && (isAt(walk, '^') || isAt(walk, '!'))) refuse('unclear-power', token(walk))
  warnOfTail(walk, base.tail, 'root-of-factor')
  return binary(walk, '^', base, exponent, base.start, open === undefined ? { doubt: 'implicit-after-power', start } : undefined)
}

function postfix(walk: Walk): Part {
  const inner = factor(walk)
  if (!isAt(walk, '!')) return inner
  walk.at += 1
  if (isAt(walk, '!')) refuse('unclear-power', token(walk))
  return call(walk, 'factorial', [inner], inner.start)
}

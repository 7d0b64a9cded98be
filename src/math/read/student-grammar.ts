// The grammar of typed formulas, from relations down to powers. A product without a sign has the rank of one with a sign, so
// 1/2x is (1/2)·x, and the reading is shown. Values and brackets are in student-values.ts.
//
//   relation  = sum { (= | < | ≤ | …) sum }          power    = postfix [ ^ exponent ]        (from the right)
//   sum       = product { (+ | −) product }          exponent = (+ | −) exponent | { sum } | power
//   product   = unary { (· | /) unary | power }      postfix  = value { ! }
//   unary     = (+ | −) unary | power
import type { CompareOp, Expr } from '../../model.ts'
import { type Cursor, endBefore, inBrackets, expect, isSign, item, nested, node, refuse, signAt, warn } from './student-cursor.ts'
import { startsValue, value } from './student-values.ts'

const relations: ReadonlyMap<string, CompareOp> = new Map(
  ['==', '!=', '<', '<=', '>', '>='].map((op) => [op, op] as const).flatMap(([text, op]) => (isRelation(op) ? [[text, op] as const] : [])),
)
function isRelation(op: string): op is CompareOp {
  return op === '==' || op === '!=' || op === '<' || op === '<=' || op === '>' || op === '>='
}

/** A whole text: one expression, or a chain of relations. */
export function wholeText(cursor: Cursor): Expr {
  const first = sum(cursor)
  const [args, ops]: [Expr[], CompareOp[]] = [[first], []]
  for (let op = relationAt(cursor); op !== undefined; op = relationAt(cursor)) {
    cursor.position++
    ops.push(op)
    args.push(sum(cursor))
  }
  const rest = item(cursor)
  if (rest.type !== 'end') refuseRest(cursor)
  return ops.length === 0 ? first : node(cursor, { type: 'compare', ops, args })
}
function relationAt(cursor: Cursor): CompareOp | undefined {
  const found = item(cursor)
  return found.type === 'sign' ? relations.get(found.text) : undefined
}

/** What stands where an operator or the end is due. */
export function refuseRest(cursor: Cursor): never {
  const found = item(cursor)
  const [before, after] = [item(cursor, -1), item(cursor, 1)]
  if (found.type === 'sign' && found.text === ',' && before.type === 'number' && after.type === 'number')
    refuse('expression/decimal-comma', { start: before.start, end: after.end })
  if (found.type === 'sign' && found.text === '%') refuse('expression/percent', found)
  return refuse('expression/unexpected', found)
}

export function sum(cursor: Cursor): Expr {
  let left = product(cursor)
  for (let op = signAt(cursor, ['+', '-']); op === '+' || op === '-'; op = signAt(cursor, ['+', '-'])) {
    cursor.position++
    left = node(cursor, { type: 'arithmetic', op, left, right: product(cursor) })
  }
  return left
}

function product(cursor: Cursor): Expr {
  let left = unary(cursor)
  let division: number | undefined
  for (;;) {
    const op = signAt(cursor, ['*', '/'])
    if (op === '*' || op === '/') {
      division = op === '/' ? item(cursor).start : undefined
      cursor.position++
      left = node(cursor, { type: 'arithmetic', op, left, right: unary(cursor) })
    } else if (startsValue(cursor, true)) {
      const [from, before] = [endBefore(cursor), item(cursor, -1)]
      const afterPower = isPowerOf(cursor)
      const next = item(cursor)
      if (before.type === 'number' && next.type === 'number') refuse('expression/two-numbers', { start: before.start, end: next.end })
      left = node(cursor, { type: 'arithmetic', op: '*', left, right: power(cursor) })
      if (division !== undefined) warn(cursor, 'expression/implicit-after-division', division, endBefore(cursor))
      else if (afterPower !== undefined && next.start === from)
        warn(cursor, 'expression/implicit-after-power', afterPower, endBefore(cursor))
    } else return left
  }
}
/** Where the `^` stands of a power that the items before the cursor end with, its exponent one number or name without brackets. */
function isPowerOf(cursor: Cursor): number | undefined {
  for (const places of [-2, -3]) {
    const sign = item(cursor, places)
    if (sign.type === 'sign' && sign.text === '^' && sign.raised !== true && cursor.position + places > 0) return sign.start
    if (!(sign.type === 'sign' && sign.text === '-')) return undefined
  }
  return undefined
}

function unary(cursor: Cursor): Expr {
  const sign = signAt(cursor, ['+', '-'])
  if (sign === undefined) return power(cursor)
  cursor.position++
  const arg = nested(cursor, () => unary(cursor))
  return sign === '+' ? arg : node(cursor, { type: 'negate', arg })
}

/** A factor with its exponent. */
export function power(cursor: Cursor): Expr {
  const left = postfix(cursor)
  if (!isSign(cursor, '^')) return left
  cursor.position++
  return node(cursor, { type: 'arithmetic', op: '^', left, right: exponent(cursor) })
}
/** What stands behind `^`: one factor with its signs and its own exponent, or a group in braces. */
export function exponent(cursor: Cursor): Expr {
  const sign = signAt(cursor, ['+', '-'])
  if (sign !== undefined) {
    cursor.position++
    const arg = nested(cursor, () => exponent(cursor))
    return sign === '+' ? arg : node(cursor, { type: 'negate', arg })
  }
  return isSign(cursor, '{') ? group(cursor) : nested(cursor, () => power(cursor))
}
/** `{…}` of TeX, which only groups. */
export function group(cursor: Cursor): Expr {
  const open = item(cursor)
  expect(cursor, '{', open)
  const inner = inBrackets(cursor, () => sum(cursor))
  expect(cursor, '}', open)
  return inner
}

function postfix(cursor: Cursor): Expr {
  let inner = value(cursor)
  while (isSign(cursor, '!')) {
    cursor.position++
    inner = node(cursor, { type: 'call', name: 'factorial', args: [inner] })
  }
  return inner
}

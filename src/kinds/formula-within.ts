// Where a problem allows numbers to be off: whether an answer meets the key once the numbers in it may move that far.
import { doubleField } from '../math/ball/double-field.ts'
import { type Result, run } from '../math/ball/field.ts'
import { lower } from '../math/ball/lower.ts'
import { Real } from '../math/ball/real.ts'
import { absolute, add, compare, divide, floor, multiply, type Rational, rational, readRational, toFloat } from '../math/exact/rational.ts'
import { withChildren } from '../math/names.ts'
import type { Expr, Precision, SymbolDomain } from '../model.ts'

export type Within = NonNullable<Precision['within']>

/** Points that are tried, and those at which both sides must have a value before anything is said. */
const pointsTried = 12
const fewestPoints = 4

/**
 * Whether the key lies, at every point tried, among the values that the answer takes while each number in it moves by the
 * tolerance. `unclear`: at some point the bounds cannot tell, or there are too few points where both have a value. Integers in
 * exponents do not move. A necessary condition that is checked at 12 fixed points, not a proof: a mark by it says so.
 */
export function meetsWithin(answer: Expr, key: Expr, within: Within, symbols: readonly SymbolDomain[]): 'met' | 'off' | 'unclear' {
  const numbers: Real[] = []
  const loose = loosened(answer, within, numbers, false)
  const letters = symbols.map(({ name }) => name)
  const [one, other] = [valuesOf(loose, [...letters, ...numbers.keys()].map(String)), valuesOf(key, letters)]
  let found = 0
  let unclear = false
  for (let point = 0; point < pointsTried; point += 1) {
    const at = symbols.map((symbol, i) => field.number(placed(symbol, coordinate(point, i))))
    const [left, right] = [one([...at, ...numbers]), other(at)]
    if (left === undefined || right === undefined) continue
    found += 1
    const how = holds(left, right)
    if (how === 'off') return 'off'
    if (how === 'unclear') unclear = true
  }
  return unclear || found < fewestPoints ? 'unclear' : 'met'
}

const field = doubleField('undefined')
/** The values of an expression over balls; undefined where there is none or it cannot be told. */
function valuesOf(expr: Expr, names: readonly string[]): (point: readonly Result<Real>[]) => Real | undefined {
  const program = lower(expr, names)
  return (point) => {
    const value = program && run(program, field, point)
    return value instanceof Real ? value : undefined
  }
}

/** Numbers that may move become letters `0`, `1`, … (no name begins with a digit), whose balls are gathered. */
function loosened(expr: Expr, within: Within, numbers: Real[], exponent: boolean): Expr {
  if (expr.type === 'number') {
    const value = readRational(expr.value)
    if (value === undefined || (exponent && !expr.value.includes('/'))) return expr
    const name = String(numbers.length)
    numbers.push(spread(value, within))
    return { type: 'name', name }
  }
  if (expr.type === 'arithmetic' && expr.op === '^')
    return { ...expr, left: loosened(expr.left, within, numbers, exponent), right: loosened(expr.right, within, numbers, true) }
  return withChildren(expr, (child) => loosened(child, within, numbers, exponent))
}
function spread(value: Rational, { amount, relative }: Within): Real {
  const size = readRational(amount) ?? 0
  const radius = relative ? multiply(absolute(value), size) : size
  return new Real(toFloat(value), toFloat(radius) * (1 + 2 ** -50) + Math.abs(toFloat(value)) * 2 ** -52)
}

/** Whether the ball of the answer holds the key's, misses it, or neither. */
function holds(answer: Real, key: Real): 'met' | 'off' | 'unclear' {
  const distance = Math.abs(answer.mid - key.mid)
  if (!Number.isFinite(answer.radius + key.radius + distance)) return 'unclear'
  if (distance + key.radius <= answer.radius) return 'met'
  return distance > (answer.radius + key.radius) * (1 + 2 ** -50) ? 'off' : 'unclear'
}

/** Rationals that are nobody's favourite, so that no term vanishes by accident; each letter walks them at a pace of its own. */
const coordinates: readonly Rational[] = [
  rational(7n, 10n),
  rational(-6n, 5n),
  rational(17n, 8n),
  rational(-3n, 7n),
  rational(29n, 9n),
  rational(1n, 6n),
  rational(-21n, 8n),
]
const coordinate = (point: number, letter: number): Rational => coordinates[(point + letter * (1 + (point % 3))) % coordinates.length] ?? 1

/** A coordinate brought into a letter's domain. */
function placed({ low, high, integer }: SymbolDomain, at: Rational): Rational {
  const [least, most] = [low === undefined ? undefined : readRational(low), high === undefined ? undefined : readRational(high)]
  const size = absolute(at)
  // size/(1 + size) is between 0 and 1
  const share = divide(size, add(1, size))
  let value = at
  if (least !== undefined && most !== undefined) value = add(least, multiply(share, add(most, multiply(-1, least))))
  else if (least !== undefined) value = add(least, size)
  else if (most !== undefined) value = add(most, multiply(-1, size))
  if (integer !== true) return value
  const whole = floor(value)
  return least !== undefined && compare(whole, least) <= 0 ? add(whole, 1) : whole
}

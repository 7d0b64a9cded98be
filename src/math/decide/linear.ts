// A formula as c₀ + c₁·x in one letter, where it is that: exact, at given values of the other letters.
import type { Expr } from '../../model.ts'
import { add, divide, isInteger, multiply, power, type Rational, readRational, subtract } from '../exact/rational.ts'

export interface Line {
  readonly constant: Rational
  readonly slope: Rational
}
const flat = (constant: Rational): Line => ({ constant, slope: 0 })

/** The line of a formula in `letter`; undefined where it is none, or something in it is not rational. */
export function lineIn(expr: Expr, letter: string, others: ReadonlyMap<string, Rational>): Line | undefined {
  switch (expr.type) {
    case 'number': {
      const value = readRational(expr.value)
      return value === undefined ? undefined : flat(value)
    }
    case 'name': {
      if (expr.name === letter) return { constant: 0, slope: 1 }
      const value = others.get(expr.name)
      return value === undefined ? undefined : flat(value)
    }
    case 'negate': {
      const line = lineIn(expr.arg, letter, others)
      return line && times(line, -1)
    }
    case 'arithmetic': {
      const [left, right] = [lineIn(expr.left, letter, others), lineIn(expr.right, letter, others)]
      return left && right && combine(expr.op, left, right)
    }
    case 'word':
    case 'member':
    case 'not':
    case 'logic':
    case 'compare':
    case 'index':
    case 'end':
    case 'list':
    case 'call':
    case 'constant':
    case 'apply':
    case 'set':
      return undefined
    default:
      return expr satisfies never
  }
}

const times = ({ constant, slope }: Line, by: Rational): Line => ({ constant: multiply(constant, by), slope: multiply(slope, by) })

function combine(op: '+' | '-' | '*' | '/' | '^' | '.*' | './', a: Line, b: Line): Line | undefined {
  switch (op) {
    case '+':
      return { constant: add(a.constant, b.constant), slope: add(a.slope, b.slope) }
    case '-':
      return { constant: subtract(a.constant, b.constant), slope: subtract(a.slope, b.slope) }
    case '*':
    case '.*':
      return b.slope === 0 ? times(a, b.constant) : a.slope === 0 ? times(b, a.constant) : undefined
    case '/':
    case './':
      return b.slope === 0 && b.constant !== 0 ? times(a, divide(1, b.constant)) : undefined
    case '^':
      return raised(a, b)
    default:
      return op satisfies never
  }
}
/** Small whole powers of numbers, and the first power. */
function raised(a: Line, b: Line): Line | undefined {
  if (b.slope !== 0 || typeof b.constant !== 'number' || !isInteger(b.constant)) return undefined
  if (b.constant === 1) return a
  const isSmall = Math.abs(b.constant) <= 64 && (b.constant > 0 || a.constant !== 0)
  return a.slope === 0 && isSmall ? flat(power(a.constant, b.constant)) : undefined
}

/** Where the line takes a value; undefined for a level one. */
export const where = ({ constant, slope }: Line, value: Rational): Rational | undefined =>
  slope === 0 ? undefined : divide(subtract(value, constant), slope)


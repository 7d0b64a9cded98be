// A rational formula at a point of the field of p elements: quick, and exact on one side. A formula whose divisors are not 0
// there takes the value that the rational function it stands for takes, whatever way it is written; so two that differ there
// are different rational functions. Equal residues say nothing certain.
import type { Expr } from '../../model.ts'
import { denominator, isInteger, numerator, readRational } from '../exact/rational.ts'
import { numberIn } from './survey.ts'

/** The greatest prime below 2^26: products of residues are below 2^53, exact in float64. */
const p = 67_108_859
/** Whole exponents beyond this are not raised. */
const mostExponent = 1_000_000

/** The value of a formula where letters have residues; undefined where a divisor is 0 there or it is not rational. */
export function residue(expr: Expr, at: ReadonlyMap<string, number>): number | undefined {
  switch (expr.type) {
    case 'number':
      return residueOfNumber(expr.value)
    case 'name':
      return at.get(expr.name)
    case 'negate': {
      const value = residue(expr.arg, at)
      return value === undefined ? undefined : (p - value) % p
    }
    case 'arithmetic': {
      const left = residue(expr.left, at)
      if (left === undefined) return undefined
      if (expr.op === '^') return power(left, expr.right)
      const right = residue(expr.right, at)
      return right === undefined ? undefined : combine(expr.op, left, right)
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

function combine(op: '+' | '-' | '*' | '/' | '.*' | './', left: number, right: number): number | undefined {
  switch (op) {
    case '+':
      return (left + right) % p
    case '-':
      return (left - right + p) % p
    case '*':
    case '.*':
      return (left * right) % p
    case '/':
    case './':
      return right === 0 ? undefined : (left * raised(right, p - 2)) % p
    default:
      return op satisfies never
  }
}
function power(base: number, exponent: Expr): number | undefined {
  const value = numberIn(exponent)
  if (value === undefined || !isInteger(value) || typeof value !== 'number' || Math.abs(value) > mostExponent) return undefined
  if (base === 0 && value <= 0) return undefined
  return value >= 0 ? raised(base, value) : raised(raised(base, p - 2), -value)
}
function raised(base: number, exponent: number): number {
  let [result, square] = [1, base]
  for (let left = exponent; left > 0; left = Math.floor(left / 2)) {
    if (left % 2 === 1) result = (result * square) % p
    square = (square * square) % p
  }
  return result
}

function residueOfNumber(text: string): number | undefined {
  const value = readRational(text)
  if (value === undefined) return undefined
  if (typeof value === 'number') return ((value % p) + p) % p
  const [top, bottom] = [remainder(numerator(value)), remainder(denominator(value))]
  return bottom === 0 ? undefined : (top * raised(bottom, p - 2)) % p
}
function remainder(n: bigint): number {
  const left = Number(n % BigInt(p))
  return left < 0 ? left + p : left
}

/** A residue for each letter, in the order of the names; `k` tells points apart. */
export const residuePoint = (names: readonly string[], k: number): ReadonlyMap<string, number> =>
  new Map(names.map((name, i) => [name, raised(7 + k, 1_000 + 77 * i)]))

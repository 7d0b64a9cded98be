// What an expression says of its parts by having a real value: log u says u > 0, √u says u ≥ 0. Not of complex values.
import type { Expr } from '../../model.ts'
import { visitExpr } from '../names.ts'
import { denominator, divide, isInteger, negate, type Rational, readRational, sign } from './rational.ts'
import type { Sign } from './atom.ts'

export interface Fact {
  readonly of: Expr
  readonly sign: Exclude<Sign, 'unknown'>
}

/** Facts that hold wherever the expression has a real value. Every part of a formula is evaluated, so any part tells. */
export function factsOf(expr: Expr, oddRoots: 'real' | 'undefined'): readonly Fact[] {
  const facts: Fact[] = []
  const say = (of: Expr, known: Fact['sign']): void => {
    facts.push({ of, sign: known })
  }
  visitExpr(expr, (part) => {
    if (part.type === 'call') ofCall(part.name, part.args, say)
    else if (part.type === 'arithmetic' && part.op === '^') ofPower(part.left, numberIn(part.right), oddRoots, say)
  })
  return facts
}
type Say = (of: Expr, known: Fact['sign']) => void

/** Only an exponent that stands there says something: (−1)^n is real for whole n. */
function ofPower(base: Expr, exponent: Rational | undefined, oddRoots: 'real' | 'undefined', say: Say): void {
  if (exponent === undefined || isInteger(exponent)) return
  if (oddRoots === 'undefined' || denominator(exponent) % 2n === 0n) say(base, sign(exponent) < 0 ? 'positive' : 'non-negative')
}
function ofCall(name: string, args: readonly Expr[], say: Say): void {
  const [u, n] = args
  if (u === undefined) return
  const one: Expr = { type: 'number', value: '1' }
  const [above, below, less]: readonly [Expr, Expr, Expr] = [
    { type: 'arithmetic', op: '+', left: one, right: u },
    { type: 'arithmetic', op: '-', left: one, right: u },
    { type: 'arithmetic', op: '-', left: u, right: one },
  ]
  if (name === 'log' || name === 'log10' || name === 'log2' || name === 'asech') say(u, 'positive')
  if (name === 'sqrt' || name === 'factorial') say(u, 'non-negative')
  if (name === 'acosh') say(less, 'non-negative')
  if (name === 'asin' || name === 'acos') {
    say(above, 'non-negative')
    say(below, 'non-negative')
  }
  if (name === 'atanh') {
    say(above, 'positive')
    say(below, 'positive')
  }
  const degree = n === undefined ? undefined : numberIn(n)
  if (name === 'root' && typeof degree === 'number' && degree > 0 && degree % 2 === 0) say(u, 'non-negative')
}
function numberIn(expr: Expr): Rational | undefined {
  if (expr.type === 'number') return readRational(expr.value)
  if (expr.type === 'negate') {
    const value = numberIn(expr.arg)
    return value === undefined ? undefined : negate(value)
  }
  if (expr.type !== 'arithmetic' || expr.op !== '/') return undefined
  const [top, bottom] = [numberIn(expr.left), numberIn(expr.right)]
  return top === undefined || bottom === undefined || bottom === 0 ? undefined : divide(top, bottom)
}

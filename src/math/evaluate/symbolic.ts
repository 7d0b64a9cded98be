// A value with letters in it: the symbols of a problem stay letters through the whole evaluation, so that an answer may be a
// formula. Everything else that an expression can evaluate to is a number, a word or a list.
import type { Expr, SymbolDomain } from '../../model.ts'
import { Real } from '../ball/real.ts'
import { openDecider } from '../decide/decide.ts'

/** What is known of the letters of a problem, by name. One that is not here is any real number. */
export type Letters = ReadonlyMap<string, SymbolDomain>
export const nothingKnown: Letters = new Map()

/** A formula over the problem's symbols: numbers, names, arithmetic and functions of numbers alone. */
export class Symbolic {
  readonly expr: Expr
  readonly letters: Letters
  constructor(expr: Expr, letters: Letters = nothingKnown) {
    this.expr = expr
    this.letters = letters
  }
}

/** An irrational number that knows the formula it comes from, so that it can meet letters without being rounded. */
export class Irrational extends Real {
  readonly expr: Expr
  constructor({ mid, radius }: Real, expr: Expr) {
    super(mid, radius)
    this.expr = expr
  }
}

/**
 * Whether two formulas are the same: equal wherever both are defined, by proof (true), or different at some point, by
 * witness (false); undefined where neither is found.
 */
export function sameFormula(a: Expr, b: Expr, letters: Letters): boolean | undefined {
  if (a === b) return true
  const { verdict } = openDecider(a, { symbols: letters, oddRoots: 'undefined' })(b)
  return verdict === 'undecided' ? undefined : verdict === 'equal'
}

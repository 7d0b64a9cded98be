// A value with letters in it: the symbols of a problem stay letters through the whole evaluation, so that an answer may be a
// formula. Everything else that an expression can evaluate to is a number, a word or a list.
import type { Expr } from '../../model.ts'

/** A formula over the problem's symbols: numbers, names, arithmetic and scalar functions alone. */
export class Symbolic {
  readonly expr: Expr
  constructor(expr: Expr) {
    this.expr = expr
  }
}

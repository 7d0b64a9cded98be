// Computed names that a student may type for the formulas that they are: `s`, or `h_1`, `h_2`, … of a name over the rows of a run.
import { type Checked, error, failed, ok } from '../diagnostic.ts'
import { substitute } from '../math/names.ts'
import type { Expr, ExpressionKey, ExpressionQuestion, FormulaFormat } from '../model.ts'
import { nameSource } from '../solve/authored.ts'
import { namesAt } from '../solve/naming.ts'
import type { Solution } from '../solve/solution.ts'
import { isList, type Value } from '../math/evaluate/value.ts'
import { exprOf } from './formula-values.ts'

export interface TypedName {
  readonly symbol: FormulaFormat['symbols'][number]
  readonly formula: Expr
}

/** The names that a question allows beside its letters; those that a letter is called too are the letter. */
export function typedNames({ names = [], symbols }: ExpressionQuestion, solution: Solution): Checked<readonly TypedName[]> {
  const letters = new Set(symbols.map(({ name }) => name))
  const texOf = namesAt(solution)
  const found: TypedName[] = []
  for (const { name, at } of names) {
    const value = solution.evaluate(nameSource(solution.problem, name, at))
    if (!value.ok) return value
    const rows: readonly (readonly [name: string, tex: string, value: Value])[] = isList(value.value)
      ? value.value.map((item, i) => [`${name}_${i + 1}`, texOf(name, String(i + 1)), item] as const)
      : [[name, texOf(name), value.value]]
    for (const [typed, tex, item] of rows) {
      const formula = exprOf(item)
      if (formula === undefined || formula.type === 'list')
        return failed(error('solve/shape', `\`${name}\` is neither a formula nor a list of formulas, and cannot be typed for one`, at))
      if (!letters.has(typed)) found.push({ symbol: { name: typed, tex }, formula })
    }
  }
  return ok(found)
}

/** A formula with the formulas in the place of the names that stand for them. */
export const withoutNames = (formula: Expr, { names }: ExpressionKey): Expr =>
  names === undefined ? formula : substitute(formula, new Map(names.map(({ name, formula: own }) => [name, own])))

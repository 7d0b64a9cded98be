// Equations that a point is to meet, solved for a name that a point chooses: so they are met, not hit by chance.
import { namesIn, visitExpr } from '../../math/names.ts'
import type { Expr } from '../../model.ts'
import type { Comparison, Formula } from './formula.ts'

/** `name` (or its entry `at`) takes the value of `to`. */
export interface Setting {
  readonly name: string
  readonly at?: Expr
  readonly to: Expr
}

/** What meets the equations among formulas, as far as it is told so: one setting for each. `isChosen`: a point chooses the name. */
export function settingsOf(formulas: readonly Formula[], isChosen: (name: string) => boolean): readonly Setting[] {
  return formulas.flatMap((formula) => {
    const setting = formula.type === 'compare' && formula.op === '==' ? settingOf(formula, isChosen) : undefined
    return setting === undefined ? [] : [setting]
  })
}

function settingOf({ left, right }: Comparison, isChosen: (name: string) => boolean): Setting | undefined {
  const all = [...namesIn(left), ...namesIn(right)]
  if (!all.every((name) => isChosen(name) || name === 'k')) return undefined
  const once = [...new Set(all)].filter((name) => name !== 'k' && occurrences(left, name) + occurrences(right, name) === 1)
  for (const name of once) {
    const [from, other] = occurrences(left, name) === 1 ? [left, right] : [right, left]
    const found = isolate(from, other, name)
    if (found !== undefined) return found
  }
  return undefined
}
function occurrences(expr: Expr, name: string): number {
  let count = 0
  visitExpr(expr, (inner) => {
    if (inner.type === 'name' && inner.name === name) count++
  })
  return count
}

/** `from == other` for the name that occurs once in `from`, through sums and multiples. */
function isolate(from: Expr, other: Expr, name: string): Setting | undefined {
  if (from.type === 'name') return { name, to: other }
  if (from.type === 'index' && from.of.type === 'name' && from.of.name === name) return { name, at: from.at, to: other }
  if (from.type === 'negate') return isolate(from.arg, { type: 'negate', arg: other }, name)
  if (from.type !== 'arithmetic') return undefined
  const { op, left, right } = from
  const inLeft = namesIn(left).has(name)
  const apart = (undo: '+' | '-' | '*' | '/', a: Expr, b: Expr): Expr => ({ type: 'arithmetic', op: undo, left: a, right: b })
  if (op === '+') return inLeft ? isolate(left, apart('-', other, right), name) : isolate(right, apart('-', other, left), name)
  if (op === '-') return inLeft ? isolate(left, apart('+', other, right), name) : isolate(right, apart('-', left, other), name)
  if (op === '/' && right.type === 'number') return isolate(left, apart('*', other, right), name)
  if (op !== '*' && op !== '.*') return undefined
  const [factor, rest] = inLeft ? [right, left] : [left, right]
  return factor.type === 'number' && factor.value !== '0' ? isolate(rest, apart('/', other, factor), name) : undefined
}

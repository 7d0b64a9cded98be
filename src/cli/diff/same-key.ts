// Whether two keys are the same answer. How it must be typed, and what is said of other answers, is no part of that.
import type { AskedKey } from '../../kinds/asked-in.ts'
import { deciderOf } from '../../kinds/formula-decide.ts'
import { entriesOf, sameShape, shapeOf } from '../../kinds/formula-shape.ts'
import { fromJson, sameValue } from '../../math/evaluate/value.ts'
import type { CellKey, ExpressionKey, ValueJson } from '../../model.ts'
import { keyText, rightNames } from './key-text.ts'

/** Keys of other kinds are the same where they read the same. */
export function sameKey(a: AskedKey, b: AskedKey): boolean {
  const [left, right] = [a.key, b.key]
  if (left.kind === 'single-choice' && right.kind === 'single-choice') return same(left.value, right.value)
  if (left.kind === 'number' && right.kind === 'number') return same(left.value, right.value)
  if (left.kind === 'multi-select' && right.kind === 'multi-select')
    return rightNames(left, a.interaction).join('\0') === rightNames(right, b.interaction).join('\0')
  if (left.kind === 'expression' && right.kind === 'expression') return sameFormulas(left, right)
  if ('cells' in left && 'cells' in right) return sameCells(left.cells, right.cells)
  return keyText(left, a.interaction) === keyText(right, b.interaction)
}

/** Irrational values that cannot be told apart are the same. */
const same = (a: ValueJson, b: ValueJson): boolean => sameValue(fromJson(a), fromJson(b)) !== false

const sameCells = (a: readonly CellKey[], b: readonly CellKey[]): boolean =>
  a.length === b.length &&
  a.every((cell, i) => {
    const other = b[i]
    return other !== undefined && cell.id === other.id && same(cell.value, other.value)
  })

/** Formulas that are proved equal are the same key, otherwise written. */
function sameFormulas(a: ExpressionKey, b: ExpressionKey): boolean {
  if (JSON.stringify(a.expr) === JSON.stringify(b.expr)) return true
  const [left, right] = [shapeOf(a.expr), shapeOf(b.expr)]
  if (left === undefined || right === undefined || !sameShape(left, right)) return false
  const { entries } = deciderOf(b)
  return entriesOf(a.expr).every((expr, i) => entries[i]?.(expr).verdict === 'equal')
}

// The key that a part has once it is solved again from own values: the same question, shown in the same way, with other right answers.
import { expression } from '../../src/kinds/expression.ts'
import { exprOf } from '../../src/kinds/formula-values.ts'
import { openCells } from '../../src/kinds/grid.ts'
import { number } from '../../src/kinds/number.ts'
import { numberKey } from '../../src/kinds/number-key.ts'
import { isChoice, isFormula, isGrid, isText } from '../../src/kinds/response-kind.ts'
import { singleChoice } from '../../src/kinds/single-choice.ts'
import { plainValue } from '../../src/math/print/plain.ts'
import { toJson, type Value } from '../../src/math/evaluate/value.ts'
import type { CellKey, GridCell, Key, ValueJson } from '../../src/model.ts'
import { replacedAt } from '../../src/solve/taken.ts'
import type { Solution } from '../../src/solve/solution.ts'
import type { AskedPart } from './own-values.ts'

export interface FollowedKey {
  readonly key: Key
  /** The entries that have another right answer now. Where the one that follows cannot be handed in, the key's own stands. */
  readonly changed: readonly number[]
}

/** The key with `answers` in the place of its entries; those that are undefined stay. Undefined where nothing can be handed in that follows. */
export function followedKey(asked: AskedPart, answers: readonly (Value | undefined)[], solution: Solution): FollowedKey | undefined {
  const { key } = asked
  switch (key.kind) {
    case 'vector':
    case 'table':
      return gridKey({ ...asked, key }, answers)
    case 'number':
    case 'single-choice':
    case 'expression':
      return wholeKey(asked, answers, solution)
    case 'multi-select':
      return undefined
    default:
      return key satisfies never
  }
}

/** Whether a stored key is what the variant is solved to. */
export function isSolvedTo({ key, solved }: AskedPart): boolean {
  switch (key.kind) {
    case 'vector':
    case 'table':
      return key.cells.length === solved.entries.length && key.cells.every(({ value }, i) => isKept(solved.entries[i], value))
    case 'number':
    case 'single-choice':
      return isKept(solved.entries[0], key.value)
    case 'expression':
      return JSON.stringify(exprOf(solved.key)) === JSON.stringify(key.expr)
    case 'multi-select':
      return false
    default:
      return key satisfies never
  }
}
const isKept = (value: Value | undefined, json: ValueJson): boolean =>
  value !== undefined && JSON.stringify(toJson(value)) === JSON.stringify(json)

type GridKey = Extract<Key, { readonly kind: 'vector' | 'table' }>
function gridKey(
  { interaction, key, solved }: AskedPart & { readonly key: GridKey },
  answers: readonly (Value | undefined)[],
): FollowedKey | undefined {
  if (!isGrid(interaction)) return undefined
  const grid = openCells(interaction)
  const changed: number[] = []
  const cells = key.cells.map((cell, i): CellKey => {
    const [answer, asked] = [answers[i], grid[i]]
    const made = answer === undefined || asked === undefined ? undefined : cellKey(cell, asked, answer, solved.part.at)
    if (made !== undefined) changed.push(i)
    return made ?? cell
  })
  return changed.length === 0 ? undefined : { key: { ...key, cells, mistakes: [], accepted: [] }, changed }
}

/** One cell with another answer; undefined where that cannot be typed, or is none of the options. */
function cellKey(cell: CellKey, asked: GridCell, answer: Value, at: Parameters<typeof numberKey>[3]): CellKey | undefined {
  if (cell.type === 'choice') {
    const option = asked.type === 'choice' ? asked.options.find(({ plain }) => plain === plainValue(answer)) : undefined
    return option && { ...cell, option: option.id, value: toJson(answer) }
  }
  const key = numberKey(answer, cell.precision, cell.id, at)
  return key.ok ? { ...cell, ...key.value } : undefined
}

/** The key of one answer, or of a list of formulas, which is compared as a whole. */
function wholeKey(asked: AskedPart, answers: readonly (Value | undefined)[], solution: Solution): FollowedKey | undefined {
  const { solved } = asked
  const changed = answers.flatMap((answer, i) => (answer === undefined ? [] : [i]))
  const value = changed.reduce<Value | undefined>((whole, i) => {
    const answer = answers[i]
    return whole === undefined || answer === undefined ? whole : replacedAt(whole, solved.paths[i] ?? [], answer)
  }, solved.key)
  const key = value === undefined || changed.length === 0 ? undefined : otherKey(asked, value, solution)
  return key && { key, changed }
}

function otherKey({ interaction, key, solved: { part } }: AskedPart, value: Value, solution: Solution): Key | undefined {
  if (part.kind === 'number' && key.kind === 'number' && isText(interaction))
    return number.other(part, value, { interaction, key }, solution)
  if (part.kind === 'single-choice' && key.kind === 'single-choice' && isChoice(interaction))
    return singleChoice.other(part, value, { interaction, key }, solution)
  if (part.kind === 'expression' && key.kind === 'expression' && isFormula(interaction))
    return expression.other(part, value, { interaction, key }, solution)
  return undefined
}

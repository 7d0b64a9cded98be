// A cell's name as students read it: its formula, and the word for it.
import { type Checked, ok } from '../diagnostic.ts'
import type { RichText, Segment } from '../model.ts'
import { fillText } from '../solve/fill.ts'
import { namesAt } from '../solve/naming.ts'
import type { Solution } from '../solve/solution.ts'

/** `$c_t$ (memory cell)`: the formula of a name, and the word for it where the notation has one. */
export function richName(name: string, solution: Solution, language: string): Checked<RichText> {
  const { problem, cell } = solution
  const term = [...(cell?.notation ?? []), ...problem.notation].findLast(
    (notation) => notation.name === name && notation.term !== undefined,
  )?.term
  const word = term === undefined ? undefined : fillText(term, solution, language)
  if (word?.ok === false) return word
  return ok([formulaOf(name, solution), ...(word ? [literal(' ('), ...word.value, literal(')')] : [])])
}
const literal = (text: string): Segment => ({ type: 'text', text })

/** A name's formula in no row in particular. */
export const formulaOf = (name: string, solution: Solution): Segment => ({ type: 'math', tex: namesAt(solution)(name), display: false })

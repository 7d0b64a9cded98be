// A cell as data of the schema in, as the model has it out.
import { mapExpr } from '../math/names.ts'
import type { Cell, Convention, Mistake, Notation, Text } from '../model.ts'
import { definitions, noText, text } from './leaves.ts'
import { placedAs, entries, field, locationOf, type Named, type Placed } from './reading.ts'
import type * as Spec from './schema-types.ts'
import { changedLines, changes } from './shape-lines.ts'

/** A cell of a file of its own, or one written in a problem, which lends it id and title. */
export function cell(placed: Placed<Spec.Cell | Spec.CellInPlace>, id: string, title: Text = noText): Cell {
  const own = field(placed, 'title')
  return {
    id,
    title: own ? text(own) : title,
    inputs: placed.data.inputs ?? [],
    equations: definitions(field(placed, 'equations')),
    conventions: entries(field(placed, 'conventions')).map(convention),
    names: notation(field(placed, 'names')),
    mistakes: changes(field(placed, 'mistakes')).map(inOwnNames),
  }
}

/** A cell knows no names but its own: `answer: { h: c }` hands in its `c`, even where a problem has a parameter of that name. */
const inOwnNames = (mistake: Mistake): Mistake => ({
  ...mistake,
  answer: mistake.answer.map((definition) => ({
    ...definition,
    expr: mapExpr(definition.expr, (inner) => (inner.type === 'name' ? { type: 'member', of: 'cell', path: [inner.name] } : inner)),
  })),
})

const convention = (placed: Named<Readonly<Record<string, Spec.ConventionChoice>>>): Convention => ({
  name: placed.name,
  choices: entries(placed).map((choice) => {
    const says = field(choice, 'text')
    return { name: choice.name, lines: changedLines(choice), ...(says && { text: text(says) }), at: locationOf(choice) }
  }),
  at: locationOf(placed),
})

export const notation = (placed: Placed<Readonly<Record<string, Spec.NotationEntry>>> | undefined): readonly Notation[] =>
  entries(placed).map((entry) => {
    const { data, name } = entry
    const at = locationOf(entry)
    if (typeof data !== 'object') return { name, tex: String(data), at }
    const term = field(placedAs(entry, data), 'term')
    return { name, ...(data.tex !== undefined && { tex: String(data.tex) }), ...(term && { term: text(term) }), at }
  })

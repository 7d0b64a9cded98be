// A problem as data of the schema in, as the model has it out.
import type { Checked } from '../diagnostic.ts'
import type { Cell, Mistake, Problem, Published, PublishedKey, Question } from '../model.ts'
import { amount, count, definitions, expression, noText, text } from './leaves.ts'
import { entries, field, items, locationOf, type Named, type Placed, placedAs, valueLocation } from './reading.ts'
import type * as Spec from './schema-types.ts'
import { cell, notation } from './shape-cell.ts'
import { changes, conventions, draw, given, roundings, run } from './shape-lines.ts'
import { question } from './shape-question.ts'
import { declaredSymbols } from './shape-symbols.ts'

/** `cells` finds a cell by its id; what is wrong with a cell's file is reported as found there. */
export function problem(placed: Placed<Spec.Problem>, cells: (id: string) => Checked<Cell>): Problem {
  const { title, stem, attempts, solution, readings } = {
    title: field(placed, 'title'),
    stem: field(placed, 'text'),
    attempts: field(placed, 'attempts'),
    solution: field(placed, 'solution'),
    readings: field(placed, 'readings'),
  }
  const id = placed.data.problem
  const heading = title ? text(title) : noText
  const used = cellOf(field(placed, 'cell'), id, heading, cells)
  const symbols = declaredSymbols(field(placed, 'symbols'))
  const parts = questions(placed, symbols)
  const points = field(placed, 'points')
  const first = field(placed, 'problem')
  const rows = field(placed, 'run')
  return {
    id,
    title: heading,
    text: stem ? text(stem) : noText,
    symbols,
    parameters: entries(field(placed, 'parameters')).map((entry) => ({ name: entry.name, draw: draw(entry), at: locationOf(entry) })),
    let: definitions(field(placed, 'let')),
    require: items(field(placed, 'require')).map(expression),
    ...(used && { cell: used }),
    lines: {
      equations: [],
      let: [],
      given: given(field(placed, 'given')),
      ...(rows && { run: run(rows) }),
      round: roundings(field(placed, 'round')),
      convention: conventions(field(placed, 'convention')),
    },
    notation: notation(field(placed, 'notation')),
    mistakes: ownBeforeCells(changes(field(placed, 'mistakes')), used?.mistakes ?? []),
    ...(readings && { readings: changes(readings) }),
    parts,
    points: points ? amount(points) : '1',
    ...(attempts && { attempts: count(attempts) }),
    ...(solution && { solution: text(solution) }),
    published: items(field(placed, 'published')).map((entry) => published(entry, parts)),
    at: locationOf(first ?? placed),
  }
}

function cellOf(
  placed: Placed<string | Spec.CellInPlace> | undefined,
  id: string,
  title: Problem['title'],
  cells: (id: string) => Checked<Cell>,
): Cell | undefined {
  if (placed === undefined) return undefined
  const { data, reading } = placed
  if (typeof data !== 'string') return cell(placedAs(placed, data), id, title)
  const found = cells(data)
  const here = valueLocation(placed)
  reading.found.push(...(found.ok ? found.warnings : found.errors).map((one) => (one.at === undefined ? { ...one, at: here } : one)))
  return found.ok ? found.value : undefined
}

/** A mistake of the cell is known to every problem with that cell; the problem's own of the same name takes its place. */
function ownBeforeCells(own: readonly Mistake[], ofCell: readonly Mistake[]): readonly Mistake[] {
  const names = new Set(own.map(({ name }) => name))
  return [...ofCell.filter(({ name }) => !names.has(name)), ...own]
}

function questions(placed: Placed<Spec.Problem>, symbols: Problem['symbols']): readonly Question[] {
  const ask = field(placed, 'ask')
  return ask ? [question(ask, 'answer', symbols)] : entries(field(placed, 'parts')).map((part) => question(part, part.name, symbols))
}

function published(placed: Placed<Spec.Published>, parts: readonly Question[]): Published {
  const { key } = { key: field(placed, 'key') }
  return {
    with: definitions(field(placed, 'with')),
    ...(key && { key: publishedKey(key, parts) }),
    mistakes: entries(field(placed, 'mistakes')).map((entry: Named<Spec.PublishedKey>) => ({
      name: entry.name,
      key: publishedKey(entry, parts),
      at: locationOf(entry),
    })),
    ...(placed.data.show && { show: placed.data.show }),
    at: valueLocation(placed),
  }
}

/** A map is column (or part) → values; a list is one of ids where claims or roles are asked for. */
function publishedKey(placed: Placed<Spec.PublishedKey>, parts: readonly Question[]): PublishedKey {
  const { data, node } = placed
  if (typeof data === 'object' && !Array.isArray(data)) return { type: 'columns', columns: definitions(placedAs(placed, data)) }
  const isOfIds = parts.some((part) => part.kind === 'multi-select' && part.from.type !== 'values')
  if (isOfIds && node.type === 'list')
    return { type: 'ids', ids: node.items.flatMap((item) => (item.type === 'scalar' ? [item.text] : [])) }
  return { type: 'value', of: expression(placedAs(placed, data)) }
}

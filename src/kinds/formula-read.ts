// What a student typed where formulas are asked for, as far as it can be read without the key. Also runs in the student's page.
import { type Misreading, openReader, type StudentReading } from '../math/read/student.ts'
import { visitExpr } from '../math/names.ts'
import type { Expr, FormulaFormat, Mark } from '../model.ts'
import { entryCount, entriesOf, entryId, sameShape, shapeOf } from './formula-shape.ts'
import { textOf } from './raw.ts'

type Unread = Extract<Mark, { readonly status: 'blank' | 'invalid' }>
export type ReadFormula = { readonly status: 'read'; readonly expr: Expr; readonly warnings: readonly Misreading[] } | Unread
/** Row by row; undefined where an entry was left blank. */
export type ReadFormulas = { readonly status: 'read'; readonly response: readonly (Expr | undefined)[] } | Unread

/** One text as the format asks for it. Where it cannot be read, the place is in UTF-16 units of the text. */
export function readFormula(text: string, format: FormulaFormat): ReadFormula {
  const read = readerOf(format)(text)
  if (read.status === 'invalid') return read.code === 'expression/unknown-symbol' ? (equation(text) ?? read) : read
  if (read.status === 'blank') return read
  if (!entriesOf(read.expr).every(isFormula)) return equation(text) ?? { status: 'invalid', code: 'response/not-a-formula' }
  const shape = shapeOf(read.expr)
  return shape !== undefined && sameShape(shape, format.shape)
    ? read
    : { status: 'invalid', code: 'response/wrong-shape', shape: format.shape }
}

/** `y = 2x`: that y is unknown is not what is wrong with it. */
function equation(text: string): Unread | undefined {
  // no look behind: Safari 16 has none before 16.4
  const found = /(^|[^<>=!])=(?!=)/.exec(text)
  const start = (found?.index ?? 0) + (found?.[1]?.length ?? 0)
  return found === null ? undefined : { status: 'invalid', code: 'response/not-a-formula', start, end: start + 1 }
}

/** Names are looked up once for all answers to one question. */
function readerOf(format: FormulaFormat): (text: string) => StudentReading {
  const known = readers.get(format)
  if (known !== undefined) return known
  const reader = openReader({
    symbols: format.symbols.map(({ name }) => name),
    functions: format.functions,
    constants: format.constants,
    decimal: format.decimal,
    logBase: 'e',
    // letters that stand together are a product of declared ones, and no others
    split: false,
    undeclared: 'refuse',
    spellings: new Map(format.symbols.map(({ name, tex }) => [tex, name])),
  })
  readers.set(format, reader)
  return reader
}
const readers = new WeakMap<FormulaFormat, (text: string) => StudentReading>()

/** A number, and no equation, condition, set or text. */
function isFormula(expr: Expr): boolean {
  let number = true
  visitExpr(expr, ({ type }) => {
    if (type === 'compare' || type === 'logic' || type === 'not' || type === 'set' || type === 'word' || type === 'list') number = false
  })
  return number
}

/**
 * A response: one text, `[a, b]` for a list, `[[a, b], [c, d]]` for rows; where several are asked for also a list with a text an
 * entry, row by row, or texts by the entries' names, of which those left out are blank.
 */
export function readFormulas(raw: unknown, format: FormulaFormat): ReadFormulas {
  const { shape } = format
  if (typeof raw !== 'object' || raw === null) return readWhole(raw, format)
  const list: readonly unknown[] | undefined = Array.isArray(raw) ? raw : undefined
  const [only] = list ?? []
  if (list?.length === 1 && typeof only !== 'object') return readWhole(only, format)
  if (list?.every((item) => textOf(item)?.trim() === '') === true) return { status: 'blank' }
  const ids = Array.from({ length: entryCount(shape) }, (_, i) => entryId(shape, i))
  if (shape.length === 0 || (list !== undefined && list.length !== ids.length))
    return { status: 'invalid', code: 'response/wrong-shape', shape }
  const given = new Map<string, unknown>(list === undefined ? Object.entries(raw) : ids.map((id, i) => [id, list[i]]))
  const unknown = [...given.keys()].find((id) => !ids.includes(id))
  if (unknown !== undefined) return { status: 'invalid', code: 'response/unknown-cell', item: unknown.slice(0, 60) }
  return readEntries(ids, given, { ...format, shape: [] })
}

function readWhole(raw: unknown, format: FormulaFormat): ReadFormulas {
  const text = textOf(raw)
  if (text === undefined) return { status: 'invalid', code: 'response/wrong-shape', shape: format.shape }
  const read = readFormula(text, format)
  return read.status === 'read' ? { status: 'read', response: entriesOf(read.expr) } : read
}

function readEntries(ids: readonly string[], given: ReadonlyMap<string, unknown>, format: FormulaFormat): ReadFormulas {
  const response: (Expr | undefined)[] = []
  const unreadable: (Extract<Unread, { readonly status: 'invalid' }> & { readonly item: string })[] = []
  for (const id of ids) {
    const text = textOf(given.get(id))
    const read: ReadFormula = text === undefined ? { status: 'invalid', code: 'response/wrong-shape' } : readFormula(text, format)
    if (read.status === 'invalid') unreadable.push({ ...read, item: id })
    else response.push(read.status === 'blank' ? undefined : read.expr)
  }
  const [first, second] = unreadable
  if (first !== undefined)
    return second === undefined ? first : { ...first, items: unreadable.map(({ item, code }) => ({ id: item, code })) }
  return response.every((expr) => expr === undefined) ? { status: 'blank' } : { status: 'read', response }
}

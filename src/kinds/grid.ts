// Grids of cells to be filled in: what vectors and tables have in common. Responses are read cell by cell and marked
// cell by cell.
import { accepts, isClose, readNumber } from '../math/print/number-text.ts'
import { plainValue } from '../math/print/plain.ts'
import { fromJson } from '../math/evaluate/value.ts'
import type { CellKey, GridCell, ItemMark, KeyOf, Mark, MistakeAnswer } from '../model.ts'
import { closeCredit, creditOf } from './credit.ts'
import { readOption } from './options.ts'
import { quoted, textOf } from './raw.ts'
import type { Entry, Grid, Reading } from './response-kind.ts'

type OpenCell = Exclude<GridCell, { readonly type: 'given' }>
type Unreadable = Extract<Reading<Entry>, { readonly status: 'invalid' }>
type GridKey = KeyOf<'vector'> | KeyOf<'table'>

/** Characters of a whole grid written as one text, and its most cells by name, that are looked at. */
const longestText = 20_000
const mostNames = 10_000

/** The cells to be filled in, column by column: the order of the key's cells. */
export const openCells = (grid: Grid): readonly OpenCell[] =>
  grid.columns.flatMap(({ cells }) => cells.filter((cell) => cell.type !== 'given'))

// ── Reading ────────────────────────────────────────────────────────────────────────────────────────────────

/**
 * A grid's response: `{ cell: text }`, where cells left out are blank. One cell that cannot be read makes it all invalid, and all such
 * cells are named. Where one column is asked for also a list with one
 * entry a cell, or a text: `[1, 2]`, `1; 2`, `1, 2`, and `1 2` where no fraction makes it ambiguous.
 */
export function readGrid(raw: unknown, grid: Grid): Reading<readonly Entry[]> {
  const cells = openCells(grid)
  const texts = textsByCell(raw, cells, grid)
  if (texts.status !== 'read') return texts
  const entries: Entry[] = []
  const unreadable: (Unreadable & { readonly item: string })[] = []
  for (const [i, cell] of cells.entries()) {
    const entry = readCell(texts.response[i] ?? '', cell)
    if (entry.status === 'invalid') unreadable.push({ ...entry, item: cell.id })
    else entries.push(entry.status === 'blank' ? { id: cell.id, type: 'blank' } : entry.response)
  }
  const [first, second] = unreadable
  if (first !== undefined)
    return second === undefined ? first : { ...first, items: unreadable.map(({ item, code }) => ({ id: item, code })) }
  return entries.every(({ type }) => type === 'blank') ? { status: 'blank' } : { status: 'read', response: entries }
}

function readCell(text: string, cell: OpenCell): Reading<Entry> {
  if (text.trim() === '') return { status: 'blank' }
  if (cell.type === 'choice') {
    const option = readOption(text, cell.options)
    if (option.status !== 'read') return option
    return { status: 'read', response: { id: cell.id, type: 'choice', option: option.response.id, plain: option.response.plain } }
  }
  const number = readNumber(text, cell.format)
  if (number.status === 'invalid') return { ...number, found: quoted(text.trim()) }
  return number.status === 'blank' ? number : { status: 'read', response: { id: cell.id, type: 'number', value: number.value } }
}

/** One text a cell, in the cells' order. */
function textsByCell(raw: unknown, cells: readonly OpenCell[], grid: Grid): Reading<readonly string[]> {
  if (typeof raw === 'object' && raw !== null && !Array.isArray(raw)) return textsByName(raw, cells)
  const items: readonly unknown[] | string | undefined = Array.isArray(raw) ? raw : textOf(raw)
  if (items === undefined) return { status: 'invalid', code: 'response/wrong-shape' }
  if (items.length > longestText) return { status: 'invalid', code: 'response/too-long' }
  const list = typeof items === 'string' ? cut(items, cells.length) : items.map(textOf)
  if (list.every((text) => text?.trim() === '')) return { status: 'blank' }
  const columns = grid.columns.filter((column) => column.cells.some(({ type }) => type !== 'given'))
  const texts = list.filter((text) => text !== undefined)
  const fits = columns.length === 1 && texts.length === list.length && texts.length === cells.length
  return fits
    ? { status: 'read', response: texts }
    : { status: 'invalid', code: 'response/wrong-shape', ...(typeof items === 'string' && { found: quoted(items.trim()) }) }
}

/** Cells by their ids. A column's name with a list is short for its cells, and `h[1]` another word for `h` where there is one row. */
function textsByName(raw: object, cells: readonly OpenCell[]): Reading<readonly string[]> {
  const named = new Map<string, unknown>()
  const entries: readonly (readonly [string, unknown])[] = Object.entries(raw)
  for (const [name, value] of entries) {
    const list: readonly unknown[] | undefined = Array.isArray(value) ? value : undefined
    if (named.size + (list?.length ?? 0) > mostNames) return { status: 'invalid', code: 'response/too-long' }
    if (list === undefined) named.set(name, value)
    else for (const [i, item] of list.entries()) named.set(`${name}[${i + 1}]`, item)
  }
  const texts: string[] = []
  for (const { id } of cells) {
    const name = named.has(id) || id.endsWith(']') ? id : `${id}[1]`
    const text = textOf(named.get(name))
    if (text === undefined) return { status: 'invalid', code: 'response/wrong-shape', item: id }
    texts.push(text)
    named.delete(name)
  }
  const [unknown] = named.keys()
  return unknown === undefined
    ? { status: 'read', response: texts }
    : { status: 'invalid', code: 'response/unknown-cell', item: quoted(unknown) }
}

/** A text cut into `count` entries: at `;`, else at `,`, else at spaces where no `/` makes `1 1/2` one number or two. */
function cut(text: string, count: number): readonly string[] {
  const inner = text
    .trim()
    .replace(/^\[([^]*)\]$|^\(([^]*)\)$/, '$1$2')
    .trim()
  if (inner === '' || count === 1) return [inner]
  const separator = inner.includes(';') ? ';' : inner.includes(',') ? ',' : inner.includes('/') ? undefined : /\s+/
  return separator === undefined ? [inner] : inner.split(separator)
}

// ── Marking ────────────────────────────────────────────────────────────────────────────────────────────────

/**
 * Each cell right, wrong or blank, and credit by the scheme. A mistake that explains every cell filled in (and one of them
 * is wrong) is the mark's; else each wrong cell has its own.
 */
export function gradeGrid(entries: readonly Entry[], key: GridKey): Mark {
  const status = key.cells.map((cell, i) => statusOf(entries[i], cell))
  const whole = status.includes('wrong')
    ? key.mistakes.find((mistake) => entries.every((entry, i) => entry.type === 'blank' || isAnswer(mistake, i, entry, key)))
    : undefined
  const items = key.cells.map(({ id }, i): ItemMark => {
    const entry = entries[i]
    const one = status[i] ?? 'blank'
    const mistake =
      one !== 'wrong' || entry === undefined ? undefined : (whole ?? key.mistakes.find((candidate) => isAnswer(candidate, i, entry, key)))
    return { id, status: one, ...(one === 'wrong' && closeness(entry, key.cells[i])), ...(mistake && { mistake: mistake.mistake }) }
  })
  const credit = creditOf(items, key.scheme)
  const isNear = credit !== '0' && items.some(({ close }) => close)
  return { status: 'graded', credit, ...(whole && { mistake: whole.mistake }), ...(isNear && { close: true }), items }
}

/** What a wrong cell earns all the same where it lies within the wider tolerance. */
export function closeness(entry: Entry | undefined, cell: CellKey | undefined): Pick<ItemMark, 'close' | 'credit'> {
  if (entry?.type !== 'number' || cell?.type !== 'number' || !isClose(entry.value, cell)) return {}
  return { close: true, credit: closeCredit(cell.precision) }
}

/** How one cell of a response is marked. */
export function statusOf(entry: Entry | undefined, cell: CellKey): ItemMark['status'] {
  if (entry?.id !== cell.id) throw new TypeError(`the key has a cell ${cell.id} where the response has ${entry?.id ?? 'none'}`)
  if (entry.type === 'blank') return 'blank'
  const isRight =
    cell.type === 'number' ? entry.type === 'number' && accepts(entry.value, cell) : entry.type === 'choice' && entry.option === cell.option
  return isRight ? 'right' : 'wrong'
}

/** Whether a cell holds what a mistake leads to there. */
export function isAnswer({ answers }: MistakeAnswer, i: number, entry: Entry, key: GridKey): boolean {
  const [answer, cell] = [answers[i], key.cells[i]]
  if (answer === undefined || cell === undefined) return false
  if (entry.type === 'number' && cell.type === 'number') return accepts(entry.value, { value: answer, precision: cell.precision })
  return entry.type === 'choice' && entry.plain === plainValue(fromJson(answer))
}

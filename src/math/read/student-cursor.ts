// Where the reading of a formula stands, and the small steps that every rule of the grammar takes.
import type { Expr } from '../../model.ts'
import { type ExpressionCode, type Misreading, type MisreadingCode, Unreadable } from './student-codes.ts'
import type { StudentTerms } from './student-names.ts'
import type { Item } from './student-pieces.ts'

/** Brackets, powers and signs inside each other; far below what a call stack holds. */
const deepest = 200
const mostNodes = 500

export interface Cursor {
  readonly items: readonly Item[]
  readonly terms: StudentTerms
  readonly warnings: Misreading[]
  position: number
  depth: number
  nodes: number
  /** Bars of an absolute value that are open in the innermost brackets. */
  bars: number
}

const last: Item = { type: 'end', start: 0, end: 0 }
export const item = (cursor: Cursor, places = 0): Item => cursor.items[cursor.position + places] ?? cursor.items.at(-1) ?? last
export const isSign = (cursor: Cursor, text: string, places = 0): boolean => {
  const found = item(cursor, places)
  return found.type === 'sign' && found.text === text
}
/** The sign that the cursor is at, if it is one of these. */
export function signAt(cursor: Cursor, texts: readonly string[]): string | undefined {
  const found = item(cursor)
  return found.type === 'sign' && texts.includes(found.text) ? found.text : undefined
}

export function refuse(code: ExpressionCode, { start, end }: Pick<Item, 'start' | 'end'>): never {
  throw new Unreadable(code, start, Math.max(end, start))
}
/** Moves past a sign that must be here; `open` is the bracket that it closes. */
export function expect(cursor: Cursor, text: string, open: Item): void {
  if (!isSign(cursor, text)) {
    const found = item(cursor)
    return found.type === 'end' ? refuse('expression/unclosed', open) : refuse('expression/unexpected', found)
  }
  cursor.position++
}

export function warn(cursor: Cursor, code: MisreadingCode, start: number, end: number): void {
  if (cursor.warnings.length < 8) cursor.warnings.push({ code, start, end })
}

/** A node, counted. */
export function node(cursor: Cursor, expr: Expr): Expr {
  cursor.nodes++
  if (cursor.nodes > mostNodes) refuse('expression/too-large', item(cursor))
  return expr
}

/** Reads something nested one deeper. */
export function nested<T>(cursor: Cursor, read: () => T): T {
  cursor.depth++
  if (cursor.depth > deepest) refuse('expression/too-deep', item(cursor))
  const value = read()
  cursor.depth--
  return value
}
/** The same inside brackets of its own: bars that are open outside do not close in here. */
export function inBrackets<T>(cursor: Cursor, read: () => T): T {
  const { bars } = cursor
  cursor.bars = 0
  const value = nested(cursor, read)
  cursor.bars = bars
  return value
}
/** Where the item before the cursor ends. */
export const endBefore = (cursor: Cursor): number => item(cursor, -1).end

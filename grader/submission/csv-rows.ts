// The text of a CSV file (RFC 4180) in, its rows with their line numbers out. A row with a broken quote is given as
// such and reading goes on at the next line: one bad row never swallows the rest of the file.

export interface CsvRow {
  readonly cells: readonly string[]
  /** 1-based line on which the row begins: quoted cells may hold line breaks. */
  readonly line: number
  /** The row as it stands in the file; of a broken one that is long, its beginning. */
  readonly text: string
  /** What is wrong with it; `cells` is then empty. */
  readonly broken?: string
  /** Where it is too long. */
  readonly code?: 'submission/too-long'
}

/** Characters of a cell that are read: ten times the longest response. */
export const longestCell = 200_000
/** Cells of a row that are read: a Canvas report has two columns for each variant of each problem. */
export const mostCells = 100_000
/** Characters of a row that are kept in memory. A quoted cell beyond is a quote that was never closed. */
export const longestRow = 32 * 2 ** 20
/** Characters that are kept of a broken row. */
const excerpt = 200

export type Newline = '\n' | '\r'
/** Line breaks are LF, CRLF, or CR in a file that has no LF. */
const newlineOf = (text: string): Newline => (text.includes('\n') || !text.includes('\r') ? '\n' : '\r')

/**
 * The delimiter of a file is the one its header uses most outside of quotes: comma, semicolon or tab, in this order where
 * two are as frequent; never guessed from the rows.
 */
export function delimiterOf(text: string): string {
  const header = headerOf(text, true) ?? headerOf(text, false) ?? ''
  const count = (delimiter: string): number => header.split(delimiter).length - 1
  return [';', '\t'].reduce((best, delimiter) => (count(delimiter) > count(best) ? delimiter : best), ',')
}

/** What stands outside of quotes up to the first line break there; undefined where a quote is not closed. */
function headerOf(text: string, quotes: boolean): string | undefined {
  const outside: string[] = []
  for (let at = 0; ;) {
    const stop = /["\r\n]/g
    stop.lastIndex = at
    const found = stop.exec(text)
    if (found === null || found[0] !== '"' || !quotes) return outside.join('') + text.slice(at, found?.index)
    outside.push(text.slice(at, found.index))
    const close = text.indexOf('"', found.index + 1)
    if (close < 0) return undefined
    at = close + 1
  }
}

/** All rows but empty lines. */
export const csvRows = (text: string, delimiter: string): Generator<CsvRow> => new RowReader(delimiter, newlineOf(text)).take(text, true)

/** Reads a text that comes in pieces, each of whole lines; a row that goes on in the next piece is held until then. */
export class RowReader {
  private line = 1
  private rest = ''
  /** Characters of the rest when it was looked through last. */
  private seen = 0
  private readonly delimiter: string
  private readonly newline: Newline
  constructor(delimiter: string, newline: Newline) {
    this.delimiter = delimiter
    this.newline = newline
  }

  *take(piece: string, last: boolean): Generator<CsvRow> {
    const text = this.rest === '' ? piece : this.rest + piece
    this.rest = text
    // a row whose end has not come is looked at again when there is twice as much of it: no file takes longer than its length
    if (!last && text.length < 2 * this.seen) return
    // where the next quote is: looked for once, not once a row
    let [start, quote] = [0, -1]
    while (start < text.length) {
      const lineEnd = endOf(text, this.newline, start)
      if (quote < start) quote = endOf(text, '"', start)
      const row = quote >= lineEnd ? this.bareRow(text.slice(start, lineEnd)) : this.quotedRow(text, start, lineEnd, last)
      if (row === undefined) break
      const { length, ...rest } = row
      if (rest.text !== '') yield { ...rest, line: this.line }
      this.line += quote >= lineEnd ? 1 : 1 + this.breaks(text, start, start + length)
      start += length + 1
    }
    this.rest = text.slice(start)
    this.seen = this.rest.length
  }

  private bareRow(line: string): Read {
    const text = withoutReturn(line)
    const cells = text.length > mostCells ? text.split(this.delimiter, mostCells + 1) : text.split(this.delimiter)
    return checked({ cells, text, length: line.length })
  }

  /** Undefined: its end has not come yet. */
  private quotedRow(text: string, start: number, lineEnd: number, last: boolean): Read | undefined {
    const row = quotedCells(text, start, this.delimiter, this.newline)
    if (typeof row !== 'string')
      return checked({ cells: row.cells, text: withoutReturn(text.slice(start, row.end)), length: row.end - start })
    if (row === notClosed && !last && text.length - start <= longestRow) return undefined
    return broken(row, withoutReturn(text.slice(start, lineEnd)), lineEnd - start)
  }

  private breaks(text: string, from: number, to: number): number {
    let count = 0
    for (let at = text.indexOf(this.newline, from); at >= 0 && at < to; at = text.indexOf(this.newline, at + 1)) count += 1
    return count
  }
}

interface Read extends Omit<CsvRow, 'line'> {
  /** Characters up to its line break. */
  readonly length: number
}
const broken = (wrong: string, text: string, length: number): Read => ({
  cells: [],
  text: text.length > longestCell ? text.slice(0, excerpt) : text,
  broken: wrong,
  length,
})

function checked(row: Read): Read {
  const { cells, text, length } = row
  if (cells.length > mostCells) return broken(`the row has more than ${mostCells} cells`, text, length)
  if (length <= longestCell || cells.every((cell) => cell.length <= longestCell)) return row
  return { ...broken(`a cell has more than ${longestCell} characters`, text, length), code: 'submission/too-long' }
}

const endOf = (text: string, mark: string, from: number): number => {
  const at = text.indexOf(mark, from)
  return at < 0 ? text.length : at
}
const withoutReturn = (line: string): string => (line.endsWith('\r') ? line.slice(0, -1) : line)

const notClosed = 'a quote is not closed'
/** The cells of a row that holds quotes, from `start`; what is wrong with it where it cannot be read. */
function quotedCells(
  text: string,
  start: number,
  delimiter: string,
  newline: Newline,
): { readonly end: number; readonly cells: readonly string[] } | string {
  const cells: string[] = []
  for (let at = start; ; at += 1) {
    let [value, end]: [string, number] = ['', at]
    if (text[at] === '"') {
      const cell = quotedCell(text, at)
      if (cell === undefined) return notClosed
      ;({ value, end } = cell)
    } else {
      end = Math.min(endOf(text, delimiter, at), endOf(text, newline, at))
      const bare = text.slice(at, end)
      if (bare.includes('"')) return 'a quote stands inside a cell that does not begin with one'
      value = end === text.length || text[end] === newline ? withoutReturn(bare) : bare
    }
    // more than are read are counted no further
    if (cells.length <= mostCells) cells.push(value)
    if (text[end] === '\r' && text[end + 1] === newline) end += 1
    if (end >= text.length || text[end] === newline) return { end, cells }
    if (text[end] !== delimiter) return 'something stands between a closing quote and the next cell'
    at = end
  }
}

/** The quoted cell that begins at `at`; `end` is behind its closing quote. */
function quotedCell(text: string, at: number): { readonly value: string; readonly end: number } | undefined {
  const value: string[] = []
  for (let from = at + 1; ;) {
    const quote = text.indexOf('"', from)
    if (quote < 0) return undefined
    value.push(text.slice(from, quote))
    if (text[quote + 1] !== '"') return { value: value.join('"'), end: quote + 1 }
    from = quote + 2
  }
}

// The text of a CSV file (RFC 4180) in, its rows with their line numbers out. A row with a broken quote is given as
// such and reading goes on at the next line: one bad row never swallows the rest of the file.

export interface CsvRow {
  readonly cells: readonly string[]
  /** 1-based line on which the row begins: quoted cells may hold line breaks. */
  readonly line: number
  /** The row as it stands in the file. */
  readonly text: string
  /** What is wrong with its quotes; `cells` is then empty. */
  readonly broken?: string
}

/** A quoted cell longer than this is a quote that was never closed. */
const longestCell = 200_000

/** The delimiter of a file is the one its header uses: comma, else semicolon, else tab; never guessed from the rows. */
export function delimiterOf(text: string): string {
  const header = text.slice(0, /[\r\n]/.exec(text)?.index ?? text.length)
  return [',', ';', '\t'].find((delimiter) => header.includes(delimiter)) ?? ','
}

/** All rows but empty lines. Line breaks are LF, CRLF, or CR in a file that has no LF. */
export function* csvRows(text: string, delimiter: string): Generator<CsvRow> {
  const newline = text.includes('\n') || !text.includes('\r') ? '\n' : '\r'
  let line = 1
  // where the next quote is: looked for once, not once a row
  let quote = -1
  for (let start = 0; start < text.length; line += 1) {
    const lineEnd = endOf(text, newline, start)
    if (quote < start) quote = endOf(text, '"', start)
    let [end, cells, broken]: [number, readonly string[], string | undefined] = [lineEnd, [], undefined]
    const bare = withoutReturn(text.slice(start, lineEnd))
    if (quote >= lineEnd) cells = bare.split(delimiter)
    else {
      const row = quotedRow(text, start, delimiter, newline)
      if (typeof row === 'string') broken = row
      else ({ end, cells } = row)
    }
    const row = broken === undefined ? withoutReturn(text.slice(start, end)) : bare
    if (row !== '') yield { cells, line, text: row, ...(broken !== undefined && { broken }) }
    for (let at = text.indexOf(newline, start); at >= 0 && at < end; at = text.indexOf(newline, at + 1)) line += 1
    start = end + 1
  }
}

const endOf = (text: string, mark: string, from: number): number => {
  const at = text.indexOf(mark, from)
  return at < 0 ? text.length : at
}
const withoutReturn = (line: string): string => (line.endsWith('\r') ? line.slice(0, -1) : line)

/** A row that holds quotes, from `start`; what is wrong with it where it cannot be read. */
function quotedRow(
  text: string,
  start: number,
  delimiter: string,
  newline: string,
): { readonly end: number; readonly cells: readonly string[] } | string {
  const cells: string[] = []
  for (let at = start; ; at += 1) {
    let end: number
    if (text[at] === '"') {
      const cell = quotedCell(text, at)
      if (cell === undefined) return 'a quote is not closed'
      cells.push(cell.value)
      end = cell.end
    } else {
      end = Math.min(endOf(text, delimiter, at), endOf(text, newline, at))
      const bare = text.slice(at, end)
      if (bare.includes('"')) return 'a quote stands inside a cell that does not begin with one'
      cells.push(end === text.length || text[end] === newline ? withoutReturn(bare) : bare)
    }
    if (text[end] === '\r' && text[end + 1] === newline) end += 1
    if (end >= text.length || text[end] === newline) return { end, cells }
    if (text[end] !== delimiter) return 'something stands between a closing quote and the next cell'
    at = end
  }
}

/** The quoted cell that begins at `at`; `end` is behind its closing quote. */
function quotedCell(text: string, at: number): { readonly value: string; readonly end: number } | undefined {
  const value: string[] = []
  for (let from = at + 1; from - at < longestCell;) {
    const quote = text.indexOf('"', from)
    if (quote < 0) return undefined
    value.push(text.slice(from, quote))
    if (text[quote + 1] !== '"') return { value: value.join('"'), end: quote + 1 }
    from = quote + 2
  }
  return undefined
}

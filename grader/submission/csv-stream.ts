// A CSV file of any size in, read in pieces; its rows out. What is in memory is a piece and the row that goes on in the
// next one, never more than the longest row.
import { type CsvRow, delimiterOf, longestRow, type Newline, RowReader } from './csv-rows.ts'
import { decodeLeniently, decodePart, joined, utf8Pieces } from './text.ts'

/** Bytes of a line that was dropped of which its text is kept. */
const excerpt = 200

/**
 * Where something is wrong with a line that its text does not show, a mark stands in the text: halves of surrogate pairs,
 * which no decoded text holds.
 */
const marks = { notText: '\uDFFF', dropped: '\uDBFF' } as const
const marked = /[\uDFFF\uDBFF\0]/u

/** All rows but empty lines, the header among them; the pieces may end anywhere and use one buffer over and over. */
export function* readCsvRows(pieces: Iterable<Uint8Array>): Generator<CsvRow> {
  let reader: RowReader | undefined
  let some = false
  for (const { bytes, newline, last, dropped } of wholeLines(utf8Pieces(pieces))) {
    const whole = dropped ? undefined : decodePart(bytes)
    const text =
      whole ?? (dropped ? `${decodeLeniently(bytes).replace(/["\r\n\0]/g, ' ')}${marks.dropped}${newline}` : decodeLines(bytes, newline))
    reader ??= new RowReader(delimiterOf(text), newline)
    // marks are looked for in every row from the first one on: most files have none
    some ||= whole === undefined || bytes.includes(0)
    for (const row of reader.take(text, last)) yield some ? seenThrough(row) : row
  }
}

/** A row with what is wrong with any of its lines. */
function seenThrough(row: CsvRow): CsvRow {
  const mark = marked.exec(row.text)?.[0]
  switch (mark) {
    case undefined:
      return row
    case '\0':
      return { ...row, cells: [], broken: 'the row holds NUL characters' }
    case marks.dropped:
      return {
        ...row,
        cells: [],
        text: row.text.replace(/\uDBFF/gu, ''),
        broken: `the line has more than ${longestRow} bytes`,
        code: 'submission/too-long',
      }
    default:
      return { ...row, cells: [], text: row.text.replace(/\uDFFF/gu, '\uFFFD'), broken: 'the row is not UTF-8 text' }
  }
}

/** Line by line, so that what is no text costs a line alone. */
function decodeLines(bytes: Uint8Array, newline: Newline): string {
  const lines: string[] = []
  for (let start = 0; start < bytes.length;) {
    const found = bytes.indexOf(codeOf(newline), start)
    const line = bytes.subarray(start, found < 0 ? bytes.length : found + 1)
    lines.push(decodePart(line) ?? decodeLeniently(line).replaceAll('\uFFFD', marks.notText))
    start += line.length
  }
  return lines.join('')
}

interface Lines {
  readonly bytes: Uint8Array
  readonly newline: Newline
  /** Nothing follows. */
  readonly last: boolean
  /** The beginning of one line that was longer than is kept. */
  readonly dropped: boolean
}

/** Pieces that end with a line break, but for the last. */
function* wholeLines(pieces: Iterable<Uint8Array>): Generator<Lines> {
  let newline: Newline | undefined
  let [held, size, dropping]: [Uint8Array[], number, boolean] = [[], 0, false]
  for (const piece of pieces) {
    newline ??= newlineIn(piece)
    const code = newline === undefined ? undefined : codeOf(newline)
    const start = dropping && code !== undefined ? piece.indexOf(code) + 1 : 0
    if (dropping && start === 0) continue
    dropping = false
    const end = code === undefined ? 0 : piece.lastIndexOf(code) + 1
    if (end > start && newline !== undefined) {
      yield { bytes: joined([...held, piece.subarray(start, end)]), newline, last: false, dropped: false }
      ;[held, size] = [[], 0]
    }
    // a copy: the reader of the file uses its buffer again
    held.push(piece.slice(Math.max(start, end)))
    size += piece.length - Math.max(start, end)
    if (size <= longestRow) continue
    yield { bytes: joined(held).subarray(0, excerpt), newline: newline ?? '\n', last: false, dropped: true }
    ;[held, size, dropping] = [[], 0, true]
  }
  yield { bytes: joined(held), newline: newline ?? '\n', last: true, dropped: false }
}

/** Undefined: not to be told yet. A CR at the very end may be half of a CRLF. */
const newlineIn = (bytes: Uint8Array): Newline | undefined =>
  bytes.includes(10) ? '\n' : bytes.subarray(0, -1).includes(13) ? '\r' : undefined
const codeOf = (newline: Newline): number => (newline === '\n' ? 10 : 13)

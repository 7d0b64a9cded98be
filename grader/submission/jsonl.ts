// A file of JSON lines in, submissions out: read in pieces, so that a file may be larger than memory.
import { type Intake, NotASubmission, type Origin, fields, isRecord, readSubmission } from './submission.ts'
import { decodeLeniently, decodeStrictly, joined } from './text.ts'

/** A line longer than this is not kept in memory: it is rejected as it goes by. */
const longestLine = 1 << 20
const excerpt = 200
const cutShort = 'The file ends within this line, as one does that was not copied whole: hand over the whole file'

/** Reads the pieces of one file in order; they may end anywhere. */
export function readJsonLines(pieces: Iterable<Uint8Array>, origin: Origin, intake: Intake): void {
  const reader = new LineReader(origin, intake)
  for (const piece of pieces) reader.take(piece)
  reader.end()
}

class LineReader {
  private line = 0
  private rest: Uint8Array = new Uint8Array(0)
  private skipping = false
  /** The line at hand is the last, without a line break behind it. */
  private last = false
  private warned = false
  private readonly origin: Origin
  private readonly intake: Intake
  constructor(origin: Origin, intake: Intake) {
    this.origin = origin
    this.intake = intake
  }

  take(piece: Uint8Array): void {
    const bytes = this.rest.length === 0 ? piece : joined([this.rest, piece])
    const end = bytes.lastIndexOf(10)
    if (end >= 0) this.lines(bytes.subarray(0, end))
    // a copy: the reader of the file uses its buffer again
    this.rest = bytes.slice(end + 1)
    if (this.rest.length > longestLine) this.tooLong()
  }
  end(): void {
    this.last = true
    if (this.rest.length > 0) this.lines(this.rest)
  }

  /** Whole lines, without the last line break. */
  private lines(bytes: Uint8Array): void {
    const text = decodeStrictly(bytes)
    if (text !== undefined) {
      for (const line of text.split('\n')) this.row(line)
      return
    }
    for (let start = 0; start <= bytes.length;) {
      const found = bytes.indexOf(10, start)
      const end = found < 0 ? bytes.length : found
      const line = bytes.subarray(start, end)
      const decoded = decodeStrictly(line)
      if (decoded === undefined) this.damaged(line)
      else this.row(decoded)
      start = end + 1
    }
  }

  private row(line: string): void {
    this.line += 1
    if (this.skipping) {
      // the end of a line that was rejected when it grew too long
      this.skipping = false
      return
    }
    // files that were put one behind the other have byte order marks within
    const text = line.startsWith('\uFEFF') ? line.slice(1) : line
    if (text.trim() === '') return
    const value = parse(text)
    const read = value === undefined ? new NotASubmission('submission/malformed', 'the line is not JSON') : readSubmission(value)
    if (read instanceof NotASubmission) this.reject(read, text)
    else {
      if (!this.warned) this.warnOfOtherKeys(value)
      this.intake.accept(read, this.origin, this.line, text)
    }
  }

  private warnOfOtherKeys(value: unknown): void {
    const other = isRecord(value) ? Object.keys(value).find((name) => !fields.has(name)) : undefined
    if (other === undefined) return
    this.warned = true
    this.intake.warn(this.origin.file, this.line, `the key “${other.slice(0, 40)}” is not read, here and below`)
  }
  private damaged(bytes: Uint8Array): void {
    this.line += 1
    if (this.skipping) this.skipping = false
    else this.reject(new NotASubmission('submission/malformed', 'the line is not UTF-8 text'), decodeLeniently(bytes))
  }
  private tooLong(): void {
    if (!this.skipping) {
      const wrong = new NotASubmission('submission/too-long', `the line has more than ${longestLine} bytes`)
      const { file } = this.origin
      this.intake.reject({
        code: wrong.code,
        message: wrong.wrong,
        file,
        line: this.line + 1,
        text: decodeLeniently(this.rest.subarray(0, excerpt)),
      })
    }
    this.skipping = true
    // something must stand for the line until its end comes
    this.rest = this.rest.slice(0, 1)
  }
  private reject({ code, wrong }: NotASubmission, text: string): void {
    const hint = this.last ? cutShort : undefined
    this.intake.reject({ code, message: wrong, ...(hint !== undefined && { hint }), file: this.origin.file, line: this.line, text })
  }
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}

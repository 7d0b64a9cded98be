// Bytes in, text out, or why they are not text. Files are UTF-8; UTF-16 with a byte order mark, as spreadsheets write it,
// is turned into it.

export type DecodedText =
  | { readonly status: 'text'; readonly text: string }
  /** Bytes that are not UTF-8 stand as U+FFFD; `line` is the first that holds one. */
  | { readonly status: 'damaged'; readonly text: string; readonly line: number }
  | { readonly status: 'utf-16' }

const strict = new TextDecoder('utf-8', { fatal: true })
/** A byte order mark stands at the start of a file alone: anywhere else it is a character. */
const strictPart = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true })
const lenient = new TextDecoder('utf-8')

/** A whole file; a byte order mark is dropped. */
export function decodeText(bytes: Uint8Array): DecodedText {
  if (utf16Of(bytes) !== undefined) return { status: 'utf-16' }
  const whole = decodeStrictly(bytes)
  if (whole !== undefined) return { status: 'text', text: whole }
  let [start, line] = [0, 1]
  for (;;) {
    const end = bytes.indexOf(10, start)
    if (end < 0 || decodeStrictly(bytes.subarray(start, end)) === undefined) break
    start = end + 1
    line += 1
  }
  return { status: 'damaged', text: lenient.decode(bytes), line }
}

const utf16Of = ([first, second]: Uint8Array): 'utf-16le' | 'utf-16be' | undefined =>
  first === 0xff && second === 0xfe ? 'utf-16le' : first === 0xfe && second === 0xff ? 'utf-16be' : undefined

/** Undefined where the bytes are not UTF-8. */
export const decodeStrictly = (bytes: Uint8Array): string | undefined => decodeBy(strict, bytes)
/** The same for a piece that is not the start of a file. */
export const decodePart = (bytes: Uint8Array): string | undefined => decodeBy(strictPart, bytes)
export const decodeLeniently = (bytes: Uint8Array): string => lenient.decode(bytes)

function decodeBy(decoder: typeof strict, bytes: Uint8Array): string | undefined {
  try {
    return decoder.decode(bytes)
  } catch {
    return undefined
  }
}

/** Fewer bytes are gathered before anything is done with them. */
const leastPiece = 1 << 16

/**
 * The pieces of a file as UTF-8 without a byte order mark, none of them small but the last. What is no text in a UTF-16
 * file stands as a byte that is none in UTF-8 either. The pieces may use one buffer over and over.
 */
export function* utf8Pieces(pieces: Iterable<Uint8Array>): Generator<Uint8Array> {
  const gathered = gather(pieces)
  const first = gathered.next()
  if (first.done === true) return
  const utf16 = utf16Of(first.value)
  if (utf16 === undefined) {
    const [a, b, c] = first.value
    yield a === 0xef && b === 0xbb && c === 0xbf ? first.value.subarray(3) : first.value
    yield* gathered
    return
  }
  const decoder = new TextDecoder(utf16)
  yield utf8(decoder.decode(first.value, { stream: true }))
  for (const piece of gathered) yield utf8(decoder.decode(piece, { stream: true }))
  yield utf8(decoder.decode())
}

const encoder = new TextEncoder()
function utf8(text: string): Uint8Array {
  const parts = text.split('\uFFFD').map((part) => encoder.encode(part))
  return joined(parts.flatMap((part, i) => (i === 0 ? [part] : [Uint8Array.of(0xff), part])))
}

function* gather(pieces: Iterable<Uint8Array>): Generator<Uint8Array> {
  let [held, size]: [Uint8Array[], number] = [[], 0]
  for (const piece of pieces) {
    size += piece.length
    if (held.length === 0 && size >= leastPiece) {
      yield piece
      size = 0
      continue
    }
    held.push(piece.slice())
    if (size < leastPiece) continue
    yield joined(held)
    ;[held, size] = [[], 0]
  }
  if (size > 0) yield joined(held)
}

export function joined(parts: readonly Uint8Array[]): Uint8Array {
  const [only, another] = parts
  if (only !== undefined && another === undefined) return only
  const all = new Uint8Array(parts.reduce((size, { length }) => size + length, 0))
  let at = 0
  for (const part of parts) {
    all.set(part, at)
    at += part.length
  }
  return all
}

/** As much of an untrusted text as a message holds. */
export const clipped = (text: string): string => (text.length <= 80 ? text : `${text.slice(0, 80)}…`)

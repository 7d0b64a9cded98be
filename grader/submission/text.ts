// Bytes in, text out, or why they are not UTF-8 text.

export type DecodedText =
  | { readonly status: 'text'; readonly text: string }
  /** Bytes that are not UTF-8 stand as U+FFFD; `line` is the first that holds one. */
  | { readonly status: 'damaged'; readonly text: string; readonly line: number }
  | { readonly status: 'utf-16' }

const strict = new TextDecoder('utf-8', { fatal: true })
const lenient = new TextDecoder('utf-8')

/** A whole file; a byte order mark is dropped. */
export function decodeText(bytes: Uint8Array): DecodedText {
  const [first, second] = bytes
  if ((first === 0xff && second === 0xfe) || (first === 0xfe && second === 0xff)) return { status: 'utf-16' }
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

/** Undefined where the bytes are not UTF-8. */
export function decodeStrictly(bytes: Uint8Array): string | undefined {
  try {
    return strict.decode(bytes)
  } catch {
    return undefined
  }
}
export const decodeLeniently = (bytes: Uint8Array): string => lenient.decode(bytes)

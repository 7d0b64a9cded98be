// Pieces of a file in, its lines out, one at a time: marks and scores of a large class are larger than a text may be.

const decoder = new TextDecoder('utf-8', { fatal: true })

/** Pieces may end anywhere and may share one buffer; a last line without its line break is a line as well. */
export function* linesOf(pieces: Iterable<Uint8Array>): Generator<string> {
  let rest: Uint8Array = new Uint8Array(0)
  for (const piece of pieces) {
    const bytes = rest.length === 0 ? piece : joined(rest, piece)
    const end = bytes.lastIndexOf(10)
    if (end >= 0) yield* decoder.decode(bytes.subarray(0, end)).split('\n')
    rest = bytes.slice(end + 1)
  }
  if (rest.length > 0) yield decoder.decode(rest)
}

function joined(a: Uint8Array, b: Uint8Array): Uint8Array {
  const both = new Uint8Array(a.length + b.length)
  both.set(a)
  both.set(b, a.length)
  return both
}

// Bytes as they come in, whole lines out, a batch for each piece that came. A line is never kept beyond what is read of one.
import { longestLine } from '../../math/judge/request.ts'

export interface Lines {
  /** The number of the first, from 1. */
  readonly first: number
  readonly lines: readonly string[]
}

/** Three bytes of UTF-8 are at most one unit of UTF-16 each time: a line cut here is still longer than any that is read. */
const mostBytes = 3 * (longestLine + 1)
const newline = 0x0a

/** The lines of a stream, without their ends; a last one without an end counts. What is too long is cut, and stays too long. */
export async function* linesOf(pieces: AsyncIterable<Uint8Array>): AsyncGenerator<Lines> {
  const decoder = new TextDecoder()
  let begun: Uint8Array[] = []
  let size = 0
  let first = 1
  const keep = (part: Uint8Array): void => {
    if (part.length === 0 || size >= mostBytes) return
    const kept = part.subarray(0, mostBytes - size)
    begun.push(kept)
    size += kept.length
  }
  const finished = (): string => {
    const [only] = begun
    const text = decoder.decode(begun.length === 1 ? only : Buffer.concat(begun))
    begun = []
    size = 0
    return text
  }
  for await (const piece of pieces) {
    const lines: string[] = []
    let start = 0
    for (let end = piece.indexOf(newline); end >= 0; end = piece.indexOf(newline, start)) {
      keep(piece.subarray(start, end))
      lines.push(finished())
      start = end + 1
    }
    keep(piece.subarray(start))
    if (lines.length > 0) yield { first, lines }
    first += lines.length
  }
  if (size > 0) yield { first, lines: [finished()] }
}

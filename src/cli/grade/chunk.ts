// A part of a file of JSON lines in, its lines out as pieces of bytes: those that begin in it, each whole, wherever it
// ends. Parts that follow each other thus have every line once.
import { closeSync, openSync, readSync } from 'node:fs'

export interface Chunk {
  /** To be read once; the buffer is used again. */
  readonly pieces: Iterable<Uint8Array>
  /** Lines that were read, once all pieces were. */
  lines(): number
}

const pieceSize = 1 << 20

/** The lines that begin at a byte from `from` up to `to`. */
export function openChunk(file: string, from: number, to: number): Chunk {
  let [breaks, last] = [0, 10]
  const counted = function* (): Generator<Uint8Array> {
    for (const piece of linesBetween(file, from, to)) {
      for (let at = piece.indexOf(10); at >= 0; at = piece.indexOf(10, at + 1)) breaks += 1
      last = piece.at(-1) ?? last
      yield piece
    }
  }
  return { pieces: counted(), lines: () => breaks + (last === 10 ? 0 : 1) }
}

function* linesBetween(file: string, from: number, to: number): Generator<Uint8Array> {
  const handle = openSync(file, 'r')
  const buffer = new Uint8Array(pieceSize)
  try {
    // a line begins at `from` where the byte before it is a line break
    let at = Math.max(0, from - 1)
    let begun = from === 0
    for (;;) {
      const read = readSync(handle, buffer, 0, buffer.length, at)
      if (read === 0) return
      const [start, next] = [at, at + read]
      at = next
      let piece = buffer.subarray(0, read)
      if (!begun) {
        const found = piece.indexOf(10)
        if (found < 0) {
          if (next >= to) return
          continue
        }
        begun = true
        piece = piece.subarray(found + 1)
        if (start + found + 1 >= to) return
      }
      if (next >= to) {
        // the last line of the chunk ends with the first line break from its last byte on
        const shift = next - piece.length
        const found = piece.indexOf(10, Math.max(0, to - 1 - shift))
        if (found >= 0) {
          yield piece.subarray(0, found + 1)
          return
        }
      }
      yield piece
    }
  } finally {
    closeSync(handle)
  }
}

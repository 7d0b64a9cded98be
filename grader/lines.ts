// The lines of a file, one after another, with where each stands: the file is read a megabyte at a time.
import { closeSync, openSync, readSync } from 'node:fs'

/** Bytes from `start` to one before `end`, which is that of the line break or of the end of the file. */
export interface Found {
  readonly start: number
  readonly end: number
  /** 1-based. */
  readonly line: number
}
export interface LineBytes extends Found {
  /** Good until the next line is asked for. */
  readonly bytes: Uint8Array
}

const pieceSize = 1 << 20

/** A last line without a line break counts; `end` is then the size of the file. */
export function* linesOfFile(file: string): Generator<LineBytes> {
  const handle = openSync(file, 'r')
  try {
    let buffer = new Uint8Array(pieceSize)
    let [held, offset, line] = [0, 0, 1]
    for (;;) {
      if (held === buffer.length) buffer = grown(buffer)
      const read = readSync(handle, buffer, held, buffer.length - held, null)
      const bytes = buffer.subarray(0, held + read)
      let start = 0
      // what was held has no line break
      for (let end = bytes.indexOf(10, held); end >= 0; end = bytes.indexOf(10, start)) {
        yield { start: offset + start, end: offset + end, line, bytes: bytes.subarray(start, end) }
        line += 1
        start = end + 1
      }
      held = bytes.length - start
      offset += start
      buffer.copyWithin(0, start, bytes.length)
      if (read > 0) continue
      if (held > 0) yield { start: offset, end: offset + held, line, bytes: buffer.subarray(0, held) }
      return
    }
  } finally {
    closeSync(handle)
  }
}

function grown(buffer: Uint8Array): Uint8Array<ArrayBuffer> {
  const larger = new Uint8Array(2 * buffer.length)
  larger.set(buffer)
  return larger
}

/** What stands from `start` up to `end`, or as much of it as there is. */
export function bytesAt(file: string, start: number, end: number): Uint8Array {
  const bytes = new Uint8Array(end - start)
  const handle = openSync(file, 'r')
  try {
    for (let at = 0; at < bytes.length;) {
      const read = readSync(handle, bytes, at, bytes.length - at, start + at)
      if (read === 0) return bytes.subarray(0, at)
      at += read
    }
    return bytes
  } finally {
    closeSync(handle)
  }
}

/** The bytes of a file, a megabyte at a time, in a buffer that is used again. */
export function* piecesOfFile(file: string): Generator<Uint8Array> {
  const handle = openSync(file, 'r')
  const buffer = new Uint8Array(pieceSize)
  try {
    for (let read = readSync(handle, buffer); read > 0; read = readSync(handle, buffer)) yield buffer.subarray(0, read)
  } finally {
    closeSync(handle)
  }
}

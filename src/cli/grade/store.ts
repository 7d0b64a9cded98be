// Where the tasks of one grading leave what they made for each other: parts by name, in memory for a small run, else as
// files. A part is met whole or not at all.
import { statSync } from 'node:fs'
import path from 'node:path'
import { bytesAt } from '../../../grader/lines.ts'
import type { Files } from '../course/files.ts'
import { inPieces, type Pieces } from '../course/staged.ts'

export interface Store {
  /** Nobody meets the part before `end`. */
  create(name: string): Pieces
  /** Bytes from `start` up to `end`, or as many as there are. */
  read(name: string, start: number, end: number): Uint8Array
  /** In bytes; undefined where there is no such part. */
  size(name: string): number | undefined
}

/** What the disk refused while a part was written. No error of the system itself: readers of submissions take those for their own. */
export class Unwritten extends Error {
  constructor(cause: unknown) {
    super('a part could not be written', { cause })
  }
}

export interface SystemError {
  readonly message: string
  readonly code: string
  readonly syscall: string
  readonly path: string
}
/** What the system refused, as plain data; undefined for anything else that is thrown. */
export function systemError(thrown: unknown): SystemError | undefined {
  if (thrown instanceof Unwritten) return systemError(thrown.cause)
  if (!(thrown instanceof Error) || !('syscall' in thrown) || !('code' in thrown)) return undefined
  const { message, code, syscall } = thrown
  if (typeof code !== 'string' || typeof syscall !== 'string') return undefined
  return { message, code, syscall, path: 'path' in thrown && typeof thrown.path === 'string' ? thrown.path : '' }
}

/** Bytes of a part in order, a megabyte at a time. */
export function* piecesOf(store: Store, name: string): Generator<Uint8Array> {
  const size = store.size(name) ?? 0
  for (let start = 0; start < size; start += pieceSize) yield store.read(name, start, Math.min(size, start + pieceSize))
}
const pieceSize = 1 << 20

/** The lines of a part, without their ends. */
export function* linesOfPart(store: Store, name: string): Generator<string> {
  const decoder = new TextDecoder()
  let rest = ''
  for (const piece of piecesOf(store, name)) {
    const lines = (rest + decoder.decode(piece, { stream: true })).split('\n')
    rest = lines.pop() ?? ''
    yield* lines
  }
}

export function memoryStore(): Store {
  const parts = new Map<string, Uint8Array>()
  return {
    create(name) {
      const pieces: Uint8Array[] = []
      return inPieces({
        write: (content) => void pieces.push(typeof content === 'string' ? Buffer.from(content) : content),
        close: () => void parts.set(name, Buffer.concat(pieces)),
      })
    },
    read: (name, start, end) => parts.get(name)?.subarray(start, end) ?? new Uint8Array(0),
    size: (name) => parts.get(name)?.length,
  }
}

/** Parts are files of a folder, for their owner alone. */
export function diskStore(files: Files, folder: string): Store {
  const place = (name: string): string => path.join(folder, name)
  const writing = <T>(work: () => T): T => {
    try {
      return work()
    } catch (thrown) {
      throw thrown instanceof Error && 'syscall' in thrown ? new Unwritten(thrown) : thrown
    }
  }
  return {
    create(name) {
      const begun = `${place(name)}.begun`
      const { write, close } = writing(() => files.open(begun, 0o600))
      return inPieces({
        write: (content) => {
          writing(() => write(content))
        },
        close() {
          writing(close)
          files.rename(begun, place(name))
        },
      })
    },
    read: (name, start, end) => bytesAt(place(name), start, end),
    size: (name) => statSync(place(name), { throwIfNoEntry: false })?.size,
  }
}

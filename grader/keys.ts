// keys.jsonl in, a variant's keys by name out. Lines are found by a digest of their names and read when asked for: a
// course of many variants stands in memory neither whole nor by its names.
import { type Checked, error, failed, ok } from '../src/diagnostic.ts'
import { keysId, readKeys, type VariantKeys } from '../src/manifest.ts'
import { bytesAt, type Found, type LineBytes, linesOfFile } from './lines.ts'
import { decodeStrictly } from './submission/text.ts'

export interface KeysIndex {
  read(of: { readonly problem: string; readonly variant: string; readonly spec: string }): Checked<VariantKeys>
}

/** Every line begins with its problem, variant and spec: enough is read of each to find it again. */
const headLength = 1024

/** Of bytes in memory. */
export const indexKeys = (bytes: Uint8Array, file: string): KeysIndex =>
  index(linesOfBytes(bytes), file, ({ start, end }) => bytes.subarray(start, end))

/** Of a file, which is read once from end to end, and then a line at a time. */
export const openKeys = (file: string): KeysIndex => index(linesOfFile(file), file, ({ start, end }) => bytesAt(file, start, end))

function index(lines: Iterable<LineBytes>, file: string, bytesOf: (found: Found) => Uint8Array): KeysIndex {
  const places = new Places()
  for (const { bytes, ...found } of lines) {
    const id = headId(bytes.subarray(0, headLength))
    if (id !== undefined) places.add(id, found)
  }
  return {
    read(of) {
      const id = keysId(of)
      const found = places.of(id)
      for (const place of found) {
        const text = decodeStrictly(bytesOf(place))
        const keys = text === undefined ? undefined : readKeys(`${text}\n`, file)
        const [value] = keys?.ok === true ? keys.value : []
        if (value !== undefined && keysId(value) === id) return ok(value)
      }
      const at = { file, line: found[0]?.line ?? 1, col: 1 }
      return failed(error('manifest/malformed', `the keys of ${of.problem}, variant ${of.variant}, cannot be read`, at, 'Restore the file'))
    },
  }
}

function* linesOfBytes(bytes: Uint8Array): Generator<LineBytes> {
  for (let start = 0, line = 1; start < bytes.length; line += 1) {
    const found = bytes.indexOf(10, start)
    const end = found < 0 ? bytes.length : found
    yield { start, end, line, bytes: bytes.subarray(start, end) }
    start = end + 1
  }
}

/** Places of lines by a 32-bit digest of their names, 24 bytes each; the last of those with one name comes first. */
class Places {
  private readonly last = new Map<number, number>()
  private table = new Float64Array(4 * 256)
  private count = 0

  add(id: string, { start, end, line }: Found): void {
    const at = 4 * this.count
    if (at === this.table.length) {
      const larger = new Float64Array(2 * this.table.length)
      larger.set(this.table)
      this.table = larger
    }
    const digest = digestOf(id)
    this.table.set([start, end, line, this.last.get(digest) ?? -1], at)
    this.last.set(digest, this.count)
    this.count += 1
  }
  of(id: string): readonly Found[] {
    const found: Found[] = []
    for (let row = this.last.get(digestOf(id)) ?? -1; row >= 0;) {
      const [start = 0, end = 0, line = 1, before = -1] = this.table.subarray(4 * row, 4 * row + 4)
      found.push({ start, end, line })
      row = before
    }
    return found
  }
}

/** FNV-1a over UTF-16 units: spreads names, and is not to be relied on for more. */
function digestOf(id: string): number {
  let digest = 0x811c9dc5
  for (let at = 0; at < id.length; at += 1) digest = Math.imul(digest ^ id.charCodeAt(at), 0x01000193)
  return digest >>> 0
}

const head = /^\{"problem":("(?:[^"\\]|\\.)*"),"variant":("(?:[^"\\]|\\.)*"),"spec":("(?:[^"\\]|\\.)*"),/
function headId(bytes: Uint8Array): string | undefined {
  const match = head.exec(new TextDecoder().decode(bytes))
  if (match === null) return undefined
  const [problem, variant, spec] = match.slice(1).map((text): unknown => JSON.parse(text))
  return typeof problem === 'string' && typeof variant === 'string' && typeof spec === 'string'
    ? keysId({ problem, variant, spec })
    : undefined
}

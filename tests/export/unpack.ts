// The bytes of a zip in, its files out: by the central directory (APPNOTE 4.3.12), without the exporter's own code.
import { inflateRawSync } from 'node:zlib'

/** Texts by name, in the order of the directory. Entries are deflated. */
export function unzipped(zip: Uint8Array): ReadonlyMap<string, string> {
  const bytes = Buffer.from(zip)
  const end = bytes.length - 22
  const files = new Map<string, string>()
  let at = bytes.readUInt32LE(end + 16)
  for (let n = bytes.readUInt16LE(end + 10); n > 0; n -= 1) {
    const [size, name, extra, comment] = [20, 28, 30, 32].map((offset) =>
      offset === 20 ? bytes.readUInt32LE(at + 20) : bytes.readUInt16LE(at + offset),
    )
    const [packed, length] = [size ?? 0, name ?? 0]
    const local = bytes.readUInt32LE(at + 42)
    const data = local + 30 + bytes.readUInt16LE(local + 26) + bytes.readUInt16LE(local + 28)
    files.set(bytes.toString('latin1', at + 46, at + 46 + length), inflateRawSync(bytes.subarray(data, data + packed)).toString())
    at += 46 + length + (extra ?? 0) + (comment ?? 0)
  }
  return files
}

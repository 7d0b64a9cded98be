// The bytes of keys.jsonl in, a variant's keys by name out. Lines are found at once but read only when asked for, so
// that a course of many variants does not stand in memory twice.
import { type Checked, error, failed, ok } from '../src/diagnostic.ts'
import { keysId, readKeys, type VariantKeys } from '../src/manifest.ts'
import { decodeStrictly } from './submission/text.ts'

export interface KeysIndex {
  read(of: { readonly problem: string; readonly variant: string; readonly spec: string }): Checked<VariantKeys>
}

/** Every line begins with its problem, variant and spec: enough is read of each to find it again. */
const headLength = 1024

export function indexKeys(bytes: Uint8Array, file: string): KeysIndex {
  const places = new Map<string, { readonly start: number; readonly end: number; readonly line: number }>()
  for (let start = 0, line = 1; start < bytes.length; line += 1) {
    const found = bytes.indexOf(10, start)
    const end = found < 0 ? bytes.length : found
    const id = headId(bytes.subarray(start, Math.min(end, start + headLength)))
    if (id !== undefined) places.set(id, { start, end, line })
    start = end + 1
  }
  return {
    read(of) {
      const place = places.get(keysId(of))
      const text = place === undefined ? undefined : decodeStrictly(bytes.subarray(place.start, place.end))
      const keys = text === undefined ? undefined : readKeys(`${text}\n`, file)
      const [value] = keys?.ok === true ? keys.value : []
      if (value !== undefined) return ok(value)
      const at = { file, line: place?.line ?? 1, col: 1 }
      return failed(error('manifest/malformed', `the keys of ${of.problem}, variant ${of.variant}, cannot be read`, at, 'Restore the file'))
    },
  }
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

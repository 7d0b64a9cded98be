// Named streams of randomness: candidate n draws parameter p from (problem, p, seed, n), so a draw that is added,
// removed or reordered moves no other.
import { sha256 } from '@noble/hashes/sha2.js'
import { utf8ToBytes } from '@noble/hashes/utils.js'
import { uniformInt } from 'pure-rand/distribution/uniformInt'
import { xoroshiro128plusFromState } from 'pure-rand/generator/xoroshiro128plus'

export interface Stream {
  /** Uniform on the integers low … high, both included; low ≤ high, both safe integers. */
  integer(low: number, high: number): number
  /** A uniform permutation (Fisher–Yates); the list given is left alone. */
  shuffle<T>(list: readonly T[]): T[]
  /** Told where a value taken from it was turned down and another will be asked for. */
  turnedDown?(): void
}

/** Four 32-bit words that stand for a name; computed once a name. */
export type StreamKey = readonly [number, number, number, number]

const keys = new Map<string, StreamKey>()
/** The words of (problem, path): the first 128 bits of SHA-256 over both, parted by NUL. */
export function streamKey(problem: string, path: string): StreamKey {
  const name = `${problem}\0${path}`
  let key = keys.get(name)
  if (key === undefined) {
    const view = new DataView(sha256(utf8ToBytes(name)).buffer)
    key = [view.getUint32(0), view.getUint32(4), view.getUint32(8), view.getUint32(12)]
    if (keys.size > 10_000) keys.clear()
    keys.set(name, key)
  }
  return key
}

/** The finaliser of MurmurHash3 (Appleby, public domain): every input bit flips every output bit with probability near ½. */
function mix(word: number): number {
  let h = word | 0
  h = Math.imul(h ^ (h >>> 16), 0x85ebca6b)
  h = Math.imul(h ^ (h >>> 13), 0xc2b2ae35)
  return h ^ (h >>> 16)
}

/** The stream of (problem, path, seed, candidate). `seed` is a non-negative safe integer. */
export function stream(key: StreamKey, seed: number, candidate: number): Stream {
  const low = seed | 0
  const high = (seed / 0x1_0000_0000) | 0
  const state = key.map((word, i) => mix(mix(mix(word ^ low) + high + Math.imul(i + 1, 0x9e3779b9)) + Math.imul(candidate + 1, 0x85ebca77)))
  // xoroshiro128+ never leaves the all-zero state (Blackman and Vigna 2018, §2)
  if (state.every((word) => word === 0)) return stream(key, seed, candidate + 1)
  const random = xoroshiro128plusFromState(state)
  const integer = (from: number, to: number): number => uniformInt(random, from, to)
  return { integer, shuffle: (list) => shuffled(list, integer) }
}

/** A list in an order that `integer` decides (Fisher–Yates). */
export function shuffled<T>(list: readonly T[], integer: Stream['integer']): T[] {
  const rest = [...list]
  const order: T[] = []
  while (rest.length > 0) order.push(...rest.splice(integer(0, rest.length - 1), 1))
  return order
}

// Stable identities: a variant's id and a student's seed are digests, so neither depends on the order of a roster.
import { hmac } from '@noble/hashes/hmac.js'
import { sha256 } from '@noble/hashes/sha2.js'
import { utf8ToBytes } from '@noble/hashes/utils.js'
import type { ValueJson } from '../model.ts'

const alphabet = 'abcdefghijklmnopqrstuvwxyz234567'
/** RFC 4648 base32 in lower case, without padding, cut to `length` characters. */
export function base32(bytes: Uint8Array, length: number): string {
  let text = ''
  let bits = 0
  let held = 0
  for (const byte of bytes) {
    held = (held << 8) | byte
    for (bits += 8; bits >= 5; bits -= 5) text += alphabet.charAt((held >>> (bits - 5)) & 31)
    held &= 255
    if (text.length >= length) break
  }
  return text.slice(0, length)
}

/**
 * A variant's id: `v` and 15 characters (75 bits) of base32 over SHA-256 of (problem, seed), or of (problem, values) where
 * there is no seed. It does not depend on the spec's text: a corrected typo leaves an export's identifiers alone.
 */
export function variantId(
  problem: string,
  seed: number | null,
  draws: readonly { readonly path: string; readonly value: ValueJson }[],
): string {
  const what = seed === null ? JSON.stringify(draws) : String(seed)
  return `v${base32(sha256(utf8ToBytes(`${problem}\0${what}`)), 15)}`
}

/** The first 53 bits of HMAC-SHA-256(seed text, problem ‖ NUL ‖ student): a student's own seed for a problem. */
export function studentSeed(seedText: string, problem: string, student: string): number {
  const view = new DataView(hmac(sha256, utf8ToBytes(seedText), utf8ToBytes(`${problem}\0${student}`)).buffer)
  return view.getUint32(0) * 0x20_0000 + (view.getUint32(4) >>> 11)
}

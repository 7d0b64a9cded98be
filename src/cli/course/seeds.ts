// One seed text in, everything that is derived from it out: the seed of each student's variant, page tokens and
// page names that cannot be guessed. Nothing depends on the order of the roster.
import { hmac } from '@noble/hashes/hmac.js'
import { sha256 } from '@noble/hashes/sha2.js'
import { bytesToHex, utf8ToBytes } from '@noble/hashes/utils.js'

export interface CourseSeed {
  /** First 53 bits of HMAC-SHA-256(seed text, problem ‖ NUL ‖ student): a non-negative safe integer. */
  variant(problem: string, student: string): number
  /** The seed of one of `size` variants that all students share; which one hangs on the student alone. */
  shared(problem: string, student: string, size: number): number
  /** The seed of a shared variant by its index, from 0. */
  member(problem: string, index: number): number
  /** 16 letters of base32 (80 bits) that name a student's page. */
  token(set: string, student: string): string
  /** 26 letters of base32 (130 bits): a file name that cannot be guessed. */
  privateName(set: string, student: string): string
  /** Tells one seed from another without telling it. */
  readonly digest: string
}

/** `v1`, `v2` …: the students of pages made without a roster, and the names of shared variants. */
export const numbered = (index: number): string => `v${index + 1}`

export function courseSeed(text: string): CourseSeed {
  const key = utf8ToBytes(text)
  // Fields are parted by NUL, which neither ids of problems nor of students may hold.
  const derive = (...fields: readonly string[]): Uint8Array => hmac(sha256, key, utf8ToBytes(fields.join('\0')))
  const variant = (problem: string, student: string): number => first53(derive(problem, student))
  return {
    variant,
    shared: (problem, student, size) => variant(problem, numbered(first53(derive('pool', problem, student)) % size)),
    member: (problem, index) => variant(problem, numbered(index)),
    token: (set, student) => base32(derive('token', set, student), 16),
    privateName: (set, student) => base32(derive('page', set, student), 26),
    digest: bytesToHex(sha256(utf8ToBytes(`seed\0${text}`))).slice(0, 32),
  }
}

function first53(bytes: Uint8Array): number {
  const view = new DataView(bytes.buffer, bytes.byteOffset)
  return view.getUint32(0) * 2 ** 21 + (view.getUint32(4) >>> 11)
}

const alphabet = 'abcdefghijklmnopqrstuvwxyz234567'
/** The first `length` letters of the bytes in base32 (RFC 4648 §6, in small letters, no padding). */
export function base32(bytes: Uint8Array, length: number): string {
  let [text, bits, count] = ['', 0, 0]
  for (const byte of bytes) {
    bits = ((bits << 8) | byte) & 0xfff
    for (count += 8; count >= 5; count -= 5) text += alphabet.charAt((bits >> (count - 5)) & 31)
  }
  return text.slice(0, length)
}

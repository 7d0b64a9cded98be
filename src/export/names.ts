// Ids of ours in, names that a target takes out: no two of them become one.
import { sha256 } from '@noble/hashes/sha2.js'
import { utf8ToBytes } from '@noble/hashes/utils.js'
import { base32 } from '../variant/identity.ts'

const digestLength = 8

/**
 * A name of at most `most` characters: a letter or `_`, then letters, digits, `.`, `-` and `_`, as QTI's identifiers, Open edX's
 * url_names and Moodle's idnumbers may all be. An id that is one stays; any other is made one and told apart by a digest.
 */
export function nameOf(id: string, most: number): string {
  const plain = id.replace(/[^A-Za-z0-9_.-]+/g, '-').replace(/^[^A-Za-z_]/, '_$&')
  if (plain === id && id.length <= most) return id
  const digest = base32(sha256(utf8ToBytes(id)), digestLength)
  return `${plain.slice(0, most - digestLength - 1)}-${digest}`
}

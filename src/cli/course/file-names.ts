// A student's id in, a file name out that is right on every file system and never a path.
import { sha256 } from '@noble/hashes/sha2.js'
import { utf8ToBytes } from '@noble/hashes/utils.js'
import { base32 } from './seeds.ts'

/** Names that Windows keeps for devices, with or without an ending. */
const device = /^(con|prn|aux|nul|com\d|lpt\d)(\.|$)/i
const longest = 180

/**
 * The id with every byte of UTF-8 but letters, digits and `-_.~` percent-encoded: `a/b` gives `a%2Fb`. Points at either
 * end and the first letter of a device's name are encoded too; of a name above 180 characters the rest is a digest.
 */
export function fileName(id: string): string {
  const encoded = Array.from(utf8ToBytes(id), (byte) => {
    const letter = String.fromCharCode(byte)
    return /[\w.~-]/.test(letter) ? letter : encodeByte(byte)
  }).join('')
  const name = encoded.replace(/^\.|\.$/g, '%2E').replace(device, (found) => encodeByte(found.charCodeAt(0)) + found.slice(1))
  if (name.length <= longest) return name
  const kept = name.slice(0, 120).replace(/%.?$/, '')
  return `${kept}~${base32(sha256(utf8ToBytes(id)), 26)}`
}

const encodeByte = (byte: number): string => `%${byte.toString(16).toUpperCase().padStart(2, '0')}`

/** Two ids with the same folded form would be one file on a file system that does not tell case, or one person to a reader. */
export const folded = (id: string): string => fileName(id.normalize('NFC').toLowerCase()).toLowerCase()

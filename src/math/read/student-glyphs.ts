// A typed text in, its glyphs out: every sign in one spelling, each with its place in the text as typed. What is raised or
// lowered comes as `^{…}` and `_{…}`, a Greek letter as the command of TeX that it has. Linear in the text.
import { blank, greekLetters, lowered, marks, raised, signs } from './student-characters.ts'
import { type Place, refuse } from './student-codes.ts'
import { commandSigns } from './student-commands.ts'

/**
 * `text` is one character of ASCII, `' '` for all that is no ink, a letter of another alphabet, one of ≤ ≥ ≠ √ ∛ ∜ ⌊ ⌋ ⌈ ⌉ ∅,
 * a command with its backslash (`\theta`, `\frac`, `\\` between rows, `\{`), a fraction `1⁄2`, or a mark such as `_tilde`.
 */
export interface Glyph extends Place {
  readonly text: string
}

/** The glyphs of a text. Refuses characters that no formula has. */
export function glyphsOf(text: string): readonly Glyph[] {
  const glyphs: Glyph[] = []
  for (let at = 0; at < text.length;) at = step(text, at, glyphs)
  return glyphs
}

const characterAt = (text: string, at: number): string => String.fromCodePoint(text.codePointAt(at) ?? 0)
const isAscii = (character: string): boolean => character > ' ' && character < '\u007f'

/** Adds what stands at a place; where the next begins. */
function step(text: string, start: number, glyphs: Glyph[]): number {
  const first = text[start] ?? ''
  if (isAscii(first) && first !== '\\') return glyphs.push({ text: first, start, end: start + 1 }) && start + 1
  const typed = characterAt(text, start)
  if (typed === '\\') return command(text, start, glyphs)
  if (raised.has(typed)) return shifted(text, start, '^', raised, glyphs)
  if (lowered.has(typed)) return shifted(text, start, '_', lowered, glyphs)
  const end = start + typed.length
  for (const one of plainOf(typed) ?? refuse('character', { start, end })) glyphs.push({ text: one, start, end })
  return end
}

/** A character in plain glyphs; undefined where it has no place in a formula. */
function plainOf(typed: string): readonly string[] | undefined {
  if (isAscii(typed)) return [typed]
  if (blank.test(typed)) return [' ']
  const greek = greekLetters.get(typed)
  const plain = greek === undefined ? (signs.get(typed) ?? marks.get(typed)) : `\\${greek}`
  if (plain !== undefined) return [plain]
  // letters with marks, full-width signs, the alphabets of mathematics, ligatures; `½` is 1⁄2
  const compatible = typed.normalize('NFKD')
  if (/^\d+\u2044\d+$/.test(compatible)) return [compatible]
  if (compatible === typed) return /^\p{L}$/u.test(typed) ? [typed] : undefined
  const parts = Array.from(compatible, plainOf)
  return parts.every((part) => part !== undefined) ? parts.flat() : undefined
}

/** `x⁻¹`: raised characters in a row are one exponent, lowered ones one index. */
function shifted(text: string, start: number, sign: '^' | '_', meaning: ReadonlyMap<string, string>, glyphs: Glyph[]): number {
  for (const one of [sign, '{']) glyphs.push({ text: one, start, end: start + 1 })
  let at = start
  for (let inner = meaning.get(text[at] ?? ''); inner !== undefined; inner = meaning.get(text[at] ?? '')) {
    glyphs.push({ text: inner, start: at, end: at + 1 })
    at += 1
  }
  glyphs.push({ text: '}', start: at, end: at })
  return at
}

function command(text: string, start: number, glyphs: Glyph[]): number {
  const [name = ''] = /^[A-Za-z]*/.exec(text.slice(start + 1, start + 1 + longestCommand)) ?? []
  // `\{`, `\,`; a backslash at the very end is a command without a name
  const typed = `\\${name === '' && start + 1 < text.length ? characterAt(text, start + 1) : name}`
  const end = start + typed.length
  glyphs.push({ text: commandSigns.get(typed) ?? typed, start, end })
  return end
}
/** Letters of a command; a longer one is cut, and known no more than it was. */
const longestCommand = 40

// The characters of a typed formula as plain ones: what phones, formula editors and copying make of signs and letters, each
// with its place in the text as typed.

export interface Character {
  /** Plain: ASCII, or a letter. A space for all that is no ink. */
  readonly text: string
  readonly start: number
  readonly end: number
  /** Whether it stands raised (`²`) or lowered (`₁`). */
  readonly raised?: true
  readonly lowered?: true
}

const signs = new Map<string, string>([
  ...Array.from('−–—‒‐‑﹣⁻').map((sign): [string, string] => [sign, '-']),
  ...Array.from('×·∗⋅∙•⨯✕').map((sign): [string, string] => [sign, '*']),
  ...Array.from('÷∕⁄').map((sign): [string, string] => [sign, '/']),
  ['≤', '<='],
  ['⩽', '<='],
  ['≥', '>='],
  ['⩾', '>='],
  ['≠', '!='],
  ['∣', '|'],
  ['｜', '|'],
  ['ˆ', '^'],
  ['⋯', ''],
])
const raisedDigits = new Map(Array.from('⁰¹²³⁴⁵⁶⁷⁸⁹⁻⁺⁽⁾').map((sign, i): [string, string] => [sign, '0123456789-+()'[i] ?? '']))
const loweredDigits = new Map(Array.from('₀₁₂₃₄₅₆₇₈₉₋₊').map((sign, i): [string, string] => [sign, '0123456789-+'[i] ?? '']))
/** Raised letters that people type as exponents. */
const raisedLetters = new Map([
  ['ⁿ', 'n'],
  ['ⁱ', 'i'],
  ['ˣ', 'x'],
])

/** Not ink: spaces of every width, marks of direction, joiners, the invisible times of formula editors. */
const blank = /^[\s\u00a0\u00ad\u034f\u061c\u180e\u2000-\u200f\u2028-\u202f\u205f-\u2064\u2066-\u206f\u3000\ufe00-\ufe0f\ufeff]$/u

/** The characters of a text, in order; combining marks join the letter before them. */
export function charactersOf(text: string): readonly Character[] {
  const characters: Character[] = []
  let start = 0
  for (const typed of text) {
    const end = start + typed.length
    for (const one of plainOf(typed)) characters.push({ ...one, start, end })
    start = end
  }
  return characters
}

function plainOf(typed: string): readonly Omit<Character, 'start' | 'end'>[] {
  if (typed < '\u007f') return [{ text: typed === '\t' || typed === '\n' || typed === '\r' ? ' ' : typed }]
  const raised = raisedDigits.get(typed) ?? raisedLetters.get(typed)
  if (raised !== undefined) return [{ text: raised, raised: true }]
  const lowered = loweredDigits.get(typed)
  if (lowered !== undefined) return [{ text: lowered, lowered: true }]
  if (blank.test(typed)) return [{ text: ' ' }]
  const sign = signs.get(typed)
  if (sign !== undefined) return Array.from(sign).map((text) => ({ text }))
  // full-width signs, mathematical alphabets, ligatures; `½` becomes 1⁄2 in brackets
  const compatible = typed.normalize('NFKC')
  if (compatible === typed) return [{ text: typed }]
  if (compatible.includes('⁄')) return Array.from(`(${compatible.replace('⁄', '/')})`).map((text) => ({ text }))
  return Array.from(compatible).map((text) => ({ text: signs.get(text) ?? text }))
}

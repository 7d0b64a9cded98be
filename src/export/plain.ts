// RichText in, a text without markup out: for names and titles, where a target shows neither HTML nor formulas.
import type { RichText } from '../model.ts'

/** Formulas as TeX without its signs for bare letters; at most `length` characters. */
export function plainTitle(rich: RichText, length = 255): string {
  const text = rich.map((segment) => (segment.type === 'math' ? segment.tex : 'text' in segment ? segment.text : '')).join('')
  const plain = text
    .replace(/[*_`#]+/g, '')
    .replace(/\s+/g, ' ')
    .trim()
  return plain.length <= length ? plain : `${plain.slice(0, length - 1)}…`
}

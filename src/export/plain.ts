// RichText in, a text without markup out: for names and titles, where a target shows neither HTML nor formulas.
import type { RichText, Segment } from '../model.ts'

/** Formulas as TeX without its signs for bare letters; at most `length` UTF-16 units, and no character is cut in two. */
export function plainTitle(rich: RichText, length = 255): string {
  const plain = rich.map(textOf).join('').replace(/\s+/g, ' ').trim()
  return plain.length <= length ? plain : `${plain.slice(0, length - 1).replace(/[\ud800-\udbff]$/, '')}…`
}

/** Emphasis and the like go from Markdown alone: `C#` as a literal text keeps its sign. */
function textOf(segment: Segment): string {
  switch (segment.type) {
    case 'markdown':
      return segment.text.replace(/[*_`#]+/g, '')
    case 'text':
      return segment.text
    case 'math':
      return segment.tex
    case 'table':
    case 'steps':
      return ''
    default:
      return segment satisfies never
  }
}

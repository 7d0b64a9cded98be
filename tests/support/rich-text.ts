// Rich text as one string to compare with: literal text as it is, formulas between dollars.
import type { RichText } from '../../src/model.ts'
import { typesets } from './expressions.ts'

/** Every formula in it is typeset on the way, so a test that reads a text also checks its TeX. */
export const flat = (rich: RichText): string =>
  rich
    .map((segment): string => {
      switch (segment.type) {
        case 'markdown':
        case 'text':
          return segment.text
        case 'math':
          typesets(segment.tex, segment.display)
          return segment.display ? `$$${segment.tex}$$` : `$${segment.tex}$`
        case 'table':
          return [segment.head, ...segment.rows].map((row) => row.map(flat).join(' | ')).join('\n')
        case 'steps':
          return segment.groups.map(({ heading, lines }) => [flat(heading), ...lines.map(flat)].join('\n')).join('\n')
        default:
          return segment satisfies never
      }
    })
    .join('')

/** An aligned chain without its layout; cases and matrices in it keep theirs. */
export function onOneLine(tex: string): string {
  const inner: string[] = []
  const kept = tex.replace(/\\begin\{(cases|bmatrix)\}.*?\\end\{\1\}/g, (block) => `\u0000${inner.push(block) - 1}\u0000`)
  const line = kept
    .replace(/\\(?:begin|end)\{aligned\}|&|\\\\|\\quad \{\}/g, ' ')
    .replace(/\s+/g, ' ')
    .trim()
  return line.replace(/\u0000(\d+)\u0000/g, (_, index: string) => inner[Number(index)] ?? '')
}

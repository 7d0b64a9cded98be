// Values, texts and formulas of ours in, as the neutral file has them out: each says of itself what it is, none needs our
// own readers.
import { plain } from '../../math/print/plain-expr.ts'
import type { Expr, RichText, SymbolDomain, ValueJson } from '../../model.ts'
import type { HtmlWriter } from '../html.ts'

/** What goes through JSON.stringify; members that are undefined are left out there. */
export type Json = string | number | boolean | null | undefined | readonly Json[] | { readonly [name: string]: Json }

/** Text as segments and as HTML; `block` where it may hold paragraphs. */
export const blockJson = (rich: RichText, html: HtmlWriter): Json => ({ segments: richJson(rich), html: html.block(rich) })
export const inlineJson = (rich: RichText, html: HtmlWriter): Json => ({ segments: richJson(rich), html: html.inline(rich) })

function richJson(rich: RichText): Json {
  return rich.map((segment): Json => {
    switch (segment.type) {
      case 'markdown':
      case 'text':
        return { type: segment.type, text: segment.text }
      case 'math':
        return { type: 'math', tex: segment.tex, display: segment.display }
      case 'table':
        return { type: 'table', head: segment.head.map(richJson), rows: segment.rows.map((row) => row.map(richJson)) }
      case 'steps':
        return {
          type: 'steps',
          groups: segment.groups.map(({ heading, lines, reasons }) => ({
            heading: richJson(heading),
            lines: lines.map(richJson),
            reasons: reasons && { part: reasons.part, of: reasons.of.map(({ option, why }) => ({ option, why: richJson(why) })) },
          })),
        }
      default:
        return segment satisfies never
    }
  })
}

/** A number is exact (`"3/2"`) or a float64; a word, a formula or a list says so. */
export function valueJson(value: ValueJson): Json {
  if (typeof value === 'number') return { type: 'number', exact: String(value) }
  // a rational begins with a digit or a sign, a word with a letter
  if (typeof value === 'string') return /^[-\d]/.test(value) ? { type: 'number', exact: value } : { type: 'word', word: value }
  if ('approx' in value) return { type: 'number', approx: value.approx }
  if ('formula' in value) return { type: 'formula', formula: formulaText(value.formula) }
  return { type: 'list', items: value.map(valueJson) }
}

/** As it is typed: `-1/2*tanh(w*x)^2`. */
export const formulaText = (expr: Expr): string => plain(expr)

export const symbolJson = ({ name, integer, low, high, lowOpen, highOpen }: SymbolDomain): Json => ({
  name,
  integer,
  low,
  high,
  lowOpen,
  highOpen,
})

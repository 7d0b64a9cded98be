// Typesets the texts of one page, collecting the TeX errors on the way: a page with an error is not made at all.
import type { Diagnostic } from '../diagnostic.ts'
import type { RichText, Segment } from '../model.ts'
import { type PageWords, pageWordsOf } from '../words/pages-en.ts'
import { escapeHtml } from './escape.ts'
import { typeset } from './katex.ts'
import { markdownToHtml, type Place } from './markdown.ts'
import { fillTemplate } from './templates.ts'

export interface Typesetter {
  readonly words: PageWords
  readonly language: string
  /** Paragraphs, lists, tables, displays. */
  block(rich: RichText): string
  /** What stands within a line: a title, an option, a heading of a table. */
  inline(rich: RichText): string
  /** The TeX errors met so far, each once. */
  errors(): readonly Diagnostic[]
}

export function typesetter(language: string): Typesetter {
  const words = pageWordsOf(language)
  const found = new Map<string, Diagnostic>()
  const math = (tex: string, display: boolean): string => {
    const result = typeset(tex, display)
    if (result.ok) return result.value
    for (const problem of result.errors) found.set(problem.message, problem)
    return ''
  }
  const segmentToHtml = (segment: Segment, place: Place): string => {
    switch (segment.type) {
      case 'markdown':
        return ''
      case 'text':
        return placed(escapeHtml(segment.text), place)
      case 'math':
        return segment.display ? display(math(segment.tex, true), place) : inlineMath(math(segment.tex, false), segment.tex, place)
      case 'table':
        return fillTemplate('table', words, {
          head: segment.head.map(inline),
          rows: segment.rows.map((row) => row.map(inline)),
        })
      case 'steps':
        return fillTemplate('solution', words, {
          groups: segment.groups.map(({ heading, lines }) => ({ heading: inline(heading), lines: lines.map(inline) })),
        })
      default:
        throw segment satisfies never
    }
  }
  const block = (rich: RichText): string => markdownToHtml(rich, false, language, segmentToHtml)
  const inline = (rich: RichText): string => markdownToHtml(rich, true, language, segmentToHtml)
  return { words, language, block, inline, errors: () => [...found.values()] }
}

const placed = (html: string, { alone, before, after }: Place): string => (alone ? `<p>${html}</p>` : `${before}${html}${after}`)

function display(html: string, { alone, before, after }: Place): string {
  const name = alone ? 'div' : 'span'
  return `${before}<${name} class="display scroll" data-scroll="formula">${html}</${name}>${after}`
}

/** Signs up to which a formula within a line is kept on one; it fits a phone. */
const shortFormula = 18
/** Signs in a row that KaTeX does not break, above which a formula scrolls in a box of its own. */
const widestPiece = 26

/** A short formula stays on its line, with the marks around it; a longer one breaks with the line; one that cannot scrolls. */
function inlineMath(html: string, tex: string, place: Place): string {
  const signs = tex.replace(/\\[a-zA-Z]+/g, 'x').replace(/[{}^_\\\s]/g, '').length
  if (signs <= shortFormula) {
    const whole = `${place.before}${html}${place.after}`
    return placed(signs > 1 || whole !== html ? `<span class="nowrap">${whole}</span>` : whole, { ...place, before: '', after: '' })
  }
  const wide = signs > widestPiece && longestPiece(html) > widestPiece
  return placed(wide ? `<span class="wide scroll" data-scroll="formula">${html}</span>` : html, place)
}

function longestPiece(html: string): number {
  const pieces = html.slice(html.indexOf('katex-html')).split('<span class="base">').slice(1)
  return Math.max(0, ...pieces.map((piece) => piece.replace(/<[^>]*>|&[a-z]+;/g, '').length))
}

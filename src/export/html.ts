// RichText in, HTML out for an LMS that has MathJax: formulas stand as TeX between `\(` and `\)`, nothing hangs on a style
// sheet of ours.
import type { RichText, Segment } from '../model.ts'
import { escapeHtml } from '../render/escape.ts'
import { markdownToHtml, type Place } from '../render/markdown.ts'
import { withoutForbidden } from './xml.ts'

export interface HtmlWriter {
  /** Paragraphs, lists, tables, displays. */
  block(rich: RichText): string
  /** What stands within a line. */
  inline(rich: RichText): string
}

/** How a formula stands in the text. */
export type MathWriter = (tex: string, display: boolean) => string

/** TeX between the signs that MathJax looks for. */
export const texMath: MathWriter = (tex, display) => (display ? `\\[${texOf(tex)}\\]` : `\\(${texOf(tex)}\\)`)

/** Tags that HTML leaves open are closed and what XML forbids is replaced, so that the text is XHTML too. */
export function htmlWriter(language: string, math: MathWriter = texMath): HtmlWriter {
  const segment = (one: Segment, place: Place): string => {
    switch (one.type) {
      case 'markdown':
        return ''
      case 'text':
        return placed(escapeHtml(one.text), place)
      case 'math':
        return placed(math(one.tex, one.display), place)
      case 'table':
        return tableHtml(
          one.head.map(inline),
          one.rows.map((row) => row.map(inline)),
        )
      case 'steps':
        // lines that belong to no step are a list of their own
        return one.groups.every(({ heading }) => heading.length === 0)
          ? listHtml(one.groups.flatMap(({ lines }) => lines).map(inline))
          : `<ol>${one.groups.map(({ heading, lines }) => `<li>${inline(heading)}${listHtml(lines.map(inline))}</li>`).join('')}</ol>`
      default:
        throw one satisfies never
    }
  }
  const closed = (html: string): string => withoutForbidden(html).replaceAll('<br>', '<br/>').replaceAll('<hr>', '<hr/>')
  const block = (rich: RichText): string => closed(withoutOurClasses(markdownToHtml(rich, false, language, segment)))
  const inline = (rich: RichText): string => closed(markdownToHtml(rich, true, language, segment))
  return { block, inline }
}

/** HTML of a text that usually stands within a line; where it has paragraphs, lists or tables, these, and `asBlock`. */
export function inlineOrBlock(rich: RichText, html: HtmlWriter): { readonly text: string; readonly asBlock: boolean } {
  const block = html.block(rich)
  const isParagraph = /^<p>(?:(?!<\/?(?:p|div|ul|ol|table|pre|h\d|blockquote)\b)[^])*<\/p>$/.test(block)
  return block === '' || isParagraph ? { text: html.inline(rich), asBlock: false } : { text: block, asBlock: true }
}

const placed = (html: string, { alone, before, after }: Place): string => (alone ? `<p>${html}</p>` : `${before}${html}${after}`)

/** `<` and `>` as commands: an LMS that cleans HTML would take `a<b` for a tag. */
const texOf = (tex: string): string => escapeHtml(tex.replaceAll('<', '\\lt ').replaceAll('>', '\\gt '))

/** A table; without a head where that is empty. Cells hold HTML. */
export const tableHtml = (head: readonly string[], rows: readonly (readonly string[])[]): string =>
  `<table border="1">${head.length === 0 ? '' : `<thead><tr>${head.map((cell) => `<th scope="col">${cell}</th>`).join('')}</tr></thead>`}<tbody>${rows
    .map((row) => `<tr>${row.map((cell) => `<td>${cell}</td>`).join('')}</tr>`)
    .join('')}</tbody></table>`

const listHtml = (lines: readonly string[]): string =>
  lines.length === 0 ? '' : `<ul>${lines.map((line) => `<li>${line}</li>`).join('')}</ul>`

/** Boxes that scroll on our pages. */
const withoutOurClasses = (html: string): string =>
  html.replaceAll('<div class="scroll" data-scroll="table"><table class="plain">', '<div><table border="1">')

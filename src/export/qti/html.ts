// Text of QTI: the HTML that its schema takes, with formulas as MathML that carries its TeX.
import { typeset } from '../../render/katex.ts'
import { escapeHtml } from '../../render/escape.ts'
import { type HtmlWriter, htmlWriter } from '../html.ts'

/**
 * MathML as KaTeX makes it, with its TeX as an annotation; a formula that it cannot set stands as its TeX. Cut from what is
 * typeset for our own pages, which remembers formulas that differ in their numbers alone.
 */
export function mathml(tex: string, display: boolean): string {
  const made = typeset(tex, display)
  const [, attributes, body] = (made.ok ? /<math([^>]*)>([^]*)<\/math>/.exec(made.value) : undefined) ?? []
  if (attributes === undefined || body === undefined) return `<code>${escapeHtml(tex)}</code>`
  const annotation = `<annotation encoding="application/x-tex">${escapeHtml(tex)}</annotation>`
  return `<math xmlns="http://www.w3.org/1998/Math/MathML"${attributes}><semantics>${body}${annotation}</semantics></math>`
}

/** Without the attributes that the schema does not know. */
export function qtiHtml(language: string): HtmlWriter {
  const html = htmlWriter(language, mathml)
  const allowed = (text: string): string =>
    text
      .replaceAll('<table border="1">', '<table>')
      .replace(/ style="[^"]*"/g, '')
      .replaceAll('&nbsp;', '\u00a0')
  return { block: (rich) => allowed(html.block(rich)), inline: (rich) => allowed(html.inline(rich)) }
}

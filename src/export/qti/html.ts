// Text of QTI: the HTML that its schema takes, with formulas as MathML that carries its TeX.
import { typesetMathml } from '../../render/katex.ts'
import { escapeHtml } from '../../render/escape.ts'
import { type HtmlWriter, htmlWriter } from '../html.ts'

/** MathML as KaTeX makes it; a formula that it cannot set stands as its TeX. */
function mathml(tex: string, display: boolean): string {
  const made = typesetMathml(tex, display)
  return made.ok ? made.value : `<code>${escapeHtml(tex)}</code>`
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

// MathML of QTI is cut from what is typeset for our pages: it equals what KaTeX writes when it is asked for MathML alone.
import { expect, test } from 'vitest'
import { mathml } from '../../src/export/qti/html.ts'
import { canTypeset } from '../../src/render/katex.ts'

// a shape met four times is filled in, no longer typeset
const formulas = ['1', '2', '3', '4', '12'].flatMap((n) => [
  `c_t = ${n}`,
  `\\sigma(${n}) \\approx \\frac{1}{${n}}`,
  `a < b \\& ${n} > 0`,
  `\\begin{aligned} i_t &= ${n} \\\\ f_t &= -${n} \\end{aligned}`,
  `\\text{it's “${n}”}`,
])

test.each([true, false])('as KaTeX has it, display: %s', (display) => {
  for (const tex of formulas) {
    const own = canTypeset(tex, display)
    if (!own.ok) throw new Error(JSON.stringify(own.errors))
    expect(withPlainQuotes(mathml(tex, display)), tex).toBe(withPlainQuotes(/<math[^]*<\/math>/.exec(own.value)?.[0] ?? ''))
  }
})
const withPlainQuotes = (html: string): string => html.replace(/&#(?:x27|39);/g, "'")

test('what cannot be typeset stands as its TeX', () => {
  expect(mathml('\\frac{1', false)).toBe('<code>\\frac{1</code>')
})

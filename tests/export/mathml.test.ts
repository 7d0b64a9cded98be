// MathML of formulas that differ in their numbers alone is filled in, not typeset again: the bytes are those of plain KaTeX.
import { expect, test } from 'vitest'
import { qtiHtml } from '../../src/export/qti/html.ts'
import { canTypeset, typesetMathml } from '../../src/render/katex.ts'

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
    const made = typesetMathml(tex, display)
    expect(made.ok && made.value, tex).toBe(/<math[^]*<\/math>/.exec(own.value)?.[0])
  }
})

test('what cannot be typeset stands as its TeX', () => {
  expect(qtiHtml('en').inline([{ type: 'math', tex: '\\frac{1', display: false }])).toBe('<code>\\frac{1</code>')
})

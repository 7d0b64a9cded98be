// Formulas: what KaTeX makes of them, reused where only numbers differ, and never with other bytes.
import fc from 'fast-check'
import katex from 'katex'
import { describe, expect, test, vi } from 'vitest'
import { typeset, typesetInFull } from '../../src/render/katex.ts'
import { cutPieces, fillPieces, readShape } from '../../src/render/shapes.ts'

const htmlOf = (tex: string, display = false): string => {
  const result = typesetInFull(tex, display)
  if (!result.ok) throw new Error(result.errors.map(({ message }) => message).join())
  return result.value
}

describe('one KaTeX run for each shape', () => {
  const digits = fc.oneof(fc.nat({ max: 9 }), fc.nat({ max: 99 }), fc.nat({ max: 99_999 })).map(String)
  const number = fc.oneof(
    digits,
    digits.map((n) => `-${n}`),
    digits.map((n) => `{${n}}`),
    digits.map((n) => `{-${n}}`),
    fc.tuple(digits, digits).map(([a, b]) => `${a}.${b}`),
    fc.tuple(digits, digits).map(([a, b]) => `-\\frac{${a}}{${b}}`),
  )
  /** Formulas as problems hold them, and as bad for shapes as TeX allows. */
  const forms: readonly ((n: readonly string[]) => string)[] = [
    ([a, b]) => `W^{f,h} = ${a},\\; W_{f,x} = ${b}`,
    ([a, b, c]) => `f_t = \\sigma(${a} \\cdot (${b}) + ${c} \\cdot x_t)`,
    ([a, b, c]) => `\\begin{aligned} c_t &= ${a} \\odot ${b} \\\\ &= ${c} \\end{aligned}`,
    ([a, b]) => `\\frac{${a}}{${b}} + \\frac ${a} ${b}`,
    ([a, b]) => `{${a}}^2 + (${b})^{${a}} + x^{${b}} + y_{${a}}`,
    ([a, b]) => `x^${a} + y_${b}`,
    ([a, b, c]) => `\\left(${a}, ${b}, ${c}\\right)^\\top`,
    ([a, b, c]) => `\\begin{pmatrix} ${a} & ${b} \\\\ ${c} & ${a} \\end{pmatrix}`,
    ([a, b]) => `\\hat{${a}} + \\bar{${b}} + \\sqrt{${a}} + \\sqrt[${b}]{2}`,
    ([a, b]) => `${a} ${b} \\text{ row ${a} of ${b}}`,
    ([a, b]) => `\\max\\{0, 1 - ${a}\\} = ${b}`,
    ([a, b]) => `\\mathbf{${a}} + \\mathrm{${b}} \\quad \\overline{${a}}`,
    ([a, b]) => `\\sum_{i=${a}}^{${b}} x_i`,
    ([a]) => `1{,}${a}`,
    ([a, b]) => `\\widehat{${a}} + \\mathcal{${b}}`,
    ([a]) => `\\begin{aligned} a &= ${a} \\\\[2pt] b &= 3 \\end{aligned}`,
  ]

  test('over thousands of formulas the bytes are those of plain KaTeX', () => {
    fc.assert(
      fc.property(
        fc.nat({ max: forms.length - 1 }),
        fc.array(number, { minLength: 3, maxLength: 3 }),
        fc.boolean(),
        (form, numbers, displayed) => {
          const tex = forms[form]?.(numbers) ?? ''
          const quick = typeset(tex, displayed)
          const plain = typesetInFull(tex, displayed)
          expect(quick.ok).toBe(plain.ok)
          if (quick.ok && plain.ok) expect(quick.value).toBe(plain.value)
        },
      ),
      { numRuns: 4000, seed: 7 },
    )
  })

  test('from the fourth formula of a shape on, KaTeX is not asked', () => {
    const formula = (n: number): string => `\\theta_{${n}} \\odot \\vec{v} = ${n + 1}`
    const run = vi.spyOn(katex, 'renderToString')
    try {
      for (const n of [1, 2, 3]) typeset(formula(n), false)
      run.mockClear()
      for (const n of [4, 5, 6, 7, 8]) expect(typeset(formula(n), false).ok).toBe(true)
      expect(run).not.toHaveBeenCalled()
      expect(typeset(formula(8), false)).toEqual(typesetInFull(formula(8), false))
    } finally {
      run.mockRestore()
    }
  })

  test.each([
    ['0.5 + 12', ['0', '5', '12']],
    ['h_{12} = {-3}', ['12', '3']],
    ['\\frac{1}{23}', ['1', '23']],
    ['\\frac{1}23', ['1']],
    ['\\frac12 x', undefined],
    ['x^2 + y_3', undefined],
    ['\\sigma(z)', undefined],
    ['\\rule{1em}{2em} 3', undefined],
    ['a \\\\[2pt] 3', undefined],
    ['3 % 4', undefined],
  ])('the numbers of %s', (tex, numbers) => {
    expect(readShape(tex)?.numbers).toEqual(numbers)
  })

  test('one digit and several are two shapes, and signs are part of the shape', () => {
    const shapeOf = (tex: string): string | undefined => readShape(tex)?.shape
    expect(shapeOf('{3}^2')).toBe(shapeOf('{7}^2'))
    expect(shapeOf('{3}^2')).not.toBe(shapeOf('{12}^2'))
    expect(shapeOf('{12}^2')).toBe(shapeOf('{345}^2'))
    expect(shapeOf('x = 3')).not.toBe(shapeOf('x = -3'))
  })

  test('pieces are cut in HTML and MathML; the TeX that KaTeX keeps beside it is left out', () => {
    const shaped = readShape('h_{3} = {12}')
    if (shaped === undefined) throw new Error('no shape')
    const pieces = cutPieces(shaped, htmlOf('h_{3} = {12}'), (tex) => htmlOf(tex))
    if (pieces === undefined) throw new Error('no pieces')
    expect(pieces.slots.toSorted()).toEqual([0, 0, 1, 1])
    expect(htmlOf('h_{3} = {12}')).toMatch(/<math><mrow>.*<\/mrow><\/math>/)
    expect(htmlOf('h_{3} = {12}')).not.toMatch(/annotation|semantics|xmlns/)
    expect(fillPieces(pieces, ['7', '3456'])).toBe(htmlOf('h_{7} = {3456}'))
  })

  test('a shape whose numbers show in any other way is not cut', () => {
    const shaped = readShape('x = 3')
    if (shaped === undefined) throw new Error('no shape')
    expect(cutPieces(shaped, htmlOf('x = 3'), (tex) => `${htmlOf(tex)}${tex.length}`)).toBeUndefined()
    expect(cutPieces(shaped, htmlOf('x = 3'), (tex) => htmlOf(tex).replace(/[1-9]/, 'one'))).toBeUndefined()
  })

  test('what is assumed of digits: in the fonts of formulas all ten have one height, depth and slant', () => {
    for (const command of ['', '\\mathrm', '\\mathbf', '\\text']) {
      const lengths = Array.from({ length: 10 }, (_, digit) =>
        htmlOf(`${command}{${digit}}^{${digit}}`)
          .match(/-?[\d.]+em/g)
          ?.join(),
      )
      expect(new Set(lengths).size, command).toBe(1)
      expect(lengths[0]).toMatch(/em/)
    }
  })
})

describe('TeX that is not typeset is a diagnostic', () => {
  test.each([
    ['an open brace', '\\frac{1'],
    ['an unknown command', '\\fracc{1}{2}'],
    ['text in another script', 'x = \u0436'],
    ['a link', '\\href{javascript:alert(1)}{x}'],
    ["a class of one's own", '\\htmlClass{katex}{x}'],
    ['a picture', '\\includegraphics{http://example.org/x.png}'],
    ['a macro without end', '\\def\\x{\\x\\x}\\x'],
    ['too many braces', '{'.repeat(100) + '}'.repeat(100)],
    ['too many fractions', '\\frac'.repeat(3000)],
    ['too many roots', `${'\\sqrt'.repeat(2500)}x`],
    ['a formula without end', 'x'.repeat(30_000)],
  ])('%s', (_, tex) => {
    for (const displayed of [false, true]) {
      const result = typeset(tex, displayed)
      expect(result.ok ? 'typeset' : result.errors.map(({ code }) => code)).toEqual(['spec/tex'])
    }
  })

  test('the message shows the formula and KaTeX’s reason', () => {
    const result = typeset('\\sigmoid(x)', false)
    expect(result.ok ? '' : result.errors[0]?.message).toMatch(/^\$\\sigmoid\(x\)\$: .*\\sigmoid/)
  })

  test('a size above the cap is cut to it', () => {
    expect(htmlOf('\\rule{9999em}{1em}')).toContain('50em')
    expect(htmlOf('\\rule{9999em}{1em}').slice(htmlOf('\\rule{9999em}{1em}').indexOf('katex-html'))).not.toContain('9999em')
  })
})

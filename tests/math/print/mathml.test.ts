// The echo of a typed formula: markup of the small formulas, the signs of larger ones, and that nothing typed is ever markup.
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { mathml } from '../../../src/math/print/mathml.ts'
import { readStudent } from '../../../src/math/read/student.ts'
import { arbitraryFormula, manyTerms } from '../read/arbitrary.ts'
import { courseTerms } from '../read/notation.ts'

const echo = (text: string): string => {
  const read = readStudent(text, courseTerms)
  return read.status === 'read' ? mathml(read.expr) : `not read: ${read.status}`
}
/** Without tags: what is seen, line by line. */
const seen = (text: string): string => echo(text).replace(/<[^>]*>/g, '')

test.each([
  ['x^2/y', '<mfrac><mrow><msup><mi>x</mi><mrow><mn>2</mn></mrow></msup></mrow><mrow><mi>y</mi></mrow></mfrac>'],
  ['W_fh', '<msub><mi>W</mi><mi>fh</mi></msub>'],
  ['-x', '<mrow><mo form="prefix">−</mo><mi>x</mi></mrow>'],
  ['√x', '<msqrt><mi>x</mi></msqrt>'],
  ['root(x, n)', '<mroot><mrow><mi>x</mi></mrow><mrow><mi>n</mi></mrow></mroot>'],
  ['log_2 x', '<mrow><msub><mi>log</mi><mn>2</mn></msub><mo>&#8289;</mo><mrow><mo>(</mo><mrow><mi>x</mi></mrow><mo>)</mo></mrow></mrow>'],
])('%s', (text, markup) => {
  expect(echo(text)).toBe(markup)
})

test.each([
  ['1/2x', '12·x'],
  ['a(x+1)', 'a·(x+1)'],
  ['a-(b-x)', 'a−(b−x)'],
  ['a+(-b)', 'a+(−b)'],
  ['(-x)^2', '(−x)2'],
  ['-x^2', '−x2'],
  ['sin(x)^2', '(sin&#8289;(x))2'],
  ['sin x^2', 'sin&#8289;(x2)'],
  ['(x/y)^2', '(xy)2'],
  ['|x|^2', '|x|2'],
  ['(n+1)!', '(n+1)!'],
  ['arcsin x + artanh y', 'arcsin&#8289;(x)+artanh&#8289;(y)'],
  ['ln x + σ(x) + sign(x)', 'ln&#8289;(x)+σ&#8289;(x)+sgn&#8289;(x)'],
  ['1 <= x < 2', '1≤x&#60;2'],
  ['x != y', 'x≠y'],
  ['[x, y]', '(x,y)'],
  ['{1, 2}', '{1,2}'],
  ['{}', '∅'],
  ['0.25x', '0.25·x'],
])('%s is seen as %s', (text, shown) => {
  expect(seen(text)).toBe(shown)
})

describe('style', () => {
  test('a decimal comma has semicolons beside it', () => {
    const expr = {
      type: 'list',
      items: [
        { type: 'number', value: '3/2' },
        { type: 'number', value: '1/3' },
      ],
    } as const
    expect(
      mathml(expr, undefined, ',')
        .replace(/<[^>]*>/g, ' ')
        .replace(/ +/g, ' ')
        .trim(),
    ).toBe('( 1,5 ; 1 3 )')
  })
  test('names are as the page gives them', () => {
    expect(mathml({ type: 'name', name: 'x' }, () => '<mi>ξ</mi>')).toBe('<mi>ξ</mi>')
  })
  test('names by their spelling are escaped', () => {
    expect(mathml({ type: 'apply', name: '<b>', args: [{ type: 'name', name: `"'&` }] })).not.toMatch(/<b>|&(?!#\d+;)|["']/)
  })
})

test('tags close in the order in which they open', () => {
  for (const terms of manyTerms)
    fc.assert(
      fc.property(arbitraryFormula(terms), (expr) => {
        const open: string[] = []
        for (const [, slash, tag = ''] of mathml(expr).matchAll(/<(\/?)([a-z]+)(?: form="prefix")?>/g)) {
          if (slash === '') open.push(tag)
          else expect(open.pop()).toBe(tag)
        }
        expect([open, mathml(expr).replace(/<\/?[a-z]+(?: form="prefix")?>/g, '')]).toEqual([[], expect.not.stringMatching(/[<>"]/)])
      }),
      { numRuns: 200 },
    )
})

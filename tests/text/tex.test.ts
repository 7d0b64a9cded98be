import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { spelledTex } from '../../src/math/print/notation.ts'
import { rational } from '../../src/math/exact/rational.ts'
import { Real } from '../../src/math/ball/real.ts'
import { breakMark, rightSideTex, tex, texSubstituted, valueTex } from '../../src/math/print/tex.ts'
import type { Value } from '../../src/math/evaluate/value.ts'
import { arbitraryExpr, arbitraryValue, expressionOf, typesets } from '../support/expressions.ts'

const raw = String.raw
const print = (source: string): string => tex(expressionOf(source), spelledTex)

describe('expressions', () => {
  test.each([
    // products
    ['w*x + b', raw`w\,x + b`],
    ['2*x', '2 x'],
    ['2*3', raw`2 \cdot 3`],
    ['x*2', raw`x \cdot 2`],
    ['2*loss', raw`2\,\mathit{loss}`],
    ['2*(x + 1)', raw`2\,(x + 1)`],
    ['(x + 1)*(x - 1)', raw`(x + 1)\,(x - 1)`],
    ['2*x/3', raw`\frac{2 x}{3}`],
    ['3*(1/2)', raw`3 \cdot \frac{1}{2}`],
    ['f .* c_prev + i .* c_tilde', raw`f \odot c_{\mathrm{prev}} + i \odot \tilde{c}`],
    ['(1 - z) .* g', raw`(1 - z) \odot g`],
    ['2 .* x', '2 x'],
    ['W*(r .* h)', raw`W\,(r \odot h)`],
    ['x*-2', raw`x \cdot (-2)`],
    // sums and signs
    ['a - (b - c)', 'a - (b - c)'],
    ['a + (b + c)', 'a + (b + c)'],
    ['(a - b) - c', 'a - b - c'],
    ['a - -b', 'a - (-b)'],
    ['-a + b', '-a + b'],
    ['-(a + b)', '-(a + b)'],
    ['-a*b', raw`-a\,b`],
    ['--a', '-(-a)'],
    // powers and fractions
    ['x^2', 'x^{2}'],
    ['(x + 1)^2', '(x + 1)^{2}'],
    ['(-x)^2', '(-x)^{2}'],
    ['-x^2', '-x^{2}'],
    ['2^n^2', '2^{n^{2}}'],
    ['(2^n)^2', '(2^{n})^{2}'],
    ['(a/b)^2', raw`\left( \frac{a}{b} \right)^{2}`],
    ['-1/2', raw`-\frac{1}{2}`],
    ['a + -1/2', raw`a + \left( -\frac{1}{2} \right)`],
    ['a/b/c', raw`\frac{\frac{a}{b}}{c}`],
    ['(a + b)/2', raw`\frac{a + b}{2}`],
    ['a ./ b', raw`a \oslash b`],
    ['0.1*x', '0.1 x'],
    ['1e-9*x', raw`1 \cdot 10^{-9}\,x`],
    // functions
    ['sigmoid(W_fh*h + b_f)', raw`\sigma(W_{fh}\,h + b_f)`],
    ['tanh(c)', raw`\tanh(c)`],
    ['log(x/2)', raw`\ln\mathopen{}\left( \frac{x}{2} \right)`],
    ['exp(-x)', raw`\exp(-x)`],
    ['sqrt(x + 1)', raw`\sqrt{x + 1}`],
    ['abs(x)', raw`\lvert x\rvert`],
    ['floor(n/2)', raw`\left\lfloor \frac{n}{2} \right\rfloor`],
    ['max(0, 1 - z)', raw`\max(0, 1 - z)`],
    ['relu(z)', raw`\operatorname{ReLU}(z)`],
    ['y*(dot(theta, x) + theta0)', raw`y\,(\theta \cdot x + \theta_0)`],
    ['mod(n + 1, 2)', raw`(n + 1) \bmod 2`],
    ['transpose(A + B)*c', raw`(A + B)^{\mathsf{T}}\,c`],
    ['sum(loss)', raw`\operatorname{sum}(\mathit{loss})`],
    ['sigmoid(x)*tanh(y)', raw`\sigma(x)\,\tanh(y)`],
    ['if(z > 0, 1, 0)', raw`\begin{cases} 1 & \text{if } z > 0 \\ 0 & \text{otherwise} \end{cases}`],
    ['if(a > 0, 1, if(b > 0, 2, 3))', raw`\begin{cases} 1 & \text{if } a > 0 \\ 2 & \text{if } b > 0 \\ 3 & \text{otherwise} \end{cases}`],
    // conditions, lists, elements
    ['0 <= g <= 1', raw`0 \le g \le 1`],
    ['a == 1 and not (b == 2 or c != 3)', raw`a = 1 \land \lnot (b = 2 \lor c \ne 3)`],
    ['layer == "conv"', raw`\mathit{layer} = \text{conv}`],
    ['[1, -2]', '(1, -2)'],
    ['[1/2, 3]', raw`\left(\frac{1}{2}, 3\right)`],
    ['[[1, 2], [3, x]]', raw`\begin{bmatrix}1 & 2 \\ 3 & x\end{bmatrix}`],
    ['x[1]', 'x_{1}'],
    ['W_fh[1][2]', 'W_{fh,1,2}'],
    ['(a + b)[1]', '(a + b)_{1}'],
    ['cell.h', 'h'],
  ])('%s', (source, formula) => {
    expect(print(source)).toBe(formula)
    typesets(formula)
  })

  test('of anything typeset', () => {
    fc.assert(
      fc.property(arbitraryExpr, (expr) => {
        typesets(tex(expr, spelledTex))
        typesets(tex(expr, spelledTex, { scalars: true, fold: true, vectors: 'column' }))
      }),
      { numRuns: 500 },
    )
  })

  test('a condition on the right side of an equation is the number it stands for', () => {
    expect(rightSideTex(expressionOf('z > 0'), spelledTex)).toBe(
      raw`\begin{cases} 1 & \text{if } z > 0 \\ 0 & \text{otherwise} \end{cases}`,
    )
  })

  test('between numbers .* is an ordinary product', () => {
    expect(tex(expressionOf('f .* c + i .* g'), spelledTex, { scalars: true })).toBe(raw`f\,c + i\,g`)
  })

  test('rows of a run are steps, other brackets elements', () => {
    const overRows = (name: string): boolean => name === 'h'
    const names = (name: string, step?: string): string => spelledTex(name, step)
    expect(tex(expressionOf('h[3] + h[T][2] + x[1] + cell.h[0]'), names, { overRows })).toBe('h_3 + h_{T,2} + x_{1} + h_0')
    expect(tex(expressionOf('h[end] - x[end]'), names, { overRows, rows: 6 })).toBe('h_6 - x_{\\mathrm{end}}')
  })

  test('a name with a raised mark of its own gets brackets under a power', () => {
    expect(tex(expressionOf('w^2'), () => 'W^{f,h}')).toBe('(W^{f,h})^{2}')
    expect(tex(expressionOf('transpose(w)'), () => "w'")).toBe(raw`(w')^{\mathsf{T}}`)
  })

  test('a long sum may be broken before its signs, never inside of a fraction', () => {
    const parts = tex(expressionOf('a + b - (c + d)/2'), spelledTex, { breaks: true }).split(breakMark)
    expect(parts).toEqual(['a', ' + b', raw` - \frac{c + d}{2}`])
  })
})

describe('with values', () => {
  const values = new Map<string, Value>([
    ['one', 1],
    ['minus', -2],
    ['half', rational(1n, 2n)],
    ['down', rational(-3n, 2n)],
    ['zero', 0],
    ['v', [1, -1]],
    ['u', [2, 0]],
    [
      'M',
      [
        [1, 2],
        [0, -1],
      ],
    ],
    ['r', new Real(0.731058578630005, 1e-16)],
    ['z', new Real(-0.962, 1e-16)],
    ['tiny', new Real(1.5e-12, 1e-27)],
  ])
  const put = (source: string, fold = false): string =>
    texSubstituted(expressionOf(source), (name) => values.get(name), spelledTex, { fold })

  test.each([
    ['one*minus', raw`1 \cdot (-2)`],
    ['minus*one', raw`-2 \cdot 1`],
    ['one + minus*one', raw`1 + (-2) \cdot 1`],
    ['one - minus', '1 - (-2)'],
    ['-minus', '-(-2)'],
    ['minus^2', '(-2)^{2}'],
    ['half^2', raw`\left( \frac{1}{2} \right)^{2}`],
    ['one*down', raw`1 \cdot \left( -\frac{3}{2} \right)`],
    ['one .* minus + half .* zero', raw`1 \cdot (-2) + \frac{1}{2} \cdot 0`],
    ['sigmoid(minus)', raw`\sigma(-2)`],
    ['max(0, one - minus)', raw`\max(0, 1 - (-2))`],
    ['v .* u', raw`(1, -1) \odot (2, 0)`],
    ['minus*v', raw`-2 \cdot (1, -1)`],
    ['dot(v, u)', raw`(1, -1) \cdot (2, 0)`],
    ['v[2]*one', raw`-1 \cdot 1`],
    ['one*v[2]', raw`1 \cdot (-1)`],
    ['r*one', raw`0.7311 \cdot 1`],
    ['W*minus', raw`W \cdot (-2)`],
    ['one*z', raw`1 \cdot (-0.9620)`],
    ['tiny^2', raw`(1.500 \cdot 10^{-12})^{2}`],
  ])('%s', (source, formula) => {
    expect(put(source)).toBe(formula)
    typesets(formula)
  })

  test('a matrix multiplies columns', () => {
    const formula = texSubstituted(expressionOf('M*v'), (name) => values.get(name), spelledTex, { vectors: 'column' })
    expect(formula).toBe(raw`\begin{bmatrix}1 & 2 \\ 0 & -1\end{bmatrix}\,\begin{bmatrix}1 \\ -1\end{bmatrix}`)
    typesets(formula)
  })

  test.each([
    ['x + minus', 'x - 2'],
    ['x - minus', 'x + 2'],
    ['one*x', 'x'],
    ['-one*x + minus', '-x - 2'],
    ['minus*x + down', raw`-2 x - \frac{3}{2}`],
    ['y + minus*x', 'y - 2 x'],
    ['y - down*x', raw`y + \frac{3}{2}\,x`],
    ['x*minus', raw`x \cdot (-2)`],
    ['-(minus)', '2'],
    ['half*x', raw`\frac{1}{2}\,x`],
    ['minus^2', '(-2)^{2}'],
  ])('signs and factors 1 put right: %s', (source, formula) => {
    expect(put(source, true)).toBe(formula)
    typesets(formula)
  })
})

describe('values', () => {
  test.each<[string, Value]>([
    ['3', 3],
    ['-3', -3],
    [raw`-\frac{3}{2}`, rational(-3n, 2n)],
    ['0.7311', new Real(0.731058578630005, 1e-16)],
    ['0.00004540', new Real(4.5397868702434395e-5, 1e-20)],
    [raw`1.234 \cdot 10^{-12}`, new Real(1.234e-12, 1e-27)],
    ['(1, -2)', [1, -2]],
    [raw`\left(\frac{1}{2}, 1\right)`, [rational(1n, 2n), 1]],
    [
      raw`\begin{bmatrix}1 & 2 \\ 3 & 4\end{bmatrix}`,
      [
        [1, 2],
        [3, 4],
      ],
    ],
    ['((1, 2), (3))', [[1, 2], [3]]],
    ['()', []],
    [raw`\text{conv}`, 'conv'],
    [raw`\text{50\% \& \$5\_a \{b\} \textasciitilde{}\textasciicircum{}\textbackslash{}}`, '50% & $5_a {b} ~^\\'],
  ])('%s', (formula, value) => {
    expect(valueTex(value)).toBe(formula)
    typesets(formula)
  })

  test('rationals stay exact whatever the precision, others follow it', () => {
    expect(valueTex(rational(1n, 3n), { decimals: 2 })).toBe(raw`\frac{1}{3}`)
    expect(valueTex(new Real(0.731058578630005, 1e-16), { decimals: 2 })).toBe('0.73')
    expect(valueTex([new Real(0.731058578630005, 1e-16)], { figures: 5 })).toBe('(0.73106)')
  })

  test('any typeset', () => {
    fc.assert(
      fc.property(arbitraryValue, (value) => {
        typesets(valueTex(value))
        typesets(valueTex(value, undefined, 'column'))
      }),
    )
  })
})

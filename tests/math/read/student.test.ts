// What students type: the same AST that authors' expressions have, or the code and the place of what cannot be read.
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { namesIn } from '../../../src/math/names.ts'
import { mathml } from '../../../src/math/print/mathml.ts'
import { plain } from '../../../src/math/print/plain.ts'
import { openReader, readStudent, type StudentTerms } from '../../../src/math/read/student.ts'
import type { Expr } from '../../../src/model.ts'

const terms: StudentTerms = {
  symbols: ['x', 'y', 'a', 'c', 'W_fh', 'theta0', 'x1', 'h_prev'],
  functions: ['F'],
  constants: ['pi', 'e'],
  decimal: '.',
  logBase: 'e',
  split: false,
  undeclared: 'refuse',
  spellings: new Map([['h_{t-1}', 'h_prev']]),
}
const read = (text: string, changed: Partial<StudentTerms> = {}): string => {
  const reading = readStudent(text, { ...terms, ...changed })
  return reading.status === 'read'
    ? plain(reading.expr)
    : reading.status === 'blank'
      ? 'blank'
      : `${reading.code} ${reading.start}..${reading.end}`
}
const warned = (text: string, changed: Partial<StudentTerms> = {}): readonly string[] => {
  const reading = readStudent(text, { ...terms, ...changed })
  return reading.status === 'read' ? reading.warnings.map(({ code, start, end }) => `${code} ${start}..${end}`) : ['not read']
}

describe('products without a sign', () => {
  test.each([
    ['2x', '2*x'],
    ['2 x', '2*x'],
    ['x y', 'x*y'],
    ['ac(x+1)', 'a*c*(x + 1)'],
    ['x(x+1)', 'x*(x + 1)'],
    ['(x+1)(x-1)', '(x + 1)*(x - 1)'],
    ['2|x|', '2*abs(x)'],
    ['|x||y|', 'abs(x)*abs(y)'],
    ['||x|-1|', 'abs(abs(x) - 1)'],
    ['2pi x', '2*pi*x'],
    ['8xsin(2x)', '8*x*sin(2*x)'],
    ['1/2x', '1/2*x'],
    ['x^2y', 'x^2*y'],
    ['3 x1', '3*x1'],
    ['W_fh x', 'W_fh*x'],
    ['x!y', 'factorial(x)*y'],
  ])('%s is %s', (text, meant) => {
    expect(read(text)).toBe(meant)
  })
})

describe('signs from phones, books and formula editors', () => {
  test.each([
    ['x − y', 'x - y'],
    ['x – y', 'x - y'],
    ['x · y × a ⋅ c', 'x*y*a*c'],
    ['x ÷ y', 'x/y'],
    ['x²', 'x^2'],
    ['x⁻¹²', 'x^(-12)'],
    ['x₁', 'x1'],
    ['x**2', 'x^2'],
    ['（x＋１）', 'x + 1'],
    ['２ｘ', '2*x'],
    ['𝑥 + 𝑦', 'x + y'],
    ['½x', '1/2*x'],
    ['x\u2062y', 'x*y'],
    ['\u200fx + y\u200e', 'x + y'],
    ['√x', 'sqrt(x)'],
    ['√(x+1)', 'sqrt(x + 1)'],
    ['∛(x)', 'cbrt(x)'],
    ['π', 'pi'],
    ['θ_0', 'theta0'],
    ['\\theta_0', 'theta0'],
    ['θ₀', 'theta0'],
    ['W_{fh}', 'W_fh'],
    ['W_{f,h}', 'W_fh'],
    ['h_{t-1}', 'h_prev'],
    ['\\frac{x}{y}', 'x/y'],
    ['\\dfrac{x+1}{\\frac{1}{y}}', '(x + 1)/(1/y)'],
    ['\\frac12', '1/2'],
    ['\\sqrt{x}', 'sqrt(x)'],
    ['\\sqrt[3]{x}', 'root(x, 3)'],
    ['x^{y+1}', 'x^(y + 1)'],
    ['2 \\cdot x \\times y', '2*x*y'],
    ['\\left( x+1 \\right)^2', '(x + 1)^2'],
    ['\\left|x\\right|', 'abs(x)'],
    ['\\sin\\left(x\\right)', 'sin(x)'],
    ['\\operatorname{sigmoid}(x)', 'sigmoid(x)'],
    ['\\mathrm{tanh}(x)', 'tanh(x)'],
    ['x \\le y', 'x <= y'],
    ['x ≠ y', 'x != y'],
    ['\\begin{pmatrix} x & y \\\\ 1 & 2 \\end{pmatrix}', '[[x, y], [1, 2]]'],
    ['\\begin{bmatrix} x \\\\ y \\end{bmatrix}', '[x, y]'],
    ['\\{1, 2\\}', '{1, 2}'],
  ])('%s is %s', (text, meant) => {
    expect(read(text)).toBe(meant)
  })
})

describe('functions', () => {
  test.each([
    ['sin x', 'sin(x)'],
    ['sin 2x', 'sin(2*x)'],
    ['sin x cos y', 'sin(x)*cos(y)'],
    ['sin x + 1', 'sin(x) + 1'],
    ['sin -x', 'sin(-x)'],
    ['sin^2 x', 'sin(x)^2'],
    ['sin²(x)', 'sin(x)^2'],
    ['sin^2(x)y', 'sin(x)^2*y'],
    ['sin^-1 x', 'asin(x)'],
    ['sin^{-1}(x)', 'asin(x)'],
    ['sin⁻¹ x', 'asin(x)'],
    ['sin(x)^-1', 'sin(x)^(-1)'],
    ['ln |x|', 'log(abs(x))'],
    ['ln abs(x)', 'log(abs(x))'],
    ['arcsin x', 'asin(x)'],
    ['σ(x)', 'sigmoid(x)'],
    ['\\sigma(x)', 'sigmoid(x)'],
    ['e^x', 'e^x'],
    ['log x', 'log(x)'],
    ['log_2 x', 'log2(x)'],
    ['log_{10}(x)', 'log10(x)'],
    ['log_3(x)', 'log(x)/log(3)'],
    ['log_a(x)', 'log(x)/log(a)'],
    ['max(x, y, 1)', 'max(x, y, 1)'],
    ['root(x, 3)', 'root(x, 3)'],
    ['F(x, 2)', 'F(x, 2)'],
    ['asin(x)', 'asin(x)'],
  ])('%s is %s', (text, meant) => {
    expect(read(text)).toBe(meant)
  })
  test('log has the base that the problem says', () => {
    expect([read('log(x)', { logBase: '10' }), read('log x', { logBase: '2' }), read('ln x', { logBase: '10' })]).toEqual([
      'log10(x)',
      'log2(x)',
      'log(x)',
    ])
  })
})

describe('names mean what is declared', () => {
  test.each<[string, Partial<StudentTerms>, string]>([
    ['i e f', { symbols: ['i', 'e', 'f'], constants: ['e', 'pi', 'i'] }, 'i*e*f'],
    ['f(x)', { symbols: ['f', 'x'] }, 'f*x'],
    ['sin(x)', { symbols: ['sin', 'x'] }, 'sin*x'],
    ['sigma x', { symbols: ['sigma', 'x'] }, 'sigma*x'],
    ['2e3', { symbols: ['e'] }, 'expression/number-after-value 2..3'],
    ['2e', { symbols: ['e'] }, '2*e'],
    ['2e3', {}, '2000'],
    ['1E-2', {}, '0.01'],
    ['2i', { constants: ['i'] }, '2*i'],
    ['2i', {}, 'expression/unknown-symbol 1..2'],
    ['xy', { symbols: ['x', 'y', 'xy'] }, 'xy'],
    ['xxy', { symbols: ['x', 'y', 'xy'] }, 'x*xy'],
    ['alpha(x+y)^2', { symbols: ['alpha', 'x', 'y'] }, 'alpha*(x + y)^2'],
    ['nm lg np', { symbols: ['nm', 'lg', 'np'] }, 'nm*lg*np'],
    ['ab', { undeclared: 'symbol' }, 'ab'],
    ['bd', { undeclared: 'symbol', split: true }, 'b*d'],
    ['ylnx', { undeclared: 'symbol', split: true }, 'y*log(x)'],
    ['θ', { undeclared: 'symbol' }, 'theta'],
    ['constructor(1)', { undeclared: 'symbol' }, 'constructor*1'],
    ['toString()', { undeclared: 'symbol' }, 'expression/missing-value 9..10'],
  ])('%s under %j is %s', (text, changed, meant) => {
    expect(read(text, changed)).toBe(meant)
  })
})

describe('powers, signs and order', () => {
  test.each([
    ['-x^2', '-x^2'],
    ['2^-x', '2^(-x)'],
    ['2^3^2', '2^3^2'],
    ['2^-3x', '2^(-3)*x'],
    ['x/y/a', 'x/y/a'],
    ['x/y*a', 'x/y*a'],
    ['- - x', '-(-x)'],
    ['+x', 'x'],
    ['x!', 'factorial(x)'],
    ['0 <= x < y', '0 <= x < y'],
    ['x = 3', 'x == 3'],
    ['[x, y]', '[x, y]'],
    ['(x, y)', '[x, y]'],
    ['[[1, 2], [3, 4]]', '[[1, 2], [3, 4]]'],
    ['{x, 2}', '{x, 2}'],
    ['0.1 + .5 + 5.', '0.1 + 0.5 + 5'],
    ['', 'blank'],
    [' \t\u00a0', 'blank'],
  ])('%s is %s', (text, meant) => {
    expect(read(text)).toBe(meant)
  })
  test('with a decimal comma the semicolon parts', () => {
    const comma: Partial<StudentTerms> = { decimal: ',' }
    expect([read('1,5x', comma), read('max(1,5; 2)', comma), read('[1; 2,5]', comma), read('1.5', comma)]).toEqual([
      '1.5*x',
      'max(1.5, 2)',
      '[1, 2.5]',
      'expression/decimal-point 1..2',
    ])
  })
})

describe('what cannot be read, and where', () => {
  test.each([
    ['x+', 'expression/missing-value 2..2'],
    ['x + * y', 'expression/missing-value 4..5'],
    ['(x+1', 'expression/unclosed 0..1'],
    ['x+1)', 'expression/unopened 3..4'],
    ['(x+1]', 'expression/wrong-bracket 4..5'],
    ['()', 'expression/missing-value 1..2'],
    ['|x', 'expression/unclosed 0..1'],
    ['5 3', 'expression/two-numbers 0..3'],
    ['3 1/2', 'expression/two-numbers 0..3'],
    ['1..2', 'expression/number 0..4'],
    ['1,234', 'expression/decimal-comma 1..2'],
    ['x, y', 'expression/separator 1..2'],
    ['5%', 'expression/percent 1..2'],
    ['sin', 'expression/missing-argument 0..3'],
    ['sin + x', 'expression/missing-argument 0..3'],
    ['sin(x, y)', 'expression/arguments 0..9'],
    ['root(x)', 'expression/arguments 0..7'],
    ['x + q', 'expression/unknown-symbol 4..5'],
    ['x2', 'expression/number-after-value 1..2'],
    ['(x+1)2', 'expression/number-after-value 5..6'],
    ['sigmoid^-1(x)', 'expression/unclear-power 7..8'],
    ["x'", 'expression/character 1..2'],
    ['x @ y', 'expression/character 2..3'],
    ['x\u0000', 'expression/character 1..2'],
    ['x _ y', 'expression/unknown-symbol 2..3'],
    ['\\foo{x}', 'expression/unknown-command 0..4'],
    ['x⁻', 'expression/missing-value 2..2'],
    ['x = = y', 'expression/missing-value 4..5'],
    ['∞', 'expression/character 0..1'],
    ['𝑥²+', 'expression/missing-value 4..4'],
  ])('%s: %s', (text, problem) => {
    expect(read(text)).toBe(problem)
  })
  test.each([
    ['x'.repeat(2001), 'expression/too-long 2000..2001'],
    ['('.repeat(1900), 'expression/too-deep 200..201'],
    ['-'.repeat(1999) + 'x', 'expression/too-deep 201..202'],
    ['x^'.repeat(900) + 'x', 'expression/too-deep 400..401'],
    ['x' + '*x'.repeat(900), 'expression/too-large 501..502'],
    ['9'.repeat(500), 'expression/number-too-large 0..500'],
    ['1e999', 'expression/exponent-too-large 0..5'],
    ['|'.repeat(1500), 'expression/too-deep 200..201'],
    ['sin '.repeat(490) + 'x', 'expression/too-deep 400..400'],
  ])('%#: as hostile as it gets', (text, problem) => {
    expect(read(text).split(' ')[0]).toBe(problem.split(' ')[0])
  })
})

describe('what is read by rule and often meant otherwise', () => {
  test.each<[string, readonly string[]]>([
    ['1/2x', ['expression/implicit-after-division 1..4']],
    ['(1/2)x', []],
    ['1/2*x', []],
    ['e^2x', ['expression/implicit-after-power 1..4']],
    ['e^(2x)', []],
    ['e² x', []],
    ['sin 2x', ['expression/function-of-product 0..6']],
    ['sin x', []],
  ])('%s', (text, warnings) => {
    expect(warned(text)).toEqual(warnings)
  })
  test('a symbol before a bracket that people read as a call', () => {
    expect(warned('f(x)', { symbols: ['f', 'x'] })).toEqual(['expression/symbol-before-bracket 0..1'])
  })
})

// ── Properties ─────────────────────────────────────────────────────────────────────────────────────────────

const symbols = ['x', 'y', 'W_fh', 'theta0']
const leaf: fc.Arbitrary<Expr> = fc.oneof(
  fc.constantFrom(...symbols).map((name): Expr => ({ type: 'name', name })),
  fc.constantFrom('pi', 'e').map((name): Expr => ({ type: 'constant', name: name === 'pi' ? 'pi' : 'e' })),
  fc.constantFrom('0', '1', '2', '10', '1/2', '1/8', '123/100').map((value): Expr => ({ type: 'number', value })),
)
const formula: fc.Arbitrary<Expr> = fc.letrec<{ formula: Expr }>((tie) => ({
  formula: fc.oneof(
    { maxDepth: 5, withCrossShrink: true },
    leaf,
    tie('formula').map((arg): Expr => ({ type: 'negate', arg })),
    fc
      .tuple(fc.constantFrom('+', '-', '*', '/', '^'), tie('formula'), tie('formula'))
      .map(([op, left, right]): Expr => ({
        type: 'arithmetic',
        op: op === '+' || op === '-' || op === '*' || op === '/' ? op : '^',
        left,
        right,
      })),
    fc
      .tuple(fc.constantFrom('sin', 'sigmoid', 'log', 'log10', 'abs', 'sqrt', 'asinh', 'factorial'), tie('formula'))
      .map(([name, arg]): Expr => ({
        type: 'call',
        name:
          name === 'sin'
            ? 'sin'
            : name === 'log'
              ? 'log'
              : name === 'abs'
                ? 'abs'
                : name === 'log10'
                  ? 'log10'
                  : name === 'sqrt'
                    ? 'sqrt'
                    : name === 'asinh'
                      ? 'asinh'
                      : name === 'factorial'
                        ? 'factorial'
                        : 'sigmoid',
        args: [arg],
      })),
    fc.tuple(tie('formula'), tie('formula')).map(([a, b]): Expr => ({ type: 'call', name: 'max', args: [a, b] })),
    fc.tuple(tie('formula')).map((args): Expr => ({ type: 'apply', name: 'F', args })),
  ),
})).formula

test('what is printed is read back to the same expression', () => {
  const reader = openReader({ ...terms, symbols })
  fc.assert(
    fc.property(formula, (expr) => {
      const reading = reader(plain(expr))
      expect(reading).toMatchObject({ status: 'read', expr })
    }),
    { numRuns: 1_000 },
  )
})

const pieces = [
  'x',
  'y',
  'q',
  '2',
  '0.5',
  '.',
  ',',
  ' ',
  '+',
  '-',
  '−',
  '*',
  '·',
  '/',
  '^',
  '²',
  '(',
  ')',
  '[',
  ']',
  '{',
  '}',
  '|',
  'sin',
  'log_2',
  'σ',
  '√',
  '!',
  '=',
  '<=',
  '\\frac',
  '\\{',
  '\\left',
  '\\begin{pmatrix}',
  '&',
  '\\\\',
  '\\end{pmatrix}',
  '_{1}',
  '_',
  'π',
  'e',
  '1e5',
  '\u0000',
  '😀',
  '𝑥',
  '⁻',
  '₁',
  '\\',
  "'",
  '%',
  ';',
  '__proto__',
  'constructor',
]
/** Raised by hand for a long run; the suite's own is a sample. */
const runs = Number(process.env['FUZZ_RUNS'] ?? 3_000)
test('any text gives a reading, and what is read is stable', () => {
  const readers = [
    openReader(terms),
    openReader({ ...terms, decimal: ',', split: true, undeclared: 'symbol', constants: ['pi', 'e', 'i'] }),
  ]
  const text = fc.oneof(
    fc.string({ unit: 'binary', maxLength: 60 }),
    fc.array(fc.constantFrom(...pieces), { maxLength: 25 }).map((all) => all.join('')),
  )
  fc.assert(
    fc.property(text, (typed) => {
      for (const reader of readers) {
        const reading = reader(typed)
        if (reading.status === 'invalid') {
          expect(reading.start).toBeGreaterThanOrEqual(0)
          expect(reading.end).toBeGreaterThanOrEqual(reading.start)
          expect(reading.end).toBeLessThanOrEqual(typed.length)
        }
        if (reading.status === 'read') {
          expect(namesIn(reading.expr).has('__proto__')).toBe(false)
          expect(mathml(reading.expr)).not.toContain('undefined')
        }
      }
    }),
    { numRuns: runs },
  )
}, 600_000)

test('a reading that is printed and read again is the same reading', () => {
  const reader = openReader({ ...terms, undeclared: 'symbol' })
  fc.assert(
    fc.property(fc.array(fc.constantFrom(...pieces), { maxLength: 14 }), (all) => {
      const first = reader(all.join(''))
      if (first.status !== 'read') return
      expect(reader(plain(first.expr))).toMatchObject({ status: 'read', expr: first.expr })
    }),
    { numRuns: 3_000 },
  )
})

describe('the echo', () => {
  test.each([
    ['x^2/y', '<mfrac><mrow><msup><mi>x</mi><mrow><mn>2</mn></mrow></msup></mrow><mrow><mi>y</mi></mrow></mfrac>'],
    ['W_fh', '<msub><mi>W</mi><mi>fh</mi></msub>'],
    ['-x', '<mrow><mo form="prefix">−</mo><mi>x</mi></mrow>'],
  ])('%s', (text, markup) => {
    const reading = readStudent(text, terms)
    expect(reading.status === 'read' && mathml(reading.expr)).toBe(markup)
  })
  test('names are escaped', () => {
    expect(mathml({ type: 'name', name: '<b>' })).toBe('<mi>&#60;b&#62;</mi>')
  })
})

// Derivatives against difference quotients in 120-digit arithmetic of another library, and against formulas worked out by hand.
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { derivative, obstacle } from '../../../src/math/derive/derive.ts'
import type { rules } from '../../../src/math/derive/rules.ts'
import { plain } from '../../../src/math/print/plain.ts'
import type { Expr } from '../../../src/model.ts'
import { expr } from '../../support/library.ts'
import { agree, type Big, big, ratio, slopeOf, valueOf } from './big.ts'

const derived = (source: string, by: string): Expr => derivative(expr(source), by) ?? expr('0/0')
const point = (values: Readonly<Record<string, string>>): ReadonlyMap<string, Big> =>
  new Map(Object.entries(values).map(([name, value]) => [name, ratio(value)]))

// where each function and its slope have a value, on every branch that it has
const points: Readonly<Record<keyof typeof rules, readonly string[]>> = {
  exp: ['-2', '1/3'],
  log: ['1/7', '5/2'],
  log10: ['1/7', '5/2'],
  log2: ['1/7', '5/2'],
  sqrt: ['1/7', '5/2'],
  cbrt: ['-5/3', '1/7'],
  sigmoid: ['-3', '1/3', '20'],
  sin: ['-2', '1/3', '12'],
  cos: ['-2', '1/3', '12'],
  tan: ['-2', '1/3', '12'],
  sec: ['-2', '1/3', '12'],
  csc: ['-2', '1/3', '12'],
  cot: ['-2', '1/3', '12'],
  asin: ['-1/2', '1/3'],
  acos: ['-1/2', '1/3'],
  atan: ['-5/2', '1/3'],
  asec: ['-5/2', '4/3'],
  acsc: ['-5/2', '4/3'],
  acot: ['-5/2', '1/3'],
  sinh: ['-2', '1/3'],
  cosh: ['-2', '1/3'],
  tanh: ['-2', '1/3'],
  sech: ['-2', '1/3'],
  csch: ['-2', '1/3'],
  coth: ['-2', '1/3'],
  asinh: ['-2', '1/3'],
  acosh: ['4/3', '7'],
  atanh: ['-1/2', '1/3'],
  asech: ['1/5', '2/3'],
  acsch: ['-2', '1/3'],
  acoth: ['-5/2', '4/3'],
  abs: ['-2', '1/3'],
  relu: ['-2', '1/3'],
}

describe('every function', () => {
  test.each(Object.entries(points))('%s', (name, places) => {
    // f(x) itself, and inside of a chain and a product
    for (const source of [`${name}(x)`, `${name}(2*x - y/3)*x`])
      for (const place of places) {
        // at y = 3(2x − place) and x = place the inner argument is the place again
        const at = new Map([
          ['x', ratio(place)],
          ['y', ratio(place).times(3)],
        ])
        const found = valueOf(derived(source, 'x'), at)
        expect([source, place, agree(found, slopeOf(expr(source), 'x', at))]).toEqual([source, place, true])
      }
  })

  test.each([
    ['max(x, y^2)', ['2', '1/2']],
    ['min(x, y^2)', ['2', '1/2']],
    ['max(x, y, x*y)', ['2', '1/2']],
    ['root(x*y, 3)', ['2', '-1/2']],
    ['root(x*y, 4)', ['2', '1/2']],
    ['x^y', ['2', '1/2']],
    ['(1 + x^2)^(x*y)', ['2', '-1/2']],
    ['2^x + x^-3 + x^(1/2)', ['2', '1/2']],
    ['(x + y)/(x - y)', ['2', '1/2']],
    ['y/x', ['2', '1/2']],
  ])('%s', (source, [x = '', y = '']) => {
    const at = point({ x, y })
    for (const by of ['x', 'y']) expect([by, agree(valueOf(derived(source, by), at), slopeOf(expr(source), by, at))]).toEqual([by, true])
  })
})

describe('where there is no derivative there is none', () => {
  test.each(['abs(x)', 'relu(x)', 'max(x, 0)', 'min(2*x, x)'])('%s at 0', (source) => {
    expect(valueOf(derived(source, 'x'), point({ x: '0' })).isNaN()).toBe(true)
  })
  test.each([
    ['w*floor(x + w)', 'floor(x + w)'],
    ['sign(x)', 'sign(x)'],
    ['1 + mod(x, 2)', 'mod(x, 2)'],
    ['factorial(x)', 'factorial(x)'],
    ['round(x)*x', 'round(x)'],
    ['if(x > 0, x, w)', 'if(x > 0, x, w)'],
    ['[w, ceil(x)]', 'ceil(x)'],
    ['x and w', 'x and w'],
    ['sum(x)', 'sum(x)'],
    ['max(x)', 'max(x)'],
    ['root(w, x)', 'root(w, x)'],
  ])('%s', (source, stumble) => {
    const found = obstacle(expr(source), 'x')
    expect([derivative(expr(source), 'x'), found && plain(found)]).toEqual([undefined, stumble])
    expect(derivative(expr(source), 'y')).toBeDefined()
  })
})

test.each([
  ['w*h + u*x', 'w', 'h'],
  ['w^2', 'w', '2*w'],
  ['w^3/3', 'w', '3*w^2/3'],
  ['x - w', 'w', '-1'],
  ['5', 'w', '0'],
  ['tanh(w)', 'w', '1 - tanh(w)^2'],
  ['sigmoid(w*x)', 'x', 'sigmoid(w*x)*(1 - sigmoid(w*x))*w'],
  ['exp(-w)', 'w', '-exp(-w)'],
  ['log(w)', 'w', '1/w'],
  ['[w, u*w]', 'w', '[1, u]'],
  ['if(u > 0, w, u)', 'w', 'if(u > 0, 1, 0)'],
  ['w*(w*u*x + u) + x', 'w', '2*w*u*x + u'],
  ['u*w + w*x*2 - w*u/1', 'w', '2*x'],
  ['w*x - x*w', 'w', '0'],
  ['3*w - (w + u)*2', 'w', '1'],
  ['w*exp(u) - exp(u)*w', 'w', 'exp(u) - exp(u)'],
  ['w*tanh(w)', 'w', 'tanh(w) + w*(1 - tanh(w)^2)'],
])('%s by %s reads %s', (source, by, shown) => {
  expect(plain(derived(source, by))).toBe(shown)
})

describe('backpropagation through time, against hand formulas', () => {
  const given = { w: '3/7', u: '-5/4', x1: '2', x2: '-1/3', x3: '7/5', h0: '3/8' }
  const unrolled = (step: (h: string, x: string) => string): string => ['x1', 'x2', 'x3'].reduce((h, x) => step(`(${h})`, x), 'h0')

  test('h_t = w h_{t−1} + u x_t over three steps', () => {
    const h3 = unrolled((h, x) => `w*${h} + u*${x}`)
    for (const [by, hand] of [
      ['w', '3*w^2*h0 + 2*w*u*x1 + u*x2'],
      ['u', 'w^2*x1 + w*x2 + x3'],
      ['x2', 'w*u'],
      ['h0', 'w^3'],
    ] as const)
      expect(agree(valueOf(derived(h3, by), point(given)), valueOf(expr(hand), point(given)))).toBe(true)
  })

  test('h_t = tanh(w h_{t−1} + u x_t): ∂h_3/∂w = Σ_t (1 − h_t²) h_{t−1} Π_{s > t} (1 − h_s²) w', () => {
    const step = (h: string, x: string): string => `tanh(w*${h} + u*${x})`
    const h1 = step('h0', 'x1')
    const h2 = step(h1, 'x2')
    const h3 = step(h2, 'x3')
    const slope = (h: string): string => `(1 - (${h})^2)`
    const hand = [`${slope(h3)}*${h2}`, `${slope(h3)}*w*${slope(h2)}*${h1}`, `${slope(h3)}*w*${slope(h2)}*w*${slope(h1)}*h0`].join(' + ')
    expect(agree(valueOf(derived(h3, 'w'), point(given)), valueOf(expr(hand), point(given)))).toBe(true)
    const truncated = valueOf(expr(`${slope(h3)}*${h2}`), point(given))
    expect(agree(valueOf(derived(h3, 'w'), point(given)), truncated)).toBe(false)
  })

  test('gated cell: the gate reads the old state too', () => {
    const g = 'sigmoid(a*s + b*x)'
    const c = 'tanh(p*s + q*x)'
    const at = point({ a: '3/2', b: '-1/4', p: '2/3', q: '5/3', s: '-3/8', x: '4/5' })
    const found = valueOf(derived(`(1 - ${g})*s + ${g}*${c}`, 's'), at)
    const direct = `(1 - ${g}) + ${g}*(1 - ${c}^2)*p`
    expect(agree(found, valueOf(expr(`${direct} + ${g}*(1 - ${g})*a*(${c} - s)`), at))).toBe(true)
    expect(agree(found, valueOf(expr(direct), at))).toBe(false)
  })
})

describe('random formulas', () => {
  const smooth = ['sigmoid', 'exp', 'tanh', 'sin', 'cos', 'atan', 'asinh'] as const
  const { formula } = fc.letrec<{ formula: Expr; leaf: Expr }>((tie) => ({
    leaf: fc.oneof(
      fc.constantFrom('x', 'y').map((name): Expr => ({ type: 'name', name })),
      fc.integer({ min: 0, max: 4 }).map((n): Expr => ({ type: 'number', value: String(n) })),
    ),
    formula: fc.oneof(
      { depthSize: 'small', withCrossShrink: true },
      tie('leaf'),
      fc
        .tuple(fc.constantFrom('+', '-', '*', '/' as const), tie('formula'), tie('formula'))
        .map(([op, left, right]): Expr => ({ type: 'arithmetic', op, left, right })),
      fc.tuple(fc.constantFrom(...smooth), tie('formula')).map(([name, arg]): Expr => ({ type: 'call', name, args: [arg] })),
      fc
        .tuple(tie('formula'), fc.integer({ min: 2, max: 3 }))
        .map(([left, n]): Expr => ({ type: 'arithmetic', op: '^', left, right: { type: 'number', value: String(n) } })),
      tie('formula').map((arg): Expr => ({ type: 'negate', arg })),
    ),
  }))
  const places = fc.tuple(fc.integer({ min: -30, max: 30 }), fc.integer({ min: -30, max: 30 }))

  test('a derivative is what the difference quotient tends to', () => {
    let compared = 0
    fc.assert(
      fc.property(formula, places, (f, [x, y]) => {
        const at = point({ x: `${x}/16`, y: `${y}/16` })
        const slope = slopeOf(f, 'x', at)
        // far out or beside a pole the quotient itself is no good
        if (!slope.isFinite() || slope.abs().gt(big(1e6)) || !valueOf(f, at).abs().lt(big(1e6))) return
        compared += 1
        const found = derivative(f, 'x')
        expect(found && agree(valueOf(found, at), slope)).toBe(true)
      }),
      { numRuns: 400 },
    )
    expect(compared).toBeGreaterThan(200)
  })

  test('sum, product, quotient and chain rule', () => {
    const of = (f: Expr): Expr => derivative(f, 'x') ?? f
    const same = (a: Expr, b: Expr, at: ReadonlyMap<string, Big>): void => {
      const [left, right] = [valueOf(a, at), valueOf(b, at)]
      if (left.isFinite() && right.isFinite() && left.abs().lt(big(1e6))) expect(agree(left, right)).toBe(true)
    }
    const made = (op: '+' | '*' | '-' | '/', left: Expr, right: Expr): Expr => ({ type: 'arithmetic', op, left, right })
    fc.assert(
      fc.property(formula, formula, places, (f, g, [x, y]) => {
        const at = point({ x: `${x}/16`, y: `${y}/16` })
        same(of(made('+', f, g)), made('+', of(f), of(g)), at)
        same(of(made('*', f, g)), made('+', made('*', of(f), g), made('*', f, of(g))), at)
        same(of(made('/', f, g)), made('/', made('-', made('*', of(f), g), made('*', f, of(g))), made('*', g, g)), at)
        const sine = (name: 'sin' | 'cos'): Expr => ({ type: 'call', name, args: [f] })
        same(of(sine('sin')), made('*', sine('cos'), of(f)), at)
      }),
      { numRuns: 150 },
    )
  })
})

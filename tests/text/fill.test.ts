import { describe, expect, test } from 'vitest'
import { rational } from '../../src/math/exact/rational.ts'
import { Real } from '../../src/math/ball/real.ts'
import type { Value } from '../../src/math/evaluate/value.ts'
import type { Question, Rounding } from '../../src/model.ts'
import { fillText } from '../../src/solve/fill.ts'
import type { Solution } from '../../src/solve/solution.ts'
import { allWeights, lstmEquations, lstmNotation, roundedRun, roundedStep } from '../support/lstm-by-hand.ts'
import { flat } from '../support/rich-text.ts'
import { at, type ByHand, byHand, definition, sourced, textOf } from '../support/worked-solution.ts'

const raw = String.raw
const number = (id: string): Question => ({ kind: 'number', id, at, key: sourced('w'), precision: {} })

function fill(source: string | Readonly<Record<string, string>>, solution: Solution, lang = 'en'): string {
  const filled = fillText(textOf(source), solution, lang)
  return filled.ok ? flat(filled.value) : filled.errors.map(({ code, message }) => `${code}: ${message}`).join('\n')
}
const numbers = byHand({
  parameters: {
    w: -1,
    n: 12,
    half: rational(-1n, 2n),
    x: [1, rational(1n, 2n)],
    layer: 'conv',
    layers: ['conv', 'pool', 'conv'],
    M: [
      [1, 2],
      [3, 4],
    ],
    one: 1,
    r: new Real(0.731058578630005, 1e-16),
    odd: '*a* $5',
  },
  values: { W_f: 3 },
  parts: [number('a'), number('b')],
})

describe('values', () => {
  test.each([
    ['a {{w}} b', 'a $-1$ b'],
    ['{{x}}', raw`$\left(1, \frac{1}{2}\right)$`],
    ['{{M}}', raw`$\begin{bmatrix}1 & 2 \\ 3 & 4\end{bmatrix}$`],
    ['{{r}}', '$0.7311$'],
    ['{{layer}} and {{odd}}', 'conv and *a* $5'],
    ['{{layers}}', 'conv, pool and conv'],
    ['{{value "x[2]*4"}}', '$2$'],
    // in formulas: braces of their own
    ['$x = {{w}}$', '$x = {-1}$'],
    ['$x^{{n}}$', '$x^{12}$'],
    [raw`$\frac{{{w}}}{2}$`, raw`$\frac{{-1}}{2}$`],
    [raw`$\{{{n}}\}$`, raw`$\{{12}\}$`],
    ['$$a \\\\{{w}}$$', '$$a \\\\{-1}$$'],
    [raw`$\text{layer } {{layer}}$`, raw`$\text{layer } {\text{conv}}$`],
    ['$p_{{{n}}}$', '$p_{{12}}$'],
    // a power of what is no plain number
    ['${{w}}^2 + {{n}}^2$', '${\\left(-1\\right)}^2 + {12}^2$'],
    ['${{half}}^2$', '${\\left(-\\frac{1}{2}\\right)}^2$'],
    // expressions
    ['{{tex "w*y + n"}}', '$-y + 12$'],
    ['$h = {{tex "one*y + w"}}$', '$h = y - 1$'],
    ['$e^{{tex "w*y + n"}}$', '$e^{-y + 12}$'],
    ['$a = {{tex "x[2]*y + W_f"}}$', raw`$a = \frac{1}{2}\,y + W_f$`],
  ])('%s', (source, filled) => expect(fill(source, numbers)).toBe(filled))

  test('words are literal text, never Markdown', () => {
    const filled = fillText(textOf('{{odd}}'), numbers, 'en')
    expect(filled.ok && filled.value).toEqual([{ type: 'text', text: '*a* $5' }])
  })
})

describe('choices', () => {
  test.each([
    ['{{plural one "point" "points"}}', 'point'],
    ['{{plural n "point" "points"}}', 'points'],
    ['{{plural "n - 12" "point" "points"}}', 'points'],
    ['{{plural "one/2" "point" "points"}}', 'points'],
    ['{{#if "n > 2"}}yes {{w}}{{else}}no{{/if}}', 'yes $-1$'],
    ['{{#if "n > 20"}}yes{{else}}no{{/if}}', 'no'],
    ['{{#if "n > 20"}}yes{{/if}}', ''],
    ['{{#if "x > 0"}}all{{/if}}', 'all'],
    ['{{#if "x > 1/2"}}all{{else}}not all{{/if}}', 'not all'],
    ['{{#if \'layer == "conv"\'}}a{{/if}}', 'a'],
    // the branch not taken is not computed
    ['{{#if "n > 20"}}{{value "1/0"}}{{/if}}ok', 'ok'],
    ['see {{part "b"}}', 'see Part b'],
  ])('%s', (source, filled) => expect(fill(source, numbers)).toBe(filled))

  test('a language has its own plural', () => {
    const none = byHand({ parameters: { n: 0 } })
    expect(fill('{{plural n "point" "points"}}', none, 'fr')).toBe('point')
    expect(fill('{{plural n "point" "points"}}', none, 'en')).toBe('points')
  })

  test('languages fall back to English, then to the first', () => {
    expect(fill({ de: 'Punkt', en: 'point' }, numbers, 'de')).toBe('Punkt')
    expect(fill({ de: 'Punkt', en: 'point' }, numbers, 'fr')).toBe('point')
    expect(fill({ de: 'Punkt', it: 'punto' }, numbers, 'fr')).toBe('Punkt')
  })
})

describe('mistakes', () => {
  test('all at once, each where it stands', () => {
    const filled = fillText(textOf('{{y}} {{value "1/0"}}\n{{#if n}}a{{/if}} {{part "c"}}'), numbers, 'en')
    expect(filled.ok ? [] : filled.errors.map(({ code, at: place }) => [code, place?.line, place?.col])).toEqual([
      ['spec/unknown-name', 1, 3],
      ['solve/undefined', 1, 16],
      ['solve/type', 2, 7],
      ['spec/unknown-name', 2, 19],
    ])
  })
})

describe('tables', () => {
  const points = byHand({
    parameters: {
      x: [
        [1, 2],
        [0, -1],
      ],
      y: [1, -1],
      k: 3,
      z: [1, 2, 3],
      layer: ['conv', 'pool'],
    },
  })
  test('lists side by side, single values repeated', () => {
    expect(fill('{{table "x y k layer"}}', points)).toBe(
      raw`$x$ | $y$ | $k$ | $\mathit{layer}$` + '\n$(1, 2)$ | $1$ | $3$ | conv\n$(0, -1)$ | $-1$ | $3$ | pool',
    )
  })
  test('lists of different lengths are a mistake', () => {
    expect(fill('{{table "x z"}}', points)).toContain('solve/shape')
  })
})

describe('{{equations}}', () => {
  test('in authored order, terms beside them, steps written out', () => {
    expect(fill('{{equations}}', roundedStep())).toBe(
      '$$' +
        raw`\begin{aligned} ` +
        [
          raw`f_t &= \sigma(W^{f,h}\,h_{t-1} + W^{f,x}\,x_t) && \text{forget gate}`,
          raw`i_t &= \sigma(W^{i,h}\,h_{t-1} + W^{i,x}\,x_t) && \text{input gate}`,
          raw`o_t &= \sigma(W^{o,h}\,h_{t-1} + W^{o,x}\,x_t) && \text{output gate}`,
          raw`\tilde{c}_t &= \tanh(W^{c,h}\,h_{t-1} + W^{c,x}\,x_t) && \text{candidate}`,
          raw`c_t &= f_t\,c_{t-1} + i_t\,\tilde{c}_t && \text{memory cell}`,
          raw`h_t &= o_t\,\tanh(c_t) && \text{visible state}`,
        ].join(raw` \\ `) +
        raw` \end{aligned}` +
        '$$',
    )
  })
  test('of vectors keep ⊙, and a language its terms', () => {
    const cell = byHand({ equations: lstmEquations, inputs: ['x'], notation: lstmNotation })
    const filled = fill('{{equations}}', cell, 'de')
    expect(filled).toContain(raw`c_t &= f_t \odot c_{t-1} + i_t \odot \tilde{c}_t`)
    expect(filled).toContain('Vergiss-Gatter')
  })
  test('without notation: states and inputs by step in a recurrent cell, plain names elsewhere', () => {
    expect(fill('{{equations}}', byHand({ equations: { h: 'w*h_prev + u*x' }, inputs: ['x'] }))).toContain(raw`h_t &= w\,h_{t-1} + u\,x_t`)
    expect(fill('{{equations}}', byHand({ equations: { z: 'y*(dot(theta, x) + theta0)' }, inputs: ['x', 'y'] }))).toContain(
      raw`z &= y\,(\theta \cdot x + \theta_0)`,
    )
  })
  test('a state whose notation has no t shows its step raised', () => {
    const perceptron = byHand({
      equations: { theta: 'if(m, theta_prev + y*x, theta_prev)', m: 'y <= 0' },
      inputs: ['x', 'y'],
      notation: [
        { name: 'theta', tex: raw`\theta` },
        { name: 'm', tex: 'm' },
      ],
    })
    expect(fill('{{equations}}', perceptron)).toBe(
      '$$' +
        raw`\begin{aligned} \theta^{(t)} &= \begin{cases} \theta^{(t-1)} + y_t\,x_t & \text{if } m \\ \theta^{(t-1)} & \text{otherwise} \end{cases}` +
        raw` \\ m &= \begin{cases} 1 & \text{if } y_t \le 0 \\ 0 & \text{otherwise} \end{cases} \end{aligned}` +
        '$$',
    )
  })
})

describe('{{given}}', () => {
  const given = (more: Partial<ByHand>): string => fill('{{given}}', roundedStep({ parameters: {}, ...more }))
  const starts = { h_prev: 1, c_prev: 1 }

  test('says that all weights are equal only where they are', () => {
    expect(given({})).toBe(
      'All weights are $1$. There are no biases. Before this step the state is $h_{t-1} = c_{t-1} = 1$. The input is $x_t = 5$.',
    )
    expect(given({ given: { ...allWeights(1), W_cx: 2, ...starts, x: 5 } })).toContain('All weights are $1$ except $W^{c,x} = 2$.')
  })
  test('names weights in pairs, never in one long formula', () => {
    const pairs = { W_fh: 1, W_fx: 1, W_ih: -1, W_ix: -1, W_oh: 2, W_ox: 2, W_ch: rational(1n, 2n), W_cx: rational(1n, 2n) }
    expect(given({ given: { ...pairs, ...starts } })).toContain(
      raw`The weights are $W^{f,h} = W^{f,x} = 1$, $W^{i,h} = W^{i,x} = -1$, $W^{o,h} = W^{o,x} = 2$ and $W^{c,h} = W^{c,x} = \frac{1}{2}$.`,
    )
    const halves = { ...allWeights(1), W_ch: 2, W_cx: 2, W_oh: 2, W_ox: 2 }
    expect(given({ given: halves })).toContain('All weights are $1$ except $W^{o,h} = W^{o,x} = 2$ and $W^{c,h} = W^{c,x} = 2$.')
  })
  test('biases, starts listed by state, inputs of a run', () => {
    const run = roundedRun({
      equations: { o: 'sigmoid(W_oh*h_prev + W_ox*x + b_o)', h: 'o .* tanh(x) + b_h' },
      given: { W_oh: 0, W_ox: 100, b_o: 0, b_h: 0, h: 0 },
    })
    expect(fill('{{given}}', run)).toBe(
      raw`The weights are $W^{o,h} = 0$ and $W^{o,x} = 100$. All biases are $0$. The run starts from $h_{0} = 0$. The input is $(x_{1}, x_{2}) = \left(\frac{1}{2}, 3\right)$.`,
    )
  })
  test('vectors and matrices are called so', () => {
    const simple = { h: 'tanh(W_hh*h_prev + W_hx*x + b_h)' }
    const one = (values: Readonly<Record<string, Value>>): string =>
      fill('{{given}}', roundedRun({ equations: simple, given: { ...values, h: [0, 0] } }))
    const matrix: Value = [
      [1, 2],
      [0, 1],
    ]
    const both = one({ W_hh: matrix, W_hx: [[3], [4]], b_h: [0, 1] })
    expect(both).toMatch(/^The weight matrices are .* The bias vector is \$b_\{?h\}? = \(0, 1\)\$\./)
    expect(one({ W_hh: matrix, b_h: 1 })).toMatch(/^The weight matrix is .* The bias is /)
    expect(one({ W_hx: [1, 2] })).toMatch(/^The weight vector is /)
  })
  test('leaves out what the text says itself, and only that', () => {
    const said = (source: string): string => {
      const solution = roundedStep({ text: textOf(source) })
      return fill('{{given}}', solution)
    }
    expect(said('{{given}} with $x_t = {{x}}$, $h_{t-1} = {{h}}$ and $c_{t-1} = {{c}}$')).toBe('All weights are $1$. There are no biases.')
    expect(said('let $c_{t-1} = {{c}}$')).toContain('Before this step the state is $h_{t-1} = 1$.')
    expect(said(raw`let $\tilde{c}_{t-1} = 1$ and $c_{t-1} = f$`)).toContain('$h_{t-1} = c_{t-1} = 1$')
    expect(said('let $h_{t-1} = c_{t-1} = 1$')).toBe('All weights are $1$. There are no biases. The input is $x_t = 5$.')
    // a weight that is said apart: the others are not "all"
    expect(said('let $W^{f,h} = {{w}}$')).not.toContain('All weights')
  })
  test('an input that a table of the problem shows is not repeated', () => {
    const table: Question = {
      kind: 'table',
      id: 'answer',
      at,
      show: [{ name: 'x', at }],
      fill: [{ name: 'h', at }],
      layout: 'across',
      precision: {},
      scheme: 'each-answer',
    }
    expect(fill('{{given}}', roundedRun({ parts: [table] }))).not.toContain('input')
  })
  test('names given as none, values given in place of an equation', () => {
    expect(
      given({
        none: ['b_f', 'b_i'],
        given: { c_tilde: 1 },
        equations: { c: 'f .* c_prev + i .* c_tilde' },
        replaced: { c_tilde: lstmEquations.c_tilde },
      }),
    ).toBe(raw`There are no $b_f$ and $b_i$. Further, $\tilde{c}_t = 1$.`)
  })
})

describe('{{conventions}}', () => {
  const sentence = (...rounding: Rounding[]): string => fill('{{conventions}}', roundedRun({ rounding }))
  test.each<[string, Rounding, string]>([
    [
      'a function to values',
      { of: 'sigmoid', to: [sourced('0'), sourced('1')], at },
      raw`Every value of $\sigma$ is rounded to the nearer of $0$ and $1$.`,
    ],
    [
      'three values and a rule',
      { of: 'tanh', to: [sourced('-1'), sourced('0'), sourced('1')], tie: 'away', at },
      raw`Every value of $\tanh$ is rounded to the nearest of $-1$, $0$ and $1$. A value halfway between two of them goes to the one farther from 0.`,
    ],
    [
      'saturation',
      { of: 'tanh', saturate: '3/2', at },
      raw`Take $\tanh(z)$ as $-1$ for $z \le -\frac{3}{2}$ and as $1$ for $z \ge \frac{3}{2}$; in between it is exact.`,
    ],
    [
      'a state, carried rounded',
      { of: 'h', to: 'integer', tie: 'toward-zero', at },
      'Each $h_t$ is rounded to the nearest integer. A value halfway between two integers goes to the one nearer to 0. The next step reads the rounded value.',
    ],
    [
      'a state, carried exactly',
      { of: 'h', to: 'integer', tie: 'even', carry: 'exact', at },
      'Each $h_t$ is rounded to the nearest integer. A value halfway between two integers goes to the even one. The next step reads the value before rounding.',
    ],
    [
      'no state',
      { of: 'o', to: 'integer', tie: { value: '1/2' }, at },
      raw`Each $o_t$ is rounded to the nearest integer. A value halfway between two integers becomes $\frac{1}{2}$.`,
    ],
  ])('%s', (_, rounding, filled) => expect(sentence(rounding)).toBe(filled))

  test('choices come first, in their own words', () => {
    const chosen = roundedRun({
      rounding: [{ of: 'sigmoid', saturate: '1', at }],
      conventions: [
        { choice: { name: 'gate', choice: 'keeps', at }, text: textOf({ en: 'The gate $g_t$ keeps.', de: 'Das Gatter $g_t$ behält.' }) },
        { choice: { name: 'gates', choice: 'ideal', at } },
      ],
    })
    expect(fill('{{conventions}}', chosen, 'de')).toMatch(
      /^Das Gatter \$g_t\$ behält\. A gate may take any value from 0 to 1, both ends included\. Take \$\\sigma\(z\)\$ as/,
    )
  })

  test('follow the stem where nothing places them', () => {
    const sentences = 'in between it is exact.'
    const stem = (source: string, parts: readonly Question[] = []): string => {
      const solution = roundedRun({ text: textOf(source), parts })
      const filled = fillText(solution.problem.text, solution, 'en')
      return filled.ok ? flat(filled.value) : ''
    }
    const count = (filled: string): number => filled.split(sentences).length - 1
    const once = count(fill('{{conventions}}', roundedRun()))
    expect(once).toBe(2)
    expect(count(stem('Text.'))).toBe(once)
    expect(stem('Text.')).toMatch(/^Text\.\n\n/)
    expect(count(stem('{{conventions}} Text.'))).toBe(once)
    expect(count(stem('{{#if "1 == 2"}}{{conventions}}{{/if}}Text.'))).toBe(once)
    expect(count(stem('Text.', [{ ...number('a'), text: textOf('{{conventions}}') }]))).toBe(0)
    // other texts have none
    expect(count(fill('Text.', roundedRun()))).toBe(0)
  })
})

test('{{trace}} is the worked solution', () => {
  const filled = fillText(textOf('So: {{trace}}'), roundedStep(), 'en')
  expect(filled.ok && filled.value.map(({ type }) => type)).toEqual(['markdown', 'steps'])
})

test('a let is shown by value', () => {
  const solution = byHand({ parameters: { a: 2 }, let: { b: 'a^2' }, values: { b: 4 } })
  expect(definition('b', 'a^2').source).toBe('a^2')
  expect(fill('${{tex "b*y"}}$', solution)).toBe('$4 y$')
})

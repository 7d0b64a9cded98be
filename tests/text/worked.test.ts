import { describe, expect, test } from 'vitest'
import { plainValue } from '../../src/math/print/plain.ts'
import { rational } from '../../src/math/exact/rational.ts'
import { Real } from '../../src/math/ball/real.ts'
import { isList, type Value } from '../../src/math/evaluate/value.ts'
import type { Claim, Question, RichText } from '../../src/model.ts'
import { chainTex, widthOf } from '../../src/solve/chain.ts'
import type { Solution } from '../../src/solve/solution.ts'
import { reasons, worked } from '../../src/solve/worked.ts'
import { lstmEquations, lstmNotation, roundedRun, roundedStep } from '../support/lstm-by-hand.ts'
import { flat, onOneLine } from '../support/rich-text.ts'
import { at, byHand, called, sourced, textOf, traced } from '../support/worked-solution.ts'

const raw = String.raw

/** The groups as heading and lines; chains are typeset as they are, then put on one line to compare. */
function groupsOf(solution: Solution, claims?: ReadonlySet<string>): { heading: string; lines: string[] }[] {
  const segment = worked(solution, 'en', claims ? { claims } : {}).find(({ type }) => type === 'steps')
  if (segment?.type !== 'steps') return []
  const plain = (rich: RichText): string => {
    flat(rich)
    return flat(rich.map((part) => (part.type === 'math' ? { ...part, tex: onOneLine(part.tex) } : part)))
  }
  return segment.groups.map(({ heading, lines }) => ({ heading: flat(heading), lines: lines.map(plain) }))
}

describe('a rounded step', () => {
  const [step, answer] = groupsOf(roundedStep())
  test('has its inputs in the heading', () => {
    expect(step?.heading).toBe('The step: $x_t = 5$, $h_{t-1} = 1$ and $c_{t-1} = 1$')
  })
  test('shows every equation, substituted, reduced and rounded', () => {
    expect(step?.lines).toEqual([
      raw`Forget gate$$f_t = \sigma(W^{f,h}\,h_{t-1} + W^{f,x}\,x_t) = \sigma(1 \cdot 1 + 1 \cdot 5) = \sigma(6) \to 1\;\text{(rounded)}$$`,
      raw`Input gate$$i_t = \sigma(W^{i,h}\,h_{t-1} + W^{i,x}\,x_t) = \sigma(1 \cdot 1 + 1 \cdot 5) = \sigma(6) \to 1\;\text{(rounded)}$$`,
      raw`Output gate$$o_t = \sigma(W^{o,h}\,h_{t-1} + W^{o,x}\,x_t) = \sigma(1 \cdot 1 + 1 \cdot 5) = \sigma(6) \to 1\;\text{(rounded)}$$`,
      raw`Candidate$$\tilde{c}_t = \tanh(W^{c,h}\,h_{t-1} + W^{c,x}\,x_t) = \tanh(1 \cdot 1 + 1 \cdot 5) = \tanh(6) \to 1\;\text{(rounded)}$$`,
      raw`Memory cell$$c_t = f_t\,c_{t-1} + i_t\,\tilde{c}_t = 1 \cdot 1 + 1 \cdot 1 = 2$$`,
      raw`Visible state$$h_t = o_t\,\tanh(c_t) = 1 \cdot \tanh(2) \to 1 \cdot 1\;\text{(rounded)} = 1$$`,
    ])
  })
  test('ends with the answer, which needs no heading where one thing is asked', () => {
    expect(answer).toEqual({ heading: '', lines: ['$$h_t = 1$$'] })
  })
})

describe('a run', () => {
  const groups = groupsOf(roundedRun())
  test('one group a step, its own names, starts in the first', () => {
    expect(groups.map(({ heading }) => heading)).toEqual([raw`Step 1: $x_{1} = \frac{1}{2}$ and $h_{0} = 0$`, 'Step 2: $x_{2} = 3$'])
  })
  test('the equations stand in the first step; saturation, ties and what is carried are said', () => {
    expect(groups[0]?.lines).toEqual([
      raw`Output gate$$o_{1} = \sigma(W^{o,h}\,h_{0} + W^{o,x}\,x_{1}) = \sigma\Bigl( 0 \cdot 0 + 100 \cdot \frac{1}{2} \Bigr) = \sigma(50) \to 1\;\text{(saturated)}$$`,
      raw`Visible state$$h_{1} = o_{1}\,\tanh(x_{1}) = 1 \cdot \tanh\mathopen{}\left( \frac{1}{2} \right) = 1 \cdot \frac{1}{2} = \frac{1}{2} \to 0\;\text{(rounded)}$$ A tie: $\frac{1}{2}$ goes to $0$. The next step reads the rounded value $0$.`,
    ])
    expect(groups[1]?.lines).toEqual([
      raw`$$o_{2} = \sigma(0 \cdot 0 + 100 \cdot 3) = \sigma(300) \to 1\;\text{(saturated)}$$`,
      raw`$$h_{2} = 1 \cdot \tanh(3) \to 1 \cdot 1\;\text{(saturated)} = 1$$`,
    ])
  })
  test('an exact value that is carried is said', () => {
    const exact = groupsOf(roundedRun({ rounding: [{ of: 'h', to: 'integer', tie: 'up', carry: 'exact', at }] }))
    expect(exact[0]?.lines[1]).toContain(raw`The next step reads the value before rounding, $\frac{1}{2}$.`)
    // nothing reads the last step's
    expect(exact[1]?.lines[1]).not.toContain('next step')
  })
  test('rows of a truth table are no steps', () => {
    const reads = { f: 0, i: 1, c_prev: 2, c_tilde: -1 }
    const table = byHand({
      equations: { c: lstmEquations.c },
      inputs: ['x'],
      notation: lstmNotation,
      rows: 1,
      given: { c_prev: 2, c_tilde: -1 },
      lines: { run: { every: ['f', 'i'].map((name) => ({ name, values: { type: 'expression', of: sourced('[0, 1]') }, at })) } },
      trace: [traced(1, 'c', lstmEquations.c, reads, -1)],
    })
    expect(groupsOf(table)).toEqual([
      {
        heading: 'Row 1: $f_t = 0$, $i_t = 1$ and $c_{t-1} = 2$',
        lines: [raw`Memory cell$$c_t = f_t\,c_{t-1} + i_t\,\tilde{c}_t = 0 \cdot 2 + 1 \cdot (-1) = -1$$`],
      },
    ])
  })
})

describe('one equation', () => {
  const line = (
    name: string,
    equation: string,
    reads: Record<string, Value>,
    value: Value,
    calls = [called('', [], 0)].slice(1),
    exact = value,
  ): string | undefined =>
    groupsOf(byHand({ equations: { [name]: equation }, trace: [traced(0, name, equation, reads, value, calls, exact)] }))[0]?.lines[0]
  const z = new Real(0.731058578630005, 1e-16)

  test('irrational values are shown with ≈', () => {
    expect(line('g', 'sigmoid(x)', { x: 1 }, z, [called('sigmoid', [1], z)])).toBe(raw`$$g = \sigma(x) = \sigma(1) \approx 0.7311$$`)
    expect(line('g', '(1 - z)*x', { z, x: 2 }, new Real(0.53788284273999, 1e-15))).toBe(
      raw`$$g = (1 - z)\,x \approx (1 - 0.7311) \cdot 2 \approx 0.5379$$`,
    )
  })
  test('and it is said that more digits are carried on, where there are such', () => {
    const said = (value: Value): RichText =>
      worked(byHand({ equations: { g: 'sigmoid(x)' }, trace: [traced(0, 'g', 'sigmoid(x)', { x: 1 }, value, [])] }), 'en').filter(
        ({ type }) => type === 'text',
      )
    expect(said(z)).toEqual([{ type: 'text', text: 'Numbers behind ≈ are shown rounded; the computation goes on with all their digits.' }])
    expect(said(1)).toEqual([])
  })
  test('calls inside of calls are worked out from the inside', () => {
    const calls = [called('abs', [-3], 3), called('sqrt', [4], 2)]
    expect(line('g', 'sqrt(abs(x) + 1) - 1', { x: -3 }, 1, calls)).toBe(
      raw`$$g = \sqrt{\lvert x\rvert + 1} - 1 = \sqrt{\lvert -3\rvert + 1} - 1 = \sqrt{3 + 1} - 1 = \sqrt{4} - 1 = 2 - 1 = 1$$`,
    )
  })
  test('of an if, the branch taken', () => {
    expect(line('g', 'if(m, a + 1, a)', { m: 1, a: 2 }, 3)).toBe(
      raw`$$g = \begin{cases} a + 1 & \text{if } m \\ a & \text{otherwise} \end{cases} = 2 + 1 = 3$$`,
    )
  })
  test('a harmless tie is said to be one', () => {
    const tie = byHand({
      equations: { g: 'x*tanh(x)' },
      rounding: [{ of: 'tanh', to: [sourced('-1'), sourced('1')], at }],
      trace: [traced(0, 'g', 'x*tanh(x)', { x: 0 }, 0, [called('tanh', [0], -1, true, true)])],
    })
    expect(groupsOf(tie)[0]?.lines[0]).toBe(
      raw`$$g = x\,\tanh(x) = 0 \cdot \tanh(0) \to 0 \cdot (-1)\;\text{(rounded)} = 0$$ $\tanh(0)$ is a tie here; either value leads to the same answers.`,
    )
  })
  test('matrices multiply columns', () => {
    const formula = line(
      'g',
      'M*x + b',
      {
        M: [
          [1, 2],
          [0, -1],
        ],
        x: [1, -1],
        b: [0, 1],
      },
      [-1, 2],
    )
    expect(formula).toContain(
      raw`\begin{bmatrix}1 & 2 \\ 0 & -1\end{bmatrix}\,\begin{bmatrix}1 \\ -1\end{bmatrix} + \begin{bmatrix}0 \\ 1\end{bmatrix}`,
    )
  })
  test('a trace that does not fit the equation shows no stages it cannot vouch for', () => {
    expect(line('g', 'tanh(x) + sigmoid(x)', { x: 0 }, 1, [called('sigmoid', [0], rational(1n, 2n))])).toBe(
      raw`$$g = \tanh(x) + \sigma(x) = \tanh(0) + \sigma(0) = 1$$`,
    )
  })
})

describe('answers beyond the trace', () => {
  test('definitions with their values, in the order they build on each other', () => {
    const number: Question = { kind: 'number', id: 'average', at, key: sourced('average'), precision: {} }
    const solution = byHand({
      let: { average: 'total/n', total: 'sum(loss)' },
      values: { average: rational(5n, 6n), total: rational(5n, 2n), n: 3, loss: [0, rational(3n, 2n), 1] },
      parts: [number],
      keys: { average: rational(5n, 6n) },
    })
    expect(groupsOf(solution)).toEqual([
      {
        heading: '',
        lines: [
          raw`$$\mathit{total} = \operatorname{sum}(\mathit{loss}) = \operatorname{sum}\mathopen{}\left(0, \frac{3}{2}, 1\right) = \frac{5}{2}$$`,
          raw`$$\mathit{average} = \frac{\mathit{total}}{n} = \frac{\frac{5}{2}}{3} = \frac{5}{6}$$`,
        ],
      },
    ])
  })
  test('each part by its letter; an irrational key to the decimals asked for', () => {
    const p = new Real(0.0988, 1e-16)
    const parts: Question[] = [
      { kind: 'number', id: 'one', at, key: sourced('x + 1'), precision: {} },
      { kind: 'number', id: 'two', at, key: sourced('p'), precision: { decimals: 2 } },
    ]
    const solution = byHand({ parameters: { x: -2 }, let: { p: 'exp(x)' }, values: { p }, parts, keys: { one: -1, two: p } })
    expect(groupsOf(solution)).toEqual([
      { heading: 'Part a', lines: ['$$x + 1 = -2 + 1 = -1$$'] },
      { heading: 'Part b', lines: [raw`$$p = \exp(x) = \exp(-2) \approx 0.0988$$`, raw`$$p \approx 0.10$$`] },
    ])
  })
  test('what one part has shown, the next does not repeat', () => {
    const parts: Question[] = ['p', '2*p'].map((key, i) => ({ kind: 'number', id: `part${i}`, at, key: sourced(key), precision: {} }))
    const solution = byHand({ parameters: { x: 3 }, let: { p: 'x + 1' }, values: { p: 4 }, parts, keys: { part0: 4, part1: 8 } })
    expect(groupsOf(solution).map(({ lines }) => lines)).toEqual([['$$p = x + 1 = 3 + 1 = 4$$'], [raw`$$2 p = 2 \cdot 4 = 8$$`]])
  })
  test('a column of a run by its first and last row', () => {
    const vector: Question = { kind: 'vector', id: 'answer', at, key: sourced('h'), precision: {}, scheme: 'each-answer' }
    const last: Question = { kind: 'number', id: 'last', at, key: sourced('h[end]'), precision: {} }
    const groups = groupsOf(roundedRun({ parts: [vector, last], keys: { answer: [0, 1], last: 1 } }))
    expect(groups.slice(2).flatMap(({ lines }) => lines)).toEqual(['$$(h_{1}, h_{2}) = (0, 1)$$', '$$h_{2} = 1$$'])
  })
})

describe('claims', () => {
  const claim = (id: string, quantifier: Claim['quantifier'], conclusion: string): Claim => ({
    id,
    quantifier,
    conclusion: sourced(conclusion),
    text: textOf(`Statement ${id}.\n`),
    at,
  })
  const claims = [
    claim('always', 'then', 's == s_prev'),
    claim('not-so', 'then', 's[k] == 0'),
    claim('both', 'then', 's == s_tilde'),
    claim('sometimes', 'can', 's > 1'),
    claim('never', 'can', 's > 9'),
  ]
  const question: Question = { kind: 'multi-select', id: 'answer', at, scheme: 'all-or-nothing', from: { type: 'claims', claims } }
  const solution = byHand({
    equations: { g: 'sigmoid(W_gs*s_prev)', s: '(1 - g) .* s_prev + g .* s_tilde', s_tilde: 'tanh(W_ss*s_prev)' },
    notation: [
      { name: 's', tex: 's_t' },
      { name: 'g', tex: 'g_t' },
      { name: 's_tilde', tex: raw`\tilde{s}_t` },
    ],
    parts: [question],
    verdicts: {
      always: { verdict: 'proved', how: 'normal form' },
      'not-so': {
        verdict: 'refuted',
        how: 'witness',
        witness: {
          values: [
            { name: 'g', value: 0 },
            { name: 's_prev[1]', value: '1/2' },
          ],
          left: '1/2',
          right: 0,
        },
      },
      both: {
        verdict: 'refuted',
        how: 'witness',
        witness: { values: [{ name: 's_prev', value: [1, 2] }], left: 1, right: { approx: 0.76159 } },
      },
      sometimes: { verdict: 'proved', how: 'witness', witness: { values: [{ name: 's_prev', value: 3 }], left: 3, right: 1 } },
      never: { verdict: 'refuted', how: 'bound' },
    },
  })
  test('each with its verdict and witness, in words and numbers', () => {
    expect(groupsOf(solution)[0]?.lines).toEqual([
      'True: Statement always. This holds for all values.',
      raw`False: Statement not-so. It fails for $g_t = 0$ and $s_{t-1,1} = \frac{1}{2}$. There $s_{t,k} = \frac{1}{2}$.`,
      raw`False: Statement both. It fails for $s_{t-1} = (1, 2)$. There $s_t = 1$, but $\tilde{s}_t \approx 0.7616$.`,
      'True: Statement sometimes. For example, it holds for $s_{t-1} = 3$. There $s_t = 3$.',
      'False: Statement never. No values make it so.',
    ])
  })
  test('for a page with the options at hand the bare reason of each, without the statement', () => {
    const [segment] = worked(solution, 'en', { claims: new Set(['not-so', 'never']) })
    const group = segment?.type === 'steps' ? segment.groups[0] : undefined
    expect(group?.reasons?.part).toBe('answer')
    expect(group?.reasons?.of.map(({ option, why }) => [option, flat(why)])).toEqual([
      ['not-so', raw`It fails for $g_t = 0$ and $s_{t-1,1} = \frac{1}{2}$. There $s_{t,k} = \frac{1}{2}$.`],
      ['never', 'No values make it so.'],
    ])
  })
  test("beside a solution in the author's words the same reasons, and no line", () => {
    const shown = { claims: new Set(['not-so', 'never']) }
    const ofWorked = worked(solution, 'en', shown).flatMap((segment) => (segment.type === 'steps' ? segment.groups : []))
    expect(reasons(solution, 'en', shown)).toEqual([{ type: 'steps', groups: [{ heading: [], lines: [], reasons: ofWorked[0]?.reasons }] }])
  })
  test('only those that were shown', () => {
    expect(groupsOf(solution, new Set(['never']))[0]?.lines).toEqual(['False: Statement never. No values make it so.'])
  })
})

describe('roles', () => {
  const names = ['o', 'c', 'h', 'c_tilde', 'x', 'W_fh'].map((name) => ({ name, at }))
  const asking = (role: 'state' | 'gate'): string[] => {
    const question: Question = { kind: 'multi-select', id: 'answer', at, scheme: 'all-or-nothing', from: { type: 'roles', role, names } }
    return groupsOf(roundedStep({ parts: [question], trace: [] }))[0]?.lines ?? []
  }
  test('a state by where it is read, anything else by what it is', () => {
    expect(asking('state')).toEqual([
      '$o_t$ is computed anew in every step and not read by the next one.',
      '$c_{t-1}$ is read in the equation of $c_t$, so $c_t$ is carried to the next step.',
      raw`$h_{t-1}$ is read in the equations of $f_t$, $i_t$, $o_t$ and $\tilde{c}_t$, so $h_t$ is carried to the next step.`,
      raw`$\tilde{c}_t$ is computed anew in every step and not read by the next one.`,
      '$x_t$ comes from outside in every step; no equation computes it.',
      '$W^{f,h}$ is a weight: no equation computes it, and it is the same in every step.',
    ])
    expect(asking('gate').slice(0, 1)).toEqual(['$o_t$ is a gate: it lies between 0 and 1 and multiplies another quantity.'])
  })
})

describe('every number that is printed', () => {
  const scalars = (value: Value): string[] => (isList(value) ? value.flatMap(scalars) : [plainValue(value)])
  const fractionsAsText = (formula: string): string => formula.replaceAll(/\\frac\{(\d+)\}\{(\d+)\}/g, '$1/$2')
  const withoutMarks = (formula: string): string => formula.replaceAll(/[_^]\{[^{}]*\}|[_^]\w/g, '')

  test.each<[string, Solution]>([
    ['a step', roundedStep()],
    ['a run', roundedRun()],
  ])('of %s is in the trace, in its inputs or in an equation', (_, solution) => {
    const known = new Set(
      [
        ...solution.trace.flatMap((step) => [
          step.value,
          step.exact,
          ...step.reads.values(),
          ...step.calls.flatMap((call) => [call.value, ...call.arguments]),
        ]),
        ...(solution.cell?.given ?? []).map(({ value }) => value),
      ]
        .flatMap(scalars)
        .map((number) => number.replace('-', '')),
    )
    const formulas = [...flat(worked(solution, 'en')).matchAll(/\$\$?([^$]+)\$\$?/g)].map(([, formula = '']) =>
      withoutMarks(fractionsAsText(formula)),
    )
    const printed = formulas.flatMap((formula) => [...formula.matchAll(/\d+(?:[./]\d+)?/g)].map(([number]) => number))
    expect(printed.length).toBeGreaterThan(20)
    expect(printed.filter((number) => !known.has(number))).toEqual([])
  })
})

describe('layout', () => {
  test('a short chain is one line, a long one a line each', () => {
    expect(
      chainTex('x', [
        { relation: '=', tex: '1' },
        { relation: '\\approx', tex: '2' },
      ]),
    ).toBe(raw`x = 1 \approx 2`)
    const long = chainTex('x', [
      { relation: '=', tex: raw`\sigma(a + b + c + d)` },
      { relation: '\\to', tex: '1', note: raw`\text{(rounded)}` },
    ])
    expect(long).toBe(raw`\begin{aligned} x &= \sigma(a + b + c + d) \\  &\to 1\;\text{(rounded)} \end{aligned}`)
  })
  test('no line is wider than a phone where signs allow a break', () => {
    const weights = Object.fromEntries(Array.from({ length: 12 }, (_, i) => [`w${i}`, -10 - i]))
    const equation = `tanh(${Object.keys(weights)
      .map((name) => `${name}*x`)
      .join(' + ')})`
    const solution = byHand({
      equations: { h: equation },
      trace: [traced(0, 'h', equation, { ...weights, x: 100 }, -1, [called('tanh', [-18600], -1, true)])],
    })
    const segment = worked(solution, 'en').find(({ type }) => type === 'steps')
    const formula = segment?.type === 'steps' ? segment.groups[0]?.lines[0]?.find(({ type }) => type === 'math') : undefined
    const lines = formula?.type === 'math' ? formula.tex.split(raw` \\ `) : []
    expect(lines.length).toBeGreaterThan(12)
    for (const line of lines) expect(widthOf(line)).toBeLessThan(15)
    expect(flat(worked(solution, 'en'))).not.toContain('\u2063')
  })
})

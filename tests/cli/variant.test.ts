// `variant`: the JSON that checks and other programs read. Numbers are published, by hand, or worked out here in plain arithmetic.
import { describe, expect, test } from 'vitest'
import { openLibrary } from '../../src/cli/library.ts'
import type { VariantReport } from '../../src/cli/variant-report.ts'
import { runVariant, type VariantOptions } from '../../src/cli/variant.ts'
import { codesIn, heard, type Heard } from '../support/commands.ts'
import { root } from '../support/library.ts'

const variant = (problem: string, options: VariantOptions): Promise<Heard> => heard((terminal) => runVariant(problem, options, terminal))
async function reported(problem: string, options: Omit<VariantOptions, 'json'>): Promise<VariantReport> {
  const { code, out, err } = await variant(problem, { ...options, json: true })
  expect([code, codesIn(err).filter((one) => one !== 'draw/outside')]).toEqual([0, []])
  const report: VariantReport = JSON.parse(out)
  return report
}
const logistic = (z: number): number => 1 / (1 + Math.exp(-z))

describe('the page that the project began with', () => {
  const page = 'wf=1,wi=1,wo=1,wc=1,h=1,c=1,x=5'
  test('--with all 1 and x=5: key 1, pre-activation 6 four times, c = 2, h = 1', async () => {
    const { problem, seed, parameters, parts } = await reported('lstm-rounded-step', { with: page })
    expect([problem, seed, parameters]).toEqual(['lstm-rounded-step', null, { wf: 1, wi: 1, wo: 1, wc: 1, h: 1, c: 1, x: 5 }])
    const [part] = parts
    expect(parts.map(({ id, kind }) => [id, kind])).toEqual([['answer', 'single-choice']])
    expect(part?.key.value).toBe(1)
    expect(part?.options?.find(({ id }) => id === part.key.option)).toMatchObject({ right: true, value: 1 })
    expect(part?.trace?.map(({ name, exact, value }) => [name, exact, value])).toEqual([
      ['f', 'sigmoid(6)', 1],
      ['i', 'sigmoid(6)', 1],
      ['o', 'sigmoid(6)', 1],
      ['c_tilde', 'tanh(6)', 1],
      ['c', '2', 2],
      ['h', '1 .* tanh(2)', 1],
    ])
    expect(part?.trace?.[0]).toMatchObject({ row: 0, equation: 'f = sigmoid(W_fh*h_prev + W_fx*x)', substituted: 'sigmoid(1*1 + 1*5)' })
  })
  test('options are opaque, distinct, one of them right, and name their mistake', async () => {
    const [part] = (await reported('lstm-rounded-step', { with: page })).parts
    expect(part?.options?.map(({ id }) => id)).toEqual(['o1', 'o2', 'o3', 'o4'])
    expect(new Set(part?.options?.map(({ value }) => value)).size).toBe(4)
    expect(part?.options?.filter(({ right }) => right)).toHaveLength(1)
    // c itself, 2, is what the mistake returns_cell hands in
    expect(part?.options?.find(({ value }) => value === 2)).toMatchObject({ right: false, mistake: 'returns_cell' })
  })
  test('h=-1 and x=1: fails by name of the tie', async () => {
    const { code, out, err } = await variant('lstm-rounded-step', { with: page.replace('h=1', 'h=-1').replace('x=5', 'x=1'), json: true })
    expect([code, out, codesIn(err)]).toEqual([1, '', ['solve/tie']])
    expect(err).toContain('a tie in f: the argument of sigmoid is exactly 0')
  })
  test('gating: exactly the two statements with g = 0 of the four are true, and each refutation has a witness', async () => {
    const [part] = (await reported('gating', { seed: 0 })).parts
    const verdicts = new Map(part?.verdicts?.map((one) => [one.claim, one]))
    const four = ['one_writes_element', 'zero_keeps_element', 'one_keeps_all', 'zero_keeps_all']
    expect(four.map((id) => verdicts.get(id)?.verdict)).toEqual(['refuted', 'proved', 'refuted', 'proved'])
    for (const id of ['one_writes_element', 'one_keeps_all']) expect(verdicts.get(id)?.witness).toHaveProperty('values')
    expect(part?.key.options).toEqual(part?.options?.filter(({ right }) => right).map(({ id }) => id))
    expect(part?.options?.map(({ claim, right }) => [right, verdicts.get(claim ?? '')?.verdict])).toEqual(
      part?.options?.map(({ right }) => [right, right ? 'proved' : 'refuted']),
    )
  })
  test('lstm-state: c and h', async () => {
    const [part] = (await reported('lstm-state', { seed: 4 })).parts
    expect(
      part?.options
        ?.filter(({ right }) => right)
        .map(({ value }) => value)
        .sort(),
    ).toEqual(['c', 'h'])
    expect(part?.options).toHaveLength(6)
  })
  test.each([
    ['T=6,x=[0,0,1,1,1,0]', [0, 0, 1, -1, 1, 0]],
    ['T=5,x=[1,1,0,1,1]', [1, -1, 0, 1, -1]],
  ])('lstm-unroll-rounded --with %s', async (values, expected) => {
    const [part] = (await reported('lstm-unroll-rounded', { with: values })).parts
    expect(part?.key).toEqual({ cells: Object.fromEntries(expected.map((h, i) => [`h[${i + 1}]`, h])) })
    const raw = part?.mistakes?.find(({ mistake }) => mistake === 'raw_feedback')?.answer
    if (values.startsWith('T=5')) expect(raw).toEqual({ 'h[1]': 1, 'h[2]': -1, 'h[3]': 0, 'h[4]': 0, 'h[5]': 1 })
    expect(part?.trace?.filter(({ name }) => name === 'h').map(({ row, value }) => [row, value])).toEqual(
      expected.map((h, i) => [i + 1, h]),
    )
  })
})

describe('numbers, worked out here in float64', () => {
  test('an LSTM step of drawn weights', async () => {
    const report = await reported('lstm-step-exact', { seed: 11 })
    const w = new Map(Object.entries(report.drawn ?? {}).map(([path, value]) => [path.split('.').at(-1) ?? '', quotient(value)]))
    const get = (name: string): number => w.get(name) ?? NaN
    const [x, hPrev, cPrev] = [
      quotient(report.parameters['x']),
      quotient(report.parameters['h_prev']),
      quotient(report.parameters['c_prev']),
    ]
    const z = (gate: string): number => get(`W_${gate}h`) * hPrev + get(`W_${gate}x`) * x + get(`b_${gate}`)
    const [f, i, o, candidate] = [logistic(z('f')), logistic(z('i')), logistic(z('o')), Math.tanh(z('c'))]
    const c = f * cPrev + i * candidate
    const [part] = report.parts
    const expected = { f, i, o, c_tilde: candidate, c, h: o * Math.tanh(c) }
    expect(Object.keys(part?.key.cells ?? {})).toEqual(Object.keys(expected))
    for (const [name, value] of Object.entries(expected)) {
      expect(part?.key.cells?.[name]).toBeCloseTo(value, 12)
      expect(part?.trace?.find((step) => step.name === name)?.value).toBeCloseTo(value, 12)
    }
    const swapped = part?.mistakes?.find(({ mistake }) => mistake === 'swapped_gates')?.answer
    expect(swapped).toMatchObject({ f: expect.closeTo(f, 12), c: expect.closeTo(i * cPrev + f * candidate, 12) })
  })
  test('softmax and cross-entropy, in two parts', async () => {
    const report = await reported('softmax-cross-entropy', { with: 'z=[1/2,-1,2],y=3' })
    const powers = [0.5, -1, 2].map(Math.exp)
    const total = powers.reduce((a, b) => a + b, 0)
    const [probabilities, loss] = report.parts
    expect([probabilities?.kind, loss?.kind]).toEqual(['vector', 'number'])
    expect(probabilities?.key.value).toEqual(powers.map((power): unknown => expect.closeTo(power / total, 12)))
    expect(loss?.key.value).toBeCloseTo(-Math.log((powers[2] ?? 0) / total), 12)
    expect(loss?.mistakes?.find(({ mistake }) => mistake === 'sign_lost')?.answer).toBeCloseTo(Math.log((powers[2] ?? 0) / total), 12)
    expect(probabilities).not.toHaveProperty('trace')
  })
  test('exact fractions are text', async () => {
    const report = await reported('hinge-loss-table', { with: 'theta=[1/2,1],theta0=0,x=[[1,0],[0,1],[1,1],[-1,0],[2,2]],y=[1,1,-1,1,1]' })
    // margins ½, 1, −3/2, −½, 3; losses ½, 0, 5/2, 3/2, 0; mean 9/10
    expect(report.parts[0]?.key.cells).toMatchObject({
      'z[1]': '1/2',
      'z[3]': '-3/2',
      'loss[1]': '1/2',
      'loss[2]': 0,
      'loss[3]': '5/2',
      'loss[4]': '3/2',
      'loss[5]': 0,
    })
    expect(report.parts[1]?.key.value).toBe('9/10')
  })
})
const quotient = (value: unknown): number => {
  const [n = NaN, d = 1] = String(value).split('/').map(Number)
  return n / d
}

describe('every shipped problem', () => {
  test.each(
    openLibrary(root)
      .allProblems()
      .map(({ id }) => id),
  )('%s has the shape that is promised', async (id) => {
    const report = await reported(id, { seed: 5 })
    expect(Object.keys(report).filter((key) => key !== 'drawn')).toEqual(['problem', 'seed', 'id', 'parameters', 'parts', 'text'])
    expect([report.problem, report.seed, report.id]).toEqual([id, 5, expect.stringMatching(/^v[a-z2-7]{15}$/)])
    expect(report.text.length).toBeGreaterThan(40)
    for (const part of report.parts) {
      const shape = {
        'single-choice': ['value', 'option'],
        'multi-select': ['options'],
        number: ['value'],
        vector: ['value'],
        table: ['cells'],
        expression: ['value'],
      }
      expect(Object.keys(part.key)).toEqual(shape[part.kind])
      for (const step of part.trace ?? []) expect(Object.keys(step)).toEqual(['row', 'name', 'equation', 'substituted', 'exact', 'value'])
    }
    expect(await reported(id, { seed: 5 })).toEqual(report)
    const { code, out } = await variant(id, { seed: 5 })
    expect([code, out.includes(report.id)]).toEqual([0, true])
  })
})

describe('values by hand', () => {
  test('outside of the domain: a warning on stderr, the JSON all the same', async () => {
    const { code, out, err } = await variant('logic-gate-truth-table', { with: 'w0=-1,w1=100,w2=1', json: true })
    expect([code, codesIn(err)]).toEqual([0, ['draw/outside']])
    const report: VariantReport = JSON.parse(out)
    expect(report.parts[0]?.key.cells).toMatchObject({ 'z[1]': -1, 'z[2]': 0, 'z[3]': 99, 'z[4]': 100, 'out[2]': 0, 'out[3]': 1 })
  })
  test('some of them, the others drawn by the seed', async () => {
    const [plain, set] = [
      await reported('lstm-step-exact', { seed: 3, with: 'x=2' }),
      await reported('lstm-step-exact', { seed: 3, with: 'x=2,W_fx=-1,given.biases.b_f=1/2' }),
    ]
    expect([set.parameters['x'], set.drawn?.['given.weights.W_fx'], set.drawn?.['given.biases.b_f']]).toEqual([2, -1, '1/2'])
    for (const [path, value] of Object.entries(plain.drawn ?? {})) if (!/W_fx|b_f$/.test(path)) expect(set.drawn?.[path]).toEqual(value)
  })
  test.each([
    ['x=one', ['spec/unknown-name']],
    ['x=[1,2]', ['draw/wrong-type']],
    ['y=1', ['spec/unknown-name']],
    ['x', ['expression/syntax']],
    ['x==1', ['expression/syntax']],
    ['x=1,,c=1', ['expression/syntax']],
    ['x=(1', ['expression/syntax']],
    ['wx=1,h=[0],c="c"', ['spec/unknown-name', 'draw/wrong-type', 'draw/wrong-type']],
  ])('--with %s is refused', async (values, codes) => {
    const { code, out, err } = await variant('lstm-rounded-step', { with: values, json: true })
    expect([code, out, codesIn(err)]).toEqual([1, '', codes])
    expect(err).toMatch(/^--with:1:\d+: error /)
  })
  test('an unknown problem, with what was meant', async () => {
    const { code, err } = await variant('lstm-rounded-stpe', { seed: 1 })
    expect([code, codesIn(err), err.includes('lstm-rounded-step')]).toEqual([1, ['file/not-found'], true])
  })
})

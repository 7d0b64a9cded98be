// `cell NAME --given FILE`: every named quantity, row by row. Numbers are worked out here, or by hand.
import path from 'node:path'
import { describe, expect, test } from 'vitest'
import { runCellCommand } from '../../src/cli/cell.ts'
import { codesIn, heard, type Heard, withFiles } from '../support/commands.ts'

const run = (cell: string, given: unknown, json = true): Promise<Heard> =>
  withFiles({ 'given.json': typeof given === 'string' ? given : JSON.stringify(given) }, (folder) =>
    heard((terminal) => runCellCommand(cell, { given: path.join(folder, 'given.json'), ...(json && { json }) }, terminal)),
  )
type Steps = readonly { readonly [name: string]: unknown }[]
async function steps(cell: string, given: unknown): Promise<Steps> {
  const { code, out, err } = await run(cell, given)
  expect([code, err]).toEqual([0, ''])
  const parsed: { readonly steps: Steps } = JSON.parse(out)
  return parsed.steps
}
const refused = async (cell: string, given: unknown): Promise<readonly string[]> => {
  const { code, out, err } = await run(cell, given)
  expect([code, out]).toEqual([1, ''])
  return codesIn(err)
}
const near = (value: number): unknown => expect.closeTo(value, 12)

const simple = { inputs: { x: [1, -2, 3] }, weights: { W_hh: 0.5, W_hx: -1 } }
describe('numbers', () => {
  test('a run from zero: a start and biases that are not given are 0', async () => {
    const h = simple.inputs.x.reduce<number[]>((all, x) => [...all, Math.tanh(0.5 * (all.at(-1) ?? 0) - x)], [])
    expect(await steps('simple-rnn', simple)).toEqual(h.map((value) => ({ h: near(value) })))
  })
  test('a start, a bias, one input for one step, fractions as text', async () => {
    const given = { inputs: { x: 2 }, state: { h: '1/2' }, weights: { W_hh: '-3/2', W_hx: 1, b_h: 0.25 } }
    expect(await steps('simple-rnn', given)).toEqual([{ h: near(Math.tanh(-0.75 + 2 + 0.25)) }])
  })
  test('vectors and matrices', async () => {
    const given = {
      inputs: {
        x: [
          [1, 2],
          [0, 1],
        ],
      },
      weights: {
        W_hh: [
          [0, 1],
          [1, 0],
        ],
        W_hx: [
          [1, 0],
          [0, 1],
        ],
      },
    }
    const first = [Math.tanh(1), Math.tanh(2)]
    const [a = 0, b = 0] = first
    expect(await steps('simple-rnn', given)).toEqual([{ h: first.map(near) }, { h: [near(Math.tanh(b)), near(Math.tanh(a + 1))] }])
  })
  test('a convention decides: all numbers 1 but z = σ(1 + 1)', async () => {
    const given = (update: string): unknown => ({
      inputs: { x: [1] },
      state: { h: 1 },
      weights: { W_zh: 1, W_zx: 1, W_rh: 1, W_rx: 1, W_hh: 1, W_hx: 1 },
      convention: { update, reset: 'before' },
    })
    const z = 1 / (1 + Math.exp(-2))
    const candidate = Math.tanh(z + 1)
    expect(await steps('gru', given('keeps'))).toEqual([
      { z: near(z), r: near(z), h_tilde: near(candidate), h: near(z + (1 - z) * candidate) },
    ])
    expect(await steps('gru', given('writes'))).toMatchObject([{ h: near(1 - z + z * candidate) }])
  })
  test('a quantity may be given instead of computed', async () => {
    const given = { inputs: { x: [1, 1] }, weights: { g: 0.25, s_tilde: 8 }, convention: { gate: 'writes' } }
    // 0 + ¼·8 = 2; ¾·2 + 2 = 3½
    expect(await steps('gated-rnn', given)).toEqual([{ s: 2 }, { s: 3.5 }])
  })
})

describe('rounding', () => {
  const homework = {
    weights: { W_fh: 0, W_fx: 0, b_f: -100, W_ih: 0, W_ix: 100, b_i: 100, W_oh: 0, W_ox: 100, b_o: 0, W_ch: -100, W_cx: 50, b_c: 0 },
    round: { sigmoid: { saturate: 1 }, tanh: { saturate: 1 }, h: { to: 'integer', tie: 'toward-zero' } },
  }
  test.each([
    [[0, 0, 1, 1, 1, 0], 'rounded', [0, 0, 1, -1, 1, 0]],
    [[1, 1, 0, 1, 1], 'rounded', [1, -1, 0, 1, -1]],
    [[1, 1, 0, 1, 1], 'exact', [1, -1, 0, 0, 1]],
  ])('the published homework: x = %j, the %s state fed back', async (x, carry, h) => {
    const round = { ...homework.round, h: { ...homework.round.h, carry } }
    expect((await steps('lstm', { ...homework, inputs: { x }, round })).map((step) => step['h'])).toEqual(h)
  })
  test('to listed values', async () => {
    const given = { ...simple, round: { tanh: { to: [-1, 0, 1] } } }
    // tanh(−1) → −1; −½ + 2 → 1; ½ − 3 → −1
    expect(await steps('simple-rnn', given)).toEqual([{ h: -1 }, { h: 1 }, { h: -1 }])
  })
  test('0.1·3 − 0.3 is a tie here, unless the file says which way it goes', async () => {
    const given = (tie: object): unknown => ({
      inputs: { x: [3] },
      weights: { W_hh: 0, W_hx: 0.1, b_h: -0.3 },
      round: { tanh: { to: [-1, 1], ...tie } },
    })
    expect(await refused('simple-rnn', given({}))).toEqual(['solve/tie'])
    expect(await steps('simple-rnn', given({ tie: 'down' }))).toEqual([{ h: -1 }])
    expect(await steps('simple-rnn', given({ tie: 0 }))).toEqual([{ h: 0 }])
    expect(await steps('simple-rnn', given({ tie: '-1/2' }))).toEqual([{ h: -0.5 }])
  })
})

test('as text: a line a row', async () => {
  const { code, out } = await run(
    'gated-rnn',
    { inputs: { x: [1, 1] }, weights: { g: 0.25, s_tilde: 8 }, convention: { gate: 'writes' } },
    false,
  )
  expect([code, out]).toEqual([0, '1\ts = 2\n2\ts = 3.5\n'])
})

describe('mistakes in the file', () => {
  test.each<readonly [string, unknown, readonly string[]]>([
    ['no JSON', '{ inputs: 1 }', ['file/unreadable']],
    ['no object', '[1, 2]', ['spec/wrong-type']],
    ['an unknown key', { ...simple, weigths: {} }, ['spec/unknown-key']],
    ['words for numbers', { ...simple, inputs: { x: ['one'] } }, ['spec/wrong-type']],
    ['lists of numbers and lists', { ...simple, inputs: 3 }, ['spec/wrong-type']],
    ['a rounding that is none', { ...simple, round: { tanh: 3 } }, ['spec/wrong-type']],
    ['a rounding of nothing that is there', { ...simple, round: { tahn: { to: [0, 1] } } }, ['spec/unknown-name']],
    ['a rounding without a target', { ...simple, round: { tanh: { tie: 'up' } } }, ['spec/wrong-type']],
    ['both targets', { ...simple, round: { tanh: { to: [0, 1], saturate: 1 } } }, ['spec/wrong-type']],
    ['what has no limits to saturate at', { ...simple, round: { h: { saturate: 1 } } }, ['spec/wrong-type']],
    ['saturation from 0 on', { ...simple, round: { tanh: { saturate: 0 } } }, ['spec/wrong-type']],
    ['a key of a rounding that is none', { ...simple, round: { tanh: { to: [0, 1], ties: 'up' } } }, ['spec/wrong-type']],
    ['a tie rule that is none', { ...simple, round: { tanh: { to: [0, 1], tie: 'sideways' } } }, ['spec/wrong-type']],
    ['a convention without a name', { ...simple, convention: { gate: 1 } }, ['spec/wrong-type']],
    [
      'five at once',
      { inputs: { x: 'a' }, weights: { W_hh: null }, wieghts: {}, round: { tanh: { to: 'int', carry: 'both' } } },
      ['spec/unknown-key', 'spec/wrong-type', 'spec/wrong-type', 'spec/wrong-type', 'spec/wrong-type'],
    ],
    ['a weight that is missing', { inputs: { x: [1] }, weights: { W_hh: 1 } }, ['spec/unbound']],
    ['an input that is missing', { weights: { W_hh: 1, W_hx: 1 } }, ['spec/unbound']],
    ['a name that the cell does not have', { ...simple, weights: { ...simple.weights, W_fx: 1 } }, ['spec/unknown-name']],
    ['a convention that the cell does not have', { ...simple, convention: { gate: 'writes' } }, ['spec/unknown-convention']],
    ['shapes that do not fit', { inputs: { x: [[1, 2]] }, weights: { W_hh: [[1]], W_hx: [[1, 2, 3]] } }, ['solve/shape']],
  ])('%s', async (_, given, codes) => {
    expect((await refused('simple-rnn', given)).toSorted()).toEqual(codes.toSorted())
  })
  test('rows of two lengths', async () => {
    const given = { inputs: { x: [1, 2], y: [1] }, weights: { W_hh: 1, W_hx: 1 } }
    expect(await refused('simple-rnn', given)).toEqual(['solve/shape'])
  })
  test('a convention that must be chosen, or is no choice', async () => {
    const given = (convention: object): unknown => ({ inputs: { x: [1] }, weights: { g: 1, s_tilde: 1 }, convention })
    expect(await refused('gated-rnn', given({}))).toEqual(['spec/unknown-convention'])
    expect(await refused('gated-rnn', given({ gate: 'opens' }))).toEqual(['spec/unknown-convention'])
  })
  test('no such cell, no such file', async () => {
    expect(await refused('simple-rrn', simple)).toEqual(['spec/unknown-cell'])
    const { code, err } = await heard((terminal) => runCellCommand('simple-rnn', { given: 'no-such-file.json' }, terminal))
    expect([code, codesIn(err)]).toEqual([1, ['file/not-found']])
  })
})

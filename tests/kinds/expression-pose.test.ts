// Posing formulas: what becomes of a derived value, what students see of it, what cannot be asked.
import { describe, expect, test } from 'vitest'
import { deciderOf } from '../../src/kinds/formula-decide.ts'
import { gradePart } from '../../src/kinds/index.ts'
import { Real } from '../../src/math/ball/real.ts'
import { Irrational, Symbolic } from '../../src/math/evaluate/symbolic.ts'
import type { Value } from '../../src/math/evaluate/value.ts'
import { rational } from '../../src/math/exact/rational.ts'
import { plain } from '../../src/math/print/plain.ts'
import type { ExpressionQuestion } from '../../src/model.ts'
import { expr } from '../support/posed-formulas.ts'
import { here, sourced } from '../support/solution.ts'
import { codes, keyOf, posed, there, valueOf } from './asking.ts'

const question: ExpressionQuestion = {
  id: 'a',
  at: here,
  kind: 'expression',
  key: sourced('f', there),
  symbols: [{ name: 'w' }, { name: 'u' }],
  precision: {},
  witness: 'hidden',
  scheme: 'all-or-nothing',
}
const formula = (text: string): Symbolic => new Symbolic(expr(text))
const pose = (key: Value, more: Partial<ExpressionQuestion> = {}, mistaken: Readonly<Record<string, Value>> = {}) =>
  posed(
    { ...question, ...more },
    { keys: { a: key }, mistaken: Object.fromEntries(Object.entries(mistaken).map(([name, value]) => [name, { a: value }])) },
  )
const keyText = (key: Value): string => plain(keyOf('expression', valueOf(pose(key)).key).expr)

describe('the key', () => {
  test.each<[Value, string]>([
    [formula('2*w - u'), '2*w - u'],
    [3, '3'],
    [rational(-3n, 2n), '-3/2'],
    [new Irrational(new Real(Math.SQRT2, 1e-15), expr('sqrt(2)')), 'sqrt(2)'],
    [[formula('w'), 1], '[w, 1]'],
    [
      [
        [formula('w'), 1],
        [0, formula('u')],
      ],
      '[[w, 1], [0, u]]',
    ],
  ])('%# is the formula that it is', (value, text) => {
    expect(keyText(value)).toBe(text)
  })

  test('is plain JSON', () => {
    const asked = valueOf(pose(formula('w^2'), { form: 'expanded' }))
    expect(JSON.parse(JSON.stringify(asked))).toEqual(asked)
  })
})

describe('what cannot be asked', () => {
  const line = 9
  test.each<[string, Value, Partial<ExpressionQuestion>, string]>([
    ['a word', 'conv', {}, 'solve/type'],
    ['a list with a word in it', [1, 'conv'], {}, 'solve/type'],
    ['an empty list', [], {}, 'solve/shape'],
    ['rows of several lengths', [[1, 2], [3]], {}, 'solve/shape'],
    ['a list of lists and numbers', [[1, 2], 3], {}, 'solve/shape'],
    ['three levels', [[[1]]], {}, 'solve/shape'],
    ['65 entries', Array.from({ length: 65 }, () => 1), {}, 'solve/shape'],
    ['a number that is known as a decimal alone', new Real(2.5, 1e-15), {}, 'spec/no-precision'],
    ['a letter that may not be typed', formula('w + v'), {}, 'spec/unknown-name'],
  ])('%s is an error at the key', (_, key, more, code) => {
    expect(codes(pose(key, more))).toEqual([{ code, line }])
  })

  test('with a tolerance a decimal may be asked for', () => {
    const { interaction, key } = valueOf(pose(new Real(2.5, 1e-15), { precision: { within: { amount: '1/100', relative: true } } }))
    expect(plain(keyOf('expression', key).expr)).toBe('2.5')
    expect(interaction).toMatchObject({ format: { within: { amount: '1/100', relative: true } } })
  })
})

describe('what students see', () => {
  test('is the same whatever the key is', () => {
    const shown = (key: Value, mistaken: Readonly<Record<string, Value>> = {}) => valueOf(pose(key, {}, mistaken)).interaction
    expect(shown(formula('2*w - u'))).toEqual(shown(formula('tanh(w)^2/u'), { slip: formula('w') }))
    expect(shown([formula('w'), 2])).toEqual(shown([7, formula('u*w')]))
  })

  test('is the letters, the constants that no letter hides, and the shape', () => {
    expect(valueOf(pose([1, 2, 3], { symbols: [{ name: 'e' }, { name: 'theta' }], decimal: ',' })).interaction).toEqual({
      type: 'formula',
      format: {
        symbols: [
          { name: 'e', tex: 'e' },
          { name: 'theta', tex: '\\theta' },
        ],
        functions: [],
        constants: ['pi'],
        decimal: ',',
        shape: [3],
      },
    })
  })
})

describe('mistakes', () => {
  test('are formulas too; one that leads to the key, in whatever words, or to another shape is left out', () => {
    const { key } = valueOf(
      pose(formula('(w + 1)^2'), {}, { slip: formula('w^2 + 1'), same: formula('w^2 + 2*w + 1'), list: [formula('w')], number: 4 }),
    )
    expect(keyOf('expression', key).mistakes.map(({ mistake, answers }) => [mistake, answers])).toEqual([
      ['slip', [{ formula: expr('w^2 + 1') }]],
      ['number', [{ formula: expr('4') }]],
    ])
  })
})

describe('computed names that may be typed', () => {
  const asked = valueOf(
    posed(
      {
        ...question,
        names: [
          { name: 'h', at: here },
          { name: 's', at: here },
          { name: 'w', at: here },
        ],
      },
      { keys: { a: formula('2*w*u + w') }, values: { h: [formula('u'), formula('w*u')], s: formula('w/2'), w: 5 } },
    ),
  )
  const mark = (text: string): unknown => gradePart(asked.interaction, asked.key, text)

  test('are shown with the letters, over rows as h_1, h_2; a letter of the same name stays one', () => {
    expect(asked.interaction).toMatchObject({
      format: { symbols: [{ name: 'w' }, { name: 'u' }, { name: 'h_1' }, { name: 'h_2' }, { name: 's' }] },
    })
  })
  test.each([
    ['2h_2 + w', '1'],
    ['2 w h_1 + 2s', '1'],
    ['2h_1 + w', '0'],
  ])('stand for the formulas that they are: %s', (text, credit) => {
    expect(mark(text)).toMatchObject({ status: 'graded', credit })
  })
  test('a matrix can stand for none', () => {
    const wrong = posed({ ...question, names: [{ name: 'm', at: there }] }, { keys: { a: 1 }, values: { m: [[1], [2]] } })
    expect(codes(wrong)).toEqual([{ code: 'solve/shape', line: 9 }])
  })
})

test('what decides answers is opened once a key', () => {
  const { key } = valueOf(pose(formula('w')))
  const one = keyOf('expression', key)
  expect(deciderOf(one)).toBe(deciderOf(one))
  expect(deciderOf({ ...one })).not.toBe(deciderOf(one))
})

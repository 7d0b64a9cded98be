// What a certificate says, against numbers worked out by hand.
import { describe, expect, test } from 'vitest'
import type { Distribution } from '../../src/model.ts'
import { certifiedFile, certifiedYaml, codesIn, countsOf } from './certified.ts'

const listed = ({ values }: Distribution): readonly (readonly [string, number])[] => values.map(({ value, share }) => [value, share])

describe('the original LSTM item, every value fixed', () => {
  const certificate = certifiedFile('tests/certify/original-lstm.yaml')
  test('nine of eleven mistakes give the right answer', () => {
    const hidden = certificate.mistakes.filter(({ hidden: count }) => count === 1).map(({ mistake }) => mistake)
    expect(certificate.mistakes).toHaveLength(11)
    expect(hidden).toEqual([
      'swapped_gates',
      'no_output_gate',
      'no_forget_gate',
      'no_recurrence',
      'sigmoid_candidate',
      'coupled_gates',
      'biases_forgotten',
      'slip_in_print',
      'old_cell',
    ])
  })
  test('who hands in the cell answers 2, which is not offered', () => {
    const row = certificate.mistakes.find(({ mistake }) => mistake === 'returns_cell')
    expect([row?.shows, row?.offered, row && listed(row.answers)]).toEqual([1, 0, [['2', 1]]])
  })
  test('the published answer is met', () => expect(certificate.published).toEqual([{ with: '', met: true }]))
  test('one variant for everybody: all of a class share it', () => {
    expect(certificate.space).toMatchObject({ draws: 1, how: 'enumerated', variants: 1, distinct: 1, class: { size: 100, sharing: 100 } })
  })
  test('its own mistakes that nobody can make visibly are told, and the page is sound', () => {
    expect(codesIn(certificate)).toEqual(['certify/mistake-coincides 10:3', 'certify/mistake-coincides 13:3'])
    expect(certificate.sound).toBe(true)
  })
})

describe('the homework item: an LSTM over bits whose raw h may be fed back', () => {
  const certificate = certifiedFile('problems/rnn/lstm-unroll-rounded.yaml')
  const row = certificate.readings.find(({ about }) => about === 'carry')
  test('sensitive on x = 1,1,0,1,1 and not on x = 0,0,1,1,1,0', () => {
    expect(row?.published).toEqual([
      { with: 'T=6,x=[0, 0, 1, 1, 1, 0]', flips: false },
      { with: 'T=5,x=[1, 1, 0, 1, 1]', flips: true },
    ])
  })
  test('in some variants, and offered as a mistake', () => {
    expect(row?.reading).toBe('carry h=exact')
    expect(row?.flips).toBeGreaterThan(0)
    expect([row?.settled, row?.by]).toEqual(['mistake', 'raw_feedback'])
  })
})

describe('two dice: numbers counted by hand', () => {
  const dice = certifiedYaml(`problem: p
title: Dice
parameters: { a: { integer: [1, 6] }, b: { integer: [1, 6] } }
let: { sum: a + b }
text: What is {{a}} + {{b}}?
ask: { kind: number, key: sum }
mistakes:
  product: { let: { sum: a*b }, says: That is the product. }
  first: { let: { sum: a }, says: That is the first. }
  quotient: { let: { sum: a/(b - 1) }, says: That is a quotient. }
`)
  test('all 36 throws, and how likely each sum is', () => {
    expect(dice.space).toMatchObject({ draws: 36, how: 'enumerated', variants: 36, distinct: 36 })
    expect(listed(dice.parts[0]?.keys ?? { values: [], others: { count: 0, share: 0 } })[0]).toEqual(['7', 0.166667])
  })
  // 100·(1 − (35/36)^99)
  test('a class of 100: 93.85 of them have a throw that another has', () => expect(dice.space.class.sharing).toBeCloseTo(93.853, 2))
  // a·b = a + b at (2, 2) alone; a is too small by b; a/(b − 1) is none at b = 1, and is too small everywhere else
  test('the separation table', () => {
    expect(countsOf(dice, 'product')).toBe('35 1 0 0')
    expect(countsOf(dice, 'first')).toBe('36 0 0 0')
    expect(countsOf(dice, 'quotient')).toBe('30 0 0 6')
  })
  // |ab − a − b| = 1 at (1, 1); b = 1; |a/(b − 1) − a − b| = 2 at b = 2, more for every other b
  test('margins', () => expect(dice.mistakes.map(({ margin }) => margin)).toEqual([1, 1, 2]))
  test('the throw at which the product hides', () => {
    expect(dice.mistakes[0]?.example).toEqual({ with: 'a=2,b=2' })
    expect(codesIn(dice)).toEqual(['certify/mistake-coincides 8:3'])
  })
  test('guessing: 7 every time is right in one of six', () =>
    expect(dice.parts[0]?.guess).toEqual({ best: { answer: '7', credit: 0.166667 } }))
})

test('a space that is too large is sampled, and what follows is said', () => {
  const sum = 'problem: p\ntitle: P\nparameters: { a: { integer: [1, 1000] }, b: { integer: [1, 1000] } }\ntext: What is {{a}} + {{b}}?\n'
  const { space } = certifiedYaml(`${sum}ask: { kind: number, key: a + b }\n`, { variants: 59 })
  // 0.95^59 = 0.0485 and 0.95^58 = 0.0510: 59 flawless variants say at 95 % that less than 5 % are flawed
  expect(space).toMatchObject({ draws: 1_000_000, how: 'sampled', variants: 59, bound: { confidence: 0.95, share: 0.05 } })
})

test('options: where the right one stands, and what guessing earns', () => {
  const { parts } = certifiedYaml(`problem: p
title: P
parameters: { a: { integer: [10, 209] } }
text: What is 2·{{a}}?
ask: { kind: single-choice, key: 2*a, options: [2*a, a, a + 2, a^2] }
`)
  expect(parts[0]?.guess.random).toBe(0.25)
  const positions = parts[0]?.positions ?? []
  expect(positions.reduce((sum, count) => sum + count, 0)).toBe(200)
  // 200 throws of a fair die with four faces: 50 ± 5·√(200·¼·¾) = 50 ± 31
  for (const count of positions) expect(Math.abs(count - 50)).toBeLessThan(31)
})

describe('the digest', () => {
  const yaml = 'problem: p\ntitle: P\nparameters: { a: { integer: [1, 5] } }\ntext: What is 2·{{a}}?\nask: { kind: number, key: 2*a }\n'
  test('is the same for the same problem, and another for another spec', () => {
    expect(certifiedYaml(yaml).digest).toBe(certifiedYaml(yaml).digest)
    expect(certifiedYaml(yaml).digest).not.toBe(certifiedYaml(yaml, { spec: 'other' }).digest)
    expect(certifiedYaml(yaml).digest).toMatch(/^[\da-f]{32}$/)
  })
})

describe('the four ways to meet another reading', () => {
  const problem = (more: string, round: string, ask: string) => `problem: p
title: P
cell: { inputs: [x], equations: { h: h_prev / 2 + x } }
parameters: { x: { choice: [0, 1, 2], size: 4 } }
given: { h_prev: 1 }
run: { over: [x] }
round: { h: { to: integer, tie: down${round} } }
${more}text: '{{equations}} {{given}}'
ask: { kind: table, show: [x], fill: [h]${ask} }
`
  const raw = 'mistakes: { raw: { round: { h: { carry: exact } }, says: The rounded one is read. } }\n'
  test.each([
    ['nothing said', '', '', '', undefined],
    ['said in the text', '', ', carry: rounded', '', 'said'],
    ['offered', raw, '', '', 'mistake'],
    ['accepted', raw, '', ', accept: [raw]', 'accepted'],
    ['ruled out', `${raw}require: ['not distinct(key, mistakes.raw)']\n`, '', '', 'same'],
  ])('%s', (_, more, round, ask, settled) => {
    const certificate = certifiedYaml(problem(more, round, ask))
    expect(certificate.readings.find(({ about }) => about === 'carry')?.settled).toBe(settled)
    expect(certificate.diagnostics.filter(({ code }) => code === 'certify/convention-sensitive')).toHaveLength(
      settled === undefined ? 1 : 0,
    )
  })
})

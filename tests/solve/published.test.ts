// Answers that stand elsewhere in print: a mismatch is found, with its place and both sides.
import { describe, expect, test } from 'vitest'
import { variantWith } from '../../src/pipeline.ts'
import { publishedMismatches } from '../../src/solve/published.ts'
import { fixedDraws } from '../../src/variant/fixed.ts'
import { must, problemFrom } from '../support/library.ts'

/**
 * The mismatches, `5 for 4` each; `published` stands at the end of the problem. «…» marks the place where one is found, and
 * is not part of the file.
 */
function mismatches(lines: string, published: string): readonly string[] {
  const head = `problem: p\ntitle: T\n${lines.trim()}\npublished:\n`
  const marks = [...published.matchAll(/«/g)].map(({ index }) => {
    const before = published.slice(0, index).replaceAll('«', '')
    return `${head.split('\n').length + before.split('\n').length - 1}:${before.length - before.lastIndexOf('\n')}`
  })
  const problem = problemFrom(`${head}${published.replaceAll('«', '')}\n`)
  const found = problem.published.flatMap((entry) => {
    const variant = must(variantWith(problem, must(fixedDraws(problem, entry.with)), null, { language: 'en' }))
    return publishedMismatches(problem, entry, variant.solution)
  })
  expect(found.map(({ at }) => `${at?.line}:${at?.col}`)).toEqual(marks)
  return found.map(({ code, severity, message }) => {
    expect([code, severity]).toEqual(['published/mismatch', 'error'])
    return message.replace('the published answer is ', '').replace(', the derived key is ', ' for ')
  })
}

describe('a value', () => {
  const sum = `
parameters: { a: { integer: [1, 9] } }
mistakes:
  one_off: { answer: { total: a } }
  no_answer: { let: { total: 1/(a - 2) } }
let: { total: a + 1 }
text: T.
ask: { kind: number, key: total }
`
  test.each([
    ['  - { with: { a: 2 }, key: 3 }', []],
    ['  - { with: { a: 2 }, key: «5 }', ['5 for 3']],
    ['  - { with: { a: 2 }, key: 9/3 }', []],
    ['  - { with: { a: 1 }, key: a + 1 }', []],
    ['  - { with: { a: 2 }, key: 3 }\n  - { with: { a: 2 }, key: «4 }\n  - { with: { a: 3 }, key: «3 }', ['4 for 3', '3 for 4']],
    // outside of what is drawn: no matter
    ['  - { with: { a: 1/2 }, key: 3/2 }', []],
    ['  - { with: { a: 1/2 }, key: «1.25 }', ['5/4 for 3/2']],
    ['  - with: { parameters.a: 7 }\n    key: «9', ['9 for 8']],
    ['  - { with: { a: 4 }, mistakes: { one_off: 4 } }', []],
    ['  - { with: { a: 4 }, key: 5, mistakes: { one_off: «5, no_answer: 1/2 } }', ['5 for 4']],
    ['  - { with: { a: 2 }, key: 3, mistakes: { no_answer: «0 } }', ['0 for no answer']],
  ])('%s', (published, expected) => {
    expect(mismatches(sum, published)).toEqual(expected)
  })
})

describe('numbers, as precisely as they are asked for', () => {
  // 1/3 = 0.3333…, σ(1) = 0.7310585786…
  const part = (precision: string, key: string): string =>
    `parameters: { a: { integer: [1, 9] } }\ntext: T.\nask: { kind: number, key: ${key}, ${precision} }`
  test.each([
    ['decimals: 3', 'sigmoid(a)', '0.731', []],
    ['decimals: 3', 'sigmoid(a)', '0.7311', []],
    ['decimals: 3', 'sigmoid(a)', '«0.732', ['183/250 for 0.731']],
    ['figures: 2', '1000*sigmoid(a)', '730', []],
    ['within: 1%', 'sigmoid(a)', '0.725', []],
    ['within: 1%', 'sigmoid(a)', '«0.72', ['18/25 for 0.731']],
    ['points: 1', 'a/3', '«0.333', ['333/1000 for 1/3']],
    ['points: 1', 'a/3', '1/3', []],
  ])('%s: %s is said to be %s', (precision, key, published, expected) => {
    expect(
      mismatches(part(precision, key), `  - { with: { a: 1 }, key: ${published} }`).map((text) => text.replace(/0\.731\d*/, '0.731')),
    ).toEqual(expected)
  })
  test('entries of a vector and of a column, each as its column says', () => {
    const vector = 'text: T.\nask: { kind: vector, key: "softmax([1, 2, 3])", decimals: 4 }'
    expect(mismatches(vector, '  - key: [0.0900, 0.2447, 0.6652]')).toEqual([])
    expect(mismatches(vector, '  - key: «[0.0900, 0.2447, 0.6655]')).toHaveLength(1)
    expect(mismatches(vector, '  - key: «[0.0900, 0.2447]')).toHaveLength(1)
    const table = `
cell: { inputs: [x], equations: { z: x/2, s: sigmoid(x) } }
run: { every: { x: [0, 1] } }
text: T.
ask: { kind: table, show: [x], fill: { z: {}, s: { decimals: 2 } } }`
    expect(mismatches(table, '  - key: { z: [0, 1/2], s: [0.5, 0.73] }')).toEqual([])
    expect(mismatches(table, '  - key: { z: «[0, 0.501], s: «[0.5, 0.74] }')).toHaveLength(2)
  })
})

describe('columns and parts', () => {
  const table = `
cell: { inputs: [x], equations: { y: x^2, z: y + 1 } }
run: { every: { x: [1, 2, 3] } }
mistakes: { hands_in_y: { answer: { z: cell.y } }, doubles: { equations: { y: 2*x } } }
text: T.
ask: { kind: table, show: [x], fill: [y, z] }
`
  test.each([
    ['  - key: { y: [1, 4, 9], z: [2, 5, 10] }', []],
    ['  - key: { z: [2, 5, 10] }', []],
    ['  - key: { y: «[1, 4, 8], z: [2, 5, 10] }', ['[1, 4, 8] for [1, 4, 9]']],
    ['  - key: { z: «[2, 5] }', ['[2, 5] for [2, 5, 10]']],
    [
      '  - key:\n      y: [1, 4, 9]\n      z: «[0, 0, 0]\n    mistakes: { hands_in_y: { z: [1, 4, 9] }, doubles: { z: «[3, 5, 8] } }',
      ['[0, 0, 0] for [2, 5, 10]', '[3, 5, 8] for [3, 5, 7]'],
    ],
  ])('%s', (published, expected) => {
    expect(mismatches(table, published)).toEqual(expected)
  })
  test('parts by their ids, tables of another part by their columns', () => {
    const parts = `
parameters: { a: { integer: [1, 9] } }
cell: { inputs: [x], equations: { y: a*x } }
run: { every: { x: [1, 2] } }
text: T.
parts:
  twice: { kind: number, key: 2*a, text: A. }
  rows: { kind: table, show: [x], fill: [y], text: B. }
`
    expect(mismatches(parts, '  - { with: { a: 3 }, key: { twice: 6, y: [3, 6] } }')).toEqual([])
    expect(mismatches(parts, '  - { with: { a: 3 }, key: { twice: «7, y: «[3, 7] } }')).toEqual(['7 for 6', '[3, 7] for [3, 6]'])
  })
})

describe('ids', () => {
  const state = 'cell: lstm\ntext: T.\nask: { kind: multi-select, scheme: all-or-nothing, role: state, names: [o, c, i, h] }'
  const gating = `
cell: gated-rnn
convention: { gate: writes, gates: ideal }
text: T.
ask:
  kind: multi-select
  scheme: all-or-nothing
  claims:
    keeps: { if: g == 0, then: s == s_prev, text: A. }
    writes: { if: g == 1, then: s == s_tilde, text: B. }
    erases: { if: g == 0, then: s == 0, text: C. }
`
  test('names by role, in any order', () => {
    expect(mismatches(state, '  - key: [h, c]')).toEqual([])
    expect(mismatches(state, '  - «key: [c]')).toEqual(['c for c, h'])
    expect(mismatches(state, '  - «key: [c, o]')).toEqual(['c, o for c, h'])
    expect(mismatches(state, '  - «key: [c, h, o]')).toEqual(['c, h, o for c, h'])
  })
  test('claims that hold, among those shown', () => {
    expect(mismatches(gating, '  - key: [keeps, writes]')).toEqual([])
    expect(mismatches(gating, '  - «key: [keeps]')).toEqual(['keeps for keeps, writes'])
    expect(mismatches(gating, '  - { show: [keeps, erases], key: [keeps] }')).toEqual([])
    expect(mismatches(gating, '  - «{ show: [erases, writes], key: [erases, writes] }')).toEqual(['erases, writes for writes'])
  })
})

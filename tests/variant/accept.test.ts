// Which candidate becomes the variant, and what is told of those that did not.
import { describe, expect, test } from 'vitest'
import type { Problem } from '../../src/model.ts'
import { drawVariant, mostCandidates } from '../../src/pipeline.ts'
import { Tally } from '../../src/solve/accept.ts'
import { drawCandidate } from '../../src/variant/candidates.ts'
import { codesOf, must, problemFrom } from '../support/library.ts'

const english = { language: 'en' }
const requiring = (require: string, more = ''): Problem =>
  problemFrom(
    `problem: p\ntitle: T\nparameters: { a: { integer: [1, 10] }, b: { integer: [1, 10] } }\n${more}\nrequire:\n${require.replace(/^/gm, '  - ')}\ntext: T.\nask: { kind: number, key: a + b }\n`,
  )

test('the first candidate that meets every constraint, and no other', () => {
  const problem = requiring('a > b')
  for (let seed = 0; seed < 40; seed++) {
    const { variant } = must(drawVariant(problem, seed, english))
    const meets = Array.from({ length: variant.candidate + 1 }, (_, n) => {
      const draws = must(drawCandidate(problem, seed, n))
      return Number(draws.get('parameters.a')) > Number(draws.get('parameters.b'))
    })
    expect(meets).toEqual([...Array.from({ length: variant.candidate }, () => false), true])
    expect(new Map(variant.draws.map(({ path, value }) => [path, value]))).toEqual(must(drawCandidate(problem, seed, variant.candidate)))
  }
})

test('the tally: each constraint is asked of those that met the ones before it', () => {
  const tally = new Tally()
  const problem = requiring('a > 5\nmod(b, 2) == 0')
  for (let seed = 0; seed < 200; seed++) must(drawVariant(problem, seed, english, tally))
  const [above, even] = [tally.constraints.get('a > 5'), tally.constraints.get('mod(b, 2) == 0')]
  expect([tally.accepted, above?.tried, even?.tried, even?.met]).toEqual([200, tally.candidates, above?.met, 200])
  // half of the draws meet each: within five standard deviations
  for (const { tried = 0, met = 0 } of [above ?? {}, even ?? {}]) expect(Math.abs(met - tried / 2)).toBeLessThan(5 * Math.sqrt(tried / 4))
})

describe('constraints that are never met', () => {
  test('the one that turns most draws down is named first, with its place', () => {
    const problem = requiring('a + b > 3\na*b == 1000\na < 11')
    const drawn = drawVariant(problem, 1, english)
    expect(codesOf(drawn)).toEqual(['draw/impossible'])
    const [error] = drawn.ok ? [] : drawn.errors
    expect(error?.message).toMatch(
      /^none of 1000 draws was accepted: `a\*b == 1000` was met by 0 of 9\d\d; `a \+ b > 3` was met by 9\d\d of 1000$/,
    )
    // line 7: problem, title, parameters, an empty line, require and the first constraint come before it
    expect(error?.at).toMatchObject({ file: 'p.yaml', line: 7, col: 5 })
  })
  test('as many candidates as that, no more', () => {
    const tally = new Tally()
    drawVariant(requiring('a > 10'), 1, english, tally)
    expect([tally.candidates, tally.accepted, mostCandidates]).toEqual([1000, 0, 1000])
  })
  test('draws without an answer are counted by why', () => {
    const problem = problemFrom(
      'problem: p\ntitle: T\nparameters: { a: { integer: [-9, 0] } }\ntext: T.\nask: { kind: number, key: log(a), decimals: 2 }\n',
    )
    const drawn = drawVariant(problem, 1, english)
    expect(drawn.ok ? '' : drawn.errors[0]?.message).toBe(
      'none of 1000 draws was accepted: in 1000, the logarithm of a number that is not positive (solve/undefined)',
    )
  })
})

describe('what is drawn again, and what is not', () => {
  const cell = (equation: string, extra = ''): Problem =>
    problemFrom(`
problem: p
title: T
cell: { inputs: [x], equations: { y: '${equation}' } }
parameters: { x: { integer: [-2, 2] } }
${extra.trim()}
text: T.
ask: { kind: number, key: y }
`)
  const drawnX = (problem: Problem): ReadonlySet<unknown> =>
    new Set(Array.from({ length: 60 }, (_, seed) => must(drawVariant(problem, seed, english)).variant.draws[0]?.value))
  test('a tie', () => {
    expect(drawnX(cell('sigmoid(x)', 'round: { sigmoid: { to: [0, 1] } }'))).toEqual(new Set([-2, -1, 1, 2]))
  })
  test('a division by zero, a run that does not stop', () => {
    expect(drawnX(cell('1/(x - 1)'))).toEqual(new Set([-2, -1, 0, 2]))
    const stopping = problemFrom(
      'problem: p\ntitle: T\ncell: { inputs: [], equations: { y: y_prev + x } }\nparameters: { x: { integer: [-2, 4] } }\ngiven: { y_prev: 0 }\nrun: { steps: 1, until: "y[1] >= 4", at-most: 3 }\ntext: T.\nask: { kind: number, key: "y[end]" }\n',
    )
    // 2 takes two passes, 3 two, 4 one; 1 would take four
    expect(drawnX(stopping)).toEqual(new Set([2, 3, 4]))
  })
  test('a constraint without a value is not met', () => {
    expect(drawnX(cell('2*x', 'require: [1/x > -5]'))).toEqual(new Set([-2, -1, 1, 2]))
  })
  test('what the author must mend is an error at once', () => {
    const tally = new Tally()
    expect(codesOf(drawVariant(cell('x*[1, 2] + [1, 2, 3]'), 1, english, tally))).toEqual(['solve/shape'])
    expect(codesOf(drawVariant(cell('2*x', 'require: ["[1, 2] < [1, 2, 3]"]'), 1, english, tally))).toEqual(['solve/shape'])
    expect(tally.candidates).toBe(2)
  })
})

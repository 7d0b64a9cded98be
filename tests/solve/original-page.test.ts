// The three problems that the project began with, and the homework sequences of the same course: published answers, met
// by derivation. Expected values here are the published ones.
import { describe, expect, test } from 'vitest'
import type { Checked } from '../../src/diagnostic.ts'
import { type DrawnVariant, drawVariant, variantWith } from '../../src/pipeline.ts'
import type { Problem, Question } from '../../src/model.ts'
import { fixedDraws } from '../../src/variant/fixed.ts'
import { codesOf, definitions, must, problemById, problemFrom, shown } from '../support/library.ts'

const withValues = (problem: Problem, values: { readonly [name: string]: string }): Checked<DrawnVariant> =>
  variantWith(problem, must(fixedDraws(problem, definitions(values))), null, { language: 'en' })

const only = (problem: Problem): Question => {
  const [part] = problem.parts
  if (part === undefined) throw new Error('a problem without parts')
  return part
}

describe('lstm-rounded-step: all weights, h and c equal to 1, x = 5', () => {
  const problem = problemById('lstm-rounded-step')
  const page = { wf: '1', wi: '1', wo: '1', wc: '1', h: '1', c: '1', x: '5' }
  const { solution } = must(withValues(problem, page))
  const step = (name: string) => solution.trace.find((one) => one.name === name)

  test('the key is 1', () => {
    expect(shown(must(solution.key(only(problem))))).toBe('1')
  })
  test('the pre-activation is 6 four times; gates and candidate are 1; c is 2, h is 1', () => {
    for (const name of ['f', 'i', 'o', 'c_tilde']) {
      expect(step(name)?.calls[0]?.arguments.map(shown)).toEqual(['6'])
      expect(shown(step(name)?.value ?? 'none')).toBe('1')
    }
    expect(shown(step('c')?.value ?? 'none')).toBe('2')
    expect(shown(step('h')?.value ?? 'none')).toBe('1')
  })
  test('nine of the eleven usual slips give the right answer here: of those that the cell knows, only c itself differs', () => {
    const answers = problem.mistakes.map(({ name }) => [name, solution.mistaken(name, only(problem))] as const)
    expect(
      answers
        .filter(([, answer]) => answer !== undefined && shown(answer) !== '1')
        .map(([name]) => name)
        .sort(),
    ).toEqual(['no_outer_tanh', 'returns_cell'])
  })
  test('h = −1 and x = 1 cancel: a tie, by name', () => {
    const drawn = withValues(problem, { ...page, h: '-1', x: '1' })
    expect(codesOf(drawn)).toEqual(['solve/tie'])
    expect(drawn.ok ? '' : drawn.errors[0]?.message).toMatch(/tie in f: the argument of sigmoid is exactly 0/)
  })
  test('x = −5 closes every gate: tanh(0) is a tie that does not matter, for o = 0', () => {
    const closed = must(withValues(problem, { ...page, x: '-5' })).solution
    expect(shown(must(closed.key(only(problem))))).toBe('0')
  })
  test('in floats 0.1·3 − 0.3 is above 0; here it is the tie that it is', () => {
    const decimal = problemFrom(`
problem: p
title: Decimals
cell: { inputs: [x], equations: { y: sigmoid(w*x - 0.3) } }
parameters: { w: { choice: [0.1] }, x: { choice: [3] } }
round: { sigmoid: { to: [0, 1] } }
text: What is y?
ask: { kind: number, key: y }
`)
    expect(codesOf(withValues(decimal, {}))).toEqual(['solve/tie'])
  })
})

describe('lstm-unroll-rounded: the published homework', () => {
  const problem = problemById('lstm-unroll-rounded')
  const rows = (x: string, mistake?: string): unknown => {
    const values = must(withValues(problem, { T: String(x.split(',').length), x })).solution
    const asked = mistake === undefined ? must(values.key(only(problem))) : values.mistaken(mistake, only(problem))
    return asked === undefined ? undefined : shown(asked)
  }
  test.each([
    ['[0, 0, 1, 1, 1, 0]', undefined, ['0', '0', '1', '-1', '1', '0']],
    ['[1, 1, 0, 1, 1]', undefined, ['1', '-1', '0', '1', '-1']],
    ['[1, 1, 0, 1, 1]', 'raw_feedback', ['1', '-1', '0', '0', '1']],
  ])('x = %s %s', (x, mistake, expected) => {
    expect(rows(x, mistake)).toEqual([expected])
  })
  test('an irrational quantity is said to be one', () => {
    const third = problemFrom(`
problem: p
title: Not rational
cell: lstm
parameters: { x: { choice: [[1, 1]] } }
given: { weights: 0, biases: 0, W_ix: 100, W_ox: 100, W_cx: 1/3, h_prev: 0, c_prev: 0 }
run: { over: [x] }
round: { sigmoid: { saturate: 1 }, tanh: { saturate: 1 }, h: { to: integer, tie: toward-zero } }
text: Compute it.
ask: { kind: table, show: [x], fill: [h] }
`)
    const drawn = withValues(third, {})
    expect(drawn.ok ? drawn.warnings.map(({ code, message }) => [code, message.slice(0, 4)]) : drawn.errors).toEqual([
      ['solve/irrational', 'tanh'],
    ])
  })
})

describe('gating', () => {
  const problem = problemById('gating')
  test('of the four statements of the page, exactly the two with g = 0 hold', () => {
    const { solution } = must(drawVariant(problem, 1, { language: 'en' }))
    const [part] = problem.parts
    const claims = part?.kind === 'multi-select' && part.from.type === 'claims' ? part.from.claims : []
    const verdicts = Object.fromEntries(claims.map((claim) => [claim.id, solution.verdict(claim)]))
    expect(
      Object.fromEntries(
        ['one_writes_element', 'zero_keeps_element', 'one_keeps_all', 'zero_keeps_all'].map((id) => [id, verdicts[id]?.verdict]),
      ),
    ).toEqual({
      one_writes_element: 'refuted',
      zero_keeps_element: 'proved',
      one_keeps_all: 'refuted',
      zero_keeps_all: 'proved',
    })
    // A claim about all values is refuted by a witness; one about some values, by a proof that there are none.
    for (const { id, quantifier } of claims) {
      const verdict = verdicts[id]
      if (quantifier === 'then' && verdict?.verdict === 'refuted') expect(verdict.witness).toBeDefined()
    }
  })
})

describe('lstm-state: what is read as NAME_prev, and nothing else', () => {
  const stateOf = (cell: string, names: string): readonly (string | undefined)[] => {
    const problem = problemFrom(`
problem: p
title: State
cell: ${cell}
${cell === 'gru' ? 'convention: { update: keeps, reset: before }' : ''}
text: Which are the state?
ask: { kind: multi-select, scheme: all-or-nothing, role: state, names: [${names}] }
`)
    const { solution } = must(drawVariant(problem, 3, { language: 'en' }))
    return [...(solution.cell?.roles ?? [])]
      .filter(([, role]) => role === 'state')
      .map(([name]) => name)
      .sort()
  }
  test.each([
    ['lstm', 'o, c, i, h', ['c', 'h']],
    ['peephole-lstm', 'o, c, i, h', ['c', 'h']],
    ['gru', 'z, r, h, h_tilde', ['h']],
  ])('%s', (cell, names, expected) => {
    expect(stateOf(cell, names)).toEqual(expected)
  })
})

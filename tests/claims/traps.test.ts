// Claims at which a careless engine goes wrong: vacuous ones, contradictions, matrices, hidden divisions by zero.
import { describe, expect, test } from 'vitest'
import { decideClaim, isVacuous, verdictOf } from '../../src/cell/claims/decide.ts'
import { claim, context, decide, gru, keeps, lstm, type Written, writes } from './cells.ts'

const vacuous = (written: Written, cell: Readonly<Record<string, string>>, gates: 'ideal' | 'exact' | 'rounded' = 'ideal'): void => {
  const verdict = decide(written, cell, gates)
  expect({ written, ...verdict }).toMatchObject({ written, verdict: 'undecided' })
  expect(verdict.how).toMatch(/^vacuous: no point meets/)
  expect(isVacuous(verdict)).toBe(true)
}

describe('from a hypothesis that cannot hold nothing is proved', () => {
  test('contradictions', () => {
    vacuous({ if: 'g == 0 and g == 1', then: 's == s_prev' }, writes)
    vacuous({ if: 'g[k] == 0 and g == 1', then: 's == s_prev' }, writes)
    vacuous({ if: 'g[k] == 0 and g[k] == 1', then: 's[k] == 7' }, writes)
    vacuous({ if: 's_prev > 1 and s_prev < 0', then: 's == 7' }, writes)
    vacuous({ if: 'abs(s_tilde[k]) == 1', then: 's == 7' }, writes)
  })
  test('gates outside of what they can be', () => {
    vacuous({ if: 'g == 2', then: 's == s_prev' }, writes)
    vacuous({ if: 'g == 2', can: 's == s_prev' }, writes)
    vacuous({ if: 'g == 0', then: 's == s_prev' }, writes, 'exact')
    vacuous({ if: 'g[k] == 1', can: 's[k] == s_prev[k]' }, writes, 'exact')
    vacuous({ if: 'g == 1/2', then: 's == s_prev' }, writes, 'rounded')
    vacuous({ if: 'f == 1 and i == 0', then: 'c == c_prev' }, lstm, 'exact')
  })
  test('an expression outside of its range, and balls that merely overlap', () => {
    vacuous({ if: 'sigmoid(x) == 0', then: 'x == 7' }, { y: 'x' })
    // no point meets this one either: tanh is increasing
    expect(decide({ if: 'tanh(x[k]) == tanh(x[k] + 1/100000000000000000000)', then: 'x == 7' }, { y: 'x' }).verdict).toBe('undecided')
  })
  test('sides without a value anywhere', () => {
    // d is 0 in disguise, so d/d is 1 nowhere
    expect(decide({ then: 'd/d == 1' }, { d: '(x + 1) .* (x - 1) - x^2 + 1' }).verdict).toBe('undecided')
    expect(decide({ then: 'd/d == d/d' }, { d: '(x + 1) .* (x - 1) - x^2 + 1' }).verdict).toBe('undecided')
    expect(decide({ then: 'log(-1 - x^2) == log(-1 - x^2)' }, { d: 'x' }).verdict).toBe('undecided')
  })
})

describe('matrices', () => {
  const two = { y: 'A*(B*x)', w: 'B*(A*x)' }
  test('do not commute', () => {
    expect(decide({ then: 'y == w' }, two).verdict).toBe('refuted')
    expect(decide({ then: 'A*B == B*A' }, two).verdict).toBe('refuted')
    expect(decide({ then: 'A .* B == B .* A' }, two).verdict).toBe('proved')
  })
  test('are linear and associative', () => {
    expect(decide({ then: '(A*B)*x == y' }, two).verdict).toBe('proved')
    expect(decide({ then: 'A*(B*x + 2*x) == y + 2*(A*x)' }, two).verdict).toBe('proved')
    expect(decide({ then: '(A + B)*x == A*x + B*x' }, two).verdict).toBe('proved')
    expect(decide({ then: 'A*(x .* x) == (A*x) .* (A*x)' }, two).verdict).toBe('refuted')
    // a number added to a vector is added to each entry, and goes through the matrix with it
    expect(decide({ then: 'A*(x + 1) == A*x + 1' }, { y: 'A*x' }).verdict).toBe('refuted')
  })
  test('a gate at one entry leaves the others in the product', () => {
    expect(decide({ if: 'r[k] == 0', then: '(W_hh*(r .* h_prev))[k] == 0' }, gru).verdict).toBe('refuted')
    expect(decide({ if: 'r == 0', then: '(W_hh*(r .* h_prev))[k] == 0' }, gru).verdict).toBe('proved')
  })
})

describe('what is nearly true', () => {
  test('differences that floats do not see are seen by exact points', () => {
    expect(decide({ then: 's_prev + 1/100000000000000000000 == s_prev' }, writes).verdict).toBe('refuted')
    expect(decide({ then: 'x/3 == 0.3333333333333333 * x' }, { y: 'x' }).verdict).toBe('refuted')
    expect(decide({ then: '0.1*x + 0.2*x == 0.3*x' }, { y: 'x' }).verdict).toBe('proved')
  })
  test('two values that floats cannot tell apart are not shown to be equal', () => {
    // tanh is increasing, which no float shows
    expect(decide({ can: 'tanh(x[k]) == tanh(x[k] + 1/100000000000000000000)' }, { y: 'x' }).verdict).toBe('refuted')
    expect(decide({ can: 'log(2 + x[k]^2) == log(2 + x[k]^2 + 1/100000000000000000000)' }, { y: 'x' }).verdict).toBe('undecided')
  })
  test('strictly above needs something strictly above', () => {
    const then = 's > s_prev'
    expect(decide({ if: 'g > 0 and s_tilde > s_prev', then }, writes).verdict).toBe('proved')
    expect(decide({ if: 'g > 0 and s_tilde >= s_prev', then }, writes).verdict).toBe('refuted')
    expect(decide({ if: 'g >= 0 and s_tilde > s_prev', then }, writes).verdict).toBe('refuted')
    expect(decide({ if: 's_tilde > s_prev', then }, writes).verdict).toBe('proved')
  })
  test('sigmoid and tanh are mirrored', () => {
    expect(decide({ then: 'sigmoid(-x) == 1 - sigmoid(x)' }, { y: 'x' }).verdict).toBe('proved')
    expect(decide({ then: 'sigmoid(-x) == -sigmoid(x)' }, { y: 'x' }).verdict).toBe('refuted')
    expect(decide({ then: 'tanh(-x) == -tanh(x)' }, { y: 'x' }).verdict).toBe('proved')
  })
  test('a tanh near 1 is not 1', () => {
    expect(decide({ then: 'abs(s_tilde) < 1' }, writes).verdict).toBe('proved')
    expect(decide({ can: 's_tilde[k] == 1' }, writes).verdict).toBe('refuted')
  })
  test('true, but not by what the prover knows: undecided, never guessed', () => {
    // needs the product of two facts
    expect(decide({ if: 'x > 0 and x_prev > 0', then: 'x .* x_prev > 0' }, { y: 'x + x_prev' }).verdict).toBe('proved')
    expect(decide({ then: '(s - s_prev) .* (s - s_tilde) <= 0' }, writes).verdict).toBe('undecided')
  })
  test('what a gate is at a value that no rational pre-activation gives', () => {
    for (const gates of ['exact', 'ideal'] as const)
      expect(decide({ if: 'g == 1/4', then: 's == 3/4*s_prev + 1/4*s_tilde' }, writes, gates).verdict).toBe('proved')
  })
})

describe('what is not decided says so', () => {
  test.each([
    ['a weight of the next step', { then: 'W_fh_next == W_fh' }, /W_fh_next is not a name of the cell in the next step/],
    ['a step after the next', { then: 'c_next_next == c' }, /c_next_next is not a name/],
    ['dependence in a hypothesis', { if: 'depends(c, o)', then: 'c == 0' }, /depends\(a, b\) in a hypothesis/],
    ['an unknown name', { then: 'q == c' }, /q is not a name/],
    ['another part', { then: 'parts.a == c' }, /only names of the cell/],
    ['no comparison', { then: 'all(c)' }, /not made of comparisons/],
  ] as const)('%s', (_, written, how) => {
    const verdict = decide(written, lstm)
    expect(verdict.verdict).toBe('undecided')
    expect(verdict.how).toMatch(how)
    expect(isVacuous(verdict)).toBe(false)
  })
  test('cell.h is h', () => expect(decide({ if: 'cell.o == 0', then: 'cell.h == 0' }, lstm).verdict).toBe('proved'))
  test('names of functions and of the object prototype are only names', () => {
    const odd = { constructor: 'tanh(toString + x)', __proto__x: 'x' }
    expect(decide({ then: 'abs(constructor) < 1' }, odd).verdict).toBe('proved')
  })
})

describe('determinism and effort', () => {
  test('the same claim gives the same verdict and witness, in any order', () => {
    const asked: readonly Written[] = [{ if: 'g == 1', then: 's == s_prev' }, { then: 's[k] <= s_prev[k]' }, { can: 's[k] > 3' }]
    const once = asked.map((written) => decide(written, writes))
    const again = asked.toReversed().map((written) => decide(written, writes))
    expect(again.toReversed()).toEqual(once)
    expect(once.map(({ verdict }) => verdict)).toEqual(['refuted', 'refuted', 'proved'])
  })
  test('expressions beyond the budget are undecided, not an exception', () => {
    const power = { y: '(a + b + d + x + 1)^60' }
    expect(decide({ then: 'y == y + 0' }, power).verdict).toBe('undecided')
    const nested = Array.from({ length: 12 }).reduce<string>((inner, _, i) => `max(${inner}, abs(x - ${i}))`, 'x')
    const deep = decide({ then: `${nested} >= 0 and ${nested} <= ${nested} + relu(x)` }, { y: 'x' })
    expect(['undecided', 'proved']).toContain(deep.verdict)
  })
  test('a proof and a witness for one claim is a bug', () => {
    const about = context(keeps)
    const asked = claim({ then: 's == s_prev' })
    const { verdict } = decideClaim(asked, about)
    expect(verdict).toBe('refuted')
    const witness = () => ({ values: [], left: 0, right: 1 })
    expect(() => verdictOf(asked, 'normal-form', { met: true, witness: { conclusion: false, witness } })).toThrow(
      /both a proof and a witness/,
    )
  })
})

// What students are told of a statement afterwards: the numbers that show it, in words. The expected sentences are worked out
// by hand from the cells' equations.
import { expect, test } from 'vitest'
import { worked } from '../../src/solve/worked.ts'
import { must, problemById, problemFrom } from '../support/library.ts'
import { flat } from '../support/rich-text.ts'
import { solveWith } from '../support/solved.ts'
import type { Problem } from '../../src/model.ts'

const raw = String.raw
function reasons(problem: Problem): ReadonlyMap<string, string> {
  const segment = worked(must(solveWith(problem)), 'en').find(({ type }) => type === 'steps')
  if (segment?.type !== 'steps') throw new Error('no steps')
  return new Map(segment.groups.flatMap((group) => group.reasons?.of ?? []).map(({ option, why }) => [option, flat(why)]))
}
const others = 'All other weights, inputs and earlier states are 0.'

test('a statement that fails: gates first, then what is not 0, then the two sides', () => {
  const said = reasons(problemById('claims-gated-rnn'))
  // the closed gate drops the old state, the candidate is tanh(0)
  expect(said.get('closed_keeps')).toBe(raw`It fails for $g_t = 0$ and $s_{t-1} = 1$. ${others} There $s_t = 0$, but $s_{t-1} = 1$.`)
  expect(said.get('open_keeps')).toBe('This holds for all values.')
  expect(said.get('negative_gate')).toBe('No values make it so.')
})
test('two steps', () => {
  const said = reasons(problemById('claims-gated-rnn'))
  // the second gate is σ(0), so half of the old state is left
  expect(said.get('kept_once')).toBe(
    raw`It fails for $g_t = 1$, $g_{t+1} = \frac{1}{2}$, $s_{t-1} = 1$ and $s_t = 1$. ${others} There $s_{t+1} = \frac{1}{2}$, but $s_{t-1} = 1$.`,
  )
})
test('a dependence: before, the one change, and after; or that there is none', () => {
  const said = reasons(problemById('claims-gated-rnn'))
  expect(said.get('gate_can_matter')).toBe(
    raw`For example, it holds for $g_t = 1$ and $s_{t-1} = 1$. ${others} There $s_t = 1$; with $g_t = 0$ instead it is $0$.`,
  )
  expect(said.get('gate_always_matters')).toBe(raw`It fails for $g_t = 1$. ${others} There $s_t = 0$, whatever $g_t$ is.`)
  // the candidate is tanh(1·1)
  expect(said.get('closed_forgets')).toBe(
    raw`It fails for $g_t = 0$, $W^{s,s} = 1$ and $s_{t-1} = 0$. ${others} There $s_t = 0$; with $s_{t-1} = 1$ instead it is $\approx 0.7616$.`,
  )
})
test('an element of a vector', () => {
  // first element of s̃: tanh(0·s₁ + 1·s₂), weighed by σ(0)
  expect(reasons(problemById('claims-gated-rnn')).get('elements_meet')).toMatch(
    /There \$s_\{t,1\} = 0\$; with \$s_\{t-1,2\} = 1\$ instead it is \$\\approx 0\.3808\$\.$/,
  )
})
test('a weight in closed form', () => {
  expect(reasons(problemById('claims-exact-gates')).get('mixes_turned')).toContain(raw`$b_i = \ln(3) \approx 1.0986$`)
})
test('a statement about a number says the one side alone, and nothing twice', () => {
  const said = reasons(
    problemFrom(`
problem: p
title: T
cell: { inputs: [x], equations: { y: 'w*x' } }
ask:
  kind: multi-select
  claims:
    less: { then: y < 9/10, text: A. }
    none: { then: y == 0, text: B. }
    both: { can: 'y > 1 and x < 0', text: C. }
text: T
`),
  )
  expect(said.get('less')).toMatch(/^It fails for .*\. There \$y(?:_t)? = \d\$\.$/)
  expect(said.get('less')).not.toContain('frac')
  expect(said.get('none')?.match(/y/g)).toHaveLength(1)
  expect(said.get('both')).toMatch(/^For example, it holds for /)
})

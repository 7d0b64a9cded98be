// Claims that hold by laws of functions alone: proved by the exact forms of the kernel, for numbers and for vectors.
import { expect, test } from 'vitest'
import { decide } from './cells.ts'

const activations = { s: 'sigmoid(x)', t: 'tanh(x)', y: 'sigmoid(W*x + b)' }

test.each([
  ['t == 2*sigmoid(2*x) - 1', 'proved'],
  ['s == (1 + tanh(x/2))/2', 'proved'],
  ['y == exp(W*x + b)/(1 + exp(W*x + b))', 'proved'],
  ['s .* sigmoid(-x) == exp(-x)/(1 + exp(-x))^2', 'proved'],
  ['log(s/(1 - s)) == x', 'proved'],
  ['max(x, 0) - max(-x, 0) == x', 'proved'],
  // one step off
  ['t == 2*sigmoid(x) - 1', 'refuted'],
  ['s == (1 + tanh(x))/2', 'refuted'],
  ['y == exp(W*x)/(1 + exp(W*x))', 'refuted'],
])('%s is %s', (then, verdict) => {
  expect(decide({ then }, activations)).toMatchObject({ verdict })
})

test('a law that holds nowhere, as both sides have no value, proves nothing', () => {
  expect(decide({ then: 'log(-1 - x^2) == log(-1 - x^2) + tanh(x) - 2*sigmoid(2*x) + 1' }, { s: 'sigmoid(x)' })).toMatchObject({
    verdict: 'undecided',
  })
})

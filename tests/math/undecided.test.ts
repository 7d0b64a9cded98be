// Expressions whose value is irrational, is not told apart from another, or is none.
import { describe, expect, test } from 'vitest'
import { linesOf, worth } from '../support/evaluated.ts'

/** Irrational values to eight places. Published: e, ln 2, √2 (OEIS A001113, A002162, A002193); σ(1), tanh 1, softmax by series. */
const irrational = `
exp(1) => 2.71828183
log(2) => 0.69314718
sqrt(2) => 1.41421356
2^(1/2) => 1.41421356
sigmoid(1) => 0.73105858
sigmoid([-1, 40]) => [0.26894142, 1.00000000]
tanh(1) => 0.76159416
tanh(-1) + tanh(1) => 0.00000000
softmax([1, 2, 3]) => [0.09003057, 0.24472847, 0.66524096]
softmax([1001, 1002, 1003]) => [0.09003057, 0.24472847, 0.66524096]
exp(1)/exp(1) => 1.00000000
relu(tanh(1)) => 0.76159416
max(tanh(1), 1/2) => 0.76159416
argmax([sigmoid(1), tanh(1), 1/2]) => 2
floor(exp(1)) => 2
ceil(exp(1)) => 3
mod(exp(1), 1) => 0.71828183
sign(log(1/2)) => -1
exp(1) > 2.718281828 => 1
exp(1) < 2.718281829 => 1
if(tanh(1) > 3/4, 1, 2) => 1
0*tanh(1) => 0
tanh(1)*0 => 0
1*tanh(1) - tanh(1)*1 => 0.00000000
`
/** Only a difference beyond doubt counts; a value is not told from itself worked out again, nor said to be the same. */
const doubtful = `
distinct(tanh(1), tanh(1)) => 0
distinct(tanh(1), sigmoid(1)) => 1
distinct([tanh(1), tanh(2)]) => 1
distinct([tanh(1), tanh(2), tanh(1)]) => 0
distinct(exp(1), 2.7182818284) => 1
apart(tanh(1), 0, 0.76) => 1
apart(tanh(1), 0, 0.77) => 0
apart(tanh(1), tanh(1), 0) => 0
tanh(1) == tanh(1) => solve/undecided
floor(exp(log(2))) => solve/undecided
1/(exp(1) - exp(1)) => solve/undecided
exp(100*log(3)) == 3^100 => solve/undecided
tanh(log(7^40) - 40*log(7) + log(3)/2) == 1/2 => solve/undecided
sigmoid(log(7^40) - 40*log(7) + log(3)) == 3/4 => solve/undecided
log(exp(100*log(3))/3^100) == 0 => solve/undecided
sqrt(exp(100*log(3))) == 3^50 => solve/undecided
argmax([tanh(1), tanh(1)]) => solve/undecided
`
const refused = `
1/0 => solve/undefined
0^-1 => solve/undefined
log(0) => solve/undefined
log(-1) => solve/undefined
sqrt(-4) => solve/undefined
sqrt(log(1/2)) => solve/undefined
(-8)^(1/3) => solve/undefined
mod(1, 0) => solve/undefined
max(take([1], 0)) => solve/undefined
mean(take([1], 0)) => solve/undefined
argmax(take([1], 0)) => solve/undefined
softmax(take([1], 0)) => solve/undefined
argmax([2, 2]) => solve/tie
2^5000 => solve/budget
exp(1000) => solve/budget
take([1, 2], 1/2) => solve/type
shift([1, 2], 1/2, 0) => solve/type
select([1, 2], [1]) => solve/shape
sum(1) => solve/shape
length(1) => solve/shape
transpose([1, 2]) => solve/shape
transpose([[1, 2], [3]]) => solve/shape
max([1, 2], [1, 2, 3]) => solve/shape
abs("word") => solve/type
if("word", 1, 2) => solve/type
`

describe.each(Object.entries({ irrational, doubtful, refused }))('%s', (_, table) => {
  test.each(linesOf(table))('%s is %s', (source, expected) => {
    expect(worth(source)).toBe(expected)
  })
})

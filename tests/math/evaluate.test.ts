// Expressions and what they are worth, exactly. Values are worked out by hand, or published where a line says so.
import { describe, expect, test } from 'vitest'
import type { Failure } from '../../src/math/failure.ts'
import { functionArity } from '../../src/model.ts'
import { shown } from '../support/library.ts'
import { evaluated, linesOf, worth } from '../support/evaluated.ts'

const arithmetic = `
1/2 + 1/3 => 5/6
0.1*3 - 0.3 => 0
-2^2 => -4
(-2)^2 => 4
2^-3 => 1/8
(2/3)^3 => 8/27
0^0 => 1
2^3^2 => 512
0^(1/2) => 0
0^(-1/2) => solve/undefined
1^(1/3) => 1
4^(1/2) => 2
(8/27)^(-2/3) => 9/4
2^(1/2) => 1.41421356
(-8)^(1/3) => solve/undefined
6/4 => 3/2
6 ./ [1, 2, 4] => [6, 3, 3/2]
10^20 + 1 - 10^20 => 1
[1, 2] + [10, 20] => [11, 22]
[1, 2] - 1 => [0, 1]
-[1, -2] => [-1, 2]
[[1, 2], [3, 4]] + 1/2 => [[3/2, 5/2], [7/2, 9/2]]
[1, 2, 3]^2 => [1, 4, 9]
2^[1, 2, 3] => [2, 4, 8]
`
const products = `
3*[1, 2] => [3, 6]
[1, 2]*3 => [3, 6]
[1, 2] .* [3, 4] => [3, 8]
dot([1, 2], [3, 4]) => 11
[[1, 2], [3, 4]]*[5, 6] => [17, 39]
[[1, 2], [3, 4]]*[[0, 1], [1, 0]] => [[2, 1], [4, 3]]
[[1, 2, 3]]*[[1], [10], [100]] => [[321]]
[[1, 2], [3, 4]] .* [[1, 0], [0, 1]] => [[1, 0], [0, 4]]
[[1, 2], [3, 4]] ./ [[1, 2], [3, 4]] => [[1, 1], [1, 1]]
2*[[1, 2], [3, 4]] => [[2, 4], [6, 8]]
[1, 2]*[3, 4] => solve/shape
[1, 2]*[[1, 2], [3, 4]] => solve/shape
[[1, 2], [3, 4]]*[1, 2, 3] => solve/shape
dot([1, 2], [3]) => solve/shape
dot(1, 2) => solve/shape
[1, 2] + [1, 2, 3] => solve/shape
`
const conditions = `
1 < 2 => 1
2 < 1 => 0
0 <= 1/2 <= 1 => 1
0 <= 3/2 <= 1 => 0
1 < 3 > 2 => 1
1 == 1 == 1 => 1
2 == 2 == 1 => 0
1 != 2 != 1 => 1
[1, 2, 3] > 2 => [0, 0, 1]
[1, 2] == [1, 3] => [1, 0]
0 <= [-1, 1/2, 2] <= 1 => [0, 1, 0]
1/2 == 0.5 => 1
not 0 => 1
not 7 => 0
not [0, 1] => [1, 0]
1 and 0 => 0
1 or 0 => 1
[1, 1, 0] and [1, 0, 0] => [1, 0, 0]
[1, 0] or 0 => [1, 0]
1 > 2 or 3 > 2 => 1
not (1 > 2) => 1
"conv" == "conv" => 1
"conv" == "pool" => 0
"conv" != "pool" => 1
"conv" == 1 => 0
"a" < "b" => solve/type
[1, 2] < [1, 2, 3] => solve/shape
"conv" + 1 => solve/type
`
const functions = `
sigmoid(0) => 1/2
tanh([0, 0]) => [0, 0]
exp(0) => 1
log(1) => 0
sqrt(9/4) => 3/2
sqrt([0, 1, 4]) => [0, 1, 2]
log10(1000) => 3
log10(1/100) => -2
log2([8, 1/4, 1]) => [3, -2, 0]
log2(-1) => solve/undefined
cbrt([-27/8, 0, 64]) => [-3/2, 0, 4]
root(16, 4) => 2
root([-8, 27], 3) => [-2, 3]
root(-16, 4) => solve/undefined
root(8, 1/2) => solve/type
sin(0) => 0
sin(1) => 0.84147098
cos([0, 1]) => [1, 0.54030231]
tan([0, 1]) => [0, 1.55740772]
sec([0, 1]) => [1, 1.85081572]
csc(1) => 1.18839511
csc(0) => solve/undefined
cot(1) => 0.64209262
cot(0) => solve/undefined
asin([0, 1]) => [0, 1.57079633]
asin(-3/2) => solve/undefined
acos([1, 0]) => [0, 1.57079633]
acos(3/2) => solve/undefined
atan([0, 1]) => [0, 0.78539816]
asec([1, 2]) => [0, 1.04719755]
asec(1/2) => solve/undefined
acsc(2) => 0.52359878
acot([1, -1]) => [0.78539816, -0.78539816]
acot(0) => solve/undefined
sinh([0, 1]) => [0, 1.17520119]
cosh([0, 1]) => [1, 1.54308063]
sech([0, 1]) => [1, 0.64805427]
csch(1) => 0.85091813
csch(0) => solve/undefined
coth(1) => 1.31303529
coth(0) => solve/undefined
asinh([0, 1]) => [0, 0.88137359]
acosh([1, 2]) => [0, 1.31695790]
acosh(1/2) => solve/undefined
atanh([0, 1/2]) => [0, 0.54930614]
atanh(1) => solve/undefined
asech([1, 1/2]) => [0, 1.31695790]
asech(2) => solve/undefined
acsch(1) => 0.88137359
acsch(0) => solve/undefined
acoth(2) => 0.54930614
acoth(1/2) => solve/undefined
exp(1000) => solve/budget
cosh(1000) => solve/budget
round([5/2, -5/2, 1/3, 2]) => [3, -3, 0, 2]
factorial([0, 1, 5]) => [1, 1, 120]
factorial(1/2) => solve/undefined
factorial(171) => solve/budget
abs(-3/2) => 3/2
abs([-1, 2]) => [1, 2]
sign([-1/3, 0, 5]) => [-1, 0, 1]
floor([-3/2, -2, 7/3]) => [-2, -2, 2]
ceil([-3/2, -2, 7/3]) => [-1, -2, 3]
relu([-1, 0, 2]) => [0, 0, 2]
mod(7, 3) => 1
mod(-7, 3) => 2
mod(7, -3) => -2
mod(7/2, 1) => 1/2
mod([3, 4, 5], 2) => [1, 0, 1]
min(3, 1, 2) => 1
max([3, 1, 2]) => 3
max([1, 5], [4, 2]) => [4, 5]
max(0, [-1, 2]) => [0, 2]
min([[3, 1], [2, 2]]) => [2, 1]
if(1 > 0, 5, 6) => 5
if([1, 1, 0], 5, 6) => 6
if(0, 1/0, 6) => 6
sum([1/2, 1/3, 1/6]) => 1
sum([[1, 2], [3, 4]]) => [4, 6]
sum(take([1], 0)) => 0
mean([1, 2, 6]) => 3
mean([[1, 2], [3, 5]]) => [2, 7/2]
any([0, 0, 1]) => 1
any([0, 0]) => 0
all([1, 2, 3]) => 1
all([1, 0]) => 0
dot([1/2, 2], [2, 3]) => 7
transpose([[1, 2, 3], [4, 5, 6]]) => [[1, 4], [2, 5], [3, 6]]
argmax([1, 7, 3]) => 2
length([4, 5, 6]) => 3
length([[1, 2], [3, 4]]) => 2
take([1, 2, 3], 2) => [1, 2]
take([1, 2], 5) => [1, 2]
shift([1, 2, 3], 1, 0) => [0, 1, 2]
shift([1, 2, 3], -1, 9) => [2, 3, 9]
shift([1, 2, 3], 5, 0) => [0, 0, 0]
select([5, 6, 7], [1, 0, 1]) => [5, 7]
select([[1, 2], [3, 4]], [0, 1]) => [[3, 4]]
softmax([0, 0, 0, 0]) => [1/4, 1/4, 1/4, 1/4]
distinct([1, 2, 3]) => 1
distinct([1, 2, 1]) => 0
distinct([[1, 2], [2, 1]]) => 1
distinct([[1, 2], [1, 2]]) => 0
distinct([1, 2], [1, 3]) => 1
distinct([1, 2], [1, 2]) => 0
distinct(1, [1, 1]) => 1
distinct([1], [1, 1]) => 1
distinct("a", "b") => 1
distinct(1/2, 0.5) => 0
apart(1, 1.02, 0.02) => 1
apart(1, 1.019, 0.02) => 0
apart([1, 2], [1, 3], 1) => 1
apart([1, 2], [1, 3], 1.5) => 0
apart([1, 2], 0, 2) => 1
derivative(2, 3) => solve/derivative
at(2, 1 == 1) => solve/letter
depends(1, 2) => spec/unsupported
`
const indices = `
[4, 5, 6][2] => 5
[4, 5, 6][end] => 6
[4, 5, 6][end - 1] => 5
[[1, 2], [3, 4]][2] => [3, 4]
[[1, 2], [3, 4]][2][1] => 3
[[1, 2], [3, 4, 5]][end][end] => 5
[4, 5, 6][[7, 8, 3][end]] => 6
[4, 5, 6][argmax([1, 9, 2])] => 5
[4, 5][0] => solve/index
[4, 5][3] => solve/index
[4, 5][1/2] => solve/index
sum([5])[1] => solve/shape
`
describe.each(Object.entries({ arithmetic, products, conditions, functions, indices }))('%s', (_, table) => {
  test.each(linesOf(table))('%s is %s', (source, expected) => {
    expect(worth(source)).toBe(expected)
  })
})

test('every function of the language has a line', () => {
  const sources = linesOf(functions).map(([source]) => source)
  expect(Object.keys(functionArity).filter((name) => !sources.some((source) => source.startsWith(`${name}(`)))).toEqual([])
})

test('names are what the scope says, whatever a constant of that name would be', () => {
  expect(worth('e + i + 2*h', { e: 1, i: 2, h: [3, 4] })).toBe('[9, 11]')
  expect(worth('pi', {})).toBe('spec/unknown-name')
})

test('only the chosen branch of `if` is worked out', () => {
  const read: string[] = []
  expect(shown(evaluated('if(a > 0, b, c)', { a: 1, b: 2, c: 3 }, (name) => void read.push(name)))).toBe('2')
  expect(read).toEqual(['a', 'b'])
})

test('each argument of a chain is worked out once', () => {
  const read: string[] = []
  evaluated('a < b < c', { a: 1, b: 2, c: 3 }, (name) => void read.push(name))
  expect(read.sort()).toEqual(['a', 'b', 'c'])
})

test('two vectors multiplied: the failure says what to write', () => {
  expect(() => evaluated('[1, 2]*[3, 4]')).toThrow(
    expect.objectContaining<Partial<Failure>>({ code: 'solve/shape', hint: 'write .* for the product entry by entry, or dot(a, b)' }),
  )
})

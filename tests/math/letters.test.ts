// Expressions evaluated with letters among the names: what stays a formula, what is decided, and what is refused.
import { describe, expect, test } from 'vitest'
import { compile } from '../../src/math/evaluate/evaluate.ts'
import { withLetters } from '../../src/math/evaluate/letters.ts'
import { Irrational, type Letters, Symbolic } from '../../src/math/evaluate/symbolic.ts'
import { fromJson, hasLetters, type Quantity, sameValue, toJson, type Value } from '../../src/math/evaluate/value.ts'
import { Real } from '../../src/math/ball/real.ts'
import { Failure } from '../../src/math/failure.ts'
import { plainValue } from '../../src/math/print/plain.ts'
import type { SymbolDomain } from '../../src/model.ts'
import { linesOf } from '../support/evaluated.ts'
import { expr } from '../support/library.ts'

const known: Letters = new Map(
  (
    [
      { name: 'u' },
      { name: 'w' },
      { name: 'p', low: '0', lowOpen: true },
      { name: 'q', low: '0' },
      { name: 'g', low: '0', high: '1' },
      { name: 'n', integer: true },
    ] satisfies SymbolDomain[]
  ).map((symbol) => [symbol.name, symbol]),
)
function evaluated(source: string): Value {
  return compile<Quantity, null>(expr(source), withLetters, {
    name: (name) => () => new Symbolic({ type: 'name', name }, known),
    member: (of) => {
      throw new Failure('spec/unknown-name', of)
    },
  })(null)
}
/** A value as an author would write it, or the code of what stands in the way. */
function worth(source: string): string {
  try {
    return plainValue(evaluated(source))
  } catch (thrown) {
    if (thrown instanceof Failure) return thrown.code
    throw thrown
  }
}
function failure(source: string): Failure | undefined {
  try {
    evaluated(source)
  } catch (thrown) {
    if (thrown instanceof Failure) return thrown
  }
  return undefined
}

const formulas = `
w + u => w + u
w + 0 => w
0 + w => w
w - 0 => w
0 - w => -w
0*w => 0
1*w => w
-1*w => -w
w*1 => w
w/1 => w
0/w => 0
w^1 => w
w^0 => 1
1^w => 1
--w => w
w + -u => w - u
w - -u => w + u
w + -2 => w - 2
w*-u => -(w*u)
w/-2 => -(w/2)
2*3*w => 6*w
w*2*3 => w*2*3
w*(2*3) => w*6
w*(u*p) => w*u*p
w + (u - p) => w + u - p
w - (u + p) => w - (u + p)
w*(u + p) => w*(u + p)
1/2*w => 1/2*w
(w + u)^2 => (w + u)^2
w^(1/2) => w^(1/2)
2^w => 2^w
tanh(w*0) => 0
tanh(w) => tanh(w)
sigmoid(2*w + 1) => sigmoid(2*w + 1)
w .* u => w*u
w ./ u => w/u
`
const lists = `
[w, 2] + [1, u] => [w + 1, 2 + u]
dot([w, u], [1, -1]) => w - u
[[w, 0], [0, u]]*[1, 2] => [w, u*2]
sum([w, u, 1]) => w + u + 1
mean([w, u]) => (w + u)/2
transpose([[w, u]]) => [[w], [u]]
take([w, u, p], 2) => [w, u]
shift([w, u], 1, 0) => [0, w]
softmax([w, u]) => [exp(w)/(exp(w) + exp(u)), exp(u)/(exp(w) + exp(u))]
[w, u][2] => u
length([w, u]) => 2
`
const decided = `
abs(w) => abs(w)
abs(p) => p
abs(-q) => q
abs(w^2) => w^2
relu(w) => relu(w)
relu(p) => p
relu(-p) => 0
sign(p) => 1
sign(w) => sign(w)
sign(-p) => -1
max(w, u) => max(w, u)
max(w, u, 1) => max(w, u, 1)
max(p, -1) => p
min(p, -1) => -1
max(g, 2) => 2
floor(n) => n
ceil(w) => ceil(w)
round(n) => n
mod(w, 2) => mod(w, 2)
factorial(n) => factorial(n)
root(w, 3) => root(w, 3)
if(p > 0, w, u) => w
if(q >= 0, w, u) => w
if(-1 <= g <= 2, w, u) => w
if(exp(w) > 0, 1, 2) => 1
if(w == w, 1, 2) => 1
if((w + 1)^2 == w^2 + 2*w + 1, 1, 2) => 1
if(g < 1/2 and p > 0, 1, 2) => solve/letter
if(w > 0, 1, 2) => solve/letter
if(q > 0, 1, 2) => solve/letter
if(w == 2, 1, 2) => solve/letter
w > u => solve/letter
if(w, 1, 2) => solve/letter
any([w, 0]) => solve/letter
argmax([w, u]) => solve/letter
[1, 2][n] => solve/letter
take([1, 2], n) => solve/letter
shift([1, 2], n, 0) => solve/letter
apart(w, u, 1/10) => solve/letter
apart(at(w, w == 2), 1, 1/10) => 1
distinct(w, u) => 1
distinct(w + u, u + w) => 0
distinct([w, u], [w, 2*u]) => 1
distinct([w, u, 2*w]) => 1
w/0 => solve/undefined
0^w => solve/letter
`
const substituted = `
at(w^2 + u, w == 3, u == 1/2) => 19/2
at(w^2 + u, w == 3) => 9 + u
at(w*u, w == u, u == w) => u*w
at(w*u, [w, u] == [2, 3]) => 6
at([w, [u]], w == 2, u == 3) => [2, [3]]
at(5, w == 2) => 5
at(abs(w), w == -2) => 2
at(w, w == p + 1) => p + 1
at(1/w, w == 0) => solve/undefined
at(w, 2 == w) => solve/letter
at(w, w*u == 1) => solve/letter
at(w, w == 1, w == 2) => solve/letter
at(w*u, [w, u] == [2, 3, 4]) => solve/shape
at(w, w > 1) => solve/type
at(w, u) => solve/type
`
const derivatives = `
derivative(w^2*u, w) => 2*w*u
derivative(w^2*u, u) => w^2
derivative(5, w) => 0
derivative(abs(p), p) => 1
derivative(relu(-p), p) => 0
derivative([w*u, w^2], w) => [u, 2*w]
derivative(w*u, [w, u]) => [u, w]
derivative([w*u, w + u], [w, u]) => [[u, w], [1, 1]]
derivative(derivative(w^3, w), w) => 6*w
at(derivative(w^3, w), w == 2) => 12
derivative(at(w*u, u == w), w) => 2*w
derivative(floor(w), w) => solve/derivative
derivative(mod(w, 2)*w, w) => solve/derivative
derivative(floor(u)*w, w) => floor(u)
derivative(w, 2) => solve/derivative
derivative(w, w + u) => solve/derivative
`

describe.each([
  ['formulas are put together with light folding', formulas],
  ['lists go entry by entry', lists],
  ['what is known of letters decides', decided],
  ['at', substituted],
  ['derivative', derivatives],
])('%s', (_, table) => {
  test.each(linesOf(table))('%s is %s', (source, expected) => {
    expect(worth(source)).toBe(expected)
  })
})

describe('failures say what to do', () => {
  test.each([
    ['if(w > 0, 1, 2)', 'whether w > 0 depends on w, which stay letters', 'symbols: { w: positive }'],
    ['[1, 2][n]', 'a whole number is due, found n', 'places, counts and steps are numbers'],
    ['derivative(w, 2)', 'a derivative is by a letter, found a number', '`symbols`'],
    ['derivative(2*floor(w), w)', 'floor(w) has no derivative by w that is known', ''],
    ['at(w, w > 1)', 'at(…) takes a formula, then letters with their values', 'at(f, w == 2, u == 1)'],
  ])('%s', (source, message, hint) => {
    const found = failure(source)
    expect(found?.message).toBe(message)
    expect(found?.hint ?? '').toContain(hint)
  })
  test('formulas are bounded', () => {
    const doubled = Array.from({ length: 13 }).reduce<string>((f) => `(${f} + sin(${f}))`, 'w')
    const source = (levels: number): string => Array.from({ length: levels }).reduce<string>((f) => `tanh(${f})`, 'w')
    expect(worth(source(20))).toBe(source(20))
    let value: Quantity = new Symbolic({ type: 'name', name: 'w' }, known)
    const double = (): void => {
      value = withLetters.add(value, withLetters.call('exp', value))
    }
    expect(() => Array.from({ length: 13 }, double)).toThrow('a formula of more than 4000 parts, or nested deeper than 200')
    expect(doubled.length).toBeGreaterThan(4000)
    let deep: Quantity = new Symbolic({ type: 'name', name: 'w' }, known)
    const nest = (): void => {
      deep = withLetters.call('exp', deep)
    }
    expect(() => Array.from({ length: 200 }, nest)).toThrow('nested deeper than 200')
  })
})

describe('irrational numbers', () => {
  test('keep their formula, so that they can meet a letter', () => {
    expect(worth('w*exp(2)')).toBe('w*exp(2)')
    expect(worth('w + tanh(1/2)*3')).toBe('w + tanh(1/2)*3')
    expect(worth('at(w*exp(w), w == 1) - exp(1)')).toBe('0.0000')
    const value = evaluated('tanh(1)')
    expect(value instanceof Irrational && Math.abs(value.mid - 0.761594155955765) < 1e-14).toBe(true)
    expect(toJson(value)).toEqual({ approx: value instanceof Real ? value.mid : NaN })
  })
  test('known as a decimal alone they cannot', () => {
    const decimal = fromJson({ approx: 0.5 })
    if (!(decimal instanceof Real)) throw new TypeError('a ball is expected')
    expect(() => withLetters.multiply(decimal, new Symbolic({ type: 'name', name: 'w' }, known))).toThrow('known as a decimal alone')
    expect(withLetters.multiply(decimal, 2) instanceof Irrational).toBe(false)
  })
})

describe('as values', () => {
  test('JSON and back', () => {
    const value = evaluated('[w + 1, 2]')
    expect(toJson(value)).toEqual([{ formula: expr('w + 1') }, 2])
    expect([hasLetters(value), hasLetters(evaluated('[1, 2]'))]).toEqual([true, false])
    expect(plainValue(fromJson(toJson(value)))).toBe('[w + 1, 2]')
  })
  test.each([
    ['2*w*u', 'u*w*2', true],
    ['w', 'u', false],
    ['(w + u)^2', 'w^2 + 2*w*u + u^2', true],
    ['w^2 - w^2', '0', true],
    ['abs(p)', 'p', true],
    ['sqrt(w^2)', 'w', false],
    ['sqrt(q^2)', 'q', true],
    ['[w, u]', '[w, 2*u]', false],
    ['[w]', 'w', false],
    ['w*exp(2)', 'exp(2)*w', true],
  ])('%s is %s: %s', (a, b, same) => {
    expect(sameValue(evaluated(a), evaluated(b))).toBe(same)
  })
  test('a word is no formula', () => {
    expect(sameValue(evaluated('w'), 'w')).toBe(false)
  })
})

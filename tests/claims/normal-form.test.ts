// Normal forms: what they must find equal, what they must keep apart, and that they mean what the expression means.
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { Atoms, Rank } from '../../src/math/forms/atoms.ts'
import { type NormalForm, openForms, sameForms } from '../../src/math/forms/normal-form.ts'
import {
  addPolynomials,
  atomPolynomial,
  constantPolynomial,
  isZero,
  multiplyPolynomials,
  negatePolynomial,
  openBudget,
  type Polynomial,
  polynomialKey,
  powerPolynomial,
  samePolynomials,
  subtractPolynomials,
} from '../../src/math/exact/polynomial.ts'
import { add, multiply, power, type Rational, rational, toFloat } from '../../src/math/exact/rational.ts'
import { expr } from '../cell/equations.ts'
import { value } from './floats.ts'

/** Capitals are matrices, u v w vectors, the rest numbers. */
const rankOf = (name: string): Rank => (/^[A-Z]/.test(name) ? 2 : /^[uvw]$/.test(name) ? 1 : 0)
const openAtoms = (products = 200_000): Atoms => ({ known: new Map(), values: new Map(), budget: openBudget(2_000, products) })
function forms(products?: number): (source: string) => NormalForm | undefined {
  const form = openForms({ rank: rankOf, definition: () => undefined }, openAtoms(products))
  return (source) => form(expr(source))
}
function same(a: string, b: string): boolean | undefined {
  const form = forms()
  const [left, right] = [form(a), form(b)]
  return left && right && sameForms(left, right)
}

describe('equal forms', () => {
  test.each([
    ['(a + b)^2', 'a^2 + 2*a*b + b^2'],
    ['(a + b)*(a - b)', 'a^2 - b^2'],
    ['a/3 + a/6', 'a/2'],
    ['0.1*a + 0.2*a', '0.3*a'],
    ['a/b + c/b', '(a + c)/b'],
    ['(1 - a) .* u + a .* v', 'u - a*u + a*v'],
    ['u .* v', 'v .* u'],
    ['1 - u', '-u + 1'],
    ['A*(u + v)', 'A*v + A*u'],
    ['A*(2*a*u)', '2*(a*(A*u))'],
    ['(A*B)*u', 'A*(B*u)'],
    ['(A*B)*C', 'A*(B*C)'],
    ['(A + B)*u', 'A*u + B*u'],
    ['A*(1 - u)', 'A*(1 - 2*u) + A*u'],
    ['A .* B', 'B .* A'],
    ['(A*u)[k]', '(A*(u + v))[k] - (A*v)[k]'],
    ['(u .* v + 1)[k]', 'v[k]*u[k] + 1'],
    ['tanh(u + v)[k]', 'tanh(v[k] + u[k])'],
    ['sum(2*u + v)', '2*sum(u) + sum(v)'],
    ['dot(u, v + w)', 'dot(w, u) + dot(v, u)'],
    ['mean(u + 3)', 'mean(u) + 3'],
    ['sigmoid(0)', '1/2'],
    ['tanh(a - a)', '0'],
    ['exp(0) + log(1)', '1'],
    ['sqrt(9/4)', '3/2'],
    ['abs(-7/2)', '7/2'],
    ['sign(-2) + floor(-1/2) + ceil(1/3)', '-1'],
    ['relu(-2) + relu(3)', '3'],
    ['max(a, 1, b, 3)', 'max(b, 3, a)'],
    ['max(a, 1, 3)', 'max(3, a)'],
    ['min(a, min(b, a), 2, 5)', 'min(2, b, a)'],
    ['max(1, 2) + min(1, 2)', '3'],
    ['sigmoid(-a)', '1 - sigmoid(a)'],
    ['tanh(a - b)', '-tanh(b - a)'],
    ['abs(a - b)', 'abs(b - a)'],
    ['sign(a - b)', '-sign(b - a)'],
    ['mod(7, 3)', '1'],
  ])('%s is %s', (a, b) => {
    expect(same(a, b)).toBe(true)
  })
})

describe('forms kept apart', () => {
  test.each([
    ['A*(B*u)', 'B*(A*u)'],
    ['A*B', 'B*A'],
    ['A*(u .* v)', '(A*u) .* (A*v)'],
    ['A*u', 'A*v'],
    ['u[k]', 'u[1]'],
    ['u[k]', 'v[k]'],
    ['(A*u)[k]', 'A[k]'],
    ['a*(1/a)', '1'],
    ['(a*b)/b', 'a'],
    ['sqrt(a^2)', 'a'],
    ['sigmoid(-a)', '-sigmoid(a)'],
    ['sigmoid(a)', 'tanh(a)'],
    ['exp(-a)', 'exp(a)'],
    ['max(a, b)', 'min(a, b)'],
    ['1/3', '0.3333333333333333'],
    ['sum(u .* v)', 'sum(u)*sum(v)'],
    ['mean(u)', 'sum(u)'],
    ['a', 'b'],
  ])('%s is not shown to be %s', (a, b) => {
    expect(same(a, b)).not.toBe(true)
  })
})

describe('no form', () => {
  test.each([
    '1/0',
    'a/(b - b)',
    'u*v',
    'u*A',
    'u + A',
    'log(0)',
    'sqrt(-1)',
    'a[k]',
    'sum(a)',
    'u[0]',
    'sum(u - u + 1)',
    '(A - A + 1)*(u - u + 1)',
    'max(u)',
    '"word"',
    'a < b',
    'a^65',
  ])('%s', (source) => {
    expect(forms()(source)).toBeUndefined()
  })
  test('beyond the budget', () => {
    expect(forms(1_000)('(a + b + c + d)^12')).toBeUndefined()
    expect(forms()('(a + b + c + d)^12')).toBeDefined()
  })
})

test('definitions are unfolded; a name defined by itself has no form', () => {
  const definitions = new Map([
    ['h', expr('1 - g')],
    ['p', expr('q + 1')],
    ['q', expr('p - 1')],
  ])
  const form = openForms({ rank: rankOf, definition: (name) => definitions.get(name) }, openAtoms())
  const [h, one] = [form(expr('h + g')), form(expr('1'))]
  expect(h && one && sameForms(h, one)).toBe(true)
  expect(form(expr('p'))).toBeUndefined()
})

describe('polynomials', () => {
  const names = ['a', 'b', 'c']
  const small = fc.tuple(fc.integer({ min: -6, max: 6 }), fc.integer({ min: 1, max: 4 })).map(([n, d]) => rational(BigInt(n), BigInt(d)))
  const polynomial = fc
    .array(fc.tuple(small, fc.array(fc.constantFrom(...names), { maxLength: 3 })), { maxLength: 4 })
    .map((terms) =>
      addPolynomials(
        ...terms.map(([coefficient, atoms]) =>
          atoms.reduce(
            (p: Polynomial, atom) => multiplyPolynomials(p, atomPolynomial(atom), openBudget()) ?? p,
            constantPolynomial(coefficient),
          ),
        ),
      ),
    )
  const at = (p: Polynomial, point: ReadonlyMap<string, Rational>): Rational =>
    [...p.values()].reduce<Rational>(
      (sum, { coefficient, monomial }) =>
        add(
          sum,
          monomial.reduce<Rational>((product, factor) => multiply(product, power(point.get(factor.atom) ?? 0, factor.power)), coefficient),
        ),
      0,
    )
  const point = fc.tuple(small, small, small).map((values) => new Map(names.map((name, i) => [name, values[i] ?? 0])))

  test('sums, products and powers are those of the values', () => {
    fc.assert(
      fc.property(polynomial, polynomial, point, (p, q, where) => {
        const product = multiplyPolynomials(p, q, openBudget()) ?? constantPolynomial(99)
        expect(at(addPolynomials(p, q), where)).toEqual(add(at(p, where), at(q, where)))
        expect(at(product, where)).toEqual(multiply(at(p, where), at(q, where)))
        expect(at(powerPolynomial(p, 3, openBudget()) ?? constantPolynomial(99), where)).toEqual(power(at(p, where), 3))
      }),
    )
  })
  test('equal polynomials have equal keys, in whatever order they are made', () => {
    fc.assert(
      fc.property(polynomial, polynomial, (p, q) => {
        expect(polynomialKey(addPolynomials(p, q))).toBe(polynomialKey(addPolynomials(q, p)))
        expect(samePolynomials(p, q)).toBe(polynomialKey(p) === polynomialKey(q))
        expect(isZero(subtractPolynomials(p, p))).toBe(true)
        expect(samePolynomials(negatePolynomial(negatePolynomial(p)), p)).toBe(true)
      }),
    )
  })
})

test('a form has the value of its expression', () => {
  const leaf = fc.constantFrom('a', 'b', 'c', '2', '1/3')
  const source = fc.letrec<{ any: string }>((tie) => ({
    any: fc.oneof(
      { maxDepth: 4 },
      leaf,
      fc.tuple(tie('any'), fc.constantFrom('+', '-', '*'), tie('any')).map(([x, op, y]) => `(${x} ${op} ${y})`),
      tie('any').map((x) => `(-${x})^2`),
      fc.tuple(fc.constantFrom('sigmoid', 'tanh', 'abs', 'relu'), tie('any')).map(([f, x]) => `${f}(${x})`),
      fc.tuple(fc.constantFrom('min', 'max'), tie('any'), tie('any')).map(([f, x, y]) => `${f}(${x}, ${y})`),
    ),
  })).any
  const float = fc.double({ min: -2, max: 2, noNaN: true })
  fc.assert(
    fc.property(source, fc.tuple(float, float, float), (text, [a, b, c]) => {
      const atoms = openAtoms()
      const found = openForms({ rank: rankOf, definition: () => undefined }, atoms)(expr(text))
      if (found === undefined) return
      const env = new Map([
        ['a', a],
        ['b', b],
        ['c', c],
      ])
      const call = new Map<string, (...args: number[]) => number>([
        ['sigmoid', (x) => 1 / (1 + Math.exp(-x))],
        ['tanh', Math.tanh],
        ['abs', Math.abs],
        ['relu', (x) => Math.max(x, 0)],
        ['min', Math.min],
        ['max', Math.max],
      ])
      const atomValue = (key: string): number => {
        const atom = atoms.known.get(key)
        if (atom?.type === 'call') return call.get(atom.name)?.(...atom.args.map(valueOf)) ?? NaN
        return env.get(key) ?? NaN
      }
      const valueOf = (p: Polynomial): number =>
        [...p.values()].reduce(
          (sum, term) =>
            sum + term.monomial.reduce((product, { atom, power: n }) => product * atomValue(atom) ** n, toFloat(term.coefficient)),
          0,
        )
      const [expected, actual] = [value(expr(text), env), valueOf(found.value)]
      expect(Math.abs(Number(expected) - actual)).toBeLessThan(1e-6 * (1 + Math.abs(Number(expected))))
    }),
  )
})

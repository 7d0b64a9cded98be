// Expr → its exact normal form: a polynomial over Q in opaque atoms, of one generic entry where it is a vector or matrix.
//
// Soundness contract. Two forms made with the same atoms whose difference is 0 are equal at every point (of every
// dimension) where both expressions are defined. A difference that is not 0 proves nothing: relations between atoms may be
// missing. Divisors are inverted only where they are constants other than 0, else they stay opaque; nothing is cancelled.
// Operators and functions go entry by entry and numbers are spread over vectors, as in evaluate.ts; `*` of matrices is
// linear, associative, and does not commute. What is not known here, or goes beyond the budget, has no form (undefined).
import type { ArithmeticOp, Expr } from '../../model.ts'
import { type Atoms, callAtom, type Entrywise, entrywise, nameAtom, type Rank, reciprocal } from './atoms.ts'
import {
  addPolynomials,
  constantOf,
  constantPolynomial,
  multiplyPolynomials,
  negatePolynomial,
  type Polynomial,
  powerPolynomial,
  samePolynomials,
  subtractPolynomials,
} from '../exact/polynomial.ts'
import { isInteger, power, readRational, sign, toFloat } from '../exact/rational.ts'
import { elementOf, productAtom, wholeAtom } from './vector-atoms.ts'

export interface NormalForm {
  /** Of the expression: a number that is spread over a vector has the rank of the vector. */
  readonly rank: Rank
  readonly value: Polynomial
}
/** What a name is: its rank, and what it is short for where it is defined. Undefined for names that nothing defines. */
export interface Reading {
  rank(name: string): Rank | undefined
  definition(name: string): Expr | undefined
}
export type Former = (expr: Expr) => NormalForm | undefined

/** Two forms of the same atoms that are certainly equal, entry by entry. */
export const sameForms = (a: NormalForm, b: NormalForm): boolean => a.rank === b.rank && samePolynomials(a.value, b.value)

/** The normal forms of expressions under a reading. Definitions are unfolded, each once. */
export function openForms(reading: Reading, atoms: Atoms): Former {
  const named = new Map<string, NormalForm | undefined>()
  const form: Former = (expr) => formOf(expr, form, nameForm, atoms)
  const nameForm = (name: string): NormalForm | undefined => {
    if (named.has(name)) return named.get(name)
    // A name that is defined by itself finds this entry and has no form.
    named.set(name, undefined)
    const [rank, definition] = [reading.rank(name), reading.definition(name)]
    const found = definition === undefined ? withRank(rank, (r) => nameAtom(atoms, name, r)) : form(definition)
    named.set(name, found)
    return found
  }
  return form
}
function withRank(rank: Rank | undefined, value: (rank: Rank) => Polynomial | undefined): NormalForm | undefined {
  const made = rank === undefined ? undefined : value(rank)
  return rank === undefined || made === undefined ? undefined : { rank, value: made }
}

function formOf(expr: Expr, form: Former, nameForm: (name: string) => NormalForm | undefined, atoms: Atoms): NormalForm | undefined {
  switch (expr.type) {
    case 'number': {
      const value = readRational(expr.value)
      return value === undefined ? undefined : { rank: 0, value: constantPolynomial(value) }
    }
    case 'name':
      return nameForm(expr.name)
    case 'negate': {
      const arg = form(expr.arg)
      return arg && { rank: arg.rank, value: negatePolynomial(arg.value) }
    }
    case 'arithmetic': {
      const [left, right] = [form(expr.left), form(expr.right)]
      return left && right && arithmetic(expr.op, left, right, atoms)
    }
    case 'index': {
      const [of, at] = [form(expr.of), indexText(expr.at)]
      if (of?.rank !== 1 || at === undefined) return undefined
      return withRank(0, () => elementOf(atoms, of.value, at))
    }
    case 'call': {
      const args = expr.args.map(form)
      return args.every((arg) => arg !== undefined) ? call(expr.name, args, atoms) : undefined
    }
    case 'word':
    case 'member':
    case 'not':
    case 'logic':
    case 'compare':
    case 'end':
    case 'list':
    case 'constant':
    case 'apply':
    case 'set':
      return undefined
    default:
      return expr satisfies never
  }
}

/** An index that means one entry wherever it stands: a name such as `k`, or a positive integer. */
function indexText(at: Expr): string | undefined {
  if (at.type === 'name') return at.name
  return at.type === 'number' && /^[1-9]\d*$/.test(at.value) ? at.value : undefined
}

/** The rank of things that go together entry by entry: all of one rank, except for numbers. */
function commonRank(forms: readonly NormalForm[]): Rank | undefined {
  const ranks = new Set(forms.map(({ rank }) => rank).filter((rank) => rank > 0))
  const [rank = 0] = ranks
  return ranks.size > 1 ? undefined : rank
}

function arithmetic(op: ArithmeticOp, left: NormalForm, right: NormalForm, atoms: Atoms): NormalForm | undefined {
  if (op === '*' && left.rank > 0 && right.rank > 0) {
    const { rank } = right
    return left.rank === 2 && rank !== 0 ? withRank(rank, () => productAtom(atoms, left.value, right.value, rank)) : undefined
  }
  return withRank(commonRank([left, right]), () => entrywiseValue(op, left.value, right.value, atoms))
}
function entrywiseValue(op: ArithmeticOp, left: Polynomial, right: Polynomial, atoms: Atoms): Polynomial | undefined {
  switch (op) {
    case '+':
      return addPolynomials(left, right)
    case '-':
      return subtractPolynomials(left, right)
    case '*':
    case '.*':
      return multiplyPolynomials(left, right, atoms.budget)
    case '/':
    case './': {
      const inverse = reciprocal(atoms, right)
      return inverse && multiplyPolynomials(left, inverse, atoms.budget)
    }
    case '^':
      return raised(left, right, atoms)
    default:
      return op satisfies never
  }
}

const greatestExponent = 64
function raised(base: Polynomial, exponent: Polynomial, atoms: Atoms): Polynomial | undefined {
  const [b, n] = [constantOf(base), constantOf(exponent)]
  if (n === undefined || !isInteger(n)) return callAtom(atoms, 'power', [base, exponent])
  const size = Math.abs(toFloat(n))
  if (size > greatestExponent) return undefined
  if (sign(n) < 0) {
    const inverse = reciprocal(atoms, base)
    return inverse && powerPolynomial(inverse, size, atoms.budget)
  }
  return b === undefined ? powerPolynomial(base, size, atoms.budget) : constantPolynomial(power(b, size))
}

const isEntrywise = (name: string): name is Entrywise => entrywise.some((known) => known === name)

function call(name: string, args: readonly NormalForm[], atoms: Atoms): NormalForm | undefined {
  const [first, second] = args
  if (first === undefined) return undefined
  if (name === 'sum' || name === 'mean') return first.rank === 1 ? withRank(0, () => wholeAtom(atoms, name, first.value)) : undefined
  if (name === 'softmax') return first.rank === 1 ? withRank(1, () => wholeAtom(atoms, name, first.value)) : undefined
  if (name === 'dot') {
    if (first.rank !== 1 || second?.rank !== 1) return undefined
    const product = multiplyPolynomials(first.value, second.value, atoms.budget)
    return product && withRank(0, () => wholeAtom(atoms, 'sum', product))
  }
  // max of one list is over its entries, not entry by entry.
  if (!isEntrywise(name) || ((name === 'min' || name === 'max') && args.length === 1)) return undefined
  return withRank(commonRank(args), () =>
    callAtom(
      atoms,
      name,
      args.map(({ value }) => value),
    ),
  )
}

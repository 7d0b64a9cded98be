// Exact normal forms of expressions, and what equality of forms proves. Read this first.
//
// Soundness contract: two forms that are equal are equal at every real point of the declared domain where both
// expressions are defined (real at every step, unless `complex`). Forms that are not equal prove nothing: relations
// between atoms may be missing. That there is a point where both are defined is for the caller to show: a divisor that
// is 0 everywhere is seen here only where it has the form 0.
import type { Expr, SymbolDomain } from '../../model.ts'
import { one, type Sum } from './atom.ts'
import { assumed } from './assume.ts'
import { isZero, ratioOf } from './clear.ts'
import type { Fact } from './facts.ts'
import { formOf } from './former.ts'
import { Refusal, type Refused } from './meter.ts'
import { isInteger, type Rational } from './rational.ts'
import { openSpace, scoped, type Space } from './space.ts'
import { constantOf } from './sum.ts'
import { areSame, isNought } from './zero.ts'

export interface FormOptions {
  /** What is declared of letters; one that is not here is any real number. */
  readonly symbols: ReadonlyMap<string, SymbolDomain>
  /** Letters that are > 0, and ≥ 0, wherever the expressions are defined, as the caller knows (log x, √x on either side). */
  readonly positive?: ReadonlySet<string>
  readonly nonNegative?: ReadonlySet<string>
  /** Formulas of which the caller knows the same (factsOf); what is taken from them is a guard, never an equality. */
  readonly assume?: readonly Fact[]
  /** Whether (−8)^(1/3) is −2 or undefined. cbrt and root(x, 3) are real in either case. */
  readonly oddRoots: 'real' | 'undefined'
  /** The imaginary unit occurs: values may be complex, and powers and logarithms are principal ones. */
  readonly complex: boolean
  /** Term products that one call may spend. */
  readonly budget?: number
}

/** Made by `Forms.form`, to be used with the Forms it comes from, and within the scope it was made in. */
export interface Form {
  readonly sum: Sum
  readonly reason?: undefined
}
export interface Unformed {
  readonly reason: Refused
}

export interface Forms {
  form(expr: Expr): Form | Unformed
  /** Certain if true; false says nothing (also where the budget ends). */
  equal(a: Form, b: Form): boolean
  isZero(a: Form): boolean
  /** q ≠ 0 with a = q·b, where one is found. */
  ratio(a: Form, b: Form): Rational | undefined
  /** The value of a form that is a rational number, where that is seen. */
  constant(a: Form): Rational | undefined
  /** Whether the form is a rational function of letters over Q. */
  isRational(a: Form): boolean
  /** Forms made in `work` are forgotten when it ends: what comes after never depends on them. */
  scoped<T>(work: () => T): T
}

export const standardBudget = 40_000

export function openForms(options: FormOptions): Forms {
  const { symbols, positive = new Set(), nonNegative = new Set(), oddRoots, complex, budget = standardBudget } = options
  const assume = complex ? [] : (options.assume ?? [])
  const space = openSpace({
    symbols,
    positive: new Set([...positive, ...namesOf(assume, 'positive')]),
    nonNegative: new Set([...nonNegative, ...namesOf(assume, 'non-negative')]),
    oddRoots,
    complex,
  })
  /** Each question has the whole budget. */
  const asked = <T>(work: () => T): T | Unformed => {
    space.meter.products = budget
    try {
      return work()
    } catch (thrown) {
      if (!(thrown instanceof Refusal)) throw thrown
      return { reason: thrown.reason }
    }
  }
  for (const { of, sign } of assume) if (of.type !== 'name') asked(() => assumed(space, formOf(space, of), sign))
  return {
    form: (expr) => asked(() => ({ sum: formOf(space, expr) })),
    equal: (a, b) => asked(() => areSame(space, a.sum, b.sum)) === true,
    isZero: (a) => asked(() => isNought(space, a.sum)) === true,
    ratio: (a, b) => numberOr(asked(() => ratioOf(space, a.sum, b.sum))),
    constant: (a) => numberOr(asked(() => constantIn(space, a.sum))),
    isRational: (a) => isRational(a.sum),
    scoped: (work) => scoped(space, work),
  }
}
const namesOf = (facts: readonly Fact[], sign: Fact['sign']): readonly string[] =>
  facts.flatMap((fact) => (fact.of.type === 'name' && fact.sign === sign ? [fact.of.name] : []))

/** 0 and multiples of 1. */
const constantIn = (space: Space, sum: Sum): Rational | undefined =>
  constantOf(sum) ?? (isZero(space, sum) ? 0 : ratioOf(space, sum, [one]))

const numberOr = (answer: Rational | Unformed | undefined): Rational | undefined =>
  answer !== undefined && (typeof answer === 'number' || !('reason' in answer)) ? answer : undefined

const isRational = (sum: Sum): boolean =>
  sum.every(({ factors }) =>
    factors.every(
      ({ atom, power }) =>
        isInteger(power) && (atom.meaning.type === 'name' || (atom.meaning.type === 'sum' && isRational(atom.meaning.of))),
    ),
  )

// What sums are made of. A sum is Σ q·a^k·b^l·… over Q, in atoms that commute, with rational powers.
//
// An atom with a negative power is other than 0 wherever the expression is defined (something was divided by it), so
// powers of one atom add. What a power with a fraction means is said at each kind of atom.
import type { Rational } from './rational.ts'

/** Of a real value: > 0, ≥ 0, or nothing known. */
export type Sign = 'positive' | 'non-negative' | 'unknown'

export type Meaning =
  /** A letter: a real number, an integer if said; a fraction of it is the principal root, the real one for odd roots. */
  | { readonly type: 'name'; readonly name: string; readonly integer: boolean; readonly low?: Rational; readonly high?: Rational }
  /** The imaginary unit; i^q is e^{iπq/2}. */
  | { readonly type: 'unit' }
  | { readonly type: 'pi' }
  /** A natural number under a root. Usually prime; always > 1. */
  | { readonly type: 'prime'; readonly base: Rational }
  /** e^m of a monomial m; its power q is e^{qm}, which is no root of it unless m is real. */
  | { readonly type: 'exp'; readonly of: Factors }
  /** A sum that is divided by, under a root or raised to a large power: so it need not be multiplied out. */
  | { readonly type: 'sum'; readonly of: Sum }
  /** |a| of a real atom. `realRoots`: a^{2/3} is (∛a)², and so |a|^{2/3}. */
  | { readonly type: 'size'; readonly of: Atom; readonly realRoots: boolean }
  /** −1, 0 or 1 by the sign of a real atom, whose size is at hand. */
  | { readonly type: 'sign'; readonly of: Atom; readonly size: Atom }
  /** The principal logarithm of one term with coefficient 1 or −1. */
  | { readonly type: 'log'; readonly of: Term }
  /** A function of which nothing more is known than that equal arguments have equal values. */
  | { readonly type: 'call'; readonly name: string; readonly args: readonly Sum[] }

export class Atom {
  /** In order of making: what an atom stands for is made of atoms with smaller ids. */
  readonly id: number
  readonly meaning: Meaning
  private isReal: boolean
  private known: Sign
  /** Complex of modulus 1: its conjugate is its inverse. */
  readonly phase: boolean
  /** Some of its powers are written otherwise (term.ts). */
  readonly folds: boolean
  constructor(id: number, meaning: Meaning, traits: Traits) {
    this.id = id
    this.meaning = meaning
    this.isReal = traits.real
    this.known = traits.sign
    this.phase = traits.phase ?? false
    this.folds = traits.folds ?? false
  }
  get real(): boolean {
    return this.isReal
  }
  /** Of a power u^y that stands in an expression: it is real where that is defined. */
  learnReal(isReal: boolean): void {
    this.isReal = isReal
  }
  get sign(): Sign {
    return this.known
  }
  /** Only before the first form is made. */
  learn(sign: Exclude<Sign, 'unknown'>): void {
    if (this.known !== 'positive') this.known = sign
  }
}
export interface Traits {
  readonly real: boolean
  readonly sign: Sign
  readonly phase?: boolean
  readonly folds?: boolean
}

export interface Factor {
  readonly atom: Atom
  /** Never 0. */
  readonly power: Rational
}
/** By id, none twice; [] is 1. */
export type Factors = readonly Factor[]
export interface Term {
  /** Never 0. */
  readonly coefficient: Rational
  readonly factors: Factors
}
/** From the greatest monomial to the smallest (compareFactors), none twice; [] is 0. */
export type Sum = readonly Term[]

export const one: Term = { coefficient: 1, factors: [] }
export const atomTerm = (atom: Atom, power: Rational = 1): Term => ({ coefficient: 1, factors: [{ atom, power }] })
export const numberSum = (value: Rational): Sum => (value === 0 ? [] : [{ coefficient: value, factors: [] }])
export const atomSum = (atom: Atom, power: Rational = 1): Sum => [atomTerm(atom, power)]
/** What an atom stands for: the sum, or the atom itself. */
export const valueOf = (atom: Atom): Sum => (atom.meaning.type === 'sum' ? atom.meaning.of : atomSum(atom))

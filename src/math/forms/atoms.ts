// What normal forms are made of: opaque atoms that know what they stand for, one for each meaning, and the few laws
// under which they are made. Soundness: every law here is an identity wherever both of its sides are defined.
import { certified } from '../evaluate/certified.ts'
import { attempt } from '../failure.ts'
import { callFunction, type EagerFunction } from '../evaluate/functions.ts'
import {
  atomPolynomial,
  atomsOf,
  type Budget,
  constantOf,
  constantPolynomial,
  isZero,
  leadsNegative,
  type Monomial,
  negatePolynomial,
  type Polynomial,
  polynomialKey,
  subtractPolynomials,
} from '../exact/polynomial.ts'
import { compare, divide, type Rational } from '../exact/rational.ts'
import { isRational } from '../evaluate/value.ts'

/** 0 a number, 1 a vector (of one generic entry), 2 a matrix (of one generic entry). */
export type Rank = 0 | 1 | 2

/** Functions that go entry by entry, as far as normal forms know them; `reciprocal` and `power` are written `/` and `^`. */
export const entrywise = ['sigmoid', 'tanh', 'exp', 'log', 'sqrt', 'abs', 'sign', 'floor', 'ceil', 'relu', 'mod', 'min', 'max'] as const
export type Entrywise = (typeof entrywise)[number]

export type Atom =
  | { readonly type: 'name'; readonly rank: Rank; readonly name: string }
  /** Entry `at` of the vector that the atom `of` stands for. */
  | { readonly type: 'element'; readonly rank: 0; readonly of: string; readonly at: string }
  | { readonly type: 'call'; readonly rank: Rank; readonly name: Entrywise | 'reciprocal' | 'power'; readonly args: readonly Polynomial[] }
  /** A product of matrices, the last factor perhaps a vector. Each factor is a product entry by entry; [] is all ones. */
  | { readonly type: 'product'; readonly rank: 1 | 2; readonly factors: readonly Monomial[] }
  /** A function of a whole vector. */
  | { readonly type: 'whole'; readonly rank: 0 | 1; readonly name: 'sum' | 'mean' | 'softmax'; readonly of: Polynomial }

/** Atoms by key. `values` are put in an atom's place wherever it would be made (a hypothesis `g == 0` is the value 0 of `g`). */
export interface Atoms {
  readonly known: Map<string, Atom>
  readonly values: ReadonlyMap<string, Polynomial>
  readonly budget: Budget
}

const longestKey = 20_000
/** The atom itself, or the value in its place; undefined where its key grows beyond what is read. */
export function makeAtom(atoms: Atoms, key: string, atom: Atom): Polynomial | undefined {
  const value = atoms.values.get(key)
  if (value !== undefined) return value
  if (key.length > longestKey) return undefined
  atoms.known.set(key, atom)
  return atomPolynomial(key)
}
/** The atom of a key that was made; unknown keys are a bug. */
export function atomOf(atoms: Atoms, key: string): Atom {
  const atom = atoms.known.get(key)
  if (atom === undefined) throw new Error(`no atom ${key}`)
  return atom
}
export const nameAtom = (atoms: Atoms, name: string, rank: Rank): Polynomial | undefined =>
  makeAtom(atoms, name, { type: 'name', name, rank })

/** A list without gaps, or undefined. */
export const defined = (list: readonly (Polynomial | undefined)[]): readonly Polynomial[] | undefined =>
  list.every((p) => p !== undefined) ? list : undefined

/** The rank of a polynomial's entries: 0 where all its atoms are numbers (it may still be spread over a vector). */
export function rankIn(atoms: Atoms, p: Polynomial): Rank {
  let rank: Rank = 0
  for (const key of atomsOf(p)) {
    const other = atomOf(atoms, key).rank
    if (other > rank) rank = other
  }
  return rank
}

/** A function entry by entry: exact at exact points, odd and even where it is, else opaque. Undefined outside its domain. */
export function callAtom(atoms: Atoms, name: Entrywise | 'reciprocal' | 'power', args: readonly Polynomial[]): Polynomial | undefined {
  const [first] = args
  if (first === undefined) return undefined
  const constants = args.map(constantOf)
  if (name !== 'reciprocal' && name !== 'power' && constants.every((c) => c !== undefined)) {
    const value = exactValue(name, constants)
    if (value !== undefined) return value === 'none' ? undefined : constantPolynomial(value)
  }
  if (name === 'min' || name === 'max') return extremeAtom(atoms, name, args)
  if (leadsNegative(first)) {
    const mirrored = (): Polynomial | undefined => callAtom(atoms, name, [negatePolynomial(first)])
    // σ(−z) = 1 − σ(z); tanh and sign are odd; |−z| = |z|
    if (name === 'abs') return mirrored()
    const value = name === 'sigmoid' || name === 'tanh' || name === 'sign' ? mirrored() : undefined
    if (value !== undefined) return name === 'sigmoid' ? subtractPolynomials(constantPolynomial(1), value) : negatePolynomial(value)
  }
  return opaqueCall(atoms, name, args)
}
function opaqueCall(atoms: Atoms, name: Extract<Atom, { type: 'call' }>['name'], args: readonly Polynomial[]): Polynomial | undefined {
  const rank = args.reduce<Rank>((highest, p) => (rankIn(atoms, p) > highest ? rankIn(atoms, p) : highest), 0)
  return makeAtom(atoms, `${name}{${args.map(polynomialKey).join(', ')}}`, { type: 'call', rank, name, args })
}
/** The value at rational points where it is rational, by the evaluator itself; `none` outside the domain, undefined where irrational. */
function exactValue(name: EagerFunction, args: readonly Rational[]): Rational | 'none' | undefined {
  const value = attempt(() => callFunction(certified, name, args))
  if (!value.ok) return 'none'
  return isRational(value.value) ? value.value : undefined
}

/** min and max commute, are associative and idempotent; their constants are one. */
function extremeAtom(atoms: Atoms, name: 'min' | 'max', args: readonly Polynomial[]): Polynomial | undefined {
  const flat = args.flatMap((p) => sameExtreme(atoms, name, p) ?? [p])
  const constants = flat.flatMap((p) => constantOf(p) ?? [])
  const constant = constants.reduce<Rational | undefined>(
    (a, b) => (a !== undefined && compare(a, b) < 0 === (name === 'min') ? a : b),
    undefined,
  )
  const others = flat.filter((p) => constantOf(p) === undefined)
  const all = constant === undefined ? others : [constantPolynomial(constant), ...others]
  const distinct = [...new Map(all.map((p) => [polynomialKey(p), p])).entries()].sort(([a], [b]) => (a < b ? -1 : 1)).map(([, p]) => p)
  const [only] = distinct
  return distinct.length === 1 ? only : opaqueCall(atoms, name, distinct)
}
/** The arguments of a polynomial that is itself one min (or max) and nothing more. */
function sameExtreme(atoms: Atoms, name: 'min' | 'max', p: Polynomial): readonly Polynomial[] | undefined {
  const atom = onlyAtom(atoms, p)
  return atom?.type === 'call' && atom.name === name ? atom.args : undefined
}
function onlyAtom(atoms: Atoms, p: Polynomial): Atom | undefined {
  const [key, ...more] = atomsOf(p)
  return key !== undefined && more.length === 0 && polynomialKey(p) === `1*${key}` ? atomOf(atoms, key) : undefined
}

/** 1/p: exact for a constant that is not 0, undefined for 0, else opaque: nothing is cancelled that might be 0. */
export function reciprocal(atoms: Atoms, p: Polynomial | undefined): Polynomial | undefined {
  if (p === undefined || isZero(p)) return undefined
  const constant = constantOf(p)
  return constant === undefined ? callAtom(atoms, 'reciprocal', [p]) : constantPolynomial(divide(1, constant))
}

// Where forms live: the atoms made so far, one for each meaning, and what is known of letters. Atoms are found by what
// they are made of, never by text; those made inside `scoped` are forgotten when it ends.
import type { SymbolDomain } from '../../model.ts'
import { Atom, type Factors, type Meaning, type Sign, type Sum, type Term, type Traits } from './atom.ts'
import { type Meter, Refusal, spend } from './meter.ts'
import { compare, negate, type Rational, readRational, sign } from './rational.ts'
import { hasRoots } from './sign.ts'
import { sameSums } from './sum.ts'
import { sameFactors } from './term.ts'

export interface Assumptions {
  readonly symbols: ReadonlyMap<string, SymbolDomain>
  readonly positive: ReadonlySet<string>
  readonly nonNegative: ReadonlySet<string>
  readonly oddRoots: 'real' | 'undefined'
  /** The imaginary unit occurs: values may be complex, powers and logarithms are principal ones. */
  readonly complex: boolean
}
export interface Space {
  readonly assumptions: Assumptions
  readonly meter: Meter
  /** By id. */
  readonly atoms: Atom[]
  readonly names: Map<string, Atom>
  /** Sums that were found to be products, with their factors (factor.ts). */
  readonly products: { readonly of: Sum; readonly term: Term }[]
  /** Powers that stand in an expression, so that they are real where it is defined. */
  readonly powers: Atom[]
  /** Sums whose sign the caller knows. */
  readonly facts: { readonly of: Sum; readonly sign: Sign }[]
}
export const openSpace = (assumptions: Assumptions): Space => ({
  assumptions,
  meter: { products: 0 },
  atoms: [],
  names: new Map(),
  products: [],
  powers: [],
  facts: [],
})

const mostAtoms = 300
function make(space: Space, meaning: Meaning, traits: Traits): Atom {
  if (space.atoms.length >= mostAtoms) throw new Refusal('budget')
  const atom = new Atom(space.atoms.length, meaning, traits)
  space.atoms.push(atom)
  return atom
}
/** The atom that `fits`, or a new one. */
export function atomWhere(space: Space, fits: (meaning: Meaning) => boolean, meaning: Meaning, traits: () => Traits): Atom {
  const { atoms } = space
  spend(space.meter, atoms.length >> 3)
  for (const atom of atoms) if (atom.meaning.type === meaning.type && fits(atom.meaning)) return atom
  return make(space, meaning, traits())
}

/** The letter as a term, with what is declared or inferred of it: of a letter x ≤ 0 the atom is −x. */
export function nameTerm(space: Space, name: string): Term {
  const domain = space.assumptions.symbols.get(name)
  const [low, high] = [bound(domain?.low), bound(domain?.high)]
  const isMirrored = high !== undefined && sign(high) <= 0 && (low === undefined || sign(low) < 0)
  const atom =
    space.names.get(name) ?? makeName(space, name, domain, isMirrored ? [opposite(high), opposite(low)] : [low, high], isMirrored)
  return { coefficient: isMirrored ? -1 : 1, factors: [{ atom, power: 1 }] }
}
const opposite = (q: Rational | undefined): Rational | undefined => (q === undefined ? undefined : negate(q))

type Bounds = readonly [Rational | undefined, Rational | undefined]
function makeName(space: Space, name: string, domain: SymbolDomain | undefined, [low, high]: Bounds, isMirrored: boolean): Atom {
  const { positive, nonNegative } = space.assumptions
  const above = low === undefined ? -1 : sign(low)
  const isOpen = (isMirrored ? domain?.highOpen : domain?.lowOpen) === true
  const isPositive = (positive.has(name) && !isMirrored) || above > 0 || (above === 0 && isOpen)
  const isNonNegative = (nonNegative.has(name) && !isMirrored) || above === 0
  const meaning: Meaning = {
    type: 'name',
    name,
    integer: domain?.integer === true,
    ...(low === undefined ? {} : { low }),
    ...(high === undefined ? {} : { high }),
  }
  const atom = make(space, meaning, { real: true, sign: isPositive ? 'positive' : isNonNegative ? 'non-negative' : 'unknown' })
  space.names.set(name, atom)
  return atom
}
const bound = (text: string | undefined): Rational | undefined => (text === undefined ? undefined : readRational(text))

export const unitAtom = (space: Space): Atom =>
  atomWhere(
    space,
    () => true,
    { type: 'unit' },
    () => ({ real: false, sign: 'unknown', phase: true, folds: true }),
  )
export const piAtom = (space: Space): Atom =>
  atomWhere(
    space,
    () => true,
    { type: 'pi' },
    () => ({ real: true, sign: 'positive' }),
  )
export const primeAtom = (space: Space, base: Rational): Atom =>
  atomWhere(
    space,
    (other) => other.type === 'prime' && compare(other.base, base) === 0,
    { type: 'prime', base },
    () => ({ real: true, sign: 'positive', folds: true }),
  )
/** |a| of a real atom of unknown sign. */
export const sizeAtom = (space: Space, of: Atom): Atom =>
  atomWhere(
    space,
    (other) => other.type === 'size' && other.of === of,
    { type: 'size', of, realRoots: !space.assumptions.complex && hasRoots(of) },
    () => ({ real: true, sign: 'non-negative', folds: true }),
  )
/** The sign of a real atom. */
export function signAtom(space: Space, of: Atom): Atom {
  const size = of.sign === 'unknown' ? sizeAtom(space, of) : of
  return atomWhere(
    space,
    (other) => other.type === 'sign' && other.of === of,
    { type: 'sign', of, size },
    () => ({ real: true, sign: of.sign, folds: true }),
  )
}
export const expAtom = (space: Space, of: Factors, traits: () => Traits): Atom =>
  atomWhere(space, (other) => other.type === 'exp' && sameFactors(other.of, of), { type: 'exp', of }, traits)
export const sumAtom = (space: Space, of: Sum, traits: () => Traits): Atom =>
  atomWhere(space, (other) => other.type === 'sum' && sameSums(other.of, of), { type: 'sum', of }, traits)

/** Forgets what is made inside, so that a form never depends on what was formed before it in another scope. */
export function scoped<T>(space: Space, work: () => T): T {
  const [atoms, products, powers] = [space.atoms.length, space.products.length, space.powers.length]
  try {
    return work()
  } finally {
    for (const { meaning } of space.atoms.slice(atoms)) if (meaning.type === 'name') space.names.delete(meaning.name)
    space.atoms.length = atoms
    space.products.length = products
    for (const atom of space.powers.splice(powers)) atom.learnReal(false)
  }
}

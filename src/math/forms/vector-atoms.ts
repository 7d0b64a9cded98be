// Atoms of vectors and matrices: products that do not commute, sums over entries, single entries. Soundness as in atoms.ts.
import { type Atoms, atomOf, callAtom, defined, makeAtom, reciprocal } from './atoms.ts'
import {
  addPolynomials,
  atomPolynomial,
  constantPolynomial,
  mapAtoms,
  type Monomial,
  monomialKey,
  multiplyMonomials,
  type Polynomial,
  polynomialKey,
  type Term,
  termPolynomial,
} from '../exact/polynomial.ts'
import { multiply, type Rational } from '../exact/rational.ts'

/** A monomial parted into its numbers and the rest. */
export function partScalars(atoms: Atoms, monomial: Monomial): { readonly scalars: Monomial; readonly rest: Monomial } {
  const isScalar = ({ atom }: { atom: string }): boolean => atomOf(atoms, atom).rank === 0
  return { scalars: monomial.filter(isScalar), rest: monomial.filter((factor) => !isScalar(factor)) }
}

/**
 * The matrix product p·q: linear in both, numbers pulled out, associative (one flat list of factors), never commutative.
 * `rank` is that of q. Undefined where only ones meet (their common length is unknown) or the budget is spent.
 */
export function productAtom(atoms: Atoms, p: Polynomial, q: Polynomial, rank: 1 | 2): Polynomial | undefined {
  atoms.budget.products -= p.size * q.size
  if (atoms.budget.products < 0) return undefined
  const sum: Polynomial[] = []
  for (const a of p.values()) {
    for (const b of q.values()) {
      const term = termProduct(atoms, a, b, rank)
      if (term === undefined) return undefined
      sum.push(term)
    }
  }
  return addPolynomials(...sum)
}
function termProduct(atoms: Atoms, a: Term, b: Term, rank: 1 | 2): Polynomial | undefined {
  const [left, right] = [partScalars(atoms, a.monomial), partScalars(atoms, b.monomial)]
  const factors = [...factorsOf(atoms, left.rest), ...factorsOf(atoms, right.rest)]
  if (factors.some((factor, i) => factor.length === 0 && factors[i + 1]?.length === 0)) return undefined
  const product = makeAtom(atoms, `${rank === 1 ? 'vector' : 'matrix'}{${factors.map(monomialKey).join(' | ')}}`, {
    type: 'product',
    rank,
    factors,
  })
  const scalars = multiplyMonomials(left.scalars, right.scalars)
  return product && mapTerms(product, multiply(a.coefficient, b.coefficient), scalars)
}
const mapTerms = (p: Polynomial, by: Rational, times: Monomial): Polynomial =>
  addPolynomials(...[...p.values()].map((term) => termPolynomial(multiply(term.coefficient, by), multiplyMonomials(term.monomial, times))))
/** The factors of a monomial that is itself one product and nothing more, so that (A·B)·v and A·(B·v) are one list. */
function factorsOf(atoms: Atoms, monomial: Monomial): readonly Monomial[] {
  const [factor] = monomial
  const atom = factor !== undefined && monomial.length === 1 && factor.power === 1 ? atomOf(atoms, factor.atom) : undefined
  return atom?.type === 'product' ? atom.factors : [monomial]
}

/** sum (linear), mean (linear, 1 of ones) or softmax of a vector. Undefined where a length is needed and nothing tells it. */
export function wholeAtom(atoms: Atoms, name: 'sum' | 'mean' | 'softmax', p: Polynomial): Polynomial | undefined {
  const terms = [...p.values()].map((term) => ({ ...term, ...partScalars(atoms, term.monomial) }))
  const spread = terms.some(({ rest }) => rest.length === 0)
  if (name === 'softmax' || (name === 'sum' && spread)) {
    const rank = name === 'softmax' ? 1 : 0
    return terms.every(({ rest }) => rest.length === 0)
      ? undefined
      : makeAtom(atoms, `${name}{${polynomialKey(p)}}`, { type: 'whole', rank, name, of: p })
  }
  const parts: Polynomial[] = []
  for (const { coefficient, scalars, rest } of terms) {
    const of = termPolynomial(1, rest)
    const part =
      rest.length === 0 ? constantPolynomial(1) : makeAtom(atoms, `${name}{${polynomialKey(of)}}`, { type: 'whole', rank: 0, name, of })
    if (part === undefined) return undefined
    parts.push(mapTerms(part, coefficient, scalars))
  }
  return addPolynomials(...parts)
}

/** Entry `at` of a vector's polynomial, each of its vector atoms read there. Undefined for matrices. */
export function elementOf(atoms: Atoms, p: Polynomial, at: string): Polynomial | undefined {
  const image = (key: string): Polynomial | undefined => {
    const atom = atomOf(atoms, key)
    if (atom.rank === 0) return atomPolynomial(key)
    if (atom.rank === 2) return undefined
    if (atom.type !== 'call') return makeAtom(atoms, `${key}[${at}]`, { type: 'element', rank: 0, of: key, at })
    const args = defined(atom.args.map((arg) => elementOf(atoms, arg, at)))
    return args && callAtom(atoms, atom.name, args)
  }
  return mapAtoms(p, image, atoms.budget)
}

/** A polynomial made anew, with the present `values` in the place of its atoms, at any depth. */
export function renew(atoms: Atoms, p: Polynomial): Polynomial | undefined {
  return mapAtoms(p, (key) => renewAtom(atoms, key), atoms.budget)
}
function renewAtom(atoms: Atoms, key: string): Polynomial | undefined {
  const atom = atomOf(atoms, key)
  switch (atom.type) {
    case 'name':
      return makeAtom(atoms, key, atom)
    case 'element': {
      const whole = renewAtom(atoms, atom.of)
      return whole && elementOf(atoms, whole, atom.at)
    }
    case 'call': {
      const args = defined(atom.args.map((arg) => renew(atoms, arg)))
      return args && (atom.name === 'reciprocal' ? reciprocal(atoms, args[0]) : callAtom(atoms, atom.name, args))
    }
    case 'product': {
      const [first, ...rest] = atom.factors.map((factor) => renew(atoms, termPolynomial(1, factor)))
      return rest.reduce((left, right, i) => left && right && productAtom(atoms, left, right, i === rest.length - 1 ? atom.rank : 2), first)
    }
    case 'whole': {
      const of = renew(atoms, atom.of)
      return of && wholeAtom(atoms, atom.name, of)
    }
    default:
      return atom satisfies never
  }
}

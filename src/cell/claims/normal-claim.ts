// Formulas as texts that do not depend on how they are written: two with the same text hold at the same points.
//
// Names are left as they are (a computed name is not unfolded), so that only what is the same in other words is the same:
// terms moved, multiplied out or scaled, a chain or a conjunction, |x| ≤ 1 or −1 ≤ x ≤ 1, sides and parts in any order.
import { type Atoms, atomOf } from '../../math/forms/atoms.ts'
import { elementOf } from '../../math/forms/vector-atoms.ts'
import {
  addPolynomials,
  constantOf,
  constantPolynomial,
  negatePolynomial,
  type Polynomial,
  polynomialKey,
  scalePolynomial,
  subtractPolynomials,
  type Term,
} from '../../math/exact/polynomial.ts'
import { absolute, divide, sign } from '../../math/exact/rational.ts'
import type { Comparison, Dependence, Formula } from './formula.ts'
import { differenceOf, type Knowledge } from './knowledge.ts'

type Canonical = Joined | Leaf | string
interface Joined {
  readonly type: 'joined'
  readonly join: 'and' | 'or'
  readonly parts: readonly Canonical[]
}
/** `of op 0` of a polynomial that leads with 1, or with −1 where it is ordered. */
interface Leaf {
  readonly type: 'leaf'
  readonly op: '==' | '!=' | '>' | '>='
  readonly of: Polynomial
}
const leaf = (op: Leaf['op'], of: Polynomial): Leaf => {
  const scale = op === '==' || op === '!=' ? leading(of) : absolute(leading(of))
  return { type: 'leaf', op, of: scalePolynomial(of, divide(1, scale)) }
}

/** The text of a formula, under the values that are known of its names. */
export function normalText(formula: Formula, knowledge: Knowledge): string {
  return textOf(canonical(formula, knowledge, true))
}

function canonical(formula: Formula, knowledge: Knowledge, top: boolean): Canonical {
  switch (formula.type) {
    case 'compare':
      return comparison(formula, knowledge)
    case 'depends':
      return dependence(formula, knowledge)
    case 'and':
    case 'or': {
      const stays = top && formula.type === 'and'
      return joined(
        formula.type,
        [formula.left, formula.right].map((part) => canonical(part, knowledge, stays)),
      )
    }
    case 'all':
    case 'any': {
      // All entries: what a formula about vectors says anyway, where it stands by itself.
      const of = canonical(formula.of, knowledge, true)
      return formula.type === 'all' && top ? of : `${formula.type}(${textOf(of)})`
    }
    default:
      return formula satisfies never
  }
}

function comparison(formula: Comparison, knowledge: Knowledge): Canonical {
  const difference = differenceOf(formula, '*', knowledge)
  if (difference === undefined) return JSON.stringify(formula)
  switch (formula.op) {
    case '==':
    case '!=': {
      const constant = constantOf(difference)
      if (constant !== undefined) return String((sign(constant) === 0) === (formula.op === '=='))
      return leaf(formula.op, difference)
    }
    case '>':
    case '>=':
      return above(difference, formula.op, knowledge.atoms)
    case '<':
    case '<=':
      return above(negatePolynomial(difference), formula.op === '<' ? '>' : '>=', knowledge.atoms)
    default:
      return formula.op satisfies never
  }
}
/** The coefficient of the first term in the order of keys. */
const leading = (p: Polynomial) => [...p].sort(([a], [b]) => (a < b ? -1 : 1))[0]?.[1].coefficient ?? 1

/** p ≥ 0 or p > 0, with an absolute value, a greatest or a least that stands alone taken apart. */
function above(p: Polynomial, op: '>' | '>=', atoms: Atoms): Canonical {
  const constant = constantOf(p)
  if (constant !== undefined) return String(op === '>' ? sign(constant) > 0 : sign(constant) >= 0)
  for (const term of p.values()) {
    const parts = choices(term, p, atoms)
    if (parts === undefined) continue
    const rest = subtractPolynomials(p, new Map([...p].filter(([, other]) => other === term)))
    const each = parts.of.map((value) => above(addPolynomials(rest, scalePolynomial(value, term.coefficient)), op, atoms))
    return joined(sign(term.coefficient) > 0 === parts.greatest ? 'or' : 'and', each)
  }
  return leaf(op, p)
}
/** What a term q·max(…), q·min(…) or q·|…| is the greatest or least of, where its atom occurs nowhere else in p. */
function choices(term: Term, p: Polynomial, atoms: Atoms): { readonly greatest: boolean; readonly of: readonly Polynomial[] } | undefined {
  const [factor, more] = term.monomial
  if (factor?.power !== 1 || more !== undefined) return undefined
  const others = [...p.values()].filter((other) => other !== term)
  if (others.some(({ monomial }) => monomial.some(({ atom }) => atom === factor.atom))) return undefined
  const atom = atomOf(atoms, factor.atom)
  const [first] = atom.type === 'call' ? atom.args : []
  if (atom.type !== 'call' || first === undefined) return undefined
  if (atom.name === 'abs') return { greatest: true, of: [first, negatePolynomial(first)] }
  return atom.name === 'max' || atom.name === 'min' ? { greatest: atom.name === 'max', of: atom.args } : undefined
}

/** Whether something depends on something does not change with a factor or an addend. */
function dependence({ of, on, denied }: Dependence, { form, atoms }: Knowledge): Canonical {
  const found = form(of)
  const value = found?.rank === 1 ? elementOf(atoms, found.value, '*') : found?.rank === 0 ? found.value : undefined
  const varying = value && subtractPolynomials(value, constantPolynomial(value.get('')?.coefficient ?? 0))
  const text = varying === undefined ? JSON.stringify(of) : polynomialKey(scalePolynomial(varying, divide(1, leading(varying))))
  return `${denied ? 'constant' : 'depends'}(${text}; ${on.name}${on.at === undefined ? '' : `[${on.at}]`})`
}

function joined(join: 'and' | 'or', parts: readonly Canonical[]): Canonical {
  const [neutral, deciding] = join === 'and' ? ['true', 'false'] : ['false', 'true']
  const flat = parts.flatMap((part) => (typeof part === 'object' && part.type === 'joined' && part.join === join ? part.parts : [part]))
  if (flat.includes(deciding)) return deciding
  const kept = flat.filter((part) => part !== neutral)
  return kept.length === 0 ? neutral : { type: 'joined', join, parts: kept }
}

function textOf(formula: Canonical): string {
  if (typeof formula === 'string') return formula
  if (formula.type === 'leaf') return leafText(formula)
  const parts = bothWays(formula)
  const texts = [...new Set(parts.map(textOf))].sort()
  return texts.length === 1 ? (texts[0] ?? '') : `(${texts.join(` ${formula.join} `)})`
}
const leafText = ({ op, of }: Leaf): string => `${op} ${polynomialKey(of)}`

/** `p >= 0 and p <= 0` is `p == 0`; `p > 0 or p < 0` is `p != 0`. */
function bothWays({ join, parts }: Joined): readonly Canonical[] {
  const [one, both] = join === 'and' ? (['>=', '=='] as const) : (['>', '!='] as const)
  const texts = new Set(parts.map((part) => (typeof part === 'object' && part.type === 'leaf' ? leafText(part) : '')))
  return parts.map((part) => {
    if (typeof part === 'string' || part.type !== 'leaf' || part.op !== one) return part
    return texts.has(leafText({ ...part, of: negatePolynomial(part.of) })) ? leaf(both, part.of) : part
  })
}

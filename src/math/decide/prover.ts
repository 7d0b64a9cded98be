// Proofs by normal form, for one reference and many answers. The reference's form is made once for all answers under which
// the same is known of letters.
import type { Expr, SymbolDomain } from '../../model.ts'
import type { Form, openForms, Unformed } from '../exact/form.ts'
import { negate, readRational, sign, toText } from '../exact/rational.ts'
import { substitute } from '../names.ts'
import type { Terms } from './decision.ts'
import type { Survey } from './survey.ts'

/** What is known of letters besides what is declared: it follows from where both sides have real values. */
export interface Facts {
  readonly positive: ReadonlySet<string>
  readonly nonNegative: ReadonlySet<string>
  readonly complex: boolean
}
/** `unproved`: nothing follows. A normal form that is not 0 shows no difference: a relation of its atoms may not be known. */
export type Proof = 'equal' | 'unproved' | 'budget' | 'not-known'

export interface Prover {
  prove(student: Expr, other: Survey): Proof
  /** Whether the two are proved to be a number other than 0 apart, wherever both are defined. */
  differByNumber(student: Expr, other: Survey): boolean
}

/** Sets of facts that are remembered for a reference. */
const mostRemembered = 16

export function openProver(reference: Expr, own: Survey, terms: Terms, open: typeof openForms): Prover {
  const known = new Map<string, UnderFacts>()
  const under = (other: Survey): UnderFacts => {
    const facts = factsOf(own, other)
    const name = [[...facts.positive].sort().join(), [...facts.nonNegative].sort().join(), String(facts.complex)].join(';')
    let found = known.get(name)
    if (found === undefined) {
      if (known.size >= mostRemembered) known.clear()
      found = underFacts(facts, reference, terms, open)
      known.set(name, found)
    }
    return found
  }
  return {
    prove: (student, other) => under(other).prove(student),
    differByNumber: (student, other) => under(other).differByNumber(student),
  }
}

/** Where a real value of both sides is at stake, what either needs of a letter holds. Complex values need nothing. */
export function factsOf(own: Survey, other: Survey): Facts {
  if (own.imaginary || other.imaginary) return { positive: new Set(), nonNegative: new Set(), complex: true }
  return {
    positive: new Set([...own.positive, ...other.positive]),
    nonNegative: new Set([...own.nonNegative, ...other.nonNegative]),
    complex: false,
  }
}

interface UnderFacts {
  prove(student: Expr): Proof
  differByNumber(student: Expr): boolean
}
function underFacts(facts: Facts, reference: Expr, { symbols, oddRoots }: Terms, open: typeof openForms): UnderFacts {
  const turned = turnedLetters(symbols)
  const forms = open({ symbols: turned.symbols, oddRoots, ...facts })
  const formOf = (expr: Expr): Form | Unformed => forms.form(turned.in(expr))
  const own = formOf(reference)
  return {
    prove(student) {
      if (own.reason !== undefined) return refused(own)
      return forms.scoped(() => {
        const other = formOf(student)
        if (other.reason !== undefined) return refused(other)
        return forms.equal(own, other) ? 'equal' : 'unproved'
      })
    },
    differByNumber: (student) =>
      forms.scoped(() => {
        const form = formOf({ type: 'arithmetic', op: '-', left: reference, right: student })
        const number = form.reason === undefined ? forms.constant(form) : undefined
        return number !== undefined && number !== 0
      }),
  }
}
/** What divides by 0 everywhere has no value anywhere: points will tell. */
const refused = ({ reason }: Unformed): Proof => (reason === 'budget' ? 'budget' : 'not-known')

/**
 * Forms know of letters that are ≥ 0, not of such that are ≤ 0: a letter x that is declared so is written −x, where the new x has the
 * bounds turned round.
 */
export function turnedLetters(symbols: ReadonlyMap<string, SymbolDomain>): {
  readonly symbols: ReadonlyMap<string, SymbolDomain>
  in(expr: Expr): Expr
} {
  const turned = [...symbols.values()].filter(({ high }) => high !== undefined && sign(readRational(high) ?? 1) <= 0)
  if (turned.length === 0) return { symbols, in: (expr) => expr }
  const put = new Map(turned.map(({ name }): [string, Expr] => [name, { type: 'negate', arg: { type: 'name', name } }]))
  return {
    symbols: new Map([...symbols, ...turned.map((one): [string, SymbolDomain] => [one.name, opposite(one)])]),
    in: (expr) => substitute(expr, put),
  }
}
const opposite = ({ name, integer, low, high, lowOpen, highOpen }: SymbolDomain): SymbolDomain => ({
  name,
  ...(integer === undefined ? {} : { integer }),
  ...(high === undefined ? {} : { low: minus(high) }),
  ...(low === undefined ? {} : { high: minus(low) }),
  ...(highOpen === undefined ? {} : { lowOpen: highOpen }),
  ...(lowOpen === undefined ? {} : { highOpen: lowOpen }),
})
const minus = (text: string): string => toText(negate(readRational(text) ?? 0))

// Proofs by normal form, for one reference and many answers. The reference's form is made once for all answers under which
// the same is known of letters.
import type { Expr } from '../../model.ts'
import { type Fact, factsOf as factsIn } from '../exact/facts.ts'
import type { openForms, Unformed } from '../exact/form.ts'
import { plain } from '../print/plain.ts'
import type { Terms } from './decision.ts'
import { sameExpr } from './same.ts'
import type { Survey } from './survey.ts'

/** What is known of letters besides what is declared: it follows from where both sides have real values. */
export interface Facts {
  readonly assume: readonly Fact[]
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
  const under = (student: Expr, other: Survey): UnderFacts => {
    const facts = factsOf([reference, own], [student, other], terms)
    const name = nameOf(facts)
    let found = known.get(name)
    if (found === undefined) {
      if (known.size >= mostRemembered) known.clear()
      found = underFacts(facts, reference, terms, open)
      known.set(name, found)
    }
    return found
  }
  return {
    prove: (student, other) => under(student, other).prove(student),
    differByNumber: (student, other) => under(student, other).differByNumber(student),
  }
}

type Surveyed = readonly [expr: Expr, survey: Survey]
/** Where a real value of both sides is at stake, what either needs of its parts holds. Complex values need nothing. */
export function factsOf([reference, own]: Surveyed, [student, other]: Surveyed, { oddRoots }: Terms): Facts {
  if (own.imaginary || other.imaginary) return { assume: [], complex: true }
  const [one, two] = [own.guards.length > 0 ? factsIn(reference, oddRoots) : [], other.guards.length > 0 ? factsIn(student, oddRoots) : []]
  const isNew = (fact: Fact): boolean => !one.some(({ of, sign: known }) => known === fact.sign && sameExpr(of, fact.of))
  return { assume: [...one, ...two.filter(isNew)], complex: false }
}
const nameOf = ({ assume, complex }: Facts): string =>
  complex ? 'complex' : assume.map(({ of, sign: known }) => `${known} ${plain(of)}`).join(';')

interface UnderFacts {
  prove(student: Expr): Proof
  differByNumber(student: Expr): boolean
}
function underFacts(facts: Facts, reference: Expr, { symbols, oddRoots }: Terms, open: typeof openForms): UnderFacts {
  const forms = open({ symbols, oddRoots, ...facts })
  const own = forms.form(reference)
  return {
    prove(student) {
      if (own.reason !== undefined) return refused(own)
      return forms.scoped(() => {
        const other = forms.form(student)
        if (other.reason !== undefined) return refused(other)
        return forms.equal(own, other) ? 'equal' : 'unproved'
      })
    },
    differByNumber: (student) =>
      forms.scoped(() => {
        const form = forms.form({ type: 'arithmetic', op: '-', left: reference, right: student })
        const number = form.reason === undefined ? forms.constant(form) : undefined
        return number !== undefined && number !== 0
      }),
  }
}
/** What divides by 0 everywhere has no value anywhere: points will tell. */
const refused = ({ reason }: Unformed): Proof => (reason === 'budget' ? 'budget' : 'not-known')

// Proofs by normal form, for one reference and many answers. The reference's form is made once for all answers under which
// the same is known of letters.
import type { Expr } from '../../model.ts'
import type { openForms, Unformed } from '../exact/form.ts'
import type { Terms } from './decision.ts'
import type { Survey } from './survey.ts'

/** What is known of letters besides what is declared: it follows from where both sides have real values. */
interface Facts {
  readonly positive: ReadonlySet<string>
  readonly nonNegative: ReadonlySet<string>
  readonly complex: boolean
}
/** `unproved`: nothing follows. A normal form that is not 0 shows no difference: a relation of its atoms may not be known. */
export type Proof = 'equal' | 'unproved' | 'budget' | 'not-known'

/** Sets of facts that are remembered for a reference. */
const mostRemembered = 16

export function openProver(reference: Expr, own: Survey, terms: Terms, open: typeof openForms): (student: Expr, other: Survey) => Proof {
  const known = new Map<string, (student: Expr) => Proof>()
  return (student, other) => {
    const facts = factsOf(own, other)
    const name = [[...facts.positive].sort().join(), [...facts.nonNegative].sort().join(), String(facts.complex)].join(';')
    let prove = known.get(name)
    if (prove === undefined) {
      if (known.size >= mostRemembered) known.clear()
      prove = proverUnder(facts, reference, terms, open)
      known.set(name, prove)
    }
    return prove(student)
  }
}

/** Where a real value of both sides is at stake, what either needs of a letter holds. Complex values need nothing. */
function factsOf(own: Survey, other: Survey): Facts {
  if (own.imaginary || other.imaginary) return { positive: new Set(), nonNegative: new Set(), complex: true }
  return {
    positive: new Set([...own.positive, ...other.positive]),
    nonNegative: new Set([...own.nonNegative, ...other.nonNegative]),
    complex: false,
  }
}

function proverUnder(facts: Facts, reference: Expr, { symbols, oddRoots }: Terms, open: typeof openForms): (student: Expr) => Proof {
  const forms = open({ symbols, oddRoots, ...facts })
  const own = forms.form(reference)
  if (own.reason !== undefined) return () => refused(own)
  return (student) =>
    forms.scoped(() => {
      const other = forms.form(student)
      if (other.reason !== undefined) return refused(other)
      return forms.equal(own, other) ? 'equal' : 'unproved'
    })
}
/** What divides by 0 everywhere has no value anywhere: points will tell. */
const refused = ({ reason }: Unformed): Proof => (reason === 'budget' ? 'budget' : 'not-known')

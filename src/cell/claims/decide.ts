// decideClaim(): a statement about a cell → proved, refuted (with a witness) or undecided. Read this first.
//
// What is quantified over: all dimensions ≥ 1 that fit, all weights, biases, inputs and earlier states, and the gates as
// `gates` says (context.ts), of one step, or of two in a row where the claim names `X_next` (steps.ts).
// `then` holds at all points that meet `if`; `can` at some.
//   PROVED (then) / REFUTED (can)   the conclusion / its denial is proved for all points (prove.ts), and there is at least
//                                   one point that meets the hypothesis where both sides have a value;
//   REFUTED (then) / PROVED (can)   a concrete point shows it beyond every error bound (trial.ts);
//   UNDECIDED                       anything else, above all a hypothesis that cannot be met: from falsehood nothing follows.
// `depends(a, b)` is a leaf beside comparisons: shown by two points that differ in b alone (change.ts), denied by proof
// (dependence.ts).
// A proof and a witness for one claim is a bug, and throws. Efforts are bounded by counts and points are seeded from the
// claim's text, so a verdict depends on the claim and the equations alone.
// Not decided: more than two steps, matrices by entries, several exact gates at irrational pre-activations in two steps.
import type { Claim, Verdict } from '../../model.ts'
import type { ClaimContext } from './context.ts'
import { proveDependence } from './dependence.ts'
import { denialOf, type Dependence, type Formula } from './formula.ts'
import { assume, proveInViews } from './hypothesis.ts'
import { openKnowledge, type Proof } from './knowledge.ts'
import { readClaim } from './read.ts'
import { pointsTried, search, type Search } from './search.ts'
import type { Question } from './question.ts'

export type { ClaimContext } from './context.ts'

const undecided = (how: string): Verdict => ({ verdict: 'undecided', how })
/** Whether a claim is undecided because nothing meets its hypothesis: the author's error, unlike one that is merely open. */
export const isVacuous = (verdict: Verdict): boolean => verdict.verdict === 'undecided' && verdict.how.startsWith('vacuous')

/** The verdict on a claim about a cell's step. `how` is a code, with details after a colon where it is undecided. */
export function decideClaim(claim: Claim, context: ClaimContext): Verdict {
  const question = readClaim(claim, context)
  if (typeof question === 'string') return undecided(question)
  const denial = denialOf(question.wanted)
  // That not all elements meet a condition is shown by one.
  const toProve: Formula = question.quantifier === 'can' ? { type: 'any', of: denial } : denial
  const prover = openProver(question, toProve)
  if (prover === 'vacuous') return undecided('vacuous: no point meets the hypothesis')
  const text = `${claim.id}\n${claim.if?.source ?? ''}\n${claim.quantifier}\n${claim.conclusion.source}`
  const proof = prover(false)
  if (proof !== undefined) return verdictOf(claim, proof, search(question, text, true))
  const first = search(question, text, false, pointsTried.atFirst)
  const second = first.witness === undefined ? prover(true) : undefined
  return verdictOf(claim, second, first.witness === undefined ? search(question, text, second !== undefined) : first)
}
function openProver(question: Question, toProve: Formula): ((thorough: boolean) => Proof | undefined) | 'vacuous' {
  const start = openKnowledge(question.cell, question.shapes, question.entries)
  const views = assume(question.hypothesis, toProve, start)
  if (views === 'vacuous') return views
  return (thorough) => {
    const dependence = (leaf: Dependence): Proof | undefined => proveDependence(leaf, question, thorough)
    return proveInViews(
      toProve,
      views.map((view) => ({ ...view, dependence })),
      thorough,
    )
  }
}

/** The verdict that a proof (of the conclusion, or of the denial of a `can`) and a search come to. */
export function verdictOf(claim: Claim, proof: Proof | undefined, found: Search): Verdict {
  const [byProof, byWitness] = claim.quantifier === 'then' ? (['proved', 'refuted'] as const) : (['refuted', 'proved'] as const)
  if (proof !== undefined && found.witness !== undefined)
    throw new Error(
      `claim ${claim.id} (${claim.conclusion.source}) has both a proof and a witness: ${JSON.stringify(found.witness.witness())}`,
    )
  if (found.witness !== undefined) return { verdict: byWitness, how: 'witness', witness: found.witness.witness() }
  if (!found.met)
    return undecided(
      claim.if === undefined
        ? 'open: no point was found where the claim has a value'
        : 'vacuous: no point was found that meets the hypothesis',
    )
  return proof === undefined ? undecided('open: neither a proof nor a witness was found') : { verdict: byProof, how: proof }
}

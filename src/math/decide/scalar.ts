// The ladder for one formula and the answers to it: rungs that are cheap and often enough come first.
//
//   a few points that are easily read            apart: different; all of a small domain: equal
//   normal form, and a point where both stand    equal
//   more points in float64                       apart: different; all of a small domain: equal
//   residues modulo a prime                      different, of rational functions
//   a few points with many bits                  apart: different
//   normal form of the difference                a number other than 0: different
//   otherwise                                    undecided; `numeric` where equal to 50 digits
//
// Soundness. `different` needs balls that are apart at a point of the declared domain. `equal` needs a normal form (or all
// points) and one point where both sides certainly have a value: of d/d with d secretly 0 every law is vacuously true.
import type { Expr } from '../../model.ts'
import { compare } from '../exact/rational.ts'
import { compareClosely } from './closely.ts'
import { type Decide, type Decision, type EqualBy, InternalContradiction, type Terms, type Undecided } from './decision.ts'
import { domainsDiffer } from './domain.ts'
import { type Kernel, kernel } from './kernel.ts'
import { openPairs, type Pair } from './pair.ts'
import type { Range } from './points.ts'
import { openProver, type Proof } from './prover.ts'
import { sameExpr } from './same.ts'
import { differentAt, Search } from './search.ts'
import type { Spot } from './sides.ts'
import { survey } from './survey.ts'

/** Points met before a proof is tried, and how many are tried for that; points with many bits, and how many must be close. */
const [pointsFirst, triesFirst, pointsClosely, fewestClose] = [3, 8, 6, 3]

const undecided = (how: Undecided): Decision => ({ verdict: 'undecided', how })
const equal = (how: EqualBy, pair: Pair, base: Spot): Decision => ({
  verdict: 'equal',
  how,
  domain: domainsDiffer(pair, base.point) ? 'differs' : 'same',
})

/** A decider of answers to one formula. */
export function openScalar(reference: Expr, terms: Terms, { openBalls, openForms }: Kernel = kernel): Decide {
  const own = survey(reference)
  const pairOf = openPairs(reference, own, terms, openBalls)
  const prover = openProver(reference, own, terms, openForms)
  let asItStands: Decision | undefined
  return (student) => {
    if (own.scalar && sameExpr(reference, student)) return (asItStands ??= proved('identical', new Search(pairOf(reference, own))))
    const other = survey(student)
    if (!own.scalar || !other.scalar) return undecided('not-known')
    const search = new Search(pairOf(student, other))
    const different = search.look(pointsFirst, triesFirst)
    if (different !== undefined) return different
    if (isSettled(search)) return settled(search)
    const proof = search.pair.residuesDiffer() ? 'unproved' : prover.prove(student, other)
    if (proof === 'equal') return proved('normal-form', search)
    return refuted(search, proof, () => prover.differByNumber(student, other))
  }
}

/** Whether the declared domain has few points and all of them are settled. */
const isSettled = (search: Search): boolean => search.pair.whole && search.exactly && search.isOver
function settled({ pair, met }: Search): Decision {
  const [base] = met
  return base === undefined ? undecided('no-point') : equal('every-point', pair, base)
}

/** Equal by a law, where there is a point to which the law applies. Points met along the way must not say otherwise. */
function proved(how: EqualBy, search: Search): Decision {
  const [base] = search.met.length > 0 ? search.met : [pointFor(search)]
  if (search.look(search.met.length + 1, 1) !== undefined) throw contradiction(search.pair)
  return base === undefined ? undecided('no-point') : equal(how, search.pair, base)
}
function pointFor(search: Search): Spot | undefined {
  if (search.look(1) !== undefined) throw contradiction(search.pair)
  if (search.met.length > 0) return search.met[0]
  return search.unclear.slice(0, pointsClosely).find((spot) => {
    const seen = compareClosely(search.pair.reference, search.pair.student, spot)
    if (seen.type === 'apart') throw contradiction(search.pair)
    return seen.type !== 'missed'
  })
}
const contradiction = ({ names }: Pair): InternalContradiction =>
  new InternalContradiction(`a proof and a witness for one pair of formulas in ${names.join(', ') || 'no letters'}`)

/** Nothing is proved: the rest of the points, then many bits. */
function refuted(search: Search, proof: Proof, differByNumber: () => boolean): Decision {
  const different = search.look(Infinity)
  if (different !== undefined) return different
  if (isSettled(search)) return settled(search)
  if (search.pair.residuesDiffer() && search.pair.ranges.every(hasInside)) return { verdict: 'different', how: 'residue' }
  return closely(search, proof, differByNumber)
}
/** Two rational functions that differ do so at some point of any open set. */
const hasInside = ({ integer, low, high }: Range): boolean =>
  !integer && (low === undefined || high === undefined || compare(low, high) < 0)

function closely({ pair, met, unclear }: Search, proof: Proof, differByNumber: () => boolean): Decision {
  const spots = met.length > 0 ? spread(met) : unclear.slice(0, pointsClosely)
  let [close, open] = [0, 0]
  for (const spot of spots) {
    const seen = compareClosely(pair.reference, pair.student, spot)
    if (seen.type === 'apart') return differentAt(pair, spot, seen)
    if (seen.type === 'close') close += 1
    if (seen.type === 'unclear') open += 1
  }
  if (met.length + close + open === 0) return undecided('no-point')
  if (differByNumber()) return { verdict: 'different', how: 'offset' }
  if (open === 0 && close >= (pair.whole ? Math.max(1, met.length) : fewestClose)) return undecided('numeric')
  return undecided(proof === 'budget' ? 'budget' : 'not-known')
}
/** The first half and the last half of what is looked at closely: easily read points, and scattered ones of several sizes. */
const spread = (met: readonly Spot[]): readonly Spot[] =>
  met.length <= pointsClosely ? met : [...met.slice(0, pointsClosely / 2), ...met.slice(-pointsClosely / 2)]

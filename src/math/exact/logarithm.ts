// log u, split over those factors that are known to be positive. Principal where values may be complex.
//
// A power u^v with an unknown v is written e^{v·log u}, and then u may be negative: it is real for integers v. So what
// follows only from u > 0 is kept to logarithms that stand in the expression itself.
import { type Atom, atomSum, atomTerm, type Factor, type Factors, numberSum, type Sum, type Term } from './atom.ts'
import { divisor, inverse } from './factor.ts'
import { factorInteger } from './integers.ts'
import { Refusal } from './meter.ts'
import { absolute, compare, denominator, divide, isInteger, numerator, type Rational, rational, sign, subtract } from './rational.ts'
import { bothSigned } from './root.ts'
import { hasEvenRoot, hasRoots, isEvenPower, isRealFactor, signOfSum } from './sign.ts'
import { atomWhere, piAtom, sizeAtom, type Space, unitAtom } from './space.ts'
import { quarterTurns } from './unity.ts'
import { addSums, inverseFactors, multiplySums, scaleSum } from './sum.ts'
import { multiplyTerms, sameFactors } from './term.ts'

/** `value`: log u stands in the expression; `base`: of a power u^v; `whole`: of a power whose exponent is an integer. */
export type Use = 'value' | 'base' | 'whole'

export function logarithm(space: Space, sum: Sum, use: Use = 'value'): Sum {
  const { coefficient, factors } = divisor(space, sum)
  const under: Factor[] = []
  let total = logOfNumber(space, absolute(coefficient))
  const add = (part: Sum, times: Rational): void => {
    total = addSums(total, scaleSum(part, times), space.meter)
  }
  for (const factor of factors) takeFactor(space, factor, use, under, add)
  add(logOfRest(space, under, sign(coefficient) < 0, use), 1)
  return total
}

function takeFactor(space: Space, factor: Factor, use: Use, under: Factor[], add: (part: Sum, times: Rational) => void): void {
  const { atom, power: k } = factor
  // guard: a > 0 (it is not 0, as log u is defined); or u^n for an integer n, which is multiplicative without any
  if (atom.sign !== 'unknown' || (use === 'whole' && isInteger(k))) add(logOfAtom(space, factor, use), k)
  else if (!isRealFactor(space, factor) || !(hasRoots(atom) || isInteger(k))) under.push(factor)
  // guard: a^{1/2} says a ≥ 0
  else if (hasEvenRoot(factor)) add(logOfAtom(space, factor, use), k)
  // guard: a real, k even: a^k = |a|^k
  else if (isEvenPower(factor)) add(logOfAtom(space, { ...factor, atom: sizeAtom(space, atom) }, use), k)
  else {
    // a^k = |a|^{k−1}·a for odd k > 0, |a|^{k+1}/a for k < 0
    const kept = sign(k)
    if (k !== kept) add(logOfAtom(space, { ...factor, atom: sizeAtom(space, atom) }, use), subtract(k, kept))
    under.push({ atom, power: kept })
  }
}

/** log e^m = m for e^m > 0, and in integer powers for any m; of any other atom an atom. */
function logOfAtom(space: Space, { atom }: Factor, use: Use): Sum {
  const { meaning } = atom
  if (meaning.type === 'exp' && (atom.sign !== 'unknown' || use === 'whole')) return [{ coefficient: 1, factors: meaning.of }]
  return atomSum(logAtom(space, atomTerm(atom)))
}
function logOfNumber(space: Space, q: Rational): Sum {
  if (q === 1) return []
  let total: Sum = []
  for (const [part, side] of [[numerator(q), 1] as const, [denominator(q), -1] as const])
    for (const { base, power } of factorInteger(rational(part), space.meter)) {
      const log = atomSum(logAtom(space, { coefficient: base, factors: [] }))
      total = addSums(total, scaleSum(log, side * power), space.meter)
    }
  return total
}

function logOfRest(space: Space, under: readonly Factor[], isNegative: boolean, use: Use): Sum {
  const { complex } = space.assumptions
  const [first] = under
  const turns = complex ? quarterTurns(under, isNegative) : undefined
  if (turns !== undefined) return scaleSum(halfTurn(space), divide(turns, 2))
  if (first === undefined) return isNegative ? logOfMinusOne(space, use) : []
  const isReal = use === 'value' && !complex
  if (isReal) {
    // guard: the product is > 0
    const parts = bothSigned(space, magnitudes(under), isNegative)
    if (parts !== undefined) {
      const logs = parts.map((part, i) => scaleSum(logarithm(space, part), sign(under[i]?.power ?? 1)))
      return logs.reduce((a, b) => addSums(a, b, space.meter))
    }
  }
  const term: Term = { coefficient: isNegative ? -1 : 1, factors: under }
  // log 1/u = −log u but for negative u
  if (complex || sign(first.power) > 0) return atomSum(logAtom(space, term))
  return scaleSum(atomSum(logAtom(space, { ...term, factors: inverseFactors(under) })), -1)
}
/** Whether a factor or its inverse is > 0 is the same question. */
const magnitudes = (factors: Factors): Factors => factors.map(({ atom, power }) => ({ atom, power: absolute(power) }))

/** iπ */
const halfTurn = (space: Space): Sum => [multiplyTerms(atomTerm(unitAtom(space)), atomTerm(piAtom(space)), space.meter)]

function logOfMinusOne(space: Space, use: Use): Sum {
  // (−1)^n = e^{iπn} for integers n
  if (use === 'whole') return halfTurn(space)
  if (use === 'value') throw new Refusal('not-known')
  // (−1)^v: of v only some values make it real, and which do is a convention of odd roots
  return atomSum(logAtom(space, { coefficient: -1, factors: [] }))
}

/** The logarithm as an atom. Real where it stands in a real expression. */
const logAtom = (space: Space, of: Term): Atom =>
  atomWhere(
    space,
    (other) => other.type === 'log' && compare(other.of.coefficient, of.coefficient) === 0 && sameFactors(other.of.factors, of.factors),
    { type: 'log', of },
    () => ({
      real: !space.assumptions.complex || signOfSum(space, [of]) !== 'unknown',
      // log of a whole number > 1
      sign: of.factors.length === 0 && sign(of.coefficient) > 0 ? 'positive' : 'unknown',
    }),
  )

/** log_b u = log u / log b for a whole number b > 1. */
export const logarithmTo = (space: Space, sum: Sum, base: number): Sum =>
  multiplySums(logarithm(space, sum), inverse(space, logarithm(space, numberSum(base))), space.meter)

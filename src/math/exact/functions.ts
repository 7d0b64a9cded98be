// Functions of one number by their definitions through exp, log and roots, so that their identities need no rules.
import type { ScalarFunction } from '../../model.ts'
import { type Atom, atomSum, atomTerm, type Factors, numberSum, type Sum } from './atom.ts'
import { callAtom } from './call.ts'
import { standard } from './standard.ts'
import { exponential, power, turned } from './exponential.ts'
import { inverse } from './factor.ts'
import { logarithm, logarithmTo } from './logarithm.ts'
import { negate, type Rational, rational, toText } from './rational.ts'
import { piAtom, type Space, unitAtom } from './space.ts'
import { addSums, leadsNegative, multiplySums, negateSum, scaleSum, subtractSums, timesTerm } from './sum.ts'

const half = rational(1n, 2n)
const unit: Sum = numberSum(1)

export function applyFunction(space: Space, name: ScalarFunction, u: Sum): Sum {
  const { meter } = space
  const reciprocal = (sum: Sum): Sum => inverse(space, sum)
  switch (name) {
    case 'exp':
      return exponential(space, u)
    case 'log':
      return logarithm(space, u)
    case 'log10':
      return logarithmTo(space, u, 10)
    case 'log2':
      return logarithmTo(space, u, 2)
    case 'sqrt':
      return power(space, u, half)
    case 'cbrt':
      return oddRoot(space, u, 3)
    case 'sigmoid':
      // 1/(1 + e^{−u})
      return reciprocal(addSums(unit, exponential(space, negateSum(u)), meter))
    case 'sin':
    case 'cos':
    case 'tan':
    case 'sec':
    case 'csc':
    case 'cot':
      return circular(space, name, u)
    case 'sinh':
    case 'cosh':
    case 'tanh':
    case 'sech':
    case 'csch':
    case 'coth':
      return hyperbolic(space, name, u)
    case 'asin':
    case 'atan':
      return odd(space, name, u)
    case 'acos':
      return complement(space, odd(space, 'asin', u))
    case 'asec':
      return complement(space, odd(space, 'asin', reciprocal(u)))
    case 'acsc':
      return odd(space, 'asin', reciprocal(u))
    case 'acot':
      return odd(space, 'atan', reciprocal(u))
    case 'asinh':
      return areaSine(space, u)
    case 'acosh':
      return areaCosine(space, u)
    case 'atanh':
      return areaTangent(space, u)
    case 'asech':
      return areaCosine(space, reciprocal(u))
    case 'acsch':
      return areaSine(space, reciprocal(u))
    case 'acoth':
      return areaCotangent(space, u)
    default:
      return name satisfies never
  }
}

/** The real n-th root, of negative numbers too where n is odd. Of values that may be complex it is not the principal one. */
export function oddRoot(space: Space, u: Sum, n: number): Sum {
  if (space.assumptions.complex) return atomSum(callAtom(space, `root ${n}`, [u]))
  return power({ ...space, assumptions: { ...space.assumptions, oddRoots: 'real' } }, u, rational(1n, BigInt(n)))
}

/** By e^{iu}; tan and its kin as quotients. */
function circular(space: Space, name: 'sin' | 'cos' | 'tan' | 'sec' | 'csc' | 'cot', u: Sum): Sum {
  const { meter } = space
  const [forth, back] = bothTurns(space, u)
  const cosine = (): Sum => scaleSum(addSums(forth, back, meter), half)
  // (e^{iu} − e^{−iu})/2i
  const sine = (): Sum => timesTerm(subtractSums(forth, back, meter), { ...atomTerm(unitAtom(space)), coefficient: negate(half) }, meter)
  switch (name) {
    case 'sin':
      return sine()
    case 'cos':
      return cosine()
    case 'tan':
      return multiplySums(sine(), inverse(space, cosine()), meter)
    case 'cot':
      return multiplySums(cosine(), inverse(space, sine()), meter)
    case 'sec':
      return inverse(space, cosine())
    case 'csc':
      return inverse(space, sine())
    default:
      return name satisfies never
  }
}
function bothTurns(space: Space, u: Sum): readonly [Sum, Sum] {
  const forth = turned(space, u)
  return [forth, forth.length === 1 ? inverse(space, forth) : turned(space, negateSum(u))]
}

function hyperbolic(space: Space, name: 'sinh' | 'cosh' | 'tanh' | 'sech' | 'csch' | 'coth', u: Sum): Sum {
  const { meter } = space
  const forth = exponential(space, u)
  const back = inverse(space, forth)
  const [sum, difference] = [addSums(forth, back, meter), subtractSums(forth, back, meter)]
  switch (name) {
    case 'sinh':
      return scaleSum(difference, half)
    case 'cosh':
      return scaleSum(sum, half)
    case 'tanh':
      // 1 − 2/(e^{2u} + 1)
      return subtractSums(unit, scaleSum(multiplySums(back, inverse(space, sum), meter), 2), meter)
    case 'coth':
      return multiplySums(sum, inverse(space, difference), meter)
    case 'sech':
      return scaleSum(inverse(space, sum), 2)
    case 'csch':
      return scaleSum(inverse(space, difference), 2)
    default:
      return name satisfies never
  }
}

/** π/2 − v */
const complement = (space: Space, v: Sum): Sum => subtractSums(atomTimes(piAtom(space), half), v, space.meter)
const atomTimes = (atom: Atom, q: Rational): Sum => scaleSum(atomSum(atom), q)

/** asin and atan: odd, a few values exact, else opaque. */
function odd(space: Space, name: 'asin' | 'atan', argument: Sum): Sum {
  const u = standard(space, argument)
  if (u.length === 0) return []
  if (leadsNegative(u)) return negateSum(odd(space, name, negateSum(u)))
  const angle = exactAngle(space, name, u)
  return angle === undefined ? atomSum(callAtom(space, name, [u])) : atomTimes(piAtom(space), angle)
}
/** In parts of π, by the square of a positive sine or tangent. */
const angles = {
  asin: { '1/4': rational(1n, 6n), '1/2': rational(1n, 4n), '3/4': rational(1n, 3n), '1': half },
  atan: { '1/3': rational(1n, 6n), '1': rational(1n, 4n), '3': rational(1n, 3n) },
} as const
function exactAngle(space: Space, name: 'asin' | 'atan', u: Sum): Rational | undefined {
  const [term, more] = u
  if (term === undefined || more !== undefined || !isSurd(term.factors)) return undefined
  const [square] = multiplySums(u, u, space.meter)
  if (square === undefined || square.factors.length > 0) return undefined
  const table: ReadonlyMap<string, Rational> = new Map(Object.entries(angles[name]))
  return table.get(toText(square.coefficient))
}
const isSurd = (factors: Factors): boolean => factors.every(({ atom }) => atom.meaning.type === 'prime')

/** asinh u = log(u + √(u² + 1)), odd. */
function areaSine(space: Space, argument: Sum): Sum {
  const u = standard(space, argument)
  if (leadsNegative(u)) return negateSum(areaSine(space, negateSum(u)))
  const root = power(space, addSums(multiplySums(u, u, space.meter), unit, space.meter), half)
  return logarithm(space, addSums(u, root, space.meter))
}
/** acosh u = log(u + √(u² − 1)) for real u ≥ 1; the principal value has √(u − 1)·√(u + 1). */
function areaCosine(space: Space, u: Sum): Sum {
  const { meter } = space
  const [below, above] = [addSums(u, numberSum(-1), meter), addSums(u, unit, meter)]
  const root = (sum: Sum): Sum => power(space, sum, half)
  const product = space.assumptions.complex ? multiplySums(root(below), root(above), meter) : root(multiplySums(below, above, meter))
  return logarithm(space, addSums(u, product, meter))
}
/** atanh u = (log(1 + u) − log(1 − u))/2: where it is real, both arguments are positive. */
function areaTangent(space: Space, u: Sum): Sum {
  const logs = [u, negateSum(u)].map((v) => logarithm(space, addSums(unit, v, space.meter)))
  return scaleSum(subtractSums(logs[0] ?? [], logs[1] ?? [], space.meter), half)
}
/** acoth u = log((u + 1)/(u − 1))/2: for |u| > 1 the quotient is positive, its parts need not be. */
function areaCotangent(space: Space, u: Sum): Sum {
  if (space.assumptions.complex) return areaTangent(space, inverse(space, u))
  const [above, below] = [addSums(u, unit, space.meter), addSums(u, numberSum(-1), space.meter)]
  return scaleSum(logarithm(space, multiplySums(above, inverse(space, below), space.meter)), half)
}

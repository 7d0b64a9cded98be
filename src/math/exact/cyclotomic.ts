// Roots of unity: the one relation between powers of ζ = i^{1/d}, its minimal polynomial Φ_{4d}. It makes sums such as
// cos 2π/7 + cos 4π/7 + cos 6π/7 rational.
import type { Sum, Term } from './atom.ts'
import { Refusal } from './meter.ts'
import { denominator, multiply, rational, toFloat } from './rational.ts'
import type { Space } from './space.ts'
import { addSums, scaleSum, sumOf } from './sum.ts'

const greatestOrder = 400

/** The sum with all powers of ζ below the degree of Φ; undefined where no root of unity but i occurs. */
export function reducedTurns(space: Space, sum: Sum): Sum | undefined {
  const d = commonDenominator(sum)
  if (d === 1) return undefined
  if (4 * d > greatestOrder) throw new Refusal('budget')
  const relation = cyclotomic(4 * d)
  const degree = relation.length - 1
  const byPower = new Map<number, Term[]>()
  for (const term of sum) {
    const at = turnsOf(term, d)
    const { coefficient, factors } = term
    const rest = { coefficient, factors: factors.filter(({ atom }) => atom.meaning.type !== 'unit') }
    byPower.set(at, [...(byPower.get(at) ?? []), rest])
  }
  const rows: Sum[] = Array.from({ length: 2 * d }, (_, k) => sumOf(byPower.get(k) ?? [], space.meter))
  for (let k = rows.length - 1; k >= degree; k--) {
    const top = rows[k] ?? []
    // ζ^k = −Σ c_j ζ^{k − degree + j}
    relation.slice(0, -1).forEach((c, j) => {
      const at = k - degree + j
      if (c !== 0) rows[at] = addSums(rows[at] ?? [], scaleSum(top, -c), space.meter)
    })
    rows[k] = []
  }
  return rows.find((row) => row.length > 0) ?? []
}
/** The least d with all powers of i in whole multiples of 1/d. */
function commonDenominator(sum: Sum): number {
  let d = 1
  for (const { factors } of sum)
    for (const { atom, power } of factors) if (atom.meaning.type === 'unit') d = lcm(d, Number(denominator(power)))
  return d
}
const turnsOf = ({ factors }: Term, d: number): number => {
  const unit = factors.find(({ atom }) => atom.meaning.type === 'unit')
  return unit === undefined ? 0 : toFloat(multiply(unit.power, rational(BigInt(d))))
}
const gcd = (a: number, b: number): number => (b === 0 ? a : gcd(b, a % b))
const lcm = (a: number, b: number): number => Math.min((a / gcd(a, b)) * b, greatestOrder)

/** The coefficients of Φ_n from the constant one up: (xⁿ − 1)/∏ Φ_k over the proper divisors k of n. */
export function cyclotomic(n: number): readonly number[] {
  let quotient: number[] = Array.from({ length: n + 1 }, (_, k) => (k === 0 ? -1 : k === n ? 1 : 0))
  for (let k = 1; k < n; k++) if (n % k === 0) quotient = divided(quotient, cyclotomic(k))
  return quotient
}
/** a/b for a monic b that divides a. */
function divided(a: readonly number[], b: readonly number[]): number[] {
  const rest = [...a]
  const quotient: number[] = []
  for (let at = a.length - b.length; at >= 0; at--) {
    const lead = rest[at + b.length - 1] ?? 0
    quotient[at] = lead
    b.forEach((c, j) => {
      rest[at + j] = (rest[at + j] ?? 0) - lead * c
    })
  }
  return quotient
}

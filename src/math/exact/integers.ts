// Whole numbers under roots and logarithms: factors found by trial division, exact roots.
import { type Meter, spend } from './meter.ts'
import { numerator, rational, type Rational } from './rational.ts'

/** ⌊√n⌋ where its square is n (Newton's method on integers). */
export function integerRoot(n: bigint): bigint | undefined {
  if (n < 2n) return n < 0n ? undefined : n
  let x = 1n << BigInt((n.toString(2).length + 1) >> 1)
  for (;;) {
    const next = (x + n / x) >> 1n
    if (next >= x) return x * x === n ? x : undefined
    x = next
  }
}

export interface PrimePower {
  readonly base: Rational
  readonly power: number
}
const greatestDivisor = 1_000

/**
 * n ≥ 1 as a product of powers; a base is prime, or has no divisor up to 1,000 and is not a square. (A composite base is
 * still a number > 1: laws of powers hold, only a relation between two of them may be missed.)
 */
export function factorInteger(n: Rational, meter: Meter): readonly PrimePower[] {
  const found: PrimePower[] = []
  let rest = numerator(n)
  for (let p = 2n; p <= greatestDivisor && p * p <= rest; p += p === 2n ? 1n : 2n) {
    let power = 0
    while (rest % p === 0n) {
      rest /= p
      power++
    }
    if (power > 0) found.push({ base: Number(p), power })
    spend(meter, 1)
  }
  if (rest === 1n) return found
  const root = rest > greatestDivisor ? integerRoot(rest) : undefined
  return [...found, root === undefined ? { base: rational(rest), power: 1 } : { base: rational(root), power: 2 }]
}

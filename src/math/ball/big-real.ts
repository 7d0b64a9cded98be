// Float64 balls as balls over BigInt, and back.
import { absolute, add, type Big, exactly, fromFloat, sizeOf, subtract, toFloat, widened } from './big.ts'
import { Real } from './real.ts'

/** Bits enough for the mid, and a radius that is hardly rounded. */
const fine = 128

export const fromReal = ({ mid, radius }: Real): Big => widened(fromFloat(mid), fromFloat(radius), fine)

/** A float64 ball around a ball; undefined where it is beyond float64. */
export function toReal(x: Big): Real | undefined {
  const mid = toFloat(x)
  if (!Number.isFinite(mid)) return undefined
  const off = subtract(exactly(x.mid, x.exponent), fromFloat(mid), fine)
  const most = add(exactly(absolute(off.mid) + off.radius, off.exponent), exactly(x.radius, x.exponent), fine)
  const radius = upward(exactly(absolute(most.mid) + most.radius, most.exponent))
  return Number.isFinite(radius) ? new Real(mid, radius) : undefined
}
/** A float64 that is no less than x ≥ 0. */
function upward(x: Big): number {
  if (x.mid === 0n) return 0
  // toFloat cuts to 64 bits, rounds, and is off by no more than this
  const near = toFloat(x)
  return sizeOf(x.mid) + x.exponent < -1_020 ? near + 2 * Number.MIN_VALUE : near * (1 + 2 ** -50)
}

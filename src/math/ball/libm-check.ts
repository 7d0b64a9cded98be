// Whether the machine's Math functions are as good as float64 balls take them to be. No finite look can prove that; this one
// is at points where bad implementations are caught: plain ones, ones whose value lies next to the middle of two float64, where
// a formula cancels (log near 1, sinh near 0, asinh below 0, acosh near 1), next to multiples of π/2 (argument
// reduction), at the ends of a domain, at subnormal numbers.
import { absolute, add, type Big, exactly, fromFloat, multiply, signOf, subtract } from './big.ts'
import { bigField } from './big-field.ts'
import { type Libm, libmError, type LibmFunction, libmFunctions } from './libm-bounds.ts'

const small = [5e-324, 3e-310, 2e-200, 1e-9, -1e-3]
// prettier-ignore
const points: { readonly [F in LibmFunction]: readonly number[] } = {
  exp: [1, -1, 0.5, 0.8108062744140625, -1.4613008499145508, -4.832441329956055, 423.86084385216236, 709.5, -708.25, -744.5, 1e-9, 3e-310],
  log: [2, 10, 0.5, 2.584334373474121, 7.519418716430664, 0.6298700003300635, 1 - 2 ** -53, 1 + 2 ** -52, 1 + 2 ** -20, 0.99, 1e300, 5e-324],
  // angles beyond 2^20 are not asked of Math; of those below, 45.55… is closest to a multiple of π/2, and the next are 321307.9… and 46066.7…
  sin: [1, 3, -0.8211353302116084, 6.890011787414551, 7.00527286529541, Math.PI, 355, 91.106186954104, 642615.9188844458, 100000.5, ...small],
  cos: [1, 3, 0.1, 7.973331451416016, 8.592390060424805, Math.PI / 2, 11, 45.553093477052, 46066.74387591393, 321307.9594422229, 1e6, ...small],
  asin: [0.5, -0.25, 0.9, -0.5087945978157222, 0.791961669921875, 0.6438159942626953, 1 - 2 ** -53, -1, 0.999, ...small],
  acos: [0.5, -0.25, 0.9, -0.5173792005516589, 0.4625225067138672, 0.21890830993652344, 0.999999, 1 - 2 ** -53, 2 ** -53 - 1, -1, 1e-9, 5e-324],
  atan: [1, -0.5, 2, -0.7059797342104982, 3.7719573974609375, 1.7315196990966797, 0.4375, 1e5, 1e22, -1e300, ...small],
  sinh: [1, -0.5, 20, 0.8228195275690544, 0.369384765625, 1.3811779022216797, 0.01, 700, -22.5, ...small],
  cosh: [1, -0.5, 20, -1.780674016370264, 2.045231819152832, 1.7493705749511719, 0.01, 700, -22.5, 1e-9],
  tanh: [1, -0.5, 18, 0.22177233102153876, 2.617307662963867, 1.429509162902832, 0.01, 25, 0.55, ...small],
  asinh: [1, -0.5, -30, -1.061930325163698, 5.201885223388672, 5.959766387939453, 0.01, -1e8, 1e300, ...small],
  acosh: [2, 1.5, 30, 1.0071613654932625, 2.953982353210449, 5.384424209594727, 1 + 2 ** -52, 1 + 1e-9, 1e8, 1e300],
  atanh: [0.5, -0.25, 0.9, -0.11458060378208756, 0.4956789016723633, 0.8762111663818359, 1 - 2 ** -53, -0.999, 0.01, ...small],
  cbrt: [2, -0.5, 27, -9.369483484368147e-14, 44.84253215789795, 4.230700492858887, 1e300, 0.001, ...small],
}

/** The least share of what is trusted that a function must leave unused at these points. */
const spare = 0.25
const tiny = 4 * Number.MIN_VALUE
const bits = 120

/** Functions that are off by more than is trusted, as far as a look at some points tells; `libm` is any other Math, for tests. */
export function functionsBeyondBounds(libm: Libm = Math): readonly LibmFunction[] {
  const field = bigField(bits, 'real')
  const trueValue = (name: LibmFunction, x: Big): unknown =>
    name === 'cbrt' ? field.rationalPower(x, { n: 1, d: 3, isRoot: true }) : field.unary[name](x)
  return libmFunctions.filter((name) =>
    points[name].some((x) => {
      const [value, expected] = [libm[name](x), trueValue(name, fromFloat(x))]
      return !(isBig(expected) && Number.isFinite(value) && isNear(value, expected))
    }),
  )
}
const isBig = (x: unknown): x is Big => typeof x === 'object'

/** |value − expected| ≤ the error that is trusted, less the spare, whatever number of its ball the true one is. */
function isNear(value: number, expected: Big): boolean {
  const [given, factor] = [fromFloat(value), fromFloat(libmError * (1 - spare))]
  const allowed = add(multiply(exactly(absolute(given.mid), given.exponent), factor, bits), fromFloat(tiny), bits)
  const off = subtract(given, expected, bits)
  return signOf(subtract(allowed, exactly(absolute(off.mid) + off.radius, off.exponent), bits)) === 1
}

let verdict: boolean | undefined
/** Whether all Math functions are within bounds: looked at once, when it is first asked for. */
export const libmIsWithinBounds = (): boolean => (verdict ??= functionsBeyondBounds().length === 0)

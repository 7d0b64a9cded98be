// The series everything is made of, in fixed point: an integer v stands for v/2^w. Each comes with a bound on its error in
// units of 2^−w, counted while it is summed.
//
// The bound. A term t_{n+1} = ⌊⌊t_n·ρ⌋/(n+1)⌋ with 0 ≤ ρ < 1 is off by e_{n+1} ≤ (e_n + 1)/(n + 1) + 1 units, so e_n ≤ 3 for
// every n, as e_0 = 0. When the computed term is 0, the true one and all that follow it (each at most half the one before)
// come to 6 units at most. N terms are off by 3N + 6 together.

/** A value and a bound on its error, both in units of 2^−w. */
export interface Fixed {
  readonly value: bigint
  readonly error: bigint
}

/** e^r for 0 ≤ r < 1 (r in units of 2^−w). */
export function expSeries(r: bigint, w: number): Fixed {
  const by = BigInt(w)
  let term = 1n << by
  let sum = term
  let n = 0n
  while (term !== 0n) {
    n++
    term = ((term * r) >> by) / n
    sum += term
  }
  return { value: sum, error: 3n * n + 6n }
}

/** sin r and cos r for 0 ≤ r < 1; one series of terms r^n/n!, dealt out in turn. */
export function sineSeries(r: bigint, w: number): { readonly sin: Fixed; readonly cos: Fixed } {
  const by = BigInt(w)
  let term = 1n << by
  let [cos, sin] = [term, 0n]
  let n = 0
  while (term !== 0n) {
    n++
    term = ((term * r) >> by) / BigInt(n)
    if (n % 4 === 1) sin += term
    else if (n % 4 === 2) cos -= term
    else if (n % 4 === 3) sin -= term
    else cos += term
  }
  const error = 3n * BigInt(n) + 6n
  return { sin: { value: sin, error }, cos: { value: cos, error } }
}

/**
 * artanh(1/k) (sign +1) or arctan(1/k) (sign −1) for k ≥ 5: Σ (±1)^n/((2n + 1) k^{2n+1}). A power of 1/k is off by less than 2
 * units, its part by less than 3; what is left out is less than 1: N terms are off by 3N + 1.
 */
function inverseSeries(k: bigint, sign: 1n | -1n, w: number): bigint {
  let power = (1n << BigInt(w)) / k
  let sum = 0n
  for (let [n, turn] = [1n, 1n]; power !== 0n; n += 2n, turn *= sign) {
    sum += (turn * power) / n
    power /= k * k
  }
  return sum
}

/** A constant to any number of places: worked out once for the most that was asked, at `spare` places more. */
function constant(series: (w: number) => bigint): (w: number) => bigint {
  const spare = 32
  let [places, value] = [-1, 0n]
  return (w) => {
    if (places < w) [places, value] = [w, series(w + spare)]
    return value >> BigInt(places + spare - w)
  }
}
/**
 * ln 2 = 18 artanh(1/26) − 2 artanh(1/4801) + 8 artanh(1/8749) (Gourdon and Sebah), off by less than 2 units: the series
 * are off by 28(3N + 1) units of 2^−(w+32) together, with N < w/9 + 4 terms, so by far less than a unit for w < 2^20.
 */
export const fixedLn2 = constant(
  (w) => 18n * inverseSeries(26n, 1n, w) - 2n * inverseSeries(4801n, 1n, w) + 8n * inverseSeries(8749n, 1n, w),
)
/** π = 16 arctan(1/5) − 4 arctan(1/239) (Machin), off by less than 2 units likewise. */
export const fixedPi = constant((w) => 16n * inverseSeries(5n, -1n, w) - 4n * inverseSeries(239n, -1n, w))

// The tail of Fisher's F: how likely a ratio of variances at least as great is by chance.

/** P(F ≥ f) with `between` and `within` degrees of freedom (DLMF 8.17.5: a regularised incomplete beta function). */
export function fTail(f: number, between: number, within: number): number {
  if (!(f > 0)) return 1
  if (f === Infinity) return 0
  return regularisedBeta(within / (within + between * f), within / 2, between / 2)
}

/** I_x(a, b), from the side on which its continued fraction converges fast. */
function regularisedBeta(x: number, a: number, b: number): number {
  if (x <= 0) return 0
  if (x >= 1) return 1
  const front = Math.exp(a * Math.log(x) + b * Math.log1p(-x) + logGamma(a + b) - logGamma(a) - logGamma(b))
  return x < (a + 1) / (a + b + 2) ? (front * betaFraction(x, a, b)) / a : 1 - (front * betaFraction(1 - x, b, a)) / b
}

const tiny = 1e-300
const mostTerms = 10_000
/** The continued fraction DLMF 8.17.22, by Lentz's method. */
function betaFraction(x: number, a: number, b: number): number {
  const away = (value: number): number => (Math.abs(value) < tiny ? tiny : value)
  let c = 1
  let d = 1 / away(1 - ((a + b) * x) / (a + 1))
  let value = d
  for (let m = 1; m <= mostTerms; m += 1) {
    const even = (m * (b - m) * x) / ((a + 2 * m - 1) * (a + 2 * m))
    d = 1 / away(1 + even * d)
    c = away(1 + even / c)
    value *= d * c
    const odd = (-(a + m) * (a + b + m) * x) / ((a + 2 * m) * (a + 2 * m + 1))
    d = 1 / away(1 + odd * d)
    c = away(1 + odd / c)
    value *= d * c
    if (Math.abs(d * c - 1) < 1e-15) break
  }
  return value
}

/** Coefficients of Stirling's series, B_2k / (2k (2k − 1)) (DLMF 5.11.1). */
const stirling = [1 / 12, -1 / 360, 1 / 1260, -1 / 1680, 1 / 1188, -691 / 360_360, 1 / 156]
/** The series has 15 digits from here on. */
const large = 15

/** ln Γ(x) for x > 0: Stirling's series, after the recurrence Γ(x + 1) = x Γ(x) has made x large. */
export function logGamma(x: number): number {
  let [shifted, product] = [x, 1]
  for (; shifted < large; shifted += 1) product *= shifted
  let series = 0
  for (let k = stirling.length - 1; k >= 0; k -= 1) series = series / (shifted * shifted) + (stirling[k] ?? 0)
  return (shifted - 0.5) * Math.log(shifted) - shifted + 0.5 * Math.log(2 * Math.PI) + series / shifted - Math.log(product)
}

// A rational that a finite decimal can write, as that decimal.
import { absolute, denominator, numerator, readRational, sign } from '../exact/rational.ts'

const mostPlaces = 400

/** The decimal of a rational text, undefined where it does not end (or only after 400 places): `1/8` is `0.125`. */
export function finiteDecimal(text: string): string | undefined {
  const value = readRational(text)
  if (value === undefined) return undefined
  const bottom = denominator(value)
  const places = Math.max(factors(bottom, 2n), factors(bottom, 5n))
  const shifted = numerator(absolute(value)) * 10n ** BigInt(places)
  if (places > mostPlaces || shifted % bottom !== 0n) return undefined
  const digits = String(shifted / bottom).padStart(places + 1, '0')
  const whole = digits.slice(0, digits.length - places)
  return `${sign(value) < 0 ? '-' : ''}${whole}${places === 0 ? '' : `.${digits.slice(-places)}`}`
}
function factors(n: bigint, prime: bigint): number {
  let [rest, count] = [n, 0]
  for (; rest % prime === 0n && count <= mostPlaces; count += 1) rest /= prime
  return count
}

// Powers of i: e^{iπk/2}. Angles that are multiples of 3° or 22.5° are written by square
// roots, others stay i^k and are reduced by cyclotomic.ts.
import { atomSum, atomTerm, type Factors, numberSum, type Sum } from './atom.ts'
import { asAtom } from './factor.ts'
import { numberRoot } from './radical.ts'
import { add, compare, denominator, floor, multiply, numerator, type Rational, rational, subtract, toFloat } from './rational.ts'
import { type Space, unitAtom } from './space.ts'
import { addSums, expandedPower, multiplySums, scaleSum, timesTerm } from './sum.ts'
import { powerTerm } from './term.ts'

export function unityPower(space: Space, k: Rational): Sum {
  const whole = floor(k)
  const turns = powerTerm(atomTerm(unitAtom(space)), Number(numerator(whole) % 4n), space.meter)
  return timesTerm(fractionOfTurn(space, subtract(k, whole)), turns, space.meter)
}

/** k with −2 < k ≤ 2 where ±(the factors) is i^k: π·k/2 is the principal argument. */
export function quarterTurns(factors: Factors, isNegative: boolean): Rational | undefined {
  const [unit, more] = factors
  if (more !== undefined || (unit !== undefined && unit.atom.meaning.type !== 'unit')) return undefined
  const k = add(unit?.power ?? 0, isNegative ? 2 : 0)
  return compare(k, 2) > 0 ? subtract(k, 4) : k
}

/** i^r for 0 ≤ r < 1: i^x·i^y, where x has a denominator that divides 60 and y has one prime to it (or is a power too high). */
function fractionOfTurn(space: Space, r: Rational): Sum {
  if (r === 0) return numberSum(1)
  const [surd, other] = denominatorParts(denominator(r))
  if (other === 1n) return bySquareRoots(space, Number(numerator(multiply(r, 60))))
  // r = n/(surd·other) = x/surd + y/other with x·other ≡ n modulo surd
  let x = 0n
  while ((x * other - numerator(r)) % surd !== 0n) x++
  const near = rational(x, surd)
  const far = subtract(r, near)
  const turns = powerTerm(atomTerm(unitAtom(space)), toFloat(floor(far)), space.meter)
  const rest = multiplySums([turns], atomSum(unitAtom(space), subtract(far, floor(far))), space.meter)
  return multiplySums(rest, unityPower(space, near), space.meter)
}
/** d as a divisor of 60 and the rest; the two have no prime in common. */
function denominatorParts(d: bigint): readonly [bigint, bigint] {
  let surd = 1n
  for (const part of [4n, 3n, 5n]) {
    const prime = part === 4n ? 2n : part
    let own = 1n
    while (d % (own * prime) === 0n) own *= prime
    if (part % own === 0n) surd *= own
  }
  return [surd, d / surd]
}
/** i^{n/60} by n = 15a + 20b + 12c + 60·turns. */
function bySquareRoots(space: Space, n: number): Sum {
  const [a, b, c] = [(n * 3) % 4, (n * 2) % 3, (n * 3) % 5]
  const turns = (n - 15 * a - 20 * b - 12 * c) / 60
  const parts = [power(space, eighth, a), power(space, sixth, b), power(space, tenth, c), unityPower(space, turns)]
  return parts.reduce((product, part) => multiplySums(product, part, space.meter))
}
const power = (space: Space, base: (space: Space) => Sum, n: number): Sum =>
  n === 0 ? numberSum(1) : expandedPower(base(space), n, space.meter)

const half = rational(1n, 2n)
const root = (space: Space, x: Rational): Sum => [numberRoot(space, x, half)]
/** re + i·im */
const complex = (space: Space, re: Sum, im: Sum): Sum => addSums(re, timesTerm(im, atomTerm(unitAtom(space)), space.meter), space.meter)

/** i^{1/4}: cos π/8 = √(2 + √2)/2 and sin π/8 = √2/2 / √(2 + √2). */
function eighth(space: Space): Sum {
  const nested = asAtom(space, addSums(root(space, 2), numberSum(2), space.meter))
  const sine = multiplySums(scaleSum(root(space, 2), half), atomSum(nested, rational(-1n, 2n)), space.meter)
  return complex(space, scaleSum(atomSum(nested, half), half), sine)
}
/** i^{1/3}: cos π/6 = √3/2 and sin π/6 = 1/2. */
const sixth = (space: Space): Sum => complex(space, scaleSum(root(space, 3), half), numberSum(half))
/** i^{1/5}: cos π/10 = √(10 + 2√5)/4 and sin π/10 = (√5 − 1)/4. */
function tenth(space: Space): Sum {
  const quarter = rational(1n, 4n)
  const nested = asAtom(space, addSums(root(space, 5), numberSum(5), space.meter))
  const cosine = scaleSum(multiplySums(root(space, 2), atomSum(nested, half), space.meter), quarter)
  return complex(space, cosine, scaleSum(addSums(root(space, 5), numberSum(-1), space.meter), quarter))
}

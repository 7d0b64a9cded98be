// Powers of i: e^{iπk/2}. Angles that are multiples of 3° or 22.5° are written by square roots, others stay i^k.
import { atomSum, numberSum, one, type Sum } from './atom.ts'
import { asAtom } from './factor.ts'
import { numberRoot } from './radical.ts'
import { denominator, floor, multiply, numerator, type Rational, rational, subtract } from './rational.ts'
import { type Space, unitAtom } from './space.ts'
import { addSums, expandedPower, multiplySums, scaleSum, timesTerm } from './sum.ts'
import { powerTerm } from './term.ts'

export function unityPower(space: Space, k: Rational): Sum {
  const whole = floor(k)
  const turns = powerTerm({ coefficient: 1, factors: [{ atom: unitAtom(space), power: 1 }] }, Number(numerator(whole) % 4n), space.meter)
  return timesTerm(fractionOfTurn(space, subtract(k, whole)), turns, space.meter)
}

/** i^r for 0 ≤ r < 1: r = n/60 is a sum of fourths, thirds and fifths. */
function fractionOfTurn(space: Space, r: Rational): Sum {
  if (r === 0) return numberSum(1)
  if (60n % denominator(r) !== 0n) return atomSum(unitAtom(space), r)
  const n = Number(numerator(multiply(r, 60)))
  // n = 15a + 20b + 12c, up to whole turns of 60
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
const complex = (space: Space, re: Sum, im: Sum): Sum =>
  addSums(re, timesTerm(im, { ...one, factors: [{ atom: unitAtom(space), power: 1 }] }, space.meter), space.meter)

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

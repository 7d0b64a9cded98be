// Published digits: OEIS A000796 (π), A001113 (e), A002162 (ln 2), A002193 (√2), and sin 10²² as in Kahan's and de Dinechin's tests.
import { expect, test } from 'vitest'
import { ballsOf, decimalsOf, pointOf } from './support.ts'

const published = [
  ['pi', '3.1415926535897932384626433832795028841971693993751058209749445923078164062862089986280348253421170679821480865132823'],
  ['e', '2.7182818284590452353602874713526624977572470936999595749669676277240766303535475945713821785251664274274663919320030'],
  ['exp(1)', '2.7182818284590452353602874713526624977572470936999595749669676277240766303535475945713821785251664274274663919320030'],
  ['log(2)', '0.6931471805599453094172321214581765680755001343602552541206800094933936219696947156058633269964186875420014810205706'],
  ['sqrt(2)', '1.4142135623730950488016887242096980785696718753769480731766797379907324784621070388503875343276415727350138462309122970'],
  ['sin(10^22)', '-0.85220084976718880177270589375302936826176215041'],
] as const
test.each(published)('%s is %s…', (source, digits) => {
  const outcome = ballsOf(source).precise(pointOf('0', '0'), 400)
  if (outcome.type !== 'value') throw new Error(outcome.type)
  const { mid, radius } = decimalsOf(outcome.value.re)
  const places = digits.length - digits.indexOf('.') - 1
  expect(mid.toFixed(places, 1)).toBe(digits)
  expect(radius.lt('1e-119')).toBe(true)
})
test('4 arctan 1 is π at any number of bits, asked for in any order', () => {
  for (const bits of [60, 1000, 24, 3000, 200]) {
    const [one, other] = [ballsOf('4*atan(1)'), ballsOf('pi')].map((balls) => balls.precise([], bits))
    if (one?.type !== 'value' || other?.type !== 'value') throw new Error('no value')
    const [a, b] = [decimalsOf(one.value.re), decimalsOf(other.value.re)]
    expect(a.mid.minus(b.mid).abs().lte(a.radius.plus(b.radius))).toBe(true)
    expect(a.radius.lt(Math.min(bits, 500) === 500 ? '1e-149' : `1e-${Math.floor(bits * 0.3)}`)).toBe(true)
  }
})

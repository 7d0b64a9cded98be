// The look at the machine's Math functions: what it lets pass, what it catches, and what then becomes of balls.
import { afterEach, describe, expect, test, vi } from 'vitest'
import { libmError, type Libm, type LibmFunction, libmFunctions } from '../../../src/math/ball/libm-bounds.ts'
import { functionsBeyondBounds, libmIsWithinBounds } from '../../../src/math/ball/libm-check.ts'
import { pointOf } from './support.ts'

const { exp, log, sin, cos, asin, acos, atan, sinh, cosh, tanh, asinh, acosh, atanh, cbrt } = Math
const own: Libm = { exp, log, sin, cos, asin, acos, atan, sinh, cosh, tanh, asinh, acosh, atanh, cbrt }
const withFunction = (name: LibmFunction, f: (x: number) => number): Libm => ({ ...own, [name]: f })

test('the functions of this machine are within bounds', () => {
  expect(functionsBeyondBounds(own)).toEqual([])
  expect(libmIsWithinBounds()).toBe(true)
})

describe('caught', () => {
  test.each(libmFunctions)('%s that is off by more than is trusted', (name) => {
    expect(functionsBeyondBounds(withFunction(name, (x) => Math[name](x) * (1 + 1.5 * libmError)))).toEqual([name])
  })
  test.each<[string, LibmFunction, (x: number) => number]>([
    ['asinh by its formula', 'asinh', (x) => Math.log(x + Math.sqrt(x * x + 1))],
    ['acosh by its formula', 'acosh', (x) => Math.log(x + Math.sqrt(x * x - 1))],
    ['atanh by its formula', 'atanh', (x) => Math.log((1 + x) / (1 - x)) / 2],
    ['sinh by its formula', 'sinh', (x) => (Math.exp(x) - Math.exp(-x)) / 2],
    ['tanh by its formula', 'tanh', (x) => 1 - 2 / (Math.exp(2 * x) + 1)],
    ['acos by asin', 'acos', (x) => Math.PI / 2 - Math.asin(x)],
    ['log in single precision', 'log', (x) => Math.fround(Math.log(x))],
    ['sin of an argument reduced by a float64 π', 'sin', (x) => Math.sin(x - 2 * Math.PI * Math.round(x / (2 * Math.PI)))],
    ['cos of an argument reduced by a float64 π', 'cos', (x) => Math.cos(x - 2 * Math.PI * Math.round(x / (2 * Math.PI)))],
    ['cbrt by exp and log', 'cbrt', (x) => Math.sign(x) * Math.exp(Math.log(Math.abs(x)) / 3)],
    ['exp by squaring', 'exp', (x) => Math.exp(x / 64) ** 64],
    ['atan that is flushed to 0', 'atan', (x) => (Math.abs(x) < 2 ** -1022 ? 0 : Math.atan(x))],
    ['asin that gives up at the end', 'asin', (x) => (Math.abs(x) === 1 ? NaN : Math.asin(x))],
    ['cosh that overflows early', 'cosh', (x) => (Math.abs(x) > 699 ? Infinity : Math.cosh(x))],
  ])('%s', (_, name, f) => {
    expect(functionsBeyondBounds(withFunction(name, f))).toEqual([name])
  })
})

describe('where Math cannot be trusted', () => {
  afterEach(() => {
    vi.restoreAllMocks()
    vi.resetModules()
  })
  test('float64 tells nothing, many bits go on, and the engine’s own functions go by way of them', async () => {
    vi.resetModules()
    vi.spyOn(Math, 'sin').mockImplementation(() => 0.5)
    const { openBalls, toNumber } = await import('../../../src/math/ball/at.ts')
    const { functionValue } = await import('../../../src/math/ball/functions.ts')
    const { Real } = await import('../../../src/math/ball/real.ts')
    const balls = openBalls({ type: 'call', name: 'sin', args: [{ type: 'name', name: 'x' }] }, ['x'], {
      oddRoots: 'undefined',
      complex: false,
    })
    expect(balls.double(pointOf('1')).type).toBe('unknown')
    const { doubleField } = await import('../../../src/math/ball/double-field.ts')
    expect(doubleField('undefined').unary.exp(new Real(1, 0))).toBe('unknown')
    const slow = balls.precise(pointOf('1'), 100)
    // sin 1 = 0.84147098480789650665… (OEIS A049469)
    expect(slow.type === 'value' && toNumber(slow.value)).toBeCloseTo(0.8414709848078965, 15)
    const value = functionValue('sin', 1)
    expect(value instanceof Real && Math.abs(value.mid - 0.8414709848078965) <= value.radius + 1e-16).toBe(true)
    expect(value instanceof Real && value.radius).toBeLessThan(1e-15)
  })
})

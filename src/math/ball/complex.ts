// The field of complex balls (field.ts), over any field of real ones: functions by their formulas in exp, log and √.
import { type Complex, ComplexNumbers, type RealField } from './complex-numbers.ts'
import { type Field, guarded, notToBeTold, type Result } from './field.ts'
import type { UnaryOp } from './program.ts'

export function complexField<R extends object>(real: RealField<R>): Field<Complex<R>> {
  const of = new ComplexNumbers(real)
  const binary =
    (f: (z: Complex<R>, w: Complex<R>) => Complex<R>) =>
    (z: Complex<R>, w: Complex<R>): Result<Complex<R>> =>
      guarded(() => f(z, w))
  return {
    number(q) {
      const re = real.number(q)
      return typeof re === 'string' ? re : { re }
    },
    constant(name) {
      if (name === 'i') return of.i
      const re = real.constant(name)
      return typeof re === 'string' ? re : { re }
    },
    unary: functions(of),
    binary: {
      add: binary((z, w) => of.add(z, w)),
      subtract: binary((z, w) => of.subtract(z, w)),
      multiply: binary((z, w) => of.multiply(z, w)),
      divide: binary((z, w) => of.divide(z, w)),
      min: binary((z, w) => of.extreme('min', z, w)),
      max: binary((z, w) => of.extreme('max', z, w)),
      power: binary((z, w) => of.power(z, w)),
    },
    rationalPower: (z, exponent) => guarded(() => of.rationalPower(z, exponent)),
  }
}

function functions<R extends object>(of: ComplexNumbers<R>): Field<Complex<R>>['unary'] {
  type C = Complex<R>
  const unary =
    (f: (z: C) => C) =>
    (z: C): Result<C> =>
      guarded(() => f(z))
  const onlyReal = (op: UnaryOp): ((z: C) => Result<C>) => unary((z) => of.onReal(op, z))
  /** The real function of real numbers inside its real domain, a formula for others. */
  const beyond = (op: UnaryOp, formula: (z: C) => C): ((z: C) => Result<C>) => unary((z) => of.within(op, z) ?? formula(z))
  const logTo =
    (base: number): ((z: C) => C) =>
    (z) =>
      of.divide(of.log(z), of.log(of.number(base)))
  return {
    negate: unary((z) => of.negate(z)),
    abs: unary((z) => of.abs(z)),
    sign: onlyReal('sign'),
    floor: onlyReal('floor'),
    round: onlyReal('round'),
    factorial: onlyReal('factorial'),
    sqrt: unary((z) => of.sqrt(z)),
    exp: unary((z) => of.exp(z)),
    log: unary((z) => of.log(z)),
    log10: unary(logTo(10)),
    log2: unary(logTo(2)),
    sigmoid: beyond('sigmoid', (z) => of.divide(of.one, of.add(of.one, of.exp(of.negate(z))))),
    sin: beyond('sin', (z) => sine(of, z)),
    cos: beyond('cos', (z) => cosine(of, z)),
    sinh: beyond('sinh', (z) => sinh(of, z)),
    cosh: beyond('cosh', (z) => cosh(of, z)),
    tanh: beyond('tanh', (z) => of.divide(sinh(of, z), cosh(of, z))),
    asin: beyond('asin', (z) => asin(of, z)),
    acos: beyond('acos', (z) => of.subtract({ re: of.halfPi() }, asin(of, z))),
    atan: beyond('atan', (z) => atan(of, z)),
    asinh: beyond('asinh', (z) => asinh(of, z)),
    acosh: beyond('acosh', (z) => acosh(of, z)),
    atanh: beyond('atanh', (z) => atanh(of, z)),
  }
}

/** f(x)·g(y). */
function product<R extends object>(of: ComplexNumbers<R>, z: Complex<R>, f: UnaryOp, g: UnaryOp): R {
  return of.with('multiply', of.on(f, z.re), of.on(g, of.im(z)))
}
/** sin x cosh y + i cos x sinh y. */
const sine = <R extends object>(of: ComplexNumbers<R>, z: Complex<R>): Complex<R> =>
  of.of(product(of, z, 'sin', 'cosh'), product(of, z, 'cos', 'sinh'))
/** cos x cosh y − i sin x sinh y. */
const cosine = <R extends object>(of: ComplexNumbers<R>, z: Complex<R>): Complex<R> =>
  of.of(product(of, z, 'cos', 'cosh'), of.on('negate', product(of, z, 'sin', 'sinh')))
/** sinh x cos y + i cosh x sin y. */
const sinh = <R extends object>(of: ComplexNumbers<R>, z: Complex<R>): Complex<R> =>
  of.of(product(of, z, 'sinh', 'cos'), product(of, z, 'cosh', 'sin'))
/** cosh x cos y + i sinh x sin y. */
const cosh = <R extends object>(of: ComplexNumbers<R>, z: Complex<R>): Complex<R> =>
  of.of(product(of, z, 'cosh', 'cos'), product(of, z, 'sinh', 'sin'))

/** A number that is not certainly off the negative half of the real axis lies on the cut of ln and √. */
function offCut<R extends object>(of: ComplexNumbers<R>, z: Complex<R>): Complex<R> {
  return z.im === undefined && of.real.sign(z.re) !== 1 ? notToBeTold() : z
}
const logOffCut = <R extends object>(of: ComplexNumbers<R>, z: Complex<R>): Complex<R> => of.log(offCut(of, z))
const sqrtOffCut = <R extends object>(of: ComplexNumbers<R>, z: Complex<R>): Complex<R> => of.sqrt(offCut(of, z))

/** ln(z + √(z² + 1)). */
function asinh<R extends object>(of: ComplexNumbers<R>, z: Complex<R>): Complex<R> {
  return logOffCut(of, of.add(z, sqrtOffCut(of, of.add(of.multiply(z, z), of.one))))
}
/** asin z = −i asinh(iz). */
function asin<R extends object>(of: ComplexNumbers<R>, z: Complex<R>): Complex<R> {
  return of.negate(of.multiply(of.i, asinh(of, of.multiply(of.i, z))))
}
/** ln(z + √(z + 1)·√(z − 1)). */
function acosh<R extends object>(of: ComplexNumbers<R>, z: Complex<R>): Complex<R> {
  const roots = of.multiply(sqrtOffCut(of, of.add(z, of.one)), sqrtOffCut(of, of.subtract(z, of.one)))
  return logOffCut(of, of.add(z, roots))
}
/** (ln(1 + z) − ln(1 − z))/2. */
function atanh<R extends object>(of: ComplexNumbers<R>, z: Complex<R>): Complex<R> {
  const difference = of.subtract(logOffCut(of, of.add(of.one, z)), logOffCut(of, of.subtract(of.one, z)))
  return of.divide(difference, of.number(2))
}
/** atan z = −i atanh(iz). */
function atan<R extends object>(of: ComplexNumbers<R>, z: Complex<R>): Complex<R> {
  return of.negate(of.multiply(of.i, atanh(of, of.multiply(of.i, z))))
}

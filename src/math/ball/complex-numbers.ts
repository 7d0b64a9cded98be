// Complex numbers over any field of real balls: a ball for each part. Powers, logarithms and roots are principal ones, the
// argument in (−π, π]. What comes from a function of real numbers inside its real domain stays real.
//
// On the cuts of the inverse functions (asin 2, atanh 2, atan 2i, …) books differ, so nothing is told there. The methods throw
// Refused.
import { type Field, notToBeTold, outsideDomain, Refused, type Refusal, type Result } from './field.ts'
import type { BinaryOp, Exponent, UnaryOp } from './program.ts'

/** Without `im`: certainly real. */
export interface Complex<R> {
  readonly re: R
  readonly im?: R
}
/** Real balls that can be asked for their sign, 0 being exactly 0, and for the integer they exactly are. */
export interface RealField<R extends object> extends Field<R> {
  sign(x: R): -1 | 0 | 1 | undefined
  integer(x: R): number | undefined
}

const refusals: { readonly [Because in Refusal]: Refused } = {
  undefined: new Refused('undefined'),
  unknown: new Refused('unknown'),
  irrational: new Refused('irrational'),
}
const must = <R extends object>(result: Result<R>): R => {
  if (typeof result === 'string') throw refusals[result]
  return result
}

export class ComplexNumbers<R extends object> {
  readonly real: RealField<R>
  readonly zero: R
  readonly one: Complex<R>
  readonly i: Complex<R>
  constructor(real: RealField<R>) {
    this.real = real
    this.zero = must(real.number(0))
    const unit = must(real.number(1))
    this.one = { re: unit }
    this.i = { re: this.zero, im: unit }
  }

  /** A function of the real numbers; only for arguments it is defined at. */
  on(op: UnaryOp, x: R): R {
    return must(this.real.unary[op](x))
  }
  with(op: BinaryOp, x: R, y: R): R {
    return must(this.real.binary[op](x, y))
  }
  constant(name: 'pi' | 'e'): R {
    return must(this.real.constant(name))
  }
  number(n: number): Complex<R> {
    return { re: must(this.real.number(n)) }
  }
  halfPi(): R {
    return this.with('divide', this.constant('pi'), this.number(2).re)
  }
  /** The number x + iy; real where y is exactly 0. */
  of(x: R, y: R): Complex<R> {
    return this.real.sign(y) === 0 ? { re: x } : { re: x, im: y }
  }
  im({ im }: Complex<R>): R {
    return im ?? this.zero
  }
  /** A function that is asked for real arguments alone. */
  onReal(op: UnaryOp, z: Complex<R>): Complex<R> {
    return z.im === undefined ? { re: this.on(op, z.re) } : notToBeTold()
  }
  extreme(op: 'min' | 'max', z: Complex<R>, w: Complex<R>): Complex<R> {
    return z.im === undefined && w.im === undefined ? { re: this.with(op, z.re, w.re) } : notToBeTold()
  }
  /** The value of a real function at a real number; undefined for any other. Where the real function has none, it cannot be told. */
  within(op: UnaryOp, z: Complex<R>): Complex<R> | undefined {
    if (z.im !== undefined) return undefined
    const value = this.real.unary[op](z.re)
    return typeof value === 'string' ? notToBeTold() : { re: value }
  }

  negate(z: Complex<R>): Complex<R> {
    return z.im === undefined ? { re: this.on('negate', z.re) } : { re: this.on('negate', z.re), im: this.on('negate', z.im) }
  }
  add(z: Complex<R>, w: Complex<R>): Complex<R> {
    const re = this.with('add', z.re, w.re)
    return z.im === undefined && w.im === undefined ? { re } : this.of(re, this.with('add', this.im(z), this.im(w)))
  }
  subtract(z: Complex<R>, w: Complex<R>): Complex<R> {
    return this.add(z, this.negate(w))
  }
  multiply(z: Complex<R>, w: Complex<R>): Complex<R> {
    if (w.im === undefined) return this.scale(z, (part) => this.with('multiply', part, w.re))
    if (z.im === undefined) return this.multiply(w, z)
    const re = this.with('subtract', this.with('multiply', z.re, w.re), this.with('multiply', z.im, w.im))
    return this.of(re, this.with('add', this.with('multiply', z.re, w.im), this.with('multiply', z.im, w.re)))
  }
  /** z/w = z·conj(w)/|w|². */
  divide(z: Complex<R>, w: Complex<R>): Complex<R> {
    if (w.im === undefined) return this.scale(z, (part) => this.with('divide', part, w.re))
    const size = this.squareSize(w)
    return this.scale(this.multiply(z, { re: w.re, im: this.on('negate', w.im) }), (part) => this.with('divide', part, size))
  }
  scale(z: Complex<R>, f: (part: R) => R): Complex<R> {
    return z.im === undefined ? { re: f(z.re) } : this.of(f(z.re), f(z.im))
  }
  squareSize(z: Complex<R>): R {
    const square = this.with('multiply', z.re, z.re)
    return z.im === undefined ? square : this.with('add', square, this.with('multiply', z.im, z.im))
  }
  abs(z: Complex<R>): Complex<R> {
    return z.im === undefined ? { re: this.on('abs', z.re) } : { re: this.on('sqrt', this.squareSize(z)) }
  }
  /** z^n for a whole number n. */
  wholePower(z: Complex<R>, n: number): Complex<R> {
    if (z.im === undefined) return { re: must(this.real.rationalPower(z.re, { n, d: 1, isRoot: false })) }
    if (n === 0) return this.real.sign(this.squareSize(z)) === 1 ? this.one : notToBeTold()
    let [square, product] = [z, this.one]
    for (let left = Math.abs(n); left > 0; left = Math.floor(left / 2)) {
      if (left % 2 === 1) product = this.multiply(product, square)
      if (left > 1) square = this.multiply(square, square)
    }
    return n > 0 ? product : this.divide(this.one, product)
  }

  /** e^x (cos y + i sin y). */
  exp(z: Complex<R>): Complex<R> {
    const size = this.on('exp', z.re)
    if (z.im === undefined) return { re: size }
    return this.of(this.with('multiply', size, this.on('cos', z.im)), this.with('multiply', size, this.on('sin', z.im)))
  }
  /** ln|z| + i arg z. */
  log(z: Complex<R>): Complex<R> {
    if (z.im !== undefined) {
      const size = this.with('divide', this.on('log', this.squareSize(z)), this.number(2).re)
      return this.of(size, this.argument(z.re, z.im))
    }
    const sign = this.real.sign(z.re)
    if (sign === 1) return { re: this.on('log', z.re) }
    if (sign === -1) return { re: this.on('log', this.on('abs', z.re)), im: this.constant('pi') }
    return sign === 0 ? outsideDomain() : notToBeTold()
  }
  /** From arctan, on the side where its argument is small enough; on the negative axis it jumps, so nothing is told near there. */
  argument(x: R, y: R): R {
    const side = this.real.sign(y)
    if (side === 1 || side === -1) {
      const turn = side === 1 ? this.halfPi() : this.on('negate', this.halfPi())
      return this.with('subtract', turn, this.on('atan', this.with('divide', x, y)))
    }
    return this.real.sign(x) === 1 ? this.on('atan', this.with('divide', y, x)) : notToBeTold()
  }
  /** √z with real part ≥ 0: of x + iy it is s + iy/2s with s = √((|z| + x)/2), or |y|/2t ± it with t = √((|z| − x)/2). */
  sqrt(z: Complex<R>): Complex<R> {
    const sign = this.real.sign(z.re)
    if (z.im === undefined) {
      if (sign === undefined) return notToBeTold()
      return sign >= 0 ? { re: this.on('sqrt', z.re) } : { re: this.zero, im: this.on('sqrt', this.on('negate', z.re)) }
    }
    const [size, two] = [this.abs(z).re, this.number(2).re]
    if (sign !== -1) {
      const s = this.on('sqrt', this.with('divide', this.with('add', size, z.re), two))
      return this.of(s, this.with('divide', z.im, this.with('multiply', two, s)))
    }
    const side = this.real.sign(z.im)
    if (side === undefined) return notToBeTold()
    const t = this.on('sqrt', this.with('divide', this.with('subtract', size, z.re), two))
    const re = this.with('divide', this.on('abs', z.im), this.with('multiply', two, t))
    return this.of(re, side === 1 ? t : this.on('negate', t))
  }

  /** z^(n/d). Written as a root of odd degree it is the real root, of real numbers alone. */
  rationalPower(z: Complex<R>, exponent: Exponent): Complex<R> {
    const { n, d, isRoot } = exponent
    if (d === 1) return this.wholePower(z, n)
    const sign = z.im === undefined ? this.real.sign(z.re) : undefined
    if ((isRoot && d % 2 === 1) || sign === 0 || sign === 1)
      return z.im === undefined ? { re: must(this.real.rationalPower(z.re, exponent)) } : notToBeTold()
    if (d === 2) return this.wholePower(this.sqrt(z), n)
    return this.exp(this.multiply(this.divide(this.number(n), this.number(d)), this.log(z)))
  }
  /** z^w = e^{w ln z}; 0^w is 0 for real w > 0, and otherwise undefined. */
  power(z: Complex<R>, w: Complex<R>): Complex<R> {
    const n = w.im === undefined ? this.real.integer(w.re) : undefined
    if (n !== undefined && Math.abs(n) <= 1_000_000) return this.wholePower(z, n)
    const sign = z.im === undefined ? this.real.sign(z.re) : undefined
    if (sign === 0) {
      const direction = w.im === undefined ? this.real.sign(w.re) : undefined
      return direction === 1 ? { re: this.zero } : direction === undefined ? notToBeTold() : outsideDomain()
    }
    if (sign === 1 && w.im === undefined) return { re: this.with('power', z.re, w.re) }
    return this.exp(this.multiply(w, this.log(z)))
  }
}

// Expr → its normal form, a sum. What is no expression of numbers, or has no law here, is refused.
import { type ArithmeticOp, type Expr, type FunctionName, isScalarFunction } from '../../model.ts'
import { atomSum, numberSum, type Sum } from './atom.ts'
import { callAtom } from './call.ts'
import { areEqual } from './clear.ts'
import { standard } from './standard.ts'
import { e, exponential, power } from './exponential.ts'
import { integerPower, inverse } from './factor.ts'
import { applyFunction, oddRoot } from './functions.ts'
import { logarithm } from './logarithm.ts'
import { Refusal, spend } from './meter.ts'
import { compare, isInteger, readRational, sign, toFloat } from './rational.ts'
import { isRealFactor } from './sign.ts'
import { extreme, signum, size } from './size.ts'
import { nameTerm, piAtom, type Space, unitAtom } from './space.ts'
import { ceilingOf, factorialOf, floorOf, isWholeSum, moduloOf, roundOf } from './stepwise.ts'
import { addSums, compareSums, constantOf, multiplySums, negateSum, scaleSum, subtractSums } from './sum.ts'
import { rational } from './rational.ts'

/** Nested deeper than this is refused: readers allow 200, and a long sum is as deep as it has terms. */
const deepest = 1_000

export function formOf(space: Space, expr: Expr, depth = 0): Sum {
  if (depth > deepest) throw new Refusal('budget')
  spend(space.meter, 1)
  const inner = (part: Expr): Sum => formOf(space, part, depth + 1)
  switch (expr.type) {
    case 'number': {
      const value = readRational(expr.value)
      if (value === undefined) throw new Refusal('not-known')
      return numberSum(value)
    }
    case 'name':
      return [nameTerm(space, expr.name)]
    case 'constant':
      return constant(space, expr.name)
    case 'negate':
      return negateSum(inner(expr.arg))
    case 'arithmetic':
      return arithmetic(space, expr.op, inner(expr.left), inner(expr.right))
    case 'apply':
      return atomSum(callAtom(space, `apply ${expr.name}`, expr.args.map(inner)))
    case 'call':
      return call(space, expr.name, expr.args, inner)
    case 'word':
    case 'member':
    case 'not':
    case 'logic':
    case 'compare':
    case 'index':
    case 'end':
    case 'list':
    case 'set':
      throw new Refusal('not-known')
    default:
      return expr satisfies never
  }
}

function constant(space: Space, name: 'pi' | 'e' | 'i'): Sum {
  switch (name) {
    case 'pi':
      return atomSum(piAtom(space))
    case 'e':
      return e(space)
    case 'i':
      if (!space.assumptions.complex) throw new Refusal('not-known')
      return atomSum(unitAtom(space))
    default:
      return name satisfies never
  }
}

function arithmetic(space: Space, op: ArithmeticOp, left: Sum, right: Sum): Sum {
  switch (op) {
    case '+':
      return addSums(left, right, space.meter)
    case '-':
      return subtractSums(left, right, space.meter)
    case '*':
    case '.*':
      return multiplySums(left, right, space.meter)
    case '/':
    case './':
      return multiplySums(left, inverse(space, right), space.meter)
    case '^':
      return raised(space, left, right)
    default:
      return op satisfies never
  }
}

const greatestExponent = 1_000_000_000
function raised(space: Space, base: Sum, exponent: Sum): Sum {
  const n = constantOf(exponent) ?? constantOf(standard(space, exponent))
  if (n === undefined) return raisedToUnknown(space, base, exponent)
  if (!isInteger(n)) return power(space, base, n)
  if (compare(n, greatestExponent) > 0 || compare(n, -greatestExponent) < 0) throw new Refusal('budget')
  if (sign(n) === 0) {
    // 0^0 is a convention
    if (base.length === 0) throw new Refusal('not-known')
    return numberSum(1)
  }
  return integerPower(space, base, toFloat(n))
}
/** u^v = e^{v·log u}: where v is an integer, log may be split without any guard. */
function raisedToUnknown(space: Space, base: Sum, exponent: Sum): Sum {
  if (base.length === 0) throw new Refusal('not-known')
  const log = logarithm(space, base, isWholeSum(exponent) ? 'whole' : 'base')
  const power = exponential(space, multiplySums(exponent, log, space.meter))
  if (!space.assumptions.complex) takeAsReal(space, power)
  return power
}
/** A power that is one atom, apart from factors that are real: it is real where the expression is defined. */
function takeAsReal(space: Space, power: Sum): void {
  const [term, more] = power
  const [factor, other] = term?.factors.filter((part) => !isRealFactor(space, part)) ?? []
  if (more !== undefined || other !== undefined || factor?.power !== 1 || factor.atom.meaning.type !== 'exp' || factor.atom.phase) return
  factor.atom.learnReal(true)
  space.powers.push(factor.atom)
}

function call(space: Space, name: FunctionName, args: readonly Expr[], inner: (part: Expr) => Sum): Sum {
  const [first, second, third] = args
  if (first === undefined) throw new Refusal('not-known')
  if (isScalarFunction(name) && second === undefined) return applyFunction(space, name, inner(first))
  if (name === 'max' || name === 'min') return extremeOf(space, name, args, inner)
  if (second !== undefined) {
    if (third !== undefined) throw new Refusal('not-known')
    if (name === 'mod') return moduloOf(space, inner(first), inner(second))
    if (name === 'root') return rootOf(space, inner(first), inner(second))
    throw new Refusal('not-known')
  }
  return stepped(space, name, inner(first))
}
function stepped(space: Space, name: FunctionName, u: Sum): Sum {
  switch (name) {
    case 'abs':
      return size(space, u)
    case 'sign':
      return signum(space, u)
    case 'relu':
      return scaleSum(addSums(u, size(space, u), space.meter), rational(1n, 2n))
    case 'floor':
      return floorOf(space, u)
    case 'ceil':
      return ceilingOf(space, u)
    case 'round':
      return roundOf(space, u)
    case 'factorial':
      return factorialOf(space, u)
    default:
      throw new Refusal('not-known')
  }
}

/** The n-th root: of a known n the real one; x^{1/n} of an unknown one, for x > 0 alone. */
function rootOf(space: Space, u: Sum, degree: Sum): Sum {
  const n = constantOf(degree)
  if (n === undefined) return raisedToUnknown(space, u, inverse(space, degree))
  if (!isInteger(n) || compare(n, 1) < 0 || compare(n, 1_000) > 0) throw new Refusal('not-known')
  const whole = toFloat(n)
  return whole === 1 ? u : whole % 2 === 1 ? oddRoot(space, u, whole) : power(space, u, rational(1n, BigInt(whole)))
}

/** Of two by |a − b|; of more by one atom, in whatever order and however they are nested: min(a, …) = −max(−a, …). */
function extremeOf(space: Space, name: 'max' | 'min', args: readonly Expr[], inner: (part: Expr) => Sum): Sum {
  if (args.length < 2 || space.assumptions.complex) throw new Refusal('not-known')
  const flat = (parts: readonly Expr[]): readonly Expr[] =>
    parts.flatMap((part) => (part.type === 'call' && part.name === name && part.args.length > 1 ? flat(part.args) : [part]))
  const side = name === 'max' ? 1 : -1
  const sums = distinct(
    space,
    flat(args).map((arg) => scaleSum(standard(space, inner(arg)), side)),
  )
  const [first, second, third] = sums
  if (first === undefined) throw new Refusal('not-known')
  if (second === undefined) return scaleSum(first, side)
  if (third === undefined) return scaleSum(extreme(space, first, second), side)
  return scaleSum(atomSum(callAtom(space, 'max', [...sums].sort(compareSums))), side)
}
const distinct = (space: Space, sums: readonly Sum[]): readonly Sum[] =>
  sums.reduce<readonly Sum[]>((kept, sum) => (kept.some((other) => areEqual(space, other, sum)) ? kept : [...kept, sum]), [])

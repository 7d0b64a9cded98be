// The engine's carrier where letters are among the numbers: whatever touches a letter becomes a formula, put together with
// light folding, and everything else stays an exact number. An irrational number keeps the formula it came from, so that
// it can meet a letter later. Formulas are over real numbers, and hold wherever all of their parts have a value.
import type { CompareOp, Expr, FunctionName } from '../../model.ts'
import { Real } from '../ball/real.ts'
import { call, constantOf, difference, negated, power, product, quotient, sum } from '../derive/build.ts'
import { derivative, obstacle } from '../derive/derive.ts'
import { isTooLarge, largestFormula } from '../derive/measure.ts'
import { rangeOf, type Sign, signOfRange } from '../derive/range.ts'
import { Failure } from '../failure.ts'
import { namesIn } from '../names.ts'
import { plain } from '../print/plain.ts'
import type { Carrier, KeptFunction, LetterOps } from './carrier.ts'
import { certified } from './certified.ts'
import { compile } from './evaluate.ts'
import { Irrational, type Letters, sameFormula, Symbolic } from './symbolic.ts'
import { exactExpr, isList, type Quantity, type Scalar, type Value } from './value.ts'

const isFormula = (a: Quantity): a is Symbolic => a instanceof Symbolic

/** A number where no letter is left, else a formula; its size is bounded. */
function formula(expr: Expr, letters: Letters): Quantity {
  const constant = constantOf(expr)
  if (constant !== undefined) return constant
  if (isTooLarge(expr))
    throw new Failure(
      'solve/budget',
      `a formula of more than ${largestFormula.nodes} parts, or nested deeper than ${largestFormula.depth}`,
      undefined,
      'take fewer rows, or put numbers in the place of some letters',
    )
  return new Symbolic(expr, letters)
}

function exprOf(a: Quantity): Expr {
  const expr = exactExpr(a)
  if (expr === undefined) throw new Failure('solve/letter', 'an irrational number that is known as a decimal alone meets a letter')
  return expr
}
const lettersOf = (a: Quantity, b: Quantity): Letters | undefined => (isFormula(a) ? a.letters : isFormula(b) ? b.letters : undefined)

/** A number, with its formula where it is irrational and its arguments are known exactly. */
function withFormula(value: Scalar, expr: () => Expr | undefined): Scalar {
  if (!(value instanceof Real) || value instanceof Irrational) return value
  const found = expr()
  return found === undefined || isTooLarge(found) ? value : new Irrational(value, found)
}

type Operation = (a: Quantity, b: Quantity) => Quantity
function lifted(number: (a: Scalar, b: Scalar) => Scalar, build: (a: Expr, b: Expr) => Expr): Operation {
  return (a, b) => {
    if (isFormula(a) || isFormula(b)) return formula(build(exprOf(a), exprOf(b)), lettersOf(a, b) ?? new Map())
    return withFormula(number(a, b), () => {
      const [left, right] = [exactExpr(a), exactExpr(b)]
      return left && right && build(left, right)
    })
  }
}
function lifted1(number: (a: Scalar) => Scalar, build: (a: Expr) => Expr): (a: Quantity) => Quantity {
  return (a) => {
    if (isFormula(a)) return formula(build(a.expr), a.letters)
    return withFormula(number(a), () => {
      const expr = exactExpr(a)
      return expr && build(expr)
    })
  }
}

const divide = lifted(certified.divide, quotient)
const toPower = lifted(certified.power, power)

export const withLetters: Carrier<Quantity> = {
  fromRational: certified.fromRational,
  constant: (name) => withFormula(certified.constant(name), () => ({ type: 'constant', name })),
  add: lifted(certified.add, sum),
  subtract: lifted(certified.subtract, difference),
  multiply: lifted(certified.multiply, product),
  divide(a, b) {
    if (b === 0) throw new Failure('solve/undefined', 'a division by zero')
    return divide(a, b)
  },
  negate: lifted1(certified.negate, negated),
  power(a, b) {
    if (a === 0 && isFormula(b)) throw new Failure('solve/letter', `a power of 0 depends on its exponent ${plain(b.expr)}`)
    return toPower(a, b)
  },
  floor: (a) => (isFormula(a) ? keep('floor', [a]) : certified.floor(a)),
  call: (name, x) =>
    lifted1(
      (number) => certified.call(name, number),
      (arg) => call(name, arg),
    )(x),
  compare: (a, b) => (isFormula(a) || isFormula(b) ? orderOf(signOf(a, b)) : certified.compare(a, b)),
  toInteger(a) {
    if (isFormula(a))
      throw new Failure('solve/letter', `a whole number is due, found ${plain(a.expr)}`, undefined, 'places, counts and steps are numbers')
    return certified.toInteger(a)
  },
  letters: {
    isOpen: isFormula,
    nameOf: (a) => (isFormula(a) && a.expr.type === 'name' ? a.expr.name : undefined),
    holds,
    undecided: (a, b) => (isFormula(a) || isFormula(b) ? dependsOnLetters('which is larger', a, b, 'or') : undefined),
    differ: (a, b) => sameFormula(exprOf(a), exprOf(b), lettersOf(a, b) ?? new Map()) === false,
    keep: (name, args) => (args.some(isFormula) ? keep(name, args) : undefined),
    derivative: derivativeBy,
    at: substituted,
  } satisfies LetterOps<Quantity>,
}

// ── Comparisons ────────────────────────────────────────────────────────────────────────────────────────────

/** The sign of a − b over the whole declared domain. */
function signOf(a: Quantity, b: Quantity): Sign {
  const letters = lettersOf(a, b) ?? new Map()
  const [left, right] = [exprOf(a), exprOf(b)]
  const sign = signOfRange(rangeOf(difference(left, right), letters))
  return sign ?? (sameFormula(left, right, letters) === true ? 'zero' : undefined)
}
const orderOf = (sign: Sign): -1 | 0 | 1 | undefined =>
  sign === 'positive' ? 1 : sign === 'negative' ? -1 : sign === 'zero' ? 0 : undefined

/** For each comparison the signs of a − b for which it holds. */
const holdsFor: { readonly [Op in CompareOp]: readonly Sign[] } = {
  '==': ['zero'],
  '!=': ['positive', 'negative'],
  '<': ['negative'],
  '<=': ['negative', 'zero', 'not-positive'],
  '>': ['positive'],
  '>=': ['positive', 'zero', 'not-negative'],
}
const opposites: { readonly [Op in CompareOp]: CompareOp } = { '==': '!=', '!=': '==', '<': '>=', '<=': '>', '>': '<=', '>=': '<' }

function holds(op: CompareOp, a: Quantity, b: Quantity): boolean {
  const sign = signOf(a, b)
  if (holdsFor[op].includes(sign)) return true
  if (holdsFor[opposites[op]].includes(sign)) return false
  throw dependsOnLetters('whether', a, b, op)
}
function dependsOnLetters(what: string, a: Quantity, b: Quantity, between: string): Failure {
  const [left, right] = [exprOf(a), exprOf(b)]
  const names = [...new Set([...namesIn(left), ...namesIn(right)])]
  const [name = ''] = names
  return new Failure(
    'solve/letter',
    `${what} ${plain(left)} ${between} ${plain(right)} depends on ${names.join(', ')}, which stay letters`,
    undefined,
    `say what is known of them (symbols: { ${name}: positive }), or put numbers in their place: at(…, ${name} == 2)`,
  )
}

/** Functions of letters: decided where what is known of the letters decides them, else they stay. */
function keep(name: KeptFunction, args: readonly Quantity[]): Quantity {
  const [first = 0, second = 0] = args
  const stays = (): Quantity => {
    const letters = args.find(isFormula)?.letters ?? new Map()
    return formula(call(name, ...args.map(exprOf)), letters)
  }
  if (name === 'mod' || name === 'root' || name === 'factorial') return stays()
  if (name === 'floor' || name === 'ceil' || name === 'round') return isWhole(first) ? first : stays()
  const sign = signOf(first, name === 'min' || name === 'max' ? second : 0)
  const isUp = sign === 'positive' || sign === 'zero' || sign === 'not-negative'
  const isDown = sign === 'negative' || sign === 'zero' || sign === 'not-positive'
  switch (name) {
    case 'abs':
      return isUp ? first : isDown ? withLetters.negate(first) : stays()
    case 'relu':
      return isUp ? first : isDown ? 0 : stays()
    case 'sign':
      return orderOf(sign) ?? stays()
    case 'max':
      return isUp ? first : isDown ? second : flattened(name, args)
    case 'min':
      return isDown ? first : isUp ? second : flattened(name, args)
    default:
      return name satisfies never
  }
}
const isWhole = (a: Quantity): boolean => isFormula(a) && a.expr.type === 'name' && a.letters.get(a.expr.name)?.integer === true

/** max(max(a, b), c) is max(a, b, c). */
function flattened(name: FunctionName, args: readonly Quantity[]): Quantity {
  const inside = args.flatMap((arg) => {
    const expr = exprOf(arg)
    return expr.type === 'call' && expr.name === name && expr.args.length > 1 ? expr.args : [expr]
  })
  return formula(call(name, ...inside), args.find(isFormula)?.letters ?? new Map())
}

// ── Derivatives and values in place of letters ─────────────────────────────────────────────────────────────

function derivativeBy(f: Quantity, letter: string): Quantity {
  if (!isFormula(f)) return 0
  const found = derivative(f.expr, letter)
  if (found !== undefined) return formula(found, f.letters)
  const part = plain(obstacle(f.expr, letter) ?? f.expr)
  throw new Failure('solve/derivative', `${part} has no derivative by ${letter} that is known`)
}

function substituted(f: Quantity, values: ReadonlyMap<string, Quantity>): Quantity {
  if (!isFormula(f)) return f
  const { letters } = f
  const value: Value = compile<Quantity, null>(f.expr, withLetters, {
    name: (name) => {
      const put = values.get(name) ?? new Symbolic({ type: 'name', name }, letters)
      return () => put
    },
    member: (of) => {
      throw new Failure('solve/type', `${of}. in a formula`)
    },
  })(null)
  if (typeof value === 'string' || isList(value)) throw new Failure('solve/type', 'a formula is a number')
  return value
}

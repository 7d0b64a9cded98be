// Functions of typed formulas applied: with brackets, or to what follows (`sin 2x`); their powers (`sin^2 x`, `sin^-1 x`) and
// the bases of logarithms (`log_2 x`).
import type { Expr, FunctionName } from '../../model.ts'
import { refuse } from './student-codes.ts'
import { argumentsOf, inverseOf, type StudentFunction } from './student-functions.ts'
import { power, signed } from './student-grammar.ts'
import { beginsFactor, type Token } from './student-tokens.ts'
import { factor, items, root } from './student-values.ts'
import {
  binary,
  bracketAt,
  call,
  isAt,
  negated,
  nested,
  node,
  type Part,
  type Tail,
  token,
  upTo,
  valueOf,
  type Walk,
  warn,
} from './student-walk.ts'

type Applied = Token & ({ readonly type: 'function'; readonly name: StudentFunction } | { readonly type: 'applied'; readonly name: string })

/** The call of a function whose name was just read. */
export function application(walk: Walk, name: Applied): Part {
  const base = isAt(walk, '_') ? afterSign(walk, factor) : undefined
  const mark = token(walk)
  const exponent = mark.type === '^' ? afterSign(walk, (inner) => signed(inner, simple)) : undefined
  if (isAt(walk, '^')) refuse('unclear-power', token(walk))
  const open = token(walk)
  const isOpen = open.type === 'open' && ['(', '[', '{', 'group'].includes(open.bracket)
  if (!isOpen && exponent === undefined && (name.name === 'sqrt' || name.name === 'cbrt') && beginsFactor(open))
    return root(walk, name.name === 'sqrt' ? '√' : '∛', name.start)
  const args = open.type === 'open' && isOpen ? afterSign(walk, () => items(walk, open)) : [following(walk, name)]
  const tail: Tail | undefined = isOpen ? undefined : { doubt: 'function-of-factor', start: name.start }
  if (exponent === undefined) return called(walk, name, args, base, tail)
  const inverse = isMinusOne(exponent.expr) ? (inverseOf(name.name) ?? '') : undefined
  // f^2 may be f(f(x)), exp^-1 may be 1/exp
  if (inverse === '' || name.type === 'applied') return refuse('unclear-power', mark)
  if (inverse !== undefined) return called(walk, { ...name, name: inverse }, args, base, tail)
  return binary(walk, '^', called(walk, name, args, base, undefined), exponent, name.start, tail)
}
/** Reads what stands behind a sign. */
function afterSign<T>(walk: Walk, read: (walk: Walk) => T): T {
  walk.at += 1
  return read(walk)
}
/** The exponent of a function's name: one number or name, or what is in brackets. */
function simple(walk: Walk): Part {
  const isSimple = isAt(walk, 'number') || isAt(walk, 'name') || isAt(walk, 'constant') || bracketAt(walk) !== undefined
  return isSimple ? factor(walk) : refuse('missing-value', token(walk))
}
const isMinusOne = (expr: Expr): boolean => expr.type === 'negate' && expr.arg.type === 'number' && expr.arg.value === '1'

/** What a function without brackets is applied to: factors side by side, up to a sign, a bracket or the next function. */
function following(walk: Walk, name: Applied): Part {
  const found = token(walk)
  if (name.type === 'applied' || !(beginsFactor(found) || found.type === '-')) refuse('missing-argument', name)
  if (found.type === '-')
    return negated(
      walk,
      nested(walk, () => afterSign(walk, () => following(walk, name))),
      found.start,
    )
  let argument = power(walk)
  const first = argument
  while (!isFunction(found) && (isAt(walk, 'name') || isAt(walk, 'constant') || isAt(walk, '\\frac')))
    argument = binary(walk, '*', argument, power(walk))
  const next = token(walk)
  if (beginsFactor(next) && !isFunction(next) && next.type !== 'number') refuse('unclear-argument', { ...next, start: name.start })
  if (argument !== first) warn(walk, 'function-of-product', name.start)
  return argument
}
const isFunction = ({ type }: Token): boolean => type === 'function' || type === 'applied'

function called(walk: Walk, { type, name, start }: Applied, args: readonly Part[], base: Part | undefined, tail: Tail | undefined): Part {
  if (type === 'applied') return node(walk, { type: 'apply', name, args: args.map(valueOf) }, start)
  const [least, most] = argumentsOf(name)
  const [first, second] = args
  const isList = first?.expr.type === 'list' && least === 2 && most > 2
  if (first === undefined || (args.length < least && !isList) || args.length > (base ? 1 : most))
    return walk.comma && walk.comma.start > start ? refuse('decimal-comma', walk.comma) : refuse('arguments', upTo(walk, start))
  return name === 'logarithm' ? logarithm(walk, first, base ?? second, start, tail) : call(walk, name, args, start, tail)
}

const logarithms: ReadonlyMap<string, FunctionName> = new Map<string, FunctionName>([
  ['e', 'log'],
  ['2', 'log2'],
  ['10', 'log10'],
])
/** A logarithm to the base that is written, else to that of the terms; a base without a function of its own is a quotient. */
function logarithm(walk: Walk, argument: Part, base: Part | undefined, start: number, tail: Tail | undefined): Part {
  const { expr } = base ?? {}
  const known = expr === undefined ? walk.terms.logBase : expr.type === 'number' ? expr.value : expr.type === 'constant' ? expr.name : ''
  const name = logarithms.get(known)
  if (name !== undefined || base === undefined) return call(walk, name ?? 'log', [argument], start, tail)
  return binary(walk, '/', call(walk, 'log', [argument], start), call(walk, 'log', [base], start), start, tail)
}

// Expressions as TeX. Sigmoid prints as \sigma(…), log as \ln(…) (it is natural), `.*` as ⊙ where it is not between
// numbers, `*` as juxtaposition between letters and as · between numbers. Brackets stand where reading needs them.
import type { ArithmeticOp, CompareOp, Expr, Precision } from '../../model.ts'
import { elementTex, literalTex } from './notation.ts'
import { finiteDecimal } from './decimal.ts'
import { withValues } from './plain.ts'
import { barTex, callTex, casesTex, derivativeTex } from './tex-functions.ts'
import { atLeast, atom, base, bracketed, breakMark, fenced, type Level, level, type Printed, type Shape, unbroken } from './tex-parts.ts'
import type { Value } from '../evaluate/value.ts'
import { decimalTex, listTex, type VectorLayout } from './value-tex.ts'

export { functionTex } from './tex-functions.ts'
export { breakMark } from './tex-parts.ts'
export { isApproximate, valueTex, type VectorLayout } from './value-tex.ts'

/** TeX of a name; `step` where it is seen at a row of its run, as in `h[3]`. */
export type NameTex = (name: string, step?: string) => string

export interface TexStyle {
  /** Names stand for numbers, so that `.*` is an ordinary product. */
  readonly scalars?: boolean
  readonly vectors?: VectorLayout
  /** Fold signs and factors 1 that values bring in: `x + (-1)` → `x - 1`, `1 x` → `x`. Off, every value stays in sight. */
  readonly fold?: boolean
  /** Whether brackets after a name pick a row of its run and not an element; `ofCell` where it is written `cell.h`. */
  readonly overRows?: (name: string, ofCell: boolean) => boolean
  /** How many rows there are: what `end` is in `h[end]`. */
  readonly rows?: number
  /** Puts `breakMark` where a long line may be broken. */
  readonly breaks?: boolean
  /** The words inside of cases. */
  readonly words?: { readonly if: string; readonly otherwise: string }
}

/** An expression as TeX, names by `names`. */
export const tex = (expr: Expr, names: NameTex, style: TexStyle = {}): string => print(expr, { names, style }, true).tex

/** The same with values in the place of names: `1 \cdot (-2) + 1`. Names without a value stay. */
export const texSubstituted = (
  expr: Expr,
  value: (name: string) => Value | undefined,
  names: NameTex,
  style: TexStyle = {},
  precision?: Precision,
): string => tex(withValues(expr, value, precision), names, style)

/** An equation's right side: a condition is written as the number it stands for, 1 or 0. */
export function rightSideTex(expr: Expr, names: NameTex, style: TexStyle = {}): string {
  const number = (value: string): Expr => ({ type: 'number', value })
  return tex(isCondition(expr) ? { type: 'call', name: 'if', args: [expr, number('1'), number('0')] } : expr, names, style)
}
const isCondition = (expr: Expr): boolean => expr.type === 'compare' || expr.type === 'logic' || expr.type === 'not'

interface Context {
  readonly names: NameTex
  readonly style: TexStyle
}

/** `lead`: whether a minus may stand in front, as at the start of a line, inside brackets and after a relation. */
function print(expr: Expr, context: Context, lead: boolean): Printed {
  switch (expr.type) {
    case 'number':
      return number(expr.value)
    case 'word':
      return atom(literalTex(expr.value), 'unknown', false)
    case 'name':
      return named(context.names(expr.name), context)
    case 'member':
      return named(expr.of === 'cell' ? context.names(expr.path.join('_')) : literalTex(expr.path.join(' ')), context)
    case 'end':
      return atom('\\mathrm{end}', 'number', true)
    case 'negate':
      return negated(expr.arg, context, lead)
    case 'not':
      return { ...atom(`\\lnot ${operand(expr.arg, context, level.atom, false).tex}`, 'number', true), level: level.not }
    case 'arithmetic':
      return arithmetic(expr, context, lead)
    case 'logic':
      return logic(expr, context)
    case 'compare':
      return compared(expr.ops, expr.args, context)
    case 'index':
      return indexed(expr, context, lead)
    case 'list':
      return list(expr.items, context)
    case 'constant':
      return atom(expr.name === 'pi' ? '\\pi' : expr.name, 'number', true)
    case 'set':
      return atom(`\\{${expr.items.map((item) => unbroken(print(item, context, true).tex)).join(', ')}\\}`, 'list', true)
    case 'apply':
      return applied(expr, context)
    case 'call':
      if (expr.name === 'if') return cases(expr, context)
      if (expr.name === 'derivative' || expr.name === 'at') return ofLetters(expr, context)
      return callTex(
        expr.name,
        expr.args.map((arg) => print(arg, context, true)),
        expr.args.length === 1 && expr.args[0]?.type === 'list',
      )
    default:
      return expr satisfies never
  }
}

const named = (tex: string, { style }: Context): Printed => atom(tex, style.scalars === true ? 'number' : 'unknown', true)

/** `1/10` as the decimal it was read from; with a power of ten where zeros alone would fill a line. */
function number(text: string): Printed {
  const decimal = text.includes('/') ? finiteDecimal(text) : text
  const [, zeros = '', first = '', rest = ''] = /^0\.(0{6,})(\d)(\d*)$/.exec(decimal ?? '') ?? []
  if (first !== '')
    return { ...atom(decimalTex(`${first}${rest && '.'}${rest}e-${zeros.length + 1}`), 'number', false), level: level.product }
  if (decimal?.includes('e') === true) return { ...atom(decimalTex(decimal), 'number', false), level: level.product }
  if (decimal !== undefined) return atom(decimal, 'number', false)
  const [top = '', bottom = ''] = text.split('/')
  return { ...atom(`\\frac{${top}}{${bottom}}`, 'number', false), level: level.fraction }
}

/** How tightly an expression will bind once printed: known beforehand, so that nothing is printed twice. */
function levelOf(expr: Expr): Level {
  switch (expr.type) {
    case 'arithmetic':
      return expr.op === '+' || expr.op === '-'
        ? level.sum
        : expr.op === '/'
          ? level.fraction
          : expr.op === '^'
            ? level.atom
            : level.product
    case 'logic':
      return expr.op === 'or' ? level.or : level.and
    case 'compare':
      return level.compare
    case 'not':
      return level.not
    case 'negate':
      return level.product
    case 'call':
      if (expr.name === 'derivative') return isNamed(expr.args[0]) ? level.fraction : level.product
      return expr.name === 'if' ? level.or : expr.name === 'dot' || expr.name === 'mod' ? level.product : level.atom
    default:
      return level.atom
  }
}
function operand(expr: Expr, context: Context, least: Level, lead: boolean): Printed {
  if (levelOf(expr) >= least) return atLeast(print(expr, context, lead), least)
  const inner = print(expr, context, true)
  // folding may have left a lone number: −(−2) is 2
  return inner.level >= least && !inner.signed ? inner : bracketed(inner)
}

/** A formula with its minus taken off. */
const unsigned = (inner: Printed): Printed => ({ ...inner, tex: inner.tex.slice(1), signed: false })

function negated(arg: Expr, context: Context, lead: boolean): Printed {
  const inner = operand(arg, context, level.product, context.style.fold === true)
  if (inner.signed) return unsigned(inner)
  return minus(inner, lead)
}
const minus = (inner: Printed, lead: boolean): Printed => {
  const signed: Printed = { ...inner, tex: `-${inner.tex}`, level: level.product, signed: true }
  return lead ? signed : bracketed(signed)
}

function arithmetic(expr: Extract<Expr, { type: 'arithmetic' }>, context: Context, lead: boolean): Printed {
  switch (expr.op) {
    case '+':
    case '-':
      return sum(expr.op, expr, context, lead)
    case '*':
    case '.*':
      return product(expr, context, lead)
    case '/':
    case './':
      return quotient(expr, context, lead)
    case '^':
      return power(expr, context)
    default:
      return expr.op satisfies never
  }
}
interface Operands {
  readonly op: ArithmeticOp
  readonly left: Expr
  readonly right: Expr
}

function sum(op: '+' | '-', { left, right }: Operands, context: Context, lead: boolean): Printed {
  const [first, second] = [operand(left, context, level.sum, lead), operand(right, context, level.product, context.style.fold === true)]
  const [sign, term] = second.signed ? [op === '+' ? '-' : '+', unsigned(second)] : [op, second]
  return {
    tex: `${first.tex}${context.style.breaks === true ? breakMark : ''} ${sign} ${term.tex}`,
    level: level.sum,
    signed: first.signed,
    letters: first.letters || second.letters,
    shape: together(first, second),
  }
}

function product({ op, left, right }: Operands, context: Context, lead: boolean): Printed {
  const [first, second] = [operand(left, context, level.product, lead), operand(right, context, level.fraction, false)]
  const letters = first.letters || second.letters
  const shape = op === '*' && first.shape === 'list' && second.shape === 'list' ? 'unknown' : together(first, second)
  if (context.style.fold === true && second.letters && (first.tex === '1' || first.tex === '-1'))
    return first.tex === '1' ? second : minus(second, lead)
  const entryByEntry = op === '.*' && first.shape !== 'number' && second.shape !== 'number'
  return {
    tex: `${first.tex}${entryByEntry ? ' \\odot ' : times(first, second)}${second.tex}`,
    level: level.product,
    signed: first.signed,
    letters,
    shape,
  }
}

/** The sign of an ordinary product: none between a number and a letter, · where two numbers would run together. */
function times(first: Printed, second: Printed): string {
  const matrices = first.shape === 'list' && second.shape === 'list'
  if (/^\d/.test(second.tex) || (!first.letters && !second.letters && !matrices)) return ' \\cdot '
  // W (−1) would read as a function of −1
  if (second.tex.startsWith('(') && !second.letters && second.shape !== 'list') return ' \\cdot '
  return /^\(?-?[\d.]+$/.test(first.tex) && /^(?:[A-Za-z]|\\(?!frac|left|begin|mathit|text))/.test(second.tex) ? ' ' : '\\,'
}

/** A minus in the numerator stands in front of the fraction. */
function quotient({ op, left, right }: Operands, context: Context, lead: boolean): Printed {
  const negative = left.type === 'negate'
  const [top, bottom] = [print(negative ? left.arg : left, context, true), print(right, context, true)]
  if (op === './' && top.shape !== 'number' && bottom.shape !== 'number') {
    const [first, second] = [operand(left, context, level.product, lead), operand(right, context, level.fraction, false)]
    return { ...first, tex: `${first.tex} \\oslash ${second.tex}`, level: level.product, letters: first.letters || second.letters }
  }
  const fraction: Printed = {
    tex: `\\frac{${unbroken(top.tex)}}{${unbroken(bottom.tex)}}`,
    level: level.fraction,
    signed: false,
    letters: top.letters || bottom.letters,
    shape: together(top, bottom),
  }
  return negative ? { ...minus(fraction, lead), ...(lead && { level: level.fraction }) } : fraction
}

function power({ left, right }: Operands, context: Context): Printed {
  const [below, above] = [base(operand(left, context, level.atom, false)), print(right, context, true)]
  return atom(`${below.tex}^{${unbroken(above.tex)}}`, below.shape, below.letters || above.letters)
}

const together = (a: Printed, b: Printed): Shape =>
  a.shape === 'list' || b.shape === 'list' ? 'list' : a.shape === 'number' && b.shape === 'number' ? 'number' : 'unknown'

function logic({ op, left, right }: Extract<Expr, { type: 'logic' }>, context: Context): Printed {
  const own = op === 'and' ? level.and : level.or
  const [first, second] = [operand(left, context, own, true), operand(right, context, op === 'and' ? level.not : level.and, true)]
  return {
    tex: `${first.tex} ${op === 'and' ? '\\land' : '\\lor'} ${second.tex}`,
    level: own,
    signed: false,
    letters: true,
    shape: 'number',
  }
}

const relations: Readonly<Record<CompareOp, string>> = { '==': '=', '!=': '\\ne', '<': '<', '<=': '\\le', '>': '>', '>=': '\\ge' }
function compared(ops: readonly CompareOp[], args: readonly Expr[], context: Context): Printed {
  const sides = args.map((arg) => operand(arg, context, level.sum, true))
  const text = ops.reduce((all, op, i) => `${all} ${relations[op]} ${sides[i + 1]?.tex ?? ''}`, sides[0]?.tex ?? '')
  return { tex: text, level: level.compare, signed: false, letters: sides.some((side) => side.letters), shape: 'unknown' }
}

/** `h[3][2]` is element 2 at step 3 where `h` is run over rows; elsewhere brackets pick elements. An entry of a written list is that entry. */
function indexed(expr: Extract<Expr, { type: 'index' }>, context: Context, lead: boolean): Printed {
  const { of, at } = expr
  if (of.type === 'list' && at.type === 'number') {
    const item = of.items[Number(at.value) - 1]
    if (item !== undefined) return levelOf(item) < level.product ? bracketed(print(item, context, true)) : print(item, context, lead)
  }
  const name = of.type === 'name' ? of.name : of.type === 'member' && of.of === 'cell' ? of.path.join('_') : undefined
  if (name !== undefined && context.style.overRows?.(name, of.type === 'member') === true) {
    const isLast = at.type === 'end' && context.style.rows !== undefined
    return named(context.names(name, isLast ? `${context.style.rows ?? ''}` : unbroken(print(at, context, true).tex)), context)
  }
  const index = unbroken(print(at, context, true).tex)
  const whole = print(of, context, true)
  const isName = name !== undefined || (of.type === 'index' && !whole.tex.endsWith(')'))
  return named(elementTex(isName ? whole.tex : bracketed({ ...whole, tex: unbroken(whole.tex) }).tex, index), context)
}

/** A function that is only declared: `f(x)`, its name as that of a quantity. */
function applied({ name, args }: Extract<Expr, { type: 'apply' }>, context: Context): Printed {
  const inner = args.map((arg) => unbroken(print(arg, context, true).tex)).join(', ')
  return atom(`${context.names(name)}${fenced('(', inner, ')')}`, 'unknown', true)
}

function list(items: readonly Expr[], context: Context): Printed {
  const entries = (from: readonly Expr[]): Printed[] => from.map((item) => print(item, context, true))
  const width = items[0]?.type === 'list' ? items[0].items.length : 0
  const lists = items.flatMap((item) => (item.type === 'list' && item.items.length === width ? [item.items] : []))
  const rows = width > 0 && lists.length === items.length ? lists.map(entries) : undefined
  const printed = rows === undefined ? entries(items) : []
  const texts = (from: readonly Printed[]): string[] => from.map((item) => unbroken(item.tex))
  const letters = [...printed, ...(rows ?? []).flat()].some((item) => item.letters)
  return atom(listTex(texts(printed), rows?.map(texts), context.style.vectors ?? 'row'), 'list', letters)
}

/** What a derivative is set as a fraction of; anything else stands behind it. */
const isNamed = (expr: Expr | undefined): boolean => expr?.type === 'name' || expr?.type === 'member' || expr?.type === 'index'
function ofLetters(expr: Extract<Expr, { type: 'call' }>, context: Context): Printed {
  const [of, ...rest] = expr.args
  if (of === undefined) return callTex(expr.name, [])
  const behind = rest.map((arg) => print(arg, context, true))
  return expr.name === 'at' ? barTex(print(of, context, true), behind) : derivativeTex(print(of, context, true), behind, isNamed(of))
}

/** A chain of `if` in the last branch becomes rows of one brace. */
function cases(expr: Expr, context: Context): Printed {
  const branches: { value: Printed; when?: Printed }[] = []
  let rest = expr
  while (rest.type === 'call' && rest.name === 'if') {
    const [when, value, otherwise] = rest.args
    if (when === undefined || value === undefined || otherwise === undefined) break
    branches.push({ value: print(value, context, true), when: print(when, context, true) })
    rest = otherwise
  }
  branches.push({ value: print(rest, context, true) })
  return casesTex(branches, context.style.words ?? { if: 'if', otherwise: 'otherwise' })
}

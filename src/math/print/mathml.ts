// Expressions as MathML Core, what stands inside of <math>: the echo of a typed formula in a page, without a typesetter.
// Everything that comes from a name is escaped.
import type { CompareOp, Expr } from '../../model.ts'
import { finiteDecimal } from './decimal.ts'

/** The MathML of a name, as trusted markup: of a symbol its notation, of a declared function its letters. */
export type NameMathml = (name: string) => string

export const escapeMarkup = (text: string): string => text.replace(/[&<>"']/g, (sign) => `&#${sign.charCodeAt(0)};`)
/** A name by its letters alone: `W_fh` as W with an index. */
export function spelledMathml(name: string): string {
  const [, base = name, index = ''] = /^([^_\d]+)_?(.*)$/.exec(name) ?? []
  const letters = `<mi>${escapeMarkup(base)}</mi>`
  return index === '' ? letters : `<msub>${letters}<mi>${escapeMarkup(index)}</mi></msub>`
}

/** An expression's markup: `x^2` is `<msup><mi>x</mi><mn>2</mn></msup>`. */
export const mathml = (expr: Expr, names: NameMathml = spelledMathml): string => print(expr, names)

/** How tightly a node binds, as in the grammar of the reader. */
const binds = { compare: 1, sum: 2, product: 3, negate: 4, power: 5, atom: 6 } as const
function level(expr: Expr): number {
  switch (expr.type) {
    case 'compare':
    case 'logic':
    case 'not':
      return binds.compare
    case 'negate':
      return binds.negate
    case 'arithmetic':
      if (expr.op === '+' || expr.op === '-') return binds.sum
      return expr.op === '^' ? binds.power : expr.op === '/' || expr.op === './' ? binds.atom : binds.product
    default:
      return binds.atom
  }
}
const row = (...parts: readonly string[]): string => `<mrow>${parts.join('')}</mrow>`
const sign = (text: string, form = ''): string => `<mo${form}>${escapeMarkup(text)}</mo>`
const fenced = (open: string, inner: string, close: string): string => row(sign(open), inner, sign(close))
const operand = (expr: Expr, least: number, names: NameMathml): string =>
  level(expr) < least ? fenced('(', print(expr, names), ')') : print(expr, names)

function print(expr: Expr, names: NameMathml): string {
  switch (expr.type) {
    case 'number':
      return `<mn>${escapeMarkup(finiteDecimal(expr.value) ?? expr.value)}</mn>`
    case 'word':
      return `<mtext>${escapeMarkup(expr.value)}</mtext>`
    case 'name':
      return names(expr.name)
    case 'member':
      return `<mtext>${escapeMarkup(expr.path.join('.'))}</mtext>`
    case 'constant':
      return `<mi>${expr.name === 'pi' ? 'π' : expr.name}</mi>`
    case 'end':
      return '<mi>end</mi>'
    case 'negate':
      return row(sign('−', ' form="prefix"'), operand(expr.arg, binds.power, names))
    case 'not':
      return row(sign('¬'), operand(expr.arg, binds.atom, names))
    case 'arithmetic':
      return arithmetic(expr, names)
    case 'logic':
      return row(operand(expr.left, binds.sum, names), sign(expr.op === 'and' ? '∧' : '∨'), operand(expr.right, binds.sum, names))
    case 'compare':
      return row(
        ...expr.args.map((arg, i) => `${i === 0 ? '' : sign(relations[expr.ops[i - 1] ?? '=='])}${operand(arg, binds.sum, names)}`),
      )
    case 'index':
      return `<msub>${operand(expr.of, binds.atom, names)}${row(print(expr.at, names))}</msub>`
    case 'list':
      return list(expr.items, names)
    case 'set':
      return fenced('{', commas(expr.items, names), '}')
    case 'apply':
      return row(names(expr.name), applied, fenced('(', commas(expr.args, names), ')'))
    case 'call':
      return call(expr, names)
    default:
      return expr satisfies never
  }
}
/** Invisible: a function and what it is applied to; screen readers say it. */
const applied = '<mo>&#8289;</mo>'
const relations: { readonly [Op in CompareOp]: string } = { '==': '=', '!=': '≠', '<': '<', '<=': '≤', '>': '>', '>=': '≥' }
const commas = (items: readonly Expr[], names: NameMathml): string => row(items.map((item) => print(item, names)).join(sign(',')))

function arithmetic({ op, left, right }: Extract<Expr, { type: 'arithmetic' }>, names: NameMathml): string {
  switch (op) {
    case '+':
    case '-':
      return row(operand(left, binds.sum, names), sign(op === '+' ? '+' : '−'), operand(right, binds.product, names))
    case '*':
    case '.*':
      return row(operand(left, binds.product, names), sign('·'), operand(right, binds.power, names))
    case '/':
    case './':
      return `<mfrac>${row(print(left, names))}${row(print(right, names))}</mfrac>`
    case '^':
      // a fraction under a power wants brackets, though it binds like one value
      return `<msup>${left.type === 'arithmetic' ? fenced('(', print(left, names), ')') : operand(left, binds.atom, names)}${row(print(right, names))}</msup>`
    default:
      return op satisfies never
  }
}

function list(items: readonly Expr[], names: NameMathml): string {
  const rows = items.map((item) => (item.type === 'list' ? item.items : [item]))
  if (!items.some(({ type }) => type === 'list')) return fenced('(', commas(items, names), ')')
  const cells = rows.map((cellsOf) => `<mtr>${cellsOf.map((cell) => `<mtd>${print(cell, names)}</mtd>`).join('')}</mtr>`)
  return fenced('(', `<mtable>${cells.join('')}</mtable>`, ')')
}

const functionNames = new Map<string, string>([
  ['sigmoid', 'σ'],
  ['log', 'ln'],
  ['relu', 'ReLU'],
  ['asin', 'arcsin'],
  ['acos', 'arccos'],
  ['atan', 'arctan'],
])
function call({ name, args }: Extract<Expr, { type: 'call' }>, names: NameMathml): string {
  const [first, second] = args
  if (first === undefined) return `<mi>${escapeMarkup(name)}</mi>`
  if (name === 'abs') return fenced('|', print(first, names), '|')
  if (name === 'floor') return fenced('⌊', print(first, names), '⌋')
  if (name === 'ceil') return fenced('⌈', print(first, names), '⌉')
  if (name === 'sqrt') return `<msqrt>${print(first, names)}</msqrt>`
  if (name === 'cbrt') return `<mroot>${row(print(first, names))}<mn>3</mn></mroot>`
  if (name === 'root' && second !== undefined) return `<mroot>${row(print(first, names))}${row(print(second, names))}</mroot>`
  if (name === 'factorial') return row(operand(first, binds.atom, names), sign('!'))
  const [, base = '', index = ''] = /^(log)(2|10)$/.exec(name) ?? []
  const head = base === '' ? `<mi>${escapeMarkup(functionNames.get(name) ?? name)}</mi>` : `<msub><mi>log</mi><mn>${index}</mn></msub>`
  return row(head, applied, fenced('(', commas(args, names), ')'))
}

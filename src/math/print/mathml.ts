// Expressions as MathML Core, what stands inside of <math>: the echo of a typed formula in a page, without a typesetter.
// Everything that comes from a name is escaped.
import type { CompareOp, Expr } from '../../model.ts'
import { finiteDecimal } from './decimal.ts'

/** The MathML of a name, as trusted markup: of a symbol its notation, of a declared function its letters. */
export type NameMathml = (name: string) => string

const escapeMarkup = (text: string): string => text.replace(/[&<>"']/g, (sign) => `&#${sign.charCodeAt(0)};`)
/** A name by its letters alone: `W_fh` as W with an index. */
export function spelledMathml(name: string): string {
  const [, base = name, index = ''] = /^([^_\d]+)_?(.*)$/.exec(name) ?? []
  const letters = `<mi>${escapeMarkup(base)}</mi>`
  return index === '' ? letters : `<msub>${letters}<mi>${escapeMarkup(index)}</mi></msub>`
}

/** An expression's markup: `x^2` is `<msup><mi>x</mi><mn>2</mn></msup>`. With a decimal comma, semicolons part the items of lists. */
export const mathml = (expr: Expr, names: NameMathml = spelledMathml, decimal: '.' | ',' = '.'): string => print(expr, { names, decimal })

interface Style {
  readonly names: NameMathml
  readonly decimal: '.' | ','
}

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
const operand = (expr: Expr, least: number, style: Style): string =>
  level(expr) < least ? fenced('(', print(expr, style), ')') : print(expr, style)

function print(expr: Expr, style: Style): string {
  switch (expr.type) {
    case 'number':
      return number(expr.value, style)
    case 'word':
      return `<mtext>${escapeMarkup(expr.value)}</mtext>`
    case 'name':
      return style.names(expr.name)
    case 'member':
      return `<mtext>${escapeMarkup(expr.path.join('.'))}</mtext>`
    case 'constant':
      return `<mi>${expr.name === 'pi' ? 'π' : expr.name}</mi>`
    case 'end':
      return '<mi>end</mi>'
    case 'negate':
      return row(sign('−', ' form="prefix"'), operand(expr.arg, binds.power, style))
    case 'not':
      return row(sign('¬'), operand(expr.arg, binds.atom, style))
    case 'arithmetic':
      return arithmetic(expr, style)
    case 'logic':
      return row(operand(expr.left, binds.sum, style), sign(expr.op === 'and' ? '∧' : '∨'), operand(expr.right, binds.sum, style))
    case 'compare':
      return row(
        ...expr.args.map((arg, i) => `${i === 0 ? '' : sign(relations[expr.ops[i - 1] ?? '=='])}${operand(arg, binds.sum, style)}`),
      )
    case 'index':
      return `<msub>${operand(expr.of, binds.atom, style)}${row(print(expr.at, style))}</msub>`
    case 'list':
      return list(expr.items, style)
    case 'set':
      return expr.items.length === 0 ? sign('∅') : fenced('{', commas(expr.items, style), '}')
    case 'apply':
      return row(style.names(expr.name), applied, fenced('(', commas(expr.args, style), ')'))
    case 'call':
      return call(expr, style)
    default:
      return expr satisfies never
  }
}
/** Invisible: a function and what it is applied to; screen readers say it. */
const applied = '<mo>&#8289;</mo>'
const relations: { readonly [Op in CompareOp]: string } = { '==': '=', '!=': '≠', '<': '<', '<=': '≤', '>': '>', '>=': '≥' }
const commas = (items: readonly Expr[], style: Style): string =>
  row(items.map((item) => print(item, style)).join(sign(style.decimal === ',' ? ';' : ',')))
function number(text: string, { decimal }: Style): string {
  const digits = (part: string): string => `<mn>${escapeMarkup((finiteDecimal(part) ?? part).replace('.', decimal))}</mn>`
  const [top = '', bottom] = finiteDecimal(text) === undefined ? text.split('/') : [text]
  return bottom === undefined ? digits(top) : `<mfrac>${digits(top)}${digits(bottom)}</mfrac>`
}

function arithmetic({ op, left, right }: Extract<Expr, { type: 'arithmetic' }>, style: Style): string {
  switch (op) {
    case '+':
    case '-':
      return row(
        operand(left, binds.sum, style),
        sign(op === '+' ? '+' : '−'),
        operand(right, isSigned(right) ? binds.atom : binds.product, style),
      )
    case '*':
    case '.*':
      return row(operand(left, binds.product, style), sign('·'), operand(right, binds.power, style))
    case '/':
    case './':
      return `<mfrac>${row(print(left, style))}${row(print(right, style))}</mfrac>`
    case '^':
      return `<msup>${base(left, style)}${row(print(right, style))}</msup>`
    default:
      return op satisfies never
  }
}

/** Whether a product begins with a minus, which does not stand right behind another sign. */
const isSigned = (expr: Expr): boolean =>
  expr.type === 'negate' || (expr.type === 'arithmetic' && (expr.op === '*' || expr.op === '.*') && isSigned(expr.left))

/** What is raised: a fraction, and a function with its argument, want brackets, though they bind like one value. */
function base(expr: Expr, style: Style): string {
  const isOne = expr.type === 'name' || expr.type === 'constant' || (expr.type === 'number' && finiteDecimal(expr.value) !== undefined)
  const isFenced = expr.type === 'list' || (expr.type === 'call' && fences.has(expr.name))
  return isOne || isFenced ? print(expr, style) : fenced('(', print(expr, style), ')')
}

function list(items: readonly Expr[], style: Style): string {
  const rows = items.map((item) => (item.type === 'list' ? item.items : [item]))
  if (!items.some(({ type }) => type === 'list')) return fenced('(', commas(items, style), ')')
  const cells = rows.map((cellsOf) => `<mtr>${cellsOf.map((cell) => `<mtd>${print(cell, style)}</mtd>`).join('')}</mtr>`)
  return fenced('(', `<mtable>${cells.join('')}</mtable>`, ')')
}

const symbols = new Map<string, string>([
  ['sigmoid', 'σ'],
  ['log', 'ln'],
  ['relu', 'ReLU'],
  ['sign', 'sgn'],
])
/** `arcsin`, but `arsinh`: inverse hyperbolic functions have the prefix `ar` (ISO 80000-2). */
const functionName = (name: string): string =>
  symbols.get(name) ?? name.replace(/^a(?=\w+h$)/, 'ar').replace(/^a(?=(?:sin|cos|tan|sec|csc|cot)$)/, 'arc')
const fences = new Map<string, readonly [string, string]>([
  ['abs', ['|', '|']],
  ['floor', ['⌊', '⌋']],
  ['ceil', ['⌈', '⌉']],
])
function call({ name, args }: Extract<Expr, { type: 'call' }>, style: Style): string {
  const [first, second] = args
  if (first === undefined) return `<mi>${escapeMarkup(name)}</mi>`
  const fence = fences.get(name)
  if (fence !== undefined) return fenced(fence[0], print(first, style), fence[1])
  if (name === 'sqrt') return `<msqrt>${print(first, style)}</msqrt>`
  if (name === 'cbrt') return `<mroot>${row(print(first, style))}<mn>3</mn></mroot>`
  if (name === 'root' && second !== undefined) return `<mroot>${row(print(first, style))}${row(print(second, style))}</mroot>`
  if (name === 'factorial') return row(base(first, style), sign('!'))
  const index = /^log(2|10)$/.exec(name)?.[1]
  const head = index === undefined ? `<mi>${escapeMarkup(functionName(name))}</mi>` : `<msub><mi>log</mi><mn>${index}</mn></msub>`
  return row(head, applied, fenced('(', commas(args, style), ')'))
}

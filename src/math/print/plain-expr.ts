// Expressions as plain text that the author's reader reads back to the same expression. Also runs in the student's page.
import type { Expr } from '../../model.ts'
import { finiteDecimal } from './decimal.ts'

/** How tightly a text binds, as the reader has it: a unary minus between `*` and `^`, `not` just above `and`. */
const binds = { or: 0, and: 1, not: 2, compare: 3, sum: 4, product: 5, negate: 6, power: 7, atom: 8 } as const
type Binds = (typeof binds)[keyof typeof binds]
type Plain = readonly [text: string, binds: Binds]

/** An expression as an author would type it: `sigmoid(W_fh*h_prev + b_f)`, with no bracket that reading does not need. */
export const plain = (expr: Expr): string => print(expr)[0]

function print(expr: Expr): Plain {
  switch (expr.type) {
    case 'number':
      return numberText(expr.value)
    case 'word':
      return [JSON.stringify(expr.value), binds.atom]
    case 'name':
      return [expr.name, binds.atom]
    case 'member':
      return [[expr.of, ...expr.path].join('.'), binds.atom]
    case 'end':
      return ['end', binds.atom]
    case 'negate':
      return [`-${operand(expr.arg, binds.power)}`, binds.negate]
    case 'not':
      return [`not ${operand(expr.arg, binds.atom)}`, binds.not]
    case 'arithmetic':
      return arithmetic(expr)
    case 'logic':
      return logic(expr)
    case 'compare':
      return [expr.args.map((arg, i) => `${i === 0 ? '' : ` ${expr.ops[i - 1] ?? ''} `}${operand(arg, binds.sum)}`).join(''), binds.compare]
    case 'index':
      return [`${operand(expr.of, binds.atom)}[${plain(expr.at)}]`, binds.atom]
    case 'list':
      return [`[${expr.items.map(plain).join(', ')}]`, binds.atom]
    case 'constant':
      return [expr.name, binds.atom]
    case 'set':
      return [`{${expr.items.map(plain).join(', ')}}`, binds.atom]
    case 'call':
    case 'apply':
      return [`${expr.name}(${expr.args.map(plain).join(', ')})`, binds.atom]
    default:
      return expr satisfies never
  }
}

const operand = (expr: Expr, least: Binds): string => {
  const [text, level] = print(expr)
  return level < least ? `(${text})` : text
}

function arithmetic({ op, left, right }: Extract<Expr, { type: 'arithmetic' }>): Plain {
  switch (op) {
    case '+':
    case '-':
      return [`${operand(left, binds.sum)} ${op} ${rightOperand(right, binds.product)}`, binds.sum]
    case '*':
    case '/':
      return [`${operand(left, binds.product)}${op}${rightOperand(right, binds.power)}`, binds.product]
    case '.*':
    case './':
      return [`${operand(left, binds.product)} ${op} ${rightOperand(right, binds.power)}`, binds.product]
    case '^':
      return [`${operand(left, binds.atom)}^${operand(right, binds.power)}`, binds.power]
    default:
      return op satisfies never
  }
}
/** `1 - (-2)*3`: no text begins with a minus right after an operator. */
const rightOperand = (expr: Expr, least: Binds): string => {
  const text = operand(expr, least)
  return text.startsWith('-') ? `(${text})` : text
}

function logic({ op, left, right }: Extract<Expr, { type: 'logic' }>): Plain {
  const level = op === 'and' ? binds.and : binds.or
  const tighter = op === 'and' ? binds.not : binds.and
  return [`${operand(left, level)} ${op} ${operand(right, tighter)}`, level]
}

/** `1/10` is written `0.1`, as it was read; a fraction without a finite decimal (never read, only made) stays one. */
function numberText(text: string): Plain {
  const decimal = text.includes('/') ? finiteDecimal(text) : text
  return decimal === undefined ? [text, binds.product] : [decimal, binds.atom]
}

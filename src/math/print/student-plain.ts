// A formula as a student would type it: read again under the same terms it is the same formula. (plain.ts prints for authors.)
import type { CompareOp, Expr, FunctionName } from '../../model.ts'
import { spellingsOf } from '../read/student-functions.ts'
import type { StudentTerms } from '../read/student-names.ts'
import { openReader } from '../read/student.ts'
import { finiteDecimal } from './decimal.ts'

/** How tightly a text binds, as the reader has it. */
const binds = { compare: 0, sum: 1, product: 2, negate: 3, power: 4, atom: 5 } as const
type Binds = (typeof binds)[keyof typeof binds]
type Plain = readonly [text: string, binds: Binds]

/**
 * The text of a formula: `2*x + sin(x)^2`, with no bracket that reading does not need. Reading it gives the same AST where the
 * formula was read from a text, or is made of the nodes that such formulas have and of numbers with finitely many decimals.
 */
export const studentPlain = (expr: Expr, terms: StudentTerms): string => print(expr, terms)[0]

function print(expr: Expr, terms: StudentTerms): Plain {
  const items = (all: readonly Expr[]): string => all.map((item) => studentPlain(item, terms)).join(terms.decimal === ',' ? '; ' : ', ')
  switch (expr.type) {
    case 'number':
      return number(expr.value, terms)
    case 'name':
      return [nameText(expr.name, terms), binds.atom]
    case 'constant':
      return [expr.name, binds.atom]
    case 'negate':
      return [`-${operand(expr.arg, binds.power, terms)}`, binds.negate]
    case 'arithmetic':
      return arithmetic(expr, terms)
    case 'compare':
      return [
        expr.args.map((arg, i) => `${i === 0 ? '' : relation(expr.ops[i - 1])}${operand(arg, binds.sum, terms)}`).join(''),
        binds.compare,
      ]
    case 'list':
      return [`[${items(expr.items)}]`, binds.atom]
    case 'set':
      return [`{${items(expr.items)}}`, binds.atom]
    case 'call':
      return [`${functionText(expr.name, terms)}(${items(expr.args)})`, binds.atom]
    case 'apply':
      return [`${expr.name}(${items(expr.args)})`, binds.atom]
    case 'word':
    case 'member':
    case 'not':
    case 'logic':
    case 'index':
    case 'end':
      return [authors(expr, terms), binds.atom]
    default:
      return expr satisfies never
  }
}

const relation = (op: CompareOp | undefined): string => ` ${op === undefined || op === '==' ? '=' : op} `

/** A list of one, beside an operator, would be read as brackets. */
function operand(expr: Expr, least: Binds, terms: StudentTerms): string {
  const [text, level] = print(expr, terms)
  return level < least || (expr.type === 'list' && expr.items.length === 1) ? `(${text})` : text
}
/** No text begins with a minus right behind an operator. */
function rightOperand(expr: Expr, least: Binds, terms: StudentTerms): string {
  const text = operand(expr, least, terms)
  return text.startsWith('-') ? `(${text})` : text
}

function arithmetic({ op, left, right }: Extract<Expr, { type: 'arithmetic' }>, terms: StudentTerms): Plain {
  switch (op) {
    case '+':
    case '-':
      return [`${operand(left, binds.sum, terms)} ${op} ${rightOperand(right, binds.product, terms)}`, binds.sum]
    case '*':
    case '/':
      return [`${operand(left, binds.product, terms)}${op}${rightOperand(right, binds.power, terms)}`, binds.product]
    case '.*':
    case './':
      return [`${operand(left, binds.product, terms)} ${op} ${rightOperand(right, binds.power, terms)}`, binds.product]
    case '^':
      return [`${operand(left, binds.atom, terms)}^${operand(right, binds.power, terms)}`, binds.power]
    default:
      return op satisfies never
  }
}

/** Digits beyond which a number is written with a power of ten. */
const mostDigits = 24
function number(value: string, { decimal, symbols }: StudentTerms): Plain {
  const digits = finiteDecimal(value)
  if (digits === undefined) return [value, binds.product]
  const [whole = '', part = ''] = digits.split('.')
  const letter = ['e', 'E'].find((one) => !symbols.includes(one))
  const written = part === '' ? whole : `${whole}${decimal}${part}`
  if (written.length <= mostDigits || letter === undefined) return [written, binds.atom]
  const all = (whole + part).replace(/^0+/, '')
  const exponent = part === '' ? whole.length - 1 : all.length - part.length - 1
  const figures = all.replace(/0+$/, '')
  const power = figures.length === 1 ? figures : `${figures.slice(0, 1)}${decimal}${figures.slice(1)}`
  const text = `${power}${letter}${exponent}`
  return [text.length < written.length ? text : written, binds.atom]
}

/** A name by its own letters, or as an operator of TeX where those would be read as a product; before a power that matters most. */
function nameText(name: string, terms: StudentTerms): string {
  const read = openReader(terms)(`${name}^2`)
  const base = read.status === 'read' && read.expr.type === 'arithmetic' && read.expr.op === '^' ? read.expr.left : undefined
  return base?.type === 'name' && base.name === name ? name : `\\operatorname{${name}}`
}
/** The usual name of a function, unless something declared is called so. */
function functionText(name: FunctionName, { symbols, functions }: StudentTerms): string {
  const usual = spellingsOf(name)
  const all = [...usual, ...usual.map((spelling) => spelling.slice(0, 1).toUpperCase() + spelling.slice(1))]
  return all.find((spelling) => !symbols.includes(spelling) && !functions.includes(spelling)) ?? name
}

/** What no student's formula has, as authors write it. */
function authors(expr: Extract<Expr, { type: 'word' | 'member' | 'not' | 'logic' | 'index' | 'end' }>, terms: StudentTerms): string {
  switch (expr.type) {
    case 'word':
      return JSON.stringify(expr.value)
    case 'member':
      return [expr.of, ...expr.path].join('.')
    case 'not':
      return `(not ${operand(expr.arg, binds.atom, terms)})`
    case 'logic':
      return `(${studentPlain(expr.left, terms)} ${expr.op} ${studentPlain(expr.right, terms)})`
    case 'index':
      return `${operand(expr.of, binds.atom, terms)}[${studentPlain(expr.at, terms)}]`
    case 'end':
      return 'end'
    default:
      return expr satisfies never
  }
}

// Formulas in prefix notation, for tests of the reader: `(+ x (* 2 y))`. It shows every node, and shares no code with a printer.
import type { StudentTerms } from '../../../src/math/read/student.ts'
import { readStudent } from '../../../src/math/read/student.ts'
import type { Expr } from '../../../src/model.ts'

/** Constants have a `%`, calls the function's own name, declared functions a `@`. */
export function prefix(expr: Expr): string {
  const node = (head: string, parts: readonly Expr[]): string => `(${[head, ...parts.map(prefix)].join(' ')})`
  switch (expr.type) {
    case 'number':
      return expr.value
    case 'name':
      return expr.name
    case 'constant':
      return `%${expr.name}`
    case 'negate':
      return node('-', [expr.arg])
    case 'arithmetic':
      return node(expr.op, [expr.left, expr.right])
    case 'compare':
      return node(expr.ops.join(''), expr.args)
    case 'call':
      return node(expr.name, expr.args)
    case 'apply':
      return node(`@${expr.name}`, expr.args)
    case 'list':
      return `[${expr.items.map(prefix).join(' ')}]`
    case 'set':
      return `{${expr.items.map(prefix).join(' ')}}`
    default:
      return `no student's node: ${expr.type}`
  }
}

/** What a text is read as; or the code and the place of what cannot be read: `!missing-value 2..2`. */
export function reading(text: string, terms: StudentTerms): string {
  const read = readStudent(text, terms)
  if (read.status === 'read') return prefix(read.expr)
  return read.status === 'blank' ? 'blank' : `!${read.code.replace('expression/', '')} ${read.start}..${read.end}`
}
export function warnings(text: string, terms: StudentTerms): readonly string[] {
  const read = readStudent(text, terms)
  return read.status === 'read' ? read.warnings.map(({ code, start, end }) => `${code.replace('expression/', '')} ${start}..${end}`) : []
}

/** The letters of a gated network and a few others; everything else is a mistake. */
export const courseTerms: StudentTerms = {
  symbols: ['x', 'y', 'a', 'b', 'n', 'W_fh', 'h_prev', 'c_tilde', 'theta0', 'alpha', 'x_1'],
  functions: ['g'],
  constants: ['pi', 'e'],
  decimal: '.',
  logBase: 'e',
  split: false,
  undeclared: 'refuse',
}
/** Nothing declared: what `quizwright judge` does where a line says nothing. */
export const openTerms: StudentTerms = { ...courseTerms, symbols: [], functions: [], undeclared: 'symbol' }

// An author's expression as text in, our own AST out. The only importer of mathjs: its parser builds the tree, our own
// scan before it refuses what the language does not have, and an allow-list of nodes behind it lets nothing else through.
import {
  create,
  factory,
  isAccessorNode,
  isArrayNode,
  isConstantNode,
  isFunctionNode,
  isOperatorNode,
  isParenthesisNode,
  isRelationalNode,
  isSymbolNode,
  type MathNode,
  parseDependencies,
} from 'mathjs/number'
import { type Checked, type Diagnostic, error, failed, ok } from '../../diagnostic.ts'
import type { ArithmeticOp, CompareOp, Expr, Location } from '../../model.ts'
import { checkGrammar } from './author-grammar.ts'
import { type Complaint, readTokens } from './author-tokens.ts'
import { isFunction } from './author-walk.ts'
import { readRational, toText } from '../exact/rational.ts'

/** Characters beyond which an expression is not read. */
const longest = 2000

/** A number as the author typed it: mathjs hands its characters through, so no digit is lost. */
class Digits {
  readonly text: string
  constructor(text: string) {
    this.text = text
  }
}
const math = create({
  ...parseDependencies,
  numericDependencies: { createNumeric: factory('numeric', [], () => (text: string) => new Digits(text)) },
})

/**
 * Reads an expression; `at` is where its first character stands, and every error has the line and column of the
 * characters it is about. Nothing is bound or evaluated: a name is a name, whatever mathjs would make of it.
 */
export function readExpression(source: string, at: Location): Checked<Expr> {
  const text = source.trimEnd()
  const complaints: Complaint[] = []
  const complain = (complaint: Complaint): void => void complaints.push(complaint)
  if (text.length > longest) {
    const message = `found ${text.length} characters, expected at most ${longest}`
    return failed(error('expression/too-large', message, at, 'give parts of the expression names in let'))
  }
  if (text.trim() === '') return failed(error('expression/syntax', 'found nothing, expected an expression', at))
  const tokens = readTokens(text, complain)
  if (complaints.length === 0) checkGrammar(tokens, complain)
  if (complaints.length > 0) return failed(...complaints.map((complaint) => diagnosticOf(complaint, at)))
  return parse(text, at)
}

function diagnosticOf({ code, start, end, message, hint }: Complaint, at: Location): Diagnostic {
  return error(code, message, { file: at.file, line: at.line, col: at.col + start, length: Math.max(1, end - start) }, hint)
}

function parse(text: string, at: Location): Checked<Expr> {
  const whole: Location = { file: at.file, line: at.line, col: at.col, length: text.length }
  let node: MathNode
  try {
    node = math.parse(text)
  } catch (cause) {
    return failed(
      error('expression/syntax', `found an expression that cannot be read: ${cause instanceof Error ? cause.message : 'unknown'}`, whole),
    )
  }
  const read = convert(node)
  if (typeof read !== 'string') return ok(read)
  if (read === tooLarge) return failed(error('expression/too-large', `found ${tooLarge}`, whole))
  return failed(error('expression/not-allowed', `found ${read}, which is not part of the language`, whole))
}

const tooLarge = 'a number of more than 400 digits'
const arithmetic: ReadonlyMap<string, ArithmeticOp> = new Map([
  ['add', '+'],
  ['subtract', '-'],
  ['multiply', '*'],
  ['divide', '/'],
  ['pow', '^'],
  ['dotMultiply', '.*'],
  ['dotDivide', './'],
])
const comparison: ReadonlyMap<string, CompareOp> = new Map([
  ['equal', '=='],
  ['unequal', '!='],
  ['smaller', '<'],
  ['smallerEq', '<='],
  ['larger', '>'],
  ['largerEq', '>='],
])

/** Our tree for mathjs's; a text says which form it is that is not allowed. */
function convert(node: MathNode): Expr | string {
  if (isParenthesisNode(node)) return convert(node.content)
  if (isSymbolNode(node)) return node.name === 'end' ? { type: 'end' } : { type: 'name', name: node.name }
  if (isConstantNode(node)) return constant(node.value)
  if (isOperatorNode(node)) return operator(node)
  if (isArrayNode(node)) return withAll(node.items, (items) => ({ type: 'list', items }))
  if (isAccessorNode(node)) return access(node)
  if (isRelationalNode(node)) {
    const ops = node.conditionals.map((name) => comparison.get(name))
    return withAll(node.params, (args) => (ops.every((op) => op !== undefined) ? { type: 'compare', ops, args } : 'a comparison'))
  }
  if (isFunctionNode(node) && isSymbolNode(node.fn)) {
    const { name } = node.fn
    return isFunction(name) ? withAll(node.args, (args) => ({ type: 'call', name, args })) : `the function ${name}`
  }
  return `a ${node.type}`
}

/** Converts every node; the first that is not allowed speaks for all. */
function withAll(nodes: readonly MathNode[], make: (all: readonly Expr[]) => Expr | string): Expr | string {
  const all: Expr[] = []
  for (const node of nodes) {
    const read = convert(node)
    if (typeof read === 'string') return read
    all.push(read)
  }
  return make(all)
}

function constant(value: unknown): Expr | string {
  if (typeof value === 'string') return { type: 'word', value }
  if (!(value instanceof Digits)) return 'a constant'
  const number = readRational(value.text)
  return number === undefined ? tooLarge : { type: 'number', value: toText(number) }
}

function operator({
  fn,
  implicit,
  args: operands,
}: {
  readonly fn: string
  readonly implicit: boolean
  readonly args: readonly MathNode[]
}): Expr | string {
  return withAll(operands, (args) => {
    const [left, right] = args
    if (implicit || left === undefined) return `the operator ${fn}`
    if (fn === 'unaryPlus') return left
    if (fn === 'unaryMinus') return { type: 'negate', arg: left }
    if (fn === 'not') return { type: 'not', arg: left }
    if (right === undefined) return `the operator ${fn}`
    const [op, compared] = [arithmetic.get(fn), comparison.get(fn)]
    if (op !== undefined) return { type: 'arithmetic', op, left, right }
    if (compared !== undefined) return { type: 'compare', ops: [compared], args: [left, right] }
    return fn === 'and' || fn === 'or' ? { type: 'logic', op: fn, left, right } : `the operator ${fn}`
  })
}

/** `a[2]`, or a name behind a point, which only cell, parts and mistakes have. */
function access(node: {
  readonly object: MathNode
  readonly index: { readonly dimensions: readonly MathNode[]; readonly dotNotation: boolean }
}): Expr | string {
  const of = convert(node.object)
  if (typeof of === 'string') return of
  const [dimension, ...more] = node.index.dimensions
  if (dimension === undefined || more.length > 0) return 'an index with a comma'
  const place = convert(dimension)
  if (typeof place === 'string') return place
  if (!node.index.dotNotation) return { type: 'index', of, at: place }
  if (place.type !== 'word') return 'a property'
  if (of.type === 'member') return { ...of, path: [...of.path, place.value] }
  if (of.type === 'name' && (of.name === 'cell' || of.name === 'parts' || of.name === 'mistakes'))
    return { type: 'member', of: of.name, path: [place.value] }
  return 'a property'
}

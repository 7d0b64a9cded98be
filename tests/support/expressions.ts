// Expressions for tests: read from text, and arbitrary ones for properties.
import fc from 'fast-check'
import katex from 'katex'
import { readExpression } from '../../src/math/read/author.ts'
import { rational } from '../../src/math/exact/rational.ts'
import type { Value } from '../../src/math/evaluate/value.ts'
import { type ArithmeticOp, type CompareOp, type Expr, functionArity, type FunctionName } from '../../src/model.ts'

const place = { file: 'test', line: 1, col: 1 }

/** The expression of a text that is known to be right. */
export function expressionOf(source: string): Expr {
  const read = readExpression(source, place)
  if (!read.ok) throw new Error(`${source}: ${read.errors.map(({ message }) => message).join('; ')}`)
  return read.value
}

/** Fails where a formula does not typeset, or only with a warning. */
export function typesets(tex: string, displayMode = false): string {
  return katex.renderToString(tex, { strict: 'error', throwOnError: true, displayMode })
}

const names = fc.constantFrom('x', 'h_prev', 'W_fh', 'theta0', 'c_tilde', 'loss', 'i', 'e')
const numbers = fc.oneof(
  fc.nat({ max: 1000 }).map(String),
  fc.constantFrom('1/10', '1/2', '3/4', '1/8', '123456789012345678901234567890', '1/1000000000'),
)
const arithmeticOps = fc.constantFrom<ArithmeticOp[]>('+', '-', '*', '/', '^', '.*', './')
const compareOps = fc.constantFrom<CompareOp[]>('==', '!=', '<', '<=', '>', '>=')
const isFunctionName = (name: string): name is FunctionName => Object.hasOwn(functionArity, name)
const functions = Object.keys(functionArity).filter(isFunctionName)

/** Expressions of the whole language, a few levels deep. */
export const arbitraryExpr: fc.Arbitrary<Expr> = fc.letrec<{ expr: Expr }>((tie) => {
  const expr = tie('expr')
  return {
    expr: fc.oneof(
      { depthSize: 'small', maxDepth: 5 },
      names.map((name): Expr => ({ type: 'name', name })),
      numbers.map((value): Expr => ({ type: 'number', value })),
      fc.constantFrom<Expr[]>(
        { type: 'word', value: 'conv' },
        { type: 'member', of: 'cell', path: ['h'] },
        { type: 'member', of: 'mistakes', path: ['m', 'b'] },
      ),
      expr.map((arg): Expr => ({ type: 'negate', arg })),
      expr.map((arg): Expr => ({ type: 'not', arg })),
      fc.record({ type: fc.constant('arithmetic' as const), op: arithmeticOps, left: expr, right: expr }),
      fc.record({ type: fc.constant('logic' as const), op: fc.constantFrom('and' as const, 'or' as const), left: expr, right: expr }),
      fc
        .tuple(expr, fc.array(fc.tuple(compareOps, expr), { minLength: 1, maxLength: 3 }))
        .map(([first, links]): Expr => ({ type: 'compare', ops: links.map(([op]) => op), args: [first, ...links.map(([, arg]) => arg)] })),
      fc.record({ type: fc.constant('index' as const), of: expr.filter(({ type }) => type !== 'word' && type !== 'number'), at: expr }),
      fc.array(expr, { minLength: 1, maxLength: 3 }).map((items): Expr => ({ type: 'list', items })),
      fc.constantFrom(...functions).chain((name) => {
        const [least, most] = functionArity[name]
        return fc
          .array(expr, { minLength: least, maxLength: Math.min(most, least + 1) })
          .map((args): Expr => ({ type: 'call', name, args }))
      }),
    ),
  }
}).expr

/** Exact values: numbers, vectors, matrices. */
export const arbitraryValue: fc.Arbitrary<Value> = fc.oneof(
  fc.tuple(fc.integer({ min: -60, max: 60 }), fc.integer({ min: 1, max: 12 })).map(([n, d]): Value => rational(BigInt(n), BigInt(d))),
  fc.array(fc.integer({ min: -9, max: 9 }), { minLength: 1, maxLength: 3 }),
  fc.array(fc.array(fc.integer({ min: -9, max: 9 }), { minLength: 2, maxLength: 2 }), { minLength: 1, maxLength: 3 }),
)

// Arbitrary formulas, as trees and as texts, for properties of the reader.
import fc from 'fast-check'
import type { StudentTerms } from '../../../src/math/read/student.ts'
import type { CompareOp, Expr, FunctionName } from '../../../src/model.ts'
import { courseTerms, openTerms } from './notation.ts'

/** Terms that differ in all that changes how a text is read. */
export const manyTerms: readonly StudentTerms[] = [
  courseTerms,
  { ...courseTerms, decimal: ',', logBase: '10' },
  { ...courseTerms, symbols: ['i', 'e', 'f', 'E', 'W_fh', 'theta0'], constants: ['pi', 'e', 'i'], logBase: '2' },
  { ...courseTerms, symbols: ['lg', 'log', 'max', 'xy', 'x', 'sigma', "f'"], functions: ['sin', 'F'] },
  openTerms,
  { ...openTerms, split: true, constants: ['pi', 'e', 'i'], decimal: ',' },
]

const oneArgument: readonly FunctionName[] = [
  ...(['sin', 'acot', 'atanh', 'csch', 'exp', 'log', 'log10', 'log2', 'sqrt', 'cbrt', 'sigmoid'] as const),
  ...(['relu', 'abs', 'sign', 'floor', 'ceil', 'round', 'factorial'] as const),
]
const compareOps = fc.constantFrom<CompareOp[]>('==', '!=', '<', '<=', '>', '>=')
const numbers = fc.oneof(
  fc.nat({ max: 2000 }).map(String),
  fc.constantFrom('1/10', '1/2', '3/4', '1/8', '12345678901234567890123456789', `1${'0'.repeat(60)}`, `1/1${'0'.repeat(40)}`),
)

/** Formulas of the nodes that typed formulas have, a few levels deep. */
export function arbitraryFormula({ symbols, functions, constants, undeclared }: StudentTerms): fc.Arbitrary<Expr> {
  const names = [...symbols, ...(undeclared === 'symbol' ? ['z', 'theta', 'v1', 'U_gh'] : [])]
  const isConstant = (name: string): name is 'pi' | 'e' | 'i' => !symbols.includes(name)
  const leaves = fc.oneof(
    fc.constantFrom(...names).map((name): Expr => ({ type: 'name', name })),
    numbers.map((value): Expr => ({ type: 'number', value })),
    fc.constantFrom(...constants.filter(isConstant)).map((name): Expr => ({ type: 'constant', name })),
  )
  const value: fc.Arbitrary<Expr> = fc.letrec<{ value: Expr }>((tie) => {
    const inner = tie('value')
    const some = (least: number): fc.Arbitrary<Expr[]> => fc.array(inner, { minLength: least, maxLength: 3 })
    return {
      value: fc.oneof(
        { depthSize: 'small', maxDepth: 6, withCrossShrink: true },
        { arbitrary: leaves, weight: 4 },
        { arbitrary: inner.map((arg): Expr => ({ type: 'negate', arg })), weight: 2 },
        {
          arbitrary: fc
            .tuple(fc.constantFrom('+' as const, '-' as const, '*' as const, '/' as const, '^' as const), inner, inner)
            .map(([op, left, right]): Expr => ({ type: 'arithmetic', op, left, right })),
          weight: 6,
        },
        fc.tuple(fc.constantFrom(...oneArgument), inner).map(([name, arg]): Expr => ({ type: 'call', name, args: [arg] })),
        fc
          .tuple(fc.constantFrom('root' as const, 'mod' as const), inner, inner)
          .map(([name, a, b]): Expr => ({ type: 'call', name, args: [a, b] })),
        fc.tuple(fc.constantFrom('min' as const, 'max' as const), some(2)).map(([name, args]): Expr => ({ type: 'call', name, args })),
        fc
          .tuple(fc.constantFrom('g', ...functions), some(1))
          .map(([name, args]): Expr => (functions.includes(name) ? { type: 'apply', name, args } : { type: 'list', items: args })),
        some(1).map((items): Expr => ({ type: 'list', items })),
      ),
    }
  }).value
  return fc.oneof(
    { arbitrary: value, weight: 8 },
    fc
      .tuple(value, fc.array(fc.tuple(compareOps, value), { minLength: 1, maxLength: 2 }))
      .map(([first, links]): Expr => ({ type: 'compare', ops: links.map(([op]) => op), args: [first, ...links.map(([, arg]) => arg)] })),
    fc.array(value, { maxLength: 3 }).map((items): Expr => ({ type: 'set', items })),
  )
}

// prettier-ignore
const pieces = [
  'x', 'y', 'xy', 'a', 'z', 'q', 'W_fh', 'x_1', 'x₁', 'theta0', 'θ_0', '\\theta_{0}', 'h_{t-1}', 'i', 'e', 'f', "f'", 'lg', 'π', '\\pi', 'pi', 'ж', 'c̃', '\\hat{y}',
  '0', '1', '2', '10', '0.5', '1,5', '.5', '2e3', '1e-3', '1E400', '½', '3',
  '+', '-', '−', '–', '*', '·', '×', '\\cdot ', '/', '÷', '^', '**', '²', '⁻¹', 'ⁿ', '!', '!!', '%', "'", '±', '∞',
  '(', ')', '(', ')', '[', ']', '{', '}', '\\{', '\\}', '|', '|', '\\left(', '\\right)', '\\left|', '\\right|', '⌊', '⌋', '\\lvert ', '\\rvert ',
  'sin', 'sin ', 'cos', 'ln', 'log', 'log_2', 'log_{10}', 'exp', 'sqrt', '√', '∛', '∜', 'max', 'mod', 'σ', 'asin', '\\sin ', '\\operatorname{ReLU}', 'F', 'g',
  '\\frac', '\\frac{1}{2}', '\\frac12', '\\sqrt', '\\sqrt[3]', '^{', '_{', '_', '\\mathrm{', '\\tilde', '\\text{x}',
  '\\begin{pmatrix}', '\\end{pmatrix}', '&', '\\\\', '\\begin{', '\\end{', '=', '<', '<=', '≤', '≠', '!=', '==', '=>',
  ',', ';', '.', ' ', ' ', '\u00a0', '\u200b', '\u202e', '\u0000', '\\', '\\foo', '😀', '\ud83d', '__proto__', 'constructor', 'toString()', '$', '#', '"', '~', 'or',
]
/** Texts of the signs that formulas have, in any order. */
export const arbitraryPieces: fc.Arbitrary<string> = fc.array(fc.constantFrom(...pieces), { maxLength: 18 }).map((all) => all.join(''))

/** Texts that mostly can be read: formulas as people type them, now and then with a slip. */
export const arbitraryTyped: fc.Arbitrary<string> = fc
  .tuple(
    fc.letrec<{ text: string }>((tie) => {
      const inner = tie('text')
      const two = fc.tuple(inner, inner)
      return {
        text: fc.oneof(
          { depthSize: 'small', maxDepth: 5 },
          { arbitrary: fc.constantFrom('x', 'y', '2', '3.5', 'a', 'W_fh', 'x_1', 'θ_0', 'π', 'e', 'x²', '2x', 'xy', '½'), weight: 5 },
          fc
            .tuple(two, fc.constantFrom('+', ' - ', '−', '*', '·', '/', ' ', '^', '', '²', '^{2}'))
            .map(([[left, right], sign]) => left + sign + right),
          inner.map((arg) => `(${arg})`),
          inner.map((arg) => `-${arg}`),
          inner.map((arg) => `|${arg}|`),
          inner.map((arg) => `√${arg}`),
          inner.map((arg) => `${arg}!`),
          inner.map((arg) => `{${arg}}`),
          fc
            .tuple(fc.constantFrom('sin', 'ln ', '\\cos ', 'sqrt', 'sin^2', 'tan^-1 ', 'log_2', 'exp'), inner)
            .map(([name, arg]) => name + arg),
          fc.tuple(fc.constantFrom('sin', 'max', 'σ', 'f', 'g', 'root'), two).map(([name, args]) => `${name}(${args.join(',')})`),
          two.map(([top, bottom]) => `\\frac{${top}}{${bottom}}`),
          two.map(([degree, of]) => `\\sqrt[${degree}]{${of}}`),
          two.map((items) => `[${items.join(', ')}]`),
          two.map((sides) => sides.join(' = ')),
        ),
      }
    }).text,
    fc.option(fc.tuple(fc.nat(), fc.constantFrom(...pieces, '')), { freq: 4 }),
  )
  .map(([text, slip]) => {
    if (slip === null) return text
    const at = slip[0] % (text.length + 1)
    return text.slice(0, at) + slip[1] + text.slice(slip[1] === '' ? at + 1 : at)
  })

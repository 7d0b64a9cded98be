// Formulas written as differently as people write them, for a property of the reader: whatever the spelling, the tree is the
// same. Every operand that is no single sign has brackets of some kind, so that nothing rests on rules of order.
import fc from 'fast-check'
import type { Expr } from '../../../src/model.ts'

/** Decides between spellings: the next of these numbers, round and round. */
export type Choose = (spellings: readonly string[]) => string
export const chooseBy = (numbers: readonly number[]): Choose => {
  let at = 0
  return (spellings) => spellings[(numbers[at++ % numbers.length] ?? 0) % spellings.length] ?? ''
}

const names = new Map([
  ['x', ['x', 'ｘ', '𝑥', '\\mathrm{x}']],
  ['theta0', ['theta0', 'θ0', 'θ_0', 'θ₀', '\\theta_0', '\\theta_{0}', 'theta_0']],
  ['W_fh', ['W_fh', 'W_{fh}', 'W_{f,h}', 'W_{\\text{fh}}', 'Wfh']],
  ['c_tilde', ['c_tilde', '\\tilde{c}', 'c̃', '\\tilde c']],
])
const functions = new Map([
  ['sin', ['sin', 'Sin', '\\sin', 'SIN']],
  ['sigmoid', ['sigmoid', 'σ', '\\sigma', 'logistic', '\\operatorname{sigmoid}']],
  ['log', ['ln', '\\ln', 'Ln', 'log_e']],
  ['atanh', ['atanh', 'artanh', 'arctanh', 'tanh^-1', 'tanh⁻¹', '\\tanh^{-1}']],
])
const constants = { pi: ['π', 'pi', '\\pi', 'Pi'], e: ['e'], i: ['i'] } as const
const signs = { '+': ['+', ' + ', '＋'], '-': ['-', ' − ', '–'], '*': ['*', '·', ' × ', '\\cdot ', ''], '/': ['/', ' ÷ ', '∕'] } as const

/** The nodes that are written here. */
export const arbitrarySloppy: fc.Arbitrary<Expr> = fc.letrec<{ expr: Expr }>((tie) => {
  const inner = tie('expr')
  return {
    expr: fc.oneof(
      { depthSize: 'small', maxDepth: 5 },
      fc.constantFrom(...names.keys()).map((name): Expr => ({ type: 'name', name })),
      fc.constantFrom('2', '17', '1/2', '3/4').map((value): Expr => ({ type: 'number', value })),
      fc.constantFrom('pi' as const, 'e' as const).map((name): Expr => ({ type: 'constant', name })),
      inner.map((arg): Expr => ({ type: 'negate', arg })),
      fc
        .tuple(fc.constantFrom('+' as const, '-' as const, '*' as const, '/' as const, '^' as const), inner, inner)
        .map(([op, left, right]): Expr => ({ type: 'arithmetic', op, left, right })),
      fc
        .tuple(fc.constantFrom('sin' as const, 'sigmoid' as const, 'log' as const, 'atanh' as const), inner)
        .map(([name, arg]): Expr => ({ type: 'call', name, args: [arg] })),
      fc.tuple(fc.constantFrom('abs' as const, 'sqrt' as const), inner).map(([name, arg]): Expr => ({ type: 'call', name, args: [arg] })),
    ),
  }
}).expr

/** A formula in one of its many spellings. */
export function sloppy(expr: Expr, choose: Choose): string {
  const write = (inner: Expr): string => sloppy(inner, choose)
  const grouped = (inner: Expr): string => {
    const [open = '', close = ''] = choose(['( )', '\\left( \\right)', '（ ）', '(( ))']).split(' ')
    return `${open}${write(inner)}${close}`
  }
  switch (expr.type) {
    case 'name':
      return choose(names.get(expr.name) ?? [expr.name])
    case 'constant':
      return choose(constants[expr.name])
    case 'number':
      return choose(
        expr.value === '1/2' ? ['0.5', '.5', '0.50', '5E-1'] : expr.value === '3/4' ? ['0.75', '75e-2'] : [expr.value, `${expr.value}.0`],
      )
    case 'negate':
      return `${choose(['-', '−', '- '])}${grouped(expr.arg)}`
    case 'call':
      return called(expr.name, expr.args[0], choose)
    case 'arithmetic':
      if (expr.op === '/' && choose(['', 'frac']) === 'frac') return `\\frac{${write(expr.left)}}{${write(expr.right)}}`
      if (expr.op === '^') return `${grouped(expr.left)}${power(expr.right, choose)}`
      if (expr.op === '.*' || expr.op === './') throw new Error('no student writes that')
      return `${grouped(expr.left)}${choose(signs[expr.op])}${grouped(expr.right)}`
    default:
      throw new Error(`not written here: ${expr.type}`)
  }
}

function called(name: string, arg: Expr | undefined, choose: Choose): string {
  const inner = arg === undefined ? '' : sloppy(arg, choose)
  if (name === 'abs') return choose([`|${inner}|`, `\\left|${inner}\\right|`, `abs(${inner})`, `\\lvert ${inner}\\rvert `])
  if (name === 'sqrt') return choose([`√(${inner})`, `\\sqrt{${inner}}`, `sqrt(${inner})`, `√{${inner}}`])
  return `${choose(functions.get(name) ?? [name])}${choose([`(${inner})`, `\\left(${inner}\\right)`, `（${inner}）`, ` [${inner}]`])}`
}
function power(exponent: Expr, choose: Choose): string {
  const isSmall = exponent.type === 'number' && (exponent.value === '2' || exponent.value === '17')
  if (isSmall && choose(['', 'small']) === 'small') return exponent.value === '2' ? '²' : '¹⁷'
  const inner = sloppy(exponent, choose)
  return choose([`^(${inner})`, `^{${inner}}`, `**(${inner})`, ` ^ {${inner}}`])
}

// A key that is a formula, as Open edX's calculator reads it; undefined where it has no such function.
import type { Expr, ScalarFunction, SymbolDomain } from '../../model.ts'
import { isScalarFunction } from '../../model.ts'
import { plain } from '../../math/print/plain-expr.ts'

/** Our names of functions and theirs (openedx-calc, calc.py); those that are missing there are left out. */
const theirs: { readonly [F in ScalarFunction]?: string } = {
  exp: 'exp',
  log: 'ln',
  log10: 'log10',
  log2: 'log2',
  sqrt: 'sqrt',
  sin: 'sin',
  cos: 'cos',
  tan: 'tan',
  sec: 'sec',
  csc: 'csc',
  cot: 'cot',
  asin: 'arcsin',
  acos: 'arccos',
  atan: 'arctan',
  sinh: 'sinh',
  cosh: 'cosh',
  tanh: 'tanh',
  sech: 'sech',
  csch: 'csch',
  coth: 'coth',
  asinh: 'arcsinh',
  acosh: 'arccosh',
  atanh: 'arctanh',
}

/** The formula with every function in their spelling; sigmoid is written out, since they have none. */
export function calcFormula(expr: Expr): string | undefined {
  const changed = translated(expr)
  return changed === undefined ? undefined : spelled(changed)
}

/** Calls are told apart from names by a mark that no name holds, and spelled out at the end. */
const mark = 'call_'

function translated(expr: Expr): Expr | undefined {
  switch (expr.type) {
    case 'number':
    case 'name':
      return expr
    case 'constant':
      return expr.name === 'i' ? undefined : expr
    case 'negate': {
      const arg = translated(expr.arg)
      return arg && { ...expr, arg }
    }
    case 'arithmetic': {
      const [left, right] = [translated(expr.left), translated(expr.right)]
      return left && right && expr.op.length === 1 ? { ...expr, left, right } : undefined
    }
    case 'call': {
      const [first, second] = expr.args
      const arg = first === undefined ? undefined : translated(first)
      if (arg === undefined || second !== undefined) return undefined
      if (expr.name === 'sigmoid') return sigmoidOf(arg)
      const name = expr.name === 'abs' ? 'abs' : isScalarFunction(expr.name) ? theirs[expr.name] : undefined
      return name === undefined ? undefined : { type: 'apply', name: `${mark}${name}`, args: [arg] }
    }
    case 'word':
    case 'member':
    case 'not':
    case 'logic':
    case 'compare':
    case 'index':
    case 'end':
    case 'list':
    case 'apply':
    case 'set':
      return undefined
    default:
      return expr satisfies never
  }
}

/** 1/(1 + exp(−x)) */
const sigmoidOf = (arg: Expr): Expr => ({
  type: 'arithmetic',
  op: '/',
  left: { type: 'number', value: '1' },
  right: {
    type: 'arithmetic',
    op: '+',
    left: { type: 'number', value: '1' },
    right: { type: 'apply', name: `${mark}exp`, args: [{ type: 'negate', arg }] },
  },
})

const spelled = (expr: Expr): string => plain(expr).replaceAll(mark, '')

/** Where a formula is compared: twelve points in a box on which every letter stays within its domain, away from 0. */
export function sampleText(symbols: readonly SymbolDomain[]): string | undefined {
  const ranges = symbols.map(({ low, high }) => range(low, high))
  if (symbols.length === 0 || ranges.some((one) => one === undefined)) return undefined
  const [lows, highs] = [ranges.map((one) => String(one?.[0])), ranges.map((one) => String(one?.[1]))]
  return `${symbols.map(({ name }) => name).join(',')}@${lows.join(',')}:${highs.join(',')}#12`
}

/** A part of the domain of a length that keeps exponentials small; undefined where the domain is a point. */
function range(low: string | undefined, high: string | undefined): readonly [number, number] | undefined {
  const [from, to] = [low === undefined ? undefined : decimalOf(low), high === undefined ? undefined : decimalOf(high)]
  if (from !== undefined && to !== undefined) {
    const width = to - from
    return width > 0 ? [from + width / 8, to - width / 8] : undefined
  }
  if (from !== undefined) return [from + 0.5, from + 2.5]
  if (to !== undefined) return [to - 2.5, to - 0.5]
  return [-2.25, 2.5]
}

function decimalOf(text: string): number {
  const [top = '', bottom = '1'] = text.split('/')
  return Number(top) / Number(bottom)
}

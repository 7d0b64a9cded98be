// Calls of functions as TeX, from their printed arguments: a symbol, a fence, an operator between, or the name.
import { type FunctionName, scalarFunctions } from '../../model.ts'
import { atLeast, atom, base, fenced, level, type Printed, type Shape, unbroken } from './tex-parts.ts'

/** `\arcsin` where TeX has it, else the same letters upright; inverse hyperbolic functions have the prefix `ar` (ISO 80000-2). */
const arcTex = (name: string, prefix: 'arc' | 'ar'): string =>
  ['asin', 'acos', 'atan'].includes(name) ? `\\arc${name.slice(1)}` : `\\operatorname{${prefix}${name.slice(1)}}`

/** Functions with a symbol of their own; those in no table print by name. */
const symbols: ReadonlyMap<FunctionName, string> = new Map<FunctionName, string>([
  ['sigmoid', '\\sigma'],
  ['tanh', '\\tanh'],
  ['exp', '\\exp'],
  ['log', '\\ln'],
  ['log10', '\\log_{10}'],
  ['log2', '\\log_{2}'],
  ...(['sin', 'cos', 'tan', 'sec', 'csc', 'cot', 'sinh', 'cosh', 'coth'] as const).map((name): [FunctionName, string] => [
    name,
    `\\${name}`,
  ]),
  ...(['asin', 'acos', 'atan', 'asec', 'acsc', 'acot'] as const).map((name): [FunctionName, string] => [name, arcTex(name, 'arc')]),
  ...(['asinh', 'acosh', 'atanh', 'asech', 'acsch', 'acoth'] as const).map((name): [FunctionName, string] => [name, arcTex(name, 'ar')]),
  ['min', '\\min'],
  ['max', '\\max'],
  ['relu', '\\operatorname{ReLU}'],
  ['argmax', '\\operatorname{arg\\,max}'],
])
const fences: ReadonlyMap<FunctionName, readonly [string, string]> = new Map([
  ['abs', ['\\lvert', '\\rvert']],
  ['floor', ['\\lfloor', '\\rfloor']],
  ['ceil', ['\\lceil', '\\rceil']],
])
const givesNumber: ReadonlySet<FunctionName> = new Set<FunctionName>([
  'sum',
  'mean',
  'any',
  'all',
  'dot',
  'argmax',
  'length',
  'apart',
  'distinct',
])
const entryByEntry: ReadonlySet<FunctionName> = new Set<FunctionName>([
  ...scalarFunctions,
  'root',
  'round',
  'factorial',
  'abs',
  'sign',
  'floor',
  'ceil',
  'relu',
])

/** TeX of a function's symbol alone: `\sigma`, `\tanh`, `\operatorname{softmax}`. */
export const functionTex = (name: FunctionName): string => symbols.get(name) ?? `\\operatorname{${name}}`

/** A call from its printed arguments; `if` is set as cases elsewhere. `isRow`: the one argument is a list with brackets of its own. */
export function callTex(name: FunctionName, args: readonly Printed[], isRow = false): Printed {
  const letters = args.some((arg) => arg.letters)
  const shape = shapeOf(name, args)
  const inner = args.map((arg) => arg.tex).join(', ')
  const [first, second] = args
  const fence = fences.get(name)
  if (fence) return atom(fenced(fence[0], inner, fence[1]), shape, letters)
  if (name === 'factorial' && first) return atom(`${base(first).tex}!`, shape, letters)
  if (name === 'cbrt') return atom(`\\sqrt[3]{${unbroken(inner)}}`, shape, letters)
  if (name === 'root' && first && second) return atom(`\\sqrt[${unbroken(second.tex)}]{${unbroken(first.tex)}}`, shape, letters)
  if (name === 'sqrt') return atom(`\\sqrt{${unbroken(inner)}}`, shape, letters)
  if (name === 'transpose' && first) return atom(`${base(first).tex}^{\\mathsf{T}}`, shape, letters)
  if ((name === 'dot' || name === 'mod') && first && second) return between(name, first, second, letters)
  const argument = isRow && !entryByEntry.has(name) && /^(?:\(|\\left\()/.test(inner) ? inner : fenced('(', inner, ')')
  // \left… is set apart from what stands before it, which a function's name is not
  return atom(`${functionTex(name)}${argument.startsWith('\\left') ? '\\mathopen{}' : ''}${argument}`, shape, letters)
}

/** `\theta \cdot x` and `n \bmod 2`, as loose as a product. */
function between(name: 'dot' | 'mod', first: Printed, second: Printed, letters: boolean): Printed {
  const left = atLeast(first, level.product)
  const right = atLeast(second.signed ? { ...second, level: level.sum } : second, level.fraction)
  return {
    tex: `${left.tex} ${name === 'dot' ? '\\cdot' : '\\bmod'} ${right.tex}`,
    level: level.product,
    signed: left.signed,
    letters,
    shape: name === 'dot' ? 'number' : 'unknown',
  }
}

function shapeOf(name: FunctionName, args: readonly Printed[]): Shape {
  if (givesNumber.has(name)) return 'number'
  if (entryByEntry.has(name)) return args[0]?.shape ?? 'unknown'
  return args.every((arg) => arg.shape === 'number') ? 'number' : 'unknown'
}

/** ∂h/∂w, or ∂/∂w(…) of what has no name; by several letters ∂h/∂(w, u). */
export function derivativeTex(of: Printed, by: readonly Printed[], named: boolean): Printed {
  const below = `\\partial ${by.map((letter) => unbroken(letter.tex)).join(', ')}`
  const over = (top: string): string => `\\frac{\\partial${top}}{${below}}`
  const made = { signed: false, letters: true, shape: 'unknown' } as const
  return named
    ? { ...made, tex: over(` ${unbroken(of.tex)}`), level: level.fraction }
    : { ...made, tex: `${over('')}${fenced('(', unbroken(of.tex), ')')}`, level: level.product }
}

/** A formula with values in the place of letters: a bar with the values behind it. */
export function barTex(of: Printed, values: readonly Printed[]): Printed {
  const inside = unbroken(atLeast(of, level.product).tex)
  return atom(`\\left. ${inside} \\right|_{${values.map(({ tex }) => unbroken(tex)).join(',\\, ')}}`, of.shape, true)
}

/** Branches with their conditions; the last has none. */
export function casesTex(
  branches: readonly { readonly value: Printed; readonly when?: Printed }[],
  words: { readonly if: string; readonly otherwise: string },
): Printed {
  const rows = branches.map(
    ({ value, when }) => `${unbroken(value.tex)} & ${when ? `\\text{${words.if} } ${unbroken(when.tex)}` : `\\text{${words.otherwise}}`}`,
  )
  const shapes = new Set(branches.map(({ value }) => value.shape))
  return {
    tex: `\\begin{cases} ${rows.join(' \\\\ ')} \\end{cases}`,
    level: level.or,
    signed: false,
    letters: branches.some(({ value, when }) => value.letters || (when?.letters ?? false)),
    shape: shapes.size === 1 ? (branches[0]?.value.shape ?? 'unknown') : 'unknown',
  }
}

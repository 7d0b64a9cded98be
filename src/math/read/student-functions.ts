// The functions of typed formulas, by all their usual names. A Map: no word means more than is written here.
import type { FunctionName } from '../../model.ts'

/** `log` has the base of the terms, or one that is written; `ln` is always natural and is called `log` in the AST. */
export type StudentFunction = FunctionName | 'logarithm'

const circular = ['sin', 'cos', 'tan', 'sec', 'csc', 'cot'] as const
const hyperbolic = ['sinh', 'cosh', 'tanh', 'sech', 'csch', 'coth'] as const
/** Functions whose first usual name is not their own, and all other names. */
const renamed: readonly (readonly [StudentFunction, string])[] = [
  ['logarithm', 'log'],
  ['log', 'ln'],
  ['log10', 'log10 lg'],
  ['log2', 'log2 lb'],
  ['root', 'root nthroot'],
  ['tan', 'tg'],
  ['csc', 'cosec'],
  ['cot', 'cotan ctg'],
  ['atan', 'arctg'],
  ['acsc', 'acosec arccosec'],
  ['acot', 'arcctg'],
  ['csch', 'cosech'],
  ['acsch', 'acosech arcosech arccosech'],
  ['sigmoid', 'sigmoid logistic expit sigma'],
  ['sign', 'sign sgn signum'],
  ['ceil', 'ceil ceiling'],
  ['factorial', 'factorial fact'],
]
const functions: ReadonlyMap<string, StudentFunction> = new Map<string, StudentFunction>([
  ...(['exp', 'sqrt', 'cbrt', 'abs', 'floor', 'round', 'relu', 'mod', 'min', 'max', ...circular, ...hyperbolic] as const).map(
    (name) => [name, name] as const,
  ),
  ...[...circular, ...hyperbolic].flatMap((name) => [`a${name}`, `ar${name}`, `arc${name}`].map((other) => [other, `a${name}`] as const)),
  ...renamed.flatMap(([name, others]) => others.split(' ').map((other) => [other, name] as const)),
])

/** The function of a name; phones begin it with a capital, others write `ReLU` or `Max`. */
export function functionOf(name: string): StudentFunction | undefined {
  const small = name.length > 1 ? name.toLowerCase() : name
  return functions.get(name) ?? (small === name ? undefined : functions.get(small))
}
/** The longest name of a function. */
export const longestFunction = Math.max(...Array.from(functions.keys(), (name) => name.length))

/** Names of a function, the usual one first. */
export const spellingsOf = (name: FunctionName): readonly string[] =>
  [...functions].flatMap(([other, one]) => (one === name ? [other] : []))

const inverses: ReadonlyMap<string, FunctionName> = new Map<string, FunctionName>(
  [...circular, ...hyperbolic].map((name) => [name, `a${name}`]),
)
/** What `sin^-1` is by old custom; undefined where no custom is. */
export const inverseOf = (name: string): FunctionName | undefined => inverses.get(name)

/** The least and greatest number of arguments that students give. */
export function argumentsOf(name: StudentFunction): readonly [number, number] {
  if (name === 'min' || name === 'max') return [2, 99]
  if (name === 'root' || name === 'mod') return [2, 2]
  return [1, name === 'logarithm' ? 2 : 1]
}

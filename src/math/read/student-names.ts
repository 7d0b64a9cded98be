// Words of a typed formula as the names, constants and functions that they are. Declared symbols go before everything;
// tables are Maps, so that no word means more than is written here.
import { type ConstantName, functionArity, type FunctionName } from '../../model.ts'

/** What a formula may be made of, and how it is written. */
export interface StudentTerms {
  /** Declared symbols in the author's spelling: `W_fh`, `theta0`. */
  readonly symbols: readonly string[]
  /** Functions of which nothing but the name is known. */
  readonly functions: readonly string[]
  readonly constants: readonly ConstantName[]
  readonly decimal: '.' | ','
  /** What `log` without a base means. */
  readonly logBase: 'e' | '2' | '10'
  /** Whether a run of letters that is no name is a product of its letters. */
  readonly split: boolean
  /** A name that is not declared: a real symbol, or a mistake. */
  readonly undeclared: 'symbol' | 'refuse'
  /** Other spellings of symbols, as in their notation: `h_{t-1}` for `h_prev`. */
  readonly spellings?: ReadonlyMap<string, string>
}

export type Piece =
  | { readonly type: 'name'; readonly name: string }
  | { readonly type: 'constant'; readonly name: ConstantName }
  | { readonly type: 'number'; readonly text: string }
  | { readonly type: 'function'; readonly name: StudentFunction }
  /** A declared function. */
  | { readonly type: 'declared'; readonly name: string }
/** `ln` is always natural; `log` has the base of the terms, or one that is written. */
export type StudentFunction = FunctionName | 'ln' | 'logarithm'

const own: readonly FunctionName[] = [
  ...(['sigmoid', 'exp', 'log10', 'log2', 'sqrt', 'cbrt', 'root', 'sin', 'cos', 'tan', 'sec', 'csc', 'cot'] as const),
  ...(['asin', 'acos', 'atan', 'asec', 'acsc', 'acot', 'sinh', 'cosh', 'tanh', 'sech', 'csch', 'coth'] as const),
  ...(['asinh', 'acosh', 'atanh', 'asech', 'acsch', 'acoth', 'abs', 'sign', 'floor', 'ceil', 'round'] as const),
  ...(['factorial', 'relu', 'mod', 'min', 'max'] as const),
]
const otherNames: readonly (readonly [StudentFunction, string])[] = [
  ['ln', 'ln'],
  ['logarithm', 'log Log'],
  ['log10', 'lg'],
  ['log2', 'lb ld'],
  ['sigmoid', 'logistic expit Sigmoid σ'],
  ['sqrt', 'Sqrt'],
  ['root', 'nthroot nthRoot'],
  ['tan', 'tg'],
  ['cot', 'ctg cotan'],
  ['csc', 'cosec'],
  ['sinh', 'sh'],
  ['cosh', 'ch'],
  ['tanh', 'th Tanh'],
  ['asin', 'arcsin Arcsin'],
  ['acos', 'arccos Arccos'],
  ['atan', 'arctan Arctan arctg'],
  ['asec', 'arcsec'],
  ['acsc', 'arccsc arccosec'],
  ['acot', 'arccot arcctg'],
  ['asinh', 'arcsinh arsinh'],
  ['acosh', 'arccosh arcosh'],
  ['atanh', 'arctanh artanh'],
  ['asech', 'arcsech arsech'],
  ['acsch', 'arccsch arcsch'],
  ['acoth', 'arccoth arcoth'],
  ['abs', 'Abs'],
  ['sign', 'sgn signum'],
  ['ceil', 'ceiling'],
  ['factorial', 'fact'],
  ['relu', 'ReLU ReLu RELU Relu'],
  ['min', 'Min'],
  ['max', 'Max'],
  ['exp', 'Exp'],
]
const functions = new Map<string, StudentFunction>([
  ...own.map((name): [string, StudentFunction] => [name, name]),
  ...otherNames.flatMap(([name, others]) => others.split(' ').map((other): [string, StudentFunction] => [other, name])),
])
/** Names that are functions only where a bracket follows: each is a usual symbol too. */
const onlyCalled: ReadonlySet<string> = new Set(['σ', 'sigma', 'sh', 'ch', 'th', 'lb', 'ld', 'mod', 'root', 'sign', 'round', 'min', 'max'])

const greek = new Map<string, string>()
{
  const letters = 'αβγδεζηθικλμνξοπρςστυφχψω'
  const names =
    'alpha beta gamma delta epsilon zeta eta theta iota kappa lambda mu nu xi omicron pi rho sigma sigma tau upsilon phi chi psi omega'
  names.split(' ').forEach((name, i) => {
    const letter = letters[i] ?? ''
    greek.set(letter, name)
    const capital = `${(name[0] ?? '').toUpperCase()}${name.slice(1)}`
    if (letter !== 'ς') greek.set(letter.toUpperCase(), capital)
  })
  for (const [variant, name] of [
    ['ϵ', 'epsilon'],
    ['ϑ', 'theta'],
    ['ϕ', 'phi'],
    ['ϱ', 'rho'],
    ['ϖ', 'pi'],
    ['µ', 'mu'],
  ] as const)
    greek.set(variant, name)
}
/** Letters of the Greek alphabet by their names; TeX's variants are the same letters. */
export const greekNames: ReadonlySet<string> = new Set(greek.values())
const spelledOut = (word: string): string =>
  Array.from(word)
    .map((letter) => greek.get(letter) ?? letter)
    .join('')

/** One key for all spellings of a name: `W_{fh}`, `W_fh`; `x_1`, `x₁`, `x1`; `θ`, `theta`. */
export const nameKey = (word: string): string => spelledOut(word).replace(/[_{},\s\\]/g, '')

export interface Names {
  /** What a word means; undefined where nothing is known of it. `called`: an opening bracket follows at once. */
  pieces(word: string, called: boolean): readonly Piece[] | undefined
  isSymbol(name: string): boolean
}

/** The names of some terms, ready to be looked up. */
export function openNames(terms: StudentTerms): Names {
  const symbols = new Set(terms.symbols)
  const byKey = new Map<string, string | undefined>()
  for (const name of terms.symbols) byKey.set(nameKey(name), byKey.has(nameKey(name)) ? undefined : name)
  for (const [spelling, name] of terms.spellings ?? []) if (!byKey.has(nameKey(spelling))) byKey.set(nameKey(spelling), name)
  const declared = new Set(terms.functions)
  const constants = new Set<string>(terms.constants)

  const symbol = (word: string): string | undefined => (symbols.has(word) ? word : byKey.get(nameKey(word)))
  const constantOf = (word: string): ConstantName | undefined => {
    const name = spelledOut(word)
    return (name === 'pi' || name === 'e' || name === 'i') && constants.has(name) ? name : undefined
  }
  const functionOf = (word: string, called: boolean): Piece | undefined => {
    if (declared.has(word)) return { type: 'declared', name: word }
    const name = word === 'sigma' ? 'sigmoid' : functions.get(word)
    return name === undefined || (onlyCalled.has(word) && !called) ? undefined : { type: 'function', name }
  }
  const known = (word: string, called: boolean): Piece | undefined => {
    const name = symbol(word)
    if (name !== undefined) return { type: 'name', name }
    const constant = constantOf(word)
    if (constant !== undefined) return { type: 'constant', name: constant }
    return functionOf(word, called)
  }

  return {
    isSymbol: (name) => symbols.has(name),
    pieces(word, called) {
      const whole = known(word, called)
      if (whole !== undefined) return [whole]
      // digits behind a letter are part of a name, unless every letter stands for itself
      const isCut = terms.split || !/\d/.test(word)
      const parts = isCut
        ? cut(word, called, (part, isCalled) =>
            part.length > 1 || !terms.split ? known(part, isCalled) : (known(part, isCalled) ?? letter(part)),
          )
        : undefined
      if (parts !== undefined) return parts
      return terms.undeclared === 'symbol' ? [{ type: 'name', name: canonical(word) }] : undefined
    },
  }
}
/** Where letters split, one that nothing declares is a symbol. */
const letter = (part: string): Piece | undefined => (/^\p{L}$/u.test(part) ? { type: 'name', name: spelledOut(part) } : undefined)

/** An undeclared name in the author's spelling: `W_{fh}` is `W_fh`, `θ` is `theta`. */
const canonical = (word: string): string => spelledOut(word).replace(/[{}\s\\]/g, '')

/** A word cut into known pieces, longest first; undefined where that does not come out even. Words are short, so trying back is cheap. */
function cut(word: string, called: boolean, known: (part: string, called: boolean) => Piece | undefined): readonly Piece[] | undefined {
  if (word.length > longestCut || /[_{]/.test(word)) return undefined
  const dead = new Set<number>()
  const from = (start: number): readonly Piece[] | undefined => {
    if (start === word.length) return []
    if (dead.has(start)) return undefined
    for (let end = word.length; end > start; end--) {
      const piece = pieceOf(word.slice(start, end), called && end === word.length, known)
      const rest = piece && from(end)
      if (piece !== undefined && rest !== undefined) return [piece, ...rest]
    }
    dead.add(start)
    return undefined
  }
  return from(0)
}
const longestCut = 60
const pieceOf = (part: string, called: boolean, known: (part: string, called: boolean) => Piece | undefined): Piece | undefined =>
  /^\d+$/.test(part) ? { type: 'number', text: part } : known(part, called)

/** The least and greatest number of arguments. */
export const arityOf = (name: StudentFunction): readonly [number, number] =>
  name === 'ln' ? [1, 1] : name === 'logarithm' ? [1, 2] : name === 'sqrt' ? [1, 1] : name === 'root' ? [2, 2] : functionArity[name]

// The dictionary of a formula: what a name means under the terms of a question. Declared names go before everything else.
import type { ConstantName } from '../../model.ts'
import { greekNames } from './student-characters.ts'
import { functionOf, longestFunction, type StudentFunction } from './student-functions.ts'
import { spelled } from './student-units.ts'

/** What a formula may be made of, and how it is written. */
export interface StudentTerms {
  /** Declared symbols in the author's spelling: `W_fh`, `theta0`, `c_tilde`. */
  readonly symbols: readonly string[]
  /** Functions of which nothing but the name is known. */
  readonly functions: readonly string[]
  readonly constants: readonly ConstantName[]
  /** The decimal sign. With a comma, a semicolon parts the items of lists and arguments. */
  readonly decimal: '.' | ','
  /** What `log` without a base means. */
  readonly logBase: 'e' | '2' | '10'
  /** Whether a run of letters that is no name is a product of its letters. */
  readonly split: boolean
  /** A name that is not declared: a real symbol, or a mistake. */
  readonly undeclared: 'symbol' | 'refuse'
  /** Other spellings of declared symbols, as in their notation: `h_{t-1}` for `h_prev`. */
  readonly spellings?: ReadonlyMap<string, string>
}

/** What a name is. */
export type Word =
  | { readonly type: 'name'; readonly name: string }
  | { readonly type: 'constant'; readonly name: ConstantName }
  | { readonly type: 'function'; readonly name: StudentFunction }
  /** A declared function. */
  | { readonly type: 'applied'; readonly name: string }

export interface Names {
  readonly split: boolean
  readonly undeclared: 'symbol' | 'refuse'
  /** Characters of the longest name that is known. */
  readonly longest: number
  /** What a whole name is; `called`: a bracket follows. */
  word(text: string, called: boolean): Word | undefined
  /** The declared symbol that differs from a spelling by its underscores alone, where there is one. */
  loosely(text: string): Word | undefined
}

/** `x_1` and `x1` are one name, where only one of them is declared. */
export const nameKey = (text: string): string => (text.includes('_') ? text.replace(/([A-Za-z])_(?=\d)/g, '$1') : text)
const withoutUnderscores = (text: string): string => text.replaceAll('_', '')

/** The dictionary of some terms. */
export function openNames({ symbols, functions, constants, spellings, split, undeclared }: StudentTerms): Names {
  const words = new Map<string, Word>()
  // what is set later goes before what was set earlier
  for (const name of constants) words.set(name, { type: 'constant', name })
  for (const name of functions) words.set(spelled(name), { type: 'applied', name })
  for (const name of symbols) words.set(nameKey(spelled(name)), { type: 'name', name })
  for (const [other, name] of spellings ?? []) words.set(spelled(other), { type: 'name', name })
  for (const name of symbols) words.set(spelled(name), { type: 'name', name })
  const loose = new Map<string, Word | undefined>()
  for (const name of symbols) {
    const key = withoutUnderscores(spelled(name))
    loose.set(key, loose.has(key) ? undefined : { type: 'name', name })
  }
  return {
    split,
    undeclared,
    // an index may have an underscore more
    longest: Math.max(longestFunction, ...Array.from(words.keys(), ({ length }) => length + 2)),
    loosely: (text) => loose.get(withoutUnderscores(text)),
    word(text, called) {
      const known = words.get(text) ?? words.get(nameKey(text)) ?? (text === 'Pi' ? words.get('pi') : undefined)
      const name = known === undefined && (text !== 'sigma' || called) ? functionOf(text) : undefined
      if (known !== undefined || name !== undefined) return known ?? (name && { type: 'function', name })
      return split && undeclared === 'symbol' && greekNames.has(text) ? { type: 'name', name: text } : undefined
    },
  }
}

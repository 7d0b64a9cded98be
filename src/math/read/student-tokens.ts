// The tokens of typed formulas: numbers, names, functions, brackets, signs, each with its place.
import type { CompareOp } from '../../model.ts'
import type { Place } from './student-codes.ts'
import type { Word } from './student-names.ts'

/** By the sign that opens it; `{` is that of a set. `group`: braces of TeX, which only hold together. */
export type Bracket = '(' | '[' | '{' | '|' | '⌊' | '⌈' | 'group' | 'matrix'
export type Sign = '+' | '-' | '*' | '/' | '^' | '!' | '_' | ',' | ';' | '&' | '√' | '∛' | '∜' | '∅' | '\\\\' | '\\frac' | '\\sqrt'
/** A token without its place. */
export type TokenKind =
  /** A rational as text, or a fraction of one character: `1⁄2`. */
  | { readonly type: 'number' | 'fraction'; readonly value: string }
  | Word
  | { readonly type: 'open'; readonly bracket: Bracket }
  | { readonly type: 'close'; readonly bracket: Bracket }
  | { readonly type: 'relation'; readonly op: CompareOp }
  | { readonly type: Sign | 'end' }
export type Token = Place & {
  /** Whether a space stands before it. */
  readonly spaced: boolean
} & TokenKind
export type OpenToken = Token & { readonly type: 'open' }
export const signs: ReadonlySet<string> = new Set<Sign>(['+', '-', '*', '/', '^', '!', '_', ',', ';', '&', '√', '∛', '∜', '∅', '\\\\'])
export const isSign = (text: string): text is Sign => signs.has(text)

const beginning: ReadonlySet<string> = new Set<Token['type']>([
  ...(['number', 'fraction', 'name', 'constant', 'function', 'applied', 'open', '√', '∛', '∜', '∅', '\\frac', '\\sqrt'] as const),
])
/** Whether a factor begins at a token. */
export const beginsFactor = ({ type }: Token): boolean => beginning.has(type)
const ending: ReadonlySet<string> = new Set<Token['type']>(['number', 'fraction', 'name', 'constant', 'close', '!', '∅'])
/** Whether a value ends with a token. */
export const endsValue = (token: Token | undefined): boolean => token !== undefined && ending.has(token.type)

/** Relations by how they are typed, one or two glyphs. */
export const relations: ReadonlyMap<string, CompareOp> = new Map([
  ['=', '=='],
  ['==', '=='],
  ['≠', '!='],
  ['!=', '!='],
  ['<>', '!='],
  ['<', '<'],
  ['>', '>'],
  ['≤', '<='],
  ['<=', '<='],
  ['=<', '<='],
  ['≥', '>='],
  ['>=', '>='],
])

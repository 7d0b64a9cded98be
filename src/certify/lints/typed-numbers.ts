// The numbers that an author typed into formulas and prose, with their places; structure (exponents, indices, …) left out.
import { add, divide, type Rational, readRational } from '../../math/exact/rational.ts'
import type { Location, Piece } from '../../model.ts'
import { formulaMark, proseOf } from './authored-texts.ts'

export interface TypedNumber {
  /** As typed. */
  readonly text: string
  readonly value: Rational
  /** Of a fraction: its two numbers, which may be known each for itself. */
  readonly parts?: readonly Rational[]
  readonly decimals: number
  readonly at: Location
}

/** The numbers of one piece; branches of an `if` are the caller's to choose. */
export function numbersIn(piece: Piece, at: Location): readonly TypedNumber[] {
  if (piece.type === 'markdown') {
    const prose = proseOf([piece], at)
    return [...prose.words.matchAll(/(?<![\p{L}\d.,/])\d+\.\d+(?![\p{L}\d]|[.,/]\d)/gu)].flatMap(({ 0: text, index }) =>
      typed(text, prose.placeOf(index, text.length)),
    )
  }
  if (piece.type !== 'math') return []
  const fence = piece.display ? 2 : 1
  return piece.parts.flatMap((part, i) => {
    if (typeof part !== 'string') return []
    // only before the first tag, and on one line, is the place in the file that of the formula
    const isPlaced = i === 0 && !part.includes('\n')
    return inTex(part).flatMap(({ text, from, length }) =>
      typed(text, isPlaced ? { ...piece.at, col: piece.at.col + fence + from, length } : piece.at),
    )
  })
}

function typed(text: string, at: Location): readonly TypedNumber[] {
  const [top = '', bottom] = text.split('/')
  const [a, b] = [readRational(top), bottom === undefined ? 1 : readRational(bottom)]
  if (a === undefined || b === undefined || b === 0) return []
  const decimals = /\.(\d+)$/.exec(text)?.[1]?.length ?? 0
  return [{ text, value: bottom === undefined ? add(a, 0) : divide(a, b), ...(bottom !== undefined && { parts: [a, b] }), decimals, at }]
}

interface Token {
  readonly text: string
  readonly from: number
  readonly length: number
}
/** Fractions as `a/b`, and single numbers. */
function inTex(tex: string): readonly Token[] {
  let left = blanked(tex, structure)
  const tokens: Token[] = []
  for (const fraction of [
    /\\[dt]?frac\s*\{\s*(\d+)\s*\}\s*\{\s*(\d+)\s*\}/g,
    /\\[dt]?frac\s*(\d)\s*(\d)/g,
    /(?<![\d.])(\d+)\s*\/\s*(\d+)(?![\d.])/g,
  ]) {
    for (const { 0: whole, 1: a = '', 2: b = '', index } of left.matchAll(fraction))
      tokens.push({ text: `${a}/${b}`, from: index, length: whole.length })
    left = blanked(left, [fraction])
  }
  for (const { 0: text, index } of left.matchAll(/\d+(?:\.\d+)?|(?<!\d)\.\d+/g)) tokens.push({ text, from: index, length: text.length })
  return tokens
}

/** Indices and exponents, words, lengths, names of commands: nothing in them is a value. */
const structure: readonly RegExp[] = [
  /\\(?:text|textrm|textit|mathrm|mathit|operatorname|hspace|vspace|phantom|begin|end|tag|label|color)\*?\s*\{[^{}]*\}/g,
  /\\\\\[[^\]]*\]/g,
  /[_^]\s*\{(?:[^{}]|\{(?:[^{}]|\{[^{}]*\})*\})*\}/g,
  /[_^]\s*(?:\\[A-Za-z]+|[^\s\\{])/g,
  /\\sqrt\s*\[[^\]]*\]/g,
  new RegExp(formulaMark, 'gu'),
]
const blanked = (tex: string, patterns: readonly RegExp[]): string =>
  patterns.reduce(
    (text, pattern) =>
      text.replace(pattern, (found) => (found.startsWith('\\sqrt') ? `\\sqrt${' '.repeat(found.length - 5)}` : ' '.repeat(found.length))),
    tex,
  )

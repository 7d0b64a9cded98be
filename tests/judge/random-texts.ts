// Texts without end from a seed: bytes, signs of formulas in any order, formulas by a grammar, and formulas with a slip of the finger.
import { sequence } from '../support/oracle-evaluate.ts'

export interface Source {
  /** A whole number from 0, below `end`. */
  below(end: number): number
  one<T>(of: readonly [T, ...T[]]): T
}
export function source(seed: number): Source {
  const next = sequence(seed)
  const below = (end: number): number => next() % end
  return { below, one: (of) => of[below(of.length)] ?? of[0] }
}
const repeated = (from: Source, most: number, piece: () => string): string => Array.from({ length: 1 + from.below(most) }, piece).join('')

/** Bytes as text, wrong ones as the sign for them; and code units, halves of pairs among them. */
function bytes(from: Source): string {
  if (from.below(2) === 0) return Buffer.from(Array.from({ length: 1 + from.below(60) }, () => from.below(256))).toString('utf8')
  return repeated(from, 40, () => String.fromCharCode(from.below(from.one([128, 1024, 65_536]))))
}

const signs = [
  ...[
    '+',
    '-',
    '*',
    '/',
    '^',
    '(',
    ')',
    '[',
    ']',
    '{',
    '}',
    '|',
    ',',
    ';',
    '=',
    '<',
    '>',
    '<=',
    '!=',
    '!',
    '_',
    '.',
    '%',
    '&',
    '\\',
    '\\\\',
    ' ',
  ],
  ...['−', '·', '×', '÷', '√', '∛', '²', '⁻', '¹', '₁', '≤', '≠', 'π', 'σ', 'θ', '∞', '½', '…', '’', '（', '＋', '\u200b', '\u0301'],
  ...['x', 'y', 'e', 'i', 'pi', 'W_', 'W_{fh}', 'x_1', 'abc', '2', '10', '0.5', '1e3', '.', '1..2', '999999999999999999999'],
  ...['sin', 'log', 'log_2', 'sqrt', 'max', 'sigmoid', 'f', 'asin', 'abs', 'floor', 'constructor', '__proto__', 'toString'],
  ...['\\frac', '\\sqrt', '\\left(', '\\right)', '\\begin{pmatrix}', '\\end{pmatrix}', '\\cdot', '\\sin', '\\theta', '\\text'],
] as const
const sign = (from: Source): string => signs[from.below(signs.length)] ?? 'x'

const names = ['x', 'y', 'z', 'n', 'a', 'x_1', 'theta', 'e', 'pi', 'i'] as const
const functions = [
  'sin',
  'cos',
  'tan',
  'exp',
  'ln',
  'log',
  'sqrt',
  'abs',
  'tanh',
  'sigmoid',
  'asin',
  'atan',
  'cosh',
  'relu',
  'floor',
  'cbrt',
  'sign',
  'f',
] as const
/** A formula; `size` is about how many values it has. */
export function formula(from: Source, size: number): string {
  if (size <= 1) return from.below(3) === 0 ? from.one(['0', '1', '2', '3', '1/2', '0.1', '10', '-1', '7']) : from.one(names)
  const part = (): string => formula(from, 1 + from.below(size - 1))
  switch (from.below(14)) {
    case 0:
    case 1:
      return `${part()} + ${part()}`
    case 2:
      return `${part()} - (${part()})`
    case 3:
    case 4:
      return `(${part()})*(${part()})`
    case 5:
      return `(${part()})(${part()})`
    case 6:
    case 7:
      return `(${part()})/(${part()})`
    case 8:
      return `(${part()})^${from.one(['2', '3', '-1', '(1/2)', '(-1/2)', 'n', '0', '(1/3)', '12'])}`
    case 9:
      return `(${part()})^(${part()})`
    case 10:
    case 11:
    case 12:
      return `${from.one(functions)}(${part()})`
    default:
      return from.one([`|${formula(from, size - 1)}|`, `max(${part()}, ${part()})`, `min(${part()}, ${part()})`, `-(${part()})`])
  }
}

/** A formula, or an equation, an inequality, a list or a set of such. */
function typed(from: Source): string {
  const one = (): string => formula(from, 1 + from.below(9))
  switch (from.below(12)) {
    case 0:
      return `${one()} = ${one()}`
    case 1:
      return `${one()} ${from.one(['<', '<=', '>', '>=', '!='])} ${one()}`
    case 2:
      return `[${one()}, ${one()}]`
    case 3:
      return `{${one()}, ${one()}, ${one()}}`
    default:
      return one()
  }
}

function slipped(from: Source, text: string): string {
  const at = from.below(text.length + 1)
  return text.slice(0, at) + from.one([sign(from), '', sign(from) + sign(from)]) + text.slice(at + from.below(3))
}

/** Another text. */
export function anyText(from: Source): string {
  switch (from.below(5)) {
    case 0:
      return bytes(from)
    case 1:
      return repeated(from, 25, () => sign(from))
    case 2:
      return slipped(from, typed(from))
    default:
      return typed(from)
  }
}

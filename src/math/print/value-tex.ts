// Values as TeX: `\frac{3}{2}` with its sign in front, decimals of what is not rational, vectors, matrices, words, formulas.
import type { Precision } from '../../model.ts'
import { literalTex, spelledTex } from './notation.ts'
import { realText } from './plain.ts'
import { absolute, denominator, numerator, type Rational, sign } from '../exact/rational.ts'
import { Real } from '../ball/real.ts'
import { Symbolic } from '../evaluate/symbolic.ts'
import { isList, type Value } from '../evaluate/value.ts'
import { type NameTex, tex, type TexStyle } from './tex.ts'

/** How a vector is set: `(1, 2)` where it stands alone, a column where a matrix multiplies it. */
export type VectorLayout = 'row' | 'column'

/**
 * A value as TeX. Rationals are exact whatever `precision` says; a number that is not rational is shown to it (4 decimals),
 * and it is the caller's to write ≈ before it (`isApproximate`). A formula is printed by `names` and in `style`.
 */
export function valueTex(
  value: Value,
  precision?: Precision,
  vectors: VectorLayout = 'row',
  names: NameTex = spelledTex,
  style: TexStyle = {},
): string {
  const entryTex = (item: Value): string => valueTex(item, precision, vectors, names, style)
  if (isList(value)) return listTex(value.map(entryTex), rowsOf(value, entryTex), vectors)
  if (typeof value === 'string') return literalTex(value)
  if (value instanceof Symbolic) return tex(value.expr, names, { ...style, scalars: true, fold: true })
  return value instanceof Real ? decimalTex(realText(value, precision)) : rationalTex(value)
}

/** Whether a value, or an entry of it, is known only as a decimal. */
export const isApproximate = (value: Value): boolean => (isList(value) ? value.some(isApproximate) : value instanceof Real)

/** Whether a value is a list of lists of one length: set as a matrix. */
export const isMatrix = (value: Value): boolean =>
  isList(value) &&
  value.length > 0 &&
  value.every((row) => isList(row) && row.length > 0 && isList(value[0] ?? 0) && row.length === lengthOf(value[0]))
const lengthOf = (value: Value | undefined): number => (value !== undefined && isList(value) ? value.length : 0)

function rowsOf(value: readonly Value[], entryTex: (item: Value) => string): readonly (readonly string[])[] | undefined {
  return isMatrix(value) ? value.map((row) => (isList(row) ? row.map(entryTex) : [])) : undefined
}

/** A list from its entries, or as a matrix where `rows` is given. */
export function listTex(items: readonly string[], rows: readonly (readonly string[])[] | undefined, vectors: VectorLayout): string {
  if (rows !== undefined) return `\\begin{bmatrix}${rows.map((row) => row.join(' & ')).join(' \\\\ ')}\\end{bmatrix}`
  if (vectors === 'column' && items.length > 0) return `\\begin{bmatrix}${items.join(' \\\\ ')}\\end{bmatrix}`
  const inner = items.join(', ')
  // A long row may break after a comma; inside \left…\right nothing breaks.
  return isTall(inner) ? `\\left(${inner}\\right)` : `(${items.join(items.length > 4 ? ', \\allowbreak ' : ', ')})`
}

/** Whether brackets around a formula must grow. */
export const isTall = (tex: string): boolean => /\\(?:d?frac|begin|left|Bigg?l|sqrt)\b/.test(tex)

function rationalTex(value: Rational): string {
  if (typeof value === 'number') return String(value)
  const size = absolute(value)
  const [top, bottom] = [String(numerator(size)), String(denominator(size))]
  return `${sign(value) < 0 ? '-' : ''}${bottom === '1' ? top : `\\frac{${top}}{${bottom}}`}`
}

/** Decimal text as TeX: `1.2e-9` → `1.2 \cdot 10^{-9}`. */
export function decimalTex(text: string): string {
  const [digits = text, exponent] = text.split('e')
  return exponent === undefined ? digits : `${digits} \\cdot 10^{${Number(exponent)}}`
}

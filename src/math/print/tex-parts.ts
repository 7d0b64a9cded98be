// Pieces of printed TeX: how tightly one binds, and brackets around it.
import { isTall } from './value-tex.ts'

/** How tightly a formula binds; a fraction needs no brackets as a factor, but does under a power. */
export const level = { or: 0, and: 1, not: 2, compare: 3, sum: 4, product: 5, fraction: 6, atom: 7 } as const
export type Level = (typeof level)[keyof typeof level]

export interface Printed {
  readonly tex: string
  readonly level: Level
  /** Begins with a minus. */
  readonly signed: boolean
  /** Holds a letter that stands for a value. */
  readonly letters: boolean
  readonly shape: Shape
}
/** What a formula is known to be: enough to tell a product of numbers from one entry by entry. */
export type Shape = 'number' | 'list' | 'unknown'

export const atom = (tex: string, shape: Shape, letters: boolean): Printed => ({ tex, level: level.atom, signed: false, letters, shape })

/** Where a long line may be broken (an invisible separator); never part of TeX that is typeset. */
export const breakMark = '\u2063'
/** TeX in which nothing may be broken, as inside of a fraction. */
export const unbroken = (tex: string): string => tex.replaceAll(breakMark, '')

/** TeX between brackets, which grow where it is tall. Brackets of a fixed size where a break stands between them: a line cannot end inside of \left…\right. */
export function fenced(open: string, tex: string, close: string): string {
  const isWord = /^\\[a-z]+$/.test(open)
  if (!isTall(tex)) return `${open}${isWord ? ' ' : ''}${tex}${close}`
  const size = tex.includes(breakMark) ? fixedSize(tex) : undefined
  if (size !== undefined) return `\\${size}l${open} ${tex} \\${size}r${close}`
  return `\\left${open} ${unbroken(tex)} \\right${close}`
}

/** The size of brackets that goes with a formula: fractions, matrices of up to three rows; none is high enough for more. */
function fixedSize(tex: string): 'Big' | 'Bigg' | undefined {
  const blocks = tex.match(/\\begin\{\w+\}.*?\\end\{\w+\}/g) ?? []
  if (blocks.length === 0) return 'Big'
  return blocks.every((block) => block.split(' \\\\ ').length <= 3) ? 'Bigg' : undefined
}

/** Brackets for reading; lines are not broken inside of them. */
export const bracketed = (inner: Printed): Printed => ({
  ...inner,
  tex: fenced('(', unbroken(inner.tex), ')'),
  level: level.atom,
  signed: false,
})
/** Brackets where a formula binds less tightly than `least`. */
export const atLeast = (inner: Printed, least: Level): Printed => (inner.level < least ? bracketed(inner) : inner)

/** What stands under a power: brackets also around a name that carries a raised mark of its own, as `W^{f,h}`. */
export function base(inner: Printed): Printed {
  const whole = inner.signed ? bracketed(inner) : atLeast(inner, level.atom)
  return /[\^']/.test(whole.tex) && !/^\(.*\)$/.test(whole.tex)
    ? bracketed({ ...whole, tex: unbroken(whole.tex) })
    : { ...whole, tex: unbroken(whole.tex) }
}

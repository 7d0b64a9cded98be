// Problems as Open edX's capa has them, and how it grades them: what the exporter writes is made from these, and the
// ledger's predictions too (xblocks-contrib, problem/capa/responsetypes.py).
import {
  absolute,
  add,
  compare,
  divide,
  floor,
  multiply,
  type Rational,
  rational,
  readRational,
  subtract,
} from '../../math/exact/rational.ts'
import { remembered, type Response } from '../places.ts'

export interface ChoiceOption {
  /** XHTML. */
  readonly text: string
  readonly right: boolean
  readonly hint?: string
}
export type Partial = 'EDC' | 'halves'
/** Answers that are worth one half: as a decimal how far from the key they may be, and how many times the tolerance that is. */
export interface Close {
  readonly tolerance: string
  readonly times: string
}

/** One response of a problem. */
export type Asked =
  | { readonly type: 'single'; readonly options: readonly ChoiceOption[] }
  | { readonly type: 'several'; readonly partial: Partial | undefined; readonly options: readonly ChoiceOption[] }
  | { readonly type: 'menu'; readonly options: readonly ChoiceOption[] }
  /** `answer` and `tolerance` are decimals, the answer may be a fraction: capa reads formulas. Both ends of the interval count. */
  | { readonly type: 'number'; readonly answer: string; readonly tolerance: string; readonly close?: Close }
  /** `samples` as capa has them: `x,w@-2,0.5:2,3#12`. */
  | { readonly type: 'formula'; readonly answer: string; readonly samples: string; readonly tolerance: string }

/** Share of the points of one response; undefined where capa's own verdict cannot be told without evaluating a formula. */
export function scoreOf(asked: Asked, response: Response | undefined): Rational | undefined {
  switch (asked.type) {
    case 'single':
    case 'menu':
      return response?.type === 'chosen' && response.options.some((i) => asked.options[i]?.right) ? 1 : 0
    case 'several':
      return several(asked.options, asked.partial, response)
    case 'number':
      return response?.type === 'typed' ? numberScore(asked, response.text) : 0
    case 'formula':
      return undefined
    default:
      return asked satisfies never
  }
}

/** ChoiceResponse: nothing ticked is 0 under every scheme; EDC is rounded to two places; halves as edX's own file has them. */
function several(options: readonly ChoiceOption[], partial: Partial | undefined, response: Response | undefined): Rational {
  const chosen = new Set(response?.type === 'chosen' ? response.options : [])
  const errors = options.filter(({ right }, i) => chosen.has(i) !== right).length
  if (chosen.size === 0) return 0
  if (errors === 0) return 1
  switch (partial) {
    case undefined:
      return 0
    case 'EDC':
      return divide(floor(add(multiply(100, rational(BigInt(options.length - errors), BigInt(options.length))), rational(1n, 2n))), 100)
    case 'halves':
      return errors === 1 && options.length >= 3 ? rational(1n, 2n) : errors === 2 && options.length >= 5 ? rational(1n, 4n) : 0
    default:
      return partial satisfies never
  }
}

/** Decimals and fractions, which is what our own reader takes; both ends of the tolerance are right. */
const numberScore = remembered(({ answer, tolerance, close }: Extract<Asked, { type: 'number' }>, text: string): Rational => {
  const value = readRational(text.trim().replace(/^\+/, ''))
  const [key, range] = [readRational(answer), readRational(tolerance)]
  if (value === undefined || key === undefined || range === undefined) return 0
  const away = absolute(subtract(value, key))
  if (compare(away, range) <= 0) return 1
  return close !== undefined && compare(away, readRational(close.tolerance) ?? 0) <= 0 ? rational(1n, 2n) : 0
})

// What the page says under a typed answer: how it was read, or what is wrong. Pure; runs in the browser.
import { formatNumber, readNumber, shownAs } from '../../math/print/number-text.ts'
import { isInteger, type Rational, readRational, subtract, toFloat, toText } from '../../math/exact/rational.ts'
import type { NumberFormat } from '../../model.ts'

export type Reading =
  | { readonly status: 'blank' }
  /** `shown` is the number as read: `3/2 = 1.5`. */
  | { readonly status: 'read'; readonly shown: string }
  /** `code` is that of the sentence. */
  | { readonly status: 'invalid'; readonly code: string }

/** How a typed text is read where a number of this format is asked for. */
export function readingOf(text: string, format: NumberFormat): Reading {
  const read = readNumber(text, format)
  if (read.status !== 'read') return read
  const shown = shownAs(text, format) ?? ''
  return { status: 'read', shown: (shown.includes('/') ? `${shown} ${asDecimal(read.value)}` : shown).replaceAll('-', '\u2212') }
}

/** `= 1.5`, or `≈ 0.3333` where the decimals do not end soon. */
function asDecimal(value: Rational): string {
  const text = isInteger(value) ? toText(value) : formatNumber(value, { decimals: decimalsShown(toFloat(value)) }).replace(/0+$/, '')
  const back = readRational(text)
  return `${back !== undefined && subtract(value, back) === 0 ? '=' : '\u2248'} ${text}`
}
/** Four figures at least of a small number. */
const decimalsShown = (value: number): number => Math.min(12, Math.max(4, 3 - Math.floor(Math.log10(Math.abs(value)))))

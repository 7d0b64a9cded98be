// The text of a question of Moodle's: what is asked, with the fields of a cloze in their places.
import { denominator, divide, multiply, numerator, type Rational, rational, readRational } from '../../math/exact/rational.ts'
import { expectationText, letterOf } from '../../render/labels.ts'
import { escapeHtml } from '../../render/escape.ts'
import type { Interaction, NumberFormat } from '../../model.ts'
import { pageWordsOf } from '../../words/pages-en.ts'
import { gridTable } from '../grid-table.ts'
import type { HtmlWriter } from '../html.ts'
import type { ExportItem, ExportPart } from '../item.ts'
import type { Place } from './ask.ts'
import { clozeField } from './cloze.ts'

export interface PlacedPart {
  readonly part: ExportPart
  readonly places: readonly Place[]
}

/** Of a question whose one answer stands outside its text. */
export function stemText({ posed }: ExportItem, parts: readonly PlacedPart[], html: HtmlWriter, language: string): string {
  return [html.block(posed.stem), ...parts.map(({ part }) => `${html.block(part.text)}${hint(part.interaction, language)}`)].join('\n')
}

/** What may be typed, in the words of our own pages; but never a fraction, which Moodle takes for the number before its slash. */
function hint(interaction: Interaction, language: string): string {
  const sentence = (format: NumberFormat): string => expectationText({ ...format, fractions: false }, pageWordsOf(language))
  if (interaction.type === 'text') return `<p><em>${escapeHtml(sentence(interaction.format))}</em></p>`
  if (interaction.type !== 'grid') return ''
  const sentences = new Set(
    interaction.columns.flatMap(({ cells }) => cells.flatMap((cell) => (cell.type === 'number' ? [sentence(cell.format)] : []))),
  )
  return [...sentences].map((sentence) => `<p><em>${escapeHtml(sentence)}</em></p>`).join('')
}

/** A cloze question: its fields stand in the text. */
export function clozeText({ posed }: ExportItem, parts: readonly PlacedPart[], html: HtmlWriter, language: string): string {
  const weights = wholeWeights(parts.map(({ part, places }) => divide(readRational(part.points) ?? 1, Math.max(1, places.length))))
  const guarded: HtmlWriter = { block: (rich) => withoutBraces(html.block(rich)), inline: (rich) => withoutBraces(html.inline(rich)) }
  const texts = parts.map(({ part, places }, i) => {
    const weight = weights[i] ?? 1
    const letter = parts.length > 1 ? `<p><strong>(${letterOf(i)})</strong></p>` : ''
    return `${letter}${guarded.block(part.text)}${fieldsHtml(part, places, weight, guarded)}${withoutBraces(hint(part.interaction, language))}`
  })
  return [guarded.block(posed.stem), ...texts].join('\n')
}

/** `{1:` in a text of ours would begin a field, and `{#1}` is where Moodle puts one. */
const withoutBraces = (text: string): string => text.replace(/\{(?=\d*:|#\d+\})/g, '&#123;')

function fieldsHtml({ interaction, id }: ExportPart, places: readonly Place[], weight: number, html: HtmlWriter): string {
  if (interaction.type !== 'grid') {
    const [place] = places
    return place === undefined ? id : `<p>${clozeField(place.asked, weight, false)}</p>`
  }
  const byCell = new Map(places.flatMap((place) => (place.cell === undefined ? [] : [[place.cell, place.asked] as const])))
  return gridTable(interaction, html, ({ id: cell }) => {
    const asked = byCell.get(cell)
    return asked === undefined ? '' : clozeField(asked, weight, true)
  })
}

/** Weights of a cloze are whole numbers: the shares over their common denominator, in lowest terms. */
function wholeWeights(shares: readonly Rational[]): readonly number[] {
  const common = shares.reduce<bigint>((all, one) => lcm(all, denominator(one)), 1n)
  const whole = shares.map((one) => numerator(multiply(one, rational(common))))
  const divisor = whole.reduce<bigint>((all, one) => gcd(all, one), 0n)
  return whole.map((one) => Number(divisor === 0n ? 1n : one / divisor))
}
const gcd = (a: bigint, b: bigint): bigint => (b === 0n ? a : gcd(b, a % b))
const lcm = (a: bigint, b: bigint): bigint => (a / gcd(a, b)) * b

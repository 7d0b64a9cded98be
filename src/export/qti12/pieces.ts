// Small pieces of QTI 1.2 that its items and packages share.
import { isInteger, multiply, power, type Rational, readRational, toFloat } from '../../math/exact/rational.ts'
import { decimal } from '../bounds.ts'
import { element, type Xml } from '../xml.ts'

export const htmlMaterial = (html: string): Xml => element('material', {}, element('mattext', { texttype: 'text/html' }, html))
export const plainMaterial = (text: string): Xml => element('material', {}, element('mattext', { texttype: 'text/plain' }, text))

export const qtiMetadata = (fields: Readonly<Record<string, string | undefined>>): Xml =>
  element(
    'qtimetadata',
    {},
    Object.entries(fields).map(([label, entry]) =>
      entry === undefined ? undefined : element('qtimetadatafield', {}, element('fieldlabel', {}, label), element('fieldentry', {}, entry)),
    ),
  )

/** Decimals: exact where they are short, else to fifteen places. */
export function pointsText(points: string | Rational): string {
  const value = typeof points === 'string' ? (readRational(points) ?? 1) : points
  return isInteger(multiply(value, power(10, places))) ? decimal(value) : toFloat(value).toFixed(places)
}
const places = 15

// Small pieces of QTI 1.2 that its items and packages share.
import { type Rational, readRational, toFloat } from '../../math/exact/rational.ts'
import { decimalText } from '../qti/processing.ts'
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

/** Decimals, to twelve places. */
export const pointsText = (points: string | Rational): string =>
  decimalText(toFloat(typeof points === 'string' ? (readRational(points) ?? 1) : points))

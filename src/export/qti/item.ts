// One variant as an item of QTI: declarations, body, response processing, feedback.
import { readRational, toFloat } from '../../math/exact/rational.ts'
import type { CellScheme, RichText } from '../../model.ts'
import type { Bounds } from '../bounds.ts'
import type { HtmlWriter } from '../html.ts'
import type { ExportItem, ExportPart } from '../item.ts'
import { plainTitle } from '../plain.ts'
import { declaration, element, Xml } from '../xml.ts'
import type { Asked } from './ask.ts'
import type { Dialect } from './dialect.ts'
import { partXml } from './body.ts'
import { decimalText } from './processing.ts'
import { responseXml } from './response.ts'
import { processing, rightXml, withinXml } from './scoring-xml.ts'

export interface PlacedPart {
  readonly part: ExportPart
  readonly asked: readonly Asked[]
}

export const pointsOf = ({ points }: ExportPart): number => toFloat(readRational(points) ?? 1)
export const cellScheme = ({ key }: ExportPart): CellScheme | undefined =>
  key.kind === 'vector' || key.kind === 'table' ? key.scheme : undefined

export function itemXml(
  item: ExportItem,
  parts: readonly PlacedPart[],
  d: Dialect,
  html: HtmlWriter,
  language: string,
  tag: string,
): string {
  const q = d.qti
  const { posed, solution } = item
  const total = parts.reduce((sum, { part }) => sum + pointsOf(part), 0)
  const asked = parts.flatMap((one) => one.asked)
  const outcomes = parts.map((_, i) => outcome(`S${i + 1}`, d))
  const body = [
    new Xml(html.block(posed.stem)),
    ...parts.map(({ part, asked: own }, i) => partXml(part, own, i, parts.length > 1, d, html, language)),
    element('p', {}, element('small', {}, tag)),
  ]
  return `${declaration}${
    q(
      'assessmentItem',
      {
        xmlns: d.namespace,
        identifier: posed.variant,
        title: plainTitle(posed.title),
        adaptive: false,
        timeDependent: false,
        'xml:lang': language,
      },
      asked.map((one) => responseXml(one, d)),
      outcome('SCORE', d),
      outcome('MAXSCORE', d, total),
      outcomes,
      asked
        .filter(hasFeedback)
        .map(({ id }) => q('outcomeDeclaration', { identifier: `F${id}`, cardinality: 'multiple', baseType: 'identifier' })),
      asked
        .filter(hasMistakes)
        .map(({ id }) => q('outcomeDeclaration', { identifier: `M${id}`, cardinality: 'single', baseType: 'identifier' })),
      q('outcomeDeclaration', { identifier: 'SOLUTION', cardinality: 'single', baseType: 'identifier' }),
      q('itemBody', {}, body),
      q('responseProcessing', {}, processingXml(parts, total, d)),
      asked
        .filter(hasMistakes)
        .flatMap(({ id, mistakes }) => mistakes.map(({ says }, i) => modal(`M${id}`, `m${i + 1}`, html.block(says), d))),
      solution.length === 0 ? undefined : modal('SOLUTION', 'shown', html.block(solution), d),
    ).text
  }\n`
}

/** What is shown once the outcome is this identifier. */
const modal = (outcomeIdentifier: string, identifier: string, text: string, d: Dialect): Xml =>
  d.qti(
    'modalFeedback',
    { outcomeIdentifier, identifier, showHide: 'show' },
    d.version === '3.0' ? d.qti('contentBody', {}, new Xml(text)) : new Xml(text),
  )

const outcome = (identifier: string, d: Dialect, value = 0): Xml =>
  d.qti(
    'outcomeDeclaration',
    { identifier, cardinality: 'single', baseType: 'float' },
    d.qti('defaultValue', {}, d.qti('value', {}, decimalText(value))),
  )

type WithOptions = Extract<Asked, { readonly type: 'single' | 'several' }>
const hasFeedback = (asked: Asked): asked is WithOptions =>
  (asked.type === 'single' || asked.type === 'several') && asked.options.some(({ says }) => says !== undefined)

type WithMistakes = Extract<Asked, { readonly type: 'number' }> & {
  readonly mistakes: readonly { readonly bounds: Bounds; readonly says: RichText }[]
}
const hasMistakes = (asked: Asked): asked is WithMistakes =>
  asked.type === 'number' && asked.mistakes !== undefined && asked.mistakes.length > 0

/** The first mistake that a wrong number is: `m1`, `m2` …; a right one is `right`, which nothing is said of. */
function mistakeXml(asked: WithMistakes, d: Dialect): Xml {
  const q = d.qti
  const set = (identifier: string): Xml =>
    q('setOutcomeValue', { identifier: `M${asked.id}` }, q('baseValue', { baseType: 'identifier' }, identifier))
  return q(
    'responseCondition',
    {},
    q('responseIf', {}, rightXml(asked, d), set('right')),
    asked.mistakes.map(({ bounds }, i) => q('responseElseIf', {}, withinXml(asked.id, [bounds], d), set(`m${i + 1}`))),
  )
}

function processingXml(parts: readonly PlacedPart[], total: number, d: Dialect): readonly Xml[] {
  const q = d.qti
  const score = q('variable', { identifier: 'SCORE' })
  return [
    ...parts.flatMap(({ part, asked }, i) => processing(asked, cellScheme(part), `S${i + 1}`, pointsOf(part), d)),
    q(
      'setOutcomeValue',
      { identifier: 'SCORE' },
      q(
        'sum',
        {},
        parts.map((_, i) => q('variable', { identifier: `S${i + 1}` })),
      ),
    ),
    ...parts
      .flatMap(({ asked }) => asked)
      .filter(hasFeedback)
      .map((one) =>
        q(
          'responseCondition',
          {},
          q(
            'responseIf',
            {},
            q('not', {}, q('isNull', {}, q('variable', { identifier: one.id }))),
            q(
              'setOutcomeValue',
              { identifier: `F${one.id}` },
              one.type === 'single' ? q('multiple', {}, q('variable', { identifier: one.id })) : q('variable', { identifier: one.id }),
            ),
          ),
        ),
      ),
    ...parts.flatMap(({ asked }) => asked.filter(hasMistakes).map((one) => mistakeXml(one, d))),
    // the worked solution is shown to whoever has the whole score: a target has no word for attempts that are used up
    q(
      'responseCondition',
      {},
      q(
        'responseIf',
        {},
        q('gte', {}, score, q('baseValue', { baseType: 'float' }, decimalText(total - 1e-9 * Math.max(1, total)))),
        q('setOutcomeValue', { identifier: 'SOLUTION' }, q('baseValue', { baseType: 'identifier' }, 'shown')),
      ),
    ),
  ]
}

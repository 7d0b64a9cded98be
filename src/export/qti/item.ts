// One variant as an item of QTI: declarations, body, response processing, feedback.
import { readRational, toFloat } from '../../math/exact/rational.ts'
import type { CellScheme } from '../../model.ts'
import type { HtmlWriter } from '../html.ts'
import type { ExportItem, ExportPart } from '../item.ts'
import { plainTitle } from '../plain.ts'
import { declaration, element, Xml } from '../xml.ts'
import type { Asked, Reading } from './ask.ts'
import type { Dialect } from './dialect.ts'
import { partXml } from './body.ts'
import { float } from './conditions.ts'
import {
  answerFeedback,
  boxXml,
  type FeedbackXml,
  joinedFeedback,
  optionFeedback,
  readingOutcome,
  readingsFeedback,
} from './feedback-xml.ts'
import { decimalText } from './processing.ts'
import { responseXml } from './response.ts'
import { processing } from './scoring-xml.ts'

export interface PlacedPart {
  readonly part: ExportPart
  readonly asked: readonly Asked[]
  readonly readings: readonly Reading[]
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
  const outcomes = parts.flatMap(({ readings }, i) => [scoreName(i), ...readings.map((_, k) => readingOutcome(scoreName(i), k))])
  const said = joinedFeedback(parts.map((one, i) => feedback(one, i, d, html)))
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
      outcomes.map((name) => outcome(name, d)),
      said.outcomes,
      q('outcomeDeclaration', { identifier: 'SOLUTION', cardinality: 'single', baseType: 'identifier' }),
      q('itemBody', {}, body),
      q('responseProcessing', {}, processingXml(parts, said, total, d)),
      said.boxes,
      solution.length === 0 ? undefined : boxXml('SOLUTION', 'shown', solution, d, html),
    ).text
  }\n`
}

const outcome = (identifier: string, d: Dialect, value = 0): Xml =>
  d.qti(
    'outcomeDeclaration',
    { identifier, cardinality: 'single', baseType: 'float' },
    d.qti('defaultValue', {}, d.qti('value', {}, decimalText(value))),
  )

/** What a part scores. */
const scoreName = (i: number): string => `S${i + 1}`

/** A part's other readings are scored with what is said of them: so they come before the sum of all parts. */
function feedback({ part, asked, readings }: PlacedPart, i: number, d: Dialect, html: HtmlWriter): FeedbackXml {
  const scored = (reading: Reading, name: string) => processing(reading.asked, cellScheme(part), name, pointsOf(part), d)
  return joinedFeedback([
    ...asked.flatMap((one) => [optionFeedback(one, d), answerFeedback(one, d, html)]),
    readingsFeedback(readings, scoreName(i), scored, d, html),
  ])
}

function processingXml(parts: readonly PlacedPart[], said: FeedbackXml, total: number, d: Dialect): readonly Xml[] {
  const q = d.qti
  const scores = parts.map((_, i) => q('variable', { identifier: scoreName(i) }))
  return [
    ...parts.flatMap(({ part, asked }, i) => processing(asked, cellScheme(part), scoreName(i), pointsOf(part), d)),
    ...said.processing,
    q('setOutcomeValue', { identifier: 'SCORE' }, q('sum', {}, scores)),
    // the worked solution is shown to whoever has the whole score: a target has no word for attempts that are used up
    q(
      'responseCondition',
      {},
      q(
        'responseIf',
        {},
        q('gte', {}, q('variable', { identifier: 'SCORE' }), float(total - 1e-9 * Math.max(1, total), d)),
        q('setOutcomeValue', { identifier: 'SOLUTION' }, q('baseValue', { baseType: 'identifier' }, 'shown')),
      ),
    ),
  ]
}

// What is said of an answer, as outcomes that response processing sets and boxes that are shown by them: of options chosen, of numbers and
// sets under a mistake, of readings, and the worked solution.
import type { RichText } from '../../model.ts'
import type { HtmlWriter } from '../html.ts'
import { Xml } from '../xml.ts'
import type { Asked, Reading, Said } from './ask.ts'
import { identifier, withinXml } from './conditions.ts'
import type { Dialect } from './dialect.ts'

/** Declarations, conditions and boxes, each of which goes to a place of its own in an item. */
export interface FeedbackXml {
  readonly outcomes: readonly Xml[]
  readonly processing: readonly Xml[]
  readonly boxes: readonly Xml[]
}
const nothing: FeedbackXml = { outcomes: [], processing: [], boxes: [] }

export const joinedFeedback = (all: readonly FeedbackXml[]): FeedbackXml => ({
  outcomes: all.flatMap(({ outcomes }) => outcomes),
  processing: all.flatMap(({ processing }) => processing),
  boxes: all.flatMap(({ boxes }) => boxes),
})

const outcomeXml = (name: string, cardinality: 'single' | 'multiple', d: Dialect): Xml =>
  d.qti('outcomeDeclaration', { identifier: name, cardinality, baseType: 'identifier' })

/** The options chosen: what is said of each stands beside it, shown by the outcome `F…`. */
export function optionFeedback(asked: Asked, d: Dialect): FeedbackXml {
  if (!('options' in asked) || asked.type === 'menu' || asked.options.every(({ says }) => says === undefined)) return nothing
  const q = d.qti
  const variable = q('variable', { identifier: asked.id })
  const chosen = asked.type === 'single' ? q('multiple', {}, variable) : variable
  const set = q('setOutcomeValue', { identifier: `F${asked.id}` }, chosen)
  return {
    outcomes: [outcomeXml(`F${asked.id}`, 'multiple', d)],
    processing: [q('responseCondition', {}, q('responseIf', {}, q('not', {}, q('isNull', {}, variable)), set))],
    boxes: [],
  }
}

/** The first that is met of what may be said of a number or of a set: `m1`, `m2` …; `plain` where nothing is to be said of it. */
export function answerFeedback(asked: Asked, d: Dialect, html: HtmlWriter): FeedbackXml {
  if (!('said' in asked)) return nothing
  const q = d.qti
  const name = `M${asked.id}`
  const [cases, boxes]: [Xml[], Xml[]] = [[], []]
  for (const [i, one] of asked.said.entries()) {
    const value = one.says === undefined ? 'plain' : `m${i + 1}`
    cases.push(
      q(
        i === 0 ? 'responseIf' : 'responseElseIf',
        {},
        metXml(asked.id, one, d),
        q('setOutcomeValue', { identifier: name }, identifier(value, d)),
      ),
    )
    if (one.says !== undefined) boxes.push(boxXml(name, value, one.says, d, html))
  }
  return { outcomes: [outcomeXml(name, 'single', d)], processing: [q('responseCondition', {}, cases)], boxes }
}

function metXml(id: string, { of }: Said, d: Dialect): Xml {
  const q = d.qti
  if ('bounds' in of) return withinXml(id, of.bounds, d)
  const set = q(
    'multiple',
    {},
    of.options.map((option) => identifier(option, d)),
  )
  return q('match', {}, q('variable', { identifier: id }), set)
}

/**
 * A part that may be read in several ways: the whole answer is scored under each, in outcomes of their own, and the best of them is the
 * score. What is said of the reading it is by is shown.
 */
export function readingsFeedback(
  readings: readonly Reading[],
  outcome: string,
  scored: (reading: Reading, outcome: string) => readonly Xml[],
  d: Dialect,
  html: HtmlWriter,
): FeedbackXml {
  if (readings.length === 0) return nothing
  const q = d.qti
  const name = `M${outcome}`
  const isSaid = readings.some(({ says }) => says !== undefined)
  return {
    outcomes: isSaid ? [outcomeXml(name, 'single', d)] : [],
    processing: readings.flatMap((reading, i) => {
      const own = readingOutcome(outcome, i)
      const [mine, best] = [q('variable', { identifier: own }), q('variable', { identifier: outcome })]
      const better = q(
        'responseIf',
        {},
        q('gt', {}, mine, best),
        q('setOutcomeValue', { identifier: outcome }, mine),
        isSaid ? q('setOutcomeValue', { identifier: name }, identifier(`r${i + 1}`, d)) : undefined,
      )
      return [...scored(reading, own), q('responseCondition', {}, better)]
    }),
    boxes: readings.flatMap(({ says }, i) => (says === undefined ? [] : [boxXml(name, `r${i + 1}`, says, d, html)])),
  }
}

/** The score of a part under one of its other readings. */
export const readingOutcome = (outcome: string, i: number): string => `${outcome}R${i + 1}`

/** What is shown once the outcome is this identifier. */
export const boxXml = (outcome: string, value: string, text: RichText, d: Dialect, html: HtmlWriter): Xml =>
  d.qti('modalFeedback', { outcomeIdentifier: outcome, identifier: value, showHide: 'show' }, flowXml(html.block(text), d))

/** 3.0 wants what is shown in an element of its own. */
export const flowXml = (block: string, d: Dialect): Xml => (d.version === '3.0' ? d.qti('contentBody', {}, new Xml(block)) : new Xml(block))

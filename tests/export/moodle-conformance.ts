// Writes an export of every shipped set and of problems of our own, and a list of answers with the score that our model of Moodle
// predicts for each, in the form that a script around Moodle's own question engine takes. Run by hand: npx tsx tests/export/moodle-conformance.ts DIR
import { mkdirSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { htmlWriter } from '../../src/export/html.ts'
import { askPart, type Place } from '../../src/export/moodle/ask.ts'
import { moodleCategory, moodleEnd, moodleItem, moodleStart } from '../../src/export/moodle/moodle.ts'
import { closeAnswers } from '../../src/export/close.ts'
import { probes } from '../../src/export/compare.ts'
import { predicted } from '../../src/export/moodle/predict.ts'
import { readingMixes } from '../../src/export/readings.ts'
import type { Response } from '../../src/export/places.ts'
import { toFloat } from '../../src/math/exact/rational.ts'
import { variantTag } from '../../src/variant/tag.ts'
import { partByPart } from './part-by-part.ts'
import { ownItems, type Shipped, shippedItems } from './shipped.ts'
import { plainText } from './plain-text.ts'

const [, , folder = 'moodle-conformance', seeds = '3'] = process.argv
mkdirSync(folder, { recursive: true })
const html = htmlWriter('en')
const cases: unknown[] = []
let xml = moodleStart
let category = ''
for (const { set, problem, item } of [...shippedItems(Number(seeds)), ...ownItems(Number(seeds))].flatMap(withParts)) {
  const { variant } = item.posed
  // there an option is named by its text, which markup changes: moodle-round-trip.ts has that problem
  if (problem === 'markup') continue
  if (category !== problem) xml += moodleCategory(set, (category = problem))
  const made = moodleItem(item, { language: 'en', tag: variantTag })
  if (made.xml === undefined) continue
  xml += made.xml
  const [part, another] = item.parts
  if (part === undefined || another !== undefined) continue
  const asked = askPart(part, html, 'None of these')
  if ('refused' in asked) continue
  for (const [n, raw] of [...probes(part), ...closeAnswers(part), ...readingMixes(part)].entries()) {
    const responses = asked.places.map((place) => place.respond(raw))
    if (responses.some((one) => one === undefined)) continue
    const score = toFloat(predicted(asked.places, raw))
    cases.push({
      question: `${problem} ${variant}`,
      name: `${n}: ${JSON.stringify(raw)}`,
      response: moodleResponse(asked.places, responses),
      expect: { fraction: Math.round(score * 1e7) / 1e7 },
    })
  }
}
writeFileSync(path.join(folder, 'all.xml'), xml + moodleEnd)
writeFileSync(path.join(folder, 'cases.json'), JSON.stringify(cases, null, 1))
console.error(`${cases.length} answers`)

/** What several parts add up to is weighted: each part is a question of its own too (but of the problem whose options have markup). */
function withParts(one: Shipped): readonly Shipped[] {
  return one.problem === 'several-parts' ? [one] : [one, ...partByPart(one.item).map((item) => ({ ...one, item }))]
}

function moodleResponse(places: readonly Place[], responses: readonly (Response | undefined)[]): unknown {
  const [only] = places
  if (only !== undefined && only.cell === undefined) return responseTo(only, responses[0])
  return Object.fromEntries(places.map((place, i) => [String(i + 1), responseTo(place, responses[i])]))
}

function responseTo({ asked }: Place, response: Response | undefined): unknown {
  if (response === undefined) return {}
  if (asked.type === 'numerical') return { answer: response.type === 'typed' ? response.text : '' }
  const texts = response.type === 'chosen' ? response.options.map((i) => plainText(asked.answers[i]?.text ?? '')) : []
  return asked.single ? { answer: texts[0] } : Object.fromEntries(texts.map((text) => [text, '1']))
}

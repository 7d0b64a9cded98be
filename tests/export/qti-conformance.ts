// Writes every shipped problem and some of our own as an item of QTI, and beside it answers with the score that our model predicts
// for each, in the form that scripts around other engines take. Run by hand: npx tsx tests/export/qti-conformance.ts DIR 2.1|2.2|3.0 [SEEDS]
import { mkdirSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { closeAnswers } from '../../src/export/close.ts'
import { probes } from '../../src/export/compare.ts'
import { askPart, respond } from '../../src/export/qti/ask.ts'
import { dialects } from '../../src/export/qti/dialect.ts'
import { qtiHtml } from '../../src/export/qti/html.ts'
import { cellScheme, itemXml, pointsOf } from '../../src/export/qti/item.ts'
import { bestScore } from '../../src/export/qti/processing.ts'
import { readingMixes } from '../../src/export/readings.ts'
import { variantTag } from '../../src/variant/tag.ts'
import { ownItems, shippedItems } from './shipped.ts'

const [, , folder = 'qti-conformance', named = '2.1', seeds = '1'] = process.argv
const dialect = Object.values(dialects).find(({ version }) => version === named) ?? dialects['2.1']
mkdirSync(folder, { recursive: true })
const html = qtiHtml('en')
let count = 0
for (const { problem, seed, variant, item } of [...shippedItems(Number(seeds)), ...ownItems(Number(seeds))]) {
  const parts = item.parts.flatMap((part, i) => {
    const as = askPart(part, i + 1, 'None of these')
    return 'refused' in as ? [] : [{ part, ...as }]
  })
  if (parts.length < item.parts.length) continue
  const file = path.join(folder, `${problem}-${seed}`)
  writeFileSync(`${file}.xml`, itemXml(item, parts, dialect, html, 'en', variantTag(variant)))
  const cases = parts.flatMap((placed) => {
    const { part, asked } = placed
    return [...probes(part), ...closeAnswers(part), ...readingMixes(part)].map((raw) => {
      const given = respond(asked, raw)
      const responses = parts.flatMap((one) => one.asked).map((one) => [one.id, inJson(given.get(one.id), one.type === 'several')] as const)
      const score = bestScore(placed, cellScheme(part), given) * pointsOf(part)
      return {
        name: `${part.id} ${JSON.stringify(raw)}`,
        responses: Object.fromEntries(responses),
        expect: { SCORE: Math.round(score * 1e9) / 1e9 },
      }
    })
  })
  count += cases.length
  writeFileSync(`${file}.json`, JSON.stringify(cases, null, 1))
}
console.error(`${count} answers`)

function inJson(given: number | readonly string[] | undefined, several: boolean): unknown {
  if (given === undefined) return null
  return typeof given === 'number' || several ? given : given[0]
}

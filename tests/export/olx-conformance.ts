// Writes every shipped problem and some of our own as OLX, and beside it answers with the score that our model of Open edX predicts
// for each, in the form that a script around Open edX's own capa takes. Run by hand: npx tsx tests/export/olx-conformance.ts DIR [SEEDS]
import { mkdirSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { probes } from '../../src/export/compare.ts'
import { htmlWriter } from '../../src/export/html.ts'
import { askPart, type Place } from '../../src/export/olx/ask.ts'
import { predicted } from '../../src/export/olx/entries.ts'
import { problemXml } from '../../src/export/olx/problem.ts'
import { gradePart, samplesOf } from '../../src/kinds/index.ts'
import { toFloat } from '../../src/math/exact/rational.ts'
import type { RawResponse } from '../../src/model.ts'
import { variantTag } from '../../src/variant/tag.ts'
import { ownItems, shippedItems } from './shipped.ts'

const [, , folder = 'olx-conformance', seeds = '1'] = process.argv
mkdirSync(folder, { recursive: true })
const html = htmlWriter('en')
let count = 0
for (const { problem, seed, variant, item } of [...shippedItems(Number(seeds)), ...ownItems(Number(seeds))]) {
  const asked = item.parts.map((part) => ({ part, as: askPart(part, html, 'None of these') }))
  const parts = asked.flatMap(({ part, as }) => ('refused' in as ? [] : [{ part, places: as.places }]))
  if (parts.length < item.parts.length) continue
  writeFileSync(path.join(folder, `${problem}-${seed}.xml`), problemXml(item, parts, html, 'en', variantTag(variant)))
  const fields = parts.reduce((sum, { places }) => sum + places.length, 0)
  const blanks = Object.fromEntries(
    parts.flatMap(({ places }) => places).map(({ asked: { type } }, i) => [`${i + 2}_1`, type === 'several' ? [] : '']),
  )
  let before = 0
  const cases: unknown[] = []
  for (const { part, places } of parts) {
    const answers: readonly { readonly raw: RawResponse; readonly score: number }[] =
      part.key.kind === 'expression'
        ? samplesOf(part.interaction, part.key).flatMap(({ raw, mark }) =>
            mark.status === 'graded' ? [{ raw, score: Number(mark.credit) }] : [],
          )
        : probes(part).flatMap((raw) => {
            // what neither side can read is an error message there, and costs nothing
            if (gradePart(part.interaction, part.key, raw).status === 'invalid') return []
            const score = predicted(places, raw)
            return score === undefined ? [] : [{ raw, score: toFloat(score) }]
          })
    for (const { raw, score } of answers) {
      const entries = places.map((place, i) => [`${before + i + 2}_1`, answerTo(place, raw)] as const)
      if (entries.some(([, answer]) => answer === undefined)) continue
      cases.push({
        name: `${part.id} ${JSON.stringify(raw)}`,
        answers: { ...blanks, ...Object.fromEntries(entries) },
        expect: { score: Math.round(((score * places.length) / fields) * 1e6) / 1e6 },
      })
    }
    before += places.length
  }
  count += cases.length
  writeFileSync(path.join(folder, `${problem}-${seed}.json`), JSON.stringify(cases, null, 1))
}
console.error(`${count} answers`)

function answerTo({ asked, respond }: Place, raw: RawResponse): unknown {
  const response = respond(raw)
  if (response === undefined) return undefined
  if (response.type === 'typed') return response.text
  switch (asked.type) {
    case 'single':
      return response.options.map((i) => `choice_c${i}`)[0]
    case 'several':
      return response.options.map((i) => `choice_${i}`)
    case 'menu':
      return response.options.map((i) => asked.options[i]?.text)[0]
    case 'number':
    case 'formula':
      return undefined
    default:
      throw asked satisfies never
  }
}

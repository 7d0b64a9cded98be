// Writes the shipped sets as an unpacked cartridge, and a list of answers with the score that our model of Moodle predicts for each, in the
// form that scripts around Moodle's own reader of cartridges and its question engine take. Of problems with several parts the parts that a
// cartridge can hold are asked alone. Run by hand: npx tsx tests/export/cc11-conformance.ts DIR [SEEDS]
import { mkdirSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { probes } from '../../src/export/compare.ts'
import { htmlWriter } from '../../src/export/html.ts'
import { plainTitle } from '../../src/export/plain.ts'
import { askParts } from '../../src/export/qti12/ask.ts'
import { dialects } from '../../src/export/qti12/dialect.ts'
import { predicted } from '../../src/export/qti12/entries.ts'
import { qti12 } from '../../src/export/qti12/qti12.ts'
import { toFloat } from '../../src/math/exact/rational.ts'
import { variantTag } from '../../src/variant/tag.ts'
import { problemOf, shippedItems } from './shipped.ts'
import { partByPart } from './part-by-part.ts'
import { unzipped } from './unpack.ts'
import { plainText } from './plain-text.ts'

const [, , folder = 'cc11-conformance', seeds = '2'] = process.argv
const d = dialects.cc11
const words = { html: htmlWriter('en'), none: 'None of these' }
const pieces: Uint8Array[] = []
const set = { id: 'shipped', title: [{ type: 'text', text: 'All that is shipped' } as const], language: 'en', mode: 'practice' } as const
const writer = qti12('cc11')((bytes) => pieces.push(bytes.slice()), { set, tag: variantTag })
const cases: unknown[] = []
let [problem, written]: [string, number] = ['', 0]
for (const shipped of shippedItems(Number(seeds))) {
  for (const item of [shipped.item, ...partByPart(shipped.item)]) {
    if (problem !== shipped.problem) {
      problem = shipped.problem
      writer.problem({ id: problem, title: item.posed.title, points: item.posed.points, problem: problemOf(problem), asked: {} })
    }
    const made = writer.item(item)
    const as = askParts(item.parts, d, words)
    if (!made.written || 'refused' in as) {
      console.error(
        `refused: ${item.posed.variant} ${problem}: ${made.ledger.map((entry) => ('why' in entry ? entry.why : '')).join('; ')}`,
      )
      continue
    }
    written += 1
    const [part] = as.asked
    const [place] = part?.places ?? []
    if (part === undefined || place === undefined) continue
    for (const [n, raw] of probes(part.part).entries()) {
      const response = place.respond(raw)
      if (response === undefined) continue
      const chosen = response.type === 'chosen' ? response.options : []
      const { asked } = place
      const texts = chosen.flatMap((i) => (asked.type === 'choice' ? plainText(asked.options[i]?.text ?? '') : []))
      const several = asked.type === 'choice' && asked.several
      cases.push({
        question: `${plainTitle(item.posed.title, 200)} ${variantTag(item.posed.variant)}`,
        name: `${n}: ${JSON.stringify(raw)}`,
        response:
          response.type === 'typed'
            ? { answer: response.text }
            : several
              ? Object.fromEntries(texts.map((text) => [text, '1']))
              : { answer: texts[0] },
        expect: { fraction: Math.round(toFloat(predicted(part, d, raw)) * 1e7) / 1e7 },
      })
    }
  }
}
writer.end([])
for (const [name, content] of unzipped(Buffer.concat(pieces))) {
  const file = path.join(folder, 'cc11', name)
  mkdirSync(path.dirname(file), { recursive: true })
  writeFileSync(file, content)
}
writeFileSync(path.join(folder, 'cc11.cases.json'), JSON.stringify(cases, null, 1))
console.error(`${written} variants written, ${cases.length} answers`)

// Writes the shipped sets as unpacked packages of QTI 1.2, and beside each a folder of answers with the score that its file gives them, in
// the form that a script around Canvas's migration tool and qti-sdk takes. Run by hand: npx tsx tests/export/qti12-conformance.ts DIR [qti12|qti12-strict] [SEEDS]
import { mkdirSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { probes } from '../../src/export/compare.ts'
import { htmlWriter } from '../../src/export/html.ts'
import { askParts } from '../../src/export/qti12/ask.ts'
import { dialects } from '../../src/export/qti12/dialect.ts'
import { predicted } from '../../src/export/qti12/entries.ts'
import { fielded } from '../../src/export/qti12/fields.ts'
import { qti12 } from '../../src/export/qti12/qti12.ts'
import { readRational, toFloat } from '../../src/math/exact/rational.ts'
import { variantTag } from '../../src/variant/tag.ts'
import { problemOf, shippedItems } from './shipped.ts'
import { unzipped } from './unpack.ts'

const [, , folder = 'qti12-conformance', named = 'qti12', seeds = '2'] = process.argv
const d = named === 'qti12-strict' ? dialects['qti12-strict'] : dialects.qti12
const words = { html: htmlWriter('en'), none: 'None of these' }
// qti-sdk grades what the file says, whatever Canvas does with it
const asWritten = { ...d, grader: 'as-written' } as const
const answers = path.join(folder, `${named}.cases`)
mkdirSync(answers, { recursive: true })
const pieces: Uint8Array[] = []
const open = qti12(d.name)
const set = { id: 'shipped', title: [{ type: 'text', text: 'All that is shipped' } as const], language: 'en', mode: 'practice' } as const
const writer = open((bytes) => pieces.push(bytes.slice()), { set, tag: variantTag })
let [count, problem, written]: [number, string, number] = [0, '', 0]
for (const shipped of shippedItems(Number(seeds))) {
  const { item, variant } = shipped
  if (problem !== shipped.problem) {
    problem = shipped.problem
    writer.problem({ id: problem, title: item.posed.title, points: item.posed.points, problem: problemOf(problem), asked: {} })
  }
  const made = writer.item(item)
  if (!made.written) {
    console.error(`refused: ${variant} ${problem}`, made.ledger.map((entry) => ('why' in entry ? entry.why : '')).join('; '))
    continue
  }
  written += 1
  const as = askParts(item.parts, d, words)
  if ('refused' in as || as.asked.some(({ places }) => places.some(({ asked }) => asked.type === 'number' || asked.type === 'blank')))
    continue
  const fields = fielded(item, as.asked, d).flatMap((part) => part.fields)
  const [part, another] = as.asked
  if (part === undefined || another !== undefined) continue
  const full = d.name === 'qti12' ? 100 : toFloat(readRational(item.posed.points) ?? 1)
  const cases = probes(part.part).map((raw) => ({
    name: JSON.stringify(raw),
    responses: Object.fromEntries(
      fields.map(({ id, place, prefix }) => {
        const response = place.respond(raw)
        const chosen = response?.type === 'chosen' ? response.options : []
        const { asked } = place
        const ids = chosen.flatMap((i) => (asked.type === 'choice' ? `${prefix}${asked.options[i]?.id ?? ''}` : `${prefix}${i + 1}`))
        return [id, asked.type === 'choice' && asked.several ? ids : (ids[0] ?? null)]
      }),
    ),
    expect: { SCORE: Math.round(full * toFloat(predicted(part, asWritten, raw)) * 1e6) / 1e6 },
  }))
  count += cases.length
  writeFileSync(path.join(answers, `${variant}.cases.json`), JSON.stringify(cases, null, 1))
}
writer.end([])
for (const [name, content] of unzipped(Buffer.concat(pieces))) {
  const file = path.join(folder, named, name)
  mkdirSync(path.dirname(file), { recursive: true })
  writeFileSync(file, content)
}
console.error(`${written} variants written, ${count} answers`)

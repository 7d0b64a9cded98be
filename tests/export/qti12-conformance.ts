// Writes the shipped sets as unpacked packages of QTI 1.2, and beside each a folder of answers with the score that its file gives them, in
// the form that a script around Canvas's migration tool and qti-sdk takes. Run by hand: npx tsx tests/export/qti12-conformance.ts DIR [qti12|qti12-strict] [SEEDS]
import { mkdirSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { probes } from '../../src/export/compare.ts'
import { htmlWriter } from '../../src/export/html.ts'
import type { ExportItem } from '../../src/export/item.ts'
import { type AskedPart, askParts } from '../../src/export/qti12/ask.ts'
import { dialects } from '../../src/export/qti12/dialect.ts'
import { predicted } from '../../src/export/qti12/entries.ts'
import { type Field, fielded } from '../../src/export/qti12/fields.ts'
import type { Asked } from '../../src/export/qti12/question.ts'
import { qti12 } from '../../src/export/qti12/qti12.ts'
import { readRational, toFloat } from '../../src/math/exact/rational.ts'
import type { RawResponse } from '../../src/model.ts'
import { variantTag } from '../../src/variant/tag.ts'
import { partByPart } from './part-by-part.ts'
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
const forCanvas: unknown[] = []
const open = qti12(d.name)
const set = { id: 'shipped', title: [{ type: 'text', text: 'All that is shipped' } as const], language: 'en', mode: 'practice' } as const
const writer = open((bytes) => pieces.push(bytes.slice()), { set, tag: variantTag })
let [count, problem, written]: [number, string, number] = [0, '', 0]
for (const shipped of shippedItems(Number(seeds))) {
  for (const item of [shipped.item, ...partByPart(shipped.item)]) {
    const { variant, points } = item.posed
    if (problem !== shipped.problem) {
      problem = shipped.problem
      writer.problem({ id: problem, title: item.posed.title, points, problem: problemOf(problem), asked: {} })
    }
    const made = writer.item(item)
    const as = askParts(item.parts, d, words)
    if (!made.written || 'refused' in as) {
      console.error(`refused: ${variant} ${problem}: ${made.ledger.map((entry) => ('why' in entry ? entry.why : '')).join('; ')}`)
      continue
    }
    written += 1
    forCanvas.push(...canvasCases(item, as.asked))
    if (as.asked.some(({ places }) => places.some(({ asked }) => !isGraded(asked)))) continue
    const fields = fielded(item, as.asked, d).flatMap((part) => part.fields)
    const cases = as.asked.flatMap((part) =>
      probes(part.part).map((raw) => ({
        name: `${part.part.id} ${JSON.stringify(raw)}`,
        responses: Object.fromEntries(fields.map((field) => [field.id, part.places.includes(field.place) ? handedIn(field, raw) : null])),
        expect: { SCORE: Math.round(fullScore(part.part.points) * toFloat(predicted(part, asWritten, raw)) * 1e9) / 1e9 },
      })),
    )
    count += cases.length
    writeFileSync(path.join(answers, `${variant}.cases.json`), JSON.stringify(cases, null, 1))
  }
}
writer.end([])
for (const [name, content] of unzipped(Buffer.concat(pieces))) {
  const file = path.join(folder, named, name)
  mkdirSync(path.dirname(file), { recursive: true })
  writeFileSync(file, content)
}
// with Canvas's own score, for whoever can ask it: idents of options or texts by response
if (d.name === 'qti12') writeFileSync(path.join(folder, 'canvas.json'), JSON.stringify(forCanvas, null, 1))
console.error(`${written} variants written, ${count} answers`)

/** What the migration tool turns into something that qti-sdk grades: of Canvas’s questions only those with choices. */
function isGraded({ type }: Asked): boolean {
  return type === 'choice' || type === 'menu' || (type === 'number' && d.name === 'qti12-strict')
}

function fullScore(points: string): number {
  return d.name === 'qti12' ? 100 : toFloat(readRational(points) ?? 1)
}

function handedIn({ place: { asked, respond }, prefix }: Field, raw: RawResponse): unknown {
  const response = respond(raw)
  if (response?.type === 'typed')
    return /^\s*[+-]?(?:\d+\.?\d*|\.\d+)(?:e[+-]?\d+)?\s*$/i.test(response.text) ? Number(response.text) : null
  const ids = (response?.options ?? []).map((i) =>
    asked.type === 'choice' ? `${prefix}${asked.options[i]?.id ?? ''}` : `${prefix}${i + 1}`,
  )
  return asked.type === 'choice' && asked.several ? ids : (ids[0] ?? null)
}

/** Each part is answered alone, the others are left blank: the score is then that of its places among all. */
function canvasCases(item: ExportItem, parts: readonly AskedPart[]): readonly unknown[] {
  const fields = fielded(item, parts, d).flatMap((part) => part.fields)
  return parts.flatMap((part) =>
    probes(part.part).map((raw) => ({
      item: item.posed.variant,
      name: `${part.part.id} ${JSON.stringify(raw)}`,
      answers: Object.fromEntries(
        fields
          .filter(({ place }) => part.places.includes(place))
          .flatMap(({ id, place: { asked, respond }, prefix }): [string, unknown][] => {
            const response = respond(raw)
            if (response === undefined) return []
            if (response.type === 'typed') return [[id, response.text]]
            return [[id, response.options.map((i) => `${prefix}${asked.type === 'choice' ? (asked.options[i]?.id ?? '') : i + 1}`)]]
          }),
      ),
      expect: (toFloat(predicted(part, d, raw)) * part.places.length) / fields.length,
    })),
  )
}

// Writes the problems, shipped and our own, as items of QTI 3, and beside each some answers with the score that our model predicts, in
// the form that a script around players in a browser takes: a page is opened for each answer, so there are few. Items with menus, and
// with two lists of options, are left out: that script opens no menus, and finds an option by its name in the whole page
// (tests/browser/qti3-player.test.ts does better).
// Run by hand: npx tsx tests/export/qti3-conformance.ts DIR [ANSWERS]
import { mkdirSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { probes } from '../../src/export/compare.ts'
import { type Asked, askPart, respond } from '../../src/export/qti/ask.ts'
import { dialects } from '../../src/export/qti/dialect.ts'
import { qtiHtml } from '../../src/export/qti/html.ts'
import { cellScheme, itemXml, type PlacedPart, pointsOf } from '../../src/export/qti/item.ts'
import { bestScore } from '../../src/export/qti/processing.ts'
import type { RawResponse } from '../../src/model.ts'
import { variantTag } from '../../src/variant/tag.ts'
import { ownItems, shippedItems } from './shipped.ts'

const [, , folder = 'qti3-conformance', most = '6'] = process.argv
mkdirSync(folder, { recursive: true })
let count = 0
for (const { problem, variant, item } of [...shippedItems(1), ...ownItems(1)]) {
  const parts = item.parts.flatMap((part, i): readonly PlacedPart[] => {
    const as = askPart(part, i + 1, 'None of these')
    return 'refused' in as ? [] : [{ part, ...as }]
  })
  const asked = parts.flatMap((one) => one.asked)
  const lists = asked.filter(({ type }) => type === 'single' || type === 'several')
  if (parts.length < item.parts.length || lists.length > 1 || asked.some(({ type }) => type === 'menu')) continue
  const cases = few(rows(parts), Number(most)).map((answers, n) => {
    const given = parts.map((one, i) => respond(one.asked, answers[i] ?? ''))
    const score = parts.reduce((sum, one, i) => sum + bestScore(one, cellScheme(one.part), given[i] ?? new Map()) * pointsOf(one.part), 0)
    const responses = asked.map((one): [string, unknown] => [one.id, valueIn(one, given)])
    return {
      name: `${n}: ${JSON.stringify(answers)}`.slice(0, 60),
      responses: Object.fromEntries(responses),
      expect: { SCORE: Math.round(score * 1e9) / 1e9 },
    }
  })
  count += cases.length
  writeFileSync(path.join(folder, `${problem}.xml`), itemXml(item, parts, dialects['3.0'], qtiHtml('en'), 'en', variantTag(variant)))
  writeFileSync(path.join(folder, `${problem}.json`), JSON.stringify(cases, null, 1))
}
console.error(`${count} answers`)

/** An answer to every part; the first row leaves all of them blank. */
function rows(parts: readonly PlacedPart[]): readonly (readonly RawResponse[])[] {
  const all = parts.map(({ part }) => probes(part))
  const longest = Math.max(...all.map((own) => own.length))
  return [parts.map(() => ''), ...Array.from({ length: longest }, (_, n) => all.map((own) => own[n % own.length] ?? ''))]
}

/** `most` of them, from the first to the last. */
function few<T>(list: readonly T[], number: number): readonly T[] {
  const step = Math.max(1, (list.length - 1) / (number - 1))
  return list.filter((_, i) => Math.round(Math.round(i / step) * step) === i)
}

function valueIn({ id, type }: Asked, given: readonly ReturnType<typeof respond>[]): unknown {
  const value = given.map((one) => one.get(id)).find((one) => one !== undefined)
  return value === undefined ? null : typeof value === 'number' || type === 'several' ? value : value[0]
}

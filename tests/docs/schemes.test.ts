// docs/schemes.md holds: each scheme's worked case, the example and the table of what is written out.
import { readFileSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import { gradePart } from '../../src/kinds/index.ts'
import { formatOf, readNumber } from '../../src/math/print/number-text.ts'
import type { Mark } from '../../src/model.ts'
import { variantWith } from '../../src/pipeline.ts'
import { fixedDraws } from '../../src/variant/fixed.ts'
import { definitions, must, problemFrom } from '../support/library.ts'
import { root } from '../support/files.ts'

const page = readFileSync(root('docs/schemes.md'), 'utf8')
const [example = ''] = [...page.matchAll(/^```yaml whole\n([^]*?)^```$/gm)].map(([, text = '']) => text)
const [weights = ''] = [...page.matchAll(/^```yaml\n([^]*?)^```$/gm)].map(([, text = '']) => text)

/** The mark of an answer to the first part, or the one of that number, of a problem. */
function marked(text: string, raw: unknown, part = 0): Mark {
  const problem = problemFrom(text.replace(/^problem: .*/, 'problem: p'))
  const { posed } = must(variantWith(problem, must(fixedDraws(problem, definitions({}))), 1, { language: 'en' }))
  const [asked, secret] = [posed.public.parts[part], posed.keys[part]]
  if (asked === undefined || secret === undefined) throw new Error(`no part ${part}`)
  return gradePart(asked.interaction, secret.key, raw)
}

const rows = [...page.matchAll(/^\| `([\w-]+)` \| [^|\n]+ \| ([\d/]+|by the credits) \| [^|\n]+ \| [^|\n]+ \|$/gm)].map(
  ([, scheme = '', credit = '']): [string, string] => [scheme, credit],
)
test('the table has the schemes of the language', () => {
  const schema: { readonly $defs: { readonly scheme: { readonly enum: readonly string[] } } } = JSON.parse(
    readFileSync(root('problems/problem.schema.json'), 'utf8'),
  )
  expect(rows.map(([scheme]) => scheme)).toEqual(schema.$defs.scheme.enum)
})
test.each(rows.filter(([scheme]) => scheme !== 'weights'))(
  'under %s two of three and a wrong one of five are worth %s',
  (scheme, credit) => {
    expect(marked(example.replace('scheme: coverage', `scheme: ${scheme}`), ['2', '3', '7'])).toMatchObject({ credit })
  },
)
test('weights are added up', () => {
  const text = `problem: p\ntitle: T\ntext: T.\n${weights.replace('kind: multi', "text: 'Which?'\n    kind: multi")}`
  expect(marked(text, ['2', '3'])).toMatchObject({ credit: '1' })
  expect(marked(text, ['2', '3', '5'])).toMatchObject({ credit: '3/4' })
  expect(marked(text, ['2', '4'])).toMatchObject({ credit: '0' })
})
test('the example', () => {
  const credits = [...page.matchAll(/"credit":"([\d/]+)"/g)].map(([, credit]) => credit)
  expect(marked(example, ['2', '3', '7'])).toMatchObject({ credit: credits[0] })
  expect(marked(example, '5.3', 1)).toEqual({ status: 'graded', credit: credits[1], close: true })
})

describe('written out', () => {
  /** `2, 3 or 4: zeros …` is those, `any` each of them. */
  const countsIn = (cell: string): readonly number[] =>
    cell.startsWith('any') ? [1, 2, 3, 4, 5] : (cell.split(/[:(]/)[0]?.match(/\d+/g) ?? []).map(Number)
  const table = [...page.matchAll(/^\| `([\d.e-]+)` \| ([^|\n]+) \| ([^|\n]+) \|$/gm)].map(
    ([, typed = '', decimals = '', figures = '']): [string, readonly number[], readonly number[]] => [
      typed,
      countsIn(decimals),
      countsIn(figures),
    ],
  )
  test('the table is there', () => expect(table).toHaveLength(7))
  test.each(table)('%s', (typed, decimals, figures) => {
    const isTo = (precision: { decimals: number } | { figures: number }): boolean =>
      readNumber(typed, formatOf({ ...precision, strict: true })).status === 'read'
    expect([0, 1, 2, 3, 4, 5].filter((count) => isTo({ decimals: count }))).toEqual(decimals)
    expect([1, 2, 3, 4, 5].filter((count) => isTo({ figures: count }))).toEqual(figures)
  })
})

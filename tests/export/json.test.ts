// The neutral file: every shipped problem against the published schema, one of them against numbers worked out by hand, and
// the schema itself: it knows every field, and takes no other.
import { readFileSync } from 'node:fs'
import { Ajv2020 } from 'ajv/dist/2020.js'
import { beforeAll, describe, expect, test } from 'vitest'
import type { ExportItem } from '../../src/export/item.ts'
import { json } from '../../src/export/json/json.ts'
import type { ProblemLedger } from '../../src/export/ledger.ts'
import type { Key, Problem } from '../../src/model.ts'
import { problemOf, shippedItems } from './shipped.ts'

const schema: { readonly [name: string]: unknown } = JSON.parse(readFileSync('docs/export.schema.json', 'utf8'))
const validate = new Ajv2020({ allErrors: true, strict: true, strictTypes: false }).compile(schema)
/** What the schema says against a file; nothing where it is as described. */
const against = (file: unknown): readonly string[] =>
  validate(file) ? [] : (validate.errors ?? []).map(({ instancePath, message = '' }) => `${instancePath} ${message}`)

/** As far as tests look into it. */
interface File {
  readonly problems: readonly { readonly variants: readonly FileVariant[] }[]
}
interface FileVariant {
  readonly id: string
  readonly tag: string
  readonly title: { readonly html: string }
  readonly stem: { readonly html: string }
  readonly parts: readonly { readonly interaction: unknown; readonly key: FileKey }[]
}
interface FileKey {
  readonly value: unknown
  readonly bounds: unknown
  readonly mistakes: readonly { readonly answers: unknown }[]
  readonly cells: readonly { readonly id: string }[]
  readonly options: readonly { readonly credit: string }[]
  readonly accepted: unknown
}
function fileOf(text: string): File {
  const file: File = JSON.parse(text)
  return file
}
function missing(): never {
  throw new Error('not in the file')
}
const firstVariant = (file: File): FileVariant => file.problems[0]?.variants[0] ?? missing()

interface Given {
  readonly problem: Problem
  readonly items: readonly ExportItem[]
}
function written(given: readonly Given[], ledger: readonly ProblemLedger[] = []): { readonly text: string; readonly pieces: number } {
  const pieces: string[] = []
  const utf8 = new TextDecoder()
  const set = { id: 's', title: [{ type: 'text', text: 'A & B' } as const], language: 'en', mode: 'practice' } as const
  const writer = json((bytes) => pieces.push(utf8.decode(bytes)), { set, tag: (variant) => `#${variant}` })
  for (const { problem, items } of given) {
    writer.problem({ id: problem.id, title: [], points: '1', asked: {}, problem })
    for (const item of items) writer.item(item)
  }
  writer.end(ledger)
  return { text: pieces.join(''), pieces: pieces.length }
}

describe('every shipped problem', () => {
  let text = ''
  let given: Given[] = []
  beforeAll(() => {
    const byProblem = new Map<string, ExportItem[]>()
    for (const { problem, item } of shippedItems(1)) byProblem.set(problem, [...(byProblem.get(problem) ?? []), item])
    given = [...byProblem].map(([id, items]) => ({ problem: problemOf(id), items }))
    text = written(given, [
      { problem: 'a', entries: [{ status: 'kept', part: 'x', feature: 'score', answers: 8 }] },
      {
        problem: 'b',
        entries: [
          { status: 'approximated', feature: 'score', why: '', worst: { response: { 'h[1]': '2' }, ours: '1', theirs: '1/2' } },
          { status: 'lost', part: 'x', feature: 'follow-through', why: '' },
          { status: 'refused', part: 'x', feature: 'kind', why: '' },
        ],
      },
    ]).text
  }, 60_000)
  test('is as the schema says', () => {
    expect(against(JSON.parse(text))).toEqual([])
    expect(given.length).toBeGreaterThanOrEqual(15)
  })
  test('twice the same bytes; a line for each variant, each on its way before the next one comes', () => {
    expect(written(given).text).toBe(written(given).text)
    expect(text.match(/^\{"id":"v[a-z2-7]{15}","tag":"#v/gm)).toHaveLength(given.length)
    expect(written(given).pieces).toBeGreaterThan(given.length)
  })
  test('no object takes a field that is not described', () => {
    const spoilt = [...objectsIn(JSON.parse(text))].filter(({ at }) => !/\/response$/.test(at))
    const kinds = new Map(spoilt.map((one) => [one.at.replace(/\/\d+/g, '/*'), one]))
    expect(kinds.size).toBeGreaterThan(60)
    for (const [at, { object, root }] of kinds) {
      object['undescribed'] = 1
      expect(against(root), at).not.toEqual([])
      delete object['undescribed']
    }
  })
})

/** Every object of a file, with its place. */
function* objectsIn(
  root: unknown,
): Generator<{ readonly at: string; readonly object: { [name: string]: unknown }; readonly root: unknown }> {
  const queue: (readonly [at: string, value: unknown])[] = [['', root]]
  for (const [at, value] of queue) {
    if (!isObject(value)) continue
    if (!Array.isArray(value)) yield { at, object: value, root }
    for (const [name, inner] of Object.entries(value)) queue.push([`${at}/${name}`, inner])
  }
}
const isObject = (value: unknown): value is { [name: string]: unknown } => typeof value === 'object' && value !== null

test('every field of the schema has a title and a description, every object is closed', () => {
  const wrong: string[] = []
  for (const { at, object } of objectsIn(schema)) {
    if (object['type'] === 'object' && isObject(object['properties']) && object['additionalProperties'] !== false) wrong.push(at)
    if (!/\/properties\/[^/]+$/.test(at)) continue
    if (typeof object['title'] !== 'string' || typeof object['description'] !== 'string') wrong.push(at)
  }
  expect(wrong).toEqual([])
})

// z = (1/2, −2, −1/2), the true class is 2
test('softmax-cross-entropy, seed 3: keys, bounds and mistakes by hand', () => {
  const problem = problemOf('softmax-cross-entropy')
  const items = [...shippedItems(4, 'foundations')].filter((one) => one.problem === problem.id && one.seed === 3).map(({ item }) => item)
  const file = fileOf(written([{ problem, items }]).text)
  expect(file).toMatchObject({ format: 'quizwright-export/1', set: { id: 's', title: { html: 'A &amp; B' } }, ledger: [] })
  const variant = firstVariant(file)
  expect([variant.id, variant.tag]).toEqual(['vstovrxyiu2blus5', '#vstovrxyiu2blus5'])
  expect(variant.title.html).toBe('Softmax and cross-entropy')
  expect(variant.stem.html).toContain(String.raw`the scores \(z = {\left(\frac{1}{2}, -2, -\frac{1}{2}\right)}\)`)
  const [probabilities = missing(), loss = missing()] = variant.parts
  expect(loss.interaction).toEqual({ type: 'text', format: { fractions: false, precision: { decimals: 3 } } })
  // −ln p₂ = 2 + ln(e^½ + e^−2 + e^−½) = 2.871539031852683, half a thousandth to both sides, outward in the 15th figure
  expect(loss.key.value).toEqual({
    type: 'number',
    approx: expect.closeTo(2 + Math.log(Math.exp(0.5) + Math.exp(-2) + Math.exp(-0.5)), 14),
  })
  expect(loss.key.bounds).toEqual({ low: '2.87103903185267', high: '2.87203903185269', exact: false })
  const said = (html: string): unknown => expect.objectContaining({ html })
  expect(loss.key.mistakes).toMatchObject([
    { mistake: 'no_exponential' },
    { mistake: 'sign_lost', says: said('<p>A loss is not negative here: mind the minus sign before the logarithm.</p>') },
    { mistake: 'wrong_class' },
  ])
  expect(probabilities.key).toMatchObject({ kind: 'vector', scheme: 'each-answer' })
  expect(probabilities.key.cells.map(({ id }) => id)).toEqual(['1', '2', '3'])
  // shares of |z|: 1/6, 2/3, 1/6, each ± 1/2000
  const sixth = { value: { type: 'number', exact: '1/6' }, bounds: { low: '0.166166666666666', high: '0.167166666666667', exact: false } }
  const twoThirds = {
    value: { type: 'number', exact: '2/3' },
    bounds: { low: '0.666166666666666', high: '0.667166666666667', exact: false },
  }
  expect(probabilities.key.mistakes[0]?.answers).toEqual([sixth, twoThirds, sixth])
})

describe('what no shipped problem has', () => {
  const option = (id: string) => ({ id, text: [], plain: id })
  const choice = { type: 'choice', multiple: true, options: [option('o1'), option('o2')] } as const
  const item = (key: Key): ExportItem => ({
    posed: { problem: 'p', variant: 'vabcdefghijklmno', title: [], stem: [], points: '1', attempts: 3, parts: [] },
    parts: [{ id: 'a', text: [], points: '1/2', interaction: choice, key, followThrough: true }],
    solution: [],
  })
  const partOf = (key: Key): FileVariant['parts'][number] => {
    const file = fileOf(written([{ problem: problemOf('gating'), items: [item(key)] }]).text)
    expect(against(file)).toEqual([])
    return firstVariant(file).parts[0] ?? missing()
  }
  test('credits of options, attempts of the problem, what follows', () => {
    const part = partOf({
      kind: 'multi-select',
      scheme: 'weights',
      right: ['o1'],
      options: [
        { id: 'o1', right: true, credit: '1' },
        { id: 'o2', right: false, credit: '-1/2', verdict: { verdict: 'undecided', how: 'budget' } },
      ],
    })
    expect(part).toMatchObject({ points: '1/2', attempts: 3, followThrough: true })
    expect(part.key.options.map(({ credit }) => credit)).toEqual(['1', '-1/2'])
  })
  test('a wider tolerance, a number to be written to its places, a reading that is right as well', () => {
    const precision = { decimals: 1, strict: true, close: { within: { amount: '1/10', relative: true }, credit: '1/2' } } as const
    const { key } = partOf({
      kind: 'number',
      value: '5/2',
      precision,
      mistakes: [],
      accepted: [
        { name: 'other', says: [{ type: 'text', text: 'rounded up' }], key: { kind: 'number', value: 3, precision, mistakes: [] } },
      ],
    })
    expect(key).toMatchObject({ precision, bounds: { low: '2.45', high: '2.55', exact: true } })
    expect(key.accepted).toMatchObject([{ name: 'other', says: { html: '<p>rounded up</p>' }, key: { value: { exact: '3' } } }])
  })
})

test('no problem at all, and a problem without a variant', () => {
  for (const given of [[], [{ problem: problemOf('gating'), items: [] }]]) expect(against(JSON.parse(written(given).text))).toEqual([])
})

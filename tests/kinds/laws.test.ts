// Laws that every kind keeps, over a bank of questions × seeds.
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { gradePart, posePart, samplesOf, kinds } from '../../src/kinds/index.ts'
import type { ResponseKind } from '../../src/kinds/response-kind.ts'
import type { Interaction, Key, Kind, Precision } from '../../src/model.ts'
import { plain } from '../../src/math/print/plain.ts'
import { bank, type Posable } from './bank.ts'

const seeds = Array.from({ length: 25 }, (_, seed) => seed)

function posed({ question, solution }: Posable, seed: number): { readonly interaction: Interaction; readonly key: Key } {
  const checked = posePart(question, solution(seed))
  if (!checked.ok) throw new Error(checked.errors.map(({ code, message }) => `${code}: ${message}`).join('\n'))
  return checked.value
}
function frozen<T>(value: T): T {
  if (typeof value === 'object' && value !== null) {
    Object.freeze(value)
    for (const inner of Object.values(value)) frozen(inner)
  }
  return value
}
const asJson = (value: unknown): unknown => JSON.parse(JSON.stringify(value))

test('the bank holds every kind', () => {
  expect(new Set(bank.map(({ question }) => question.kind))).toEqual(new Set(Object.keys(kinds)))
})

test('a table of kinds without one of them does not compile', () => {
  const { 'single-choice': singleChoice, 'multi-select': multiSelect, number, vector } = kinds
  const others = { 'single-choice': singleChoice, 'multi-select': multiSelect, number, vector }
  // @ts-expect-error: `table` is missing
  const incomplete: { readonly [K in Kind]: ResponseKind<K> } = others
  expect(Object.keys(incomplete)).not.toContain('table')
})

describe.each(bank)('$name', (posable) => {
  test('its own samples get the marks they promise', () => {
    for (const seed of seeds) {
      const { interaction, key } = posed(posable, seed)
      for (const { raw, mark } of samplesOf(interaction, key)) {
        expect(gradePart(interaction, key, raw), `seed ${seed}: ${JSON.stringify(raw)}`).toMatchObject(mark)
      }
    }
  })

  test('its samples are right, wrong, blank and malformed, and partly right where there is more than one answer', () => {
    const { interaction, key } = posed(posable, 3)
    const found = new Set(samplesOf(interaction, key).map(({ of }) => of))
    for (const sort of ['right', 'wrong', 'blank', 'malformed'] as const) expect(found).toContain(sort)
    if (key.kind === 'multi-select' || key.kind === 'vector' || (key.kind === 'table' && key.cells.length > 1))
      expect(found).toContain('partly right')
  })

  test('what the key says gets full credit', () => {
    for (const seed of seeds) {
      const { interaction, key } = posed(posable, seed)
      expect(gradePart(interaction, key, responseOfKey(key))).toMatchObject({ status: 'graded', credit: '1' })
    }
  })

  test('any JSON, and any text that looks like an answer, gets a mark and no exception', () => {
    const { interaction, key } = posed(posable, 5)
    const isMark = (raw: unknown): void => {
      const mark = gradePart(interaction, key, raw)
      // a formula that cannot be decided waits for a person
      expect(['graded', 'blank', 'invalid', ...(key.kind === 'expression' ? ['needs-review'] : [])]).toContain(mark.status)
      expect(gradePart(interaction, key, raw)).toEqual(mark)
      expect(asJson(mark)).toEqual(mark)
      if (mark.status === 'graded') expect(mark.credit).toMatch(/^(0|1|[1-9]\d*\/[1-9]\d*)$/)
    }
    const cell = fc.constantFrom('1', '2', 'h', 'h[1]', 'c[1]', 'h[4]', '__proto__', 'constructor', 'toString', '')
    const answer = fc.oneof(fc.stringMatching(/^[-+ 0-9eE./,;%o[\]]{0,12}$/), fc.constantFrom('o1', 'o2', 'none', '½', '−1', '\ud800'))
    fc.assert(fc.property(fc.jsonValue(), isMark))
    fc.assert(fc.property(answer, isMark))
    fc.assert(fc.property(fc.array(answer, { maxLength: 6 }), isMark))
    fc.assert(fc.property(fc.dictionary(cell, fc.oneof(answer, fc.array(answer, { maxLength: 4 }))), isMark))
    for (const raw of [undefined, null, true, 0, -0, 1e21, '['.repeat(5000), Array.from({ length: 5000 }, () => 'o1'), asJson('{"a": 1}')])
      isMark(raw)
    isMark(JSON.parse('{"__proto__": "1"}'))
  })

  test('grading changes neither the interaction nor the key', () => {
    const { interaction, key } = frozen(posed(posable, 7))
    for (const { raw, mark } of samplesOf(interaction, key)) expect(gradePart(interaction, key, frozen(raw))).toMatchObject(mark)
  })

  test('interaction and key are plain JSON, and the same solution poses the same', () => {
    const { interaction, key } = posed(posable, 2)
    expect(asJson({ interaction, key })).toEqual({ interaction, key })
    expect(posed(posable, 2)).toEqual({ interaction, key })
    const { interaction: own, key: thawed } = posed(posable, 2)
    expect(gradePart(own, thawed, responseOfKey(thawed))).toEqual(gradePart(own, thawed, responseOfKey(key)))
  })

  test('the public side names no mistake and no claim', () => {
    const { problem } = posable.solution(4)
    const { interaction } = posed(posable, 4)
    const secret = problem.mistakes.map(({ name }) => name)
    for (const name of secret) expect(JSON.stringify(interaction)).not.toContain(name)
    expect(JSON.stringify(interaction)).not.toMatch(/"(right|mistake|claim|verdict|says|key)"/)
  })
})

/** The answer in the form that a page hands in, from the key alone. */
function responseOfKey(key: Key): unknown {
  switch (key.kind) {
    case 'single-choice':
      return key.option
    case 'multi-select':
      return key.right.length === 0 ? ['none'] : key.right
    case 'number':
      return textOf(key.value, key.precision)
    case 'vector':
    case 'table':
      return Object.fromEntries(
        key.cells.map((cell) => [cell.id, cell.type === 'choice' ? cell.option : textOf(cell.value, cell.precision)]),
      )
    case 'expression':
      // a comma where the bank asks for one: keys do not say how decimals are typed
      return key.within === undefined ? plain(key.expr) : plain(key.expr).replace('.', ',')
    default:
      return key satisfies never
  }
}
/** More digits than are asked for, where they may be given: a fraction as a long decimal where fractions are not read. */
function textOf(value: unknown, precision: Precision): string {
  if (precision.strict === true) {
    const number = Number(textOf(value, { within: { amount: '1', relative: false } }))
    return precision.decimals === undefined ? number.toPrecision(precision.figures) : number.toFixed(precision.decimals)
  }
  if (typeof value === 'object' && value !== null && 'approx' in value) return String(value.approx)
  const [top = '', bottom = '1'] = String(value).split('/')
  return Object.keys(precision).length > 0 ? String(Number(top) / Number(bottom)) : String(value)
}

describe('the key stands at every position alike', () => {
  const many = Array.from({ length: 3000 }, (_, seed) => seed)
  /** Pearson's χ² of counts against all alike. */
  const chiSquare = (counts: readonly number[]): number => {
    const even = counts.reduce((a, b) => a + b, 0) / counts.length
    return counts.reduce((sum, count) => sum + (count - even) ** 2 / even, 0)
  }
  const places = (posable: Posable, options: number, of: (key: Key) => readonly string[]): readonly number[] => {
    const counts = Array.from({ length: options }, () => 0)
    for (const seed of many) {
      for (const id of of(posed(posable, seed).key)) {
        const place = Number(id.slice(1)) - 1
        counts[place] = (counts[place] ?? 0) + 1
      }
    }
    return counts
  }
  const named = (name: string): Posable => {
    const found = bank.find((posable) => posable.name === name)
    if (found === undefined) throw new Error(`the bank has no ${name}`)
    return found
  }
  const single = (key: Key): readonly string[] => (key.kind === 'single-choice' ? [key.option] : [])
  const several = (key: Key): readonly string[] => (key.kind === 'multi-select' ? key.right : [])

  // 99.9 % quantiles of χ² with 3, 4 and 5 degrees of freedom: 16.3, 18.5, 20.5. The seeds are fixed, so this is too.
  test.each<[string, number, number, (key: Key) => readonly string[]]>([
    ['single-choice of a list', 4, 16.3, single],
    ['single-choice of pools', 5, 18.5, single],
    ['multi-select of claims', 4, 16.3, several],
    ['multi-select of claims, each', 6, 20.5, several],
    ['multi-select of roles', 4, 16.3, several],
  ])('%s', (name, options, most, of) => {
    const counts = places(named(name), options, of)
    expect(counts.every((count) => count > 0)).toBe(true)
    expect(chiSquare(counts)).toBeLessThan(most)
  })

  test('every mixed draw of claims is as likely as any other', () => {
    const counts = new Map<string, number>()
    for (const seed of many) {
      const { key } = posed(named('multi-select of claims'), seed)
      const claims = key.kind === 'multi-select' ? key.options.map((note) => note.claim ?? '') : []
      const name = claims.toSorted().join(' ')
      counts.set(name, (counts.get(name) ?? 0) + 1)
    }
    // Of the 15 ways to take 4 of 6 claims (2 true, 4 false) one has no true claim
    expect(counts.size).toBe(14)
    // 99.9 % quantile with 13 degrees of freedom
    expect(chiSquare([...counts.values()])).toBeLessThan(34.5)
  })
})

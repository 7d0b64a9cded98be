// What guessing earns: by hand, and against every answer that can be given, marked one by one.
import { describe, expect, test } from 'vitest'
import { chanceOf } from '../../src/kinds/chance.ts'
import { gradePart } from '../../src/kinds/index.ts'
import { add, divide, type Rational, readRational, toText } from '../../src/math/exact/rational.ts'
import type { CellKey, CellScheme, GridCell, Interaction, Key, OptionNote, Scheme } from '../../src/model.ts'

const options = (count: number): Extract<Interaction, { readonly type: 'choice' }>['options'] =>
  Array.from({ length: count }, (_, i) => ({ id: `o${i + 1}`, plain: `option ${i + 1}`, text: [] }))
const several = (count: number): Interaction => ({ type: 'choice', multiple: true, options: options(count) })
function selection(scheme: Scheme, right: number, count: number, credits?: readonly string[]): Key {
  const notes = options(count).map(({ id }, i): OptionNote => ({ id, right: i < right, ...(credits && { credit: credits[i] ?? '0' }) }))
  return { kind: 'multi-select', scheme, right: notes.slice(0, right).map(({ id }) => id), options: notes }
}
const chance = (interaction: Interaction, key: Key): string | undefined => {
  const found = chanceOf(interaction, key)
  return found === undefined ? undefined : toText(found)
}

/** The mean credit of responses, each as likely as another; what is blank or cannot be read earns nothing. */
function mean(interaction: Interaction, key: Key, responses: readonly unknown[]): string {
  const credits = responses.map((raw): Rational => {
    const mark = gradePart(interaction, key, raw)
    return mark.status === 'graded' ? (readRational(mark.credit) ?? 0) : 0
  })
  return toText(divide(credits.reduce(add, 0), responses.length))
}
/** Every set of options, by the digits of a binary number. */
const subsets = (count: number): readonly (readonly string[])[] =>
  Array.from({ length: 2 ** count }, (_, mask) => {
    const ids = options(count).flatMap(({ id }, i) => ((mask >> i) % 2 === 1 ? [id] : []))
    return ids.length === 0 ? ['none'] : ids
  })

describe('of several options', () => {
  test.each<[Scheme, number, number, string]>([
    ['all-or-nothing', 2, 4, '1/16'],
    ['each-answer', 2, 4, '1/2'],
    ['net-correct', 1, 2, '1/4'], // of {}, {r}, {w} and {r, w} only {r} earns anything
    ['coverage', 1, 2, '3/8'], // {r} 1, {r, w} 1/2
    ['r-exams-false2', 1, 2, '3/8'],
    ['halves', 1, 3, '1/4'], // {r} 1, {r, w} and {r, w′} 1/2
    ['imathas', 1, 2, '3/8'], // {r} 1, {r, w} 1/2, {w} and nothing 0
  ])('%s, %i right of %i: %s', (scheme, right, count, expected) => {
    expect(chance(several(count), selection(scheme, right, count))).toBe(expected)
  })
  test('weights: what is taken off, and not below 0', () => {
    // {a} 1, {b} 0, {a, b} 1/2, {} 0
    expect(chance(several(2), selection('weights', 1, 2, ['1', '-1/2']))).toBe('3/8')
  })

  const schemes: readonly Scheme[] = [
    'all-or-nothing',
    'each-answer',
    'halves',
    'net-correct',
    'coverage',
    'r-exams-false2',
    'imathas',
    'canvas',
  ]
  test.each(schemes)('%s: as all selections say', (scheme) => {
    for (let count = 1; count <= 7; count++)
      for (let right = 0; right <= count; right++) {
        const key = selection(scheme, right, count)
        expect(chance(several(count), key), `${right} of ${count}`).toBe(mean(several(count), key, subsets(count)))
      }
  })
  test.each([
    ['1', ['1', '-1/3', '-1/3', '-1/3']],
    ['2', ['1/3', '2/3', '-1/2', '0']],
    ['3', ['1/2', '1/4', '1/4', '-1/7', '-1/11', '-1']],
  ])('weights of %s: as all selections say', (right, credits) => {
    const key = selection('weights', Number(right), credits.length, credits)
    expect(chance(several(credits.length), key)).toBe(mean(several(credits.length), key, subsets(credits.length)))
  })
  test('40 options are counted, not tried', () => {
    expect(chance(several(40), selection('all-or-nothing', 20, 40))).toBe(`1/${2n ** 40n}`)
    expect(chance(several(40), selection('each-answer', 20, 40))).toBe('1/2')
  })
})

describe('of one option', () => {
  const one: Interaction = { type: 'choice', multiple: false, options: options(4) }
  const key: Key = { kind: 'single-choice', option: 'o1', value: 0, options: [] }
  test('one of four', () => expect(chance(one, key)).toBe('1/4'))
  test('two of four where another reading is right as well', () => {
    expect(chance(one, { ...key, accepted: [{ name: 'other', key: { ...key, option: 'o2' } }] })).toBe('1/2')
  })
})

describe('of cells', () => {
  /** Cells by the number of their options; 0 is typed. The first option, or the number 7, is right. */
  function grid(counts: readonly number[], scheme: CellScheme): { readonly interaction: Interaction; readonly key: Key } {
    const cells = counts.map((count, i): GridCell => {
      const id = `c[${i + 1}]`
      return count === 0
        ? { type: 'number', id, format: { fractions: true, precision: {} } }
        : { type: 'choice', id, options: options(count) }
    })
    const keys = counts.map((count, i): CellKey => {
      const id = `c[${i + 1}]`
      return count === 0 ? { id, type: 'number', value: 7, precision: {} } : { id, type: 'choice', option: 'o1', value: 7 }
    })
    return {
      interaction: { type: 'grid', layout: 'down', columns: [{ heading: [], plain: 'c', cells }] },
      key: { kind: 'table', scheme, cells: keys, mistakes: [] },
    }
  }
  /** Every way to choose; typed cells are left empty. */
  const fillings = (counts: readonly number[]): readonly Readonly<Record<string, string>>[] =>
    counts.reduce<readonly Readonly<Record<string, string>>[]>(
      (all, count, i) => (count === 0 ? all : all.flatMap((one) => options(count).map(({ id }) => ({ ...one, [`c[${i + 1}]`]: id })))),
      [{}],
    )

  test.each<[CellScheme, readonly number[], string]>([
    ['all-or-nothing', [2, 3, 4], '1/24'],
    ['each-answer', [2, 4], '3/8'],
    ['each-answer', [2, 0], '1/4'],
    ['all-or-nothing', [2, 0], '0'],
    ['net-correct', [2, 2], '1/4'],
    ['each-answer', [0, 0], '0'],
  ])('%s of %j: %s', (scheme, counts, expected) => {
    const { interaction, key } = grid(counts, scheme)
    expect(chance(interaction, key)).toBe(expected)
  })
  test.each<CellScheme>(['all-or-nothing', 'each-answer', 'halves', 'net-correct'])('%s: as all fillings say', (scheme) => {
    for (const counts of [[2], [2, 3], [0, 2], [2, 3, 4], [2, 2, 2, 2, 2], [3, 0, 2, 3, 2, 0], [0, 0]]) {
      const { interaction, key } = grid(counts, scheme)
      expect(chance(interaction, key), counts.join()).toBe(mean(interaction, key, fillings(counts)))
    }
  })
})

test('what is typed is not guessed', () => {
  const key: Key = { kind: 'number', value: 7, precision: {}, mistakes: [] }
  expect(chance({ type: 'text', format: { fractions: true, precision: {} } }, key)).toBe('0')
})
test('answers too many to be tried where readings are accepted: not told', () => {
  const key = selection('all-or-nothing', 1, 20)
  expect(chance(several(20), { ...key, accepted: [{ name: 'other', key: selection('all-or-nothing', 2, 20) }] })).toBeUndefined()
  const few = selection('all-or-nothing', 1, 3)
  expect(chance(several(3), { ...few, accepted: [{ name: 'other', key: selection('all-or-nothing', 2, 3) }] })).toBe('1/4')
})

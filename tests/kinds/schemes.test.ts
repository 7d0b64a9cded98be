// Schemes: credits by hand from tests/answers/schemes.yaml, and what every scheme promises.
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { gradePart } from '../../src/kinds/index.ts'
import { pose } from '../../src/kinds/pose.ts'
import { formatOf } from '../../src/math/print/number-text.ts'
import type { CellKey, CellScheme, Interaction, KeyOf, Mark, OptionNote, Question, Scheme } from '../../src/model.ts'
import { item, solutionByHand, sourced } from '../support/solution.ts'
import { asked, codes, posed } from './asking.ts'
import { hasRows, isRecord, readTable } from './tables.ts'

interface Tables {
  readonly schemes: readonly Scheme[]
  readonly rows: readonly {
    readonly options: number
    readonly right: number
    readonly chosen: readonly string[]
    readonly credits: readonly string[]
  }[]
  readonly weights: readonly {
    readonly credits: readonly string[]
    readonly rows: readonly { readonly chosen: readonly string[]; readonly credit: string }[]
  }[]
  readonly blank: readonly unknown[]
  readonly cellSchemes: readonly CellScheme[]
  readonly cells: readonly { readonly cells: readonly string[]; readonly credits: readonly string[] }[]
}
const isTables = (content: unknown): content is Tables =>
  ['rows', 'weights', 'cells'].every((name) => hasRows(content, name)) && isRecord(content) && Array.isArray(content['schemes'])
const { schemes, rows, weights, blank, cellSchemes, cells: cellRows } = readTable('schemes', isTables)

const every: readonly Scheme[] = [...schemes, 'weights']
const ids = (count: number): readonly string[] => Array.from({ length: count }, (_, i) => `o${i + 1}`)
const choice = (count: number): Interaction => ({
  type: 'choice',
  multiple: true,
  options: ids(count).map((id) => ({ id, plain: `statement ${id}`, text: [{ type: 'text', text: id }] })),
})
const keyOf = (scheme: Scheme, options: readonly OptionNote[]): KeyOf<'multi-select'> => ({
  kind: 'multi-select',
  scheme,
  right: options.filter(({ right }) => right).map(({ id }) => id),
  options,
})
const orNone = (chosen: readonly string[]): readonly string[] => (chosen.length === 0 ? ['none'] : chosen)
const creditOf = (mark: Mark): string => (mark.status === 'graded' ? mark.credit : mark.status)

// ── By hand ────────────────────────────────────────────────────────────────────────────────────────────────

test('the tables hold every scheme', () => {
  // a scheme that is missing here does not compile
  const all: Readonly<Record<Scheme, true>> = {
    'all-or-nothing': true,
    'each-answer': true,
    halves: true,
    'net-correct': true,
    coverage: true,
    weights: true,
    'r-exams-false2': true,
    imathas: true,
    canvas: true,
  }
  expect(new Set(every)).toEqual(new Set(Object.keys(all)))
})

describe.each(rows)('$chosen of $options, $right right', ({ options, right, chosen, credits }) => {
  test.each(schemes.map((scheme, i) => [scheme, credits[i]] as const))('%s: %s', (scheme, credit) => {
    const notes = ids(options).map((id, i): OptionNote => ({ id, right: i < right }))
    expect(creditOf(gradePart(choice(options), keyOf(scheme, notes), orNone(chosen)))).toBe(credit)
  })
})

describe.each(weights)('weights $credits', ({ credits, rows: selections }) => {
  const notes = credits.map((credit, i): OptionNote => ({ id: `o${i + 1}`, right: !/^-|^0/.test(credit), credit }))
  test.each(selections)('$chosen: $credit', ({ chosen, credit }) => {
    expect(creditOf(gradePart(choice(notes.length), keyOf('weights', notes), orNone(chosen)))).toBe(credit)
  })
})

describe.each(every)('%s', (scheme) => {
  const notes = ids(3).map((id, i): OptionNote => ({ id, right: i === 0, credit: i === 0 ? '1' : '-1' }))
  test.each(blank)('%j is blank, which is no answer', (raw) => {
    expect(gradePart(choice(3), keyOf(scheme, notes), raw)).toEqual({ status: 'blank' })
  })
})

describe.each(cellRows)('cells $cells', ({ cells, credits }) => {
  const precision = { close: { within: { amount: '1', relative: false }, credit: '1/2' } } as const
  // the key of each is 10: 11 is close to it, 20 is wrong
  const typed = new Map([
    ['1', '10'],
    ['0', '20'],
    ['-', ''],
    ['1/2', '11'],
  ])
  const keys = cells.map((_, i): CellKey => ({ id: String(i + 1), type: 'number', value: 10, precision }))
  const interaction: Interaction = {
    type: 'grid',
    layout: 'vector',
    columns: [{ heading: [], plain: '', cells: keys.map(({ id }) => ({ type: 'number', id, format: formatOf(precision) })) }],
  }
  const raw = Object.fromEntries(cells.map((cell, i) => [String(i + 1), typed.get(cell) ?? '?']))
  test.each(cellSchemes.map((scheme, i) => [scheme, credits[i] ?? '?'] as const))('%s: %s', (scheme, credit) => {
    const mark = gradePart(interaction, { kind: 'vector', scheme, cells: keys, mistakes: [] }, raw)
    expect(creditOf(mark)).toBe(credit)
    expect(mark).toMatchObject({
      items: cells.map((cell) =>
        cell === '1/2'
          ? { status: 'wrong', close: true, credit: '1/2' }
          : { status: cell === '1' ? 'right' : cell === '0' ? 'wrong' : 'blank' },
      ),
    })
    expect('close' in mark).toBe(credit !== '0' && cells.includes('1/2'))
  })
})

// ── What every scheme promises ─────────────────────────────────────────────────────────────────────────────

/** Options right or not, and chosen or not; the right ones share 1, each wrong one takes off a third. */
const selection = fc.array(fc.record({ right: fc.boolean(), chosen: fc.boolean() }), { minLength: 1, maxLength: 9 })
type Selected = readonly { readonly right: boolean; readonly chosen: boolean }[]
function noted(options: Selected): readonly OptionNote[] {
  const count = options.filter(({ right }) => right).length
  return options.map(({ right }, i) => ({ id: `o${i + 1}`, right, credit: right ? `1/${count}` : '-1/3' }))
}
const chosenOf = (options: Selected): readonly string[] => options.flatMap(({ chosen }, i) => (chosen ? [`o${i + 1}`] : []))
const creditUnder = (scheme: Scheme, options: Selected): string =>
  creditOf(gradePart(choice(options.length), keyOf(scheme, noted(options)), orNone(chosenOf(options))))
const asNumber = (credit: string): number => {
  const [top, bottom = '1'] = credit.split('/')
  return Number(top) / Number(bottom)
}
const seed = 20_261

describe.each(every)('under %s', (scheme) => {
  const usable = (options: Selected): boolean => scheme !== 'weights' || options.some(({ right }) => right)

  test('the right selection is worth everything, and every other between 0 and 1', () => {
    fc.assert(
      fc.property(selection.filter(usable), (options) => {
        expect(
          creditUnder(
            scheme,
            options.map(({ right }) => ({ right, chosen: right })),
          ),
        ).toBe('1')
        const isRight = options.every(({ right, chosen }) => right === chosen)
        const credit = asNumber(creditUnder(scheme, options))
        expect(credit).toBeGreaterThanOrEqual(0)
        if (isRight) expect(credit).toBe(1)
        else expect(credit).toBeLessThan(1)
      }),
      { seed },
    )
  })

  test('the order of the options changes nothing', () => {
    fc.assert(
      fc.property(selection.filter(usable), (options) => {
        expect(creditUnder(scheme, options.toReversed())).toBe(creditUnder(scheme, options))
        expect(
          creditUnder(
            scheme,
            options.toSorted((a, b) => Number(a.chosen) - Number(b.chosen)),
          ),
        ).toBe(creditUnder(scheme, options))
      }),
      { seed },
    )
  })

  test('mending one option of a selection that is not empty never costs credit', () => {
    fc.assert(
      fc.property(selection.filter(usable), fc.nat(), (options, at) => {
        const i = at % options.length
        const mended = options.map((option, j) => (i === j ? { ...option, chosen: option.right } : option))
        // choosing nothing at all is an answer of its own under some schemes
        if (!mended.some(({ chosen }) => chosen) || !options.some(({ chosen }) => chosen)) return
        expect(asNumber(creditUnder(scheme, mended))).toBeGreaterThanOrEqual(asNumber(creditUnder(scheme, options)))
      }),
      { seed },
    )
  })
})

// ── Where a scheme does not fit ────────────────────────────────────────────────────────────────────────────

const vector: Question = { ...asked, kind: 'vector', key: sourced('v'), precision: {}, scheme: 'all-or-nothing' }
const values = (scheme: Scheme, credits: readonly (string | undefined)[], show?: number): Question => ({
  ...asked,
  kind: 'multi-select',
  scheme,
  ...(show !== undefined && { show }),
  from: {
    type: 'values',
    key: sourced('k'),
    options: credits.map((credit, i) => ({ ...item(`v${i + 1}`), ...(credit !== undefined && { credit }) })),
  },
})
/** v1 = 1 and v2 = 2 are right of 1, 2, 3. */
const given = { keys: { a: [1, 2] }, values: { v1: 1, v2: 2, v3: 3 } }

describe("a set's scheme", () => {
  const under = (question: Question, scheme: Scheme): ReturnType<typeof pose> =>
    pose(solutionByHand({ ...given, parts: [question] }), { language: 'en', scheme })
  test('goes before the question’s where it fits', () => {
    const checked = under(vector, 'net-correct')
    expect(checked.ok && checked.value.keys[0]?.key).toMatchObject({ scheme: 'net-correct' })
    const other = under(values('weights', ['1/2', '1/2', '-1']), 'coverage')
    expect(other.ok && other.value.keys[0]?.key).toMatchObject({ scheme: 'coverage' })
  })
  test.each(['coverage', 'weights', 'r-exams-false2', 'imathas', 'canvas'] as const)(
    '%s is refused where cells are asked for',
    (scheme) => {
      expect(codes(under(vector, scheme))).toEqual([{ code: 'pose/scheme', line: asked.at.line }])
    },
  )
  test('weights is refused where options have no credits', () => {
    expect(codes(under(values('each-answer', [undefined, undefined, undefined]), 'weights'))).toEqual([
      { code: 'pose/scheme', line: asked.at.line },
    ])
  })
})

describe('credits of options', () => {
  test.each<[string, readonly (string | undefined)[]]>([
    ['a right option that takes off', ['-1/2', '1', '-1']],
    ['a right option without one', ['1', undefined, '0']],
    ['a wrong option that adds', ['1/2', '1/2', '1/4']],
    ['right ones that add up to less than 1', ['1/2', '1/3', '-1']],
    ['right ones that add up to more than 1', ['1/2', '2/3', '-1']],
  ])('%s is refused', (_, credits) => {
    expect(codes(posed(values('weights', credits), given))).toEqual([{ code: 'pose/credits', line: asked.at.line }])
  })
  test('fit where right ones share 1 and wrong ones take off or nothing', () => {
    const checked = posed(values('weights', ['1/3', '2/3', undefined]), given)
    expect(codes(checked)).toEqual([])
  })
})

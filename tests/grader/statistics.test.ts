// Statistics against an independent computation on a simulated class: 5,000 students, 25 variants, one planted harder, one page copied.
import { beforeAll, expect, test } from 'vitest'
import { type Figures, statistics } from '../../grader/statistics/statistics.ts'
import oracle from '../oracle/statistics.json' with { type: 'json' }
import { simulate, type SimulatedClass } from '../support/simulated-class.ts'

const figuresOf = ({ course, lines }: SimulatedClass): Figures => {
  const all = statistics(course)
  for (const line of lines) all.add(line)
  return all.figures()
}

const planted = { problem: 'p2', variant: 7 }
const copied = { student: 1234, from: 4321 }
const whole = { variants: 25, perVariant: 200 }

let figures: Figures
beforeAll(() => {
  figures = figuresOf(simulate({ seed: oracle.seed, ...whole, planted, copied }))
})

/** Equal to 1e-9 of its size, everywhere in what is expected. */
const near = (value: unknown): unknown => {
  if (typeof value === 'number') return expect.closeTo(value, Math.max(0, 9 - Math.ceil(Math.log10(Math.max(1, Math.abs(value))))))
  if (Array.isArray(value)) return value.map(near)
  if (typeof value === 'object' && value !== null)
    return expect.objectContaining(Object.fromEntries(Object.entries(value).map(([name, one]) => [name, near(one)])))
  return value
}

test('distribution of scores', () => {
  expect(figures.scores).toEqual(near(oracle.scores))
})
test('facility, spread, rest-corrected discrimination', () => {
  expect(Object.fromEntries(figures.problems.map((problem) => [problem.problem, problem]))).toEqual(near(oracle.items))
})
test('alpha and the standard error of measurement', () => {
  expect(figures.reliability).toEqual(near(oracle.reliability))
})
test('variants: the analysis of variance, adjusted chances, shrunken differences, and the planted one alone is flagged', () => {
  for (const { problem, variants } of figures.problems) {
    const known = Object.entries(oracle.equity).find(([id]) => id === problem)?.[1]
    expect(variants.test).toEqual(near(known?.test))
    expect(Object.fromEntries(variants.rows.map((row) => [row.variant, row]))).toEqual(near(known?.rows))
    expect(variants.rows.filter(({ flag }) => flag !== undefined).map(({ variant }) => variant)).toEqual(known?.flagged)
  }
  expect(figures.problems.flatMap(({ variants }) => variants.rows.filter(({ flag }) => flag === 'harder'))).toMatchObject([
    { variant: 'p2v7' },
  ])
})
test('options by what they stand for, wherever they stand', () => {
  const options = figures.problems.at(-1)?.parts[0]?.options ?? []
  expect(options.map(({ name, by, chosen }) => [name === '' ? by : by === 'value' ? by : name, chosen])).toEqual(
    Object.entries(oracle.chosen),
  )
})
test('attempts by the day, and by their number', () => {
  expect(figures.times).toMatchObject({ unit: 'day', offset: 60, untimed: 0 })
  expect(Object.fromEntries(figures.times.bins.map(({ start, attempts }) => [start.slice(0, 10), attempts]))).toEqual(oracle.times.days)
  expect(figures.attempts).toEqual(near(oracle.times.attempts))
})
test('the copied page is found, with its likelihood ratio, and no other', () => {
  const { found, ...rest } = figures.copied
  expect(rest).toEqual(near({ status: 'looked', parts: 6, of: 7, pairs: oracle.copied.pairs, threshold: oracle.copied.threshold }))
  expect(found).toMatchObject([{ student: 's1234', keysOf: ['s4321'], sharing: 1, ratio: near(oracle.copied.ratio) }])
  expect(found[0]?.matches.map(({ problem, part, chance }) => [problem, part, chance])).toEqual(near(oracle.copied.matches))
})
test('the same lines give the same bytes', () => {
  const again = figuresOf(simulate({ seed: oracle.seed, ...whole, planted, copied }))
  expect(JSON.stringify(again)).toBe(JSON.stringify(figures))
})

const pair = { ...copied, apart: true }
test.each(Array.from({ length: 20 }, (_, i) => 401 + i))(
  'class %i: the planted variant and the copied page are found, no other variant and no honest student',
  (seed) => {
    const { problems, copied: pairs } = figuresOf(
      simulate({ seed, ...whole, planted, copied: pair, problems: ['p1', 'p2', 'p3', 'p4'], untold: true }),
    )
    expect(problems.flatMap(({ variants }) => variants.rows.filter(({ flag }) => flag !== undefined))).toMatchObject([
      { variant: 'p2v7', flag: 'harder' },
    ])
    expect(pairs.status).toBe('looked')
    expect(pairs.found.map(({ student, wrong, matches }) => [student, wrong, matches.length])).toEqual([['s1234', 4, 4]])
  },
)

// Mended problems that ask something else than students were asked: each is refused with a reason, and nothing is touched.
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest'
import { treeOf } from '../killing.ts'
import { jsonl } from '../sample-course.ts'
import { type MendedCourse, narrow, right, withMendedCourse } from './mended-course.ts'

/** One course for all tests: what is refused leaves it as it was. */
let course: MendedCourse
let original: ReadonlyMap<string, string>
let endCourse: () => void = () => undefined
let ended: Promise<void>
beforeAll(async () => {
  await new Promise<void>((ready, fail) => {
    ended = withMendedCourse(narrow, async (made) => {
      course = made
      await generateAll()
      ready()
      await new Promise<void>((end) => (endCourse = end))
    })
    ended.catch(fail)
  })
})
afterEach(() => {
  for (const [problem, text] of original) course.mend(text, problem)
})
afterAll(async () => {
  endCourse()
  await ended
})

async function generateAll(): Promise<void> {
  course.write('problems/sets/all.yaml', setOfAll)
  course.write('problems/formula.yaml', formula)
  original = new Map(['third', 'pair', 'evens', 'formula'].map((id) => [id, course.read(`problems/${id}.yaml`)]))
  const generated = await course.generate(['all'], { out: course.place('all') })
  course.write('rows.jsonl', jsonl())
  const graded = await course.grade(['rows.jsonl'], { from: course.place('all'), pages: 'none' })
  expect([generated.code, graded.code], generated.said + graded.said).toEqual([0, 0])
}
const setOfAll = `set: all
title: All
problems: [third, pair, evens, formula]
`
const formula = `problem: formula
title: A product
symbols: [x, y]
parameters:
  w: { integer: [1, 1000] }
ask:
  kind: expression
  key: w*x*y
text: 'What is {{w}} times $x$ times $y$?'
`
type Edit = readonly [from: string, to: string]
const edit = (text: string, edits: readonly Edit[]): string => {
  for (const [from] of edits) expect(text).toContain(from)
  return edits.reduce((mended, [from, to]) => mended.replaceAll(from, to), text)
}

const refused: readonly (readonly [problem: string, reason: string, edits: readonly Edit[]])[] = [
  [
    'third',
    'it draws parameters.v as well, which has no frozen value',
    [
      ['{{w}}', '{{v}}'],
      ['w/3', 'v/3'],
      ['  w:', '  v:'],
      ['!= w', '!= v'],
    ],
  ],
  [
    'third',
    'it draws another type of parameters.w',
    [
      ['[1, 1000] }', '[1, 1000], size: 2 }'],
      ['key: w/3', 'key: w[0]/3'],
      ['  - 3*floor(w/3) != w', '  - w[0] > 0'],
    ],
  ],
  [
    'third',
    'part answer: it is a single-choice now and was a number',
    [
      ['kind: number', 'kind: single-choice\n  options: [w/3, w, 2*w]'],
      ['  within: 0.001\n', ''],
    ],
  ],
  ['third', 'its text shows other values than students saw', [['of {{w}}', 'of {{value "2*w"}}']]],
  ['pair', 'part both is not there any more', [['  both:', '  two:']]],
  ['pair', 'part two was not asked', [['  both:', '  two:']]],
  ['pair', 'part sign: other options are shown', [['[a, a + 1, a + 2]', '[a, a + 1, a + 3]']]],
  ['pair', 'part sign: the options stand in another order', [['[a, a + 1, a + 2]', '[a + 2, a + 1, a]']]],
  [
    'pair',
    'part both: it is a number now and was a vector',
    [
      ['kind: vector', 'kind: number'],
      ["key: '[a + 2, a + 3]'", 'key: a + 2'],
      ['    scheme: each-answer\n', ''],
    ],
  ],
  ['pair', 'part both: the table has 3 cells now and had 2', [["'[a + 2, a + 3]'", "'[a + 2, a + 3, a]'"]]],
  ['evens', 'part answer: other options are shown', [['2*n + 1, 2*n + 2]\n  scheme', '2*n + 3, 2*n + 2]\n  scheme']]],
  [
    'formula',
    'part answer: the letter y can no longer be typed',
    [
      ['symbols: [x, y]', 'symbols: [x]'],
      ['w*x*y', 'w*x'],
    ],
  ],
  ['formula', 'part answer: another number of formulas is asked for', [['key: w*x*y', "key: '[w*x, y]'"]]],
]

test.each(refused)('%s: %s', async (problem, reason, edits) => {
  course.mend(edit(course.read(`problems/${problem}.yaml`), edits), problem)
  const before = treeOf(course.folder)
  const { code, out, err } = await course.regrade({ dryRun: true })
  expect([code, out]).toEqual([1, ''])
  expect(err).toContain('regrade/incompatible')
  expect(err).toContain(reason)
  expect(treeOf(course.folder)).toEqual(before)
})

test('another key among the same options is taken, and so are other words', async () => {
  course.mend(
    edit(course.read('problems/pair.yaml'), [
      ['key: a + 1', 'key: a + 2'],
      ['Look at {{a}}.', 'Have a look at {{a}}.'],
    ]),
    'pair',
  )
  const { code, out, err } = await course.regrade({ dryRun: true })
  expect(code).toBe(0)
  expect(out).toContain('sign: another key in 3 of 3 variants')
  expect(err).toContain('warning regrade/incompatible: “pair”: the text is another than students saw (in 3 variants')
})

test('a problem that cannot be read, and one that is not of the set', async () => {
  course.mend(right.replace('key: w/3', 'key: w/0'))
  expect((await course.regrade({ dryRun: true })).err).toContain(
    'regrade/incompatible: “third”: it does not solve: a division by zero (in 3 variants',
  )
  course.mend(right.replace('kind: number', 'kind: numbre'))
  expect((await course.regrade({ dryRun: true })).err).toContain('third.yaml:8')
  course.mend(narrow)
  const { err } = await course.regrade({ dryRun: true, spec: ['double'] })
  expect(err).toContain('“double” is not among the problems that were generated')
})

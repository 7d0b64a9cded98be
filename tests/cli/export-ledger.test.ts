// The ledger as a person reads it: what is the same of many problems is said once, the rest under the problem it is about.
import { expect, test } from 'vitest'
import { ledgerText } from '../../src/cli/export/ledger-text.ts'
import type { LedgerEntry, ProblemLedger } from '../../src/export/ledger.ts'

const attempts = { status: 'lost', part: 'answer', feature: 'attempts', why: 'the quiz says how many (here 2)' } as const
const scoreKept = { status: 'kept', part: 'answer', feature: 'score', answers: 4 } as const
const near = (part: string, response: Extract<LedgerEntry, { worst?: unknown }>['worst']): LedgerEntry => ({
  status: 'approximated',
  part,
  feature: 'score',
  why: 'shares are added up',
  ...(response && { worst: response }),
})
const text = (...ledgers: readonly ProblemLedger[]): readonly string[] => ledgerText('moodle', ledgers).split('\n')

test('kept, scores kept, approximated, refused: each problem is counted once, what all share is said once', () => {
  const said = text(
    { problem: 'a', entries: [scoreKept] },
    { problem: 'b', entries: [near('answer', { response: ['o1', 'o3'], ours: '0', theirs: '1/2' }), attempts] },
    { problem: 'c', entries: [scoreKept, attempts] },
    { problem: 'd', entries: [{ status: 'refused', part: 'slope', feature: 'kind', why: 'formulas are not compared' }] },
    {
      problem: 'e',
      entries: [scoreKept, attempts, { status: 'lost', part: 'answer', feature: 'follow-through', why: 'it is only wrong' }],
    },
  )
  expect(said).toEqual([
    'moodle: 5 problems, 1 kept whole, 2 with their scores kept, 1 approximated, 1 refused and left out',
    'a: everything is kept',
    '3 problems (all but a):',
    '  lost: number of attempts. The quiz says how many (here 2)',
    'b:',
    '  approximated: score. Shares are added up',
    '    o1, o3 is worth 0 here, 1/2 there',
    'd:',
    '  refused: kind of question (slope). Formulas are not compared',
    'e:',
    '  lost: credit for what follows from a slip. It is only wrong',
  ])
})

test('parts are named where a problem has several, problems where several differ', () => {
  const difference = (response: string) => ({ response, ours: '1', theirs: '0' })
  const entries = [near('x', difference('3/2')), near('y', difference('')), { ...attempts, part: 'x' }, { ...attempts, part: 'y' }]
  expect(text({ problem: 'a', entries })).toEqual([
    'moodle: 1 problem, 1 approximated',
    'a:',
    '  approximated: score. Shares are added up',
    '    x: “3/2” is worth 1 here, 0 there',
    '    y: a blank is worth 1 here, 0 there',
    '  lost: number of attempts (x, y). The quiz says how many (here 2)',
  ])
  const cells = near('answer', { response: { 'h[1]': '2', 'h[2]': '' }, ours: '1/2', theirs: '0' })
  expect(
    text({ problem: 'a', entries: [near('answer', { response: ['none'], ours: '1', theirs: '0' })] }, { problem: 'b', entries: [cells] }),
  ).toEqual([
    'moodle: 2 problems, 2 approximated',
    'all 2 problems:',
    '  approximated: score. Shares are added up',
    '    a: “none of these” is worth 1 here, 0 there',
    '    b: h[1] = 2, h[2] = blank is worth 1/2 here, 0 there',
  ])
})

test('many problems: few names, and long answers are cut', () => {
  const all = Array.from({ length: 20 }, (_, i) => `p${i + 1}`)
  const said = text(...all.map((problem, i): ProblemLedger => ({ problem, entries: i % 2 === 0 ? [attempts] : [] })))
  expect(said.slice(1)).toEqual([
    '10 problems (p2, p4, p6, p8, p10 and 5 more): everything is kept',
    '10 problems (p1, p3, p5, p7, p9 and 5 more):',
    '  lost: number of attempts. The quiz says how many (here 2)',
  ])
  const [, , , long = ''] = text({ problem: 'a', entries: [near('answer', { response: '1'.repeat(300), ours: '1', theirs: '0' })] })
  expect(long).toBe(`    “${'1'.repeat(99)}…” is worth 1 here, 0 there`)
})

test('nothing but what is kept, and no problem at all', () => {
  expect(text({ problem: 'a', entries: [scoreKept] })).toEqual(['moodle: 1 problem, 1 kept whole'])
  expect(text()).toEqual(['moodle: 0 problems'])
})

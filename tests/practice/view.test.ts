// What a practice page shows of marks: signs at controls, boxes under parts, the key only with the solution.
import { describe, expect, test } from 'vitest'
import type { PosedPart, RawResponse, Scheme } from '../../src/model.ts'
import type { GradedPart } from '../../src/render/pages.ts'
import { choiceMarks, gridMarks } from '../../src/practice/control-marks.ts'
import type { PartStanding } from '../../src/practice/opened-turn.ts'
import { checkedText, progressText, shareOf } from '../../src/practice/texts.ts'
import { openTurn, type Turn } from '../../src/practice/turn.ts'
import { askedToHtml, checkedToHtml, practiceSetter, solvedToHtml } from '../../src/practice/view.ts'
import { must, problemById, problemFrom } from '../support/library.ts'

const setter = practiceSetter('en')

describe('signs at options', () => {
  const part = (multiple: boolean, scheme?: Scheme): PosedPart => ({
    id: 'a',
    text: [],
    points: '1',
    ...(scheme && { scheme }),
    interaction: { type: 'choice', multiple, options: ['o1', 'o2', 'o3'].map((id) => ({ id, text: [], plain: id })) },
  })
  const graded = (credit: string, response: RawResponse, more: object = {}): GradedPart => ({
    part: 'a',
    mark: { status: 'graded', credit, ...more },
    response,
    points: credit,
    of: '1',
    attemptsUsed: 1,
  })
  test('full credit says that all chosen are right', () => {
    expect(choiceMarks(part(true, 'all-or-nothing'), graded('1', ['o1', 'o3']))).toEqual([
      { control: 'o1', state: 'right', word: 'mark/option-right' },
      { control: 'o3', state: 'right', word: 'mark/option-right' },
    ])
  })
  test('of one that is chosen and earns nothing it is known that it is wrong', () => {
    expect(choiceMarks(part(false), graded('0', 'o2'))).toEqual([{ control: 'o2', state: 'wrong', word: 'mark/option-wrong' }])
  })
  test.each([
    ['several of which some are wrong', part(true, 'all-or-nothing'), graded('0', ['o1', 'o2'])],
    ['several with a part of the credit', part(true, 'halves'), graded('1/2', ['o1', 'o2'])],
    ['options with weights of their own', part(true, 'weights'), graded('1', ['o1', 'o2'])],
    ['what follows from a slip', part(false), graded('1', 'o2', { followed: true })],
  ])('nothing is told of %s', (_, asked, marked) => {
    expect(choiceMarks(asked, marked)).toEqual([])
  })
})

test('signs at cells: by their marks, none at one left empty', () => {
  const items = [
    { id: 'h[1]', status: 'right' },
    { id: 'h[2]', status: 'wrong' },
    { id: 'h[3]', status: 'blank' },
    { id: 'h[4]', status: 'wrong', close: true },
    { id: 'h[5]', status: 'right', follows: true },
  ] as const
  const graded: GradedPart = { part: 'a', mark: { status: 'graded', credit: '1/5' }, points: '0', of: '1', attemptsUsed: 1, items }
  expect(gridMarks(graded).map(({ control, state }) => `${control} ${state}`)).toEqual([
    'h[1] right',
    'h[2] wrong',
    'h[4] partial',
    'h[5] partial',
  ])
})

describe('a formula', () => {
  const problem = problemById('bptt-gradient')
  const turn = must(openTurn({ id: problem.id, title: [], points: '2', asked: {}, problem }, 'a', 0, 'en'))
  const [part] = turn.posed.parts
  const box = (mark: PartStanding['mark']): string =>
    part === undefined ? '' : checkedToHtml(turn, part, { response: 'w', mark, attempts: 1 }, setter)

  test('that cannot be decided: nobody is said to look at it', () => {
    const html = box({ status: 'needs-review', code: 'review/undecided' })
    expect(html).toContain('Not decided')
    expect(html).toContain('Compare it with the solution.')
    expect(html).not.toContain('person')
  })
  test('that is equal wherever it was tried counts, and nobody is said to look at it', () => {
    const html = box({ status: 'graded', credit: '1', how: 'numeric', review: true })
    expect(html).toContain('It counts.')
    expect(html).not.toMatch(/person|reviewed/)
  })
})

describe('the key', () => {
  // 98765 is what is asked for, and nothing else
  const problem = problemFrom(`
problem: p
title: T
parameters: { a: { choice: [98764] } }
text: T.
ask: { kind: number, key: a + 1 }
`)
  const turn = must(openTurn({ id: 'p', title: [], points: '1', asked: {}, problem }, 'a', 0, 'en'))
  const wrong: PartStanding = { response: '1', mark: { status: 'graded', credit: '0' }, attempts: 3 }

  test('is not in the problem, nor in the box under a wrong answer', () => {
    const [part] = turn.posed.parts
    const shown = askedToHtml(turn, 1, setter) + (part === undefined ? '' : checkedToHtml(turn, part, wrong, setter))
    expect(shown).toContain('You have used 3 attempts.')
    expect(shown).not.toContain('98765')
  })
  test('stands beside the answer once the solution is shown', () => {
    expect(solvedToHtml(turn, new Map([['answer', wrong]]), 1, setter)).toMatch(/Correct answer.*98765/s)
  })
})

test('what is heard of a check, and how far the page is', () => {
  const { words } = setter
  const parts = ['a', 'b'].map((id): PosedPart => ({
    id,
    text: [],
    points: '1',
    interaction: { type: 'choice', multiple: false, options: [] },
  }))
  const turn: Turn = {
    seed: 0,
    posed: { problem: 'p', variant: 'v', title: [], stem: [], points: '2', parts },
    keys: [],
    digest: 'abcd',
    solution: [],
    mark: () => ({ status: 'blank' }),
    follows: () => false,
  }
  const standing = new Map<string, PartStanding>([
    ['a', { response: 'o1', mark: { status: 'graded', credit: '1/3' }, attempts: 1 }],
    ['b', { response: '', mark: { status: 'blank' }, attempts: 0 }],
  ])
  expect(checkedText(turn, standing, words)).toBe('0.33 of 2 points. Part a: Partly correct. Part b: Not answered.')
  expect(progressText({ earned: '1/3', of: '4', done: 1, problems: 2 }, words)).toBe('0.33 of 4 points · 1 of 2 answered')
  expect([shareOf({ earned: '1', of: '4', done: 1, problems: 2 }), shareOf({ earned: '0', of: '0', done: 0, problems: 1 })]).toEqual([
    0.25, 0,
  ])
})

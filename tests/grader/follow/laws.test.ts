// What must hold whatever is handed in: marks are never lowered, the key is right, remembering changes nothing.
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { compare, readRational } from '../../../src/math/exact/rational.ts'
import type { Mark } from '../../../src/model.ts'
import { problemById, problemFrom } from '../../support/library.ts'
import { courseOf, creditIn, type HandIn } from './student.ts'

const credit = (mark: Mark): ReturnType<typeof readRational> => (mark.status === 'graded' ? readRational(mark.credit) : undefined)

const lstm = courseOf(problemById('lstm-unroll-rounded'), { T: '6', x: '[0, 0, 1, 1, 1, 0]' })
const hinge = courseOf(problemById('hinge-loss-table'), {
  theta: '[1, -1/2]',
  theta0: '1',
  x: '[[1, 2], [-2, 0], [0, 2], [-1, -2], [2, -2]]',
  y: '[1, 1, -1, 1, -1]',
})
// z = y·(x₁ − x₂/2 + 1): 1, −1, 0, 1, −4; loss = 0, 2, 1, 0, 5; mean 8/5.
const hingeKey = cellsOf(['1', '-1', '0', '1', '-4'], ['0', '2', '1', '0', '5'])

const hidden = (h: readonly string[]): { readonly [cell: string]: string } =>
  Object.fromEntries(h.map((value, i): [string, string] => [`h[${i + 1}]`, value]))
function cellsOf(z: readonly string[], loss: readonly string[]): { readonly [cell: string]: string } {
  const column = (name: string, values: readonly string[]): (readonly [string, string])[] =>
    values.map((value, i) => [`${name}[${i + 1}]`, value])
  return Object.fromEntries(new Map([...column('z', z), ...column('loss', loss)]))
}

describe('the shipped problems', () => {
  test('the key is right, and its marks are the ones by the key', () => {
    const rows: readonly HandIn[] = [
      { part: 'rows', response: hingeKey },
      { part: 'average', response: '8/5' },
    ]
    for (const { before, after } of [...lstm.marks([{ response: '0 0 1 -1 1 0' }]), ...hinge.marks(rows)]) {
      expect(creditIn(after)).toBe('1')
      expect(after).toBe(before)
    }
  })
  test('a slip in a margin costs that margin alone', () => {
    // z_2 = 1 would make its loss 0 without any work; z_5 = −3 makes it 4, and the mean (2 + 1 + 4)/5.
    const slip = { part: 'rows', response: { ...hingeKey, 'z[5]': '-3', 'loss[5]': '4' } }
    expect(hinge.marks([slip, { part: 'average', response: '7/5' }]).map(({ after }) => creditIn(after))).toEqual(['9/10', '1'])
    const shut = { part: 'rows', response: { ...hingeKey, 'z[2]': '1', 'loss[2]': '0' } }
    expect(creditIn(hinge.marks([shut])[0]?.after ?? { status: 'blank' })).toBe('4/5')
  })
  test('no mark is lowered, none is made of what is not graded, and a second course agrees', () => {
    const entry = fc.constantFrom('-1', '0', '1', '')
    const cells = fc.array(entry, { minLength: 6, maxLength: 6 })
    const again = courseOf(problemById('lstm-unroll-rounded'), { T: '6', x: '[0, 0, 1, 1, 1, 0]' })
    fc.assert(
      fc.property(cells, (texts) => {
        const rows = [{ response: hidden(texts) }]
        for (const { before, after } of lstm.marks(rows)) {
          expect(after.status).toBe(before.status)
          const [low, high] = [credit(before), credit(after)]
          if (low !== undefined && high !== undefined) expect(compare(high, low)).toBeGreaterThanOrEqual(0)
        }
        expect(again.marks(rows)).toEqual(lstm.marks(rows))
      }),
      { seed: 5, numRuns: 120 },
    )
  })
  test('margins, losses and means at random', () => {
    const number = fc.constantFrom('-4', '-1', '0', '1', '2', '5', '1/2', '')
    const column = fc.array(number, { minLength: 5, maxLength: 5 })
    fc.assert(
      fc.property(column, column, fc.constantFrom('8/5', '0', '7/5', '1', '2'), (z, loss, mean) => {
        for (const { before, after } of hinge.marks([
          { part: 'rows', response: cellsOf(z, loss) },
          { part: 'average', response: mean },
        ])) {
          expect(after.status).toBe(before.status)
          const [low, high] = [credit(before), credit(after)]
          if (low !== undefined && high !== undefined) expect(compare(high, low)).toBeGreaterThanOrEqual(0)
        }
      }),
      { seed: 5, numRuns: 80 },
    )
  })
})

describe('the graded page', () => {
  // a = 12, b = 12·17 = 204; from an own 13: 221.
  const course = courseOf(
    problemFrom(`problem: p
title: T
parameters: { n: { integer: [10, 40] } }
let: { a: n + 1, b: a*(a + 5) }
text: T
parts:
  a: { kind: number, key: a }
  b: { kind: number, key: b, follow-through: 1/2 }
`),
    { n: '11' },
  )
  const text = (page: string): string =>
    page
      .replace(/<(style|script)\b[^]*?<\/\1>/g, '')
      .replace(/<[^>]*>/g, ' ')
      .replace(/\s+/g, ' ')
  test('says from what a credited answer follows', () => {
    const page = text(
      course.page(
        [
          { part: 'a', response: '13' },
          { part: 'b', response: '234' },
        ],
        false,
      ),
    )
    expect(page).toContain('It follows from your own answer to part a, and is credited for that.')
    expect(page).toContain('Partly correct')
    expect(page).toContain('0.25/0.5 points (graded)')
  })
  test('tells neither the key nor what would follow before release', () => {
    // From 13 follows 13·18 = 234; the key is 12·17 = 204.
    const page = text(
      course.page(
        [
          { part: 'a', response: '13' },
          { part: 'b', response: '1' },
        ],
        false,
      ),
    )
    expect(page).not.toMatch(/204|234|follows/)
    expect(
      text(
        course.page(
          [
            { part: 'a', response: '13' },
            { part: 'b', response: '234' },
          ],
          false,
        ),
      ),
    ).not.toContain('204')
    expect(
      text(
        course.page(
          [
            { part: 'a', response: '13' },
            { part: 'b', response: '234' },
          ],
          true,
        ),
      ),
    ).toContain('204')
  })
  test('marks the entries that follow', () => {
    const page = text(lstm.page([{ response: hidden(['0', '0', '0', '1', '-1', '0']) }], false))
    expect(page.match(/follows from your own earlier answers/g)).toHaveLength(2)
    expect(page).toContain('What follows from your own earlier entries is credited.')
  })
})

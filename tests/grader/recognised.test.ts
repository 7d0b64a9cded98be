// How often a mistake was made, counted over the marks that count.
import { expect, test } from 'vitest'
import { recognised } from '../../grader/recognised.ts'
import type { Mark } from '../../src/model.ts'
import { renderSummaryPage } from '../../src/render/graded/summary.ts'
import { must } from '../support/library.ts'

const marked = (extra: object = {}): Mark => ({ status: 'graded', credit: '0', ...extra })

test('each mistake once a mark, whole answers and single cells alike, the most frequent first', () => {
  const found = recognised(['a', 'b', 'c'])
  found.add('a', marked({ mistake: 'swapped' }))
  found.add('a', marked({ mistake: 'sign', items: [{ id: '1', status: 'wrong', mistake: 'sign' }] }))
  found.add(
    'a',
    marked({
      items: [
        { id: '1', status: 'wrong', mistake: 'sign' },
        { id: '2', status: 'wrong', mistake: 'swapped' },
        { id: '3', status: 'wrong', mistake: 'sign' },
      ],
    }),
  )
  found.add('a', marked({ mistake: 'sign' }))
  found.add('a', marked())
  found.add('a', { status: 'graded', credit: '1', reading: 'raw' })
  found.add('b', marked())
  expect(found.parts()).toEqual([
    {
      part: 'a',
      graded: 6,
      mistakes: [
        { name: 'sign', count: 3 },
        { name: 'swapped', count: 2 },
      ],
      readings: [{ name: 'raw', count: 1 }],
    },
  ])
})
test('what is not graded counts nowhere', () => {
  const found = recognised(['a'])
  found.add('a', undefined)
  found.add('a', { status: 'blank' })
  found.add('a', { status: 'invalid', code: 'response/not-a-number' })
  found.add('a', { status: 'needs-review', code: 'review/undecided' })
  found.add('other', marked({ mistake: 'm' }))
  expect(found.parts()).toEqual([])
})

const shares = { of: '1', n: 3, full: 1, partial: 0, zero: 2, blank: 0, invalid: 0, pending: 0 }
const page = (problem: object): string =>
  must(
    renderSummaryPage({
      set: { id: 's', title: [{ type: 'text', text: 'Set' }] },
      language: 'en',
      students: 3,
      handedIn: 3,
      rejected: 0,
      problems: [{ problem: 'p', title: [{ type: 'text', text: 'Gates' }], ...shares, ...problem }],
      scores: [],
    }),
  )
test('the summary lists them', () => {
  const html = page({
    recognised: [{ part: 'h', graded: 3, mistakes: [{ name: 'swapped_gates', count: 2 }], readings: [{ name: 'raw', count: 1 }] }],
  })
  expect(html).toContain('<code>swapped_gates</code></td><td class="left">mistake</td><td class="nowrap">2 of 3</td>')
  expect(html).toContain('<code>raw</code></td><td class="left">another reading, accepted</td><td class="nowrap">1 of 3</td>')
})
test('and has no such table where there is nothing to list', () => {
  expect(page({})).not.toContain('Recognised')
})

// Answers that were typed and not checked: as a text and back.
import { expect, test } from 'vitest'
import type { RawResponse } from '../../src/model.ts'
import { type Draft, draftsText, readDrafts } from '../../src/practice/drafts.ts'

test('texts, lists and cells come back as they were, in their order', () => {
  const first: Draft = new Map([['b', ['o1', 'o3']]])
  const second: Draft = new Map<string, RawResponse>([
    ['a', '1/2 <'],
    ['c', { 'h[1]': '0', 'h[2]': '' }],
  ])
  const drafts = new Map([
    ['v2', first],
    ['v1', second],
  ])
  expect([...readDrafts(draftsText(drafts))]).toEqual([...drafts])
})

test.each([
  ['no JSON', '['],
  ['no list', '{"v1":{}}'],
  ['a variant without a name', '[[1,[["a","1"]]]]'],
])('nothing is read of %s', (_, text) => {
  expect([...readDrafts(text)]).toEqual([])
})

test('answers that are none are left out', () => {
  const text = JSON.stringify([['v1', [['a', 1], ['b', null], ['c', { d: 2 }], ['e', ['o1', 2]], ['f', 'x'], 'g']]])
  expect([...readDrafts(text)]).toEqual([['v1', new Map([['f', 'x']])]])
})

// Two peers' own cases under their own conventions: no wrong verdict, and nearly all decided.
import { describe, expect, test } from 'vitest'
import { judgeLine, openJudge } from '../../src/math/judge/judge.ts'
import { root } from '../support/files.ts'
import { peerCases } from './peers.ts'

const peers = (['kas', 'numbas'] as const).map((name) => ({ name, cases: peerCases(name, root('')) }))
const judge = openJudge()
const verdictOf = (line: string): string =>
  judgeLine(judge, line, (thrown) => {
    throw thrown
  }).verdict

describe.each(peers)('$name', ({ name, cases = [] }) => {
  test.skipIf(cases.length === 0)(`no verdict is wrong (skipped where ../shared/data/${name}.json is not there)`, () => {
    const wrong = cases.filter(({ line, expected }) => verdictOf(line) === (expected === 'equal' ? 'different' : 'equal'))
    expect(wrong.map(({ id, line }) => `${id} ${line}`)).toEqual([])
  })
})

test.skipIf(peers.some(({ cases }) => cases === undefined))('at least 93 % are decided (skipped where ../shared/data is not there)', () => {
  const all = peers.flatMap(({ cases = [] }) => cases)
  const decided = all.filter(({ line }) => ['equal', 'different'].includes(verdictOf(line)))
  console.log(`peers: ${decided.length} of ${all.length} decided`)
  expect(decided.length).toBeGreaterThanOrEqual(0.93 * all.length)
})

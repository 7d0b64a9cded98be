import { describe, expect, test } from 'vitest'
import { type Counts, countAttempts, type Handed } from '../../grader/attempts.ts'
import { rational } from '../../src/math/exact/rational.ts'

/** `1/2`: graded; `?`: waits for a person; `!`: invalid; `_`: blank. `@9` received at 9, `#2` attempt 2. */
function row(text: string, order: number): Handed & { readonly text: string } {
  const [, what = '', attempt, time] = /^([\d/]+|[?!_])(?:#(\d+))?(?:@(\d+))?$/.exec(text) ?? []
  const [n = '0', d = '1'] = what.split('/')
  const status = what === '?' ? 'needs-review' : what === '!' ? 'invalid' : what === '_' ? 'blank' : 'graded'
  const credit = status === 'graded' ? rational(BigInt(n), BigInt(d)) : undefined
  const number = (digits: string | undefined): number | undefined => (digits === undefined ? undefined : Number(digits))
  return { text, answer: { mark: { status }, credit, name: what }, attempt: number(attempt), time: number(time), order }
}
const count = (rows: string, allowed: number | undefined, counts: Counts): unknown => {
  const outcome = countAttempts(rows.split(' ').map(row), { allowed, counts })
  const lines = outcome.rows.map(({ handed, attempt, why }) => `${handed.text}=${attempt ?? '-'}${why === undefined ? '' : `:${why}`}`)
  return [outcome.counts?.text, outcome.used, outcome.pending, lines.join(' ')]
}

describe('which attempt counts', () => {
  test.each<[string, number | undefined, Counts, unknown]>([
    ['1 0', undefined, 'last', ['0', 2, false, '1=1:not-last 0=2']],
    ['1 0', undefined, 'first', ['1', 2, false, '1=1 0=2:not-first']],
    ['0 1 1/2', undefined, 'best', ['1', 3, false, '0=1:not-best 1=2 1/2=3:not-best']],
    ['1/2@1 1/2@2', undefined, 'best', ['1/2@1', 2, false, '1/2@1=1 1/2@2=2:not-best']],
    // above the attempts allowed
    ['0 0 1', 2, 'last', ['0', 2, false, '0=1:not-last 0=2 1=-:over-attempts']],
    ['0 1', 1, 'best', ['0', 1, false, '0=1 1=-:over-attempts']],
    // invalid and blank cost none
    ['! _ 1', 1, 'last', ['1', 1, false, '!=-:costs-no-attempt _=-:costs-no-attempt 1=1']],
    ['1 !', undefined, 'last', ['1', 1, false, '1=1 !=-:costs-no-attempt']],
    ['! _', 2, 'last', [undefined, 0, false, '!=-:costs-no-attempt _=-:costs-no-attempt']],
    // order: attempt, then time, then place in the files
    ['1#2 0#1', undefined, 'last', ['1#2', 2, false, '0#1=1:not-last 1#2=2']],
    ['1@5 0@3', undefined, 'last', ['1@5', 2, false, '0@3=1:not-last 1@5=2']],
    ['0#1@9 1#1@3', undefined, 'last', ['0#1@9', 2, false, '1#1@3=1:not-last 0#1@9=2']],
    // where only some rows say when, none is believed
    ['1@5 0@3 1/2', undefined, 'last', ['1/2', 3, false, '1@5=1:not-last 0@3=2:not-last 1/2=3']],
    // two exports that overlap
    ['0@3 1@5 0@3', 2, 'last', ['1@5', 2, false, '0@3=1:not-last 0@3=-:handed-in-twice 1@5=2']],
    ['0 0', 2, 'last', ['0', 2, false, '0=1:not-last 0=2']],
    // what waits for a person is never 0, and costs no attempt
    ['1/2 ?', undefined, 'last', ['?', 1, true, '1/2=1:not-last ?=-']],
    ['? 1/2', undefined, 'last', ['1/2', 1, false, '?=-:not-last 1/2=1']],
    ['? 1/2', undefined, 'first', ['?', 1, true, '?=- 1/2=1:not-first']],
    ['1/2 ?', undefined, 'best', ['1/2', 1, true, '1/2=1 ?=-:not-best']],
    ['1 ?', undefined, 'best', ['1', 1, false, '1=1 ?=-:not-best']],
    ['?', 1, 'best', ['?', 0, true, '?=-']],
    ['? ? ?', 1, 'last', ['?', 0, true, '?=-:not-last ?=-:not-last ?=-']],
    ['? ? 1', 1, 'last', ['1', 1, false, '?=-:not-last ?=-:not-last 1=1']],
    ['0 ? 1', 2, 'last', ['1', 2, false, '0=1:not-last ?=-:not-last 1=2']],
    // behind the last attempt it can change nothing
    ['0 ?', 1, 'last', ['0', 1, false, '0=1 ?=-:over-attempts']],
  ])('%s, %s allowed, %s', (rows, allowed, counts, expected) => {
    expect(count(rows, allowed, counts)).toEqual(expected)
  })
})

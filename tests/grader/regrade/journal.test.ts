// The journal: events are added, never changed; each holds a digest of the one before it.
import { describe, expect, test } from 'vitest'
import { type GradedEvent, readJournal, record, textJournal } from '../../../grader/journal.ts'
import { codesOf, must } from '../../support/library.ts'

const event = (marks: string): GradedEvent => ({
  type: 'graded',
  engine: '0',
  set: 's',
  policy: { counts: 'last', released: false },
  submissions: [],
  marks,
})
function written(...marks: readonly string[]): string {
  let text = ''
  for (const one of marks)
    record(
      textJournal(text, (whole) => (text = whole)),
      event(one),
    )
  return text
}

describe('a journal', () => {
  test('grows at its end, and reads as it was written', () => {
    const [two, three] = [written('a', 'b'), written('a', 'b', 'a')]
    expect(three.startsWith(two)).toBe(true)
    expect(must(readJournal(three, 'journal.jsonl'))).toMatchObject([event('a'), event('b'), event('a')])
  })

  test('the same run once more adds nothing; again after another it does', () => {
    expect(written('a', 'a', 'a')).toBe(written('a'))
    expect(written('a', 'b', 'a').split('\n')).toHaveLength(4)
  })

  test('ids tell equal events apart', () => {
    const ids = must(readJournal(written('a', 'b', 'a'), 'journal.jsonl')).map(({ id }) => id)
    expect(new Set(ids).size).toBe(3)
    for (const id of ids) expect(id).toMatch(/^e[0-9a-f]{31}$/)
  })

  test('an event that was changed, taken out or moved is noticed, with its line', () => {
    const lines = written('a', 'b', 'c').trimEnd().split('\n')
    const [a = '', b = '', c = ''] = lines
    for (const [broken, line] of [
      [[a, b.replace('"b"', '"x"'), c], 2],
      [[a, c], 2],
      [[b, a, c], 1],
      [[a, b, c.slice(0, 20)], 3],
    ] as const) {
      const read = readJournal(broken.map((one) => `${one}\n`).join(''), 'journal.jsonl')
      expect(codesOf(read)).toEqual(['journal/malformed'])
      expect(read.ok ? undefined : read.errors[0]?.at?.line).toBe(line)
    }
  })
})

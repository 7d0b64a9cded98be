// Texts at random into the reader and the judge: no exception, no answer that contradicts another.
// QUIZWRIGHT_FUZZ=200000 for the long run; QUIZWRIGHT_FUZZ_SEED for another one.
import { expect, test } from 'vitest'
import type { Answer } from '../../src/math/judge/answer.ts'
import { judgeLine, openJudge } from '../../src/math/judge/judge.ts'
import { openReader } from '../../src/math/read/student.ts'
import { anyText, source } from './random-texts.ts'

const rounds = Number(process.env['QUIZWRIGHT_FUZZ'] ?? 3_000)
const seed = Number(process.env['QUIZWRIGHT_FUZZ_SEED'] ?? 7)
const timeout = 60_000 + rounds * 40

const judge = openJudge()
const answerTo = (line: string): Answer =>
  judgeLine(judge, line, (thrown) => {
    throw new Error(line, { cause: thrown })
  })

test('any text is read, or refused with a place inside of it', { timeout }, () => {
  const from = source(seed)
  const readers = [
    openReader({ symbols: [], functions: [], constants: ['pi', 'e'], decimal: '.', logBase: 'e', split: true, undeclared: 'symbol' }),
    openReader({
      symbols: ['x', 'W_fh', 'i', 'e'],
      functions: ['f'],
      constants: [],
      decimal: ',',
      logBase: '10',
      split: false,
      undeclared: 'refuse',
    }),
  ]
  for (let i = 0; i < rounds; i++) {
    const text = anyText(from)
    for (const read of readers) {
      const reading = read(text)
      if (reading.status !== 'invalid') continue
      const { start, end } = reading
      expect([start >= 0, start <= end, end <= text.length], JSON.stringify({ text, start, end })).toEqual([true, true, true])
    }
  }
})

test('any two texts are judged; a text never differs from itself, nor two of them in one order alone', { timeout }, () => {
  const from = source(seed + 1)
  for (let i = 0; i < rounds; i++) {
    const [reference, other] = [anyText(from), anyText(from)]
    const conventions = from.one<object>([
      {},
      { split: true },
      { oddRoots: 'real', constants: ['pi', 'e', 'i'] },
      { assume: { x: 'positive', n: 'integer' } },
      { functions: ['f'], symbols: ['e'] },
    ])
    const line = (a: string, b: string): string => JSON.stringify({ reference: a, student: b, ...conventions })
    expect(answerTo(line(reference, reference)).verdict, line(reference, reference)).not.toBe('different')
    const verdicts = [answerTo(line(reference, other)), answerTo(line(other, reference))].map(({ verdict }) => verdict)
    if (verdicts.includes('equal')) expect(verdicts, line(reference, other)).not.toContain('different')
  }
})

test('any line is answered', { timeout }, () => {
  const from = source(seed + 2)
  for (let i = 0; i < rounds; i++) {
    const line = from.one([
      anyText(from),
      JSON.stringify({
        reference: 'x',
        student: 'x',
        [from.one(['symbols', 'assume', 'split', 'constants', 'logBase', '__proto__', 'student'])]: from.one<unknown>([
          anyText(from),
          [anyText(from)],
          { x: anyText(from) },
          { [anyText(from)]: 1 },
          null,
        ]),
      }),
      JSON.stringify({ reference: anyText(from), student: anyText(from) }).slice(0, -1 - from.below(3)),
    ])
    expect(['equal', 'different', 'undecided', 'invalid']).toContain(answerTo(line).verdict)
  }
})

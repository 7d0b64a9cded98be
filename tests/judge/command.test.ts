// quizwright judge as it runs: lines in, answers out, in order, by one thread or several.
import { describe, expect, test } from 'vitest'
import { openAnswering } from '../../src/cli/judge/answering.ts'
import { type Lines, linesOf } from '../../src/cli/judge/lines.ts'
import { type JudgeOptions, runJudge } from '../../src/cli/judge.ts'
import { longestLine } from '../../src/math/judge/request.ts'
import { heard, type Heard } from '../support/commands.ts'

/** Runs the command over a text that comes in pieces of some size; what it writes is its `out`. */
async function judged(text: string, options: JudgeOptions = { json: true, workers: 1 }, pieceSize = 65_536): Promise<Heard> {
  const bytes = Buffer.from(text)
  async function* input(): AsyncGenerator<Uint8Array> {
    for (let at = 0; at < bytes.length; at += pieceSize) yield bytes.subarray(at, at + pieceSize)
  }
  return heard((terminal) =>
    runJudge(
      options,
      {
        input: input(),
        async write(answers) {
          terminal.out(answers)
          return true
        },
      },
      terminal,
    ),
  )
}
interface Answer {
  readonly verdict: string
  readonly how: string
  readonly ms: number
  readonly code?: string
  readonly side?: string
  readonly key?: string
}
const answers = ({ out }: Heard): readonly Answer[] =>
  out
    .split('\n')
    .slice(0, -1)
    .map((line) => {
      const answer: Answer = JSON.parse(line)
      return answer
    })
const pair = (reference: string, student: string, more: object = {}): string => JSON.stringify({ reference, student, ...more })
const only = async (line: string): Promise<Answer | undefined> => answers(await judged(line))[0]

describe('lines', () => {
  test('an answer a line, in order; blank lines have none; a last line needs no end', async () => {
    const heardOf = await judged(`${pair('x', 'x')}\n\n  \r\n${pair('x', 'y')}\r\n${pair('x', 'x+')}`)
    expect(answers(heardOf).map(({ verdict }) => verdict)).toEqual(['equal', 'different', 'invalid'])
    expect([heardOf.code, heardOf.err]).toEqual([0, ''])
  })
  test('no lines, no answers', async () => {
    expect(await judged('')).toEqual({ code: 0, out: '', err: '' })
  })
  test('wherever the pieces are cut, in the middle of a letter too', async () => {
    const text = `${pair('σ(x)', '1/(1+e^−x)')}\n${pair('θ', 'θ²')}\n`
    const withoutTimes = ({ out }: Heard): string => out.replace(/,"ms":[\d.]+\}/g, '}')
    const whole = withoutTimes(await judged(text))
    expect(whole.split('\n')).toHaveLength(3)
    for (const size of [1, 2, 3, 7, 64]) expect(withoutTimes(await judged(text, undefined, size))).toBe(whole)
  })
  test('bytes that are no text, and a mark of byte order, harm nothing', async () => {
    const bytes = Buffer.concat([Buffer.from([0xef, 0xbb, 0xbf]), Buffer.from(`${pair('x', 'x')}\n`), Buffer.from([0xff, 0xfe, 0x0a])])
    async function* input(): AsyncGenerator<Uint8Array> {
      yield bytes
    }
    const lines: Lines[] = []
    for await (const batch of linesOf(input())) lines.push(batch)
    const text = openAnswering(true)(lines[0] ?? { first: 1, lines: [] }).text
    expect(text.split('\n').map((line) => /"verdict":"(\w+)"/.exec(line)?.[1])).toEqual(['equal', 'invalid', undefined])
  })
})

describe('what is wrong with a line is told', () => {
  test.each([
    ['x = x', 'line/not-json'],
    ['[1, 2]', 'line/not-an-object'],
    ['null', 'line/not-an-object'],
    ['{}', 'line/missing', 'reference'],
    ['{"reference": "x"}', 'line/missing', 'student'],
    ['{"reference": "x", "student": 3}', 'line/wrong-value', 'student'],
    ['{"reference": "x", "student": "x", "studnet": "x"}', 'line/unknown-key', 'studnet'],
    [pair('x', 'x', { symbols: 'x' }), 'line/wrong-value', 'symbols'],
    [pair('x', 'x', { symbols: ['x', 3] }), 'line/wrong-value', 'symbols'],
    [pair('x', 'x', { symbols: ['x y'] }), 'line/wrong-value', 'symbols'],
    [pair('x', 'x', { functions: { f: 1 } }), 'line/wrong-value', 'functions'],
    [pair('x', 'x', { constants: ['tau'] }), 'line/wrong-value', 'constants'],
    [pair('x', 'x', { logBase: 3 }), 'line/wrong-value', 'logBase'],
    [pair('x', 'x', { oddRoots: true }), 'line/wrong-value', 'oddRoots'],
    [pair('x', 'x', { split: 'yes' }), 'line/wrong-value', 'split'],
    [pair('x', 'x', { decimal: ';' }), 'line/wrong-value', 'decimal'],
    [pair('x', 'x', { assume: ['x'] }), 'line/wrong-value', 'assume'],
    [pair('x', 'x', { assume: { x: 'small' } }), 'line/wrong-value', 'assume'],
    [pair('x', 'x', { assume: { x: [2, 1] } }), 'line/wrong-value', 'assume'],
    [pair('x', 'x', { assume: { x: '> 1, < 1' } }), 'line/wrong-value', 'assume'],
    [pair('x', 'x', { assume: { x: ['1e9999', null] } }), 'line/wrong-value', 'assume'],
    [`{"reference": "x", "student": "${'x'.repeat(longestLine)}"}`, 'line/too-long'],
    ['é'.repeat(4 * longestLine), 'line/too-long'],
  ])('%# is $1', async (line, code, key?: string) => {
    expect(await only(line)).toMatchObject({ verdict: 'invalid', how: 'not-read', side: 'line', code, ...(key !== undefined && { key }) })
  })
  test('a side that cannot be read is named, with the place', async () => {
    expect(await only(pair('x', '2 + * 3'))).toMatchObject({
      verdict: 'invalid',
      side: 'student',
      code: 'expression/missing-value',
      start: 4,
      end: 5,
    })
    expect(await only(pair('2 3', 'x'))).toMatchObject({ verdict: 'invalid', side: 'reference', code: 'expression/two-numbers' })
    expect(await only(pair('x', ' '))).toMatchObject({ verdict: 'invalid', side: 'student', code: 'expression/blank' })
  })
  test('names that every object has are names', async () => {
    const line = '{"reference": "x", "student": "x", "symbols": ["__proto__", "constructor"], "assume": {"__proto__": "positive"}}'
    expect(await only(line)).toMatchObject({ verdict: 'equal' })
    expect(await only('{"id": 7, "reference": "x", "student": "x"}')).toMatchObject({ id: 7, verdict: 'equal' })
    expect(await only('{"id": "a", "reference": "x", "student": "2x"}')).toMatchObject({ id: 'a', verdict: 'different' })
    expect(await only('{"id": [], "reference": "x", "student": "x"}')).toMatchObject({ code: 'line/wrong-value', key: 'id' })
    expect(await only('{"reference": "x", "student": "x", "__proto__": {"split": true}}')).toMatchObject({ code: 'line/unknown-key' })
    expect(Object.hasOwn(Object.prototype, 'split')).toBe(false)
  })
})

describe('what is said of a pair', () => {
  test('a proof, a point, and how both were read', async () => {
    const { out } = await judged(`${pair('1/(2x)', '1/2x')}\n${pair('(x^2-1)/(x-1)', 'x+1')}\n`)
    const [first, second] = out.split('\n').map((line): unknown => (line === '' ? undefined : JSON.parse(line)))
    expect(first).toMatchObject({
      verdict: 'different',
      how: 'refuted',
      by: 'exact-point',
      witness: { at: { x: 2 }, reference: '1/4', student: 1 },
      read: {
        reference: '1/(2*x)',
        student: '1/2*x',
        warnings: [{ side: 'student', code: 'expression/implicit-after-division', start: 1, end: 4 }],
      },
    })
    expect(second).toMatchObject({ verdict: 'equal', how: 'proved', by: 'normal-form', domain: 'differs' })
  })
  test.each([
    ['positive', 'sqrt(x^2)', 'x', 'equal'],
    ['negative', 'sqrt(x^2)', '-x', 'equal'],
    ['nonnegative', 'sqrt(x^2)', 'x', 'equal'],
    ['nonpositive', 'sqrt(x^2)', '-x', 'equal'],
    ['>0', 'x^2/x', 'x', 'equal'],
    ['>= 2', 'abs(x-1)', 'x-1', 'equal'],
    ['< -1', 'abs(x)', '-x', 'equal'],
    ['integer', 'sin(pi*x)', '0', 'equal'],
    ['integer, > 0', 'abs(x)*cos(2*pi*x)', 'x', 'equal'],
    ['real', 'sqrt(x^2)', 'x', 'different'],
    [[0, 1], 'abs(x)', 'x', 'equal'],
    [['-1/2', 0.5], 'abs(x-1)', '1-x', 'equal'],
    [[null, 0], 'abs(x)', '-x', 'equal'],
    [[null, null], 'abs(x)', '-x', 'different'],
  ])('assuming %j of x, %s and %s are %s', async (x, reference, student, verdict) => {
    expect(await only(pair(reference, student, { assume: { x } }))).toMatchObject({ verdict })
  })
  test('for people: the verdict, the point, a caret', async () => {
    const lines = [pair('x', 'x'), '', pair('sqrt(x^2)', 'x'), pair('x', 'x + * 3'), 'no', pair('log(x)', 'log(-x)')]
    const { out } = await judged(lines.join('\n'), { workers: 1 })
    expect(out).toBe(`1: equal: x  ~  x
3: different: sqrt(x^2)  ~  x
   at x = -1: 1 and -1
4: invalid: the student: expression/missing-value
   x + * 3
       ^
5: invalid: line/not-json
6: undecided (no point was found where both have a value): log(x)  ~  log(-x)
`)
  })
})

describe('many lines', () => {
  test('what nobody reads any more is not judged to its end', async () => {
    let taken = 0
    async function* input(): AsyncGenerator<Uint8Array> {
      for (;;) {
        taken += 1
        yield Buffer.from(`${pair('x', 'x')}\n`)
      }
    }
    const { code } = await heard((terminal) =>
      runJudge({ json: true, workers: 1 }, { input: input(), write: async () => taken < 50 }, terminal),
    )
    expect(code).toBe(0)
    expect(taken).toBeLessThan(100)
  })
  test('no more is taken in than can be written', async () => {
    let [taken, written, ahead] = [0, 0, 0]
    async function* input(): AsyncGenerator<Uint8Array> {
      for (; taken < 200; taken++) {
        ahead = Math.max(ahead, taken - written)
        yield Buffer.from(`${pair('x', 'x')}\n`)
      }
    }
    const write = async (): Promise<boolean> => {
      await new Promise((resolve) => setImmediate(resolve))
      written += 1
      return true
    }
    await heard((terminal) => runJudge({ json: true, workers: 1 }, { input: input(), write }, terminal))
    expect(written).toBe(200)
    expect(ahead).toBeLessThan(10)
  })
})

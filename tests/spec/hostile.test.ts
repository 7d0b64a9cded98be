// Specs are untrusted: whatever their size, nesting or names, reading answers with diagnostics.
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { error, failed } from '../../src/diagnostic.ts'
import { readProblem } from '../../src/spec/read.ts'

const codes = (text: string): readonly string[] => {
  const read = readProblem(text, 'p.yaml', (id) => failed(error('spec/unknown-cell', `found no cell ${id}`)))
  return read.ok ? [] : read.errors.map(({ code }) => code)
}
const spec = (body: string): string => `problem: p\ntitle: A title\n${body}\nask: { kind: number, key: 1 }\n`
const repeated = (one: string, characters: number): string => one.repeat(Math.ceil(characters / one.length))

describe('size and nesting', () => {
  test.each([
    ['20 KB of brackets', repeated('[', 20_000), 'yaml/too-deep'],
    ['brackets behind a key', `a: ${repeated('[', 20_000)}`, 'yaml/too-deep'],
    ['maps in maps', `a: ${repeated('{a: ', 20_000)}`, 'yaml/too-deep'],
    ['a bracket a line', `--- [\n${repeated('[\n', 20_000)}`, 'yaml/too-deep'],
    ['lists in lists', repeated('- ', 20_000), 'yaml/too-deep'],
    ['explicit keys', repeated('? ', 20_000), 'yaml/too-deep'],
    ['deep indentation', Array.from({ length: 300 }, (_, depth) => `${' '.repeat(depth)}a:\n`).join(''), 'yaml/too-deep'],
    ['more than 1 MB', spec(`text: ${repeated('long ', 1_000_001)}`), 'file/too-large'],
    ['a scalar of almost 1 MB', spec(`text: ${repeated('long ', 990_000)}`), 'file/too-large'],
    ['a list of half a million numbers', spec(`let: { a: [${repeated('1,', 900_000)}] }`), 'file/too-large'],
    ['anchors', repeated('&a ', 900_000), 'yaml/anchor'],
    ['tags', repeated('!a ', 900_000), 'yaml/anchor'],
    ['a huge number', spec(`let: { a: ${repeated('9', 1_000)} }`), 'expression/too-large'],
    ['a huge exponent', spec('let: { a: 1e999999999 }'), 'expression/too-large'],
  ])('%s', (_, text, code) => {
    expect(codes(text)).toContain(code)
  })

  test('a file of many mistakes ends with a hundred of them', () => {
    expect(codes(spec(`let:\n${Array.from({ length: 2_000 }, (_, i) => `  a${i}: 1 !\n`).join('')}`))).toHaveLength(100)
    expect(codes(repeated('a: 1\n', 20_000)).length).toBeLessThanOrEqual(100)
  })

  test('an alias bomb is refused, not unfolded', () => {
    const bomb = `a: &a [x, x]\n${'bcdefghijk'
      .split('')
      .map((name, i) => `${name}: &${name} [*${'abcdefghij'[i]}, *${'abcdefghij'[i]}]\n`)
      .join('')}`
    expect(new Set(codes(bomb))).toEqual(new Set(['yaml/anchor']))
  })
})

describe('names that JavaScript keeps for itself', () => {
  test('__proto__ is a key like any other, and unknown', () => {
    expect(codes(spec('__proto__: { polluted: 1 }'))).toEqual(['spec/unknown-key'])
    expect(codes(spec('parameters: { __proto__: { integer: [1, 2] } }'))).toEqual(['spec/wrong-id'])
    expect(Object.hasOwn(Object.prototype, 'polluted')).toBe(false)
  })
  test.each(['constructor', 'toString', 'hasOwnProperty', 'valueOf'])('%s is a name of one’s own', (name) => {
    const read = readProblem(
      `problem: p\ntitle: A\nparameters: { ${name}: { integer: [1, 2] } }\nask: { kind: number, key: ${name} }\n`,
      'p.yaml',
      () => failed(),
    )
    expect(read.ok && read.value.parameters.map((parameter) => parameter.name)).toEqual([name])
    expect(codes(spec(`${name}: 1`))).toEqual(['spec/unknown-key'])
  })
})

describe('whatever is typed', () => {
  const sound = spec(`text: |
  Let $w = {{w}}$.
parameters: { w: { integer: [-2, 2], except: [0] } }
let:
  a: 'if(w > 0, w, 1)'
require: [w != 1]
mistakes: { m: { let: { a: w }, says: 'No.' } }`)
  const chips = [
    '[',
    ']',
    '{',
    '}',
    ':',
    ' ',
    '\n',
    '\t',
    '"',
    "'",
    '|',
    '>',
    '#',
    '&',
    '*',
    '!',
    '%',
    '@',
    '`',
    ',',
    '-',
    '?',
    '{{',
    '}}',
    '$',
    '\\',
    '  ',
    '\r\n',
    '\0',
    '\uFEFF',
    '<<',
  ]
  test('a sound problem with a few characters put in or taken out is read or refused at a place within it', () => {
    expect(codes(sound)).toEqual([])
    const edits = fc.array(fc.tuple(fc.nat(sound.length), fc.constantFrom(...chips), fc.nat(3)), { minLength: 1, maxLength: 4 })
    fc.assert(
      fc.property(edits, (list) => {
        const text = list.reduce((edited, [at, chip, gone]) => edited.slice(0, at) + chip + edited.slice(at + gone), sound)
        const read = readProblem(text, 'p.yaml', () => failed(error('spec/unknown-cell', 'none')))
        if (read.ok) return
        expect(read.errors.length).toBeGreaterThan(0)
        const lines = text.split('\n')
        for (const { at, code, message } of read.errors) {
          const line = lines[(at?.line ?? 0) - 1]
          expect(line, `${code} ${message} at ${at?.line}`).toBeDefined()
          expect(at?.col).toBeGreaterThanOrEqual(1)
          expect(at?.col, `${code} ${message}`).toBeLessThanOrEqual((line ?? '').length + 1)
        }
      }),
      { numRuns: 1500 },
    )
  })
  test('random characters', () => {
    fc.assert(fc.property(fc.string({ maxLength: 200, unit: 'binary' }), (text) => !readProblem(text, 'p.yaml', () => failed()).ok))
  })
})

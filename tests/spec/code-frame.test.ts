import { expect, test } from 'vitest'
import { error, warning } from '../../src/diagnostic.ts'
import { formatDiagnostic } from '../../src/spec/code-frame.ts'

const source = 'problem: p\ntitle: A title\nanwser: 3\n'

test('place, code, message, the line with carets under the word, the hint', () => {
  const found = error(
    'spec/unknown-key',
    'found the key `anwser`',
    { file: 'problems/p.yaml', line: 3, col: 1, length: 6 },
    'did you mean “answer”?',
  )
  expect(formatDiagnostic(found, source)).toBe(
    [
      'problems/p.yaml:3:1: error spec/unknown-key: found the key `anwser`',
      '  2 | title: A title',
      '> 3 | anwser: 3',
      '    | ^^^^^^',
      '  hint: did you mean “answer”?',
    ].join('\n'),
  )
})

test('without a source, a place or a hint: what there is', () => {
  expect(formatDiagnostic(warning('spec/unsupported', 'found x', { file: 'p.yaml', line: 1, col: 2 }))).toBe(
    'p.yaml:1:2: warning spec/unsupported: found x',
  )
  expect(formatDiagnostic(error('file/not-found', 'found no file p.yaml'))).toBe('error file/not-found: found no file p.yaml')
})

test('line numbers of two digits keep the carets in place', () => {
  const text = `${'a: 1\n'.repeat(9)}b: !\n`
  expect(
    formatDiagnostic(error('yaml/anchor', 'found !', { file: 'p', line: 10, col: 4 }), text)
      .split('\n')
      .slice(1),
  ).toEqual(['   9 | a: 1', '> 10 | b: !', '     |    ^'])
})

test('a caret stands under what it is about behind tabs, accents and emoji', () => {
  const lineOf = (text: string, col: number): readonly string[] =>
    formatDiagnostic(error('yaml/syntax', 'x', { file: 'p', line: 1, col }), text)
      .split('\n')
      .slice(1)
  expect(lineOf('\ta: !', 5)).toEqual(['> 1 |  a: !', '    |     ^'])
  expect(lineOf('e\u0301 !', 4)).toEqual(['> 1 | e\u0301 !', '    |   ^'])
  expect(lineOf('👍 !', 4)).toEqual(['> 1 | 👍 !', '    |   ^'])
})

test('a long line is cut around its caret', () => {
  const text = `a: ${'x'.repeat(5_000)}!${'y'.repeat(5_000)}\n`
  const [, shown = '', carets = ''] = formatDiagnostic(error('yaml/syntax', 'x', { file: 'p', line: 1, col: 5_004 }), text).split('\n')
  expect(shown.length).toBeLessThan(140)
  expect(shown[carets.indexOf('^')]).toBe('!')
})

test('a place behind the end of its line or file still gives a frame or none', () => {
  expect(formatDiagnostic(error('yaml/syntax', 'x', { file: 'p', line: 1, col: 99, length: 9 }), 'ab')).toContain('^')
  expect(formatDiagnostic(error('yaml/syntax', 'x', { file: 'p', line: 7, col: 1 }), 'ab')).toBe('p:7:1: error yaml/syntax: x')
})

test('authored characters never steer a terminal', () => {
  const text = formatDiagnostic(
    error('spec/unknown-key', 'found `\u001B[2J\u202E`', { file: 'p', line: 1, col: 1 }),
    '\u001B]0;title\u0007: 1',
  )
  expect(text).not.toMatch(/[\0-\x09\x0B-\x1F\x7F-\x9F\u202E]/)
})

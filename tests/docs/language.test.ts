// The reference of the language holds: its files are sound, its values are computed, and nothing of the language is left out.
import { readFileSync } from 'node:fs'
import path from 'node:path'
import { describe, expect, test, vi } from 'vitest'
import { runCellCommand } from '../../src/cli/cell.ts'
import { runCheck } from '../../src/cli/check.ts'
import { run } from '../../src/cli/main.ts'
import { kinds } from '../../src/kinds/index.ts'
import { Symbolic } from '../../src/math/evaluate/symbolic.ts'
import { functionArity } from '../../src/model.ts'
import { heard, withFiles } from '../support/commands.ts'
import { worth } from '../support/evaluated.ts'
import { root } from '../support/files.ts'
import { problemFrom } from '../support/library.ts'

const reference = readFileSync(root('docs/language.md'), 'utf8')
const schema: Schema = JSON.parse(readFileSync(root('problems/problem.schema.json'), 'utf8'))
interface Schema {
  readonly $defs: Readonly<Record<string, { readonly properties?: object }>>
}
const blocks = (info: string): readonly string[] =>
  [...reference.matchAll(/^```([^\n]*)\n([^]*?)^```$/gm)].flatMap(([, found, text = '']) => (found === info ? [text] : []))
const files = blocks('yaml whole').map((text): [name: string, text: string] => {
  const [, kind = '', id = ''] = /^(problem|cell|set): (\S+)$/m.exec(text) ?? []
  return [`${kind} ${id}`, text]
})
const mentions = (what: string): boolean => new RegExp(`(?<![\\w-])${what}(?![\\w-])`).test(reference)

describe('files in full', () => {
  test('every kind of question is in one, and there are a cell and a set', () => {
    const all = files.map(([, text]) => text).join('\n')
    expect(Object.keys(kinds).filter((kind) => !all.includes(`kind: ${kind}`))).toEqual([])
    expect(new Set(files.map(([name]) => name.split(' ')[0]))).toEqual(new Set(['problem', 'cell', 'set']))
  })
  test.each(files)('%s is sound, without a warning', async (name, text) => {
    const id = name.split(' ')[1] ?? ''
    const { code, err } = await withFiles({ [`problems/${id}.yaml`]: text }, (folder) =>
      heard((terminal) => runCheck([path.join(folder, `problems/${id}.yaml`)], { variants: 12 }, terminal)),
    )
    expect([code, err.match(/: (?:error|warning) [^\n]*/g)]).toEqual([0, null])
    expect(err).toContain(`${id}.yaml: sound`)
  })
  test.each(blocks('yaml lines of lstm'))('lines for an LSTM are read: %#', (lines) => {
    const frame = 'problem: p\ntitle: T\nparameters: { x: { integer: [1, 2] }, c_prev: { integer: [1, 2] } }\ncell: lstm\n'
    const { given } = problemFrom(`${frame}${lines}ask: { kind: number, key: cell.h, decimals: 2 }\n`).lines
    expect(given.map(({ name, value }) => `${name} ${value.type}`)).toEqual([
      'weights draw',
      'W_fx expression',
      'biases none',
      'h_prev expression',
      'c_tilde expression',
    ])
  })
})

const letters = { w: new Symbolic({ type: 'name', name: 'w' }), u: new Symbolic({ type: 'name', name: 'u' }) }
describe('functions', () => {
  const rows = [...reference.matchAll(/^\| `(\w+)\(.*\| `([^`]+)` is `([^`]+)` \|$/gm)].map(
    ([, name = '', source = '', value = '']): [string, string, string] => [name, source, value],
  )
  test('each has a row', () => {
    // depends(a, b) has no value: it is a word of claims
    const valued = Object.keys(functionArity).filter((name) => name !== 'depends')
    expect(rows.map(([name]) => name).toSorted()).toEqual(valued.toSorted())
    expect(mentions('depends')).toBe(true)
  })
  test.each(rows)('%s: %s is %s', (name, source, value) => {
    expect(source).toContain(`${name}(`)
    expect(worth(source, letters)).toBe(value)
  })
})

describe('nothing is left out', () => {
  test.each(
    Object.entries(schema.$defs).flatMap(([name, { properties }]) => (properties ? [[name, Object.keys(properties)] as const] : [])),
  )('every key of %s is spoken of', (_, keys) => {
    expect(keys.filter((key) => !mentions(key))).toEqual([])
  })
  test('every tag', () => {
    const tags = ['value', 'tex', 'equations', 'given', 'conventions', 'table', 'trace', 'part', 'plural', '#if', 'else', '/if']
    expect(tags.filter((tag) => !new RegExp(`\\{\\{${tag}[ }]`).test(reference))).toEqual([])
  })
})

/** What the command line writes on stdout. */
async function written(...words: readonly string[]): Promise<string> {
  const write = vi.spyOn(process.stdout, 'write').mockReturnValue(true)
  try {
    await run(words)
    return write.mock.calls.map(([text]) => String(text)).join('')
  } finally {
    write.mockRestore()
  }
}
describe('numbers for `cell`', () => {
  const [numbers = ''] = blocks('json')
  test('the example starts from −1 and stays there', async () => {
    // x = 1: g = σ(−1 + 3/2) → 1 writes tanh(−1 − 2) → −1; x = 0: g = σ(−1) → 0 keeps −1; then the first again
    const { code, out } = await withFiles({ 'numbers.json': numbers }, (folder) =>
      heard((terminal) => runCellCommand('gated-rnn', { given: path.join(folder, 'numbers.json') }, terminal)),
    )
    expect([code, out]).toEqual([0, '1\tg = 1\ts_tilde = -1\ts = -1\n2\tg = 0\ts_tilde = -1\ts = -1\n3\tg = 1\ts_tilde = -1\ts = -1\n'])
  })
  test('`cell --help` has the same example', async () => {
    const [inHelp = ''] = /^ {2}\{\n[^]*?\n {2}\}$/m.exec(await written('cell', '--help')) ?? []
    expect(JSON.parse(inHelp)).toEqual(JSON.parse(numbers))
  })
})

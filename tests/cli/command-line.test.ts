// The command as a user runs it: a process of its own, from a bundle made for this run, in a course folder elsewhere.
import { execFile } from 'node:child_process'
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { build } from 'esbuild'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { bundleOptions } from '../../bin/bundle.mjs'
import { codesIn, type Heard } from '../support/commands.ts'
import { root } from '../support/library.ts'

/** Inside of the package, where the command looks for the package's own problems. */
const bundled = path.join(root, `dist.tmp-command-line-${process.pid}`)
const course = mkdtempSync(path.join(tmpdir(), 'quizwright-course-'))
beforeAll(async () => {
  await build({ ...bundleOptions, absWorkingDir: root, entryPoints: { cli: 'src/cli/main.ts' }, outdir: bundled })
  writeFileSync(path.join(bundled, 'start.mjs'), "import { run } from './cli.js'\nprocess.exitCode = await run(process.argv.slice(2))\n")
  const files = {
    'problems/own.yaml':
      'problem: own\ntitle: Own\ncell: own-cell\nparameters: { x: { integer: [1, 9] } }\ntext: The input is $x = {{x}}$.\nask: { kind: number, key: y }\n',
    'problems/cells/own-cell.yaml': 'cell: own-cell\ntitle: Own\ninputs: [x]\nequations: { y: 2*x }\n',
    'problems/gating.yaml': 'problem: gating\ntitle: Another\ntext: T.\nask: { kind: number, key: 1 + 1 }\n',
    'broken.yaml': 'problem: broken\ntitle: T\ntext: T.\nask: { kind: number, key: 1 + }\n',
    'given.json': '{ "inputs": { "x": [1, 2] }, "weights": {} }',
  }
  for (const [name, text] of Object.entries(files)) {
    mkdirSync(path.dirname(path.join(course, name)), { recursive: true })
    writeFileSync(path.join(course, name), text)
  }
})
afterAll(() => {
  for (const folder of [bundled, course]) rmSync(folder, { recursive: true, force: true })
})

const quizwright = (...args: readonly string[]): Promise<Heard> =>
  new Promise((resolve) => {
    const child = execFile(process.execPath, [path.join(bundled, 'start.mjs'), ...args], { cwd: course }, (_, out, err) =>
      resolve({ code: child.exitCode ?? -1, out, err }),
    )
  })

describe('usage', () => {
  test.each([
    [['frobnicate'], /unknown command 'frobnicate'/],
    [[], /Usage: quizwright/],
    [['variant'], /missing required argument 'problem'/],
    [['variant', 'gating', '--sede', '1'], /unknown option '--sede'/],
    [['variant', 'gating', '--seed', '-1'], /whole number/],
    [['variant', 'gating', '--seed', '9007199254740992'], /whole number/],
    [['cell', 'lstm'], /required option '--given <file>'/],
    [['check', '--variants', '0'], /whole number from 1/],
    [['generate', 'gating'], /required option '--out <dir>'/],
    [['diff', 'HEAD'], /missing required argument 'new'/],
    [['diff', '--output=x', '.'], /unknown option '--output=x'/],
    [['diff', 'own', 'own', '--variants', '0'], /whole number from 1/],
  ])('%j: exit 2, on stderr', async (args, says) => {
    const { code, out, err } = await quizwright(...args)
    expect([code, out]).toEqual([2, ''])
    expect(err).toMatch(says)
  })
  test('--help and --version are answers: exit 0, on stdout', async () => {
    const [help, version] = await Promise.all([quizwright('--help'), quizwright('--version')])
    expect([help.code, help.err, version.code, version.err]).toEqual([0, '', 0, ''])
    for (const command of ['check', 'variant', 'generate', 'grade', 'cell', 'judge', 'diff'])
      expect(help.out).toMatch(new RegExp(`^  ${command} `, 'm'))
    expect(version.out).toMatch(/^\d+\.\d+\.\d+\n$/)
  })
  test('every command shows an example of itself; the last of the help says what exit codes mean', async () => {
    const help = (await quizwright('--help')).out
    expect(help.replaceAll(/\s+/g, ' ')).toMatch(/Exit codes of every command: 0 clean.* 1 diagnostics.* 2 usage.* 70 .*bug/)
    const listed = help.slice(help.indexOf('Commands:'), help.indexOf('Example:'))
    const commands = [...listed.matchAll(/^  ([a-z]+) /gm)].flatMap(([, name]) => (name === undefined || name === 'help' ? [] : [name]))
    expect(commands).toContain('diff')
    const helps = await Promise.all(commands.map(async (name) => [name, (await quizwright(name, '--help')).out] as const))
    for (const [name, text] of helps) expect(text).toMatch(new RegExp(`^Example:\n  quizwright ${name} `, 'm'))
  })
})

describe('in a course folder', () => {
  test('the course’s own problems and cells go first, then the package’s', async () => {
    const [own, shadowed, shipped] = await Promise.all([
      quizwright('variant', 'own', '--with', 'x=4', '--json'),
      quizwright('variant', 'gating', '--json'),
      quizwright('variant', 'lstm-rounded-step', '--with', 'wf=1,wi=1,wo=1,wc=1,h=1,c=1,x=5', '--json'),
    ])
    const keyOf = ({ out }: Heard): unknown => {
      const report: { readonly parts: readonly { readonly key: { readonly value: unknown } }[] } = JSON.parse(out)
      return report.parts[0]?.key.value
    }
    expect([own, shadowed, shipped].map((heard) => [heard.code, heard.err, keyOf(heard)])).toEqual([
      [0, '', 8],
      [0, '', 2],
      [0, '', 1],
    ])
  })
  test('cell reads the file it is given', async () => {
    expect(await quizwright('cell', 'own-cell', '--given', 'given.json', '--json')).toEqual({
      code: 0,
      out: '{"steps":[{"y":2},{"y":4}]}\n',
      err: '',
    })
  })
  test('check: 0 for the course, 1 for a broken file, JSON on stdout alone', async () => {
    const [all, broken, json] = await Promise.all([
      quizwright('check', '--variants', '2'),
      quizwright('check', 'broken.yaml'),
      quizwright('check', 'broken.yaml', '--json'),
    ])
    expect([all.code, all.out, codesIn(all.err)]).toEqual([0, '', []])
    expect([broken.code, broken.out, codesIn(broken.err)]).toEqual([1, '', ['expression/syntax']])
    expect(broken.err).toContain('broken.yaml:4:')
    expect([json.code, json.err, JSON.parse(json.out)]).toEqual([1, '', expect.objectContaining({ ok: false })])
  })
  test('diff: two files, as text and as JSON', async () => {
    const [same, json] = await Promise.all([
      quizwright('diff', 'problems/own.yaml', 'problems/own.yaml'),
      quizwright('diff', 'broken.yaml', 'problems/own.yaml', '--json'),
    ])
    expect([same.code, same.err]).toEqual([0, ''])
    expect(same.out).toContain('1 unchanged')
    const found: unknown = JSON.parse(json.out)
    expect([json.code, json.err]).toEqual([1, ''])
    const places = [{ code: 'expression/syntax', at: { file: 'broken.yaml', line: 4 } }]
    expect(found).toMatchObject({ differs: true, diagnostics: places })
  })
  test('nothing depends on the run: two processes print the same bytes', async () => {
    const [first, second] = await Promise.all([
      quizwright('variant', 'gru-step', '--seed', '12', '--json'),
      quizwright('variant', 'gru-step', '--seed', '12', '--json'),
    ])
    expect(first.out.length).toBeGreaterThan(1000)
    expect(first).toEqual(second)
  })
})

// quizwright judge as a user runs it: a process of its own, from a bundle made for this run, with threads and without.
import { spawn } from 'node:child_process'
import { rmSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { build } from 'esbuild'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { bundleOptions, entryPoints } from '../../bin/bundle.mjs'
import { root } from '../support/files.ts'

const bundled = root(`dist.tmp-judge-${process.pid}`)
beforeAll(async () => {
  await build({ ...bundleOptions, absWorkingDir: root(''), entryPoints, outdir: bundled })
  writeFileSync(path.join(bundled, 'start.mjs'), "import { run } from './cli.js'\nprocess.exitCode = await run(process.argv.slice(2))\n")
}, 60_000)
afterAll(() => rmSync(bundled, { recursive: true, force: true }))

interface Ran {
  readonly code: number | null
  readonly out: string
  readonly err: string
}
/** Runs the command over a text, which it may leave unread; `enough` says when nobody reads its answers any more. */
function judge(text: string, args: readonly string[], enough: (out: string) => boolean = () => false): Promise<Ran> {
  return new Promise((resolve) => {
    const child = spawn(process.execPath, [path.join(bundled, 'start.mjs'), 'judge', ...args])
    let [out, err] = ['', '']
    child.stdout.on('data', (piece: Buffer) => {
      out += piece.toString()
      if (enough(out)) child.stdout.destroy()
    })
    child.stderr.on('data', (piece: Buffer) => void (err += piece.toString()))
    child.stdin.on('error', () => undefined)
    child.on('close', (code) => resolve({ code, out, err }))
    child.stdin.end(text)
  })
}

const many = Array.from({ length: 3_000 }, (_, i) =>
  i % 7 === 0
    ? 'no'
    : JSON.stringify({
        reference: `x^2 + ${i % 40}`,
        student: i % 3 === 0 ? `${i % 40} + x*x` : `x^2 + ${i % 41}`,
        symbols: [`s${i % 60}`],
      }),
).join('\n')
const withoutTimes = (out: string): string => out.replace(/,"ms":[\d.]+\}/g, '}')

test('several threads give the answers of one, in the same order', { timeout: 60_000 }, async () => {
  const alone = await judge(many, ['--json', '--workers', '1'])
  expect([alone.code, alone.err, alone.out.split('\n').length]).toEqual([0, '', 3_001])
  for (const args of [['--json', '--workers', '2'], ['--json', '--workers', '3'], ['--json']]) {
    const { code, out, err } = await judge(many, args)
    expect([code, err]).toEqual([0, ''])
    expect(withoutTimes(out) === withoutTimes(alone.out)).toBe(true)
  }
})

test.each([['1'], ['2']])('a reader that leaves ends it, with %s worker(s)', { timeout: 60_000 }, async (workers) => {
  const { code, err } = await judge(`${many}\n`.repeat(40), ['--json', '--workers', workers], (out) => out.length > 2_000)
  expect([code, err]).toEqual([0, ''])
})

test.each([
  [['--workers', '0'], /whole number from 1/],
  [['--workers', '65'], /from 1 to 64/],
  [['--worker', '1'], /unknown option/],
])('%j: exit 2, on stderr', async (args, says) => {
  const { code, out, err } = await judge('', args)
  expect([code, out]).toEqual([2, ''])
  expect(err).toMatch(says)
})

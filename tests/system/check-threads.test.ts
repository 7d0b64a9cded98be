// quizwright check as a user runs it, several problems on threads of their own: the same report as one after the other.
import { spawnSync } from 'node:child_process'
import { existsSync, rmSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { build } from 'esbuild'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { bundleOptions, entryPoints } from '../../bin/bundle.mjs'
import { runCheck } from '../../src/cli/check.ts'
import { root } from '../support/files.ts'

const bundled = root(`dist.tmp-check-${process.pid}`)
beforeAll(async () => {
  await build({ ...bundleOptions, absWorkingDir: root(''), entryPoints, outdir: bundled })
  writeFileSync(path.join(bundled, 'start.mjs'), "import { run } from './cli.js'\nprocess.exitCode = await run(process.argv.slice(2))\n")
}, 60_000)
afterAll(() => rmSync(bundled, { recursive: true, force: true }))

test('threads and none of them print the same bytes', { timeout: 120_000 }, async () => {
  expect(existsSync(path.join(bundled, 'check-worker.js'))).toBe(true)
  const folder = root('problems/foundations')
  const threaded = spawnSync(process.execPath, [path.join(bundled, 'start.mjs'), 'check', folder, '--variants', '15', '--json'], {
    cwd: root(''),
    encoding: 'utf8',
  })
  let alone = ''
  const code = await runCheck([folder], { variants: 15, json: true }, { out: (text) => (alone += text), err: () => undefined, tty: false })
  expect([threaded.status, threaded.stderr]).toEqual([code, ''])
  expect(threaded.stdout === alone).toBe(true)
  expect(alone.match(/"digest"/g)?.length).toBeGreaterThan(3)
})

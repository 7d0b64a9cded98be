// The kernel in a page: the same verdicts as here, with no module of Node and under a policy that forbids code from text.
import { build } from 'esbuild'
import { expect } from 'vitest'
import { judgeLine, openJudge } from '../../src/math/judge/judge.ts'
import { lineOf, themes } from '../judge/traps.ts'
import { browserTest } from '../support/browser.ts'
import { root } from '../support/files.ts'

/** What the page runs: a function that answers lines. */
const entry = `
  import { judgeLine, openJudge } from './src/math/judge/judge.ts'
  const judge = openJudge()
  globalThis.judgeLines = (lines) => lines.map((line) => JSON.stringify(judgeLine(judge, line, (thrown) => { throw thrown })))
`
async function bundled(): Promise<string> {
  const { outputFiles } = await build({
    stdin: { contents: entry, resolveDir: root(''), loader: 'ts' },
    bundle: true,
    write: false,
    format: 'iife',
    platform: 'browser',
    target: ['chrome109'],
    logLevel: 'error',
  })
  return outputFiles.map(({ text }) => text).join('')
}

const rows = themes.flatMap((theme) => theme.rows)
/** Pairs from all of the tables, at even distances. */
const lines = Array.from({ length: 120 }, (_, i) => rows[Math.floor((i * rows.length) / 120)])
  .filter((row) => row !== undefined)
  .map(lineOf)

browserTest('a hundred pairs are judged in a page as they are here', async ({ page }) => {
  const script = await bundled()
  const complaints: string[] = []
  page.on('pageerror', (cause) => complaints.push(cause.message))
  page.on('console', (message) => {
    if (message.type() === 'error') complaints.push(message.text())
  })
  const policy = `<meta http-equiv="Content-Security-Policy" content="default-src 'none'; script-src 'unsafe-inline'">`
  await page.setContent(`<!doctype html><head>${policy}<script>${script.replaceAll('</script', '<\\/script')}</script></head><p>kernel</p>`)
  const judge = openJudge()
  const here = lines.map((line) =>
    JSON.stringify(
      judgeLine(judge, line, (thrown) => {
        throw thrown
      }),
    ),
  )
  const there: unknown = await page.evaluate((all) => {
    const run: unknown = Reflect.get(globalThis, 'judgeLines')
    const answers: unknown = typeof run === 'function' ? Reflect.apply(run, undefined, [all]) : 'no kernel'
    return answers
  }, lines)
  expect(complaints).toEqual([])
  expect(here.length).toBeGreaterThanOrEqual(100)
  expect(there).toEqual(here)
})

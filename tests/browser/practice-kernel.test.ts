// The kernel of the practice page: in a page it draws what the command line draws, key for key; and it is small.
import { gzipSync } from 'node:zlib'
import { build } from 'esbuild'
import { expect, test } from 'vitest'
import { practiceScript } from '../../src/generated/practice.js'
import { drawVariant } from '../../src/pipeline.ts'
import { turnSeed } from '../../src/practice/seed.ts'
import { browserTest } from '../support/browser.ts'
import { root } from '../support/files.ts'
import { must, problemById } from '../support/library.ts'
import { practicePageOf } from '../support/practice-page.ts'

test.each(['recurrent-networks', 'foundations', 'gradients'])('the page of %s is under 1 MB gzipped', (set) => {
  expect(gzipSync(must(practicePageOf(set)), { level: 9 }).length).toBeLessThan(1_000_000)
})

test('no code is made from text', () => {
  expect(practiceScript.match(/\bnew Function\b|[^\w.]eval\(|[^\w.]Function\(/g)).toBe(null)
})

test('nothing in the script ends the element that it stands in, or opens another', () => {
  expect(practiceScript.match(/<\/?script[\s/>]/gi)).toBe(null)
})

test('the packages inside go with their licences', () => {
  for (const holder of ['Khan Academy', 'Yehuda Katz', 'Vitaly Puzrin, Alex Kocharin', 'Nicolas DUBIEN', 'Paul Miller'])
    expect(practiceScript.includes(holder) && holder).toBe(holder)
})

const shipped = [
  'activation-identities',
  'hinge-loss-table',
  'logic-gate-truth-table',
  'softmax-cross-entropy',
  'bptt-gradient',
  'claims-exact-gates',
  'claims-gated-rnn',
  'claims-gru',
  'claims-lstm',
  'gate-gradient',
  'gate-truth-table',
  'gated-rnn-unroll',
  'gating',
  'gru-step',
  'lstm-rounded-step',
  'lstm-state',
  'lstm-step-exact',
  'lstm-unroll-rounded',
  'rnn-unroll',
]
/** Variants of each: a thousand and more in all. */
const turns = 53

const entry = `
  import { openTurn } from './src/practice/turn.ts'
  globalThis.drawnInARow = (problem, turns) =>
    Array.from({ length: turns }, (_, turn) => {
      const drawn = openTurn({ id: problem.id, title: [], points: '1', asked: {}, problem }, 'visitor', turn, 'en')
      return drawn.ok ? { seed: drawn.value.seed, keys: JSON.stringify(drawn.value.keys) } : { seed: -1, keys: '' }
    })
`
async function bundled(): Promise<string> {
  const { outputFiles } = await build({
    stdin: { contents: entry, resolveDir: root(''), loader: 'ts' },
    bundle: true,
    write: false,
    minify: true,
    format: 'iife',
    platform: 'browser',
    target: ['chrome109', 'firefox115', 'safari16'],
    logLevel: 'error',
  })
  return outputFiles.map(({ text }) => text).join('')
}

browserTest('a thousand variants in a row have the keys of the command line', { timeout: 180_000 }, async ({ page }) => {
  const complaints: string[] = []
  page.on('pageerror', (cause) => complaints.push(cause.message))
  page.on('console', (message) => complaints.push(message.text()))
  const policy = `<meta http-equiv="Content-Security-Policy" content="default-src 'none'; script-src 'unsafe-inline'">`
  const script = (await bundled()).replaceAll('</script', '<\\/script')
  await page.setContent(`<!doctype html><head>${policy}<script>${script}</script></head><p>kernel</p>`)
  expect(shipped.length * turns).toBeGreaterThanOrEqual(1000)
  for (const id of shipped) {
    const problem = problemById(id)
    const there: unknown = await page.evaluate(
      ([one, count]) => {
        const run: unknown = Reflect.get(globalThis, 'drawnInARow')
        const drawn: unknown = typeof run === 'function' ? Reflect.apply(run, undefined, [one, count]) : 'no kernel'
        return drawn
      },
      [problem, turns] as const,
    )
    const here = Array.from({ length: turns }, (_, turn) => {
      const seed = turnSeed('visitor', id, turn)
      return { seed, keys: JSON.stringify(must(drawVariant(problem, seed, { language: 'en' })).posed.keys) }
    })
    expect(there).toEqual(here)
  }
  expect(complaints).toEqual([])
})

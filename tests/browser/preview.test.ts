// The author's page in a browser: an edit is seen, an error is seen with its line and the last good view, variants and views
// are reached by keyboard; light, dark, narrow.
import { mkdir, mkdtemp, readFile, rename, rm, writeFile } from 'node:fs/promises'
import { createServer } from 'node:net'
import { tmpdir } from 'node:os'
import path from 'node:path'
import type { Browser, BrowserContextOptions, Page } from 'playwright-core'
import { describe, expect } from 'vitest'
import { startPreview } from '../../src/cli/preview/preview.ts'
import { browserTest } from '../support/browser.ts'
import { axeFindings } from '../support/open-page.ts'

const source = [
  'problem: double',
  'title: Twice a number',
  'parameters: { n: { integer: [2, 90] } }',
  'let: { product: 2*n }',
  'mistakes:',
  "  squared: { let: { product: n^2 }, says: 'That is the square.' }",
  'ask: { kind: number, key: product }',
  "text: 'What is twice ${{n}}$?'",
  '',
].join('\n')

interface Desk {
  readonly page: Page
  readonly file: string
  readonly complaints: readonly string[]
}

/** A preview of one problem, opened at `?seed=3`. */
async function previewed(browser: Browser, options: BrowserContextOptions, look: (desk: Desk) => Promise<void>): Promise<void> {
  const folder = await mkdtemp(path.join(tmpdir(), 'quizwright-preview-'))
  const file = path.join(folder, 'problems/double.yaml')
  await mkdir(path.dirname(file))
  await writeFile(file, source)
  const started = await startPreview('double', { port: await freePort() }, folder)
  if (!started.ok) throw new Error(JSON.stringify(started))
  const context = await browser.newContext({ viewport: { width: 1280, height: 800 }, ...options })
  try {
    const page = await context.newPage()
    const complaints: string[] = []
    page.on('console', (message) => {
      if (message.type() === 'error' || message.type() === 'warning') complaints.push(message.text())
    })
    page.on('pageerror', (cause) => complaints.push(cause.message))
    await page.goto(`${started.running.url}p/double?seed=3`)
    await page.locator('#problem .problem').waitFor()
    await page.locator('#certificate .cert').waitFor()
    await look({ page, file, complaints })
  } finally {
    await context.close()
    await started.running.close()
    await rm(folder, { recursive: true, force: true })
  }
}
const freePort = (): Promise<number> =>
  new Promise((done) => {
    const probe = createServer()
    probe.listen(0, '127.0.0.1', () => {
      const address = probe.address()
      probe.close(() => done(typeof address === 'object' && address !== null ? address.port : 0))
    })
  })

/** Text with the drawn halves of formulas left out: what a reader of the page is told. */
const textOf = (page: Page, selector: string): Promise<string> =>
  page.locator(selector).evaluate((element) => {
    const copy = element.cloneNode(true)
    if (copy instanceof Element) for (const drawn of copy.querySelectorAll('.katex-html')) drawn.remove()
    return (copy.textContent ?? '').replace(/\s+/g, ' ').trim()
  })
const drawnNumber = async (page: Page): Promise<number> => Number(/^n(\d+)$/.exec(await textOf(page, '#draws'))?.[1])

describe('a save', () => {
  browserTest('changes the page, whatever way the editor saves', async ({ browser }) => {
    await previewed(browser, {}, async ({ page, file, complaints }) => {
      const n = await drawnNumber(page)
      expect(await textOf(page, '#key')).toBe(`number${2 * n}`)
      expect(await textOf(page, '#mistakes tbody tr')).toBe(`squared${n * n}showsThat is the square.`)
      const before = Date.now()
      await writeFile(file, source.replace('2*n', '3*n').replace('Twice', 'Three times'))
      await page.locator('#title', { hasText: 'Three times a number' }).waitFor()
      console.log(`a save to the page changed, as seen by the test: ${Date.now() - before} ms`)
      await page.locator('#state-text', { hasText: /^Saved and shown in \d+ ms$/ }).waitFor()
      console.log(`as measured by the page itself: ${await textOf(page, '#state-text')}`)
      expect(await textOf(page, '#key')).toBe(`number${3 * n}`)
      await writeFile(`${file}~`, source.replace('2*n', '4*n'))
      await rename(`${file}~`, file)
      await page.locator('#title', { hasText: 'Twice a number' }).waitFor()
      expect(await textOf(page, '#key')).toBe(`number${4 * n}`)
      expect(complaints).toEqual([])
    })
  })

  browserTest('with an error shows it with its line, keeps the last good view, and says when it is mended', async ({ browser }) => {
    await previewed(browser, {}, async ({ page, file }) => {
      const key = await textOf(page, '#key')
      await writeFile(file, source.replace('2*n', '2*m'))
      const error = page.locator('#errors .diagnostic')
      await error.waitFor()
      expect(await error.locator('.place-line').textContent()).toBe('problems/double.yaml:4:19')
      expect(await error.locator('.frame .at').textContent()).toBe('> 4 | let: { product: 2*m }')
      expect(await error.locator('.frame .carets').textContent()).toMatch(/^ *\| {19}\^$/)
      expect(await page.locator('#stale').isVisible()).toBe(true)
      expect(await textOf(page, '#key')).toBe(key)
      await page.locator('#state-text', { hasText: 'The file has 1 error. The last good view stays.' }).waitFor()
      const drawn = await page.locator('#key').textContent()
      await page.keyboard.press('e')
      expect(await error.evaluate((element) => element === document.activeElement)).toBe(true)
      // another variant of the last good version can be looked at meanwhile
      await page.keyboard.press('n')
      await page.waitForFunction((before) => document.getElementById('key')?.textContent !== before, drawn)
      expect(await page.locator('#stale').isVisible()).toBe(true)
      await writeFile(file, source)
      await page.locator('#stale').waitFor({ state: 'hidden' })
      expect(await page.locator('#errors').isVisible()).toBe(false)
    })
  })

  browserTest('leaves alone what it does not change: the focus stays, and where one has scrolled to', async ({ browser }) => {
    await previewed(browser, {}, async ({ page, file }) => {
      await page.locator('#slider').focus()
      await writeFile(file, source.replace('That is the square', 'You squared it'))
      await page.locator('#mistakes', { hasText: 'You squared it' }).waitFor()
      expect(await page.evaluate(() => document.activeElement?.id)).toBe('slider')
      expect(await page.locator('#seed').inputValue()).toBe('3')
    })
  })
})

describe('by keyboard', () => {
  browserTest('the slider, the keys n and p, and the field choose the variant', async ({ browser }) => {
    await previewed(browser, {}, async ({ page }) => {
      const ids = new Map<string, string>()
      const at = async (seed: string): Promise<void> => {
        await page.locator('#state-text', { hasText: `seed ${seed}` }).waitFor()
        expect([await page.locator('#slider').inputValue(), await page.locator('#seed').inputValue()]).toEqual([seed, seed])
        const id = await textOf(page, '#variant')
        expect(ids.get(seed) ?? id).toBe(id)
        ids.set(seed, id)
      }
      await page.locator('#slider').focus()
      await page.keyboard.press('ArrowRight')
      await at('4')
      await page.locator('#slider').blur()
      await page.keyboard.press('n')
      await at('5')
      await page.keyboard.press('p')
      await at('4')
      await page.keyboard.press('ArrowLeft')
      await at('3')
      await page.locator('#seed').fill('4')
      await at('4')
      expect(new Set(ids.values()).size).toBe(3)
      expect(new URL(page.url()).search).toBe('?seed=4')
      // in the field a key is a digit, or nothing
      await page.keyboard.press('p')
      expect(await page.locator('#slider').inputValue()).toBe('4')
      await page.reload()
      await page.locator('#problem .problem').waitFor()
      expect(await textOf(page, '#variant')).toBe(ids.get('4'))
    })
  })

  browserTest('views are tabs, and show the pages that students get', async ({ browser }) => {
    await previewed(browser, {}, async ({ page, complaints }) => {
      const n = await drawnNumber(page)
      await page.keyboard.press('2')
      expect(await page.getByRole('tab', { selected: true }).textContent()).toContain('Student')
      const student = page.frameLocator('#view-student iframe:not(.coming)')
      await student.getByRole('button', { name: 'Save my answers' }).waitFor()
      await page.keyboard.press('ArrowRight')
      expect(await page.getByRole('tab', { selected: true }).textContent()).toContain('Graded')
      const graded = page.frameLocator('#view-graded iframe:not(.coming)')
      await graded.getByText('1 of 1 point').waitFor()
      await page.locator('#answer').selectOption('mistake:squared')
      await graded.getByText('0 of 1 point').waitFor()
      expect(await graded.locator('.given-answer').textContent()).toContain(String(n * n))
      expect(await graded.locator('.feedback .says').textContent()).toContain('That is the square.')
      await page.locator('#released').uncheck()
      await graded
        .getByText(/once they are released/)
        .first()
        .waitFor()
      await page.getByRole('tab', { name: 'Print' }).click()
      const print = page.frameLocator('#view-print iframe:not(.coming)')
      await print.locator('.problem').waitFor()
      expect(await print.locator('.bar').isVisible()).toBe(false)
      expect(complaints).toEqual([])
    })
  })

  browserTest('everything is in the order of tabbing, no box traps, and the help can be opened and closed', async ({ browser }) => {
    await previewed(browser, {}, async ({ page }) => {
      const seen = new Set<string>()
      for (let i = 0; i < 40 && !seen.has('round'); i++) {
        await page.keyboard.press('Tab')
        const id = await page.evaluate(() => document.activeElement?.id ?? '')
        if (seen.has('before') && id === '') seen.add('round')
        seen.add(id)
      }
      for (const id of ['before', 'slider', 'after', 'seed', 'help-open', 'tab-problem']) expect(seen).toContain(id)
      await page.locator('#help-open').focus()
      await page.keyboard.press('Enter')
      expect(await page.getByRole('dialog', { name: 'Keys' }).isVisible()).toBe(true)
      expect(await axeFindings(page)).toEqual([])
      await page.getByRole('checkbox', { name: 'Single keys work' }).uncheck()
      await page.keyboard.press('Escape')
      expect(await page.getByRole('dialog').isVisible()).toBe(false)
      await page.keyboard.press('n')
      await page.keyboard.press('2')
      expect(await page.locator('#seed').inputValue()).toBe('3')
      expect(await page.getByRole('tab', { selected: true }).textContent()).toContain('Problem')
    })
  })
})

describe('the page', () => {
  browserTest.for([
    [360, 'light'],
    [360, 'dark'],
    [1280, 'light'],
    [1280, 'dark'],
    [1680, 'light'],
  ] as const)(
    'at %i px, %s: axe finds nothing serious, with an error and without, and nothing scrolls sideways',
    async ([width, colorScheme], { browser }) => {
      await previewed(browser, { viewport: { width, height: 800 }, colorScheme }, async ({ page, file, complaints }) => {
        const fits = (): Promise<boolean> => page.evaluate(() => document.documentElement.scrollWidth <= innerWidth)
        expect(await axeFindings(page)).toEqual([])
        expect(await fits()).toBe(true)
        await writeFile(file, source.replace('2*n', `2*m + ${Array.from({ length: 40 }, (_, i) => `${i}*n`).join(' + ')}`))
        await page.locator('#errors .diagnostic').waitFor()
        expect(await axeFindings(page)).toEqual([])
        expect(await fits()).toBe(true)
        expect(complaints).toEqual([])
      })
    },
  )

  browserTest('says that the command has ended, and goes on when it runs again', async ({ browser }) => {
    const folder = await mkdtemp(path.join(tmpdir(), 'quizwright-preview-'))
    const context = await browser.newContext()
    try {
      await mkdir(path.join(folder, 'problems'))
      await writeFile(path.join(folder, 'problems/double.yaml'), source)
      const port = await freePort()
      const first = await startPreview('problems', { port }, folder)
      if (!first.ok) throw new Error('not started')
      const page = await context.newPage()
      await page.goto(first.running.url)
      await page.getByRole('link', { name: 'double' }).click()
      await page.locator('#problem .problem').waitFor()
      await first.running.close()
      await page.locator('#state-text', { hasText: 'The preview command has ended' }).waitFor()
      await writeFile(path.join(folder, 'problems/double.yaml'), source.replace('Twice', 'Two times'))
      const second = await startPreview('problems', { port }, folder)
      if (!second.ok) throw new Error('not started again')
      await page.locator('#title', { hasText: 'Two times a number' }).waitFor()
      await second.running.close()
    } finally {
      await context.close()
      await rm(folder, { recursive: true, force: true })
    }
  })
})

browserTest('what is written in a problem is text, never markup that runs', async ({ browser }) => {
  await previewed(browser, {}, async ({ page, file, complaints }) => {
    const hostile = '<img src=x onerror=alert(1)><script>document.title = 1</script>'
    await writeFile(file, source.replace('That is the square.', hostile).replace('title: Twice a number', `title: '${hostile}'`))
    await page.locator('#title', { hasText: '<img' }).waitFor()
    expect(await page.locator('main img, main script').count()).toBe(0)
    expect(await page.title()).toBe('double · Quizwright preview')
    await writeFile(file, (await readFile(file, 'utf8')).replace('2*n', `2*"${hostile.replaceAll("'", '')}"`))
    await page.locator('#errors .diagnostic').first().waitFor()
    expect(await page.locator('#errors img, #errors script').count()).toBe(0)
    expect(complaints).toEqual([])
  })
})

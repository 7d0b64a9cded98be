// The practice page in a real browser: answered by keyboard, marked, solved, drawn anew, taken up again.
import type { Page } from 'playwright-core'
import { describe, expect } from 'vitest'
import type { Key } from '../../src/model.ts'
import { drawVariant } from '../../src/pipeline.ts'
import { browserTest } from '../support/browser.ts'
import { must, problemById } from '../support/library.ts'
import { axeFindings, opened } from '../support/open-page.ts'
import { practicePageOf } from '../support/practice-page.ts'

const step = practicePageOf('lstm-rounded-step')
const foundations = practicePageOf('foundations')
const phone = { viewport: { width: 360, height: 740 } }
const desk = { viewport: { width: 1280, height: 900 } }

const status = (page: Page): Promise<string | null> => page.locator('#status').textContent()
const variant = (page: Page): Promise<string | null> => page.locator('#problem .variant code').last().textContent()
/** The key by which the command line would mark the variant whose seed the page shows. */
async function keyShown(page: Page, problem: string): Promise<Key | undefined> {
  const seed = Number(await page.locator('#problem .drawn-by code').textContent())
  return must(drawVariant(problemById(problem), seed, { language: 'en' })).posed.keys[0]?.key
}
/** Presses Tab until the focus is where it is wanted. */
async function tabTo(page: Page, selector: string): Promise<void> {
  for (let presses = 0; presses < 40; presses += 1) {
    if (await page.evaluate((wanted) => document.activeElement?.matches(wanted) === true, selector)) return
    await page.keyboard.press('Tab')
  }
  throw new Error(`no way to ${selector}`)
}
const focused = (page: Page): Promise<string | undefined> => page.evaluate(() => document.activeElement?.id)

browserTest('by keyboard alone: wrong, right, the solution, a new variant', async ({ browser }) => {
  await opened(browser, step, desk, async ({ page, requests, complaints }) => {
    const key = await keyShown(page, 'lstm-rounded-step')
    const right = key?.kind === 'single-choice' ? key.option : ''
    await tabTo(page, '#problem input')
    await page.keyboard.press('Space')
    // options are o1, o2, …: an arrow goes on to the next, and chooses it
    while ((await page.locator('#problem input:checked').inputValue()) === right) await page.keyboard.press('ArrowDown')
    await tabTo(page, '#check')
    await page.keyboard.press('Enter')
    expect(await status(page)).toBe('0 of 1 point. Not correct.')
    expect(await focused(page)).toBe('check')
    expect(await page.locator('#problem .feedback').textContent()).toContain('You have used 1 attempt.')
    await page.locator('#problem input:checked').focus()
    for (let presses = 0; presses < 4 && (await page.locator('#problem input:checked').inputValue()) !== right; presses += 1)
      await page.keyboard.press('ArrowDown')
    expect(await page.locator('[data-stale]').isVisible()).toBe(true)
    await page.keyboard.press('Enter')
    expect(await status(page)).toBe('1 of 1 point. Correct.')
    expect(await page.locator('#problem .feedback').textContent()).toContain('You have used 2 attempts.')
    expect(await page.locator('[data-stale]').isVisible()).toBe(false)
    expect(await page.locator('#progress').textContent()).toBe('1 of 1 point · 1 of 1 answered')
    await tabTo(page, '#solution')
    await page.keyboard.press('Enter')
    expect(await focused(page)).toBe('p1-title')
    expect(await page.getByRole('heading', { name: 'Worked solution' }).count()).toBe(1)
    expect(await page.getByRole('button', { name: 'Check' }).count()).toBe(0)
    const before = await variant(page)
    await tabTo(page, '#next')
    await page.keyboard.press('Enter')
    expect(await focused(page)).toBe('p1-title')
    expect(await variant(page)).not.toBe(before)
    expect(await page.locator('[data-listed] [data-state]').textContent()).toBe('best: 1 of 1 point')
    expect([requests, complaints]).toEqual([[], []])
  })
})

browserTest('nothing to check, nothing new, and what cannot be read cost no attempt', async ({ browser }) => {
  await opened(browser, foundations, desk, async ({ page }) => {
    await page.getByRole('link', { name: 'Margins and hinge losses' }).first().click()
    await page.waitForSelector('#p2')
    expect(await focused(page)).toBe('p2-title')
    await page.click('#check')
    expect(await status(page)).toBe('There is nothing to check yet: answer first.')
    const field = page.getByRole('textbox', { name: 'Problem 2, part b: Your answer' })
    await field.fill('1,5')
    await field.press('Enter')
    expect(await status(page)).toBe('0 of 1 point. Part a: Not answered. Part b: Could not be read.')
    expect(await page.locator('#p2-2 .feedback').textContent()).toContain('You have used 0 attempts.')
    await page.click('#check')
    expect(await status(page)).toBe('Nothing has changed since the last check.')
  })
})

describe.for(['light', 'dark'] as const)('%s', (colorScheme) => {
  browserTest.for([phone, desk])('axe finds nothing serious at %o, whatever is shown', async (size, { browser }) => {
    await opened(browser, foundations, { ...size, colorScheme }, async ({ page }) => {
      await page.goto(`${page.url()}#p2`)
      await page.waitForSelector('#p2')
      for (const field of await page.locator('#p2 [data-cell]').all()) await field.fill('1')
      await page.locator('#p2-2 input').fill('x')
      await page.click('#check')
      expect(await axeFindings(page)).toEqual([])
      await page.click('#solution')
      expect(await axeFindings(page)).toEqual([])
      await page.click('#start-over')
      expect(await axeFindings(page)).toEqual([])
    })
  })
})

browserTest('at 360 px nothing makes the page scroll sideways, in any state of any problem', async ({ browser }) => {
  await opened(browser, practicePageOf('recurrent-networks'), phone, async ({ page, requests, complaints }) => {
    const width = (): Promise<number> => page.evaluate(() => document.documentElement.scrollWidth)
    for (let n = 1; n <= 9; n += 1) {
      if (n > 1) await page.getByRole('link', { name: 'Next problem' }).click()
      await page.waitForSelector(`#p${n}`)
      for (const field of await page.locator('#problem input[type=text]').all()) await field.fill('1')
      await page.click('#check')
      const widths = [await width()]
      await page.click('#solution')
      expect([n, ...widths, await width()]).toEqual([n, 360, 360])
    }
    expect([requests, complaints]).toEqual([[], []])
  })
})

describe('progress', () => {
  browserTest('is there again after a reload: the variant, the answer, its mark, the best', async ({ browser }) => {
    await opened(browser, foundations, desk, async ({ page }) => {
      await page.goto(`${page.url()}#p2`)
      await page.waitForSelector('#p2')
      await page.locator('#p2-2 input').fill('1/2')
      await page.click('#check')
      const [shown, list] = [await variant(page), await page.locator('[data-listed="2"]').textContent()]
      const feedback = await page.locator('#p2-2 .feedback').textContent()
      await page.reload()
      await page.waitForSelector('#p2')
      expect(await variant(page)).toBe(shown)
      expect(await page.locator('#p2-2 input').inputValue()).toBe('1/2')
      expect(await page.locator('#p2-2 .feedback').textContent()).toBe(feedback)
      expect(await page.locator('[data-listed="2"]').textContent()).toBe(list)
      await page.click('#next')
      expect(await variant(page)).not.toBe(shown)
    })
  })
  browserTest('holds what was typed and not checked: at another problem, and after a reload', async ({ browser }) => {
    await opened(browser, foundations, desk, async ({ page }) => {
      await page.goto(`${page.url()}#p2`)
      await page.waitForSelector('#p2')
      await page.locator('#p2-2 input').fill('1/2')
      await page.click('#check')
      await page.locator('#p2-2 input').fill('1/3')
      await page.getByRole('link', { name: 'Next problem' }).click()
      await page.waitForSelector('#p3')
      await page.getByRole('link', { name: 'Previous problem' }).click()
      await page.waitForSelector('#p2')
      for (let times = 0; times < 2; times += 1) {
        expect(await page.locator('#p2-2 input').inputValue()).toBe('1/3')
        expect(await page.locator('#p2-2 [data-stale]').isVisible()).toBe(true)
        await page.reload()
        await page.waitForSelector('#p2')
      }
    })
  })
  browserTest(
    'is shared by two tabs: neither loses what the other earned, and one that is looked at again shows it',
    async ({ browser }) => {
      await opened(browser, step, desk, async ({ page }) => {
        const other = await page.context().newPage()
        await other.goto(page.url())
        await other.waitForSelector('#p1')
        expect(await variant(other)).toBe(await variant(page))
        const key = await keyShown(page, 'lstm-rounded-step')
        await page.locator(`#problem input[value="${key?.kind === 'single-choice' ? key.option : ''}"]`).check()
        await page.click('#check')
        await other.getByText('1 of 1 point · 1 of 1 answered').waitFor()
        await page.click('#next')
        const next = await variant(page)
        await other.waitForFunction((shown) => document.querySelector('#problem')?.textContent.includes(shown), next ?? '')
        await other.reload()
        await other.waitForSelector('#p1')
        expect(await variant(other)).toBe(next)
        expect(await other.locator('#progress').textContent()).toBe('1 of 1 point · 1 of 1 answered')
      })
    },
  )
  browserTest('that cannot be read is put aside, and not written over by looking at it', async ({ browser }) => {
    await opened(browser, step, desk, async ({ page }) => {
      const name = 'quizwright-practice:lstm-rounded-step'
      const texts = (): Promise<(string | null)[]> =>
        page.evaluate((of) => [localStorage.getItem(of), localStorage.getItem(`${of}:unreadable`)], name)
      await page.evaluate((of) => {
        localStorage.setItem(of, '99!of a later version')
      }, name)
      await page.reload()
      await page.waitForSelector('#p1')
      expect(await status(page)).toBe('')
      expect(await texts()).toEqual(['99!of a later version', '99!of a later version'])
      await page.locator('#problem input').first().check()
      await page.click('#check')
      expect(await texts()).toEqual([expect.stringMatching(/^2!.*!\.$/), '99!of a later version'])
    })
  })
  browserTest('is gone after starting over, which is asked for twice', async ({ browser }) => {
    await opened(browser, step, desk, async ({ page }) => {
      const key = await keyShown(page, 'lstm-rounded-step')
      await page.locator(`#problem input[value="${key?.kind === 'single-choice' ? key.option : ''}"]`).check()
      await page.click('#check')
      const shown = await variant(page)
      await page.getByRole('button', { name: 'Start over' }).click()
      await page.keyboard.press('Escape')
      expect(await page.locator('#progress').textContent()).toBe('1 of 1 point · 1 of 1 answered')
      await page.getByRole('button', { name: 'Start over' }).click()
      await page.getByRole('button', { name: 'Erase progress' }).click()
      expect(await page.locator('#progress').textContent()).toBe('0 of 1 point · 0 of 1 answered')
      expect(await variant(page)).not.toBe(shown)
    })
  })
  browserTest('where the browser keeps nothing, the page says so and works', async ({ browser }) => {
    await opened(browser, step, desk, async ({ page }) => {
      await page.addInitScript(() => {
        const refuse = (): never => {
          throw new DOMException('no', 'SecurityError')
        }
        Storage.prototype.setItem = refuse
        Storage.prototype.getItem = refuse
      })
      await page.reload()
      await page.waitForSelector('#p1')
      expect(await status(page)).toBe('Progress cannot be kept here: it is lost when the page is closed.')
      await page.locator('#problem input').first().check()
      await page.click('#check')
      expect(await status(page)).toMatch(/^[01] of 1 point\. (?:Correct|Not correct)\. Progress cannot be kept here/)
    })
  })
})

// Graded, answer and summary pages in a real browser.
import type { Checked } from '../../src/diagnostic.ts'
import { describe, expect } from 'vitest'
import { renderAnswerPage } from '../../src/render/graded/answers.ts'
import { renderGradedPage } from '../../src/render/graded/graded.ts'
import { renderSummaryPage } from '../../src/render/graded/summary.ts'
import { browserTest } from '../support/browser.ts'
import { answerPage, gradedPage, releasedPage, summaryPage } from '../support/graded.ts'
import { axeFindings, opened } from '../support/open-page.ts'

const pages: readonly (readonly [string, Checked<string>])[] = [
  ['graded', renderGradedPage(gradedPage)],
  ['released', renderGradedPage(releasedPage)],
  ['answers', renderAnswerPage(answerPage)],
  ['summary', renderSummaryPage(summaryPage)],
]

describe.for(pages)('%s', ([, rendered]) => {
  browserTest.for([
    [360, 'light'],
    [360, 'dark'],
    [1280, 'light'],
    [1280, 'dark'],
  ] as const)('axe finds nothing serious at %i px, %s; nothing is asked, nothing complains', async ([width, colorScheme], { browser }) => {
    await opened(browser, rendered, { viewport: { width, height: 800 }, colorScheme }, async ({ page, requests, complaints }) => {
      expect(await axeFindings(page)).toEqual([])
      expect(requests).toEqual([])
      expect(complaints).toEqual([])
    })
  })

  browserTest.for([320, 1280])('at %i px the page does not scroll sideways', async (width, { browser }) => {
    await opened(browser, rendered, { viewport: { width, height: 800 } }, async ({ page }) => {
      expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBe(width)
    })
  })

  browserTest('on paper nothing is cut', async ({ browser }) => {
    await opened(browser, rendered, { viewport: { width: 642, height: 960 } }, async ({ page }) => {
      await page.emulateMedia({ media: 'print' })
      const cut = await page.evaluate(
        () =>
          [...document.querySelectorAll('.katex-html, table')].filter(
            (element) => element.getBoundingClientRect().right > document.documentElement.clientWidth + 1,
          ).length,
      )
      expect(cut).toBe(0)
    })
  })
})

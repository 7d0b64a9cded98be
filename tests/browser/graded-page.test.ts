// Graded and answer pages in a real browser.
import type { Checked } from '../../src/diagnostic.ts'
import { describe, expect } from 'vitest'
import { renderAnswerPage } from '../../src/render/graded/answers.ts'
import { renderGradedPage } from '../../src/render/graded/graded.ts'
import { browserTest } from '../support/browser.ts'
import { answerPage, gradedPage, releasedPage } from '../support/graded.ts'
import { axeFindings, opened } from '../support/open-page.ts'
import { formulaAnswers, formulasGraded, formulasReleased } from '../support/posed-formulas.ts'

const pages: readonly (readonly [string, Checked<string>])[] = [
  ['graded', renderGradedPage(gradedPage)],
  ['released', renderGradedPage(releasedPage)],
  ['formulas', renderGradedPage(formulasGraded)],
  ['formulas released', renderGradedPage(formulasReleased)],
  ['answers', renderAnswerPage(answerPage)],
  ['answers of formulas', renderAnswerPage(formulaAnswers)],
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

browserTest('styles shared as classes set formulas where attributes would', async ({ browser }) => {
  await opened(browser, renderGradedPage(releasedPage), { viewport: { width: 1280, height: 800 } }, async ({ page }) => {
    const { shared, moved } = await page.evaluate(() => {
      const boxes = (): string[] =>
        [...document.querySelectorAll('.katex-html *')].map((element) => {
          const { x, y, width, height } = element.getBoundingClientRect()
          return [x, y, width, height].join(' ')
        })
      const rules = new Map(
        [...(document.querySelector('style')?.textContent ?? '').matchAll(/\.(_\w+)\{([^}]*)\}/g)].map(([, name = '', css = '']) => [
          name,
          css,
        ]),
      )
      const before = boxes()
      let shared = 0
      for (const element of document.querySelectorAll('[class*="_"]')) {
        const name = [...element.classList].find((one) => rules.has(one))
        if (name === undefined) continue
        element.classList.remove(name)
        element.setAttribute('style', (rules.get(name) ?? '').replaceAll('!important', ''))
        shared += 1
      }
      const after = boxes()
      return { shared, moved: before.filter((box, i) => box !== after[i]).length }
    })
    expect(shared).toBeGreaterThan(500)
    expect(moved).toBe(0)
  })
})

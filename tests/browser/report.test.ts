// The report in a real browser: readable by everybody, at every width, without the network.
import { describe, expect } from 'vitest'
import { browserTest } from '../support/browser.ts'
import { axeFindings, opened } from '../support/open-page.ts'
import { large, reportOf, small } from '../support/sample-report.ts'

const pages = [
  ['large', await reportOf(large).page(3, '2027-01-20T08:00:00+01:00')],
  ['small', await reportOf(small).page(0)],
] as const

describe.for(pages)('report of a %s class', ([, rendered]) => {
  browserTest.for([
    [360, 'light'],
    [360, 'dark'],
    [1280, 'light'],
    [1280, 'dark'],
  ] as const)('axe finds nothing serious at %i px, %s; nothing is asked, nothing complains', async ([width, colorScheme], { browser }) => {
    await opened(browser, rendered, { viewport: { width, height: 800 }, colorScheme }, async ({ page, requests, complaints }) => {
      await page.evaluate(() => document.querySelectorAll('details').forEach((one) => one.setAttribute('open', '')))
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
})

// The page of certificates in a real browser.
import { expect } from 'vitest'
import { ok } from '../../src/diagnostic.ts'
import { renderCertificatePage } from '../../src/render/certificate/page.ts'
import { soundCertificate, unsoundCertificate } from '../render/certificate-sample.ts'
import { browserTest } from '../support/browser.ts'
import { axeFindings, opened } from '../support/open-page.ts'

const rendered = ok(renderCertificatePage([soundCertificate, unsoundCertificate]))

browserTest.for([
  [360, 'light'],
  [360, 'dark'],
  [1280, 'light'],
  [1280, 'dark'],
] as const)('axe finds nothing serious at %i px, %s; the page does not scroll sideways', async ([width, colorScheme], { browser }) => {
  await opened(browser, rendered, { viewport: { width, height: 800 }, colorScheme }, async ({ page, requests, complaints }) => {
    expect(await axeFindings(page)).toEqual([])
    expect([requests, complaints]).toEqual([[], []])
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBe(width)
    await page.screenshot({ path: `/tmp/cert-${width}-${colorScheme}.png`, fullPage: true })
  })
})

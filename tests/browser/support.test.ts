import { expect } from 'vitest'
import { browserTest } from '../support/browser.ts'

browserTest('a page is rendered and the network is closed to it', async ({ page }) => {
  await page.setContent('<h1>ready</h1><img src="https://example.org/x.png" alt="">')
  expect(await page.locator('h1').boundingBox()).toMatchObject({ x: 8 })
  expect(await page.evaluate(() => fetch('https://example.org/').then(String, () => 'refused'))).toBe('refused')
})

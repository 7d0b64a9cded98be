// `browserTest`: vitest's `test` with a browser. `page` is a fresh page in a context of its own, `browser` is for
// other contexts (sizes, dark, print). Where no browser starts the test is skipped and says why; with CI=true
// it fails. Browser tests live in tests/browser/, which run one after another.
import { type Browser, chromium, type Page } from 'playwright-core'
import { inject, test } from 'vitest'
import './browser-server.ts'

let connection: Promise<Browser> | undefined
/** The shared browser, connected to once. */
const connect = (endpoint: string): Promise<Browser> => (connection ??= chromium.connect(endpoint))

export const browserTest = test.extend<{ browser: Browser; page: Page }>({
  browser: async ({ skip }, use) => {
    const shared = inject('browser')
    if ('missing' in shared) {
      if (process.env['CI'] === 'true') throw new Error(`${shared.missing}; with CI=true that is a failure`)
      skip(shared.missing)
    } else await use(await connect(shared.endpoint))
  },
  page: async ({ browser }, use) => {
    const context = await browser.newContext()
    // A page that is self-contained asks the network for nothing.
    await context.route(/^https?:/, (route) => route.abort())
    await use(await context.newPage())
    await context.close()
  },
})

// A rendered page opened as a student opens it: from a file, at some width, light or dark. Whatever it asks of the
// network, and whatever it complains of, is kept for the test to look at.
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { createRequire } from 'node:module'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { pathToFileURL } from 'node:url'
import type { Browser, BrowserContextOptions, Download, Page } from 'playwright-core'
import type { Checked } from '../../src/diagnostic.ts'

export interface Opened {
  readonly page: Page
  /** Requests other than for the file itself, and data of its own. */
  readonly requests: readonly string[]
  /** Errors and warnings of the console, and exceptions. */
  readonly complaints: readonly string[]
}

/** Opens a rendered page, lets `look` look at it, and closes it. */
export async function opened(
  browser: Browser,
  rendered: Checked<string>,
  options: BrowserContextOptions,
  look: (opened: Opened) => Promise<void>,
): Promise<void> {
  if (!rendered.ok) throw new Error(rendered.errors.map(({ message }) => message).join('\n'))
  const folder = await mkdtemp(path.join(tmpdir(), 'quizwright-page-'))
  const context = await browser.newContext(options)
  try {
    const file = path.join(folder, 'page.html')
    await writeFile(file, rendered.value)
    const url = pathToFileURL(file).href
    const page = await context.newPage()
    const requests: string[] = []
    const complaints: string[] = []
    await context.route(/^https?:/, (route) => route.abort())
    page.on('request', (request) => {
      if (request.url() !== url && !/^(data|blob):/.test(request.url())) requests.push(request.url())
    })
    page.on('console', (message) => {
      if (message.type() === 'error' || message.type() === 'warning') complaints.push(message.text())
    })
    page.on('pageerror', (cause) => complaints.push(cause.message))
    await page.goto(url)
    await page.evaluate('document.fonts.ready.then(() => undefined)')
    await look({ page, requests, complaints })
  } finally {
    await context.close()
    await rm(folder, { recursive: true, force: true })
  }
}

/** The text of a file that a page had the browser download. */
export async function downloadedText(download: Download): Promise<string> {
  const folder = await mkdtemp(path.join(tmpdir(), 'quizwright-download-'))
  try {
    await download.saveAs(path.join(folder, 'file'))
    return await readFile(path.join(folder, 'file'), 'utf8')
  } finally {
    await rm(folder, { recursive: true, force: true })
  }
}

interface Finding {
  readonly rule: string
  readonly impact: string
  readonly where: string
}
/** What axe finds serious or critical. The drawn half of formulas is hidden from readers and left out: it costs most of the time. */
export async function axeFindings(page: Page): Promise<readonly Finding[]> {
  const source = await readFile(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8')
  await page.evaluate(source)
  const found: unknown = await page.evaluate(
    `axe.run({ exclude: [['.katex-html']] }, { resultTypes: ['violations'] }).then(({ violations }) => violations.flatMap((one) => one.nodes.map((node) => [one.id, one.impact, node.target.join(' ') + ' ' + node.failureSummary])))`,
  )
  const findings = Array.isArray(found) ? found.map((one: unknown) => (Array.isArray(one) ? one.map(String) : [])) : []
  return findings
    .map(([rule = '', impact = '', where = '']) => ({ rule, impact, where }))
    .filter(({ impact }) => impact === 'serious' || impact === 'critical')
}

// Starts the one browser that a run's browser tests share. Runs before them, and only where some are to be run.
// Looks for a browser that npm brought, then for the system's; where none starts, the tests are told why.
import { execFile } from 'node:child_process'
import { randomUUID } from 'node:crypto'
import { existsSync } from 'node:fs'
import { mkdir, readFile, rename, rm, writeFile } from 'node:fs/promises'
import path from 'node:path'
import { promisify } from 'node:util'
import { type BrowserServer, chromium, type LaunchOptions } from 'playwright-core'
import type { TestProject } from 'vitest/node'

declare module 'vitest' {
  interface ProvidedContext {
    /** Where the shared browser listens, or why there is none. */
    browser: { endpoint: string } | { missing: string }
  }
}

const root = path.resolve(import.meta.dirname, '../..')

/** Nothing of the machine's in, nothing out: pages are self-contained, and the profile is a new empty folder (playwright's default). */
const args = [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
]

export async function setup(project: TestProject): Promise<() => Promise<void>> {
  const reasons: string[] = []
  for (const [name, find] of candidates) {
    try {
      const server = await start(await find())
      project.provide('browser', { endpoint: server.wsEndpoint() })
      return () => server.close()
    } catch (cause) {
      reasons.push(`${name}: ${cause instanceof Error ? cause.message.split('\n', 1).join('') : String(cause)}`)
    }
  }
  const missing = `no browser starts (${reasons.join('; ')})`
  console.warn(`\nBrowser tests cannot run: ${missing}\n`)
  project.provide('browser', { missing })
  return () => Promise.resolve()
}

const start = (options: LaunchOptions): Promise<BrowserServer> =>
  chromium.launchServer({ headless: true, timeout: 30_000, args, ...options })

const installed = (file: string) => (): LaunchOptions => {
  if (!existsSync(file)) throw new Error('not there')
  return { executablePath: file }
}

const candidates: readonly (readonly [string, () => LaunchOptions | Promise<LaunchOptions>])[] = [
  ['@sparticuz/chromium', fromNpm],
  ['/usr/bin/chromium', installed('/usr/bin/chromium')],
  ['/usr/bin/chromium-browser', installed('/usr/bin/chromium-browser')],
  ['Google Chrome', () => ({ channel: 'chrome' })],
  ['Microsoft Edge', () => ({ channel: 'msedge' })],
]

/** The browser of @sparticuz/chromium (x64 Linux), unpacked once with the libraries and the font that a bare machine lacks. */
async function fromNpm(): Promise<LaunchOptions> {
  if (process.platform !== 'linux' || process.arch !== 'x64') throw new Error('for x64 Linux only')
  const packageText = await readFile(path.join(root, 'node_modules/@sparticuz/chromium/package.json'), 'utf8')
  const version = /"version": "([\w.-]+)"/.exec(packageText)?.[1]
  if (version === undefined) throw new Error('a package without a version')
  const folder = path.join(root, 'node_modules/.cache', `chromium-${version}`)
  if (!existsSync(folder)) await unpack(folder)
  const libraries = [path.join(folder, 'al2023/lib'), process.env['LD_LIBRARY_PATH']].filter((item) => item !== undefined)
  return {
    executablePath: path.join(folder, 'chromium'),
    env: { ...process.env, LD_LIBRARY_PATH: libraries.join(':'), FONTCONFIG_FILE: path.join(folder, 'fonts.conf') },
  }
}

/**
 * Unpacks into a folder of its own and renames it: runs at the same time never see half a browser. The package
 * unpacks to the temporary folder, and its libraries only where it believes to be on such a bare machine.
 */
async function unpack(folder: string): Promise<void> {
  const beside = `${folder}.tmp-${randomUUID()}`
  await mkdir(beside, { recursive: true })
  try {
    const script = `import chromium from '@sparticuz/chromium'; await chromium.executablePath()`
    await promisify(execFile)(process.execPath, ['--input-type=module', '--eval', script], {
      cwd: root,
      env: { ...process.env, TMPDIR: beside, VERCEL: '1' },
    })
    await writeFile(path.join(beside, 'fonts.conf'), fontConfiguration(folder))
    await rename(beside, folder)
  } catch (cause) {
    await rm(beside, { recursive: true, force: true })
    if (!existsSync(folder)) throw cause
  }
}

const fontConfiguration = (folder: string): string => `<?xml version="1.0"?>
<!DOCTYPE fontconfig SYSTEM "fonts.dtd">
<fontconfig>
  <include ignore_missing="yes">/etc/fonts/fonts.conf</include>
  <dir>${folder}/fonts/fonts</dir>
  <cachedir>${folder}/fonts-cache</cachedir>
</fontconfig>
`

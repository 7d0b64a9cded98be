// A package's page in a frame of an LMS that is played by a script: what was called, what it answered, and what the page shows.
import { readFileSync } from 'node:fs'
import type { Frame, Page } from 'playwright-core'
import type { RawResponse } from '../../src/model.ts'
import type { ScormVersion } from '../../src/practice/data.ts'
import { root } from '../support/files.ts'

export type Cmi = Readonly<Record<string, unknown>>
export interface LmsCall {
  readonly name: string
  readonly values: readonly string[]
  readonly answer: string
  readonly error: string
}
export interface Launched {
  readonly frame: Frame
  /** Errors of scripts, messages of the console, and what was asked of the network. */
  readonly complaints: readonly string[]
  calls(): Promise<readonly LmsCall[]>
  /** Leaves the page, as a student does who goes on elsewhere. */
  leave(): Promise<void>
}

const address = 'http://lms.test/'

/** `before` is put into the data model; `lms: 'none'` leaves the page without an API. */
export async function launch(
  page: Page,
  html: string,
  version: ScormVersion,
  { before = {}, lms }: { readonly before?: Cmi; readonly lms?: 'none' } = {},
): Promise<Launched> {
  const complaints: string[] = []
  page.on('pageerror', (cause) => complaints.push(cause.message))
  page.on('console', (message) => {
    if (message.type() === 'error' || message.type() === 'warning') complaints.push(message.text())
  })
  page.on('request', (request) => {
    if (!request.url().startsWith(address) && !/^(data|blob|about):/.test(request.url())) complaints.push(request.url())
  })
  await page.route(`${address}**`, (route) => {
    const name = new URL(route.request().url()).pathname
    return route.fulfill({
      contentType: 'text/html; charset=utf-8',
      body: name === '/index.html' ? html : '<!doctype html><title>LMS</title>',
    })
  })
  await page.goto(address)
  if (lms !== 'none') {
    await page.addScriptTag({ content: readFileSync(root(`node_modules/scorm-again/dist/${version}.min.js`), 'utf8') })
    await page.addScriptTag({ content: `(${openLms.toString()})(${JSON.stringify(version)}, ${JSON.stringify(before)})` })
  }
  await page.evaluate(
    (src) =>
      new Promise((loaded) => {
        const frame = document.createElement('iframe')
        frame.style.cssText = 'width: 1100px; height: 700px'
        frame.addEventListener('load', loaded)
        frame.src = src
        document.body.append(frame)
      }),
    `${address}index.html`,
  )
  const frame = page.frames()[1]
  if (frame === undefined) throw new Error('the page has no frame')
  return {
    frame,
    complaints,
    calls: async () => {
      const calls: readonly LmsCall[] = JSON.parse(await page.evaluate(() => JSON.stringify(Reflect.get(globalThis, 'lmsCalls') ?? [])))
      return calls
    },
    leave: async () => {
      await page.evaluate(
        () =>
          new Promise((left) => {
            const away = document.querySelector('iframe')
            away?.addEventListener('load', left)
            if (away) away.src = 'about:blank'
          }),
      )
    },
  }
}

/** Runs in the page: scorm-again as the LMS’s API, with a record of what it was asked. */
function openLms(version: ScormVersion, before: object): void {
  const is12 = version === 'scorm12'
  const Api: unknown = Reflect.get(globalThis, is12 ? 'Scorm12API' : 'Scorm2004API')
  if (typeof Api !== 'function') throw new Error('scorm-again is not there')
  const api: unknown = Reflect.construct(Api, [{ autocommit: false, logLevel: 5 }])
  const own = (name: string): unknown => Reflect.get(Object(api), name)
  const call = (name: string, ...values: readonly unknown[]): unknown => {
    const method = own(name)
    const answer: unknown = typeof method === 'function' ? Reflect.apply(method, api, values) : undefined
    return answer
  }
  call('loadFromJSON', before, 'cmi')
  const calls: unknown[] = []
  const lastError = is12 ? 'LMSGetLastError' : 'GetLastError'
  const names = is12
    ? ['LMSInitialize', 'LMSGetValue', 'LMSSetValue', 'LMSCommit', 'LMSFinish']
    : ['Initialize', 'GetValue', 'SetValue', 'Commit', 'Terminate']
  const offered = Object.fromEntries(
    [...names, lastError].map((name) => [
      name,
      (...values: readonly unknown[]) => {
        const answer = call(name, ...values)
        if (name !== lastError) calls.push({ name, values, answer: String(answer), error: String(call(lastError)) })
        return answer
      },
    ]),
  )
  Object.assign(globalThis, { [is12 ? 'API' : 'API_1484_11']: offered, lmsApi: api, lmsCalls: calls })
}

/** Types or ticks a response into a part; an empty one clears it. */
export async function answerPart(frame: Frame, part: string, response: RawResponse): Promise<void> {
  const box = frame.locator(`[data-part="${part}"]`)
  if (typeof response === 'object' && !isList(response)) {
    for (const [cell, text] of Object.entries(response)) {
      const field = box.locator(`[data-cell="${cell}"]`)
      if ((await field.evaluate((element) => element.tagName)) === 'SELECT') await field.selectOption(text)
      else await field.fill(text)
    }
    return
  }
  const choices = box.locator('input[type=checkbox], input[type=radio]')
  if ((await choices.count()) === 0) {
    await box.locator('input').fill(isList(response) ? response.join('') : response)
    return
  }
  const wanted = isList(response) ? response : [response]
  for (const choice of await choices.all()) {
    const isWanted = wanted.includes(await choice.inputValue())
    // a radio button goes off by itself when another one goes on
    if ((await choice.isChecked()) !== isWanted && (isWanted || (await choice.getAttribute('type')) === 'checkbox'))
      await choice.setChecked(isWanted)
  }
}
const isList = (response: RawResponse): response is readonly string[] => Array.isArray(response)

/** Goes to problem `n`, from 1. */
export async function goTo(frame: Frame, n: number): Promise<void> {
  await frame.locator(`[data-listed="${n}"] a`).click()
  await frame.locator(`#p${n}`).waitFor()
}

export const check = (frame: Frame): Promise<void> => frame.locator('#check').click()

/** That a part was left without an answer is said until the page is left, and not kept. */
const notAnswered = /^Not answered\n.*not answered\)\n+You have used 0 attempts\.\n+/gm

/** All that the page says of each problem, and the line at its foot. */
export async function shownState(frame: Frame, problems: number): Promise<readonly string[]> {
  const shown: string[] = []
  for (let n = 1; n <= problems; n += 1) {
    await goTo(frame, n)
    const fields = await frame
      .locator('#problem input, #problem select')
      .evaluateAll((all) =>
        all.map((field) =>
          field instanceof HTMLInputElement ? `${field.value} ${field.checked}` : field instanceof HTMLSelectElement ? field.value : '',
        ),
      )
    shown.push([(await frame.locator('#problem').innerText()).replace(notAnswered, ''), ...fields].join('\n'))
  }
  return [...shown, await frame.locator('.practice-list').innerText(), await frame.locator('#progress').innerText()]
}

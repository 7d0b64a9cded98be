// Items of QTI 3 in a certified player (qti3-item-player of amp-up.io): answers given through its page, scores worked out by hand.
import { createRequire } from 'node:module'
import type { Page } from 'playwright-core'
import { expect } from 'vitest'
import type { ExportPart } from '../../src/export/item.ts'
import { askPart } from '../../src/export/qti/ask.ts'
import { dialects } from '../../src/export/qti/dialect.ts'
import { qtiHtml } from '../../src/export/qti/html.ts'
import { itemXml } from '../../src/export/qti/item.ts'
import type { Interaction, Key, RichText } from '../../src/model.ts'
import { browserTest } from '../support/browser.ts'

const say = (text: string): RichText => [{ type: 'text', text }]
const options = (...texts: readonly string[]) => texts.map((text, i) => ({ id: `o${i + 1}`, text: say(text), plain: text }))
const part = (points: string, interaction: Interaction, key: Key): ExportPart => ({
  id: 'a',
  text: say('Which?'),
  points,
  interaction,
  key,
})

/** One part as an item; throws where QTI cannot hold it. */
function itemOf(one: ExportPart): string {
  const as = askPart(one, 1, 'None of these')
  if ('refused' in as) throw new Error(as.refused)
  const posed = { problem: 'p', variant: 'vabcdefghijklmno', title: say('An item'), stem: say('a < b & c'), points: one.points, parts: [] }
  const item = { posed, parts: [one], solution: say('So it is.') }
  return itemXml(item, [{ part: one, ...as }], dialects['3.0'], qtiHtml('en'), 'en', '#vabcdefghijklmno')
}

/** What is clicked or typed, by the identifier of the response. */
type Answer = Readonly<Record<string, string | readonly string[]>>

interface Outcome {
  readonly score: unknown
  readonly shown: readonly string[]
}

const asset = (name: string): string => createRequire(import.meta.url).resolve(name)

/** In a page of its own: the player says but once that an item is ready. */
async function take(page: Page, xml: string, answer: Answer): Promise<Outcome> {
  page.setDefaultTimeout(10_000)
  await page.setContent('<!doctype html><html lang="en"><body><div id="app"></div></body></html>')
  await page.addScriptTag({ path: asset('vue/dist/vue.min.js') })
  await page.addScriptTag({ path: asset('qti3-item-player/dist/qti3Player.umd.min.js') })
  await page.evaluate(`new Promise((ready) => {
    const Player = window.qti3Player.default ?? window.qti3Player
    const sessionControl = { max_attempts: 0, show_feedback: true, validate_responses: false }
    const on = {
      notifyQti3PlayerReady: (player) => {
        window.player = player
        player.loadItemFromXml(${JSON.stringify(xml)}, { guid: 'g', status: 'interacting', sessionControl })
      },
      notifyQti3ItemReady: () => ready(),
      notifyQti3EndAttemptCompleted: (data) => window.ended(data),
    }
    const props = { suppressAlertMessages: true, suppressInvalidResponseMessages: true }
    new Vue({ render: (make) => make(Player, { props, on }) }).$mount('#app')
  })`)
  const texts = [...xml.matchAll(/<qti-text-entry-interaction response-identifier="([^"]+)"/g)].map(([, id]) => id)
  for (const [id, given] of Object.entries(answer)) {
    const field = texts.indexOf(id)
    if (field >= 0 && typeof given === 'string') {
      const input = page.locator('input[type=text]').nth(field)
      await input.fill(given)
      await input.blur()
      continue
    }
    const menu = page.locator(`#inlinechoice_button_${id}`)
    if ((await menu.count()) > 0) await menu.click()
    const list = (await menu.count()) > 0 ? page.locator('.inline-choice-wrapper', { has: menu }) : page.locator('.qti-choice-interaction')
    for (const option of typeof given === 'string' ? [given] : given) await list.locator(`[data-identifier="${option}"]`).click()
  }
  const told: unknown = await page.evaluate(`new Promise((ended) => {
    window.ended = (data) => ended((data.state ?? data).outcomeVariables.find(({ identifier }) => identifier === 'SCORE').value)
    player.endAttempt('x')
  })`)
  // a box that is not open stands in the page too
  const shown = page.locator('.qti-feedback-inline:visible, .qti3-player-modal.show .qti3-player-modal-body')
  return { score: told, shown: (await shown.allTextContents()).map((text) => text.trim()).filter((text) => text !== '') }
}

const several = (scheme: 'net-correct' | 'weights', credits: readonly string[]): ExportPart =>
  part(
    '1',
    { type: 'choice', multiple: true, options: options('one', 'two', 'three', 'four') },
    {
      kind: 'multi-select',
      scheme,
      right: ['o1', 'o2'],
      options: ['o1', 'o2', 'o3', 'o4'].map((id, i) => {
        const credit = credits[i]
        return { id, right: i < 2, ...(credit !== undefined && { credit }), ...(id === 'o3' && { says: say('Not three.') }) }
      }),
    },
  )
const decimals = { fractions: false, precision: { decimals: 2 } }
const number = (id: string, value: number) => ({ type: 'number', id, value, precision: { decimals: 2 } }) as const

const items: readonly { readonly what: string; readonly part: ExportPart; readonly answers: readonly (readonly [Answer, number])[] }[] = [
  {
    what: 'one option of three, for two points',
    part: part(
      '2',
      { type: 'choice', multiple: false, options: options('one', 'two', 'three') },
      { kind: 'single-choice', option: 'o2', value: 2, options: ['o1', 'o2', 'o3'].map((id) => ({ id, right: id === 'o2' })) },
    ),
    answers: [
      [{ R1: 'o2' }, 2],
      [{ R1: 'o3' }, 0],
      [{}, 0],
    ],
  },
  {
    what: 'two options of four: a wrong one undoes a right one',
    part: several('net-correct', []),
    answers: [
      [{ R1: ['o1', 'o2'] }, 1],
      [{ R1: ['o2'] }, 0.5],
      [{ R1: ['o1', 'o2', 'o4'] }, 0.5],
      [{ R1: ['o3'] }, 0],
      [{ R1: ['none'] }, 0],
      [{}, 0],
    ],
  },
  {
    what: 'weights: 1/2 and 1/4 for the right ones, −1/3 and 0 for the others',
    part: several('weights', ['1/2', '1/4', '-1/3', '0']),
    answers: [
      [{ R1: ['o1'] }, 0.5],
      [{ R1: ['o1', 'o2'] }, 0.75],
      [{ R1: ['o1', 'o3'] }, 0.166666666666667],
      [{ R1: ['o3'] }, 0],
    ],
  },
  {
    what: 'a table of numbers and menus, one point a cell',
    part: part(
      '4',
      {
        type: 'grid',
        layout: 'across',
        columns: [
          { heading: say('z'), plain: 'z', cells: ['z[1]', 'z[2]'].map((id) => ({ type: 'number', id, format: decimals }) as const) },
          {
            heading: say('y'),
            plain: 'y',
            cells: ['y[1]', 'y[2]'].map((id) => ({ type: 'choice', id, options: options('no', 'yes') }) as const),
          },
        ],
      },
      {
        kind: 'table',
        scheme: 'each-answer',
        cells: [
          number('z[1]', 2),
          number('z[2]', -3),
          { type: 'choice', id: 'y[1]', option: 'o2', value: 'yes' },
          { type: 'choice', id: 'y[2]', option: 'o1', value: 'no' },
        ],
        mistakes: [],
      },
    ),
    answers: [
      // columns are counted first: R1_1 and R1_2 are the numbers
      [{ R1_1: '2', R1_2: '-3', R1_3: 'o2', R1_4: 'o1' }, 4],
      [{ R1_1: '2.004', R1_2: '3', R1_3: 'o2' }, 2],
      [{ R1_1: '-3', R1_2: '2', R1_3: 'o1', R1_4: 'o2' }, 0],
      [{}, 0],
    ],
  },
]

for (const { what, part: one, answers } of items)
  browserTest(what, async ({ page }) => {
    const xml = itemOf(one)
    for (const [answer, score] of answers) expect((await take(page, xml, answer)).score, JSON.stringify(answer)).toBeCloseTo(score, 9)
  })

browserTest('a number: right, close, a mistake that is told, wrong, blank; what a wrong option has to say', async ({ page }) => {
  const precision = { decimals: 2, close: { within: { amount: '1/10', relative: true }, credit: '1/2' } }
  const xml = itemOf(
    part(
      '1',
      { type: 'text', format: { fractions: false, precision } },
      {
        kind: 'number',
        value: '10/3',
        precision,
        mistakes: [{ mistake: 'doubled', answers: ['20/3'], says: say('That is twice as much.') }],
      },
    ),
  )
  expect(await take(page, xml, { R1: '3.33' })).toEqual({ score: 1, shown: ['So it is.'] })
  expect(await take(page, xml, { R1: '3.5' })).toEqual({ score: 0.5, shown: [] })
  expect(await take(page, xml, { R1: '6.67' })).toEqual({ score: 0, shown: ['That is twice as much.'] })
  expect(await take(page, xml, { R1: '7' })).toEqual({ score: 0, shown: [] })
  expect(await take(page, xml, {})).toEqual({ score: 0, shown: [] })
  expect(await take(page, itemOf(several('net-correct', [])), { R1: ['o1', 'o3'] })).toEqual({ score: 0, shown: ['Not three.'] })
})

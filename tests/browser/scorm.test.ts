// The packages in an LMS's frame, with scorm-again as its API: what is reported is what the page shows, nothing is refused, and a
// second visit goes on from the first.
import { expect } from 'vitest'
import { exportSelfDrawn, plannedProblems } from '../../src/cli/export/self-drawn.ts'
import { scorm } from '../../src/export/scorm/scorm.ts'
import { samplesOf } from '../../src/kinds/index.ts'
import type { RawResponse } from '../../src/model.ts'
import { isPracticeData, type PracticeData } from '../../src/practice/data.ts'
import type { ScormVersion } from '../../src/practice/data.ts'
import { openTurn } from '../../src/practice/turn.ts'
import { unzipped } from '../export/unpack.ts'
import { browserTest } from '../support/browser.ts'
import { root } from '../support/files.ts'
import { answerPart, check, type Cmi, goTo, launch, type LmsCall, shownState } from './scorm-play.ts'

/** A single choice; a multi-select with shares and two formulas; a table and a number. */
const ids = ['lstm-rounded-step', 'activation-identities', 'hinge-loss-table']
/** So that a part is worth one. */
const points: Readonly<Record<string, string>> = { 'activation-identities': '3', 'hinge-loss-table': '2' }
const seed = 'seedfortests'

interface Package {
  readonly html: string
  readonly data: PracticeData
}
const made = new Map<ScormVersion, Package>()
function packed(version: ScormVersion): Package {
  const known = made.get(version)
  if (known !== undefined) return known
  const planned = plannedProblems(ids, root(''))
  if (!planned.ok) throw new Error(planned.errors.map(({ message }) => message).join('\n'))
  const chunks: Uint8Array[] = []
  const problems = planned.value.problems.map(({ problem, asked }) => ({ problem, asked: { ...asked, points: points[problem.id] ?? '1' } }))
  exportSelfDrawn({ ...planned.value, problems }, scorm(version), (bytes) => chunks.push(bytes))
  const html = unzipped(Buffer.concat(chunks)).get('index.html') ?? ''
  const data: unknown = JSON.parse(/<script[^>]* id="page-data"[^>]*>(.*?)<\/script>/s.exec(html)?.[1] ?? 'null')
  if (!isPracticeData(data)) throw new Error('the page carries no problems')
  const one = { html, data }
  made.set(version, one)
  return one
}

/** Responses of the first variant by what they are. */
function responses({ data }: Package, problem: string): (part: string, of: string) => RawResponse {
  const one = data.problems.find(({ id }) => id === problem)
  const turn = one === undefined ? undefined : openTurn(one, seed, 0, data.set.language)
  if (turn?.ok !== true) throw new Error(`${problem} cannot be drawn`)
  const { posed, keys } = turn.value
  return (part, of) => {
    const { interaction } = posed.parts.find(({ id }) => id === part) ?? {}
    const key = keys.find((known) => known.part === part)?.key
    const sample = interaction && key && samplesOf(interaction, key).find((known) => known.of === of)
    if (sample === undefined) throw new Error(`${problem} ${part} has no answer that is ${of}`)
    return sample.raw
  }
}

/** Elements that were set, by name; of several times the last. */
const told = (calls: readonly LmsCall[]): ReadonlyMap<string, string> =>
  new Map(calls.flatMap(({ name, values: [element = '', value = ''] }) => (/SetValue$/.test(name) ? [[element, value] as const] : [])))

for (const version of ['scorm12', 'scorm2004'] as const) {
  const is12 = version === 'scorm12'
  const one = (n: number, element: string): string => `cmi.interactions.${n}.${element}`
  const response = is12 ? 'student_response' : 'learner_response'
  const wrong = is12 ? 'wrong' : 'incorrect'
  const score = is12 ? 'cmi.core.score.raw' : 'cmi.score.raw'

  browserTest(`${version}: the LMS hears what the page shows, and the next visit goes on from there`, async ({ page }) => {
    const { html, data } = packed(version)
    const first = await launch(page, html, version, { before: { suspend_data: `2!${seed}~1!.` } })
    const { frame } = first
    expect(await frame.locator('#lms-notice').isVisible()).toBe(false)

    // a single choice: nothing, a wrong one, the right one
    const choice = responses(packed(version), 'lstm-rounded-step')
    const [part = ''] = data.problems[0]?.problem.parts.map(({ id }) => id) ?? []
    await check(frame)
    expect([...told(await first.calls()).keys()].filter((element) => element.startsWith('cmi.interactions'))).toEqual([])
    await answerPart(frame, part, choice(part, 'wrong'))
    await check(frame)
    await answerPart(frame, part, choice(part, 'right'))
    await check(frame)

    // a multi-select partly right, a formula right, another one blank
    const identities = responses(packed(version), 'activation-identities')
    const [several = '', formula = ''] = data.problems[1]?.problem.parts.map(({ id }) => id) ?? []
    await goTo(frame, 2)
    await answerPart(frame, several, identities(several, 'partly right'))
    await answerPart(frame, formula, identities(formula, 'right'))
    await check(frame)
    const partly = await frame.locator(`[data-part="${several}"] [data-feedback]`).innerText()

    // a table partly right, a number wrong
    const hinge = responses(packed(version), 'hinge-loss-table')
    const [table = '', number = ''] = data.problems[2]?.problem.parts.map(({ id }) => id) ?? []
    await goTo(frame, 3)
    await answerPart(frame, table, hinge(table, 'partly right'))
    await answerPart(frame, number, hinge(number, 'wrong'))
    await check(frame)

    const said = told(await first.calls())
    expect([0, 1, 2, 3, 4, 5, 6].map((n) => said.get(one(n, 'type')))).toEqual([
      'choice',
      'choice',
      'choice',
      'fill-in',
      is12 ? 'fill-in' : 'other',
      'numeric',
      undefined,
    ])
    expect([0, 1, 3, 5].map((n) => said.get(one(n, 'result')))).toEqual([wrong, 'correct', 'correct', wrong])
    expect(said.get(one(1, response))).toBe(said.get(one(1, 'correct_responses.0.pattern')))
    expect(said.get(one(3, response))).toBe(identities(formula, 'right'))
    expect(said.get(one(5, response))).toBe(hinge(number, 'wrong'))
    // `2/3 points` in the box under it, of as many as the weight
    const [, earned = '', of = ''] = /([\d.]+)\/([\d.]+) points? \(graded\)/.exec(partly) ?? []
    expect(Number(of)).toBe(Number(said.get(one(2, 'weighting'))))
    expect(Number(said.get(one(2, 'result')))).toBeCloseTo(Number(earned) / Number(of), 2)

    const progress = await frame.locator('#progress').innerText()
    const [, gained = '', all = ''] = /^([\d.]+) of ([\d.]+) points/.exec(progress) ?? []
    expect(Number(gained)).toBeGreaterThan(0)
    expect(all).toBe('6')
    expect(Number(said.get(score))).toBeCloseTo((100 * Number(gained)) / Number(all), 0)
    const status = is12 ? ['cmi.core.lesson_status'] : ['cmi.completion_status', 'cmi.success_status']
    expect(status.map((element) => said.get(element))).toEqual(is12 ? ['incomplete'] : ['incomplete', 'unknown'])
    const state = said.get('cmi.suspend_data') ?? ''
    expect(state.length).toBeGreaterThan(100)
    expect(state.length).toBeLessThanOrEqual(4096)

    const shown = await shownState(frame, 3)
    await first.leave()
    const calls = await first.calls()
    expect(calls.filter(({ name, answer }) => !name.endsWith('GetValue') && answer !== 'true')).toEqual([])
    expect(calls.at(-1)?.name).toBe(is12 ? 'LMSFinish' : 'Terminate')
    // begun, and four attempts (a blank is none); the end is a commit
    expect(calls.filter(({ name }) => name.endsWith('Commit'))).toHaveLength(5)
    expect(told(calls).get(is12 ? 'cmi.core.exit' : 'cmi.exit')).toBe('suspend')
    expect(first.complaints).toEqual([])

    const raw = said.get(score) ?? ''
    const before: Cmi = is12
      ? { suspend_data: state, core: { lesson_status: 'incomplete', entry: 'resume', score: { raw } } }
      : { suspend_data: state, completion_status: 'incomplete', entry: 'resume', score: { raw, scaled: said.get('cmi.score.scaled') } }
    const second = await launch(page, html, version, { before })
    expect(await shownState(second.frame, 3)).toEqual(shown)

    // all that was left, right
    await goTo(second.frame, 2)
    const [, , last = ''] = data.problems[1]?.problem.parts.map(({ id }) => id) ?? []
    await answerPart(second.frame, several, identities(several, 'right'))
    // y = σ(a x) has the slope a y (1 − y)
    const [, a = ''] = /σ\(\s*(\d)/.exec(await second.frame.locator(`[data-part="${last}"] .katex-html`).first().innerText()) ?? []
    await answerPart(second.frame, last, `${a}*y*(1 - y)`)
    await check(second.frame)
    await goTo(second.frame, 3)
    await answerPart(second.frame, table, hinge(table, 'right'))
    await answerPart(second.frame, number, hinge(number, 'right'))
    await check(second.frame)
    await second.leave()
    const after = await second.calls()
    expect(after.filter(({ name, answer }) => !name.endsWith('GetValue') && answer !== 'true')).toEqual([])
    expect(told(after).get(score)).toBe('100')
    expect(status.map((element) => told(after).get(element))).toEqual(is12 ? ['passed'] : ['completed', 'passed'])
    expect(second.complaints).toEqual([])
  })
}

browserTest('outside of an LMS the page says that nothing is reported, and works', async ({ page }) => {
  const { html, data } = packed('scorm12')
  const { frame, complaints } = await launch(page, html, 'scorm12', { lms: 'none' })
  expect(await frame.locator('#lms-notice').innerText()).toContain('not reported')
  const [part = ''] = data.problems[0]?.problem.parts.map(({ id }) => id) ?? []
  await answerPart(frame, part, 'o1')
  await check(frame)
  expect(await frame.locator('#progress').innerText()).toContain('1 of 3 answered')
  const shown = await shownState(frame, 3)
  await page.reload()
  const again = await launch(page, html, 'scorm12', { lms: 'none' })
  expect(await shownState(again.frame, 3)).toEqual(shown)
  expect(complaints).toEqual([])
})

browserTest('2004: loaded anew after its session’s end the page goes on, and says that the LMS hears nothing', async ({ page }) => {
  const { html, data } = packed('scorm2004')
  const { frame, calls } = await launch(page, html, 'scorm2004', { before: { suspend_data: `2!${seed}~1!.`, learner_id: 's17' } })
  const right = responses(packed('scorm2004'), 'lstm-rounded-step')
  const [part = ''] = data.problems[0]?.problem.parts.map(({ id }) => id) ?? []
  await answerPart(frame, part, right(part, 'right'))
  await check(frame)
  const shown = await shownState(frame, 3)
  expect(await frame.locator('[role=status]#lms-notice').count()).toBe(1)
  await frame.evaluate(() => {
    location.reload()
  })
  await frame.locator('#lms-notice .notice').waitFor()
  expect((await calls()).filter(({ name }) => name === 'Initialize').map(({ error }) => error)).toEqual(['0', '104'])
  expect(await shownState(frame, 3)).toEqual(shown)
  const kept = await page.evaluate(() => Object.keys(localStorage).filter((name) => !name.endsWith(':probe')))
  expect(kept).toEqual([])
  await goTo(frame, 3)
  const hinge = responses(packed('scorm2004'), 'hinge-loss-table')
  const [, number = ''] = data.problems[2]?.problem.parts.map(({ id }) => id) ?? []
  await answerPart(frame, number, hinge(number, 'right'))
  await check(frame)
  expect(await page.evaluate(() => Object.keys(localStorage).map((name) => name.replace(/^.*:/, '')))).toEqual(['s17'])
})

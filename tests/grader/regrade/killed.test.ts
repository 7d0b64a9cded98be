// A regrade that is killed at any operation on files: run again, it ends as one that was not.
import { cpSync, rmSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import type { RegradeOptions } from '../../../src/cli/regrade/options.ts'
import { killedAfter, Killed, treeOf } from '../killing.ts'
import { type MendedCourse, right, rowsOff, withMendedCourse, wrong } from './mended-course.ts'

/** Graded, and the mended key shown in a dry run. */
const shownCourse = (work: (course: MendedCourse) => Promise<void>): Promise<void> =>
  withMendedCourse(wrong, async (course) => {
    course.write('rows.jsonl', rowsOff(course, { s1: 1, s2: 0, s3: 7 }))
    await course.grade(['rows.jsonl'], { pages: 'none' })
    await shown(course, right)
    await work(course)
  })

/** Named by its file, so that no library has to be looked through each time. */
const specOf = (course: MendedCourse): RegradeOptions => ({ spec: [course.place('problems/third.yaml')] })
async function shown(course: MendedCourse, text: string): Promise<void> {
  course.mend(text)
  expect((await course.regrade({ ...specOf(course), dryRun: true })).out).toContain('what a regrade would change')
}
async function done(course: MendedCourse): Promise<void> {
  expect((await course.regrade(specOf(course))).out).toContain('quiz: regraded')
}

/** The generated and the graded folder together. */
function stateOf(course: MendedCourse): ReadonlyMap<string, string> {
  const state = new Map<string, string>()
  for (const folder of ['out', 'graded'])
    for (const [name, content] of treeOf(course.place(folder))) state.set(`${folder}/${name}`, content)
  return state
}

function keep(course: MendedCourse): () => void {
  for (const name of ['out', 'graded']) cpSync(course.place(name), course.place(`kept/${name}`), { recursive: true })
  return () => {
    for (const name of ['out', 'graded']) {
      rmSync(course.place(name), { recursive: true, force: true })
      cpSync(course.place(`kept/${name}`), course.place(name), { recursive: true })
    }
  }
}

/** Each of the last operations, by which everything comes into its place, and some of those that write beside it before. */
const decisive = 26
const killsOf = (steps: number): readonly number[] =>
  Array.from({ length: steps }, (_, step) => step).filter((step) => step >= steps - decisive || step % 5 === 0)

async function killedEverywhere(course: MendedCourse, options: RegradeOptions): Promise<void> {
  const restore = keep(course)
  const { files, count } = killedAfter(Infinity)
  expect((await course.regrade(options, files)).code).toBe(0)
  const ended = stateOf(course)
  const steps = count()
  expect(steps).toBeGreaterThan(15)
  for (const kill of killsOf(steps)) {
    restore()
    await expect(course.regrade(options, killedAfter(kill).files), `step ${kill}`).rejects.toThrow(Killed)
    // killed behind its last change there is nothing left to do
    const again = await course.regrade(options)
    expect([again.code, again.err], `step ${kill}`).toEqual([0, expect.not.stringContaining('error')])
    expect(stateOf(course), `step ${kill}`).toEqual(ended)
  }
}

describe('killed at any operation and run again', () => {
  test('a regrade ends as one that was not killed', () => shownCourse((course) => killedEverywhere(course, specOf(course))), 240_000)

  test(
    'so does taking it back',
    () =>
      shownCourse(async (course) => {
        await done(course)
        // what stands beneath must stay in force
        await shown(course, right.replace('0.01', '0.02'))
        await done(course)
        await killedEverywhere(course, { undo: true })
      }),
    240_000,
  )
})

// Every problem of the shipped sets with some of its variants, as exports take them: for scripts around other engines.
import path from 'node:path'
import { planCourse } from '../../src/cli/course/plan.ts'
import { openLibrary } from '../../src/cli/library.ts'
import { exportItem, type ExportItem } from '../../src/export/item.ts'
import type { Problem } from '../../src/model.ts'
import { drawVariant } from '../../src/pipeline.ts'

export interface Shipped {
  readonly set: string
  readonly problem: string
  readonly seed: number
  readonly variant: string
  readonly item: ExportItem
}

const shippedSets = ['recurrent-networks', 'foundations', 'gradients']

/** Seeds from 0 up to `seeds`. */
export const shippedItems = (seeds: number, ...sets: readonly string[]): Generator<Shipped> =>
  itemsOf(process.cwd(), seeds, sets.length > 0 ? sets : shippedSets)

/** Problems of our own with what the shipped ones lack: several kinds in one, markup in options, answers that are close. */
export const ownItems = (seeds: number): Generator<Shipped> =>
  itemsOf(path.join(import.meta.dirname, 'round-trip'), seeds, ['small', 'by-hand'])

function* itemsOf(cwd: string, seeds: number, sets: readonly string[]): Generator<Shipped> {
  const library = openLibrary(cwd)
  for (const set of sets) {
    const plan = planCourse([set], library)
    if (!plan.ok) throw new Error(JSON.stringify(plan.errors))
    for (const { problem, choices } of plan.value.problems) {
      for (let seed = 0; seed < seeds; seed += 1) {
        const drawn = drawVariant(problem, seed, choices)
        if (!drawn.ok) throw new Error(JSON.stringify(drawn.errors))
        yield { set, problem: problem.id, seed, variant: drawn.value.variant.id, item: exportItem(drawn.value.posed) }
      }
    }
  }
}

export function problemOf(id: string): Problem {
  const read = openLibrary(process.cwd()).problem(id)
  if (!read.ok) throw new Error(JSON.stringify(read.errors))
  return read.value.problem
}

// quizwright grade as a user runs it: in threads, and killed.
import path from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { inFolder, treeOf } from '../killing.ts'
import { bundledCommand, type Command, gradeArgs, killedRuns, makeCourse, runCommand } from './killing-runs.ts'

let command: Command
beforeAll(async () => {
  command = await bundledCommand('grade')
}, 60_000)
afterAll(() => {
  command.remove()
})

test('1, 2 and 4 workers give the same bytes; killed with all of its threads and run again, so does a run', { timeout: 180_000 }, () =>
  inFolder(async (folder) => {
    // 20,000 rows of 560 bytes and more: above what is graded in memory
    await makeCourse(command.start, folder, 300, 20_000, 470)
    const trees: ReadonlyMap<string, string>[] = []
    for (const workers of [1, 2, 4]) {
      expect(await runCommand(command.start, gradeArgs(`graded-${workers}`, workers), folder)).toBe(1)
      trees.push(treeOf(path.join(folder, `graded-${workers}`)))
    }
    expect(trees[0]?.get('marks.jsonl')?.split('\n')).toHaveLength(20_000 - 21 + 1)
    expect(trees[0]?.get('rejected.jsonl')?.split('\n')).toHaveLength(21 + 1)
    for (const tree of trees) expect(tree).toEqual(trees[0])
    const { killed, wrong } = await killedRuns(command.start, folder, [0.35, 0.62, 0.81], () => undefined)
    expect(wrong).toEqual([])
    expect(killed).toBeGreaterThan(0)
  }),
)

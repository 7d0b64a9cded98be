// By hand: kills a run of 200,000 rows at so many random moments (50 unless said), and tells what came of each.
//   npx tsx tests/grader/scale/kill-many.ts [COUNT] [SEED]
import { inFolder } from '../killing.ts'
import { bundledCommand, killedRuns, makeCourse } from './killing-runs.ts'

const [count = 50, seed = 1] = process.argv.slice(2).map(Number)

/** Numbers from 0 to 1, the same for the same seed (a linear congruential generator: Numerical Recipes). */
function* shares(from: number): Generator<number> {
  for (let state = from >>> 0; ;) {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0
    yield state / 2 ** 32
  }
}

const command = await bundledCommand('kill-many')
try {
  await inFolder(async (folder) => {
    await makeCourse(command.start, folder, 2_000, 200_000, 0)
    const moments: number[] = []
    for (const share of shares(seed)) {
      if (moments.length >= count) break
      moments.push(share)
    }
    const { killed, wrong } = await killedRuns(command.start, folder, moments, (text) => process.stdout.write(text))
    process.stdout.write(`${count} moments, ${killed} killed before the end, ${wrong.length} wrong\n`)
    process.exitCode = wrong.length === 0 ? 0 : 1
  })
} finally {
  command.remove()
}

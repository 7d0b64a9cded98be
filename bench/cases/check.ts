// How long `check` takes: of one problem at a thousand variants, in CPU seconds; of the whole library on all cores, by the clock.
import { spawnSync } from 'node:child_process'
import { certify } from '../../src/certify/certify.ts'
import { type Figure, keep, median, runs } from '../measure.ts'
import { problemById } from './library.ts'

const [oneBudget, libraryBudget] = [2, 60]
const options = { file: 'bench', spec: '', engine: '', variants: 1000 }

export const measureChecks = (): readonly Figure[] => [oneProblem(), wholeLibrary()]

function oneProblem(): Figure {
  const problem = problemById('lstm-rounded-step')
  const seconds = Array.from({ length: runs }, () => {
    const start = process.cpuUsage()
    keep(certify(problem, options).space.variants)
    const { user, system } = process.cpuUsage(start)
    return (user + system) / 1e6
  })
  return figure('check of one problem with 1,000 variants', seconds, oneBudget)
}

/** Once: it is long, and the clock counts, since threads are what it is about. */
function wholeLibrary(): Figure {
  const start = performance.now()
  const { status, stderr } = spawnSync(process.execPath, ['bin/quizwright.mjs', 'check', 'problems'], { encoding: 'utf8' })
  if (status !== 0) throw new Error(`check problems: exit code ${String(status)}\n${stderr}`)
  return figure('check of the whole library (clock)', [(performance.now() - start) / 1000], libraryBudget)
}

function figure(name: string, seconds: readonly number[], budget: number): Figure {
  const measured = median(seconds)
  const range = `${Math.min(...seconds).toFixed(2)} … ${Math.max(...seconds).toFixed(2)}`
  return { name, measured: `${measured.toFixed(2)} s`, range, budget: `≤ ${budget} s`, met: measured <= budget, ratio: '' }
}

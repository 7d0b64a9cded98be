// What an export costs: 500 variants of every problem of a set, drawn and written, in CPU seconds of its own process beside an
// empty Node process; and how much more memory 500 variants take than 100.
import { spawnSync } from 'node:child_process'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { type Figure, median } from './measure.ts'

const set = 'recurrent-networks'
const targets = ['moodle', 'olx', 'qti21'] as const
const [few, many] = [100, 500]
const secondsBudget = 10
/** Of the most memory at 500 variants over that at 100: what does not stand in memory costs none of it. */
const memoryBudget = 1.25
/** One is long enough to need no median, and short enough to be done three times. */
const runs = 3

/** A process tells its CPU time and the most memory that it took, when it ends, after everything else that it printed. */
const teller = `data:text/javascript,process.on('exit',()=>{const{user,system}=process.cpuUsage();console.error((user+system)/1e6,process.resourceUsage().maxRSS/1024)})`

export function measureExports(): readonly Figure[] {
  const folder = mkdtempSync(path.join(tmpdir(), 'quizwright-bench-'))
  try {
    return targets.flatMap((target) => figuresOf(target, folder))
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}

function figuresOf(target: string, folder: string): readonly Figure[] {
  const of = (variants: number, run: number): readonly string[] => {
    const out = path.join(folder, `${target}-${variants}-${run}.out`)
    return ['bin/quizwright.mjs', 'export', set, '--to', target, '--variants', String(variants), '--seed', 'bench', '--out', out]
  }
  const pairs = Array.from({ length: runs }, (_, run) => ({ own: told(of(many, run)), empty: told(['--eval', '']) }))
  const seconds = pairs.map(({ own }) => own.seconds)
  const most = median(pairs.map(({ own }) => own.megabytes))
  const less = told(of(few, 0)).megabytes
  const share = most / less
  return [
    {
      name: `export: ${many} variants of ${set} to ${target}`,
      measured: `${median(seconds).toFixed(1)} s`,
      range: `${Math.min(...seconds).toFixed(1)} … ${Math.max(...seconds).toFixed(1)}`,
      budget: `≤ ${secondsBudget} s`,
      met: median(seconds) <= secondsBudget,
      ratio: `${median(pairs.map(({ own, empty }) => own.seconds / empty.seconds)).toFixed(0)} empty Node processes (${median(pairs.map(({ empty }) => empty.seconds)).toFixed(3)} s)`,
    },
    {
      name: `export: most memory at ${many} variants, to ${target}`,
      measured: `${most.toFixed(0)} MB`,
      range: '',
      budget: `≤ ${memoryBudget} × that at ${few}`,
      met: share <= memoryBudget,
      ratio: `${share.toFixed(2)} × ${less.toFixed(0)} MB at ${few}`,
    },
  ]
}

function told(given: readonly string[]): { readonly seconds: number; readonly megabytes: number } {
  const { status, stderr } = spawnSync(process.execPath, ['--import', teller, ...given], { encoding: 'utf8' })
  const [seconds = NaN, megabytes = NaN] = stderr.trimEnd().split('\n').at(-1)?.split(' ').map(Number) ?? []
  if (status !== 0 || !(seconds > 0) || !(megabytes > 0)) throw new Error(`${given.join(' ')}: exit code ${String(status)}\n${stderr}`)
  return { seconds, megabytes }
}

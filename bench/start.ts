// How long commands take to start and finish, in CPU seconds of their own process, beside an empty Node process.
import { spawnSync } from 'node:child_process'
import { type Figure, median, runs } from './measure.ts'

const command = 'bin/quizwright.mjs'
const starts: readonly { readonly name: string; readonly arguments: readonly string[]; readonly budget: number }[] = [
  { name: 'quizwright --help', arguments: [command, '--help'], budget: 0.12 },
  {
    name: 'quizwright check of one problem, 20 variants',
    arguments: [command, 'check', '--variants', '20', 'problems/rnn/lstm-rounded-step.yaml'],
    budget: 0.6,
  },
]
/** A process tells its own CPU time when it ends, after everything else that it printed. */
const teller = `data:text/javascript,process.on('exit',()=>{const{user,system}=process.cpuUsage();console.error((user+system)/1e6)})`

export function measureStarts(): readonly Figure[] {
  return starts.map(({ name, arguments: given, budget }) => {
    const pairs = Array.from({ length: runs }, () => [secondsOf(given), secondsOf(['--eval', ''])] as const)
    const seconds = pairs.map(([own]) => own)
    return {
      name,
      measured: `${median(seconds).toFixed(3)} s`,
      range: `${Math.min(...seconds).toFixed(3)} … ${Math.max(...seconds).toFixed(3)}`,
      budget: `≤ ${budget} s`,
      met: median(seconds) <= budget,
      ratio: `${median(pairs.map(([own, empty]) => own / empty)).toFixed(2)} empty Node processes (${median(pairs.map(([, empty]) => empty)).toFixed(3)} s)`,
    }
  })
}

function secondsOf(given: readonly string[]): number {
  const { status, stderr } = spawnSync(process.execPath, ['--import', teller, ...given], { encoding: 'utf8' })
  const seconds = Number(stderr.trimEnd().split('\n').at(-1))
  if (status !== 0 || !(seconds > 0)) throw new Error(`${given.join(' ')}: exit code ${String(status)}\n${stderr}`)
  return seconds
}

// The bundled command, killed with all of its threads at a random moment and run once more: what it leaves in the end is
// compared with what a run leaves that nobody disturbed.
import { spawn } from 'node:child_process'
import { closeSync, mkdirSync, openSync, rmSync, writeFileSync, writeSync } from 'node:fs'
import path from 'node:path'
import { build } from 'esbuild'
import { bundleOptions, entryPoints } from '../../../bin/bundle.mjs'
import { root } from '../../support/files.ts'
import { treeOf } from '../killing.ts'

export interface Command {
  /** A file that node runs: the command line. */
  readonly start: string
  remove(): void
}

export async function bundledCommand(name: string): Promise<Command> {
  const folder = root(`dist.tmp-${name}-${process.pid}`)
  await build({ ...bundleOptions, absWorkingDir: root(''), entryPoints, outdir: folder })
  const start = path.join(folder, 'start.mjs')
  writeFileSync(start, "import { run } from './cli.js'\nprocess.exitCode = await run(process.argv.slice(2))\n")
  return { start, remove: () => rmSync(folder, { recursive: true, force: true }) }
}

/** A run of the command in a process group of its own; its exit code, or undefined where it was killed after `killAfter` milliseconds. */
export const runCommand = (start: string, args: readonly string[], cwd: string, killAfter?: number): Promise<number | undefined> =>
  new Promise((done, failed) => {
    const child = spawn(process.execPath, [start, ...args], { cwd, detached: true, stdio: 'ignore' })
    const timer =
      killAfter === undefined
        ? undefined
        : setTimeout(() => {
            if (child.pid !== undefined) process.kill(-child.pid, 'SIGKILL')
          }, killAfter)
    child.on('error', failed)
    child.on('exit', (code) => {
      clearTimeout(timer)
      done(code ?? undefined)
    })
  })

/** A generated course of `students`, and a file of so many rows, `padding` spaces long, in `folder`. */
export async function makeCourse(start: string, folder: string, students: number, rows: number, padding: number): Promise<void> {
  mkdirSync(folder, { recursive: true })
  writeFileSync(path.join(folder, 'roster.csv'), `student\n${Array.from({ length: students }, (_, i) => `s${i}\n`).join('')}`)
  const generate = [
    'generate',
    'lstm-rounded-step',
    'softmax-cross-entropy',
    '--roster',
    'roster.csv',
    '--variants',
    '5',
    '--seed',
    'killed',
  ]
  const code = await runCommand(start, [...generate, '--out', 'course'], folder)
  if (code !== 0) throw new Error(`generate ended with ${code}`)
  const file = openSync(path.join(folder, 'rows.jsonl'), 'w')
  for (let i = 0; i < rows; i += 1) {
    const student = `s${(i * 7) % students}`
    const asked =
      i % 2 === 0
        ? { problem: 'lstm-rounded-step', response: `o${(i % 4) + 1}` }
        : { problem: 'softmax-cross-entropy', part: 'loss', response: (i / 640).toFixed(3) }
    writeSync(file, `${i % 997 === 0 ? 'broken' : JSON.stringify({ student, ...asked, attempt: (i % 20) + 1 })}${' '.repeat(padding)}\n`)
  }
  closeSync(file)
}

export const gradeArgs = (out: string, workers: number): readonly string[] => [
  'grade',
  'rows.jsonl',
  '--from',
  'course',
  '--out',
  out,
  '--pages',
  'none',
  '--workers',
  String(workers),
]

export interface Killings {
  /** Runs that were killed before they ended. */
  readonly killed: number
  /** Moments after which the folder was not what an undisturbed run leaves. */
  readonly wrong: readonly number[]
}

/** Kills a run at each of the moments, given as shares of the time that an undisturbed one takes, and runs it again. */
export async function killedRuns(
  start: string,
  folder: string,
  moments: readonly number[],
  say: (text: string) => void,
): Promise<Killings> {
  const began = performance.now()
  const undisturbed = await runCommand(start, gradeArgs('expected', 2), folder)
  const took = performance.now() - began
  const expected = treeOf(path.join(folder, 'expected'))
  let killed = 0
  const wrong: number[] = []
  for (const moment of moments) {
    const out = path.join(folder, 'graded')
    rmSync(out, { recursive: true, force: true })
    const first = await runCommand(start, gradeArgs('graded', 2), folder, moment * took)
    if (first === undefined) killed += 1
    const again = await runCommand(start, gradeArgs('graded', 2), folder)
    const same = again === undisturbed && sameTrees(treeOf(out), expected)
    if (!same) wrong.push(moment)
    say(
      `${Math.round(moment * took)} of ${Math.round(took)} ms: ${first === undefined ? 'killed' : 'ended'}, then ${same ? 'the same' : 'WRONG'}\n`,
    )
  }
  return { killed, wrong }
}

const sameTrees = (a: ReadonlyMap<string, string>, b: ReadonlyMap<string, string>): boolean =>
  a.size === b.size && [...a].every(([name, text]) => b.get(name) === text)

// quizwright judge [--json] [--workers N] < pairs.jsonl: is this answer equal to that one? A line in, an answer out.
import { availableParallelism } from 'node:os'
import { openAnswering, type Answered } from './judge/answering.ts'
import { type Lines, linesOf } from './judge/lines.ts'
import { openPool, type Pool } from './judge/pool.ts'
import { exit, type Terminal } from './terminal.ts'

export interface Streams {
  readonly input: AsyncIterable<Uint8Array>
  /** Resolves when more may be written: `false` where nobody reads any more. */
  write(text: string): Promise<boolean>
}
export interface JudgeOptions {
  readonly json?: true
  readonly workers?: number
}

/** Threads that are started unless more are asked for, and lines after which they are: before, starting costs more than it gains. */
const [usualWorkers, linesAlone] = [8, 500]
/** Batches that may be under way for each thread: one to work on, one to wait. */
const underWay = 2

/** Runs the command until the input ends. Lines that cannot be read are answered too, and no reason to fail. */
export async function runJudge(options: JudgeOptions, { input, write }: Streams, terminal: Terminal): Promise<number> {
  const workers = options.workers ?? Math.min(usualWorkers, availableParallelism())
  const crew = openCrew(workers, options.json === true)
  const bugs: string[] = []
  const written: Promise<boolean>[] = []
  let last: Promise<boolean> = Promise.resolve(true)
  try {
    for await (const lines of linesOf(input)) {
      last = inOrder(crew.answer(lines), last, write, bugs)
      // a failure is met where it is waited for, here or below
      last.catch(() => undefined)
      written.push(last)
      if (written.length > underWay * workers && (await written.shift()) === false) break
    }
    await last
  } finally {
    await crew.close()
  }
  for (const bug of bugs.slice(0, 3)) terminal.err(`quizwright: this is a bug, please report it with the line\n${bug}\n`)
  return bugs.length > 0 ? exit.bug : exit.clean
}

/** Writes answers after those before them. */
async function inOrder(answering: Promise<Answered>, before: Promise<boolean>, write: Streams['write'], bugs: string[]): Promise<boolean> {
  const [{ text, bugs: found }, goesOn] = await Promise.all([answering, before])
  bugs.push(...found)
  return goesOn && (text === '' || (await write(text)))
}

/** Few lines are answered here, more of them by threads. */
function openCrew(workers: number, json: boolean): Pool {
  const alone = openAnswering(json)
  let pool: Pool | undefined
  let seen = 0
  return {
    async answer(lines: Lines) {
      seen += lines.lines.length
      if (workers > 1 && seen > linesAlone) pool ??= openPool(workers, json)
      return pool === undefined ? alone(lines) : pool.answer(lines)
    },
    close: async () => pool?.close(),
  }
}

/** Standard input and output; a reader that has left is told by `write`, not by an exception. */
export function standardStreams(): Streams {
  const { stdin, stdout } = process
  let left = false
  stdout.on('error', () => {
    left = true
    stdin.destroy()
  })
  async function* pieces(): AsyncGenerator<Uint8Array> {
    try {
      for await (const piece of stdin) if (piece instanceof Uint8Array) yield piece
    } catch (thrown) {
      if (!left) throw thrown
    }
  }
  return {
    input: pieces(),
    write: (text) => new Promise((resolve) => stdout.write(text, () => resolve(!left))),
  }
}

// Typed formulas judged a second, reading included: the course answers of tests/judge, each against its reference; the same
// ones again; and the slowest of a hundred of them, of peers' cases, and of formulas that mean harm.
import { openAnswering } from '../../src/cli/judge/answering.ts'
import { judgeLine, openJudge } from '../../src/math/judge/judge.ts'
import { hostilePairs } from '../../tests/judge/hostile.ts'
import { peerCases } from '../../tests/judge/peers.ts'
import { readBanks } from '../../tests/judge/course.ts'
import { type Case, type Figure, keep, median, runs, type Work } from '../measure.ts'
import { sampledPair } from '../references.ts'

/** Every answer of the banks as a line; by turns of the references, as a class hands them in. */
const lines: readonly string[] = readBanks(process.cwd())
  .flatMap(({ reference, symbols, right, wrong }) =>
    [...right, ...wrong].map((student, i) => [i, JSON.stringify({ reference, student, symbols })] as const),
  )
  .sort(([a], [b]) => a - b)
  .map(([, line]) => line)

const failing = (thrown: unknown): never => {
  throw thrown
}

const warmUp = 20
/** Read and decided each time: only what hangs on the reference alone is remembered. */
function distinct(): Work {
  const judge = openJudge()
  let next = 0
  // until the compiler is done with so much code: some ten thousand answers, as any course has
  for (let pass = 0; pass < warmUp; pass++) for (const line of lines) keep(judgeLine(judge, line, failing).verdict.length)
  return (times) => {
    for (let i = 0; i < times; i++) keep(judgeLine(judge, lines[next++ % lines.length] ?? '', failing).verdict.length)
  }
}

/** The same lines again and again, through what the command remembers. */
function repeated(): Work {
  const answer = openAnswering(true)
  const batch = { first: 1, lines }
  return (times) => {
    for (let i = 0; i < times; i += lines.length) keep(answer(batch).text.length)
  }
}

const about = { unit: 'answers', reference: sampledPair }
export const cases: readonly Case[] = [
  { ...about, name: 'judge: course answers, distinct', budget: 8_000, prepare: distinct },
  { ...about, name: 'judge: course answers, repeated', budget: 100_000, batch: lines.length, prepare: repeated },
]

/** CPU milliseconds of each line, judged by a judge that is warm. */
function costs(of: readonly string[], judgeOf: () => ReturnType<typeof openJudge>): number[] {
  return of.map((line) => {
    const judge = judgeOf()
    const start = process.cpuUsage()
    keep(judgeLine(judge, line, failing).verdict.length)
    const { user, system } = process.cpuUsage(start)
    return (user + system) / 1000
  })
}

/** The value that all but a share of them stay under. */
const under = (values: readonly number[], share: number): number =>
  values.toSorted((a, b) => a - b)[Math.ceil(values.length * share) - 1] ?? NaN

/** What a share of the lines stays under, each by the median of its runs: a busy machine makes single runs slow. */
function tail(name: string, of: readonly string[], share: number, most: number, afresh: boolean): Figure {
  const judge = openJudge()
  const found = Array.from({ length: runs }, () => costs(of, afresh ? openJudge : () => judge)).slice(1)
  const byRun = found.map((run) => under(run, share))
  const measured = under(
    of.map((_, i) => median(found.map((run) => run[i] ?? NaN))),
    share,
  )
  return {
    name,
    measured: `${measured.toFixed(2)} ms`,
    range: `${Math.min(...byRun).toFixed(2)} … ${Math.max(...byRun).toFixed(2)}`,
    budget: `≤ ${most} ms`,
    met: measured <= most,
    ratio: `${(measured / 1000 / secondsOfReference()).toPrecision(3)} ${sampledPair.name}`,
  }
}
/** CPU seconds of one unit of the reference. */
function secondsOfReference(): number {
  const times = 100_000
  const start = process.cpuUsage()
  void sampledPair.work(times)
  const { user, system } = process.cpuUsage(start)
  return (user + system) / 1e6 / times
}

export function measureTails(): readonly Figure[] {
  const peers = (['kas', 'numbas'] as const).flatMap((peer) => peerCases(peer, process.cwd()) ?? [])
  const harm = hostilePairs.map(([, reference, student]) => JSON.stringify({ reference, student }))
  return [
    tail('judge: 99 of 100 course answers within', lines, 0.99, 1, false),
    // no such case where the peers' data is not there
    ...(peers.length === 0
      ? []
      : [
          tail(
            'judge: 99 of 100 peers’ cases within',
            peers.map(({ line }) => line),
            0.99,
            20,
            true,
          ),
        ]),
    tail('judge: hostile formulas, the slowest', harm, 1, 250, true),
  ]
}

// Work in, figures out. Every figure is CPU time and stands beside a reference timed in the same run, so that a slow or
// busy machine slows both and their ratio stays.

/** Does the work `times` times. What it computes must not be dropped: see `keep`. */
export type Work = (times: number) => void | Promise<void>

export interface Reference {
  /** What is counted, in the plural. */
  readonly name: string
  readonly work: Work
}

export interface Case {
  readonly name: string
  /** What is counted, in the plural. */
  readonly unit: string
  /** Least number a second and core; undefined where the design sets none. */
  readonly budget?: number
  readonly reference: Reference
  /** Where the work is done in batches: `times` is a multiple of this. */
  readonly batch?: number
  /** Everything that is not timed. */
  prepare(): Work | Promise<Work>
}

/** A line of the report. Rates are per CPU second and core, starts are CPU seconds. */
export interface Figure {
  readonly name: string
  readonly measured: string
  readonly range: string
  readonly budget: string
  readonly met: boolean
  /** How many of the reference's units one of ours, or one start, costs. */
  readonly ratio: string
}

export const runs = 7
/** CPU seconds that one run takes at least: far above the clock's grain, and long enough for the collector to run. */
const leastSeconds = 0.25

/** Measures a case: warmed up, then case and reference by turns. */
export async function measure({ prepare, reference, name, unit, budget, batch }: Case): Promise<Figure> {
  const work = await prepare()
  const [times, referenceTimes] = [await timesFor(work, batch), await timesFor(reference.work)]
  const pairs: (readonly [rate: number, reference: number])[] = []
  for (let run = 0; run < runs; run++) pairs.push([await rateOf(work, times), await rateOf(reference.work, referenceTimes)])
  const rates = pairs.map(([rate]) => rate)
  return {
    name,
    measured: `${count(median(rates))} ${unit}/s`,
    range: `${count(Math.min(...rates))} … ${count(Math.max(...rates))}`,
    budget: budget === undefined ? '' : `≥ ${count(budget)}/s`,
    met: budget === undefined || median(rates) >= budget,
    ratio: `${digits(median(pairs.map(([rate, other]) => other / rate)))} ${reference.name} (${count(median(pairs.map(([, rate]) => rate)))}/s)`,
  }
}

const cpuSeconds = (): number => {
  const { user, system } = process.cpuUsage()
  return (user + system) / 1e6
}

async function secondsOf(work: Work, times: number): Promise<number> {
  const start = cpuSeconds()
  await work(times)
  return cpuSeconds() - start
}
const rateOf = async (work: Work, times: number): Promise<number> => times / (await secondsOf(work, times))

/** How often the work must be done to take long enough; finding out is the warm-up. */
async function timesFor(work: Work, batch = 1): Promise<number> {
  for (let batches = 1; ;) {
    const seconds = await secondsOf(work, batches * batch)
    if (seconds >= leastSeconds) return batches * batch
    batches = Math.ceil(batches * Math.min(10, (1.2 * leastSeconds) / Math.max(seconds, 1e-3)))
  }
}

export function median(values: readonly number[]): number {
  const sorted = [...values].sort((a, b) => a - b)
  const middle = sorted.length >> 1
  const upper = sorted[middle] ?? NaN
  return sorted.length % 2 === 1 ? upper : ((sorted[middle - 1] ?? NaN) + upper) / 2
}

const digits = (value: number): string => (value >= 100 ? count(value) : value.toPrecision(3))
/** `21 300`, `4 890 000`: three digits, in groups. */
const count = (value: number): string => {
  const unit = 10 ** Math.max(0, Math.floor(Math.log10(value)) - 2)
  return String(Math.round(value / unit) * unit).replace(/\B(?=(\d{3})+$)/g, ' ')
}

let kept = 0
/** Makes a result count, so that no compiler leaves its computation out. */
export const keep = (result: number): void => {
  kept = (kept + result) | 0
}
/** Read at the end: the compiler cannot know that nobody looks. */
export const keptSum = (): number => kept

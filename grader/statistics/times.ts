// Every graded attempt in, when attempts were made and what each further one earned out.
import type { AttemptFigures, TimeCourse } from '../../src/render/report/data.ts'
import type { ScoreLine } from '../score-line.ts'
import { timeOf } from '../time.ts'
import { floatOf } from './numbers.ts'

export interface Times {
  add(line: ScoreLine): void
  course(): TimeCourse
  attempts(): readonly AttemptFigures[]
}

const minute = 60_000
/** Attempts are counted by quarters of an hour: every offset from UTC is whole quarters. */
const quarter = 15 * minute
const hour = 60 * minute
const day = 24 * hour
const lengths = { hour, day, week: 7 * day } as const

/** Spans up to which bins are hours, and days. Beyond, they are weeks. */
const longest = { hour: 3 * day, day: 92 * day } as const
/** Bins at most, whatever times a file claims; attempts long before the last are put in the first. */
const mostBins = 520
/** Attempts by number that are shown. */
const mostAttempts = 20

/** `due` gives the offset in which days begin; UTC without one. */
export function times(due?: string): Times {
  const quarters = new Map<number, number>()
  const tries: { n: number; credit: number }[] = []
  let untimed = 0
  return {
    add(line) {
      for (const { parts } of line.problems) {
        for (const { tries: made = [] } of parts) {
          for (const [i, { credit, at }] of made.entries()) {
            const index = at === undefined ? undefined : quarterOf(at)
            if (index === undefined) untimed += 1
            else quarters.set(index, (quarters.get(index) ?? 0) + 1)
            const place = Math.min(i, mostAttempts - 1)
            const counts = (tries[place] ??= { n: 0, credit: 0 })
            counts.n += 1
            counts.credit += floatOf(credit)
          }
        }
      }
    },
    course: () => ({ ...binned(quarters, offsetOf(due)), untimed, ...(due !== undefined && { due }) }),
    attempts: () => [...tries.entries()].map(([i, { n, credit }]) => ({ attempt: i + 1, n, credit: credit / n })),
  }
}

/** Minutes that are remembered: reading a time costs ten times as much as finding it. */
const mostKnown = 100_000
const known = new Map<string, number>()

/** Quarters of an hour since 1970; seconds do not matter. */
function quarterOf(at: string): number | undefined {
  const short = `${at.slice(0, 16)}${at.endsWith('Z') ? 'Z' : at.slice(-6)}`
  const found = known.get(short)
  if (found !== undefined) return found
  const time = timeOf(at)
  if (time === undefined) return undefined
  const index = Math.floor(time / quarter)
  if (known.size < mostKnown) known.set(short, index)
  return index
}

/** Minutes east of UTC. */
function offsetOf(due: string | undefined): number {
  const match = /([+-])(\d{2}):?(\d{2})$/.exec(due ?? '')
  if (match === null) return 0
  const [, sign, hours, minutes] = match
  return (sign === '-' ? -1 : 1) * (60 * Number(hours) + Number(minutes))
}

function binned(quarters: ReadonlyMap<number, number>, offset: number): Pick<TimeCourse, 'unit' | 'offset' | 'bins'> {
  if (quarters.size === 0) return { unit: 'day', offset, bins: [] }
  const starts = [...quarters.keys()].sort((a, b) => a - b).map((index) => index * quarter)
  const [first = 0, last = 0] = [starts[0], starts.at(-1)]
  const unit = last - first <= longest.hour ? 'hour' : last - first <= longest.day ? 'day' : 'week'
  const length = lengths[unit]
  // weeks begin on Mondays: 1 January 1970 was a Thursday
  const origin = (unit === 'week' ? -3 * day : 0) - offset * minute
  const binOf = (time: number): number => Math.floor((time - origin) / length)
  const least = Math.max(binOf(first), binOf(last) - mostBins + 1)
  const counts = Array.from({ length: binOf(last) - least + 1 }, () => 0)
  for (const [index, count] of quarters) {
    const place = Math.max(0, binOf(index * quarter) - least)
    counts[place] = (counts[place] ?? 0) + count
  }
  return { unit, offset, bins: counts.map((attempts, i) => ({ start: isoOf((least + i) * length + origin, offset), attempts })) }
}

/** ISO 8601 with the offset. */
export function isoOf(time: number, offset: number): string {
  const local = new Date(time + offset * minute).toISOString().slice(0, 16)
  const two = (value: number): string => String(value).padStart(2, '0')
  const size = Math.abs(offset)
  return offset === 0 ? `${local}Z` : `${local}${offset < 0 ? '-' : '+'}${two(Math.floor(size / 60))}:${two(size % 60)}`
}

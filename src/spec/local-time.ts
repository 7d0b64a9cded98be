// A clock time in a zone in, the instant out. Zones are those of the runtime's own tables (Intl); the instant is written
// down with its offset, so that nothing asks the tables again.

/** How a clock time stands in a zone: `instants` has one, or the two that it may be, or the two around the hour that is skipped. */
export type LocalTime =
  { readonly status: 'instant'; readonly at: string } | { readonly status: 'twice' | 'never'; readonly instants: readonly [string, string] }

/** A zone that the tables know, by a name of the IANA database. */
export function isZone(zone: string): boolean {
  // a bare offset would be a zone to some runtimes
  if (!/^[A-Za-z]/.test(zone)) return false
  try {
    return new Intl.DateTimeFormat('en', { timeZone: zone }).resolvedOptions().timeZone !== ''
  } catch (thrown) {
    if (thrown instanceof RangeError) return false
    throw thrown
  }
}

const dayLength = 86_400_000

/** `local` is a day and time that exist, such as `2027-03-28T02:30` or `2027-03-28T02:30:00`; the zone is one that `isZone`. */
export function inZone(local: string, zone: string): LocalTime {
  const clock = Date.parse(`${local}Z`)
  const offsetAt = offsets(zone)
  // a day before and a day behind: at most one change of clocks lies between
  const [before, behind] = [offsetAt(clock - dayLength), offsetAt(clock + dayLength)]
  const [early, late] = [clock - Math.max(before, behind), clock - Math.min(before, behind)]
  const found = [...new Set([early, late])].filter((time) => time + offsetAt(time) === clock)
  const [only, other] = found
  if (only === undefined) return { status: 'never', instants: [written(early, offsetAt(early)), written(late, offsetAt(late))] }
  if (other !== undefined) return { status: 'twice', instants: [written(only, offsetAt(only)), written(other, offsetAt(other))] }
  return { status: 'instant', at: written(only, offsetAt(only)) }
}

/** The zone's offset from UTC in milliseconds at an instant. */
function offsets(zone: string): (time: number) => number {
  const format = new Intl.DateTimeFormat('en-US', {
    timeZone: zone,
    calendar: 'gregory',
    numberingSystem: 'latn',
    hourCycle: 'h23',
    year: 'numeric',
    month: '2-digit',
    day: '2-digit',
    hour: '2-digit',
    minute: '2-digit',
    second: '2-digit',
  })
  return (time) => {
    const parts = new Map(format.formatToParts(time).map(({ type, value }) => [type, Number(value)]))
    const part = (type: Intl.DateTimeFormatPartTypes): number => parts.get(type) ?? 0
    const shown = Date.UTC(part('year'), part('month') - 1, part('day'), part('hour'), part('minute'), part('second'))
    return shown - Math.floor(time / 1000) * 1000
  }
}

/** `2027-01-31T23:59:00+01:00`; thousandths only where there are any. */
function written(time: number, offset: number): string {
  const minutes = Math.abs(Math.round(offset / 60_000))
  const two = (n: number): string => String(n).padStart(2, '0')
  const clock = new Date(time + offset).toISOString().replace(/(\.000)?Z$/, '')
  return `${clock}${offset < 0 ? '-' : '+'}${two(Math.floor(minutes / 60))}:${two(minutes % 60)}`
}

// The time zone of an LMS in, its clock times as instants out. A time that is there twice, or never, is refused.
import { inZone } from '../../src/spec/local-time.ts'
import type { Instant } from './context.ts'

/** Clock times that are kept: most rows of a report have one of few. */
const mostKept = 100_000

/** `zone` is one that `isZone` (src/spec/local-time.ts) knows. */
export function instantsIn(zone: string): (local: string) => Instant {
  const known = new Map<string, Instant>()
  return (local) => {
    const found = known.get(local) ?? instantOf(local, zone)
    if (known.size < mostKept) known.set(local, found)
    return found
  }
}

function instantOf(local: string, zone: string): Instant {
  const day = local.slice(0, 10)
  if (Number.isNaN(Date.parse(`${local}Z`)) || new Date(`${day}T00:00Z`).toISOString().slice(0, 10) !== day)
    return { status: 'refused', why: `there is no day or time ${local}` }
  const time = inZone(local, zone)
  switch (time.status) {
    case 'instant':
      return { status: 'known', at: time.at }
    case 'twice':
      return { status: 'refused', why: `${local} is there twice in ${zone}, when the clocks go back: ${time.instants.join(' or ')}` }
    case 'never':
      return { status: 'refused', why: `${local} is never in ${zone}, where the clocks go forward` }
    default:
      return time satisfies never
  }
}

// The dates of a problem set: times with an offset as they are, clock times by the set's zone.
import { error } from '../diagnostic.ts'
import type { SectionDates } from '../model.ts'
import { inZone, isZone } from './local-time.ts'
import { entries, field, type Named, type Placed, valueLocation } from './reading.ts'
import type * as Spec from './schema-types.ts'

/** The dates of a set; a date that cannot be told is reported and left out. */
export interface Dates {
  readonly zone?: string
  readonly due?: string
  readonly closes?: string
  readonly sections?: readonly SectionDates[]
}

export function dates(placed: Placed<Spec.Set>): Dates {
  const zone = zoneOf(field(placed, 'zone'))
  const whole = pair(placed, zone)
  refuseClosed(field(placed, 'closes'), whole)
  const sections = entries(field(placed, 'sections')).map((section) => sectionDates(section, whole, zone))
  return { ...(zone !== undefined && { zone }), ...whole, ...(sections.length > 0 && { sections }) }
}

interface Pair {
  readonly due?: string
  readonly closes?: string
}
function pair(placed: Placed<Spec.Set> | Placed<Spec.SectionDates>, zone: string | undefined): Pair {
  const { due, closes } = { due: moment(field(placed, 'due'), zone), closes: moment(field(placed, 'closes'), zone) }
  return { ...(due !== undefined && { due }), ...(closes !== undefined && { closes }) }
}

function sectionDates(placed: Named<Spec.SectionDates>, whole: Pair, zone: string | undefined): SectionDates {
  const own = pair(placed, zone)
  refuseClosed(field(placed, 'closes') ?? field(placed, 'due'), { ...whole, ...own })
  return { section: placed.name, ...own }
}

/** Nothing may close before it is due. */
function refuseClosed(placed: Placed<string> | undefined, { due, closes }: Pair): void {
  if (placed === undefined || due === undefined || closes === undefined || Date.parse(closes) >= Date.parse(due)) return
  placed.reading.found.push(error('policy/order', `found that it closes at ${closes}, before it is due at ${due}`, valueLocation(placed)))
}

function zoneOf(placed: Placed<string> | undefined): string | undefined {
  if (placed === undefined || isZone(placed.data)) return placed?.data
  placed.reading.found.push(
    error('policy/zone', `found \`${placed.data}\`, expected a time zone`, valueLocation(placed), 'Zones are called as in Europe/Berlin'),
  )
  return undefined
}

/** The schema has seen the form; the day or the hour may still be none, the zone's clocks may show it twice or never. */
function moment(placed: Placed<string> | undefined, zone: string | undefined): string | undefined {
  if (placed === undefined) return undefined
  const found = instant(placed.data.toUpperCase(), zone)
  if ('at' in found) return found.at
  placed.reading.found.push(error(found.code, found.wrong, valueLocation(placed), found.hint))
  return undefined
}

/** Why a text is no instant. */
export interface NoInstant {
  readonly code: 'spec/wrong-type' | 'policy/zone' | 'policy/local-time'
  readonly wrong: string
  readonly hint?: string
}

/** `text` has the form of a day and time, with or without an offset; `zone` is for those without. */
export function instant(text: string, zone: string | undefined): { readonly at: string } | NoInstant {
  const local = text.replace(/(?:Z|[+-]\d{2}:\d{2})$/, '')
  if (!isTime(local) || Number.isNaN(Date.parse(text)))
    return { code: 'spec/wrong-type', wrong: `found \`${text}\`, expected a day and time that exist` }
  if (local !== text) return { at: text }
  if (zone === undefined) {
    return {
      code: 'policy/zone',
      wrong: `found \`${text}\`, a clock time of no zone`,
      hint: 'Add the offset, as in 2027-01-31T23:59:00+01:00, or the set’s `zone`, as in Europe/Berlin',
    }
  }
  const read = inZone(text, zone)
  if (read.status === 'instant') return read
  const [one, other] = read.instants
  return {
    code: 'policy/local-time',
    wrong:
      read.status === 'twice'
        ? `found \`${text}\`, which clocks in ${zone} show twice: ${one} and ${other}`
        : `found \`${text}\`, which clocks in ${zone} skip: they go from before it to behind it, ${one} and ${other}`,
    hint: `Write the one that is meant with its offset, such as ${other}`,
  }
}

/** Date.parse takes 30 February for 2 March. */
function isTime(local: string): boolean {
  const [day = ''] = local.split('T')
  const midnight = Date.parse(`${day}T00:00:00Z`)
  return !Number.isNaN(midnight) && new Date(midnight).toISOString().startsWith(day) && !Number.isNaN(Date.parse(`${local}Z`))
}

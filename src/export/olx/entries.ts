// Parts in; what Open edX makes of their scores, and what the ledger tells of them, out.
import { add, divide, type Rational, toText, readRational } from '../../math/exact/rational.ts'
import type { RawResponse } from '../../model.ts'
import { scoreEntry } from '../compare.ts'
import type { ExportItem, ExportPart } from '../item.ts'
import type { LedgerEntry } from '../ledger.ts'
import { closeEntries } from '../close.ts'
import { hasClose } from '../lost.ts'
import { orByReading, readingsLost } from '../readings.ts'
import { type Fates, saidEntries } from '../said.ts'
import type { Place } from './ask.ts'
import { attemptsOf } from './problem.ts'
import { scoreOf } from './question.ts'

/** The mean over the responses of a part: each is worth one point to capa. Undefined where one is a formula. */
export function predicted(places: readonly Place[], raw: RawResponse): Rational | undefined {
  let sum: Rational = 0
  for (const { asked, respond } of places) {
    const score = scoreOf(asked, respond(raw))
    if (score === undefined) return undefined
    sum = add(sum, score)
  }
  return divide(sum, Math.max(1, places.length))
}

export function olxEntries(part: ExportPart, places: readonly Place[]): readonly LedgerEntry[] {
  const { key } = part
  const at = { part: part.id } as const
  const entries: LedgerEntry[] = [
    scoreEntry(part, (raw) => predicted(places, raw), orByReading(whyApart(part), readingsLost(part))),
    ...(keepsClose(places, part) ? closeEntries(part, (raw) => predicted(places, raw), 'Open edX adds up the fields') : []),
  ]
  if (key.kind === 'expression') {
    entries.push({ status: 'lost', ...at, feature: 'functions', why: 'sigmoid and the names of computed quantities cannot be typed' })
    if (key.form !== undefined) entries.push({ status: 'lost', ...at, feature: 'form', why: 'any form that is equal is right' })
  }
  return [...entries, ...saidEntries(part, said), ...readingsLost(part)]
}

const ofTyped = { status: 'lost', why: 'Open edX tells nothing of a typed answer but whether it is right' } as const
const said: Fates = {
  options: 'kept',
  sets: { status: 'lost', why: 'what is said stands at single options there, not at a whole set of them' },
  numbers: ofTyped,
  cells: { status: 'lost', why: 'Open edX tells nothing of a field in a table but whether it is right' },
  formulas: ofTyped,
  // one that is right nowhere has nothing to be said of it
  readings: 'kept',
}

function whyApart({ key }: ExportPart): string {
  if (key.kind === 'multi-select')
    return 'Open edX has all-or-nothing, EDC and halves; “none of these” is one option more, and EDC is rounded to two places'
  return 'scheme' in key && key.scheme === 'all-or-nothing' ? 'Open edX counts each field' : 'Open edX reads and compares in its own way'
}

/** What each part weighs here and there, where these differ: capa counts every response alike. */
export function weightEntry(parts: readonly { readonly part: ExportPart; readonly places: readonly Place[] }[]): LedgerEntry | undefined {
  const points = parts.map(({ part }) => readRational(part.points) ?? 1)
  const [all, fields] = [points.reduce<Rational>(add, 0), parts.reduce((sum, { places }) => sum + places.length, 0)]
  const shares = parts.map(({ part, places }, i) => ({
    part,
    ours: toText(divide(points[i] ?? 0, all === 0 ? 1 : all)),
    theirs: toText(divide(places.length, Math.max(1, fields))),
  }))
  const apart = shares.find(({ ours, theirs }) => ours !== theirs)
  return apart === undefined
    ? undefined
    : {
        status: 'approximated',
        feature: 'weights',
        part: apart.part.id,
        why: `Open edX gives each field of a problem the same weight: this part is ${apart.theirs} of the problem there, ${apart.ours} here`,
      }
}

/** Where parts have different limits: capa counts the attempts at a whole problem. */
export function attemptsEntry(item: ExportItem): LedgerEntry | undefined {
  const there = attemptsOf(item)
  const apart = item.parts.find(({ attempts }) => (attempts ?? item.posed.attempts) !== there)
  const here = apart?.attempts ?? item.posed.attempts
  return apart === undefined
    ? undefined
    : {
        status: 'approximated',
        part: apart.id,
        feature: 'attempts',
        why: `Open edX counts attempts at a whole problem: ${there ?? 'any number'} there, ${here ?? 'any number'} for this part here`,
      }
}

/** Whether every number of a part that has a `close` can have it there. */
const keepsClose = (places: readonly Place[], part: ExportPart): boolean =>
  hasClose(part) && places.every(({ asked }) => asked.type !== 'number' || asked.close !== undefined)

// The rules by which the marks of a set become scores: lateness, points by attempt, shares.
import { error } from '../diagnostic.ts'
import { compare, multiply, rational, type Rational, readRational, sign, toText } from '../math/exact/rational.ts'
import type { Late, SetEntry } from '../model.ts'
import { amount } from './leaves.ts'
import { field, items, locationOf, type Placed, placedAs, valueLocation } from './reading.ts'
import type * as Spec from './schema-types.ts'

/** A share from 0 to 1 as an exact rational: `10%` is `1/10`. */
export function share(placed: Placed<string | number>): string {
  const value = readShare(String(placed.data))
  if (value !== undefined) return toText(value)
  wrong(placed, 'a share from 0 to 1, such as 10%, 0.1 or 1/10')
  return '0'
}

/** Undefined for what is no number, or is not from 0 to 1. */
export function readShare(text: string): Rational | undefined {
  const value = readRational(text.replace(/%$/, ''))
  if (value === undefined) return undefined
  const of = text.endsWith('%') ? multiply(value, rational(1n, 100n)) : value
  return sign(of) < 0 || compare(of, 1) > 0 ? undefined : of
}

const seconds: ReadonlyMap<string, number> = new Map([
  ['s', 1],
  ['m', 60],
  ['h', 3600],
  ['d', 86_400],
])
/** Seconds of `90s`, `15m`, `24h` or `2d` (of 24 hours); undefined for anything else. */
export function readDuration(text: string): number | undefined {
  const [, n, unit = ''] = /^(\d{1,6})([smhd])$/.exec(text) ?? []
  const of = seconds.get(unit)
  return n === undefined || of === undefined ? undefined : Number(n) * of
}

/** The late rule of a set; undefined where it does not hold together, which has then been reported. */
export function late(placed: Placed<Spec.Late>, hasDue: boolean): Late | undefined {
  const { grace, perDay, steps, floor } = {
    grace: field(placed, 'grace'),
    perDay: field(placed, 'per-day'),
    steps: field(placed, 'steps'),
    floor: field(placed, 'floor'),
  }
  const { found } = placed.reading
  const off = perDay ? { perDay: share(perDay) } : steps && { steps: lateSteps(steps) }
  if (!hasDue) found.push(error('spec/missing-key', 'found no `due`, which `late` needs', locationOf(placed)))
  if (perDay && steps) found.push(error('policy/conflict', 'found both `per-day` and `steps`, expected one of them', locationOf(steps)))
  if (off === undefined) {
    found.push(error('spec/missing-key', 'found neither `per-day` nor `steps`, expected one of them', locationOf(placed)))
    return undefined
  }
  return { grace: grace ? (readDuration(grace.data) ?? 0) : 0, off, floor: floor ? share(floor) : '0' }
}

type Step = { readonly within: number; readonly off: string }
function lateSteps(placed: Placed<readonly Spec.LateStep[]>): readonly Step[] {
  const read: Step[] = []
  for (const step of items(placed)) {
    const found = lateStep(step)
    if (found === undefined) continue
    const before = read.at(-1)
    if (before !== undefined && (found.within <= before.within || compare(exact(found.off), exact(before.off)) < 0)) {
      placed.reading.found.push(
        error('policy/order', 'found a step that ends no later, or takes off less, than the one before it', valueLocation(step)),
      )
    }
    read.push(found)
  }
  return read
}

function lateStep(placed: Placed<Spec.LateStep>): Step | undefined {
  const [time, part] = items(placedAs<readonly Spec.TimeOrShare[]>(placed, placed.data))
  if (time === undefined || part === undefined) return undefined
  const within = readDuration(String(time.data))
  if (within !== undefined) return { within, off: share(part) }
  wrong(time, 'a time after the due date, such as 24h')
  return undefined
}

/** Points of an entry: of the first attempt, and of each where there is a list. */
export function entryPoints(placed: Placed<Spec.Amount | Spec.Amounts>): Pick<SetEntry, 'points' | 'byAttempt'> {
  const { data } = placed
  if (typeof data === 'string' || typeof data === 'number') return { points: amount(placedAs(placed, data)) }
  const byAttempt = items(placedAs<readonly Spec.Amount[]>(placed, data)).map((one) => amount(one))
  const [first = '0'] = byAttempt
  const rising = byAttempt.some((value, index) => compare(exact(value), exact(byAttempt[index - 1] ?? value)) > 0)
  if (rising || sign(exact(first)) <= 0) {
    placed.reading.found.push(
      error('policy/order', 'found points that do not begin above 0 and fall from attempt to attempt, or stay', valueLocation(placed)),
    )
  }
  return { points: first, byAttempt }
}

const exact = (text: string): Rational => readRational(text) ?? 0

function wrong(placed: Placed<string | number>, expected: string): void {
  placed.reading.found.push(error('spec/wrong-type', `found \`${placed.data}\`, expected ${expected}`, valueLocation(placed)))
}

// A problem set as data of the schema in, as the model has it out.
import { error, warning } from '../diagnostic.ts'
import type { ProblemSet, SetEntry } from '../model.ts'
import { amount, characterLocation, count, noText, text } from './leaves.ts'
import { field, items, locationOf, type Placed, placedAs, valueLocation } from './reading.ts'
import type * as Spec from './schema-types.ts'
import { type Dates, dates } from './shape-dates.ts'
import { entryPoints, late, share } from './shape-policy.ts'

export function problemSet(placed: Placed<Spec.Set>): ProblemSet {
  const { title, intro } = { title: field(placed, 'title'), intro: field(placed, 'text') }
  const problems = items(field(placed, 'problems')).map(entry)
  refuseRepeated(placed, problems)
  const when = dates(placed)
  return {
    id: placed.data.set,
    title: title ? text(title) : noText,
    ...(intro && { text: text(intro) }),
    mode: placed.data.mode ?? 'practice',
    language: placed.data.language ?? 'en',
    ...when,
    counts: placed.data.counts ?? 'last',
    ...rules(placed, when),
    problems,
    at: locationOf(field(placed, 'set') ?? placed),
  }
}

/** What makes a score of marks, for the set as a whole. */
function rules(placed: Placed<Spec.Set>, when: Dates): Pick<ProblemSet, 'late' | 'dropLowest' | 'cap' | 'pass'> {
  const { after, drop, cap, pass } = {
    after: field(placed, 'late'),
    drop: field(placed, 'drop-lowest'),
    cap: field(placed, 'cap'),
    pass: field(placed, 'pass'),
  }
  const lateRule = after && late(after, hasDue(placed))
  if (after && lateRule && when.closes === undefined) {
    placed.reading.found.push(
      warning(
        'policy/open-after-due',
        'found `late` without `closes`: answers still earn points after the due date, when solutions are shown',
        locationOf(after),
        'Say with `closes` until when: solutions are shown from then on',
      ),
    )
  }
  if (drop && count(drop) >= placed.data.problems.length)
    placed.reading.found.push(
      error(
        'spec/wrong-type',
        `found \`${drop.data}\`, expected fewer than the ${placed.data.problems.length} problems`,
        valueLocation(drop),
      ),
    )
  return {
    ...(lateRule && { late: lateRule }),
    ...(drop && { dropLowest: count(drop) }),
    ...(cap && { cap: amount(cap) }),
    ...(pass && { pass: share(pass) }),
  }
}

/** As it stands in the file: a date that cannot be told is reported as such, not as missing. */
const hasDue = ({ data: { due, sections = {} } }: Placed<Spec.Set>): boolean =>
  due !== undefined || Object.values(sections).some((section) => section.due !== undefined)

function entry(placed: Placed<string | Spec.SetEntry>): SetEntry {
  const { data } = placed
  if (typeof data === 'string') return { problem: data, at: characterLocation(placed) }
  const full = placedAs(placed, data)
  const { id, points, attempts, variants, penalty, weight, cap } = {
    id: field(full, 'problem'),
    points: field(full, 'points'),
    attempts: field(full, 'attempts'),
    variants: field(full, 'variants'),
    penalty: field(full, 'penalty'),
    weight: field(full, 'weight'),
    cap: field(full, 'cap'),
  }
  const worth = points ? entryPoints(points) : {}
  if (penalty && worth.byAttempt)
    placed.reading.found.push(
      error('policy/conflict', 'found `penalty` beside points for each attempt, expected one of them', locationOf(penalty)),
    )
  return {
    problem: data.problem,
    ...worth,
    ...(attempts ? { attempts: count(attempts) } : worth.byAttempt && { attempts: worth.byAttempt.length }),
    ...(penalty && { penalty: share(penalty) }),
    ...(weight && { weight: amount(weight) }),
    ...(cap && { cap: amount(cap) }),
    ...(data.scheme && { scheme: data.scheme }),
    ...(variants && { variants: count(variants) }),
    at: id ? characterLocation(id) : valueLocation(placed),
  }
}

function refuseRepeated(placed: Placed<Spec.Set>, problems: readonly SetEntry[]): void {
  const first = new Map<string, SetEntry>()
  for (const one of problems) {
    const before = first.get(one.problem)
    if (before === undefined) first.set(one.problem, one)
    else
      placed.reading.found.push(
        error('spec/duplicate-id', `found the problem \`${one.problem}\` a second time; the first is on line ${before.at.line}`, one.at),
      )
  }
}

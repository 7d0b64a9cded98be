// A problem set as data of the schema in, as the model has it out.
import { error } from '../diagnostic.ts'
import type { ProblemSet, SetEntry } from '../model.ts'
import { amount, characterLocation, count, noText, text } from './leaves.ts'
import { field, items, locationOf, type Placed, placedAs, valueLocation } from './reading.ts'
import type * as Spec from './schema-types.ts'

export function problemSet(placed: Placed<Spec.Set>): ProblemSet {
  const { title, intro, due } = { title: field(placed, 'title'), intro: field(placed, 'text'), due: field(placed, 'due') }
  const problems = items(field(placed, 'problems')).map(entry)
  refuseRepeated(placed, problems)
  return {
    id: placed.data.set,
    title: title ? text(title) : noText,
    ...(intro && { text: text(intro) }),
    mode: placed.data.mode ?? 'practice',
    language: placed.data.language ?? 'en',
    ...(due && { due: time(due) }),
    counts: placed.data.counts ?? 'last',
    problems,
    at: locationOf(field(placed, 'set') ?? placed),
  }
}

function entry(placed: Placed<string | Spec.SetEntry>): SetEntry {
  const { data } = placed
  if (typeof data === 'string') return { problem: data, at: characterLocation(placed) }
  const full = placedAs(placed, data)
  const { id, points, attempts, variants } = {
    id: field(full, 'problem'),
    points: field(full, 'points'),
    attempts: field(full, 'attempts'),
    variants: field(full, 'variants'),
  }
  return {
    problem: data.problem,
    ...(points && { points: amount(points) }),
    ...(attempts && { attempts: count(attempts) }),
    ...(data.scheme && { scheme: data.scheme }),
    ...(variants && { variants: count(variants) }),
    at: id ? characterLocation(id) : valueLocation(placed),
  }
}

/** The schema has seen the form; the day or the hour may still be none. */
function time(placed: Placed<string>): string {
  const [day = ''] = placed.data.split(/[Tt]/)
  const midnight = Date.parse(`${day}T00:00:00Z`)
  // Date.parse takes 30 February for 2 March
  const isDay = !Number.isNaN(midnight) && new Date(midnight).toISOString().startsWith(day)
  if (!isDay || Number.isNaN(Date.parse(placed.data))) {
    placed.reading.found.push(
      error('spec/wrong-type', `found \`${placed.data}\`, expected a day and time that exist`, valueLocation(placed)),
    )
  }
  return placed.data
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

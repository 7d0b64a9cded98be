// The lines an engine runs on, as data of the schema in, as the model has them out: draws, given values, runs, rounding,
// conventions, and the mistakes that change some of them.
import { error } from '../diagnostic.ts'
import type { ConventionChoice, Draw, Given, Lines, Mistake, Rounding, Run, RunInput, Sourced, TieRule } from '../model.ts'
import { amount, characterLocation, count, definitions, expression, text } from './leaves.ts'
import { placedAs, entries, field, items, locationOf, type Named, type Placed, valueLocation } from './reading.ts'
import type * as Spec from './schema-types.ts'

const expressions = (placed: Placed<readonly Spec.Expression[]> | undefined): readonly Sourced[] => items(placed).map(expression)

/** How a value is drawn; `size: [2, 3]` and `size: 2` are both lists of sizes. */
export function draw(placed: Placed<Spec.Draw>): Draw {
  const at = valueLocation(placed)
  const size = field(placed, 'size')
  const sizes = size === undefined ? [] : Array.isArray(size.data) ? expressions(placedAs(size, size.data)) : [expression(size)]
  const common = { size: sizes, except: expressions(field(placed, 'except')), at }
  const bounds = (range: Placed<Spec.Expression[]>): { low: Sourced; high: Sourced } => {
    const [low, high] = expressions(range)
    if (low === undefined || high === undefined) throw new Error('a range of the schema has two ends')
    return { low, high }
  }
  const { integer, number, choice, words, permutation } = {
    integer: field(placed, 'integer'),
    number: field(placed, 'number'),
    choice: field(placed, 'choice'),
    words: field(placed, 'words'),
    permutation: field(placed, 'permutation'),
  }
  if (integer) return { type: 'integer', ...bounds(integer), ...common }
  const step = field(placed, 'step')
  if (number && step) return { type: 'number', ...bounds(number), step: expression(step), ...common }
  if (choice) return { type: 'choice', from: expressions(choice), ...common }
  if (words) return { type: 'words', from: words.data, ...common }
  return { type: 'permutation', of: expressions(permutation), ...common }
}

/** `[x]` is short for `{ x: x }`. */
export function given(placed: Placed<Spec.Given> | undefined): readonly Given[] {
  if (placed === undefined) return []
  const { data } = placed
  if (Array.isArray(data)) {
    return items(placedAs(placed, data)).map((item) => ({
      name: item.data,
      value: { type: 'expression', of: expression(item) },
      at: characterLocation(item),
    }))
  }
  return entries(placedAs(placed, data)).map((entry) => ({ name: entry.name, value: givenValue(entry), at: locationOf(entry) }))
}

function givenValue(placed: Placed<Spec.GivenValue>): Given['value'] {
  const { data } = placed
  if (typeof data === 'object' && !Array.isArray(data)) return { type: 'draw', draw: draw(placedAs(placed, data)) }
  return data === 'none' ? { type: 'none' } : { type: 'expression', of: expression(placedAs(placed, data)) }
}

export function run(placed: Placed<Spec.RunChange>): Run {
  const { over, every, steps, until, atMost } = {
    over: field(placed, 'over'),
    every: field(placed, 'every'),
    steps: field(placed, 'steps'),
    until: field(placed, 'until'),
    atMost: field(placed, 'at-most'),
  }
  return {
    ...(over && { over: runInputs(over) }),
    ...(every && { every: runInputs(every) }),
    ...(steps && { steps: expression(steps) }),
    ...(until && { until: expression(until) }),
    ...(atMost && { atMost: count(atMost) }),
  }
}

function runInputs(placed: Placed<Spec.RunInputs>): readonly RunInput[] {
  const { data } = placed
  if (Array.isArray(data)) {
    return items(placedAs(placed, data)).map((item) => ({
      name: item.data,
      values: { type: 'expression', of: expression(item) },
      at: characterLocation(item),
    }))
  }
  return entries(placedAs(placed, data)).map((entry) => ({ name: entry.name, values: runValues(entry), at: locationOf(entry) }))
}

function runValues(placed: Placed<Spec.RunValues>): RunInput['values'] {
  const { data } = placed
  if (typeof data === 'object' && !Array.isArray(data)) return { type: 'words', words: data.words }
  return { type: 'expression', of: expression(placedAs(placed, data)) }
}

export const roundings = (placed: Placed<Readonly<Record<string, Spec.RoundingChange>>> | undefined): readonly Rounding[] =>
  entries(placed).map(rounding)

function rounding(placed: Named<Spec.RoundingChange>): Rounding {
  const { to, saturate, tie, carry } = {
    to: field(placed, 'to'),
    saturate: field(placed, 'saturate'),
    tie: field(placed, 'tie'),
    carry: placed.data.carry,
  }
  return {
    of: placed.name,
    ...(to && { to: to.data === 'integer' ? 'integer' : expressions(placedAs(to, to.data)) }),
    ...(saturate && { saturate: saturation(saturate) }),
    ...(tie && { tie: tieRule(tie) }),
    ...(carry && { carry }),
    at: locationOf(placed),
  }
}

function saturation(placed: Placed<string | number>): string {
  const value = amount(placed)
  if (value === '0')
    placed.reading.found.push(error('spec/wrong-type', `found \`${placed.data}\`, expected a number above 0`, valueLocation(placed)))
  return value
}

const isTieWord = (rule: string): rule is Exclude<TieRule, object> => ['reject', 'up', 'down', 'even', 'toward-zero', 'away'].includes(rule)
function tieRule(placed: Placed<string | number>): TieRule {
  const rule = String(placed.data)
  return isTieWord(rule) ? rule : { value: amount(placed) }
}

export function conventions(placed: Placed<Readonly<Record<string, string | Spec.ChoiceDraw>>> | undefined): readonly ConventionChoice[] {
  return entries(placed).map((entry) => {
    const { data } = entry
    return { name: entry.name, choice: typeof data === 'string' ? data : { draw: data.draw }, at: locationOf(entry) }
  })
}

/** The lines that a mistake or a convention's choice changes. */
export function changedLines(placed: Placed<Spec.ConventionChoice | Spec.Mistake | Spec.Reading>): Lines {
  const changed = field(placed, 'run')
  return {
    equations: definitions(field(placed, 'equations')),
    let: definitions(field(placed, 'let')),
    given: given(field(placed, 'given')),
    ...(changed && { run: run(changed) }),
    round: roundings(field(placed, 'round')),
    convention: conventions(field(placed, 'convention')),
  }
}

/** Mistakes, and readings, which hand in no other quantity. */
export const changes = (placed: Placed<Readonly<Record<string, Spec.Mistake | Spec.Reading>>> | undefined): readonly Mistake[] =>
  entries(placed).map((entry) => {
    const says = field(entry, 'says')
    const mistake: Placed<Spec.Mistake> = entry
    return {
      name: entry.name,
      lines: changedLines(entry),
      answer: definitions(field(mistake, 'answer')),
      ...(says && { says: text(says) }),
      at: locationOf(entry),
    }
  })

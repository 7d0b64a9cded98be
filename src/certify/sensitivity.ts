// What another reading of a convention would change: each variant solved once more under each, and how the author has met it.
import { type Diagnostic, warning } from '../diagnostic.ts'
import { asksForValue } from '../kinds/mistakes.ts'
import { sameValue, type Value } from '../math/evaluate/value.ts'
import type { Example, Mistake, Problem, ReadingRow } from '../model.ts'
import type { Solution } from '../solve/solution.ts'
import { inVariants, type Look, type Observer } from './look.ts'
import { canonicalChange, type Reading, readingsOf } from './readings.ts'

interface Row {
  readonly reading: Reading
  flips: number
  none: number
  readonly examples: Example[]
  readonly published: { readonly with: string; readonly flips: boolean }[]
}
/** How many variants that flip are named. */
const mostExamples = 3

type Outcome = 'same' | 'flips' | 'none'

export class Sensitivity implements Observer {
  private readonly problem: Problem
  private readonly table: readonly Row[]
  constructor(problem: Problem) {
    this.problem = problem
    this.table = readingsOf(problem).map((reading) => ({ reading, flips: 0, none: 0, examples: [], published: [] }))
  }

  look({ drawn: { solution }, example }: Look): void {
    for (const row of this.table) {
      const outcome = outcomeOf(row.reading.change, solution, this.problem)
      if (outcome === 'same') continue
      if (outcome === 'flips') row.flips++
      else row.none++
      if (row.examples.length < mostExamples) row.examples.push(example)
    }
  }
  /** The same for an entry under `published`. */
  published(solution: Solution, values: string): void {
    for (const row of this.table)
      row.published.push({ with: values, flips: outcomeOf(row.reading.change, solution, this.problem) !== 'same' })
  }

  rows(): readonly ReadingRow[] {
    return this.table.map((row) => {
      const { reading, flips, none, examples, published } = row
      return {
        reading: reading.name,
        about: reading.about,
        lines: reading.lines,
        flips,
        none,
        examples,
        published,
        ...settled(row, this.problem),
      }
    })
  }
  found({ variants }: { readonly variants: number }): readonly Diagnostic[] {
    return this.table.flatMap((row) => {
      const [example] = row.examples
      if (example === undefined || settled(row, this.problem) !== undefined) return []
      return [unsettled(row, variants, example, this.problem)]
    })
  }
}

/** Whether a reading changes the key of some part. */
function outcomeOf(change: Mistake, solution: Solution, { parts }: Problem): Outcome {
  let outcome: Outcome = 'same'
  for (const part of parts) {
    const right = asksForValue(part) ? solution.key(part) : undefined
    if (right?.ok !== true) continue
    const one = compared(solution.under(change, part), right.value)
    if (one === 'flips') return one
    if (one === 'none') outcome = one
  }
  return outcome
}
function compared(answer: Value | undefined, right: Value): Outcome {
  if (answer === undefined) return 'none'
  return sameValue(answer, right) === false ? 'flips' : 'same'
}

/** How the author has met a reading: it never flips, it is told, it is one of the mistakes, it is right as well. */
function settled({ reading, flips, none, published }: Row, problem: Problem): Pick<ReadingRow, 'settled' | 'by'> | undefined {
  if (flips + none === 0 && !published.some((one) => one.flips)) return { settled: 'same' }
  const alike = [...problem.mistakes, ...(problem.readings ?? [])].filter((one) => isSame(one, reading.change, problem))
  const accepted = new Set(problem.parts.flatMap(({ accept = [] }) => accept.map(({ name }) => name)))
  const isAccepted = alike.find(({ name }) => accepted.has(name))
  if (isAccepted !== undefined) return { settled: 'accepted', by: isAccepted.name }
  const isMistake = alike.find((one) => problem.mistakes.includes(one))
  if (isMistake !== undefined) return { settled: 'mistake', by: isMistake.name }
  const told = alike.find((one) => one.says !== undefined)
  if (told !== undefined) return { settled: 'said', by: told.name }
  const by = saidBy(reading, problem)
  return by === undefined ? undefined : { settled: 'said', by }
}
const isSame = (one: Mistake, change: Mistake, problem: Problem): boolean =>
  one === change || canonicalChange(one, problem) === canonicalChange(change, problem)

/**
 * What tells students how it is meant. A convention has its sentence, a rounding its own where the problem chooses (what it
 * merely leaves to the default, nobody has thought of), and a printed equation shows its < or ≤.
 */
function saidBy({ name, about, change }: Reading, problem: Problem): string | undefined {
  switch (about) {
    case 'convention': {
      const [made] = change.lines.convention
      const chosen = problem.lines.convention.find((one) => one.name === made?.name)
      const choice = problem.cell?.conventions.find((one) => one.name === made?.name)?.choices.find((one) => one.name === chosen?.choice)
      return choice?.text === undefined ? undefined : `${made?.name}: ${choice.name}`
    }
    case 'carry': {
      const [made] = change.lines.round
      const written = problem.lines.round.find(({ of, carry }) => of === made?.of && carry !== undefined)
      return written && `${written.of}: carry ${written.carry}`
    }
    case 'tie': {
      const [made] = change.lines.round
      return made && `${made.of}: tie`
    }
    case 'strict':
      return change.lines.equations.length > 0 && printsEquations(problem)
        ? `the printed equation of ${name.replace('strict ', '')}`
        : undefined
    case 'declared':
      return undefined
    default:
      return about satisfies never
  }
}
const printsEquations = ({ text, parts }: Problem): boolean =>
  [text, ...parts.flatMap((part) => (part.text ? [part.text] : []))].some((one) =>
    one.some(({ pieces }) => pieces.some((piece) => piece.type === 'block' && piece.name === 'equations')),
  )

function unsettled({ reading, flips, none }: Row, variants: number, example: Example, problem: Problem): Diagnostic {
  const what = `under another reading (${reading.lines}) the key is another ${inVariants(flips + none, variants, example)}`.trimEnd()
  return warning(
    'certify/convention-sensitive',
    `${what}, and nothing tells students which is meant`,
    placeOf(reading),
    ways(reading, problem),
  )
}
const placeOf = ({ change }: Reading): Mistake['at'] =>
  [...change.lines.round, ...change.lines.convention, ...change.lines.equations, ...change.lines.let][0]?.at ?? change.at
/** The four ways to meet it: say it, offer it, constrain the draw, accept both. */
function ways({ about, change, name, lines }: Reading, problem: Problem): string {
  const id = about === 'declared' ? name : name.replace(/\W+/g, '_')
  const [key, answer] = problem.parts.length === 1 ? ['key', `mistakes.${id}`] : ['parts.ID', `mistakes.${id}.ID`]
  const [made] = change.lines.round
  const own =
    about === 'carry'
      ? `write which one is meant, \`carry: ${made?.carry === 'exact' ? 'rounded' : 'exact'}\`: then the text says it`
      : about === 'convention'
        ? 'give the choice a `text` in the cell: then students read it'
        : `say how it is meant, \`readings: { ${id}: { ${about === 'declared' ? '…' : lines}, says: … } }\``
  return `${own}; or offer the other as a distractor, \`mistakes: { ${id}: { ${about === 'declared' ? '…' : lines} } }\`; or with that require \`not distinct(${key}, ${answer})\`; or take both for right, \`accept: [${id}]\``
}

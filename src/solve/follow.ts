// A variant solved once more with a student's own values in the place of named ones: everything downstream of them is computed
// anew, everything upstream stays. What each answer would be then, exactly, or none where that leads to no answer.
import type { Checked } from '../diagnostic.ts'
import { attempt } from '../math/failure.ts'
import type { Value } from '../math/evaluate/value.ts'
import type { Problem, Question, Variant } from '../model.ts'
import type { Draws } from '../variant/candidates.ts'
import { entryPaths, type Place, placesOf } from './places.ts'
import { drawsOf, programsOf } from './solve.ts'
import { nothingTaken, replacedAt, type TakenEntry, type TakenValues, valueAt } from './taken.ts'
import { lowerSides, mostBranches, sameOutcome } from './ties.ts'
import { World } from './world.ts'

/** The answers of one part, in the order of its key's entries. */
export interface OwnAnswers {
  readonly part: Question
  /** Undefined where the student's answer is no basis: blank, right (the exact value stands for it), or absurd. */
  readonly values: readonly (Value | undefined)[]
}

/** A part of the variant as it is solved. */
export interface SolvedPart {
  readonly part: Question
  readonly key: Value
  /** The key's values one by one, and the named value that each of them is. */
  readonly entries: readonly Value[]
  readonly paths: readonly (readonly number[])[]
  readonly places: readonly (Place | undefined)[]
}

/** One answer for each entry of a part's key; undefined where there is none: a tie that matters, an undefined point, other shapes. */
export type Followed = readonly (Value | undefined)[]

export class Following {
  readonly problem: Problem
  readonly draws: Draws
  /** The variant as it is, without any own value. */
  readonly world: World
  /** By id, those that have a key to follow from or to. */
  readonly parts: ReadonlyMap<string, SolvedPart>
  private constructor(problem: Problem, draws: Draws, world: World, parts: ReadonlyMap<string, SolvedPart>) {
    this.problem = problem
    this.draws = draws
    this.world = world
    this.parts = parts
  }

  /** A frozen variant, ready to be solved again. An error where it cannot be solved as it is. */
  static of(problem: Problem, variant: Variant): Checked<Following> {
    const draws = drawsOf(problem, variant)
    return attempt(() => {
      const world = new World(programsOf(problem), draws)
      const parts = problem.parts.flatMap((part): readonly [string, SolvedPart][] => {
        if (world.program.key(part) === undefined) return []
        const key = world.keyOf(part.id)
        const paths = entryPaths(part, key, world.rows)
        const entries = paths.map((path) => valueAt(key, path) ?? [])
        return [[part.id, { part, key, entries, paths, places: placesOf(part, key, world) }]]
      })
      return new Following(problem, draws, world, new Map(parts))
    }, problem.at)
  }

  /** What the part's answers are with own values given. `draws` are others than the variant's own: what if it had these? */
  answers(part: Question, own: TakenValues, draws: Draws = this.draws): Followed {
    const solved = this.parts.get(part.id)
    if (solved === undefined) return []
    const made = attempt(() => new World(programsOf(this.problem), draws, undefined, [], own))
    return made.ok ? settled(made.value, (world) => answersIn(world, solved)) : solved.entries.map(() => undefined)
  }

  /** The value of a named value as the variant has it. */
  valueOf(place: Place): Value | undefined {
    const found = attempt(() => {
      if (place.of === 'let') return valueAt(this.world.letValue(place.name), place.path)
      return valueAt(this.world.computedCell(place.name, place.row), place.path)
    })
    return found.ok ? found.value : undefined
  }

  /** Own answers as values to be taken: of named values in their places, of other answers for what `parts.ID` stands for. */
  taken(all: readonly OwnAnswers[]): TakenValues {
    const names = new Map<string, TakenEntry[]>()
    const cells = new Map<string, Map<number, TakenEntry[]>>()
    const parts = new Map<string, Value>()
    for (const { part, values } of all) {
      const solved = this.parts.get(part.id)
      for (const [i, value] of values.entries()) {
        const place = solved?.places[i]
        if (value === undefined || solved === undefined) continue
        if (place === undefined) {
          const whole = parts.get(part.id) ?? solved.key
          const path = solved.paths[i] ?? []
          parts.set(part.id, replacedAt(whole, path, value) ?? whole)
        } else put(place, { path: place.path, value, from: part.id }, names, cells)
      }
    }
    if (names.size + cells.size + parts.size === 0) return nothingTaken
    return { names, cells, parts, ...(cells.size > 0 && { rows: this.world.rows }) }
  }
}

function put(place: Place, entry: TakenEntry, names: Map<string, TakenEntry[]>, cells: Map<string, Map<number, TakenEntry[]>>): void {
  if (place.of === 'let') {
    names.set(place.name, [...(names.get(place.name) ?? []), entry])
    return
  }
  const rows = cells.get(place.name) ?? new Map<number, TakenEntry[]>()
  cells.set(place.name, rows.set(place.row, [...(rows.get(place.row) ?? []), entry]))
}

function answersIn(world: World, { part, paths, places }: SolvedPart): Followed {
  const whole = attempt(() => world.keyOf(part.id))
  return paths.map((path, i) => {
    const place = places[i]
    return place === undefined ? valueAt(whole.ok ? whole.value : undefined, path) : valueIn(world, place)
  })
}

/** What a named value is before an own one is taken in its place. */
function valueIn(world: World, { path, ...place }: Place): Value | undefined {
  const computed = attempt(() => (place.of === 'let' ? world.computedLet(place.name) : world.computedCell(place.name, place.row)))
  return computed.ok ? valueAt(computed.value, path) : undefined
}

/** Answers that no tie matters to: the others are none. Every way of taking the ties is tried, as for a key (ties.ts). */
function settled(world: World, answers: (world: World) => Followed): Followed {
  let kept = answers(world)
  let branches = 0
  const keepAlike = (other: Followed): void => {
    kept = kept.map((value, i) => {
      const one = other[i]
      return value !== undefined && one !== undefined && sameOutcome(value, one) ? value : undefined
    })
  }
  const tiesOf = (one: World): number => {
    const run = attempt(() => one.run().context.oracle.ties.length)
    return run.ok ? run.value : 0
  }
  const visit = (sides: readonly (0 | 1)[]): void => {
    branches += 1
    if (branches > mostBranches) {
      kept = kept.map(() => undefined)
      return
    }
    const other = world.withSides(sides)
    keepAlike(answers(other))
    for (let i = 0; i < tiesOf(other) - sides.length && branches <= mostBranches; i++) visit([...sides, ...lowerSides(i), 1])
  }
  const ties = tiesOf(world)
  for (let i = 0; i < ties && branches <= mostBranches; i++) visit([...lowerSides(i), 1])
  return kept
}

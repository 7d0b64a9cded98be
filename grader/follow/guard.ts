// Against answers that make a step trivial: an own value from which everything follows without any work earns nothing by following.
import { isList, isRational, isScalar, sameValue, type Value } from '../../src/math/evaluate/value.ts'
import { add, divide, type Rational } from '../../src/math/exact/rational.ts'
import type { Following, SolvedPart } from '../../src/solve/follow.ts'
import { type Source, sourcesOf } from '../../src/solve/sources.ts'
import { mapTaken, type TakenValues } from '../../src/solve/taken.ts'
import { otherDraws } from './other-draws.ts'

/** A part solved again from own values. */
export interface Step {
  readonly following: Following
  readonly solved: SolvedPart
  /** The student's own values, and the key's in the same places. */
  readonly own: TakenValues
  readonly trueOwn: TakenValues
  /** What the answers are with the own values. */
  readonly answers: readonly (Value | undefined)[]
}

/** An answer that follows, and the own values that it follows from. */
export interface Gain {
  readonly entry: number
  readonly sources: readonly Source[]
}

/**
 * Those of the entries whose step asks of the student what the true one does. Turned down is
 * - a zero that comes from nothing but zeros, where the key is none;
 * - an answer that no other quantity of the problem changes any more (a factor 0, a gate that is shut, a clipped value), where
 *   the key does depend on some;
 * - where there are no other quantities: 0 where the key is not, a copy of the own value where the key is none of the true one, and
 *   what no longer changes with the own value where the key does.
 */
export function worthFollowing(step: Step, entries: readonly number[]): readonly Gain[] {
  const { following, solved, own } = step
  const gains = entries
    .map((entry): Gain => ({ entry, sources: sourcesOf(solved.part, solved.places[entry], own, following.world) }))
    .filter((gain) => !isZeroFromZeros(step, gain))
  if (gains.length === 0) return []
  const depends = dependence(step, gains)
  return gains.filter(({ entry, ...gain }) => {
    const { own: lives, key } = depends.get(entry) ?? { own: false, key: false }
    return key ? lives : !isBare(step, { entry, ...gain })
  })
}

function isZeroFromZeros({ answers, solved }: Step, { entry, sources }: Gain): boolean {
  const [answer, key] = [answers[entry], solved.entries[entry]]
  if (answer === undefined || key === undefined || !isZero(answer) || isZero(key)) return false
  return sources.every(({ value }) => isZero(value))
}

const isZero = (value: Value): boolean => (isList(value) ? value.every(isZero) : isScalar(value) && sameValue(value, 0) === true)
const differs = (a: Value | undefined, b: Value | undefined): boolean => a !== undefined && b !== undefined && sameValue(a, b) === false

interface Depends {
  own: boolean
  key: boolean
}
/** By entry: whether any other quantity changes the answer that follows, and whether any changes the key where the own values are the true ones. */
function dependence({ following, solved, own, trueOwn, answers }: Step, gains: readonly Gain[]): ReadonlyMap<number, Depends> {
  const found = new Map(gains.map(({ entry }): [number, Depends] => [entry, { own: false, key: false }]))
  for (const draws of otherDraws(following)) {
    const open = [...found].filter(([, depends]) => !depends.own)
    if (open.length === 0) break
    const mine = following.answers(solved.part, own, draws)
    const theirs = following.answers(solved.part, trueOwn, draws)
    for (const [entry, depends] of open) {
      if (differs(mine[entry], answers[entry])) depends.own = true
      if (differs(theirs[entry], solved.entries[entry])) depends.key = true
    }
    // What is left of the step is enough: the key need not be looked at.
    for (const [, depends] of open) if (depends.own) depends.key = true
  }
  return found
}

/** Where nothing but own values enters the step. */
function isBare(step: Step, { entry, sources }: Gain): boolean {
  const { following, solved, answers, own, trueOwn } = step
  const [answer, key] = [answers[entry], solved.entries[entry]]
  if (answer === undefined || key === undefined) return true
  if (isZero(answer) && !isZero(key)) return true
  const trueValues = sources.map(({ from, place }) => (place === undefined ? following.parts.get(from)?.key : following.valueOf(place)))
  const shiftedAnswers = (values: TakenValues): readonly (Value | undefined)[] =>
    shifts.map((by) => {
      const moved = mapTaken(values, (value) => shifted(value, by))
      return following.answers(solved.part, moved)[entry]
    })
  const [mine, theirs] = [shiftedAnswers(own), shiftedAnswers(trueOwn)]
  const copies = sources.map(({ value }) => isCopy(value, answer, mine))
  const copiesInKey = trueValues.map((value) => value !== undefined && isCopy(value, key, theirs))
  if (copies.includes(true) && !copiesInKey.includes(true)) return true
  const moves = (all: readonly (Value | undefined)[], at: Value): boolean => all.some((value) => differs(value, at))
  return !moves(mine, answer) && moves(theirs, key)
}

/** Whether an answer is a value itself, and stays so as the value moves: not one that happens to be alike. */
const isCopy = (value: Value, answer: Value, shiftedAnswers: readonly (Value | undefined)[]): boolean =>
  sameValue(value, answer) === true &&
  shifts.every((by, i) => {
    const moved = shiftedAnswers[i]
    return moved === undefined || sameValue(moved, shifted(value, by)) === true
  })

const shifts: readonly Rational[] = [divide(1, 1000), divide(-1, 1000), 1, -1]
const shifted = (value: Value, by: Rational): Value =>
  isList(value) ? value.map((item) => shifted(item, by)) : isRational(value) ? add(value, by) : value

/** Entries of one column, or of one vector, all filled with one value where the key has several: nothing was worked out there. */
export function constantColumns(solved: SolvedPart, typed: readonly (Value | undefined)[]): ReadonlySet<number> {
  const columns = new Map<number | undefined, number[]>()
  for (const i of solved.entries.keys()) {
    const column = solved.part.kind === 'table' ? solved.paths[i]?.[0] : 0
    columns.set(column, [...(columns.get(column) ?? []), i])
  }
  const constant = [...columns.values()].filter((entries) => {
    const filled = entries.flatMap((i) => typed[i] ?? [])
    const keys = entries.flatMap((i) => solved.entries[i] ?? [])
    return filled.length >= fewestAlike && areAlike(filled) && !areAlike(keys)
  })
  return new Set(constant.flat())
}
/** Two entries that are alike say nothing yet. */
const fewestAlike = 3
const areAlike = ([first, ...rest]: readonly Value[]): boolean =>
  rest.every((value) => first !== undefined && sameValue(value, first) === true)

// Values set by hand: of --with on the command line and of `published:`. They may leave the declared domain (a warning),
// but not its types.
import { type Checked, type Diagnostic, error, failed, ok, warning } from '../diagnostic.ts'
import { compile } from '../math/evaluate/evaluate.ts'
import { attempt, Failure } from '../math/failure.ts'
import * as rational from '../math/exact/rational.ts'
import { Symbolic } from '../math/evaluate/symbolic.ts'
import { isList, isRational, isScalar, type Quantity, sameValue, type Value } from '../math/evaluate/value.ts'
import type { Definition, Draw, Location, Problem, Sourced } from '../model.ts'
import { didYouMean } from '../nearest.ts'
import type { Draws } from './candidates.ts'
import { compileSourced, type DrawFrame, drawScope } from './scope.ts'
import { lettersOf, type ProblemLetters } from './letters.ts'
import { type Target, targetsOf } from './targets.ts'

/** The values that definitions set, by path; every mistake at once. */
export function fixedDraws(problem: Problem, definitions: readonly Definition[]): Checked<Draws> {
  const draws = new Map<string, Value>()
  const errors: Diagnostic[] = []
  const letters = lettersOf(problem)
  for (const definition of definitions) {
    const target = targetsOf(problem).get(definition.name)
    if (target === undefined) {
      const names = [...targetsOf(problem).keys()].filter((name) => !name.includes('.'))
      const hint = didYouMean(definition.name, names) ?? `it draws ${names.join(', ') || 'nothing'}`
      errors.push(
        error('spec/unknown-name', `found “${definition.name}”, expected something that “${problem.id}” draws`, definition.at, hint),
      )
      continue
    }
    const value = attempt(
      () => compile<Quantity, null>(definition.expr, letters.carrier, constantsAnd(target.draw, letters))(null),
      definition.at,
    )
    if (!value.ok) errors.push(...value.errors)
    else if (target.draw === undefined ? typeof value.value !== 'string' : !fitsType(target, target.draw, value.value, letters))
      errors.push(
        error(
          'draw/wrong-type',
          `found \`${definition.source}\` for “${definition.name}”, expected ${typeText(target.draw)}`,
          definition.at,
        ),
      )
    else draws.set(target.path, value.value)
  }
  return errors.length > 0 ? failed(...errors) : ok(draws)
}

/** Draws that a problem lacks, or has of another type than it draws: why each frozen value does not fit it. */
export function unfitDraws(problem: Problem, draws: Draws): readonly string[] {
  const letters = lettersOf(problem)
  const targets = new Map([...targetsOf(problem).values()].map((target) => [target.path, target]))
  return [...targets].flatMap(([path, target]) => {
    const value = draws.get(path)
    if (value === undefined)
      return target.draw === undefined || isDrawn(path) ? [`it draws ${path} as well, which has no frozen value`] : []
    const fits = target.draw === undefined ? typeof value === 'string' : fitsType(target, target.draw, value, letters)
    return fits ? [] : [`it draws another type of ${path}, expected ${typeText(target.draw)}`]
  })
}
/** Names under `given` may be drawn under some conventions only: solving tells of those. */
const isDrawn = (path: string): boolean => path.startsWith('parameters.')

/** Only constants and formulas of the problem's letters, and words written plainly where words are drawn. */
const constantsAnd = (draw: Draw | undefined, { values }: ProblemLetters) => ({
  name(name: string) {
    const letter = values.get(name)
    if (letter !== undefined) return () => letter
    if (draw === undefined || draw.type === 'words') return () => name
    throw new Failure('spec/unknown-name', `“${name}”: a value set by hand is a constant`)
  },
  member(): never {
    throw new Failure('spec/unknown-name', 'a value set by hand is a constant')
  },
})

function fitsType({ shaped }: Target, draw: Draw, value: Value, letters: ProblemLetters): boolean {
  const depths = shaped === true && draw.size.length === 0 ? [0, 1, 2] : [draw.size.length]
  const fits = entryFits(draw, letters)
  return depths.some((depth) => fitsDepth(value, depth, fits))
}
function entryFits(draw: Draw, letters: ProblemLetters): (entry: Value) => boolean {
  switch (draw.type) {
    case 'integer':
    case 'number':
      return isRational
    case 'words':
      return (entry) => typeof entry === 'string'
    case 'choice':
      return likeOneOf(draw, draw.from, letters)
    case 'permutation': {
      const fits = likeOneOf(draw, draw.of, letters)
      return (entry) => isList(entry) && entry.every(fits)
    }
    default:
      return draw satisfies never
  }
}
/** A number among numbers or formulas, a word among words, a vector among vectors; anything among values that other draws decide. */
function likeOneOf(draw: Draw, sources: readonly Sourced[], letters: ProblemLetters): (entry: Value) => boolean {
  const values = sources.map(({ expr }) => attempt(() => compile<Quantity, null>(expr, letters.carrier, constantsAnd(draw, letters))(null)))
  const kinds = new Set(values.map((value) => (value.ok ? kindOf(value.value) : undefined)))
  return (entry) => kinds.has(undefined) || kinds.has(kindOf(entry)) || (isScalar(entry) && kinds.has('formula'))
}
const kindOf = (value: Value): string =>
  isList(value) ? `list of ${kindOf(value[0] ?? 0)}` : typeof value === 'string' ? 'word' : value instanceof Symbolic ? 'formula' : 'number'
function fitsDepth(value: Value, depth: number, fits: (entry: Value) => boolean): boolean {
  if (depth === 0) return fits(value)
  return isList(value) && value.every((entry) => fitsDepth(entry, depth - 1, fits))
}
function typeText(draw: Draw | undefined): string {
  if (draw === undefined) return 'the name of a choice'
  const one =
    draw.type === 'words'
      ? 'a word'
      : draw.type === 'permutation'
        ? 'these values in some order'
        : draw.type === 'choice'
          ? 'a value such as it draws'
          : 'a number'
  if (draw.size.length === 0) return one
  return `${draw.size.length === 1 ? 'a vector, written [a, b, …]' : 'a matrix, written [[a, b], …]'}, of which each entry is ${one}`
}

/** Warnings for values that lie outside what a parameter may draw. */
export function outsideDomain(problem: Problem, draws: Draws, at: ReadonlyMap<string, Location>): readonly Diagnostic[] {
  const scope = drawScope(problem)
  const frame: DrawFrame = {
    values: new Map(
      problem.parameters.flatMap(({ name }): [string, Value][] => {
        const value = draws.get(`parameters.${name}`)
        return value === undefined ? [] : [[name, value]]
      }),
    ),
    open: new Set(),
    draw: (name) => {
      throw new Failure('spec/unbound', `“${name}” has no value`)
    },
  }
  const get = (of: Sourced): Value => compileSourced(of, scope)(frame)
  return problem.parameters.flatMap(({ name, draw }) => {
    const value = draws.get(`parameters.${name}`)
    const place = at.get(name)
    if (value === undefined || place === undefined) return []
    const inside = attempt(
      () => entriesOf(value, draw.size.length).every((entry) => isInside(draw, entry, get)) && sizeFits(draw, value, get),
    )
    return !inside.ok || inside.value ? [] : [warning('draw/outside', `“${name}” is set to a value that is never drawn`, place)]
  })
}

const entriesOf = (value: Value, depth: number): readonly Value[] =>
  depth > 0 && isList(value) ? value.flatMap((entry) => entriesOf(entry, depth - 1)) : [value]
function sizeFits(draw: Draw, value: Value, get: (of: Sourced) => Value): boolean {
  let level: Value | undefined = value
  for (const size of draw.size) {
    if (level === undefined || !isList(level) || level.length !== get(size)) return false
    level = level[0]
  }
  return true
}
function isInside(draw: Draw, entry: Value, get: (of: Sourced) => Value): boolean {
  if (draw.except.some((except) => sameValue(get(except), entry) === true)) return false
  switch (draw.type) {
    case 'integer':
    case 'number': {
      const [low, high, step] = [get(draw.low), get(draw.high), draw.type === 'integer' ? 1 : get(draw.step)]
      if (!isRational(low) || !isRational(high) || !isRational(step) || !isRational(entry)) return false
      return (
        rational.compare(entry, low) >= 0 &&
        rational.compare(entry, high) <= 0 &&
        rational.isInteger(rational.divide(rational.subtract(entry, low), step))
      )
    }
    case 'choice':
      return draw.from.some((choice) => sameValue(get(choice), entry) === true)
    case 'words':
      return typeof entry === 'string' && draw.from.includes(entry)
    case 'permutation':
      return isOrderOf(draw.of.map(get), entry)
    default:
      return draw satisfies never
  }
}
function isOrderOf(items: readonly Value[], order: Value): boolean {
  if (!isList(order) || order.length !== items.length) return false
  const left = [...items]
  for (const value of order) {
    const found = left.findIndex((item) => sameValue(item, value) === true)
    if (found < 0) return false
    left.splice(found, 1)
  }
  return true
}

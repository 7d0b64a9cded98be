// Values set by hand: of --with on the command line and of `published:`. They may leave the declared domain (a warning),
// but not its types.
import { type Checked, type Diagnostic, error, failed, ok, warning } from '../diagnostic.ts'
import { certified } from '../math/certified.ts'
import { compile } from '../math/evaluate.ts'
import { attempt, Failure } from '../math/failure.ts'
import * as rational from '../math/rational.ts'
import { isList, isRational, sameValue, type Scalar, type Value } from '../math/value.ts'
import type { Definition, Draw, Location, Problem, Sourced } from '../model.ts'
import { didYouMean } from '../nearest.ts'
import type { Draws } from './candidates.ts'
import { compileSourced, type DrawFrame, drawScope } from './scope.ts'

/** Where a name's value is kept: a parameter, a drawn convention, or a name that is drawn under `given`. */
function pathOf(problem: Problem, name: string): { readonly path: string; readonly draw?: Draw } | undefined {
  const parameter = problem.parameters.find((candidate) => candidate.name === name)
  if (parameter !== undefined) return { path: `parameters.${name}`, draw: parameter.draw }
  const convention = problem.lines.convention.find((candidate) => candidate.name === name)
  if (convention !== undefined && typeof convention.choice !== 'string') return { path: `convention.${name}` }
  const given = problem.lines.given.find((candidate) => candidate.name === name && candidate.value.type === 'draw')
  return given?.value.type === 'draw' ? { path: `given.${name}`, draw: given.value.draw } : undefined
}

/** The values that definitions set, by path; every mistake at once. */
export function fixedDraws(problem: Problem, definitions: readonly Definition[]): Checked<Draws> {
  const draws = new Map<string, Value>()
  const errors: Diagnostic[] = []
  for (const definition of definitions) {
    const target = pathOf(problem, definition.name)
    if (target === undefined) {
      const names = [...problem.parameters, ...problem.lines.convention].map(({ name }) => name)
      const hint = didYouMean(definition.name, names) ?? `it draws ${names.join(', ') || 'nothing'}`
      errors.push(
        error('spec/unknown-name', `found “${definition.name}”, expected something that “${problem.id}” draws`, definition.at, hint),
      )
      continue
    }
    const value = attempt(() => compile<Scalar, null>(definition.expr, certified, constantsAnd(target.draw))(null), definition.at)
    if (!value.ok) errors.push(...value.errors)
    else if (target.draw === undefined ? typeof value.value !== 'string' : !fitsType(target.draw, value.value))
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

/** Only constants, and words written plainly where words are drawn. */
const constantsAnd = (draw: Draw | undefined) => ({
  name(name: string) {
    if (draw === undefined || draw.type === 'words') return () => name
    throw new Failure('spec/unknown-name', `“${name}”: a value set by hand is a constant`)
  },
  member(): never {
    throw new Failure('spec/unknown-name', 'a value set by hand is a constant')
  },
})

function fitsType(draw: Draw, value: Value): boolean {
  const depth = draw.size.length + (draw.type === 'permutation' ? 1 : 0)
  return fitsDepth(value, depth, (entry) =>
    draw.type === 'words' ? typeof entry === 'string' : draw.type === 'choice' || draw.type === 'permutation' ? true : isRational(entry),
  )
}
function fitsDepth(value: Value, depth: number, fits: (entry: Value) => boolean): boolean {
  if (depth === 0) return fits(value)
  return isList(value) && value.every((entry) => fitsDepth(entry, depth - 1, fits))
}
function typeText(draw: Draw | undefined): string {
  if (draw === undefined) return 'the name of a choice'
  const one = draw.type === 'words' ? 'a word' : 'a number'
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
      return true
    default:
      return draw satisfies never
  }
}

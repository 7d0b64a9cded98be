// Answers that stand elsewhere in print, checked against the derived key.
import { type Checked, type Diagnostic, error, ok } from '../diagnostic.ts'
import { accepts } from '../math/tolerance.ts'
import { isList, isRational, isScalar, sameValue, toJson, type Value } from '../math/evaluate/value.ts'
import { plainValue } from '../math/print/plain.ts'
import type { Location, MultiSelect, Precision, Problem, Published, PublishedKey, Question } from '../model.ts'
import type { Solution } from './solution.ts'

/** What a published entry says that the solution of its values does not: every mismatch with both sides. */
export function publishedMismatches(problem: Problem, published: Published, solution: Solution): readonly Diagnostic[] {
  const own = published.key === undefined ? [] : compareKey(published.key, problem, published, solution, undefined)
  return [...own, ...published.mistakes.flatMap(({ name, key }) => compareKey(key, problem, published, solution, name))]
}

/** What a part asks, plainly or under a mistake; undefined where the mistake leads to no answer. */
function asked(solution: Solution, part: Question, mistake: string | undefined): Checked<Value> | undefined {
  if (mistake === undefined) return solution.key(part)
  const value = solution.mistaken(mistake, part)
  return value === undefined ? undefined : ok(value)
}

/** What is derived, and how close to it is close enough. */
interface Derived {
  readonly value: Checked<Value> | undefined
  readonly precision: Precision
}

/** What stands under a name of a published key: a part of that id, or the column of the first table that fills it. */
function askedUnder(name: string, problem: Problem, solution: Solution, mistake: string | undefined): Derived {
  const named = problem.parts.find(({ id }) => id === name)
  if (named !== undefined) return { value: asked(solution, named, mistake), precision: precisionOf(named) }
  for (const part of problem.parts) {
    const column = part.kind === 'table' ? part.fill.findIndex((fill) => fill.name === name) : -1
    if (part.kind !== 'table' || column < 0) continue
    const value = asked(solution, part, mistake)
    const found = value?.ok === true && isList(value.value) ? value.value[column] : undefined
    return { value: found === undefined ? value : ok(found), precision: part.fill[column]?.precision ?? part.precision }
  }
  return { value: undefined, precision: {} }
}
const precisionOf = (part: Question): Precision => ('precision' in part ? part.precision : {})

function compareKey(
  key: PublishedKey,
  problem: Problem,
  published: Published,
  solution: Solution,
  mistake: string | undefined,
): readonly Diagnostic[] {
  const [first] = problem.parts
  if (first === undefined) return []
  switch (key.type) {
    case 'ids':
      return first.kind === 'multi-select' ? compareIds(key.ids, first, published, solution) : []
    case 'value':
      return compareValue(key.of.at, solution.evaluate(key.of), { value: asked(solution, first, mistake), precision: precisionOf(first) })
    case 'columns':
      return key.columns.flatMap((column) =>
        compareValue(column.at, solution.evaluate(column), askedUnder(column.name, problem, solution, mistake)),
      )
    default:
      return key satisfies never
  }
}

function compareValue(at: Location, published: Checked<Value>, { value: derived, precision }: Derived): readonly Diagnostic[] {
  if (!published.ok) return published.errors
  if (derived?.ok === false) return derived.errors
  if (derived !== undefined && meets(published.value, derived.value, precision)) return []
  const found = derived === undefined ? 'no answer' : plainValue(derived.value)
  return [mismatch(plainValue(published.value), found, at)]
}

/** Whether a published value would be taken for right: numbers as precisely as they are asked for. */
function meets(published: Value, derived: Value, precision: Precision): boolean {
  if (isList(published) && isList(derived))
    return published.length === derived.length && published.every((value, i) => meets(value, derived[i] ?? [], precision))
  if (isRational(published) && isScalar(derived)) return accepts(published, { value: toJson(derived), precision })
  return sameValue(published, derived) !== false
}

function compareIds(ids: readonly string[], part: MultiSelect, published: Published, solution: Solution): readonly Diagnostic[] {
  const right = rightIds(part, solution).filter((id) => published.show?.includes(id) ?? true)
  const same = right.length === ids.length && ids.every((id) => right.includes(id))
  return same ? [] : [mismatch(ids.join(', ') || 'none', right.join(', ') || 'none', published.at)]
}

/** Claims that hold, or names of the role asked for. */
function rightIds(part: MultiSelect, solution: Solution): readonly string[] {
  const { from } = part
  if (from.type === 'claims') return from.claims.filter((claim) => solution.verdict(claim).verdict === 'proved').map(({ id }) => id)
  return from.type === 'roles' ? from.names.filter(({ name }) => solution.cell?.roles.get(name) === from.role).map(({ name }) => name) : []
}

const mismatch = (published: string, derived: string, at: Location): Diagnostic =>
  error(
    'published/mismatch',
    `the published answer is ${published}, the derived key is ${derived}`,
    at,
    'correct the published answer, or the equations, values and conventions that the key follows from',
  )

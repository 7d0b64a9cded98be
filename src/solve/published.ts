// Answers that stand elsewhere in print, checked against the derived key.
import { type Checked, type Diagnostic, error } from '../diagnostic.ts'
import { isList, sameValue, type Value } from '../math/value.ts'
import { plainValue } from '../math/plain.ts'
import type { Location, MultiSelect, Problem, Published, PublishedKey, Question } from '../model.ts'
import type { Solution } from './solution.ts'

/** What a published entry says that the solution of its values does not: every mismatch with both sides. */
export function publishedMismatches(problem: Problem, published: Published, solution: Solution): readonly Diagnostic[] {
  const [part] = problem.parts
  if (part === undefined) return []
  const own =
    published.key === undefined
      ? []
      : compareKey(published.key, part, published, solution, (name) => named(solution, part, name, undefined))
  const mistaken = published.mistakes.flatMap(({ name, key }) =>
    compareKey(key, part, published, solution, (column) => named(solution, part, column, name)),
  )
  return [...own, ...mistaken]
}

/** What is asked of a column (`''`: of the whole part), plainly or under a mistake. */
function named(solution: Solution, part: Question, column: string, mistake: string | undefined): Checked<Value> | undefined {
  const asked = mistake === undefined ? solution.key(part) : solution.mistaken(mistake, part)
  if (asked === undefined) return undefined
  const value = typeof asked === 'object' && 'ok' in asked ? asked : { ok: true as const, value: asked, warnings: [] }
  if (column === '' || !value.ok || part.kind !== 'table' || !isList(value.value)) return value
  const found = value.value[part.fill.findIndex(({ name }) => name === column)]
  return found === undefined ? undefined : { ok: true, value: found, warnings: [] }
}

function compareKey(
  key: PublishedKey,
  part: Question,
  published: Published,
  solution: Solution,
  derived: (column: string) => Checked<Value> | undefined,
): readonly Diagnostic[] {
  switch (key.type) {
    case 'ids':
      return part.kind === 'multi-select' ? compareIds(key.ids, part, published, solution) : []
    case 'value':
      return compareValue(key.of.at, solution.evaluate(key.of), derived(''))
    case 'columns':
      return key.columns.flatMap((column) => compareValue(column.at, solution.evaluate(column), derived(column.name)))
    default:
      return key satisfies never
  }
}

function compareValue(at: Location, published: Checked<Value>, derived: Checked<Value> | undefined): readonly Diagnostic[] {
  if (!published.ok) return published.errors
  if (derived?.ok === false) return derived.errors
  if (derived !== undefined && sameValue(published.value, derived.value) !== false) return []
  const found = derived === undefined ? 'no answer' : plainValue(derived.value)
  return [mismatch(plainValue(published.value), found, at)]
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

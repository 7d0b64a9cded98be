// Published answers: what they set is drawn, what they name is asked for.
import { type Diagnostic, error } from '../../diagnostic.ts'
import type { Location, Published, Question } from '../../model.ts'
import { didYouMean } from '../../nearest.ts'
import { unknownMistake } from './changes.ts'
import type { Names } from './scope.ts'

export function checkPublished(names: Names, { with: values, key, mistakes, show, at }: Published): readonly Diagnostic[] {
  const { parts, mistakes: declared } = names.problem
  const drawn = drawPaths(names)
  const keys = [...(key ? [key] : []), ...mistakes.map((mistake) => mistake.key)]
  const columns = keys.flatMap((entry) => (entry.type === 'columns' ? entry.columns : []))
  const asked = [...parts.map(({ id }) => id), ...parts.flatMap((part) => (part.kind === 'table' ? part.fill.map(({ name }) => name) : []))]
  return [
    ...values.flatMap((value) => (drawn.has(value.name) ? [] : [unknown(value.name, 'is not drawn in this problem', value.at, drawn)])),
    ...mistakes.flatMap((mistake) =>
      declared.some(({ name }) => name === mistake.name) ? [] : [unknownMistake(names, mistake.name, mistake.at)],
    ),
    ...columns.flatMap(({ name, at: place }) =>
      asked.includes(name) ? [] : [unknown(name, 'is neither a column that is asked for nor a part', place, asked)],
    ),
    ...unknownOptions(parts, [...(show ?? []), ...keys.flatMap((entry) => (entry.type === 'ids' ? entry.ids : []))], at),
  ]
}
const unknown = (name: string, what: string, at: Location, known: Iterable<string>): Diagnostic =>
  error('spec/unknown-name', `“${name}” ${what}`, at, didYouMean(name, known))

/** Ids that no claim and no name offered has; where options are values there are no ids to compare. */
function unknownOptions(parts: readonly Question[], ids: readonly string[], at: Location): readonly Diagnostic[] {
  const known = new Set(
    parts.flatMap((part) => {
      if (part.kind !== 'multi-select' || part.from.type === 'values') return []
      return part.from.type === 'claims' ? part.from.claims.map(({ id }) => id) : part.from.names.map(({ name }) => name)
    }),
  )
  return known.size === 0 ? [] : ids.flatMap((id) => (known.has(id) ? [] : [unknown(id, 'is not among the options', at, known)]))
}

/** What a published answer may set: parameters, by name or path, and the paths of other draws. */
function drawPaths({ problem, parameters, scenes }: Names): ReadonlySet<string> {
  const given = scenes.flatMap(({ lines }) => [...lines.given]).filter(([, { value }]) => value.type === 'draw')
  return new Set([
    ...parameters.keys(),
    ...[...parameters.keys()].map((name) => `parameters.${name}`),
    ...given.map(([name, line]) => (line.name === name ? `given.${name}` : `given.${line.name}.${name}`)),
    ...problem.lines.convention.flatMap(({ name, choice }) => (typeof choice === 'string' ? [] : [`convention.${name}`])),
  ])
}

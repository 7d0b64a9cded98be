// Where a place in a file stands in the schema: the keys it may have, what is expected there in words, what it is for.
// The validators' own paths do not tell: they begin anew in every definition.
import schema from '../../problems/problem.schema.json' with { type: 'json' }
import type { SpecNode } from './tree.ts'

export interface SchemaPlace {
  readonly schema: Fields
  /** The last key and the definitions it leads to, outermost first. */
  readonly names: readonly string[]
}
type Fields = Readonly<Record<string, unknown>>

export const fieldsOf = (value: unknown): Fields =>
  typeof value === 'object' && value !== null ? Object.fromEntries(Object.entries(value)) : {}
export const listOf = (value: unknown): readonly unknown[] => (Array.isArray(value) ? value : [])
export const textsOf = (value: unknown): readonly string[] => listOf(value).map(String)

const definitions = fieldsOf(schema.$defs)

/** The schema of what stands at a pointer of a file of one kind, through the branches that its nodes are of. */
export function schemaAt(kind: 'problem' | 'cell' | 'set', root: SpecNode, pointer: readonly string[]): SchemaPlace {
  let place = follow(fieldsOf(definitions[kind]), root, [kind])
  let node: SpecNode | undefined = root
  for (const key of pointer) {
    node = node?.type === 'map' ? node.entries.get(key)?.value : node?.type === 'list' ? node.items[Number(key)] : undefined
    const { properties, additionalProperties, items } = place.schema
    const inside = Object.hasOwn(fieldsOf(properties), key) ? fieldsOf(properties)[key] : (items ?? additionalProperties)
    place = follow(fieldsOf(inside), node, [key])
  }
  return place
}

/** Through references, and through unions into the branch of the node's form or kind; a union of which it has none stays. */
function follow(found: Fields, node: SpecNode | undefined, names: readonly string[]): SchemaPlace {
  const reference = typeof found['$ref'] === 'string' ? found['$ref'] : undefined
  if (reference !== undefined) {
    const name = reference.replace('#/$defs/', '')
    return follow(fieldsOf(definitions[name]), node, [...names, name])
  }
  const [only] = listOf(found['allOf'])
  if (found['type'] === undefined && '$ref' in fieldsOf(only)) return follow(fieldsOf(only), node, names)
  const branch = listOf(found['anyOf'] ?? found['oneOf'])
    .map((one) => follow(fieldsOf(one), node, names))
    .find((one) => isOf(one.schema, node))
  return branch ?? { schema: found, names }
}

function isOf({ type, properties }: Fields, node: SpecNode | undefined): boolean {
  const types = Array.isArray(type) ? textsOf(type) : [type]
  if (node?.type === 'list') return types.includes('array')
  if (node?.type !== 'map') return types.includes('string')
  const kind = node.entries.get('kind')?.value
  const wanted = fieldsOf(fieldsOf(properties)['kind'])['const']
  return types.includes('object') && (wanted === undefined || (kind?.type === 'scalar' && kind.text === wanted))
}

/** The kinds of question that there are, where a place is a question. */
export const kindsAt = ({ schema: found }: SchemaPlace): readonly string[] =>
  listOf(found['oneOf']).map((one) =>
    String(fieldsOf(fieldsOf(follow(fieldsOf(one), undefined, []).schema['properties'])['kind'])['const']),
  )

/** Places in words, by the last of their names that is here. */
const expectations: ReadonlyMap<string, string> = new Map([
  ['expression', 'an expression'],
  ['text', 'a text, or a map of languages to texts'],
  ['language', 'a language such as en or pt-BR'],
  ['id', 'an id of small letters, digits and hyphens'],
  ['name', 'a name of letters, digits and _ that begins with a letter'],
  ['path', 'a name, or a path such as given.weights.W_fx'],
  ['word', 'a word that begins with a letter'],
  ['symbols', 'a list of letters, or a map of letters to what is known of them'],
  ['symbolDomain', 'real, positive, nonnegative, integer or an interval such as [0, 1]'],
  ['signedNumber', 'a number such as -1, 0.5 or 1/2'],
  ['amount', 'a number from 0, such as 1, 0.5 or 1/2'],
  ['count', 'a whole number from 1 to 999999'],
  ['share', 'a share from 0 to 1, such as 10%, 0.1 or 1/10'],
  ['moment', 'a day and time, such as 2027-01-31T23:59:00+01:00'],
  ['duration', 'a number of s, m, h or d, such as 15m'],
  ['timeOrShare', 'a time such as 24h, then a share such as 10%'],
  ['places', 'a whole number from 0 to 12'],
  ['within', 'a number, or a percentage such as 1%'],
  ['follow-through', 'a number from 0 to 1'],
  ['saturate', 'a number above 0'],
  ['tie', 'reject, up, down, even, toward-zero, away or a number'],
  ['to', '`integer` or a list of values'],
  ['cell', 'the id of a cell, or a cell written in place'],
  ['given', 'a list of names, or a map of names to values'],
  ['givenValue', 'an expression, `none` or a draw'],
  ['runInputs', 'a list of names, or a map of names to values'],
  ['runValues', 'a list of values, or { words: […] }'],
  ['notationEntry', 'TeX, or { tex, term }'],
  ['options', 'a list of options, or pools of them'],
  ['optionItem', 'an expression, or { value, text, says }'],
  ['publishedKey', 'a value, or a map of columns to values'],
  ['columns', 'a list of names, or a map of names to settings'],
])

/** What a place takes, in words. */
export function expectedAt({ schema: found, names }: SchemaPlace): string {
  const choices = textsOf(found['enum'])
  if (choices.length > 0) return `one of ${choices.join(', ')}`
  const known = names.map((name) => expectations.get(name)).findLast((words) => words !== undefined)
  if (known !== undefined && found['type'] !== 'object') return known
  if (found['type'] === 'object') return 'a map of keys to values'
  return found['type'] === 'array' ? 'a list' : (known ?? 'another form')
}

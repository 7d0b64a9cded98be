// What the schema's validator says in, diagnostics out: each at the key or value it is about, with what was expected in
// words, and one for each mistake, where a union of forms makes the validator report every form that was not met.
import type { ErrorObject } from 'ajv'
import { type Diagnostic, error } from '../diagnostic.ts'
import type { Location } from '../model.ts'
import { didYouMean, nearest } from '../nearest.ts'
import { headOf, keysOf, nodeAt, placeOf, type Source } from './locate.ts'
import { expectedAt, fieldsOf, kindsAt, listOf, schemaAt, type SchemaPlace, textsOf } from './schema-at.ts'
import type { SpecNode } from './tree.ts'

/** A mistake and the pointer to what has to go for the rest to be read. */
export interface SchemaMistake {
  readonly diagnostic: Diagnostic
  readonly pointer: readonly string[]
}
export interface Validated {
  readonly source: Source
  readonly kind: 'problem' | 'cell' | 'set'
  readonly root: SpecNode
  readonly errors: readonly ErrorObject[]
}
/** One error with what it is about. */
interface Case {
  readonly file: Validated
  readonly error: ErrorObject
  readonly pointer: readonly string[]
  readonly node: SpecNode
  readonly place: SchemaPlace
}

export function schemaMistakes(file: Validated): readonly SchemaMistake[] {
  const found = oneForm(file.errors).flatMap((one) => {
    const pointer = keysOf(one.instancePath)
    return mistakesOf({ file, error: one, pointer, node: nodeAt(file.root, pointer).node, place: schemaAt(file.kind, file.root, pointer) })
  })
  return [...new Map(found.map((mistake) => [`${mistake.pointer.join('/')} ${mistake.diagnostic.message}`, mistake])).values()]
}

/** Keywords that say a value is not of the form a branch asks for; all others are about the inside of the form it has. */
const formKeywords: ReadonlySet<string> = new Set(['type', 'const', 'enum', 'pattern', 'minimum', 'maximum', 'maxLength'])

/** Of a union, the errors of the form that was taken; where no form was, only that none was. */
function oneForm(errors: readonly ErrorObject[]): readonly ErrorObject[] {
  const unions = new Set(errors.filter(({ keyword }) => keyword === 'anyOf').map(({ instancePath }) => instancePath))
  const isForm = (one: ErrorObject): boolean =>
    unions.has(one.instancePath) && formKeywords.has(one.keyword) && one.propertyName === undefined
  const taken = new Set<string>()
  for (const one of errors) {
    if (one.keyword === 'anyOf' || isForm(one)) continue
    for (const union of unions) if (one.instancePath === union || one.instancePath.startsWith(`${union}/`)) taken.add(union)
  }
  // branches of `oneOf` stand for “exactly one of these keys”, said by the oneOf itself
  const kept = errors.filter((one) => !isForm(one) && !/\/oneOf\/\d+\/required$/.test(one.schemaPath))
  // of unions at one place the last speaks: it is the outer one
  return kept.filter(
    (one, i) =>
      one.keyword !== 'anyOf' ||
      (!taken.has(one.instancePath) &&
        i === kept.findLastIndex((other) => other.keyword === 'anyOf' && other.instancePath === one.instancePath)),
  )
}

function mistakesOf(found: Case): readonly SchemaMistake[] {
  const { pointer } = found
  const { keyword, params } = found.error
  const tell = (diagnostic: Diagnostic, at: readonly string[] = pointer): readonly SchemaMistake[] => [{ diagnostic, pointer: at }]
  switch (keyword) {
    case 'additionalProperties': {
      const key = textOf(params['additionalProperty'])
      return tell(unknownKey(found, key), [...pointer, key])
    }
    case 'propertyNames': {
      const key = textOf(params['propertyName'])
      return tell(wrongName(found, key), [...pointer, key])
    }
    case 'required':
    case 'dependentRequired': {
      const missing = textOf(params['missingProperty'])
      if (isMistyped(found, [missing])) return []
      const because = keyword === 'required' ? '' : `, which \`${textOf(params['property'])}\` needs`
      return tell(error('spec/missing-key', `found no \`${missing}\`${because}`, head(found), whatItIs(found, missing)))
    }
    case 'oneOf':
      return exactlyOne(found)
    case 'discriminator':
      return wrongKind(found)
    default:
      // what is wrong with a key is said by propertyNames
      return found.error.propertyName === undefined ? tell(wrongValue(found)) : []
  }
}

const textOf = (value: unknown): string => (typeof value === 'string' ? value : '')
const head = ({ file: { source, root }, pointer }: Case): Location => headOf(source, root, nodeAt(root, pointer))
const keyPlace = ({ file: { source }, node }: Case, key: string): Location =>
  placeOf(source, (node.type === 'map' ? node.entries.get(key)?.key : undefined) ?? node)

/** Whether a key that is missing stands there with a slip of the keys: its being unknown is the mistake. */
function isMistyped({ file, error: { instancePath } }: Case, missing: readonly string[]): boolean {
  const unknown = file.errors.filter((one) => one.keyword === 'additionalProperties' && one.instancePath === instancePath)
  return unknown.some(({ params }) => nearest(textOf(params['additionalProperty']), missing) !== undefined)
}

/** What the schema says of a key. */
function whatItIs({ place }: Case, key: string): string | undefined {
  if (key === 'kind') return `kind: one of ${kindsAt(place).join(', ')}`
  const { description } = fieldsOf(fieldsOf(place.schema['properties'])[key])
  return typeof description === 'string' ? `${key}: ${description}` : undefined
}

function unknownKey(found: Case, key: string): Diagnostic {
  const known = Object.keys(fieldsOf(found.place.schema['properties']))
  const hint = didYouMean(key, known) ?? (known.length > 8 ? `keys here are ${known.join(', ')}` : undefined)
  return error(
    'spec/unknown-key',
    `found the key \`${shorten(key)}\`, expected ${known.length > 8 ? 'a key of the language' : `one of ${known.join(', ')}`}`,
    keyPlace(found, key),
    hint,
  )
}

function wrongName(found: Case, key: string): Diagnostic {
  const snake = key.replace(/[-\s]+/g, '_')
  const hint = key.includes('-') && /^[A-Za-z]\w*$/.test(snake) ? `names used in expressions take _, not -: ${snake}` : undefined
  const name = textOf(fieldsOf(found.place.schema['propertyNames'])['$ref']).replace('#/$defs/', '')
  return error(
    'spec/wrong-id',
    `found the key \`${shorten(key)}\`, expected ${expectedAt({ schema: {}, names: [name] })}`,
    keyPlace(found, key),
    hint,
  )
}

/** Keys of which there must be exactly one. */
function exactlyOne(found: Case): readonly SchemaMistake[] {
  const { node, pointer, place } = found
  if (node.type !== 'map') return []
  const keys = listOf(place.schema['allOf']).flatMap((one) =>
    listOf(fieldsOf(one)['oneOf']).flatMap((branch) => textsOf(fieldsOf(branch)['required'])),
  )
  const given = [...node.entries.keys()].filter((key) => keys.includes(key))
  const [, second] = given
  if (second !== undefined) {
    return [
      {
        diagnostic: error('spec/wrong-type', `found both \`${given.join('` and `')}\`, expected one of them`, keyPlace(found, second)),
        pointer: [...pointer, second],
      },
    ]
  }
  if (isMistyped(found, keys)) return []
  return [{ diagnostic: error('spec/missing-key', `found none of ${keys.join(', ')}, expected one of them`, head(found)), pointer }]
}

function wrongKind({ file, node, pointer, place }: Case): readonly SchemaMistake[] {
  const kind = node.type === 'map' ? node.entries.get('kind')?.value : undefined
  if (kind === undefined) return []
  const kinds = kindsAt(place)
  const value = kind.type === 'scalar' ? kind.text : ''
  const shown = kind.type === 'scalar' ? `the kind \`${shorten(value)}\`` : `a ${kind.type}`
  return [
    {
      diagnostic: error(
        'spec/wrong-type',
        `found ${shown}, expected one of ${kinds.join(', ')}`,
        placeOf(file.source, kind),
        didYouMean(value, kinds),
      ),
      pointer,
    },
  ]
}

function wrongValue(found: Case): Diagnostic {
  const { node, place, file, pointer } = found
  const { keyword, params } = found.error
  const { key } = nodeAt(file.root, pointer)
  // an empty value has no characters to point at
  const at = placeOf(file.source, node.start === node.end && key ? key : node)
  // an id or a name is the only text that these places take
  const isId =
    node.type === 'scalar' &&
    (keyword === 'pattern' || keyword === 'anyOf') &&
    place.names.some((name) => ['id', 'name', 'path'].includes(name))
  const hint = node.type === 'scalar' ? didYouMean(node.text, textsOf(place.schema['enum'])) : undefined
  return error(
    isId ? 'spec/wrong-id' : 'spec/wrong-type',
    `found ${described(node)}, expected ${countExpected(keyword, params) ?? expectedAt(place)}`,
    at,
    hint,
  )
}

function described(node: SpecNode): string {
  switch (node.type) {
    case 'scalar':
      return node.text === '' ? 'nothing' : `\`${shorten(node.text)}\``
    case 'list':
      return node.items.length === 1 ? 'a list of 1 item' : `a list of ${node.items.length} items`
    case 'map':
      return node.entries.size === 1 ? 'a map of 1 key' : `a map of ${node.entries.size} keys`
    default:
      return node satisfies never
  }
}
const shorten = (text: string): string => (text.length > 40 ? `${text.slice(0, 37)}…` : text)

/** What a limit of the schema asks for. */
function countExpected(keyword: string, params: Readonly<Record<string, unknown>>): string | undefined {
  const limit = Number(params['limit'])
  switch (keyword) {
    case 'minItems':
      return `at least ${limit}`
    case 'maxItems':
      return `at most ${limit}`
    case 'minProperties':
      return `at least ${limit}`
    case 'maxLength':
      return `at most ${limit} characters`
    default:
      return undefined
  }
}

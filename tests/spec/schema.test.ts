// The schema as an editor uses it: on YAML whose scalars have the types that YAML gives them.
import { readdirSync, readFileSync } from 'node:fs'
import path from 'node:path'
import { Ajv2020 } from 'ajv/dist/2020.js'
import { describe, expect, test } from 'vitest'
import { parse } from 'yaml'
import schema from '../../problems/problem.schema.json' with { type: 'json' }

const root = path.resolve(import.meta.dirname, '../..')
const ajv = new Ajv2020({ strict: false, allErrors: true, discriminator: true })
const validate = ajv.compile(schema)
const errorsOf = (yaml: string): readonly string[] =>
  validate(parse(yaml)) ? [] : (validate.errors ?? []).map(({ instancePath, keyword }) => `${instancePath} ${keyword}`)

const files = readdirSync(path.join(root, 'problems'), { recursive: true, encoding: 'utf8' }).filter((name) => name.endsWith('.yaml'))
test.each(files.sort())('an editor finds nothing wrong with %s', (name) => {
  expect(errorsOf(readFileSync(path.join(root, 'problems', name), 'utf8'))).toEqual([])
})

const problem = (body: string): string => `problem: p\ntitle: A\n${body}\nask: { kind: number, key: 1 }\n`
describe('what an editor underlines', () => {
  test.each([
    ['an unknown key', problem('paramters: {}'), ' additionalProperties'],
    ['a name with a hyphen', problem('let: { a-b: 1 }'), '/let propertyNames'],
    ['a draw of nothing', problem('parameters: { w: {} }'), '/parameters/w oneOf'],
    ['points below 0', problem('points: -1'), '/points minimum'],
    ['attempts that are no number', problem('attempts: many'), '/attempts pattern'],
    ['an unknown kind', 'problem: p\ntitle: A\nask: { kind: numbr, key: 1 }\n', '/ask discriminator'],
    ['a key of another kind', 'problem: p\ntitle: A\nask: { kind: number, key: 1, options: [1] }\n', '/ask additionalProperties'],
    ['no question', 'problem: p\ntitle: A\n', ' oneOf'],
    ['a set without problems', 'set: s\ntitle: A\nproblems: []\n', '/problems minItems'],
    ['a cell without equations', 'cell: c\ntitle: A\n', ' required'],
  ])('%s', (_, yaml, expected) => {
    expect(errorsOf(yaml)).toContain(expected)
  })
  test('an expression may be a number, a text, a condition or a list', () => {
    expect(errorsOf(problem("let: { a: 0.5, b: 'x + 1', c: [1, x, [2, 3]], d: 1e3 }"))).toEqual([])
  })
})

type Json = null | boolean | number | string | readonly Json[] | { readonly [key: string]: Json }
/** Every key that a map of the schema may have, with what is said of it. */
function keysIn(value: Json, where = ''): readonly (readonly [where: string, description: Json | undefined])[] {
  if (value === null || typeof value !== 'object') return []
  if (Array.isArray(value)) return value.flatMap((one: Json, i) => keysIn(one, `${where}/${i}`))
  return Object.entries(value).flatMap(([key, inside]) => {
    const isMap = key === 'properties' && typeof inside === 'object' && inside !== null && !Array.isArray(inside)
    const own = isMap
      ? Object.entries(inside).map(
          ([name, one]: [string, Json]) =>
            [`${where}/${name}`, typeof one === 'object' && one !== null && 'description' in one ? one.description : undefined] as const,
        )
      : []
    return [...own, ...keysIn(inside, `${where}/${key}`)]
  })
}
test('every key is described', () => {
  const keys = keysIn(schema)
  expect(keys.length).toBeGreaterThan(100)
  expect(keys.filter(([, description]) => typeof description !== 'string' || description.length < 8)).toEqual([])
})

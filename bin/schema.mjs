// problems/problem.schema.json in, src/spec/schema-types.ts out.
import { readFile, writeFile } from 'node:fs/promises'
import path from 'node:path'
import { fileURLToPath } from 'node:url'
import { compile } from 'json-schema-to-typescript'
import * as prettier from 'prettier'

const root = path.dirname(path.dirname(fileURLToPath(import.meta.url)))
export const schemaFile = path.join(root, 'problems/problem.schema.json')
export const typesFile = path.join(root, 'src/spec/schema-types.ts')

/**
 * The types of a schema's text: one exported type a definition, none of them open to unknown keys.
 * @param {string} schemaText
 */
export async function schemaTypes(schemaText) {
  const schema = /** @type {Parameters<typeof compile>[0]} */ (JSON.parse(schemaText, withoutKeyRules))
  const types = await compile(schema, 'SpecFile', {
    additionalProperties: false,
    bannerComment: '// Generated from problems/problem.schema.json by `npm run schema`: change the schema, not this file.',
    // tuples for a least number of items would say in types what the validator says with a place
    ignoreMinAndMaxItems: true,
    unreachableDefinitions: true,
    format: false,
  })
  // the generator tells of every type where the schema defines it; the type's name says so already
  const told = /(?: \* \n)* \* This (?:interface|type) was referenced by `\w+`'s JSON-Schema\n \* via the `definition` "\w+"\.\n/g
  const plain = types.replace(told, '').replaceAll('/**\n */\n', '')
  return prettier.format(plain, { ...(await prettier.resolveConfig(typesFile)), filepath: typesFile })
}

/**
 * A reviver that leaves out rules on which keys go together: types do not say them, and the generator would open the type for them.
 * @param {string} key
 * @param {unknown} value
 */
function withoutKeyRules(key, value) {
  if (!['allOf', 'oneOf', 'anyOf'].includes(key) || !Array.isArray(value)) return value
  // a rule inside a rule was left out before: it is empty by now
  const rest = value.filter((/** @type {object} */ branch) => Object.keys(branch).some((word) => word !== 'required'))
  return rest.length === 0 ? undefined : rest
}

if (process.argv[1] === fileURLToPath(import.meta.url)) await writeFile(typesFile, await schemaTypes(await readFile(schemaFile, 'utf8')))

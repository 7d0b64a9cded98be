// The committed types are those of the committed schema.
import { readFile } from 'node:fs/promises'
import { expect, test } from 'vitest'
import { schemaFile, schemaTypes, typesFile } from '../../bin/schema.mjs'

const types = (): Promise<string> => readFile(typesFile, 'utf8')

test('src/spec/schema-types.ts is fresh (else: npm run schema)', async () => {
  expect(await schemaTypes(await readFile(schemaFile, 'utf8'))).toBe(await types())
})

test('a schema with one key more gives other types', async () => {
  const changed = (await readFile(schemaFile, 'utf8')).replace('"properties": {', '"properties": { "planted": { "type": "string" },')
  expect(await schemaTypes(changed)).not.toBe(await types())
})

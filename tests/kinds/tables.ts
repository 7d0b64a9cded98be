// The tables of tests/answers: tests read them, and so may people who want to know what is accepted.
import { readFileSync } from 'node:fs'
import { parse } from 'yaml'

/** A table's content. `isTable` checks what the tests cannot do without; a row that is otherwise fails its own test. */
export function readTable<T>(name: string, isTable: (content: unknown) => content is T): T {
  const content: unknown = parse(readFileSync(new URL(`../answers/${name}.yaml`, import.meta.url), 'utf8'))
  if (!isTable(content)) throw new TypeError(`tests/answers/${name}.yaml is not a table of this test`)
  return content
}

export const isRecord = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null && !Array.isArray(value)
/** Whether a mapping holds a list of mappings under a name, and it is not empty. */
export function hasRows(value: unknown, name = 'rows'): boolean {
  const rows: unknown = isRecord(value) ? value[name] : undefined
  return Array.isArray(rows) && rows.length > 0 && rows.every(isRecord)
}

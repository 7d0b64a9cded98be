// Rows put with their students as a file of JSON lines would be; a row that is rejected fails the test.
import type { StudentWork } from '../../grader/course.ts'
import { readJsonLines } from '../../grader/submission/jsonl.ts'
import { reception } from '../../grader/receive.ts'

export function receive(students: ReadonlyMap<string, StudentWork>, rows: readonly object[]): void {
  const intake = reception(students, ({ line, message }) => {
    throw new Error(`row ${line}: ${message}`)
  })
  const bytes = new TextEncoder().encode(rows.map((row) => JSON.stringify(row)).join('\n'))
  readJsonLines([bytes], { file: 'rows.jsonl', name: 'rows.jsonl', format: 'jsonl', foreign: false }, intake)
}

// The table of docs/lms.md: which target holds which shipped problem, as the ledgers have it now.
import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { heldByTarget, heldTable } from '../export/held.ts'
import { root } from '../support/files.ts'

test('docs/lms.md says of every shipped problem what the ledgers say', async () => {
  const [, table] = /<!-- held -->\n\n([^]*?)\n\n<!-- \/held -->/.exec(readFileSync(root('docs/lms.md'), 'utf8')) ?? []
  // prettier pads cells
  const plain = (text: string): string =>
    text.replace(/ +/g, ' ').replace(/-{3,}/g, '---').replaceAll('| ---', '|---').replaceAll('--- |', '---|')
  expect(plain(table ?? '')).toBe(plain(heldTable(await heldByTarget())))
})

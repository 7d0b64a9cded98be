// Items of QTI against the official schemas, where those lie beside the project: 3.0 by the check of the shared folder, 2.1 and 2.2
// (whose APIP parts that folder lacks) by the schemas of a checked out qti-sdk.
import { execFileSync, spawnSync } from 'node:child_process'
import { existsSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { expect, test } from 'vitest'
import { type AskedPart, askPart } from '../../src/export/qti/ask.ts'
import { type Dialect, dialects } from '../../src/export/qti/dialect.ts'
import { qtiHtml } from '../../src/export/qti/html.ts'
import { itemXml, type PlacedPart } from '../../src/export/qti/item.ts'
import { testXml } from '../../src/export/qti/package.ts'
import { variantTag } from '../../src/variant/tag.ts'
import { inFolder } from '../grader/killing.ts'
import { root } from '../support/files.ts'
import { ownItems, shippedItems } from './shipped.ts'

const shared = root('../shared/verify/schema_check.sh')
const sdk = path.join(process.env['VERIFY_TMP'] ?? '/nowhere', 'qti-sdk/src/qtism/data/storage/xml/schemes')

/** Every problem that QTI can hold, and a test of them. */
function written(folder: string, dialect: Dialect): readonly string[] {
  const files: string[] = []
  const put = (name: string, xml: string): void => {
    files.push(path.join(folder, name))
    writeFileSync(path.join(folder, name), xml)
  }
  const variants: string[] = []
  for (const { variant, item } of [...shippedItems(1), ...ownItems(1)]) {
    const asked = item.parts.map((part, i) => ({ part, as: askPart(part, i + 1, 'None of these') }))
    const parts = asked.flatMap(({ part, as }): readonly PlacedPart[] => (isAsked(as) ? [{ part, ...as }] : []))
    if (parts.length < item.parts.length) continue
    variants.push(variant)
    put(`${variant}.xml`, itemXml(item, parts, dialect, qtiHtml('en'), 'en', variantTag(variant)))
  }
  put('test.xml', testXml('a-set', 'A set', [{ id: 'all', title: 'All', attempts: 2, variants }], dialect))
  return files
}
const isAsked = (as: AskedPart): as is Extract<AskedPart, { readonly asked: unknown }> => 'asked' in as

const xmllint = (schema: string) => ({
  needs: schema,
  check: (files: readonly string[]) => execFileSync('xmllint', ['--nonet', '--noout', '--schema', schema, ...files], { stdio: 'pipe' }),
})
const checks = [
  ['3.0', { needs: shared, check: (files: readonly string[]) => execFileSync('bash', [shared, 'qti30', ...files], { stdio: 'pipe' }) }],
  ['2.1', xmllint(path.join(sdk, 'qtiv2p1/imsqti_v2p1.xsd'))],
  ['2.2', xmllint(path.join(sdk, 'qtiv2p2p4/imsqti_v2p2p4.xsd'))],
] as const

for (const [version, { needs, check }] of checks)
  test(`QTI ${version} is valid`, { timeout: 60_000 }, async ({ skip }) => {
    if (!existsSync(needs)) skip(`${path.basename(needs)} is not there`)
    if (spawnSync('xmllint', ['--version']).error !== undefined) skip('xmllint is not installed')
    await inFolder((folder) => {
      const files = written(folder, dialects[version])
      expect(files.length).toBeGreaterThan(10)
      expect(() => check(files)).not.toThrow()
    })
  })

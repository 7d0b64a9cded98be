// Problems that read well and are wrong all the same: `check` finds each, at its place. Every fixture ends with what must
// be found, one `# code line:col` a line, and nothing else may be.
import { readFileSync, readdirSync } from 'node:fs'
import path from 'node:path'
import { expect, test } from 'vitest'
import { runCheck } from '../../src/cli/check.ts'
import { root } from '../support/library.ts'

const folder = path.join(root, 'tests/unsound')
interface Found {
  readonly ok: boolean
  readonly files: readonly {
    readonly diagnostics: readonly {
      readonly code: string
      readonly at?: { readonly line: number; readonly col: number }
      readonly hint?: string
    }[]
  }[]
}

test.each(readdirSync(folder))('%s', async (name) => {
  const file = path.join(folder, name)
  const expected = [...readFileSync(file, 'utf8').matchAll(/^# ([a-z-]+\/[a-z-]+) (\d+):(\d+)$/gm)].map(
    ([, code, line, col]) => `${code} ${line}:${col}`,
  )
  const out: string[] = []
  const code = await runCheck([file], { variants: 3, json: true }, { out: (text) => void out.push(text), err: () => undefined, tty: false })
  const report: Found = JSON.parse(out.join(''))
  const found = report.files.flatMap(({ diagnostics }) => diagnostics.map(({ code: one, at }) => `${one} ${at?.line}:${at?.col}`))
  expect(found.sort()).toEqual(expected.sort())
  expect(expected.length).toBeGreaterThan(0)
  expect(code).toBe(expected.every((one) => one.startsWith('solve/irrational')) ? 0 : 1)
})

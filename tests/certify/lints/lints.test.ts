// Each fixture holds what a lint must find, one `# code line:col` a line, and nothing else may be found in it.
import { readdirSync, readFileSync } from 'node:fs'
import path from 'node:path'
import { expect, test } from 'vitest'
import { diagnosticCodes } from '../../../src/diagnostic.ts'
import { problemFrom } from '../../support/library.ts'
import { lintsOf } from './looking.ts'

const fixtures = readdirSync(import.meta.dirname)
  .filter((name) => name.endsWith('.yaml'))
  .map((name) => {
    const text = readFileSync(path.join(import.meta.dirname, name), 'utf8')
    const expected = [...text.matchAll(/^# (lint\/[a-z-]+) (\d+:\d+)$/gm)].map(([, code, place]) => `${code} ${place}`)
    return { name, text, expected }
  })

test.each(fixtures)('$name', ({ name, text, expected }) => {
  const found = lintsOf(problemFrom(text, name), 40)
  expect(found.map(({ code, at }) => `${code} ${at?.line}:${at?.col}`).sort()).toEqual([...expected].sort())
  expect(found.every(({ hint, message }) => hint !== undefined && !message.endsWith('.'))).toBe(true)
})

test('every lint has a fixture', () => {
  const met = new Set(fixtures.flatMap(({ expected }) => expected.map((one) => one.split(' ')[0])))
  expect([...met].sort()).toEqual(
    Object.keys(diagnosticCodes)
      .filter((code) => code.startsWith('lint/'))
      .sort(),
  )
})

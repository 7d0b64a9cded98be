// Planted faults: each problem reads well and most of its variants are right. One run finds what is wrong, by its code, at its
// place, and nothing else. What must be found stands at the end of each file, `# code line:col`.
import { readFileSync, readdirSync } from 'node:fs'
import path from 'node:path'
import { describe, expect, test } from 'vitest'
import { root } from '../support/library.ts'
import { certifiedFile, codesIn } from './certified.ts'

const folder = 'tests/certify/faults'
const files = readdirSync(path.join(root, folder))
const expectedIn = (name: string): readonly string[] =>
  [...readFileSync(path.join(root, folder, name), 'utf8').matchAll(/^# ([a-z]+\/[a-z-]+ \d+:\d+)$/gm)].map(([, one = '']) => one)

describe.each(files)('%s', (name) => {
  const certificate = certifiedFile(`${folder}/${name}`)
  test('what is planted is found, and nothing else', () => {
    expect(expectedIn(name)).not.toEqual([])
    expect([...codesIn(certificate)].sort()).toEqual([...expectedIn(name)].sort())
  })
  test('each with what to do about it', () => {
    for (const { hint } of certificate.diagnostics) expect(hint).toMatch(/\w{4}/)
  })
})

// Counts worked out by hand: the comments in the files say how.
test.each([
  ['equal-options', 'in 1 of 5041 variants, such as --with a=2,b=2'],
  ['tie-at-a-corner', "1 of 24 draws, such as --with 'w=6,x=4'"],
  ['mistake-coincides', 'in 1 of 39 variants, such as --with x=2'],
  ['float-differs', 'in 1 of 12 variants, such as --with n=1'],
  ['undeclared-strictness', 'in 2 of 14 variants, such as --with y=-1,z=0'],
  ['undefined-point', "1 of 12 draws, such as --with 'a=0'"],
  ['inside-tolerance', 'in all 20 variants'],
])('%s: where it is', (name, where) => {
  const messages = certifiedFile(`${folder}/${name}.yaml`).diagnostics.map(({ message }) => message)
  expect(messages.filter((message) => message.includes(where))).toHaveLength(1)
})

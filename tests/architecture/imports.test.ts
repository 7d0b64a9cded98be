// The folders import one way. Each rule is also shown to catch a file that breaks it.
import { readFile } from 'node:fs/promises'
import { expect, test } from 'vitest'
import { namesUnder, root } from '../support/files.ts'
import { brokenRules } from './rules.ts'

async function sources(): Promise<Map<string, string>> {
  const names = (await Promise.all(['src', 'grader'].map((folder) => namesUnder(folder)))).flat()
  const written = names.filter((name) => name.endsWith('.ts') && !name.startsWith('src/generated/'))
  return new Map(await Promise.all(written.map(async (name) => [name, await readFile(root(name), 'utf8')] as const)))
}

test('no source file breaks a rule', async () => {
  const files = await sources()
  expect(files.size).toBeGreaterThan(20)
  expect(brokenRules(files)).toEqual([])
})

test.each([
  ['src/math/planted.ts', `import { solve } from '../solve/solve.ts'`, 'src/math stands before or beside src/solve'],
  ['src/math/planted.ts', `import type { Solution } from '../solve/solution.ts'`, 'src/math stands before or beside src/solve'],
  ['src/render/planted.ts', `export * from '../spec/read.ts'`, 'src/render stands before or beside src/spec'],
  ['src/kinds/planted.ts', `const late = () => import('../cli/check.ts')`, 'src/kinds stands before or beside src/cli'],
  ['src/pipeline.ts', `import { grade } from '../grader/grade.ts'`, 'src/pipeline.ts stands before or beside grader'],
  ['src/model.ts', `let x: import('./math/value.ts').Value`, 'src/model.ts stands before or beside src/math'],
  ['src/loose/planted.ts', `import '../model.ts'`, 'has no place in the order of folders'],
  ['src/spec/planted.ts', `import { parse } from 'mathjs/number'`, 'only src/math may'],
  ['src/cli/planted.ts', `import katex from 'katex'`, 'only src/render may'],
  ['grader/planted.ts', `import Handlebars from 'handlebars/runtime.js'`, 'only src/render may'],
  ['src/spec/planted.ts', `import { readFileSync } from 'node:fs'`, 'only src/cli and grader may'],
  ['src/render/planted.ts', `import { fileURLToPath } from 'node:url'`, 'it also runs in a page'],
  ['src/solve/planted.ts', `import path from 'path'`, 'it also runs in a page'],
  ['grader/grade-rows.ts', `import 'node:crypto'`, 'it also runs in a page'],
  ['src/cli/planted.ts', `export const twice = new Function('x', 'return 2 * x')`, 'makes code from text: Function'],
  ['grader/planted.ts', `export const x = globalThis.eval('1')`, 'makes code from text: eval'],
  ['src/cli/planted.ts', `import vm from 'node:vm'`, 'makes code from text: node:vm'],
  ['src/spec/planted.ts', `export const load = (name: string) => import(name)`, 'makes code from text: import(name)'],
])('%s with «%s» is caught', (file, text, complaint) => {
  expect(brokenRules(new Map([[file, text]]))).toEqual([expect.stringContaining(complaint)])
})

test('a graded file that a student’s file reaches through others is caught', () => {
  const files = new Map([
    ['src/render/student/page.ts', `import { part } from '../part.ts'`],
    ['src/render/part.ts', `import type { Marked } from './graded/marked.ts'`],
    ['src/render/graded/marked.ts', `export interface Marked { readonly credit: string }`],
  ])
  expect(brokenRules(files)).toEqual(["src/render/student/page.ts reaches src/render/graded/marked.ts: students' pages never do"])
})

test('names that only look like a rule’s are left alone', () => {
  const harmless = `
    // eval( and new Function( in a comment, 'node:fs' in a text
    const text = "import 'mathjs'; eval(1)"
    const table = { Function: 1, vm: text }
    export const kind = (x: { evaluate(): number }) => x.evaluate()
    export { table }
  `
  expect(brokenRules(new Map([['src/math/harmless.ts', harmless]]))).toEqual([])
})

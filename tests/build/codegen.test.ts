// Templates, styles and schema as an author of this project writes them; what src/ imports comes out.
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { pathToFileURL } from 'node:url'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { generate } from '../../bin/codegen.mjs'

let folder = ''
beforeEach(async () => {
  folder = await mkdtemp(path.join(tmpdir(), 'quizwright-codegen-'))
})
afterEach(() => rm(folder, { recursive: true }))

async function write(name: string, text: string): Promise<void> {
  await mkdir(path.dirname(path.join(folder, name)), { recursive: true })
  await writeFile(path.join(folder, name), text)
}
async function generated(name: string): Promise<{ readonly [exported: string]: unknown }> {
  const exported: { readonly [exported: string]: unknown } = await import(pathToFileURL(path.join(folder, 'src/generated', name)).href)
  return { ...exported }
}

test('without inputs there are no templates and styles, but KaTeX', async () => {
  await generate(folder)
  expect(await generated('templates.js')).toEqual({ templates: {} })
  const { css, pageScript, katexFonts } = await generated('assets.js')
  expect({ css, pageScript }).toEqual({ css: {}, pageScript: '' })
  expect(katexFonts).toMatchObject({ 'KaTeX_Main-Regular.woff2': expect.stringMatching(/^d09GMg/) })
  await expect(generated('validate.js')).rejects.toThrow()
})

test('templates are named by their path, styles by their file', async () => {
  await write('templates/interaction/choice.hbs', '{{#each options}}{{label}}{{/each}}')
  await write('templates/page.css', 'a { color : red }')
  await generate(folder)
  const { templates } = await generated('templates.js')
  expect(templates).toHaveProperty(['interaction/choice'], expect.objectContaining({ useData: true }))
  expect(await generated('assets.js')).toMatchObject({ css: { page: 'a{color:red}' }, pageCss: 'a{color:red}' })
})

test.each([
  ['{{shout title}}', /page\.hbs.*shout/s],
  ['{{#if open}}never closed', /page\.hbs/],
])('a template that cannot work stops the build: %s', async (source, complaint) => {
  await write('templates/page.hbs', source)
  await expect(generate(folder)).rejects.toThrow(complaint)
})

test('each definition of the schema has its validator, which needs no compiler', async () => {
  const problem = {
    type: 'object',
    additionalProperties: false,
    required: ['problem'],
    properties: { problem: { type: 'string', minLength: 2 } },
  }
  await write('problems/problem.schema.json', JSON.stringify({ $defs: { problem, cell: { type: 'object' } } }))
  await generate(folder)
  const validators = await generated('validate.js')
  expect(Object.keys(validators).sort()).toEqual(['validateCell', 'validateProblem'])
  expect(validators['validateProblem']).toSatisfy((validate: (data: unknown) => boolean) => validate({ problem: 'gating' }))
  expect(validators['validateProblem']).toSatisfy((validate: (data: unknown) => boolean) => !validate({ problem: 'g', extra: 1 }))
  expect(validators['validateProblem']).toHaveProperty('errors.length', 2)
})

// Runs before every test run: src/generated/ is made from the templates, styles and schema as they are now.
import path from 'node:path'
import { generate } from '../../bin/codegen.mjs'

export const setup = async (): Promise<void> => {
  await generate(path.resolve(import.meta.dirname, '../..'))
}

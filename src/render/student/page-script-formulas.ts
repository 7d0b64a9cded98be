// The script inside a page that asks for formulas too: it alone brings their reader.
import { readNumberField } from './page-script-fields.ts'
import { start } from './page-script-form.ts'
import { readFormulaField } from './page-script-formula-field.ts'

start((field) => (field.dataset['formula'] === undefined ? readNumberField(field) : readFormulaField(field)))

// The script inside a page whose typed answers, if any, are numbers.
import { readNumberField } from './page-script-fields.ts'
import { start } from './page-script-form.ts'

start(readNumberField)

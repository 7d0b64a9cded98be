// A template's name and a plain view model in, HTML out. The only importer of Handlebars (its runtime: the templates
// are compiled when the project is built). Fixed words reach a template as `w`.
import Handlebars from 'handlebars/runtime.js'
import { templates } from '../generated/templates.js'
import type { PageWords } from '../words/pages-en.ts'

/** What a template may be given: own properties only, no methods, nothing inherited. */
export type View = { readonly [name: string]: ViewValue }
type ViewValue = string | number | boolean | undefined | View | readonly ViewValue[]

const engine = Handlebars.create()
const compiled = new Map<string, (view: unknown) => string>()
for (const [name, specification] of Object.entries(templates)) {
  const template = engine.template(specification)
  compiled.set(name, template)
  engine.registerPartial(name, template)
}

/** The HTML of a template. In it `{{x}}` is escaped and `{{{x}}}` is HTML that this folder made. */
export function fillTemplate(name: string, words: PageWords, view: View): string {
  const template = compiled.get(name)
  if (template === undefined) throw new Error(`no template templates/${name}.hbs`)
  return template({ ...view, w: words })
}

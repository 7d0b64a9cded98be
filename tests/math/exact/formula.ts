// Formulas of tests: as authors write them, with pi, e and i as constants; and what their forms say.
import { factsOf } from '../../../src/math/exact/facts.ts'
import { type FormOptions, openForms } from '../../../src/math/exact/form.ts'
import { mapExpr } from '../../../src/math/names.ts'
import type { ConstantName, Expr, SymbolDomain } from '../../../src/model.ts'
import { expressionOf } from '../../support/expressions.ts'

const constants: readonly string[] = ['pi', 'e', 'i'] satisfies readonly ConstantName[]
const isConstant = (name: string): name is ConstantName => constants.includes(name)
/** `e^(i*pi)`; a function that is called `f` is one of which nothing is known: `sum(x)` stands for f(x). */
export const formula = (text: string): Expr =>
  mapExpr(expressionOf(text), (part) => {
    if (part.type === 'name' && isConstant(part.name)) return { type: 'constant', name: part.name }
    return part.type === 'call' && part.name === 'sum' ? { type: 'apply', name: 'f', args: part.args } : part
  })

export const domains = (...list: readonly SymbolDomain[]): ReadonlyMap<string, SymbolDomain> =>
  new Map(list.map((domain) => [domain.name, domain]))

export const plainOptions: FormOptions = { symbols: new Map(), oddRoots: 'undefined', complex: false }
export type Answer = 'equal' | 'not-shown' | 'budget' | 'zero-divisor' | 'not-known'
/** What the forms of two formulas say. */
export function compared(left: Expr, right: Expr, options: Partial<FormOptions> = {}): Answer {
  const forms = openForms({ ...plainOptions, ...options })
  const [a, b] = [forms.form(left), forms.form(right)]
  if (a.reason !== undefined) return a.reason
  if (b.reason !== undefined) return b.reason
  return forms.equal(a, b) ? 'equal' : 'not-shown'
}
/** The same of texts, with what follows from where both are defined. */
export function answerOf(left: string, right: string, options: Partial<FormOptions> = {}): Answer {
  const [a, b] = [formula(left), formula(right)]
  const oddRoots = options.oddRoots ?? 'undefined'
  return compared(a, b, { assume: [...factsOf(a, oddRoots), ...factsOf(b, oddRoots)], ...options })
}

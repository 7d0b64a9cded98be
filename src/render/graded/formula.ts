// Formulas of keys and answers, typeset with the letters' own notation.
import { spelledTex } from '../../math/print/notation.ts'
import { tex } from '../../math/print/tex.ts'
import type { Expr, Interaction } from '../../model.ts'
import type { Typesetter } from '../typesetter.ts'

export function formulaToHtml(expr: Expr, interaction: Interaction, setter: Typesetter): string {
  const symbols = new Map(interaction.type === 'formula' ? interaction.format.symbols.map(({ name, tex }) => [name, tex]) : [])
  return setter.inline([{ type: 'math', tex: tex(expr, (name) => symbols.get(name) ?? spelledTex(name)), display: false }])
}

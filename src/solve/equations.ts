// {{equations}}: the equations in use as one display, and the words for their names.
import { literalTex } from '../math/print/notation.ts'
import { rightSideTex, type TexStyle } from '../math/print/tex.ts'
import type { Definition, RichText } from '../model.ts'
import { piecesIn } from './authored.ts'
import { namesAt, styleOf } from './naming.ts'
import type { Solution } from './solution.ts'

const printed = new WeakMap<readonly Definition[], Map<string, RichText>>()
/** The cell's equations in authored order, the word for each beside it. The same for every variant that uses these equations. */
export function equations(solution: Solution, lang: string): RichText {
  const lines = solution.cell?.equations ?? []
  if (lines.length === 0) return []
  const style = styleOf(solution, lang)
  const key = `${lang} ${style.scalars === true ? 'numbers' : ''}`
  const known = printed.get(lines) ?? new Map<string, RichText>()
  printed.set(lines, known)
  const display = known.get(key) ?? aligned(lines, style, solution, lang)
  known.set(key, display)
  return display
}
function aligned(lines: readonly Definition[], style: TexStyle, solution: Solution, lang: string): RichText {
  const names = namesAt(solution)
  const rows = lines.map(({ name, expr }) => {
    const term = termOf(name, solution, lang)
    return `${names(name)} &= ${rightSideTex(expr, names, style)}${term === undefined ? '' : ` && ${literalTex(term)}`}`
  })
  return [{ type: 'math', tex: `\\begin{aligned} ${rows.join(' \\\\ ')} \\end{aligned}`, display: true }]
}

/** The word that the notation has for a name, in this language. */
export function termOf(name: string, { problem, cell }: Solution, lang: string): string | undefined {
  const notation = [...(cell?.notation ?? []), ...problem.notation]
  const term = notation.findLast((entry) => entry.name === name && entry.term !== undefined)?.term
  const literal = piecesIn(term ?? [], lang).map((piece) => (piece.type === 'markdown' ? piece.text : ''))
  return literal.join('').trim() || undefined
}

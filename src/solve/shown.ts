// What an author's own text already says of the values that {{given}} would list.
import type { Problem } from '../model.ts'
import { allPieces, piecesIn, valuesShown } from './authored.ts'

/** A name as {{given}} knows it; `also` is another name that a text may give its value by: x_1 for x over all rows. */
interface Name {
  readonly name: string
  readonly tex: string
  readonly also?: string
}
const texts = new WeakMap<Problem, Map<string, (entry: Name) => boolean>>()

/** Whether a name's value stands in the problem's text (as `$h_{t-1} = {{h}}$` or `$h_0 = 0$`) or, for inputs, in a table. */
export function shownIn(problem: Problem, lang: string): (entry: Name) => boolean {
  const known = texts.get(problem) ?? new Map<string, (entry: Name) => boolean>()
  texts.set(problem, known)
  const shown = known.get(lang) ?? readTexts(problem, lang)
  known.set(lang, shown)
  return shown
}

function readTexts(problem: Problem, lang: string): (entry: Name) => boolean {
  const pieces = allPieces([problem.text, ...problem.parts.map(({ text }) => text ?? [])].flatMap((text) => piecesIn(text, lang)))
  const formulas = pieces.flatMap((piece) =>
    piece.type === 'math' ? [normal(piece.parts.map((part) => (typeof part === 'string' ? part : '#')).join(''))] : [],
  )
  const columns = new Set([
    ...problem.parts.flatMap((part) => (part.kind === 'table' ? [...part.show, ...part.fill].map(({ name }) => name) : [])),
    ...pieces.flatMap((piece) => (piece.type === 'table' ? piece.names : [])),
    ...rowsTagged(problem, new Set(valuesShown(pieces).map(({ source }) => source.trim()))),
  ])
  const stated = new Map<string, boolean>()
  const isStated = (tex: string): boolean => {
    const known = stated.get(tex) ?? formulas.some((formula) => states(formula, normal(tex)))
    // names over rows differ with the number of rows: few, but without a bound
    if (stated.size < 1000) stated.set(tex, known)
    return known
  }
  return ({ name, tex, also }) => columns.has(name) || isStated(tex) || (also !== undefined && isStated(also))
}

/** `{{x}}` shows the rows' inputs where the run goes over x, whatever the cell calls it. */
function rowsTagged({ lines: { run } }: Problem, tagged: ReadonlySet<string>): readonly string[] {
  const inputs = [...(run?.over ?? []), ...(run?.every ?? [])]
  return inputs.filter(({ values }) => values.type === 'expression' && tagged.has(values.of.source.trim())).map(({ name }) => name)
}

/** TeX without what does not show: spaces and grouping braces. */
const normal = (tex: string): string => tex.replace(/\\[,;! ]|[\s{}]/g, '')
/** Whether a formula says `name = value`, also along a chain `name = other = value`. */
function states(formula: string, name: string): boolean {
  for (let at = formula.indexOf(name); at >= 0; at = formula.indexOf(name, at + 1)) {
    const before = formula[at - 1] ?? ''
    if (!/[A-Za-z\\_^]/.test(before) && /^(?:=[^=#]+)*=-?(?:#|\d|\\frac)/.test(formula.slice(at + name.length))) return true
  }
  return false
}

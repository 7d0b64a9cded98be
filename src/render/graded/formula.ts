// Typed formulas after grading: typeset as they were read beside what was typed; the place of a mistake in writing; the
// key, once released; the point where a wrong one differs, where it may be told.
import { type ReadFormulas, readFormulas } from '../../kinds/formula-read.ts'
import { entriesOf, entryId } from '../../kinds/formula-shape.ts'
import { abbreviated } from '../../math/derive/abbreviate.ts'
import { spelledTex } from '../../math/print/notation.ts'
import { tex } from '../../math/print/tex.ts'
import type { Expr, ExpressionKey, Interaction, RichText } from '../../model.ts'
import type { PageWords } from '../../words/pages-en.ts'
import { fillWord } from '../../words/fill-word.ts'
import { escapeHtml } from '../escape.ts'
import { entryLabel } from '../labels.ts'
import type { GradedPart, ShownMark } from '../pages.ts'
import { fillTemplate, type View } from '../templates.ts'
import type { Typesetter } from '../typesetter.ts'
import type { GivenAnswer } from './given-answer.ts'
import { icon, type IconName } from './icons.ts'

export type FormulaInteraction = Extract<Interaction, { readonly type: 'formula' }>

/** A letter in its own notation. */
export const letterTex = (name: string, { format }: FormulaInteraction): string =>
  format.symbols.find((symbol) => symbol.name === name)?.tex ?? spelledTex(name)

/** A formula with the letters' own notation, as tall as in a display. */
export const richFormula = (expr: Expr, interaction: FormulaInteraction): RichText => [
  { type: 'math', tex: `\\displaystyle ${tex(expr, (name) => letterTex(name, interaction))}`, display: false },
]

/** A key in the names that students may type, where it holds what they stand for. */
export const keyInNames = ({ expr, names = [] }: ExpressionKey): Expr =>
  abbreviated(
    expr,
    names.map(({ name, formula }) => ({ formula, as: { type: 'name', name } })),
  )

export interface FormulaPart {
  readonly interaction: FormulaInteraction
  readonly graded: GradedPart
  readonly answer: GivenAnswer
  readonly state: IconName
  readonly key?: ExpressionKey
}

export function gradedFormulaToHtml(part: FormulaPart, setter: Typesetter): string {
  const { interaction, graded, key } = part
  const read = graded.response === undefined ? undefined : readFormulas(graded.response, interaction.format)
  if (interaction.format.shape.length > 0 && read?.status === 'read') return entriesToHtml(part, read, setter)
  const keyHtml = key === undefined ? undefined : setter.inline(richFormula(keyInNames(key), interaction))
  return fillTemplate('graded/formula', setter.words, { ...ownAnswer(part, read, setter), key: keyHtml })
}

function ownAnswer({ interaction, graded, answer, state }: FormulaPart, read: ReadFormulas | undefined, setter: Typesetter): View {
  const { words } = setter
  const text = answer.type === 'text' ? answer.text : undefined
  const formula = read?.status === 'read' ? read.response[0] : undefined
  return {
    given: text !== undefined,
    state,
    icon: text === undefined ? '' : icon(state, words),
    formula: formula === undefined ? undefined : setter.inline(richFormula(formula, interaction)),
    typed: text === undefined ? undefined : formula === undefined ? marked(text, graded.mark) : typedAs(text, words),
    // a number is typeset as it is typed
    plain: text !== undefined && /^\s*\d+(?:\.\d+)?\s*$/.test(text),
  }
}
const typedAs = (text: string, words: PageWords): string =>
  fillWord(escapeHtml(words['mark/typed']), { text: `<code>${escapeHtml(text.trim())}</code>` })

/** What was typed, with the place that could not be read marked. */
function marked(text: string, mark: ShownMark): string {
  if (mark.status !== 'invalid' || mark.start === undefined || mark.start > text.length) return `<code>${escapeHtml(text)}</code>`
  const end = Math.max(mark.end ?? mark.start, mark.start)
  const place = text.slice(mark.start, end)
  const before = escapeHtml(text.slice(0, mark.start))
  return `<code>${before}<mark class="place${place === '' ? ' gap' : ''}">${escapeHtml(place)}</mark>${escapeHtml(text.slice(end))}</code>`
}

/** Every entry with its own sign, in the brackets of a list or of rows; the key below what is not right, once released. */
function entriesToHtml({ interaction, graded, answer, key }: FormulaPart, read: ReadFormulas, setter: Typesetter): string {
  const { words } = setter
  const { shape } = interaction.format
  const keys = key === undefined ? [] : entriesOf(keyInNames(key))
  const entries = read.status === 'read' ? read.response : []
  const items = new Map((graded.items ?? []).map((item) => [item.id, item]))
  const cells = entries.map((formula, i) => {
    const item = items.get(entryId(shape, i))
    const status = formula === undefined ? undefined : item?.status
    const own = keys[i]
    return {
      formula: formula === undefined ? undefined : setter.inline(richFormula(formula, interaction)),
      state: status ?? 'unmarked',
      icon: status === undefined ? '' : icon(status, words),
      told: words[`mark/cell-${formula === undefined ? 'blank' : (status ?? 'unmarked')}` as const],
      key: own === undefined || status === 'right' ? undefined : setter.inline(richFormula(own, interaction)),
    }
  })
  const remarks = (graded.items ?? []).flatMap((item) =>
    item.says === undefined ? [] : [{ cells: entryLabel(shape, item.id, words), says: setter.inline(item.says) }],
  )
  return fillTemplate('graded/formula-entries', words, {
    cells,
    columns: String(shape[1] ?? 1),
    typed: answer.type === 'text' ? typedAs(answer.text, words) : undefined,
    remarks,
  })
}

// One row of the table of mistakes: what is answered under it in this variant, whether that shows, what is said of it.
import { entriesOf, entryId } from '../../kinds/formula-shape.ts'
import { formulaOf } from '../../kinds/formula-values.ts'
import type { Key, PosedPart, ValueJson } from '../../model.ts'
import { fillWord } from '../../words/fill-word.ts'
import { previewEn } from '../../words/preview-en.ts'
import { richFormula } from '../graded/formula.ts'
import { valueToHtml } from '../graded/values.ts'
import type { View } from '../templates.ts'
import type { Typesetter } from '../typesetter.ts'
import type { MistakeState, MistakeView } from './author-view.ts'
import { fillPreview } from './fill.ts'

/** Cells of a table that are listed before the rest is counted. */
const mostCells = 4

/** Which colours say it: those of right, wrong and waiting. */
const tones: Readonly<Record<MistakeState, string>> = {
  shows: 'right',
  'not-offered': 'review',
  hidden: 'blank',
  within: 'review',
  none: 'blank',
}

export function mistakeToView(mistake: MistakeView, part: PosedPart, key: Key, setter: Typesetter): View {
  const { state, option, says } = mistake
  return {
    mistake: mistake.mistake,
    answers: answersToHtml(mistake, part, key, setter),
    tone: tones[state],
    outcome:
      option === undefined ? previewEn[`mistakes/${state}`] : fillWord(previewEn['mistakes/offered'], { option: option.replace(/^o/, '') }),
    says: says === undefined ? undefined : setter.inline(says),
  }
}

function answersToHtml({ answers, state }: MistakeView, { interaction }: PosedPart, key: Key, setter: Typesetter): string {
  const toHtml = (answer: ValueJson): string =>
    interaction.type === 'formula' ? setter.inline(richFormula(formulaOf(answer), interaction)) : valueToHtml(answer, setter)
  const [only] = answers
  if (only === undefined) return ''
  const own = cellsOf(key, interaction)
  if (own.length === 0 || answers.length !== own.length) return toHtml(only)
  const differing = own.flatMap(({ id, value }, i): View[] => {
    const answer = answers[i]
    return answer === undefined || JSON.stringify(answer) === JSON.stringify(value) ? [] : [{ id, html: toHtml(answer) }]
  })
  const rest = differing.length - mostCells
  return fillPreview('cells', {
    before:
      state === 'shows' ? fillWord(previewEn['mistakes/differing'], { n: String(differing.length), of: String(own.length) }) : undefined,
    cells: differing.slice(0, mostCells),
    more: rest > 0 ? fillWord(previewEn['mistakes/more'], { n: String(rest) }) : undefined,
  })
}

/** The cells or entries of a key, each with its name; none where it is one answer. */
function cellsOf(key: Key, interaction: PosedPart['interaction']): readonly { readonly id: string; readonly value: ValueJson }[] {
  switch (key.kind) {
    case 'single-choice':
    case 'multi-select':
    case 'number':
      return []
    case 'vector':
    case 'table':
      return key.cells
    case 'expression': {
      const shape = interaction.type === 'formula' ? interaction.format.shape : []
      return shape.length === 0 ? [] : entriesOf(key.expr).map((formula, i) => ({ id: entryId(shape, i), value: { formula } }))
    }
    default:
      throw key satisfies never
  }
}

// Answers as students would hand them in: the key, what each mistake leads to, nothing. The graded view is made of these.
import { samplesOf } from '../../kinds/index.ts'
import { formulasAsTyped } from '../../kinds/formula-samples.ts'
import { formulaOf } from '../../kinds/formula-values.ts'
import { rightText } from '../../kinds/number-key.ts'
import { fromJson, isScalar } from '../../math/evaluate/value.ts'
import { plainValue } from '../../math/print/plain.ts'
import type { Interaction, Key, RawResponse, ValueJson } from '../../model.ts'
import type { MistakeView } from '../../render/preview/author-view.ts'

/** The response to one part under a mistake, or else the key; undefined where nothing can be handed in. */
export function sampleOf(interaction: Interaction, key: Key, mistake: MistakeView | undefined): RawResponse | undefined {
  const right = samplesOf(interaction, key).find(({ of }) => of === 'right')?.raw
  if (mistake === undefined || mistake.state === 'hidden' || mistake.state === 'within') return right
  if (mistake.state === 'none' || mistake.state === 'not-offered') return undefined
  return typed(mistake, interaction, key) ?? right
}

function typed({ answers, option }: MistakeView, interaction: Interaction, key: Key): RawResponse | undefined {
  switch (key.kind) {
    case 'single-choice':
      return option
    case 'multi-select':
      return undefined
    case 'number':
      return answers[0] === undefined ? undefined : number(answers[0], key.precision)
    case 'vector':
    case 'table':
      return Object.fromEntries(
        key.cells.flatMap((cell, i): [string, string][] => {
          const answer = answers[i]
          if (answer === undefined) return []
          return [[cell.id, cell.type === 'number' ? number(answer, cell.precision) : plainValue(fromJson(answer))]]
        }),
      )
    case 'expression':
      return interaction.type === 'formula' ? formulasAsTyped(answers.map(formulaOf), interaction.format) : undefined
    default:
      throw key satisfies never
  }
}

/** A number as it would be typed; what is none as it is written. */
function number(value: ValueJson, precision: Extract<Key, { readonly kind: 'number' }>['precision']): string {
  const answer = fromJson(value)
  return isScalar(answer) ? rightText({ value, precision }) : plainValue(answer)
}

// Typed fields: how one is read, and the lines that say so.
import type { NumberFormat, Precision } from '../../model.ts'
import { fillWord } from '../../words/fill-word.ts'
import { readingOf } from './reading.ts'

export type Words = Readonly<Record<string, string>>
export interface Line {
  readonly tone: 'good' | 'warning' | 'wrong'
  readonly nodes: readonly (Node | string)[]
}
export type FieldReading =
  | { readonly status: 'blank' }
  /** `lines` are for a field alone, or for the cell of that name. */
  | { readonly status: 'read' | 'invalid'; readonly lines: (words: Words, cell: string | undefined) => readonly Line[] }
export type ReadField = (field: HTMLInputElement) => FieldReading

export function readNumberField(field: HTMLInputElement): FieldReading {
  const format: NumberFormat = { fractions: field.dataset['fractions'] === 'true', precision: writtenTo(field.dataset['written']) }
  const reading = readingOf(field.value, format)
  switch (reading.status) {
    case 'blank':
      return reading
    case 'invalid': {
      const { code } = reading
      return {
        status: 'invalid',
        lines: (words, cell) => {
          const reason = words[code] ?? ''
          return [line('wrong', cell === undefined ? reason : fillWord(words['read/cell-wrong'] ?? '', { cell, reason }))]
        },
      }
    }
    case 'read': {
      const value = reading.shown
      return {
        status: 'read',
        lines: (words, cell) => [
          line('good', fillWord(words[cell === undefined ? 'read/as' : 'read/cell'] ?? '', { cell: cell ?? '', value })),
        ],
      }
    }
    default:
      throw reading satisfies never
  }
}

/** `{"decimals":3}` of a field whose number must be written to just so many. */
function writtenTo(data: string | undefined): Precision {
  const [, sort, count] = /^\{"(decimals|figures)":(\d+)\}$/.exec(data ?? '') ?? []
  if (sort === undefined) return {}
  return sort === 'decimals' ? { strict: true, decimals: Number(count) } : { strict: true, figures: Number(count) }
}

export const line = (tone: Line['tone'], ...nodes: Line['nodes']): Line => ({ tone, nodes })

// A cell of a file in, the response as the question takes it out. Readers do not know the questions, so they hand on the
// text of a cell whole; where a text stands for several answers it is parted here, by what the question offers.
import { openCells } from '../../src/kinds/grid.ts'
import { plainText } from '../../src/kinds/options.ts'
import type { Interaction, Option, RawResponse } from '../../src/model.ts'
import { type Format, isRecord, NotASubmission, readSubmission } from './submission.ts'

/** `text` is a response that was read as text, `format` how its file was read. Anything that does not read as the format has it is the text itself. */
export function responseOf(format: Format, text: string, interaction: Interaction): RawResponse {
  switch (format) {
    case 'jsonl':
    case 'saved':
    case 'marks':
      return text
    case 'csv':
    case 'wide':
      return responseOfCell(text, interaction)
    // Moodle: `implode('; ', …)` in question/type/multichoice/question.php, and `-` for no response (report/responses)
    case 'moodle':
      return text.trim() === '-' ? '' : chosen(text, interaction, '; ', (name) => [name])
    // Canvas: `join(',')` over texts whose commas are written `\,` (quiz_statistics/student_analysis.rb)
    case 'canvas':
      return interaction.type === 'grid'
        ? blanks(text, interaction)
        : chosen(text, interaction, ',', (name) => [name.replaceAll(',', '\\,'), name])
    // Open edX: `", ".join(…)` in capa_problem.py, find_answer_text
    case 'edx':
      return chosen(text, interaction, ', ', (name) => [name])
    default:
      return format satisfies never
  }
}

/** A cell's text as the question takes it: cells of a table come as a JSON object, everything else as text (`;` parts a list). */
export const responseOfCell = (text: string, interaction: Interaction): RawResponse =>
  interaction.type === 'grid' && text.trim().startsWith('{') ? objectOf(text) : text

function objectOf(text: string): RawResponse {
  try {
    const value: unknown = JSON.parse(text)
    const read = isRecord(value) ? readSubmission({ student: 's', problem: 'p', response: value }) : undefined
    return read === undefined || read instanceof NotASubmission ? text : read.response
  } catch {
    return text
  }
}

/** The blanks of one Canvas question, in their order: one a cell, or none is taken. */
function blanks(text: string, grid: Extract<Interaction, { readonly type: 'grid' }>): RawResponse {
  const cells = openCells(grid)
  const texts = text.split(/(?<!\\),/).map((one) => one.replaceAll('\\,', ','))
  return texts.length === cells.length ? Object.fromEntries(cells.map(({ id }, i) => [id, texts[i] ?? ''])) : text
}

interface Named {
  readonly id: string
  readonly name: string
}

/** What a report may show of an option: its text as it is typed, or with TeX as LMS pages write it. */
const shown = ({ text, plain }: Option): readonly string[] => [
  plain,
  plainText(text).replace(/\$([^$]*)\$/g, (_, tex: string) => `\\(${tex}\\)`),
]

/**
 * The ids of the options that a text names, one after the other with `separator` between. An option's text may hold the
 * separator: the longest that fits is tried first. A text that two options have names neither.
 */
function chosen(text: string, interaction: Interaction, separator: string, spellings: (name: string) => readonly string[]): RawResponse {
  if (interaction.type !== 'choice') return text
  const offered = interaction.options.flatMap((option) =>
    [...new Set(shown(option).flatMap(spellings).map(squeezed))].map((name): Named => ({ id: option.id, name })),
  )
  const own = offered.filter(({ name }) => name !== '' && offered.filter((other) => other.name === name).length === 1)
  const ids = parted(squeezed(text), own, separator)
  if (ids === undefined) return text
  const [only, another] = ids
  return interaction.multiple || only === undefined || another !== undefined ? ids : only
}
const squeezed = (text: string): string => text.replace(/\s+/g, ' ').trim()

function parted(text: string, offered: readonly Named[], separator: string): readonly string[] | undefined {
  // Each option is named once at most: a longer text names something else
  if (text.length > offered.reduce((length, { name }) => length + name.length + separator.length, 0)) return undefined
  const longestFirst = offered.toSorted((a, b) => b.name.length - a.name.length)
  const dead = new Set<number>()
  const from = (at: number): readonly string[] | undefined => {
    if (dead.has(at)) return undefined
    for (const { id, name } of longestFirst) {
      if (!text.startsWith(name, at)) continue
      const end = at + name.length
      if (end === text.length) return [id]
      const rest = text.startsWith(separator, end) ? from(end + separator.length) : undefined
      if (rest !== undefined) return [id, ...rest]
    }
    dead.add(at)
    return undefined
  }
  return from(0)
}

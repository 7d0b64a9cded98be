// The texts that people wrote for a problem, each with what it is and where it stands, and its prose with places.
import type { Location, OptionItem, Piece, Problem, Question, Text } from '../../model.ts'

export interface AuthoredText {
  /** `stem` and `part` are read before answering, `option` too; the others afterwards. */
  readonly what: 'stem' | 'part' | 'option' | 'says' | 'solution' | 'convention'
  readonly text: Text
  /** Of what it belongs to: the place of what stands in it where that is not known. */
  readonly at: Location
}

/** Every text of a problem in the order that it is read in; those of conventions and the cell's mistakes, too. */
export function authoredTexts(problem: Problem): readonly AuthoredText[] {
  const { at, cell, solution } = problem
  return [
    { what: 'stem', text: problem.title, at },
    { what: 'stem', text: problem.text, at },
    ...(cell?.conventions ?? []).flatMap(({ choices }) =>
      choices.flatMap((choice): readonly AuthoredText[] =>
        choice.text === undefined ? [] : [{ what: 'convention', text: choice.text, at: choice.at }],
      ),
    ),
    ...problem.parts.flatMap(partTexts),
    ...problem.mistakes.flatMap((mistake): readonly AuthoredText[] =>
      mistake.says === undefined ? [] : [{ what: 'says', text: mistake.says, at: mistake.at }],
    ),
    ...(solution === undefined ? [] : [{ what: 'solution', text: solution, at } as const]),
  ]
}

function partTexts(part: Question): readonly AuthoredText[] {
  const own: readonly AuthoredText[] = part.text === undefined ? [] : [{ what: 'part', text: part.text, at: part.at }]
  return [...own, ...optionsOf(part).flatMap(optionTexts)]
}
type Worded = Pick<OptionItem, 'text' | 'says'> & { readonly at: Location }
function optionsOf(part: Question): readonly Worded[] {
  const items = (options: readonly OptionItem[]): readonly Worded[] => options.map((option) => ({ ...option, at: option.value.at }))
  if (part.kind === 'single-choice') return part.options.type === 'list' ? items(part.options.options) : []
  if (part.kind !== 'multi-select') return []
  return part.from.type === 'claims' ? part.from.claims : part.from.type === 'values' ? items(part.from.options) : []
}
const optionTexts = ({ text, says, at }: Worded): readonly AuthoredText[] => [
  ...(text === undefined ? [] : [{ what: 'option', text, at } as const]),
  ...(says === undefined ? [] : [{ what: 'says', text: says, at } as const]),
]

/** Stands for a formula in prose; another tag is `shownMark`. */
export const formulaMark = '\u{E000}'
export const shownMark = '\u{E001}'

/** The words of a text in one line of characters; code is blanked out. */
export interface Prose {
  readonly words: string
  /** The place of some characters of it. */
  placeOf(index: number, length: number): Location
}
interface Stretch {
  readonly from: number
  readonly text: string
  readonly at: Location | undefined
}

/** The prose of pieces, branches of `if`s one after another. */
export function proseOf(pieces: readonly Piece[], at: Location): Prose {
  const stretches: Stretch[] = []
  let words = ''
  const add = (text: string, place?: Location): void => {
    stretches.push({ from: words.length, text, at: place })
    words += text
  }
  const walk = (piece: Piece): void => {
    switch (piece.type) {
      case 'markdown':
        return add(withoutCode(piece.text), piece.at)
      case 'math':
        return add(formulaMark, piece.at)
      case 'if':
        piece.then.forEach(walk)
        add(shownMark)
        piece.else.forEach(walk)
        return
      case 'tex':
        return add(formulaMark)
      case 'value':
      case 'plural':
      case 'block':
      case 'table':
      case 'part':
        return add(shownMark)
      default:
        return piece satisfies never
    }
  }
  pieces.forEach(walk)
  const [first] = stretches
  const margin = first?.at?.col
  return {
    words,
    placeOf(index, length) {
      const stretch = stretches.findLast(({ from }) => from <= index)
      return stretch?.at === undefined ? at : within(stretch.at, stretch.text.slice(0, index - stretch.from), length, margin)
    },
  }
}

/** The place after some characters from `start` on; lines of a text begin in the column `margin`. */
function within(start: Location, before: string, length: number, margin = 1): Location {
  const lines = before.split('\n')
  const last = lines.at(-1) ?? ''
  const col = lines.length === 1 ? start.col + last.length : margin + last.length
  return { file: start.file, line: start.line + lines.length - 1, col, length }
}

const withoutCode = (text: string): string => text.replace(/(`+)[^`]+\1(?!`)/g, (code) => code.replace(/[^\n]/g, ' '))

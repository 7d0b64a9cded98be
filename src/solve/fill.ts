// An authored text and a solution in, the text with every value in it out.
import { type Checked, failed, ok } from '../diagnostic.ts'
import type { RichText, Text } from '../model.ts'
import { allPieces, piecesIn } from './authored.ts'
import { conventions, type Filling, fillPieces } from './pieces.ts'
import type { Solution } from './solution.ts'
import { worked, type WorkedOptions } from './worked.ts'

export { partLabel, partLetter } from './part-label.ts'
export { namesAt } from './naming.ts'

export interface FillOptions extends WorkedOptions {
  /** Whether the sentences of conventions and roundings follow where no text of the problem places them; so for the stem. */
  readonly stem?: boolean
}

/**
 * Fills a text in a language (in English, else in the first there is). All errors at once: values that do not exist, tables
 * of lists of different lengths, conditions that are none.
 */
export function fillText(text: Text, solution: Solution, lang: string, options: FillOptions = {}): Checked<RichText> {
  const filling: Filling = { solution, lang, trace: () => worked(solution, lang, options), errors: [], conventionsPlaced: false }
  const filled = [...fillPieces(piecesIn(text, lang), filling)]
  if ((options.stem ?? text === solution.problem.text) && !filling.conventionsPlaced && !placedInParts(solution, lang)) {
    const sentences = conventions(filling)
    if (sentences.length > 0) filled.push({ type: 'markdown', text: '\n\n' }, ...sentences)
  }
  return filling.errors.length > 0 ? failed(...filling.errors) : ok(filled)
}

const placedInParts = ({ problem }: Solution, lang: string): boolean =>
  problem.parts.some(
    ({ text }) =>
      text !== undefined && allPieces(piecesIn(text, lang)).some((piece) => piece.type === 'block' && piece.name === 'conventions'),
  )

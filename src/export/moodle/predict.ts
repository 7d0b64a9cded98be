// What Moodle makes of an answer of ours.
import { add, divide, type Rational } from '../../math/exact/rational.ts'
import type { RawResponse } from '../../model.ts'
import { scoreEntry } from '../compare.ts'
import type { ExportPart } from '../item.ts'
import type { LedgerEntry } from '../ledger.ts'
import { orByReading, otherSetsLost } from '../readings.ts'
import type { Place } from './ask.ts'
import { scoreOf } from './question.ts'

/** Moodle's share of the points for an answer of ours: the mean over the places, each of the same weight. */
export function predicted(places: readonly Place[], raw: RawResponse): Rational {
  const scores = places.map(({ asked, respond }) => {
    const response = respond(raw)
    return response === undefined ? 0 : scoreOf(asked, response)
  })
  return divide(scores.reduce<Rational>(add, 0), Math.max(1, scores.length))
}

export const moodleScoreEntry = (part: ExportPart, places: readonly Place[]): LedgerEntry =>
  scoreEntry(part, (raw) => predicted(places, raw), orByReading(whyApart(part), otherSetsLost(part)))

function whyApart({ interaction, key }: ExportPart): string {
  switch (interaction.type) {
    case 'choice':
      return interaction.multiple
        ? 'Moodle adds up shares of options and cannot follow the scheme everywhere'
        : 'shares come from a fixed list'
    case 'grid':
      return 'scheme' in key && key.scheme === 'all-or-nothing'
        ? 'Moodle adds up the cells: none of them can take the others’ points'
        : 'Moodle reads decimals only'
    case 'text':
      return 'Moodle reads decimals only'
    case 'formula':
      return 'Moodle compares no formulas'
    default:
      return interaction satisfies never
  }
}

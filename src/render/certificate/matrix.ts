// The separation table and the readings in, their view models out: one row a mistake or reading, one bar of all variants each.
import type { MistakeRow, ReadingRow } from '../../model.ts'
import { certificateEn as words } from '../../words/certificate-en.ts'
import { fillWord } from '../../words/fill-word.ts'
import type { View } from '../templates.ts'
import { figureOf, stackOf } from './parts.ts'
import { count, distributionPhrase, settledPhrase } from './phrases.ts'

/** Values of a mistake's answers that are listed. */
const mostAnswers = 3

export function mistakesView(mistakes: readonly MistakeRow[], variants: number, withParts: boolean): View {
  const outcomes = ['shows', 'within', 'hidden', 'none'] as const
  return {
    says: fillWord(words['says/mistakes'], { variants: count(variants) }),
    legend: outcomes.map((kind) => ({ kind, word: words[`head/${kind}`], says: words[`says/${kind}`] })),
    withParts,
    withOffered: mistakes.some(({ offered }) => offered !== undefined),
    withMargin: mistakes.some(({ margin }) => margin !== undefined),
    outcomes: outcomes.map((kind) => ({ kind, word: words[`head/${kind}`] })),
    rows: mistakes.map((row) => ({
      mistake: row.mistake,
      part: row.part,
      from: row.from === 'cell' ? words['says/from-cell'] : undefined,
      stack: stackOf(
        outcomes.map((kind) => [kind, row[kind]]),
        variants,
      ),
      figures: outcomes.map((kind) => figureOf(kind, row[kind], variants)),
      offered: row.offered === undefined ? '' : count(row.offered),
      margin: row.margin === undefined ? '' : String(Number(row.margin.toPrecision(3))),
      answers: distributionPhrase(row.answers, mostAnswers),
      example: row.example === undefined || row.example.with === '' ? undefined : `--with ${row.example.with}`,
    })),
  }
}

export function readingsView(readings: readonly ReadingRow[], variants: number): View {
  return {
    rows: readings.map((row) => {
      const flipped = row.flips + row.none > 0
      return {
        reading: row.reading,
        stack: stackOf(
          [
            ['flips', row.flips],
            ['none', row.none],
          ],
          variants,
        ),
        figures: [figureOf('flips', row.flips, variants), figureOf('none', row.none, variants)],
        state: row.settled === undefined && flipped ? 'open' : 'settled',
        settled: settledPhrase(row),
        by: row.by,
        // what is settled or never flips needs no lines to declare
        lines: row.settled === undefined && flipped ? row.lines : undefined,
        examples: row.examples.filter((one) => one.with !== '').map((one) => ({ flag: `--with ${one.with}` })),
        published: row.published.map((one) => ({
          text: fillWord(words['reading/published'], {
            with: one.with || words['published/as-declared'],
            flips: words[one.flips ? 'reading/published-flips' : 'reading/published-same'],
          }),
        })),
      }
    }),
  }
}

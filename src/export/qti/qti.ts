// A package of QTI: an item for each variant, a test whose sections each select one variant of a problem, a manifest.
import { pageWordsOf } from '../../words/pages-en.ts'
import { zip } from '../archive.ts'
import { scoreEntry } from '../compare.ts'
import { readRational } from '../../math/exact/rational.ts'
import type { ExportItem, ExportPart } from '../item.ts'
import type { LedgerEntry } from '../ledger.ts'
import { closeEntries } from '../close.ts'
import { plainTitle } from '../plain.ts'
import { orByReading, otherSetsLost } from '../readings.ts'
import { type Fates, saidEntries } from '../said.ts'
import type { OpenTarget } from '../target.ts'
import { askPart, respond } from './ask.ts'
import { dialects, type Version } from './dialect.ts'
import { qtiHtml } from './html.ts'
import { cellScheme, itemXml, type PlacedPart } from './item.ts'
import { ledgerFile, manifestXml, type Section, testXml } from './package.ts'
import { bestScore } from './processing.ts'

export const qti =
  (version: Version): OpenTarget =>
  (put, { set, tag }) => {
    const d = dialects[version]
    const archive = zip(put)
    const html = qtiHtml(set.language)
    const noneText = pageWordsOf(set.language)['page/none-of-these']
    const sections: Section[] = []
    let current: Section | undefined
    return {
      problem({ id }) {
        current = { id, title: id, attempts: 0, variants: [] }
      },
      item(item) {
        const asked = item.parts.map((part, i) => ({ part, as: askPart(part, i + 1, noneText) }))
        const refused = asked.flatMap(({ part, as }): readonly LedgerEntry[] =>
          'refused' in as ? [{ status: 'refused', part: part.id, feature: 'kind', why: as.refused }] : [],
        )
        if (refused.length > 0) return { written: false, ledger: refused }
        const parts = asked.flatMap(({ part, as }): PlacedPart[] => ('refused' in as ? [] : [{ part, ...as }]))
        const { variant, title } = item.posed
        archive.file(`items/${variant}.xml`, itemXml(item, parts, d, html, set.language, tag(variant)))
        if (current !== undefined) {
          if (current.variants.length === 0)
            sections.push((current = { ...current, title: plainTitle(title), attempts: attemptsOf(item) ?? 0 }))
          current.variants.push(variant)
        }
        return { written: true, ledger: [...parts.flatMap(entriesOf), ...attemptsEntry(item), ...solutionEntry(item)] }
      },
      end(ledger) {
        archive.file(ledgerFile, `${JSON.stringify({ target: d.target, problems: ledger })}\n`)
        archive.file('test.xml', testXml(set.id, plainTitle(set.title), sections, d))
        archive.file('imsmanifest.xml', manifestXml(sections, d))
        archive.end()
      },
    }
  }

const said: Fates = {
  options: 'kept',
  sets: 'kept',
  numbers: 'kept',
  cells: { status: 'lost', why: 'a table is told right or wrong, no more' },
  formulas: 'kept',
  readings: 'kept',
}

/** Options chosen are counted as they are here. */
const whyApart = ({ interaction }: ExportPart): string | undefined =>
  interaction.type === 'choice' ? undefined : 'QTI reads decimals only, and compares floats'

function entriesOf(placed: PlacedPart): readonly LedgerEntry[] {
  const { part, asked } = placed
  const at = { part: part.id } as const
  const theirs = (raw: Parameters<typeof respond>[1]): ReturnType<typeof readRational> =>
    readRational(bestScore(placed, cellScheme(part), respond(asked, raw)).toFixed(12))
  const entries: LedgerEntry[] = [nearly(scoreEntry(part, theirs, orByReading(whyApart(part), otherSetsLost(part))))]
  entries.push(...closeEntries(part, theirs, 'QTI compares floats').map(nearly), ...otherSetsLost(part), ...saidEntries(part, said))
  if (part.interaction.type !== 'choice')
    entries.push({ status: 'lost', ...at, feature: 'invalid-is-free', why: 'an answer that is no number is wrong, or counts as none' })
  return entries
}

/** Attempts are counted at an item; undefined where there is no limit, or its parts have different ones. */
function attemptsOf({ posed, parts }: ExportItem): number | undefined {
  const limits = new Set(parts.map(({ attempts }) => attempts ?? posed.attempts))
  const [limit] = limits
  return limits.size === 1 ? limit : undefined
}
const solutionEntry = ({ solution }: ExportItem): readonly LedgerEntry[] =>
  solution.length === 0
    ? []
    : [
        {
          status: 'lost',
          feature: 'solution',
          why: 'QTI has no word for attempts that are used up: it is shown only to whoever has the whole score',
        },
      ]

function attemptsEntry(item: ExportItem): readonly LedgerEntry[] {
  const limits = new Set(item.parts.map(({ attempts }) => attempts ?? item.posed.attempts))
  return limits.size <= 1
    ? []
    : [
        {
          status: 'lost',
          feature: 'attempts',
          why: 'QTI counts attempts at a whole problem, and its parts have different limits: there is none',
        },
      ]
}

/** Scores are floats there: a third is kept. */
function nearly(entry: LedgerEntry): LedgerEntry {
  if (entry.status !== 'approximated' || entry.worst === undefined) return entry
  const { ours, theirs } = entry.worst
  const [a, b] = [valueOf(ours), valueOf(theirs)]
  return Math.abs(a - b) < 1e-9 ? { status: 'kept', feature: entry.feature, ...(entry.part !== undefined && { part: entry.part }) } : entry
}
function valueOf(text: string): number {
  const [top = '0', bottom = '1'] = text.split('/')
  return Number(top) / Number(bottom)
}

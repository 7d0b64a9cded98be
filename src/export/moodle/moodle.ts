// Moodle XML (checked against Moodle 4.5): a category for each problem, its variants inside, so that a quiz takes one of
// them by a random question from the category.
import { escapeHtml } from '../../render/escape.ts'
import { pageWordsOf } from '../../words/pages-en.ts'
import { htmlWriter } from '../html.ts'
import type { ExportItem, ExportPart } from '../item.ts'
import { nameOf } from '../names.ts'
import type { LedgerEntry, ProblemLedger } from '../ledger.ts'
import { closeEntries } from '../close.ts'
import { otherSetsLost, readingsMixed } from '../readings.ts'
import { type Fates, saidEntries } from '../said.ts'
import type { OpenTarget } from '../target.ts'
import { declaration, element, withoutForbidden } from '../xml.ts'
import { askPart } from './ask.ts'
import { moodleScoreEntry, predicted } from './predict.ts'
import { questionXml } from './question-xml.ts'
import { clozeText, type PlacedPart, stemText } from './text.ts'

export interface MoodleItem {
  /** Undefined where Moodle cannot hold the problem: the ledger says why. */
  readonly xml: string | undefined
  readonly ledger: readonly LedgerEntry[]
}
export interface MoodleOptions {
  readonly language: string
  /** The visible tag that the text ends with, by which responses are put with their variant again. */
  readonly tag: (variant: string) => string
}

/** Moodle XML piece by piece. */
export const moodle: OpenTarget = (put, { set, tag }) => {
  const utf8 = new TextEncoder()
  let category: string | undefined
  put(utf8.encode(moodleStart))
  return {
    problem({ id }) {
      category = moodleCategory(set.id, id)
    },
    item(item) {
      const { xml, ledger } = moodleItem(item, { language: set.language, tag })
      if (xml === undefined) return { written: false, ledger }
      put(utf8.encode(`${category ?? ''}${xml}`))
      category = undefined
      return { written: true, ledger }
    },
    end(ledger) {
      put(utf8.encode(`${ledgerComment(ledger)}${moodleEnd}`))
    },
  }
}

export const moodleStart = `${declaration}<quiz>\n`
export const moodleEnd = '</quiz>\n'

/** The ledger as JSON in a comment, which the importer passes over; two hyphens, which would end it, stand as an escape of JSON. */
const ledgerComment = (problems: readonly ProblemLedger[]): string =>
  `<!-- ledger ${withoutForbidden(JSON.stringify({ target: 'moodle', problems })).replaceAll('--', '-\\u002d')} -->\n`

/** Switches to the problem's own category for what follows. */
export const moodleCategory = (set: string, problem: string): string =>
  `${
    element(
      'question',
      { type: 'category' },
      element('category', {}, element('text', {}, `$course$/top/${categoryName(set)}/${categoryName(problem)}`)),
      element('info', { format: 'html' }, element('text', {}, '')),
      element('idnumber', {}, idNumber(`${set}.${problem}`)),
    ).text
  }\n`

/** Any text that is not too long; of two alike Moodle drops one. */
const idNumber = (id: string): string => (id.length <= 100 ? id : nameOf(id, 100))

/** A slash parts categories; two are one that does not. */
const categoryName = (name: string): string => name.replaceAll('/', '//')

/** One variant as one question, and what becomes of it. */
export function moodleItem(item: ExportItem, { language, tag }: MoodleOptions): MoodleItem {
  const html = htmlWriter(language)
  const words = pageWordsOf(language)
  const asked = item.parts.map((part) => ({
    part,
    as: askPart(part, html, escapeHtml(words['page/none-of-these']), item.parts.length > 1),
  }))
  const refused = asked.flatMap(({ part, as }) => ('refused' in as ? [{ part, why: as.refused }] : []))
  if (refused.length > 0)
    return { xml: undefined, ledger: refused.map(({ part, why }) => ({ status: 'refused', part: part.id, feature: 'kind', why })) }
  const parts = asked.flatMap(({ part, as }) => placed(part, as))
  const [only, another] = parts
  const [place, more] = only?.places ?? []
  const alone = another === undefined && more === undefined && place?.cell === undefined ? place : undefined
  const text = alone === undefined ? clozeText(item, parts, html, language) : stemText(item, parts, html, language)
  const body = `${text}<p><small>${escapeHtml(tag(item.posed.variant))}</small></p>`
  return { xml: `${questionXml(item, alone?.asked, body, html).text}\n`, ledger: parts.flatMap((one) => ledgerOf(item, one)) }
}

const placed = (part: ExportPart, as: ReturnType<typeof askPart>): readonly PlacedPart[] =>
  'refused' in as ? [] : [{ part, places: as.places }]

const said: Fates = {
  options: 'kept',
  sets: { status: 'lost', why: 'Moodle has something to say of single options, not of a whole set of them' },
  numbers: 'kept',
  cells: 'kept',
  formulas: 'kept',
  readings: 'kept',
}

function ledgerOf({ posed }: ExportItem, { part, places }: PlacedPart): readonly LedgerEntry[] {
  const attempts = part.attempts ?? posed.attempts
  return [
    moodleScoreEntry(part, places),
    ...closeEntries(part, (raw) => predicted(places, raw), 'Moodle has a list of shares, and adds up the cells of a table'),
    ...otherSetsLost(part),
    ...readingsMixed(part, (raw) => predicted(places, raw)),
    ...saidEntries(part, said),
    ...(part.interaction.type === 'choice'
      ? []
      : [{ status: 'lost', part: part.id, feature: 'invalid-is-free', why: 'an answer that is no number is wrong in Moodle' } as const]),
    ...(attempts === undefined
      ? []
      : [
          {
            status: 'lost',
            part: part.id,
            feature: 'attempts',
            why: `a quiz of Moodle’s says how many attempts there are (here ${attempts})`,
          } as const,
        ]),
  ]
}

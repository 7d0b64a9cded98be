// Moodle XML (checked against Moodle 4.5): a category for each problem, its variants inside, so that a quiz takes one of
// them by a random question from the category.
import { add, denominator, divide, multiply, numerator, type Rational, rational, readRational } from '../../math/exact/rational.ts'
import { expectationText, letterOf } from '../../render/labels.ts'
import { pageWordsOf } from '../../words/pages-en.ts'
import type { Interaction, NumberFormat } from '../../model.ts'
import { escapeHtml } from '../../render/escape.ts'
import { decimal } from '../bounds.ts'
import { gridTable } from '../grid-table.ts'
import { type HtmlWriter, htmlWriter } from '../html.ts'
import type { ExportItem, ExportPart } from '../item.ts'
import type { LedgerEntry } from '../ledger.ts'
import type { OpenTarget } from '../target.ts'
import { cdata, declaration, element, type Xml } from '../xml.ts'
import { askPart, type Place } from './ask.ts'
import { clozeField } from './cloze.ts'
import { moodleScoreEntry } from './predict.ts'
import type { Asked, ChoiceAnswer, NumberAnswer } from './question.ts'

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
    end() {
      put(utf8.encode(moodleEnd))
    },
  }
}

export const moodleStart = `${declaration}<quiz>\n`
export const moodleEnd = '</quiz>\n'

/** Switches to the problem's own category for what follows. */
export const moodleCategory = (set: string, problem: string): string =>
  `${
    element(
      'question',
      { type: 'category' },
      element('category', {}, element('text', {}, `$course$/top/${categoryName(set)}/${categoryName(problem)}`)),
      element('info', { format: 'html' }, element('text', {}, '')),
      element('idnumber', {}, `${set}.${problem}`.slice(0, 100)),
    ).text
  }\n`

/** A slash parts categories; two are one that does not. */
const categoryName = (name: string): string => name.replaceAll('/', '//')

interface PlacedPart {
  readonly part: ExportPart
  readonly places: readonly Place[]
}

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

function ledgerOf({ posed }: ExportItem, { part, places }: PlacedPart): readonly LedgerEntry[] {
  const attempts = part.attempts ?? posed.attempts
  return [
    moodleScoreEntry(part, places),
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

// ── Text ───────────────────────────────────────────────────────────────────────────────────────────────────

function stemText({ posed }: ExportItem, parts: readonly PlacedPart[], html: HtmlWriter, language: string): string {
  return [html.block(posed.stem), ...parts.map(({ part }) => `${html.block(part.text)}${hint(part.interaction, language)}`)].join('\n')
}

/** What may be typed, in the words of our own pages; but never a fraction, which Moodle takes for the number before its slash. */
function hint(interaction: Interaction, language: string): string {
  const sentence = (format: NumberFormat): string => expectationText({ ...format, fractions: false }, pageWordsOf(language))
  if (interaction.type === 'text') return `<p><em>${escapeHtml(sentence(interaction.format))}</em></p>`
  if (interaction.type !== 'grid') return ''
  const sentences = new Set(
    interaction.columns.flatMap(({ cells }) => cells.flatMap((cell) => (cell.type === 'number' ? [sentence(cell.format)] : []))),
  )
  return [...sentences].map((sentence) => `<p><em>${escapeHtml(sentence)}</em></p>`).join('')
}

/** A cloze question: its fields stand in the text. */
function clozeText({ posed }: ExportItem, parts: readonly PlacedPart[], html: HtmlWriter, language: string): string {
  const weights = wholeWeights(parts.map(({ part, places }) => divide(readRational(part.points) ?? 1, Math.max(1, places.length))))
  const texts = parts.map(({ part, places }, i) => {
    const weight = weights[i] ?? 1
    const letter = parts.length > 1 ? `<p><strong>(${letterOf(i)})</strong></p>` : ''
    return `${letter}${withoutBraces(html.block(part.text))}${fieldsHtml(part, places, weight, html)}${hint(part.interaction, language)}`
  })
  return [withoutBraces(html.block(posed.stem)), ...texts].join('\n')
}

/** `{1:` in a text of ours would begin a field. */
const withoutBraces = (text: string): string => text.replace(/\{(?=\d*:)/g, '&#123;')

function fieldsHtml({ interaction, id }: ExportPart, places: readonly Place[], weight: number, html: HtmlWriter): string {
  if (interaction.type !== 'grid') {
    const [place] = places
    return place === undefined ? id : `<p>${clozeField(place.asked, weight, false)}</p>`
  }
  const byCell = new Map(places.flatMap((place) => (place.cell === undefined ? [] : [[place.cell, place.asked] as const])))
  return gridTable(interaction, html, ({ id: cell }) => {
    const asked = byCell.get(cell)
    return asked === undefined ? '' : clozeField(asked, weight, true)
  })
}

/** Weights of a cloze are whole numbers: the shares over their common denominator, in lowest terms. */
function wholeWeights(shares: readonly Rational[]): readonly number[] {
  const common = shares.reduce<bigint>((all, one) => lcm(all, denominator(one)), 1n)
  const whole = shares.map((one) => numerator(multiply(one, rational(common))))
  const divisor = whole.reduce<bigint>((all, one) => gcd(all, one), 0n)
  return whole.map((one) => Number(divisor === 0n ? 1n : one / divisor))
}
const gcd = (a: bigint, b: bigint): bigint => (b === 0n ? a : gcd(b, a % b))
const lcm = (a: bigint, b: bigint): bigint => (a / gcd(a, b)) * b

// ── XML ────────────────────────────────────────────────────────────────────────────────────────────────────

const htmlText = (name: string, html: string): Xml => element(name, { format: 'html' }, element('text', {}, html === '' ? '' : cdata(html)))

/** Without `asked` the fields stand in the text: a cloze. */
function questionXml({ posed, parts, solution }: ExportItem, asked: Asked | undefined, text: string, html: HtmlWriter): Xml {
  const type = asked === undefined ? 'cloze' : asked.type
  const points = parts.map((part) => readRational(part.points) ?? 1).reduce<Rational>(add, 0)
  return element(
    'question',
    { type },
    element('name', {}, element('text', {}, `${posed.problem} ${posed.variant}`.slice(0, 255))),
    htmlText('questiontext', text),
    htmlText('generalfeedback', html.block(solution)),
    asked === undefined ? undefined : element('defaultgrade', {}, gradeText(points)),
    element('penalty', {}, '0'),
    element('hidden', {}, '0'),
    element('idnumber', {}, posed.variant),
    asked === undefined ? undefined : askedXml(asked),
    element('tags', {}, element('tag', {}, element('text', {}, posed.problem)), element('tag', {}, element('text', {}, 'quizwright'))),
  )
}

/** Moodle keeps seven decimals of a grade. */
const gradeText = (points: Rational): string => {
  const scaled = multiply(points, 10_000_000)
  return denominator(scaled) === 1n ? decimal(points) : (Number(numerator(points)) / Number(denominator(points))).toFixed(7)
}

function askedXml(asked: Asked): readonly Xml[] {
  switch (asked.type) {
    case 'multichoice':
      return [
        element('single', {}, String(asked.single)),
        element('shuffleanswers', {}, 'false'),
        element('answernumbering', {}, 'none'),
        element('showstandardinstruction', {}, '1'),
        ...asked.answers.map(choiceXml),
      ]
    case 'numerical':
      return [
        ...asked.answers.map(numberXml),
        element('unitgradingtype', {}, '0'),
        element('unitpenalty', {}, '0'),
        element('showunits', {}, '3'),
      ]
    default:
      return asked satisfies never
  }
}

const choiceXml = ({ text, fraction, feedback = '' }: ChoiceAnswer): Xml =>
  element('answer', { fraction, format: 'html' }, element('text', {}, cdata(text)), htmlText('feedback', feedback))
const numberXml = ({ value, tolerance, fraction, feedback = '' }: NumberAnswer): Xml =>
  element(
    'answer',
    { fraction, format: 'moodle_auto_format' },
    element('text', {}, value),
    htmlText('feedback', feedback),
    element('tolerance', {}, tolerance),
  )

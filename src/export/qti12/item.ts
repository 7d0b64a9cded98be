// One variant as an item of QTI 1.2: what is asked, how it is marked, what is said of it.
import type { ExportItem } from '../item.ts'
import { plainTitle } from '../plain.ts'
import { type Content, element, type Xml } from '../xml.ts'
import type { AskedPart, Words } from './ask.ts'
import type { Dialect } from './dialect.ts'
import { cartridgeWeight } from './entries.ts'
import { type Field, type FieldedPart, fielded } from './fields.ts'
import { htmlMaterial, plainMaterial, pointsText, qtiMetadata } from './pieces.ts'
import type { Asked } from './question.ts'
import { feedbackXml, processing } from './processing.ts'
import { questionText } from './text.ts'

export interface ItemOptions {
  readonly d: Dialect
  readonly words: Words
  readonly language: string
  readonly tag: string
}
/** Undefined where the text is longer than the client imports. */
export function itemXml(item: ExportItem, asked: readonly AskedPart[], options: ItemOptions): Xml | undefined {
  const { d, words, tag, language } = options
  const { posed, solution } = item
  const parts = fielded(item, asked, d)
  const labels = new Map(parts.flatMap(({ fields }) => fields.map(({ place, label }) => [place, label] as const)))
  const text = questionText(item, asked, { html: words.html, language, tag, field: (place) => labels.get(place) ?? '' })
  if (text.length > (d.longestText ?? Infinity)) return undefined
  const general = words.html.block(solution)
  return element(
    'item',
    { ident: posed.variant, title: `${plainTitle(posed.title, 200)} ${tag}`.trim() },
    metadata(
      d.kindField === 'question_type'
        ? {
            question_type: questionType(parts),
            points_possible: pointsText(posed.points),
            assessment_question_identifierref: `${posed.variant}_q`,
          }
        : d.kindField === 'cc_profile'
          ? { cc_profile: profile(parts), cc_weighting: cartridgeWeight(posed.points)?.toString() }
          : { qmd_weighting: pointsText(posed.points) },
    ),
    element(
      'presentation',
      {},
      htmlMaterial(d.kindField === 'cc_profile' ? withoutEscapedDollars(text) : text),
      parts.flatMap(({ fields }) => fields.map((field) => responseXml(field, d))),
    ),
    processing(parts, general !== '', posed.points, d),
    feedbackXml(parts, general),
  )
}

/** Moodle's reader of cartridges makes a dollar sign of `%24` in a question’s text, also where it is written as an entity. */
const withoutEscapedDollars = (html: string): string => html.replaceAll('%24', '%<span></span>24')

// ── What kind of question ──────────────────────────────────────────────────────────────────────────────────

const allAsked = (parts: readonly FieldedPart[]): readonly Asked[] => parts.flatMap(({ places }) => places.map(({ asked }) => asked))

function questionType(parts: readonly FieldedPart[]): string {
  const [first, ...rest] = allAsked(parts)
  if (first?.type === 'choice') return first.several ? 'multiple_answers_question' : 'multiple_choice_question'
  if (first?.type === 'number') return 'numerical_question'
  return [first, ...rest].every((asked) => asked?.type === 'menu') ? 'multiple_dropdowns_question' : 'fill_in_multiple_blanks_question'
}

function profile(parts: readonly FieldedPart[]): string {
  const [first] = allAsked(parts)
  if (first?.type !== 'choice') return 'cc.fib.v0p1'
  return first.several ? 'cc.multiple_response.v0p1' : 'cc.multiple_choice.v0p1'
}

const metadata = (fields: Readonly<Record<string, string | undefined>>): Xml => element('itemmetadata', {}, qtiMetadata(fields))
// ── How it is asked ────────────────────────────────────────────────────────────────────────────────────────

function responseXml({ place: { asked }, id, label, prefix }: Field, d: Dialect): Xml {
  // Canvas names the blank here; elsewhere it is what the text refers to
  const name = label === '' ? undefined : plainMaterial(label.replace(/^\[(.*)\]$/, '$1'))
  const option = (ident: string, material: Xml): Xml => element('response_label', { ident }, material)
  const lid = (cardinality: 'Single' | 'Multiple', options: Content): Xml =>
    element('response_lid', { ident: id, rcardinality: cardinality }, name, element('render_choice', {}, options))
  switch (asked.type) {
    case 'choice':
      return lid(
        asked.several ? 'Multiple' : 'Single',
        asked.options.map(({ id: own, text }) => option(`${prefix}${own}`, htmlMaterial(text === '0' ? '<p>0</p>' : text))),
      )
    case 'menu':
      return lid(
        'Single',
        asked.options.map(({ text }, i) => option(`${prefix}${i + 1}`, plainMaterial(text))),
      )
    case 'blank':
      return d.fields === 'blanks'
        ? lid(
            'Single',
            asked.texts.map((text, i) => option(`${prefix}${i + 1}`, plainMaterial(text))),
          )
        : element('response_str', { ident: id, rcardinality: 'Single' }, name, element('render_fib', { prompt: 'Box' }))
    case 'number': {
      const fib = element('render_fib', { fibtype: 'Decimal' }, element('response_label', { ident: `${prefix}answer` }))
      return d.fields === 'blanks'
        ? element('response_str', { ident: id, rcardinality: 'Single' }, name, fib)
        : element('response_num', { ident: id, rcardinality: 'Single', numtype: 'Decimal' }, name, fib)
    }
    default:
      return asked satisfies never
  }
}

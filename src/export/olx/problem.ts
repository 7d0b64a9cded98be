// One variant as a problem of Open edX: OLX of the capa problem block.
import { expectationText, letterOf, pointsText } from '../../render/labels.ts'
import { pageWordsOf } from '../../words/pages-en.ts'
import { gridTable } from '../grid-table.ts'
import type { HtmlWriter } from '../html.ts'
import type { ExportItem, ExportPart } from '../item.ts'
import { plainTitle } from '../plain.ts'
import { element, Xml } from '../xml.ts'
import type { Place } from './ask.ts'
import type { Asked, ChoiceOption } from './question.ts'

export interface PlacedPart {
  readonly part: ExportPart
  readonly places: readonly Place[]
}

/**
 * Attempts, points and when the answer is shown are the block’s own attributes. The tag stands in the name as well: reports of
 * problem responses have no other text of the problem in every case.
 */
export function problemXml(
  { posed, solution }: ExportItem,
  parts: readonly PlacedPart[],
  html: HtmlWriter,
  language: string,
  tag: string,
): string {
  const words = pageWordsOf(language)
  const bodies = parts.map(({ part, places }, i) => [
    parts.length > 1 ? new Xml(`<p><strong>(${letterOf(i)})</strong></p>`) : undefined,
    new Xml(html.block(part.text)),
    ...fields(part, places, html, words['page/part-label'].replace('{letter}', letterOf(i))),
    ...hints(part, language).map((sentence) => element('p', {}, element('em', {}, sentence))),
  ])
  return `${
    element(
      'problem',
      {
        display_name: `${plainTitle(posed.title)} ${tag}`.trim(),
        weight: pointsText(posed.points),
        max_attempts: attemptsOf({ posed, parts: parts.map(({ part }) => part) }),
        showanswer: 'finished',
        rerandomize: 'never',
      },
      new Xml(html.block(posed.stem)),
      bodies,
      element('p', {}, element('small', {}, tag)),
      element('solution', {}, element('div', { class: 'detailed-solution' }, new Xml(html.block(solution)))),
    ).text
  }\n`
}

/** A problem has one limit: the largest of its parts, none where a part has none. */
export function attemptsOf({ posed, parts }: Pick<ExportItem, 'posed' | 'parts'>): number | undefined {
  const limits = parts.map(({ attempts }) => attempts ?? posed.attempts ?? Infinity)
  const most = Math.max(...limits)
  return Number.isFinite(most) ? most : undefined
}

function hints({ interaction }: ExportPart, language: string): readonly string[] {
  const words = pageWordsOf(language)
  if (interaction.type === 'text') return [expectationText(interaction.format, words)]
  if (interaction.type !== 'grid') return []
  return [
    ...new Set(
      interaction.columns.flatMap(({ cells }) =>
        cells.flatMap((cell) => (cell.type === 'number' ? [expectationText(cell.format, words)] : [])),
      ),
    ),
  ]
}

function fields({ interaction }: ExportPart, places: readonly Place[], html: HtmlWriter, label: string): readonly Xml[] {
  if (interaction.type !== 'grid') return places.map(({ asked }) => responseXml(asked, label, false))
  const byCell = new Map(places.flatMap((place) => (place.cell === undefined ? [] : [[place.cell, place.asked] as const])))
  const table = gridTable(interaction, html, ({ id }) => {
    const asked = byCell.get(id)
    return asked === undefined ? '' : responseXml(asked, id, true).text
  })
  return [new Xml(table)]
}

/** `label` names the field for screen readers. */
function responseXml(asked: Asked, label: string, inline: boolean): Xml {
  const named = inline ? undefined : element('label', {}, label)
  switch (asked.type) {
    case 'single':
      return element(
        'multiplechoiceresponse',
        {},
        named,
        element('choicegroup', { type: 'MultipleChoice', shuffle: 'false' }, asked.options.map(choiceXml)),
      )
    case 'several':
      return element('choiceresponse', { partial_credit: asked.partial }, named, element('checkboxgroup', {}, asked.options.map(boxXml)))
    case 'menu':
      return element(
        'optionresponse',
        {},
        element(
          'optioninput',
          { inline: inline ? 1 : undefined },
          asked.options.map(({ text, right }) => element('option', { correct: right ? 'True' : 'False' }, text)),
        ),
      )
    case 'number':
      return element(
        'numericalresponse',
        { answer: asked.answer, partial_credit: asked.close === undefined ? undefined : 'close' },
        named,
        element('responseparam', { type: 'tolerance', default: asked.tolerance }),
        asked.close === undefined ? undefined : element('responseparam', { partial_range: asked.close.times }),
        element('formulaequationinput', { inline: inline ? 1 : undefined }),
      )
    case 'formula':
      return element(
        'formularesponse',
        { type: 'cs', samples: asked.samples, answer: asked.answer },
        named,
        element('responseparam', { type: 'tolerance', default: asked.tolerance }),
        element('formulaequationinput', {}),
      )
    default:
      return asked satisfies never
  }
}

const choiceXml = ({ text, right, hint }: ChoiceOption, i: number): Xml =>
  element(
    'choice',
    { correct: String(right), name: `c${i}` },
    optionXml(text),
    hint === undefined ? undefined : element('choicehint', {}, new Xml(hint)),
  )
const boxXml = ({ text, right, hint }: ChoiceOption): Xml =>
  element(
    'choice',
    { correct: String(right) },
    optionXml(text),
    hint === undefined ? undefined : element('choicehint', { selected: 'true' }, new Xml(hint)),
  )

/** The text before the first element of a choice is decoded twice (capa's stringify_children): what it would harm stands in one. */
const optionXml = (html: string): Xml => (/^[^<]*&/.test(html) ? element('span', {}, new Xml(html)) : new Xml(html))

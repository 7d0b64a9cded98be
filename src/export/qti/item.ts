// One variant as an item of QTI: declarations, body, response processing, feedback.
import { readRational, toFloat } from '../../math/exact/rational.ts'
import { expectationText, letterOf } from '../../render/labels.ts'
import { pageWordsOf } from '../../words/pages-en.ts'
import type { CellScheme, Interaction } from '../../model.ts'
import { type Grid, gridTable } from '../grid-table.ts'
import type { HtmlWriter } from '../html.ts'
import type { ExportItem, ExportPart } from '../item.ts'
import { plainTitle } from '../plain.ts'
import { declaration, element, Xml } from '../xml.ts'
import { none } from '../../kinds/option-sets.ts'
import type { Asked, QtiOption } from './ask.ts'
import type { Dialect } from './dialect.ts'
import { decimalText, processing, rightSet, selectionRule } from './processing.ts'

export interface PlacedPart {
  readonly part: ExportPart
  readonly asked: readonly Asked[]
}

export const pointsOf = ({ points }: ExportPart): number => toFloat(readRational(points) ?? 1)
export const cellScheme = ({ key }: ExportPart): CellScheme | undefined =>
  key.kind === 'vector' || key.kind === 'table' ? key.scheme : undefined

export function itemXml(
  item: ExportItem,
  parts: readonly PlacedPart[],
  d: Dialect,
  html: HtmlWriter,
  language: string,
  tag: string,
): string {
  const q = d.qti
  const { posed, solution } = item
  const total = parts.reduce((sum, { part }) => sum + pointsOf(part), 0)
  const asked = parts.flatMap((one) => one.asked)
  const outcomes = parts.map((_, i) => outcome(`S${i + 1}`, d))
  const body = [
    new Xml(html.block(posed.stem)),
    ...parts.map(({ part, asked: own }, i) => partXml(part, own, i, parts.length > 1, d, html, language)),
    element('p', {}, element('small', {}, tag)),
  ]
  return `${declaration}${
    q(
      'assessmentItem',
      {
        xmlns: d.namespace,
        identifier: posed.variant,
        title: plainTitle(posed.title),
        adaptive: false,
        timeDependent: false,
        'xml:lang': language,
      },
      asked.map((one) => responseXml(one, d)),
      outcome('SCORE', d),
      outcome('MAXSCORE', d, total),
      outcomes,
      asked
        .filter(hasFeedback)
        .map(({ id }) => q('outcomeDeclaration', { identifier: `F${id}`, cardinality: 'multiple', baseType: 'identifier' })),
      q('outcomeDeclaration', { identifier: 'SOLUTION', cardinality: 'single', baseType: 'identifier' }),
      q('itemBody', {}, body),
      q('responseProcessing', {}, processingXml(parts, total, d)),
      solution.length === 0
        ? undefined
        : q(
            'modalFeedback',
            { outcomeIdentifier: 'SOLUTION', identifier: 'shown', showHide: 'show' },
            d.version === '3.0' ? q('contentBody', {}, new Xml(html.block(solution))) : new Xml(html.block(solution)),
          ),
    ).text
  }\n`
}

const outcome = (identifier: string, d: Dialect, value = 0): Xml =>
  d.qti(
    'outcomeDeclaration',
    { identifier, cardinality: 'single', baseType: 'float' },
    d.qti('defaultValue', {}, d.qti('value', {}, decimalText(value))),
  )

type WithOptions = Extract<Asked, { readonly type: 'single' | 'several' }>
const hasFeedback = (asked: Asked): asked is WithOptions =>
  (asked.type === 'single' || asked.type === 'several') && asked.options.some(({ says }) => says !== undefined)

function responseXml(asked: Asked, d: Dialect): Xml {
  const q = d.qti
  const correct = (values: readonly string[]): Xml =>
    q(
      'correctResponse',
      {},
      values.map((value) => q('value', {}, value)),
    )
  switch (asked.type) {
    case 'number':
      return q(
        'responseDeclaration',
        { identifier: asked.id, cardinality: 'single', baseType: 'float' },
        correct([asked.bounds[0]?.middle ?? '0']),
      )
    case 'single':
      return q(
        'responseDeclaration',
        { identifier: asked.id, cardinality: 'single', baseType: 'identifier' },
        correct(asked.right.slice(0, 1)),
      )
    case 'menu':
      return q('responseDeclaration', { identifier: asked.id, cardinality: 'single', baseType: 'identifier' }, correct([asked.right]))
    case 'several': {
      const { key, options } = asked
      const rule = selectionRule(key.scheme, options.length - 1, key.right.length)
      const entries = options.map(({ id }) =>
        q('mapEntry', {
          mapKey: id,
          mappedValue: decimalText(id === none ? rule.none : key.right.includes(id) ? rule.right : rule.wrong),
        }),
      )
      return q(
        'responseDeclaration',
        { identifier: asked.id, cardinality: 'multiple', baseType: 'identifier' },
        correct(rightSet(key.right)),
        q('mapping', { defaultValue: 0 }, entries),
      )
    }
    default:
      return asked satisfies never
  }
}

function processingXml(parts: readonly PlacedPart[], total: number, d: Dialect): readonly Xml[] {
  const q = d.qti
  const score = q('variable', { identifier: 'SCORE' })
  return [
    ...parts.flatMap(({ part, asked }, i) => processing(asked, cellScheme(part), `S${i + 1}`, pointsOf(part), d)),
    q(
      'setOutcomeValue',
      { identifier: 'SCORE' },
      q(
        'sum',
        {},
        parts.map((_, i) => q('variable', { identifier: `S${i + 1}` })),
      ),
    ),
    ...parts
      .flatMap(({ asked }) => asked)
      .filter(hasFeedback)
      .map((one) =>
        q(
          'responseCondition',
          {},
          q(
            'responseIf',
            {},
            q('not', {}, q('isNull', {}, q('variable', { identifier: one.id }))),
            q(
              'setOutcomeValue',
              { identifier: `F${one.id}` },
              one.type === 'single' ? q('multiple', {}, q('variable', { identifier: one.id })) : q('variable', { identifier: one.id }),
            ),
          ),
        ),
      ),
    // the worked solution is shown to whoever has the whole score: a target has no word for attempts that are used up
    q(
      'responseCondition',
      {},
      q(
        'responseIf',
        {},
        q('gte', {}, score, q('baseValue', { baseType: 'float' }, decimalText(total - 1e-9 * Math.max(1, total)))),
        q('setOutcomeValue', { identifier: 'SOLUTION' }, q('baseValue', { baseType: 'identifier' }, 'shown')),
      ),
    ),
  ]
}

// ── Body ───────────────────────────────────────────────────────────────────────────────────────────────────

function partXml(
  part: ExportPart,
  asked: readonly Asked[],
  i: number,
  lettered: boolean,
  d: Dialect,
  html: HtmlWriter,
  language: string,
): readonly Xml[] {
  const letter = lettered ? [new Xml(`<p><strong>(${letterOf(i)})</strong></p>`)] : []
  const hints = hintsOf(part.interaction, language).map((sentence) => element('p', {}, element('em', {}, sentence)))
  return [...letter, new Xml(html.block(part.text)), ...controls(part, asked, d, html, language), ...hints]
}

function hintsOf(interaction: Interaction, language: string): readonly string[] {
  const words = pageWordsOf(language)
  if (interaction.type === 'text') return [expectationText(interaction.format, words)]
  if (interaction.type !== 'grid') return []
  const cells = interaction.columns.flatMap(({ cells: own }) => own)
  return [...new Set(cells.flatMap((cell) => (cell.type === 'number' ? [expectationText(cell.format, words)] : [])))]
}

function controls({ interaction }: ExportPart, asked: readonly Asked[], d: Dialect, html: HtmlWriter, language: string): readonly Xml[] {
  if (interaction.type === 'grid') return [new Xml(gridHtml(interaction, asked, d, html))]
  const words = pageWordsOf(language)
  return asked.map((one) => {
    switch (one.type) {
      case 'single':
      case 'several':
        return d.qti(
          'choiceInteraction',
          { responseIdentifier: one.id, shuffle: false, maxChoices: one.type === 'single' ? 1 : 0 },
          d.qti('prompt', {}, one.type === 'single' ? words['form/choose-single'] : words['form/choose-several']),
          one.options.map((option) => choiceXml(one.id, option, d, html)),
        )
      case 'number':
        return element('p', {}, d.qti('textEntryInteraction', { responseIdentifier: one.id, expectedLength: 12 }))
      case 'menu':
        return element('p', {}, menuXml(one, d))
      default:
        return one satisfies never
    }
  })
}

const choiceXml = (response: string, { id, text, says }: QtiOption, d: Dialect, html: HtmlWriter): Xml =>
  d.qti(
    'simpleChoice',
    { identifier: id },
    new Xml(html.inline(text)),
    says === undefined
      ? undefined
      : d.qti('feedbackInline', { outcomeIdentifier: `F${response}`, identifier: id, showHide: 'show' }, new Xml(` ${html.inline(says)}`)),
  )

const menuXml = ({ id, options }: Extract<Asked, { type: 'menu' }>, d: Dialect): Xml =>
  d.qti(
    'inlineChoiceInteraction',
    { responseIdentifier: id, shuffle: false },
    options.map((option) => d.qti('inlineChoice', { identifier: option.id }, option.text)),
  )

function gridHtml(grid: Grid, asked: readonly Asked[], d: Dialect, html: HtmlWriter): string {
  const byCell = new Map(asked.flatMap((one) => ('cell' in one ? [[one.cell, one] as const] : [])))
  const table = gridTable(grid, html, ({ id }) => {
    const one = byCell.get(id)
    if (one?.type === 'number') return d.qti('textEntryInteraction', { responseIdentifier: one.id, expectedLength: 8 }).text
    return one?.type === 'menu' ? menuXml(one, d).text : ''
  })
  return table.replace('<table border="1">', '<table>')
}

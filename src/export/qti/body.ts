// What a student sees of an item: texts and interactions.
import { expectationText, letterOf } from '../../render/labels.ts'
import { pageWordsOf } from '../../words/pages-en.ts'
import type { Interaction, NumberFormat, RichText } from '../../model.ts'
import { type Grid, gridTable } from '../grid-table.ts'
import { type HtmlWriter, inlineOrBlock } from '../html.ts'
import type { ExportPart } from '../item.ts'
import { type Attributes, element, Xml } from '../xml.ts'
import type { Asked, QtiOption } from './ask.ts'
import type { Dialect } from './dialect.ts'
import { flowXml } from './feedback-xml.ts'

/** A part with its letter where there are several. */
export function partXml(
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
  // a float is asked for: of a fraction nothing would be read
  const sentence = (format: NumberFormat): string => expectationText({ ...format, fractions: false }, pageWordsOf(language))
  if (interaction.type === 'text') return [sentence(interaction.format)]
  if (interaction.type !== 'grid') return []
  const cells = interaction.columns.flatMap(({ cells: own }) => own)
  return [...new Set(cells.flatMap((cell) => (cell.type === 'number' ? [sentence(cell.format)] : [])))]
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
    says === undefined ? undefined : saysXml(says, { outcomeIdentifier: `F${response}`, identifier: id, showHide: 'show' }, d, html),
  )

function saysXml(says: RichText, attributes: Attributes, d: Dialect, html: HtmlWriter): Xml {
  const { text, asBlock } = inlineOrBlock(says, html)
  return asBlock ? d.qti('feedbackBlock', attributes, flowXml(text, d)) : d.qti('feedbackInline', attributes, new Xml(` ${text}`))
}

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

// A question of Moodle XML.
import { add, denominator, multiply, numerator, type Rational, readRational } from '../../math/exact/rational.ts'
import { decimal } from '../bounds.ts'
import type { HtmlWriter } from '../html.ts'
import type { ExportItem } from '../item.ts'
import { cdata, element, type Xml } from '../xml.ts'
import type { Asked, ChoiceAnswer, NumberAnswer } from './question.ts'

const htmlText = (name: string, html: string): Xml => element(name, { format: 'html' }, element('text', {}, html === '' ? '' : cdata(html)))

/** Without `asked` the fields stand in the text: a cloze. */
export function questionXml({ posed, parts, solution }: ExportItem, asked: Asked | undefined, text: string, html: HtmlWriter): Xml {
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

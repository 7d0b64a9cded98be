// How an item is marked and what is said of it: response processing and feedback of QTI 1.2, written so that Canvas and Moodle find in it
// what they look for.
import { readRational } from '../../math/exact/rational.ts'
import { type Attributes, type Content, element, type Xml } from '../xml.ts'
import type { Dialect } from './dialect.ts'
import { isWhole, placePoints } from './entries.ts'
import type { Field, FieldedPart } from './fields.ts'
import { htmlMaterial, pointsText } from './pieces.ts'

const conditionXml = (continues: 'Yes' | 'No', variables: Content, ...then: readonly Content[]): Xml =>
  element('respcondition', { continue: continues }, element('conditionvar', {}, variables), ...then)
const says = (id: string): Xml => element('displayfeedback', { feedbacktype: 'Response', linkrefid: id })
const scores = (action: 'Set' | 'Add', score: string): Xml => element('setvar', { varname: 'SCORE', action }, score)

/** `points` are the problem's. */
export function processing(parts: readonly FieldedPart[], hasGeneral: boolean, points: string, d: Dialect): Xml {
  const inPoints = d.grader === 'as-written'
  const general = hasGeneral ? conditionXml('Yes', element('other'), says('general_fb')) : undefined
  const fields = parts.flatMap((part) => part.fields)
  const [field, another] = fields
  const alone = field !== undefined && another === undefined && field.label === '' ? field : undefined
  const maxvalue = inPoints ? pointsText(points) : '100'
  return element(
    'resprocessing',
    {},
    element('outcomes', {}, element('decvar', { varname: 'SCORE', vartype: 'Decimal', minvalue: '0', maxvalue })),
    general,
    alone === undefined ? partsConditions(parts, d) : aloneConditions(alone, scores('Set', maxvalue), d),
  )
}

/** What is asked alone is worth all or nothing. */
function aloneConditions(field: Field, all: Xml, d: Dialect): readonly Xml[] {
  const { asked } = field.place
  switch (asked.type) {
    case 'choice':
      return asked.several || d.kindField === 'question_type'
        ? [...feedbackConditions(field, d), ...rightConditions(field, d).map((right) => conditionXml('No', right, all))]
        : singleConditions(field, all, d)
    case 'number':
    case 'menu':
      return rightConditions(field, d).map((right) => conditionXml('No', right, all))
    case 'blank':
      return [conditionXml('No', rightConditions(field, d), all)]
    default:
      return asked satisfies never
  }
}

/** Moodle joins what is said under `continue="Yes"` into the general feedback: one choice needs none of these. */
function singleConditions({ id, place: { asked }, prefix }: Field, all: Xml, d: Dialect): readonly Xml[] {
  if (asked.type !== 'choice') return []
  return asked.options.flatMap(({ id: option, right, feedback }) => {
    const said = feedback === undefined ? undefined : says(`${prefix}${option}_fb`)
    const chosen = equals(id, `${prefix}${option}`, d)
    return right ? [conditionXml('No', chosen, all, said)] : said === undefined ? [] : [conditionXml('No', chosen, said)]
  })
}

const feedbackConditions = ({ id, place: { asked }, prefix }: Field, d: Dialect): readonly Xml[] =>
  asked.type === 'choice'
    ? asked.options.flatMap(({ id: option, feedback }) =>
        feedback === undefined ? [] : [conditionXml('Yes', equals(id, `${prefix}${option}`, d), says(`${prefix}${option}_fb`))],
      )
    : []

/** Places beside each other: each adds its share, or all of a part that is worth something only as a whole. */
function partsConditions(parts: readonly FieldedPart[], d: Dialect): readonly Xml[] {
  const places = parts.flatMap(({ fields }) => fields).length
  return parts.flatMap((part) => {
    const feedback = part.fields.flatMap((field) => feedbackConditions(field, d))
    const share = d.grader === 'as-written' ? pointsText(placePoints(part)) : (100 / places).toFixed(2)
    if (isWhole(part.part, d)) {
      const all = part.fields.map((field) => anyOf(rightConditions(field, d)))
      return [...feedback, conditionXml('Yes', element('and', {}, all), scores('Add', pointsText(readRational(part.part.points) ?? 1)))]
    }
    return [
      ...feedback,
      ...part.fields.flatMap((field) => {
        const rights = rightConditions(field, d)
        // Canvas takes all texts of a blank for right ones, and looks at the first
        const named = field.place.asked.type === 'blank' ? rights.slice(0, 1) : rights
        return named.map((right) => conditionXml('Yes', right, scores('Add', share)))
      }),
    ]
  })
}

const anyOf = (conditions: readonly Xml[]): Content => (conditions.length === 1 ? conditions : element('or', {}, conditions))

/** Conditions each of which makes a place right. */
function rightConditions({ id, place: { asked }, prefix }: Field, d: Dialect): readonly Xml[] {
  switch (asked.type) {
    case 'choice': {
      const options = asked.options.map(({ id: option, right }) => ({ is: equals(id, `${prefix}${option}`, d), right }))
      if (!asked.several) return options.filter(({ right }) => right).map(({ is }) => is)
      return [
        element(
          'and',
          {},
          options.map(({ is, right }) => (right ? is : element('not', {}, is))),
        ),
      ]
    }
    case 'menu':
      return asked.options.flatMap(({ right }, i) => (right ? [equals(id, `${prefix}${i + 1}`, d)] : []))
    case 'blank':
      return asked.texts.map((text, i) =>
        d.fields === 'blanks' ? equals(id, `${prefix}${i + 1}`, d) : element('varequal', { respident: id, case: 'No' }, text),
      )
    case 'number':
      return asked.bounds.map(({ low, middle, high }) => {
        const within = element('and', {}, element('vargte', { respident: id }, low), element('varlte', { respident: id }, high))
        return d.fields === 'blanks' ? element('or', {}, element('varequal', { respident: id }, middle), within) : within
      })
    default:
      return asked satisfies never
  }
}

function equals(respident: string, ident: string, d: Dialect): Xml {
  const attributes: Attributes = { respident, case: d.caseAttribute ? 'Yes' : undefined }
  return element('varequal', attributes, ident)
}

export function feedbackXml(parts: readonly FieldedPart[], general: string): readonly Xml[] {
  const itemFeedback = (ident: string, html: string): Xml => element('itemfeedback', { ident }, element('flow_mat', {}, htmlMaterial(html)))
  const options = parts
    .flatMap(({ fields }) => fields)
    .flatMap(({ place: { asked }, prefix }) =>
      asked.type === 'choice'
        ? asked.options.flatMap(({ id, feedback }) => (feedback === undefined ? [] : [itemFeedback(`${prefix}${id}_fb`, feedback)]))
        : [],
    )
  return [...(general === '' ? [] : [itemFeedback('general_fb', general)]), ...options]
}

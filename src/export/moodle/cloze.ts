// Places to fill in, as Moodle's cloze questions write them into their text: `{2:NUMERICAL:=1.5:0.01#well done}`.
import type { Asked, Fraction } from './question.ts'

/** `weight` is a whole number from 1. Single choices of a cell are menus, others are round buttons; several are boxes to tick. */
export function clozeField(asked: Asked, weight: number, menu: boolean): string {
  switch (asked.type) {
    case 'numerical': {
      const answers = asked.answers.map(
        ({ value, tolerance, fraction, feedback }) => `${sharePrefix(fraction)}${value}:${tolerance}${feedbackOf(feedback)}`,
      )
      return `{${weight}:NUMERICAL:${answers.join('~')}}`
    }
    case 'multichoice': {
      const kind = !asked.single ? 'MULTIRESPONSE' : menu ? 'MULTICHOICE' : 'MULTICHOICE_V'
      const prefix = asked.single ? sharePrefix : tickPrefix
      const answers = asked.answers.map(({ text, fraction, feedback }) => `${prefix(fraction)}${answerText(text)}${feedbackOf(feedback)}`)
      return `{${weight}:${kind}:${answers.join('~')}}`
    }
    default:
      return asked satisfies never
  }
}

const sharePrefix = (fraction: Fraction): string => (fraction === '100' ? '=' : fraction === '0' ? '' : `%${fraction}%`)

/**
 * Of boxes to tick every share is said: where none is, Moodle lets each wrong tick take as much as a right one gives. `%0%` counts
 * as unsaid, since PHP takes `'0'` for false.
 */
const tickPrefix = (fraction: Fraction): string => (fraction === '0' ? '%0.0%' : `%${fraction}%`)

const feedbackOf = (html: string | undefined): string => (html === undefined ? '' : `#${escaped(html)}`)

/** A sign that would be taken for the share of an answer, or would hide the end of one, stands as an entity. */
const answerText = (html: string): string =>
  escaped(html)
    .replace(/^[=%]/, (sign) => `&#${sign.charCodeAt(0)};`)
    .replace(/\\$/, '&#92;')

/**
 * HTML as it must be written so that qtype_multianswer_extract_question makes the same HTML of it: there entities are decoded
 * once, then `\}` and `\#` lose their backslash; nothing else does, and a tilde has to be an entity.
 */
const escaped = (html: string): string =>
  html.replaceAll('&', '&amp;').replace(/[}#]/g, '\\$&').replaceAll('~', '&#126;').replaceAll('\n', ' ')

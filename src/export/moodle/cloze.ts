// Places to fill in, as Moodle's cloze questions write them into their text: `{2:NUMERICAL:=1.5:0.01#well done}`.
import type { Asked } from './question.ts'

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
      const answers = asked.answers.map(({ text, fraction, feedback }) => `${sharePrefix(fraction)}${escaped(text)}${feedbackOf(feedback)}`)
      return `{${weight}:${kind}:${answers.join('~')}}`
    }
    default:
      return asked satisfies never
  }
}

const sharePrefix = (fraction: string): string => (fraction === '100' ? '=' : fraction === '0' ? '' : `%${fraction}%`)
const feedbackOf = (html: string | undefined): string => (html === undefined ? '' : `#${escaped(html)}`)

/** The characters that part answers from each other stand behind a backslash, and so does the backslash itself. */
const escaped = (text: string): string => text.replace(/[\\}#~/"]/g, '\\$&').replaceAll('\n', ' ')

// An answer for people: a line that says it, and a line or two more where something is to be shown.
import type { Answer, Readings, Witness } from '../../math/judge/answer.ts'
import type { ValueJson } from '../../model.ts'

/** What an answer says; `line` is what was asked, for the caret under what could not be read. */
export function readable(answer: Answer, line: string): string {
  switch (answer.verdict) {
    case 'equal':
      return [`equal${answer.domain === 'differs' ? ', where both have a value' : ''}: ${pair(answer.read)}`, ...notes(answer.read)].join(
        '\n',
      )
    case 'different':
      return [`different: ${pair(answer.read)}`, ...(answer.witness ? [at(answer.witness)] : []), ...notes(answer.read)].join('\n')
    case 'undecided':
      return `undecided (${reasons[answer.how]})${answer.read === undefined ? '' : `: ${[pair(answer.read), ...notes(answer.read)].join('\n')}`}`
    case 'invalid':
      return `invalid: ${answer.side === 'line' ? `${answer.code}${answer.key === undefined ? '' : ` ${answer.key}`}` : unread(answer, line)}`
    default:
      return answer satisfies never
  }
}

const reasons = {
  numeric: 'equal to 50 digits wherever tried, but not proved',
  'no-point': 'no point was found where both have a value',
  budget: 'it would take too long',
  'not-known': 'neither a proof nor a point where they differ was found',
  'internal-error': 'this is a bug',
} as const satisfies Readonly<Record<Extract<Answer, { readonly verdict: 'undecided' }>['how'], string>>

const indent = '   '
const pair = ({ reference, student }: Readings): string => `${reference}  ~  ${student}`
const notes = ({ warnings = [] }: Readings): readonly string[] => warnings.map(({ side, code }) => `${indent}note on the ${side}: ${code}`)

function at({ at: values, reference, student, item }: Witness): string {
  const places = Object.entries(values).map(([name, value]) => `${name} = ${valueText(value)}`)
  const entry = item === undefined ? '' : `entry ${item.join(', ')}: `
  return `${indent}${entry}${places.length === 0 ? '' : `at ${places.join(', ')}: `}${valueText(reference)} and ${valueText(student)}`
}
const valueText = (value: ValueJson): string => (typeof value === 'string' ? value : JSON.stringify(value))

type Unread = Extract<Answer, { readonly side: 'reference' | 'student' }>
/** What is wrong with a text, the text, and a caret under the place; a place has to be in it to be shown. */
function unread(answer: Unread, line: string): string {
  const said = `the ${answer.side}: ${answer.code}`
  const text = textIn(line, answer.side)
  if (!('start' in answer) || text === undefined) return said
  const { start, end } = answer
  const shown = text.replace(/\p{C}/gu, '·')
  return `${said}\n${indent}${shown}\n${indent}${' '.repeat(columns(shown.slice(0, start)))}${'^'.repeat(Math.max(1, columns(shown.slice(start, end))))}`
}
/** Columns of a terminal, near enough: a character of two units is one, a wide one is two, what joins the one before is none. */
function columns(text: string): number {
  const characters = Array.from(text.normalize('NFC'))
  return characters.length + characters.filter((character) => wide.test(character)).length
}
const wide = /[\u1100-\u115f\u2e80-\ua4cf\uac00-\ud7a3\uf900-\ufaff\ufe30-\ufe6f\uff00-\uff60]/

function textIn(line: string, side: 'reference' | 'student'): string | undefined {
  const json: unknown = JSON.parse(line)
  if (typeof json !== 'object' || json === null) return undefined
  const text: unknown = new Map<string, unknown>(Object.entries(json)).get(side)
  return typeof text === 'string' ? text : undefined
}

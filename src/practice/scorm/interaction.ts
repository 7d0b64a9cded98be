// A graded answer in, the elements of one interaction out, in the order in which they may be set: the id first, then the type, on
// which the forms of pattern and response depend. SCORM 1.2 RTE §3.4.2.7; SCORM 2004 4th Edition RTE §4.2.9.
import { equal, readRational, sign } from '../../math/exact/rational.ts'
import { formatOf, readNumber } from '../../math/print/number-text.ts'
import { none, orNone } from '../../kinds/option-sets.ts'
import type { RawResponse } from '../../model.ts'
import type { GradedAnswer } from '../keeper.ts'
import type { ScormVersion } from '../data.ts'
import { decimalText, duration, lineText, moment } from './written.ts'

export type Entry = readonly [element: string, value: string]

/** `n` is the number of the interaction, from 0: that of those that there are already. */
export function interactionEntries(answer: GradedAnswer, n: number, version: ScormVersion): readonly Entry[] {
  const at = `cmi.interactions.${n}`
  const told = version === 'scorm12' ? told12(answer) : told2004(answer)
  const weighting = weightOf(answer.points, version)
  const optional = (element: string, value: string | undefined): readonly Entry[] =>
    value === undefined ? [] : [[`${at}.${element}`, value]]
  return [
    [`${at}.id`, identifier(answer, version)],
    [`${at}.type`, told.type],
    [`${at}.${version === 'scorm12' ? 'time' : 'timestamp'}`, moment(answer.at, version)],
    ...optional('correct_responses.0.pattern', told.pattern),
    ...optional('weighting', weighting),
    [`${at}.${version === 'scorm12' ? 'student_response' : 'learner_response'}`, told.response],
    [`${at}.result`, resultOf(answer.credit, version)],
    [`${at}.latency`, duration(answer.latency, version)],
  ]
}

/** Which problem, variant, part and attempt it was. 1.2: letters, digits, `-` and `_`; 2004: a URN (RFC 2141). */
function identifier({ problem, variant, part, attempt }: GradedAnswer, version: ScormVersion): string {
  const pieces = [problem, variant, part, String(attempt)].map((piece) => piece.replace(/[^A-Za-z0-9_-]+/g, '_').slice(0, 60))
  return version === 'scorm12' ? pieces.join('-') : `urn:quizwright:${pieces.join(':')}`
}

/** The share of the part's points where it is neither all nor nothing. */
function resultOf(credit: string, version: ScormVersion): string {
  const share = readRational(credit) ?? 0
  if (equal(share, 1)) return 'correct'
  if (sign(share) <= 0) return version === 'scorm12' ? 'wrong' : 'incorrect'
  return decimalText(share, 4)
}

/** Undefined where an LMS may not take it: 1.2 ends at 100. */
function weightOf(points: string, version: ScormVersion): string | undefined {
  const weight = readRational(points)
  if (weight === undefined) return undefined
  const text = decimalText(weight, 4)
  return Number(text) > (version === 'scorm12' ? 100 : 99_999) ? undefined : text
}

interface Told {
  readonly type: string
  readonly pattern?: string | undefined
  readonly response: string
}

/** A choice is single characters there, `a,c` for the first and the third option; `0` is “none of these”. Texts end at 255. */
function told12({ interaction, right, response }: GradedAnswer): Told {
  switch (interaction) {
    case 'single-choice':
    case 'multi-select': {
      const ids = (list: readonly string[]): string => lineText(list.map(character).join(','), 255)
      return { type: 'choice', response: ids(chosen(response)), pattern: right?.type === 'options' ? ids(orNone(right.ids)) : undefined }
    }
    case 'number': {
      const number = decimalOf(response)
      // one number is all that a pattern holds here
      const pattern = right?.type === 'bounds' && right.low === right.high ? right.low : undefined
      return number === undefined
        ? { type: 'fill-in', response: lineText(plain(response), 255) }
        : { type: 'numeric', response: number, pattern }
    }
    case 'grid':
    case 'formula':
      return { type: 'fill-in', response: lineText(plain(response), 255) }
    default:
      return interaction satisfies never
  }
}

function told2004({ interaction, right, response }: GradedAnswer): Told {
  switch (interaction) {
    case 'single-choice':
    case 'multi-select': {
      const ids = (list: readonly string[]): string => list.map((id) => id.replace(/[^A-Za-z0-9_.]+/g, '_').slice(0, 250)).join('[,]')
      return { type: 'choice', response: ids(chosen(response)), pattern: right?.type === 'options' ? ids(orNone(right.ids)) : undefined }
    }
    case 'number': {
      const number = decimalOf(response)
      const [low, high] = right?.type === 'bounds' ? [real(right.low), real(right.high)] : []
      const pattern = low === undefined || high === undefined ? undefined : `${low}[:]${high}`
      return number === undefined || real(number) !== number ? fillIn(plain(response)) : { type: 'numeric', response: number, pattern }
    }
    case 'formula':
      return fillIn(plain(response))
    case 'grid':
      return { type: 'other', response: lineText(plain(response), 4000) }
    default:
      return interaction satisfies never
  }
}

/** A short text, or a long one. No `[,]`, which would part it in two, and no brace at its start, which is for its language. */
function fillIn(text: string): Told {
  const whole = lineText(text.replaceAll('[,]', '[ , ]'), 4000)
  return { type: whole.length > 250 ? 'long-fill-in' : 'fill-in', response: whole.startsWith('{') ? ` ${whole}` : whole }
}

/** real(10,7): seven places, and five digits before them, which is what Moodle takes. Undefined for what does not fit. */
function real(text: string): string | undefined {
  const value = readRational(text)
  if (value === undefined) return undefined
  const written = decimalText(value, 7)
  return /^-?\d{1,5}(?:\.\d{1,7})?$/.test(written) && (written !== '0' || sign(value) === 0) ? written : undefined
}

const letters = 'abcdefghijklmnopqrstuvwxyz'
/** `o3` is `c`. An id of another form stands as it is. */
function character(id: string): string {
  if (id === none) return '0'
  const letter = /^o\d{1,2}$/.test(id) ? letters.charAt(Number(id.slice(1)) - 1) : ''
  return letter === '' ? id : letter
}

const isList = (response: RawResponse): response is readonly string[] => Array.isArray(response)

function chosen(response: RawResponse): readonly string[] {
  if (typeof response === 'string') return response === '' ? [] : [response]
  return isList(response) ? response : []
}

/** The number that was read, where it is a decimal of at most twelve places; undefined for 1/3. */
function decimalOf(response: RawResponse): string | undefined {
  const read = typeof response === 'string' ? readNumber(response, formatOf({})) : undefined
  if (read?.status !== 'read') return undefined
  const text = decimalText(read.value, 12)
  const back = readRational(text)
  return back !== undefined && equal(back, read.value) ? text : undefined
}

/** `h[1] = 0.5; h[2] = 1`. */
function plain(response: RawResponse): string {
  if (typeof response === 'string') return response
  if (isList(response)) return response.join('; ')
  return Object.entries(response)
    .map(([cell, text]) => `${cell} = ${text.trim()}`)
    .join('; ')
}

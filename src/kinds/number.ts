// One typed number: compared exactly unless decimals, figures or within are asked for.
import { type Checked, type Diagnostic, failed, ok } from '../diagnostic.ts'
import { accepts, formatOf, isClose, readNumber } from '../math/print/number-text.ts'
import type { Rational } from '../math/exact/rational.ts'
import { isScalar, sameValue, type Value } from '../math/evaluate/value.ts'
import type { KeyOf, Mark, MistakeAnswer } from '../model.ts'
import { closeCredit, right, wrong } from './credit.ts'
import { mistakeAnswers } from './mistakes.ts'
import { numberKey, rightText, wrongText } from './number-key.ts'
import { quoted, readOneText } from './raw.ts'
import { isText, type Reading, type ResponseKind, type Sample } from './response-kind.ts'

export const number: ResponseKind<'number'> = {
  asks: isText,

  pose(question, solution, { language }) {
    const { precision } = question
    const key = solution.key(question)
    if (!key.ok) return key
    const value = numberKey(key.value, precision, question.key.source, question.key.at)
    const mistakes = mistakeAnswers(
      question,
      solution,
      language,
      oneNumber,
      ([answer]) => answer !== undefined && sameValue(answer, key.value) !== false,
    )
    if (!value.ok || !mistakes.ok) return failed(...errorsOf(value), ...errorsOf(mistakes))
    return ok(
      { interaction: { type: 'text', format: formatOf(precision) }, key: { kind: 'number', ...value.value, mistakes: mistakes.value } },
      key.warnings,
    )
  },

  other({ precision, key: { source, at } }, value) {
    const other = numberKey(value, precision, source, at)
    return other.ok ? { kind: 'number', ...other.value, mistakes: [] } : undefined
  },

  read(raw, { format }): Reading<Rational> {
    const text = readOneText(raw)
    if (text.status !== 'read') return text
    const number = readNumber(text.response, format)
    if (number.status === 'read') return { status: 'read', response: number.value }
    return number.status === 'invalid' ? { ...number, found: quoted(text.response.trim()) } : number
  },

  grade(response, key): Mark {
    if (accepts(response, key)) return right
    const mistake = key.mistakes.find(
      ({ answers: [answer] }) => answer !== undefined && accepts(response, { value: answer, precision: key.precision }),
    )
    const mark = isClose(response, key) ? closeMark(key) : wrong
    return mistake === undefined ? mark : { ...mark, mistake: mistake.mistake }
  },

  samples(_, key): readonly Sample[] {
    return [
      { of: 'right', raw: rightText(key), mark: right },
      { of: 'right', raw: ` ${rightText(key).replace('-', '\u2212')} `, mark: right },
      { of: 'wrong', raw: wrongText(key), mark: wrong },
      ...mistakenSamples(key),
      { of: 'blank', raw: ' ', mark: { status: 'blank' } },
      { of: 'malformed', raw: '0x10', mark: { status: 'invalid', code: 'response/not-a-number' } },
      { of: 'malformed', raw: '1,234', mark: { status: 'invalid', code: 'response/thousands-separator' } },
      { of: 'malformed', raw: '1'.repeat(201), mark: { status: 'invalid', code: 'response/too-long' } },
    ]
  },
}

const closeMark = ({ precision }: KeyOf<'number'>): Extract<Mark, { status: 'graded' }> => ({
  status: 'graded',
  credit: closeCredit(precision),
  close: true,
})

const errorsOf = (checked: Checked<unknown>): readonly Diagnostic[] => (checked.ok ? [] : checked.errors)
const oneNumber = (value: Value): readonly Value[] | undefined => (isScalar(value) ? [value] : undefined)

/** The answer under each mistake, where its text cannot pass for the key or for a mistake named before. */
function mistakenSamples(key: KeyOf<'number'>): readonly Sample[] {
  const { precision, mistakes } = key
  const accept = (value: Rational, [answer]: MistakeAnswer['answers']): boolean =>
    answer !== undefined && accepts(value, { value: answer, precision })
  return mistakes.flatMap(({ mistake, answers }, i): readonly Sample[] => {
    const [answer] = answers
    const raw = answer === undefined ? '' : rightText({ value: answer, precision })
    const read = readNumber(raw, formatOf(precision))
    if (read.status !== 'read' || accepts(read.value, key) || !accept(read.value, answers)) return []
    const isEarlier = mistakes.slice(0, i).some((before) => accept(read.value, before.answers))
    if (isEarlier) return []
    return [
      isClose(read.value, key)
        ? { of: 'partly right', raw, mark: { ...closeMark(key), mistake } }
        : { of: 'wrong', raw, mark: { ...wrong, mistake } },
    ]
  })
}

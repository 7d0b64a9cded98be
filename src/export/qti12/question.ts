// What is asked, and how it is marked by Canvas Classic, by a reader of QTI 1.2 that does what the file says, and by Moodle after it
// has read a cartridge: what the exporter writes is made from these, and the ledger's predictions too.
import { compare, type Rational, rational, readRational } from '../../math/exact/rational.ts'
import type { Bounds } from '../bounds.ts'
import type { Response } from '../places.ts'
import type { Dialect } from './dialect.ts'

export interface ChoiceOption {
  readonly id: string
  /** HTML. */
  readonly text: string
  readonly right: boolean
  readonly feedback?: string
}
export type Asked =
  /** Of several all that are right are to be ticked. */
  | { readonly type: 'choice'; readonly several: boolean; readonly options: readonly ChoiceOption[] }
  /** Right within any of these. */
  | { readonly type: 'number'; readonly bounds: readonly Bounds[] }
  /** Right where it is one of these texts. */
  | { readonly type: 'blank'; readonly texts: readonly string[] }
  | { readonly type: 'menu'; readonly options: readonly { readonly text: string; readonly right: boolean }[] }

/** The share of the points of one place. */
export function scoreOf(asked: Asked, response: Response, grader: Dialect['grader']): Rational {
  switch (asked.type) {
    case 'choice':
      return chosenScore(asked, response, grader)
    case 'menu':
      return response.type === 'chosen' && response.options.some((i) => asked.options[i]?.right === true) ? 1 : 0
    case 'number': {
      const value = response.type === 'typed' ? typedNumber(response.text, grader) : undefined
      return value !== undefined && asked.bounds.some((bounds) => isWithin(value, bounds)) ? 1 : 0
    }
    case 'blank': {
      const typed = response.type === 'typed' ? plainText(response.text) : ''
      return comparedTexts(asked.texts, grader).some((text) => plainText(text) === typed) ? 1 : 0
    }
    default:
      return asked satisfies never
  }
}

function chosenScore(
  { several, options }: Extract<Asked, { readonly type: 'choice' }>,
  response: Response,
  grader: Dialect['grader'],
): Rational {
  const chosen = response.type === 'chosen' ? response.options.flatMap((i) => options[i] ?? []) : []
  const right = chosen.filter((option) => option.right).length
  if (!several) return right > 0 ? 1 : 0
  const [wrong, all] = [chosen.length - right, options.filter((option) => option.right).length]
  if (chosen.length === 0 || all === 0) return 0
  switch (grader) {
    case 'canvas':
      // Quizzes::QuizQuestion::MultipleAnswersQuestion and UserAnswer#score
      return right > wrong ? rational(BigInt(right - wrong), BigInt(all)) : 0
    case 'moodle-cartridge':
      // backup/cc/entity11.quiz.class.php, get_answers: 1/n for what is right, 0 for the rest
      return rational(BigInt(right), BigInt(all))
    case 'as-written':
      return right === all && wrong === 0 ? 1 : 0
    default:
      return grader satisfies never
  }
}

/** Texts that are right: Moodle's reader of cartridges takes `0` for an empty one and leaves it out (get_answers_fib). */
const comparedTexts = (texts: readonly string[], grader: Dialect['grader']): readonly string[] =>
  grader === 'moodle-cartridge' ? texts.filter((text) => text !== '0') : texts

/** Neither Canvas nor Moodle looks at spaces around a text or at capitals. */
const plainText = (text: string): string => text.trim().toLowerCase()

function isWithin(value: Rational, { low, high }: Bounds): boolean {
  const [least, most] = [readRational(low), readRational(high)]
  return least !== undefined && most !== undefined && compare(least, value) <= 0 && compare(value, most) <= 0
}

/**
 * The number that is handed in for a typed text. Canvas (ui/features/take_quiz and shared/i18n/numberHelper, in English): decimals, with
 * commas between thousands, or with an exponent, rounded to four places; anything else empties the field.
 */
function typedNumber(text: string, grader: Dialect['grader']): Rational | undefined {
  const plain = text.trim()
  if (grader !== 'canvas') return /^[+-]?(?:\d+\.?\d*|\.\d+)(?:[eE][+-]?\d+)?$/.test(plain) ? readUnsigned(plain) : undefined
  const grouped = /^[+-]?(?:\d{1,3}(?:,\d{3})+|\d*)(?:\.\d*)?$/.test(plain) && /\d/.test(plain)
  if (!grouped && !plain.includes('e')) return undefined
  const value = Number.parseFloat(grouped ? plain.replaceAll(',', '') : plain)
  return Number.isFinite(value) ? readUnsigned(value.toFixed(4)) : undefined
}

const readUnsigned = (text: string): Rational | undefined => readRational(text.replace(/^\+/, ''))

// How a selection of options, or the cells of a grid, become one credit: exact rationals from 0 to 1, each scheme with its formula
// and source (files of the peers as of 2025 and 2026). Where nothing was answered there is no credit to compute: that is `blank`, and never comes here.
// Choosing “none of these” is an answer, the empty selection; where no option is right it is worth 1 under every scheme.
import { add, compare, divide, multiply, type Rational, rational, subtract } from '../math/exact/rational.ts'
import type { CellScheme, Scheme } from '../model.ts'

/** A selection, counted: of `options`, `right` are right; chosen were `rightChosen` of these and `wrongChosen` others. */
export interface Selection {
  readonly options: number
  readonly right: number
  readonly rightChosen: number
  readonly wrongChosen: number
  /** The sum of the credits of the options chosen: what `weights` goes by. */
  readonly sum?: Rational
}

/** The credit of a selection. */
export function selectionCredit(selection: Selection, scheme: Scheme): Rational {
  const { options: n, right, rightChosen, wrongChosen } = selection
  const errors = right - rightChosen + wrongChosen
  if (errors === 0 && scheme !== 'weights') return 1
  const isNone = rightChosen + wrongChosen === 0
  switch (scheme) {
    case 'all-or-nothing':
      return 0
    case 'each-answer':
      return eachAnswer(n, errors)
    case 'halves':
      return isNone ? 0 : halves(n, errors)
    case 'net-correct':
    case 'canvas':
      return netCorrect(right, rightChosen, wrongChosen)
    case 'coverage':
      return coverage(right, rightChosen, wrongChosen)
    case 'weights':
      return weights(selection.sum ?? 0)
    case 'r-exams-false2':
      return false2(n, right, rightChosen, wrongChosen)
    case 'imathas':
      return imathas(n, right, errors, isNone)
    default:
      return scheme satisfies never
  }
}

const share = (part: number, of: number): Rational => rational(BigInt(part), BigInt(of))
const notBelow0 = (credit: Rational): Rational => (compare(credit, 0) < 0 ? 0 : credit)

/**
 * (n − e)/n, with e wrong ones chosen or right ones left out. PrairieLearn's each-answer (`pl-checkbox.py`, `EDC`), Numbas' score per
 * matched cell (`multipleresponse.jme`), edX's EDC (`responsetypes.py`, ChoiceResponse) without its rounding to two decimals. “None of these” is
 * worth (n − C)/n as in the first two; edX gives 0.
 */
const eachAnswer = (n: number, errors: number): Rational => share(n - errors, n)

/**
 * 1 without an error; 1/2 with one where there are at least 3 options; 1/4 with two where there are at least 5; else 0. edX's halves
 * (`responsetypes.py`, grade_via_halves). As there, “none of these” is worth 0 where something is right.
 */
const halves = (n: number, errors: number): Rational =>
  errors === 0 ? 1 : errors === 1 && n >= 3 ? share(1, 2) : errors === 2 && n >= 5 ? share(1, 4) : 0

/**
 * max(0, (t − w)/C): a wrong one takes off what a right one gives. PrairieLearn's net-correct (`pl-checkbox.py`); the same number as Canvas' partial credit
 * max(0, t/C − w/C) of multiple answers (`multiple_answers_question.rb`, `user_answer.rb`; New Quizzes alike).
 */
const netCorrect = (right: number, chosen: number, wrong: number): Rational => (right === 0 ? 0 : notBelow0(share(chosen - wrong, right)))

/** (t/C)·(t/|S|): the share of the right ones that were chosen, times the share of the choices that are right. PrairieLearn's coverage (`pl-checkbox.py`). */
const coverage = (right: number, chosen: number, wrong: number): Rational =>
  right === 0 || chosen === 0 ? 0 : share(chosen * chosen, right * (chosen + wrong))

/** The sum of the credits of the options chosen, kept between 0 and 1. Moodle's multiple choice with several answers (`question/type/multichoice/question.php`, grade_response). */
const weights = (sum: Rational): Rational => (compare(sum, 1) > 0 ? 1 : notBelow0(sum))

/**
 * t/C − w/max(n − C, 2), not below 0: choosing everything is worth nothing, and one wrong choice at most half. R/exams' rule `false2`, its default
 * (`exams_eval.R`; with `negative = FALSE`).
 */
const false2 = (n: number, right: number, chosen: number, wrong: number): Rational =>
  right === 0 ? 0 : notBelow0(subtract(share(chosen, right), share(wrong, Math.max(n - right, 2))))

/**
 * max(0, 1 − e/n), but 0 where nothing is chosen although something is right. IMathAS' default (`MultipleAnswerScorePart.php`); where no option is right it
 * adds the option “none of these”, so a wrong choice errs twice: chosen, and that one left out.
 */
function imathas(n: number, right: number, errors: number, isNone: boolean): Rational {
  if (isNone) return 0
  const count = right === 0 && n > 1 ? errors + 1 : errors
  return notBelow0(share(n - count, n))
}

/** The cells of a grid, or entries of a list, by how each was answered. */
export interface CellCount {
  /** What each cell that earns anything is worth: 1 where it is right, less where it is close. */
  readonly earned: readonly Rational[]
  readonly wrong: number
  readonly blank: number
}

/**
 * The credit of cells. `all-or-nothing`: 0 with a wrong or empty cell, else what the least of them earns. `each-answer`: what all earn, over their number. `halves`:
 * as for options, an error being a wrong or an empty cell, times what the least of the others earns. `net-correct`: a wrong cell takes off what a right one gives, an empty one nothing.
 * The other schemes speak of options chosen, which cells have not.
 */
export function cellsCredit({ earned, wrong, blank }: CellCount, scheme: CellScheme): Rational {
  const n = earned.length + wrong + blank
  const [first = 0, ...rest] = earned
  const least = rest.reduce((a, b) => (compare(b, a) < 0 ? b : a), first)
  switch (scheme) {
    case 'all-or-nothing':
      return wrong + blank === 0 ? least : 0
    case 'each-answer':
      return divide(earned.reduce(add, 0), n)
    case 'halves':
      return multiply(halves(n, wrong + blank), least)
    case 'net-correct':
      return notBelow0(divide(subtract(earned.reduce(add, 0), wrong), n))
    default:
      return scheme satisfies never
  }
}

const cellSchemes: ReadonlySet<Scheme> = new Set<CellScheme>(['all-or-nothing', 'each-answer', 'halves', 'net-correct'])
/** Whether a scheme is defined for cells that are each right or wrong, not only for options that are chosen. */
export const isCellScheme = (scheme: Scheme): scheme is CellScheme => cellSchemes.has(scheme)

// What a part scores, as QTI’s response processing has it (scoring-xml.ts writes it out), computed here for the ledger’s predictions.
import type { CellScheme, KeyOf, Scheme } from '../../model.ts'
import { none } from '../../kinds/option-sets.ts'
import { readRational, toFloat } from '../../math/exact/rational.ts'
import type { Bounds } from '../bounds.ts'
import type { Asked, Reading, Response } from './ask.ts'

/** What each option chosen adds, and what is done with the sum. `sum` of nothing chosen is never asked: that is a blank. */
export interface SelectionRule {
  readonly right: number
  readonly wrong: number
  readonly none: number
  readonly start: number
  /** Then: as it is; or one of the steps by the number of errors that it counts; or by how many were chosen. */
  readonly then: 'as it is' | 'halves' | 'coverage'
}

/** The rule of a scheme for `n` options, `c` of them right. Right exactly is 1 whatever the rule says. */
export function selectionRule(scheme: Scheme, n: number, c: number): SelectionRule {
  const linear = (right: number, wrong: number, start = 0): SelectionRule => ({ right, wrong, none: 0, start, then: 'as it is' })
  switch (scheme) {
    case 'all-or-nothing':
      return linear(0, 0)
    case 'each-answer':
      return linear(1 / n, -1 / n, (n - c) / n)
    case 'halves':
      return { right: -1, wrong: 1, none: 99, start: c, then: 'halves' }
    case 'net-correct':
    case 'canvas':
      return c === 0 ? linear(0, 0) : linear(1 / c, -1 / c)
    case 'coverage':
      return { right: 1, wrong: 0, none: 0, start: 0, then: 'coverage' }
    case 'r-exams-false2':
      return c === 0 ? linear(0, 0) : linear(1 / c, -1 / Math.max(n - c, 2))
    case 'imathas':
      // nothing chosen is worth nothing there; where none is right a wrong choice errs twice
      return c === 0 && n > 1 ? { ...linear(1 / n, -1 / n, (n - 1) / n), none: -1 } : { ...linear(1 / n, -1 / n, (n - c) / n), none: -1 }
    case 'weights':
      return linear(0, 0)
    default:
      return scheme satisfies never
  }
}

/** What choosing an option adds. */
export function valueOf(key: KeyOf<'multi-select'>, options: number, id: string): number {
  const rule = selectionRule(key.scheme, options, key.right.length)
  if (id === none) return rule.none
  if (key.scheme !== 'weights') return key.right.includes(id) ? rule.right : rule.wrong
  const note = key.options.find((one) => one.id === id)
  return toFloat(readRational(note?.credit ?? '0') ?? 0)
}

/** Whether exactly the right options give everything whatever they add up to; under `weights` nothing but the sum counts. */
const isWhole = ({ key }: Extract<Asked, { type: 'several' }>): boolean => key.scheme !== 'weights'

/** Between 0 and 1. */
const clipped = (x: number): number => Math.min(1, Math.max(0, x))

// ── Computed here ──────────────────────────────────────────────────────────────────────────────────────────

/** Share of the part’s points: the best under the key and the other readings. */
export const bestScore = (
  { asked, readings }: { readonly asked: readonly Asked[]; readonly readings: readonly Reading[] },
  scheme: CellScheme | undefined,
  response: Response,
): number => Math.max(...[{ asked }, ...readings].map((one) => scoreOf(one.asked, scheme, response)))

/** Share of the part’s points by one key. */
export function scoreOf(asked: readonly Asked[], scheme: CellScheme | undefined, response: Response): number {
  const shares = asked.map((one) => shareOf(one, response.get(one.id)))
  const [only] = asked
  if (asked.length === 1 && only !== undefined && !('cell' in only)) return shares[0] ?? 0
  const blank = asked.filter(({ id }) => !response.has(id)).length
  return cellsScore(
    scheme ?? 'each-answer',
    asked.length,
    shares.filter((share) => share > 0),
    blank,
  )
}

function cellsScore(scheme: CellScheme, n: number, earned: readonly number[], blank: number): number {
  const errors = n - earned.length
  const sum = earned.reduce((total, share) => total + share, 0)
  const least = Math.min(1, ...earned)
  switch (scheme) {
    case 'all-or-nothing':
      return errors === 0 ? least : 0
    case 'each-answer':
      return sum / n
    case 'halves':
      return least * (errors === 0 ? 1 : errors === 1 && n >= 3 ? 0.5 : errors === 2 && n >= 5 ? 0.25 : 0)
    case 'net-correct':
      return clipped((sum - (errors - blank)) / n)
    default:
      return scheme satisfies never
  }
}

function shareOf(asked: Asked, given: number | readonly string[] | undefined): number {
  if (given === undefined) return 0
  switch (asked.type) {
    case 'number':
      return typeof given !== 'number'
        ? 0
        : isWithin(given, asked.bounds)
          ? 1
          : isWithin(given, asked.close?.bounds ?? [])
            ? (asked.close?.credit ?? 0)
            : 0
    case 'single':
      return typeof given !== 'number' && asked.right.some((id) => given.includes(id)) ? 1 : 0
    case 'menu':
      return typeof given !== 'number' && given.includes(asked.right) ? 1 : 0
    case 'several':
      return typeof given === 'number' ? 0 : selectionShare(asked, given)
    default:
      return asked satisfies never
  }
}

const isWithin = (given: number, bounds: readonly Bounds[]): boolean =>
  bounds.some(({ low, high }) => Number(low) <= given && given <= Number(high))

function selectionShare(asked: Extract<Asked, { type: 'several' }>, given: readonly string[]): number {
  const { key, options } = asked
  const right = rightSet(key.right)
  if (isWhole(asked) && given.length === right.length && right.every((id) => given.includes(id))) return 1
  const rule = selectionRule(key.scheme, options.length - 1, key.right.length)
  const sum = given.reduce((total, id) => total + valueOf(key, options.length - 1, id), rule.start)
  switch (rule.then) {
    case 'as it is':
      return clipped(sum)
    case 'halves':
      return sum === 1 && options.length - 1 >= 3 ? 0.5 : sum === 2 && options.length - 1 >= 5 ? 0.25 : 0
    case 'coverage':
      return key.right.length === 0 ? 0 : (sum / key.right.length) * (sum / given.length)
    default:
      return rule.then satisfies never
  }
}
export const rightSet = (right: readonly string[]): readonly string[] => (right.length === 0 ? [none] : right)

/** A number as it is written: never with an exponent. */
export const decimalText = (x: number): string => {
  const text = x.toFixed(15).replace(/0+$/, '').replace(/\.$/, '')
  return text === '-0' ? '0' : text
}

// How a part is scored, as QTI’s response processing has it, and the same computed here. Every scheme is written out with
// operators that all engines have: bounds instead of tolerances, mapResponse, containerSize.
import type { CellScheme, Scheme } from '../../model.ts'
import { none } from '../../kinds/option-sets.ts'
import type { Content, Xml } from '../xml.ts'
import type { Asked, Response } from './ask.ts'
import type { Dialect } from './dialect.ts'

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

export const isHeld = (scheme: Scheme): boolean => scheme !== 'weights'

/** Between 0 and 1. */
const clipped = (x: number): number => Math.min(1, Math.max(0, x))

// ── Computed here ──────────────────────────────────────────────────────────────────────────────────────────

/** Share of the part’s points. */
export function scoreOf(asked: readonly Asked[], scheme: CellScheme | undefined, response: Response): number {
  const shares = asked.map((one) => shareOf(one, response.get(one.id)))
  const [only] = asked
  if (asked.length === 1 && only !== undefined && !('cell' in only)) return shares[0] ?? 0
  const right = shares.filter((share) => share === 1).length
  const blank = asked.filter(({ id }) => !response.has(id)).length
  return cellsScore(scheme ?? 'each-answer', asked.length, right, blank)
}

function cellsScore(scheme: CellScheme, n: number, right: number, blank: number): number {
  const errors = n - right
  switch (scheme) {
    case 'all-or-nothing':
      return errors === 0 ? 1 : 0
    case 'each-answer':
      return right / n
    case 'halves':
      return errors === 0 ? 1 : errors === 1 && n >= 3 ? 0.5 : errors === 2 && n >= 5 ? 0.25 : 0
    case 'net-correct':
      return clipped((right - (errors - blank)) / n)
    default:
      return scheme satisfies never
  }
}

function shareOf(asked: Asked, given: number | readonly string[] | undefined): number {
  if (given === undefined) return 0
  switch (asked.type) {
    case 'number':
      return typeof given === 'number' && asked.bounds.some(({ low, high }) => Number(low) <= given && given <= Number(high)) ? 1 : 0
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

function selectionShare({ key, options }: Extract<Asked, { type: 'several' }>, given: readonly string[]): number {
  const right = rightSet(key.right)
  if (given.length === right.length && right.every((id) => given.includes(id))) return 1
  const rule = selectionRule(key.scheme, options.length - 1, key.right.length)
  const sum = given.reduce((total, id) => total + (id === none ? rule.none : key.right.includes(id) ? rule.right : rule.wrong), rule.start)
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

// ── Written out ────────────────────────────────────────────────────────────────────────────────────────────

/** A number as it is written: never with an exponent. */
export const decimalText = (x: number): string => {
  const text = x.toFixed(15).replace(/0+$/, '').replace(/\.$/, '')
  return text === '-0' ? '0' : text
}

/** Sets the outcome `outcome` to the part’s share of its points, times `points`. */
export function processing(
  asked: readonly Asked[],
  scheme: CellScheme | undefined,
  outcome: string,
  points: number,
  d: Dialect,
): readonly Xml[] {
  const q = d.qti
  const [only] = asked
  if (asked.length === 1 && only?.type === 'several') return selectionXml(only, outcome, points, d)
  const right = (one: Asked): Xml => rightXml(one, d)
  const set = (value: number): Xml => q('setOutcomeValue', { identifier: outcome }, float(value * points, d))
  const conditions = asked.map(right)
  const all = q('responseCondition', {}, q('responseIf', {}, conditions.length === 1 ? conditions : q('and', {}, conditions), set(1)))
  if (asked.length === 1) return [all]
  const add = (to: string, by: number): Xml =>
    q('setOutcomeValue', { identifier: to }, q('sum', {}, q('variable', { identifier: to }), float(by, d)))
  const n = asked.length
  const shared = scheme ?? 'each-answer'
  switch (shared) {
    case 'all-or-nothing':
      return [all]
    case 'each-answer':
      return conditions.map((condition) => q('responseCondition', {}, q('responseIf', {}, condition, add(outcome, points / n))))
    case 'net-correct':
      return [
        ...asked.map((one) =>
          q(
            'responseCondition',
            {},
            q('responseIf', {}, right(one), add(outcome, points / n)),
            q('responseElseIf', {}, q('not', {}, q('isNull', {}, q('variable', { identifier: one.id }))), add(outcome, -points / n)),
          ),
        ),
        q('responseCondition', {}, q('responseIf', {}, q('lt', {}, q('variable', { identifier: outcome }), float(0, d)), set(0))),
      ]
    case 'halves': {
      const counted = q('variable', { identifier: outcome })
      const equals = (value: number): Xml => q('equal', { toleranceMode: 'exact' }, counted, float(value, d))
      return [
        ...conditions.map((condition) => q('responseCondition', {}, q('responseIf', {}, condition, add(outcome, 1)))),
        q(
          'responseCondition',
          {},
          q('responseIf', {}, equals(n), set(1)),
          ...(n >= 3 ? [q('responseElseIf', {}, equals(n - 1), set(0.5))] : []),
          ...(n >= 5 ? [q('responseElseIf', {}, equals(n - 2), set(0.25))] : []),
          q('responseElse', {}, set(0)),
        ),
      ]
    }
    default:
      return shared satisfies never
  }
}

const float = (value: number, d: Dialect): Xml => d.qti('baseValue', { baseType: 'float' }, decimalText(value))

function rightXml(asked: Asked, d: Dialect): Xml {
  const q = d.qti
  const variable = q('variable', { identifier: asked.id })
  switch (asked.type) {
    case 'number': {
      const within = asked.bounds.map(({ low, high }) =>
        q(
          'and',
          {},
          q('gte', {}, variable, q('baseValue', { baseType: 'float' }, low)),
          q('lte', {}, variable, q('baseValue', { baseType: 'float' }, high)),
        ),
      )
      return within.length === 1 ? (within[0] ?? variable) : q('or', {}, within)
    }
    case 'single': {
      const matches = asked.right.map((id) => q('match', {}, variable, q('baseValue', { baseType: 'identifier' }, id)))
      return matches.length === 1 ? (matches[0] ?? variable) : q('or', {}, matches)
    }
    case 'menu':
      return q('match', {}, variable, q('baseValue', { baseType: 'identifier' }, asked.right))
    case 'several':
      return q('match', {}, variable, q('correct', { identifier: asked.id }))
    default:
      return asked satisfies never
  }
}

function selectionXml(asked: Extract<Asked, { type: 'several' }>, outcome: string, points: number, d: Dialect): readonly Xml[] {
  const q = d.qti
  const { key, options } = asked
  const n = options.length - 1
  const rule = selectionRule(key.scheme, n, key.right.length)
  const set = (...value: readonly Content[]): Xml => q('setOutcomeValue', { identifier: outcome }, ...value)
  const mapped = q('sum', {}, q('mapResponse', { identifier: asked.id }), float(rule.start, d))
  const variable = q('variable', { identifier: outcome })
  const isBlank = q('isNull', {}, q('variable', { identifier: asked.id }))
  const whole = q('responseElseIf', {}, rightXml(asked, d), set(float(points, d)))
  const begin = (rest: Xml): Xml =>
    q('responseCondition', {}, q('responseIf', {}, isBlank, set(float(0, d))), whole, q('responseElse', {}, rest))
  const when = (condition: Xml, value: number): Xml => q('responseIf', {}, condition, set(float(value, d)))
  switch (rule.then) {
    case 'as it is':
      return [
        begin(set(q('product', {}, mapped, float(points, d)))),
        q('responseCondition', {}, when(q('lt', {}, variable, float(0, d)), 0)),
        q('responseCondition', {}, when(q('gt', {}, variable, float(points, d)), points)),
      ]
    case 'halves': {
      const errors = (value: number): Xml => q('equal', { toleranceMode: 'exact' }, mapped, float(value, d))
      const steps = [
        ...(n >= 3 ? [q('responseElseIf', {}, errors(1), set(float(points / 2, d)))] : []),
        ...(n >= 5 ? [q('responseElseIf', {}, errors(2), set(float(points / 4, d)))] : []),
      ]
      return [
        q(
          'responseCondition',
          {},
          q('responseIf', {}, isBlank, set(float(0, d))),
          whole,
          ...steps,
          q('responseElse', {}, set(float(0, d))),
        ),
      ]
    }
    case 'coverage': {
      const chosen = q('integerToFloat', {}, q('containerSize', {}, q('variable', { identifier: asked.id })))
      const c = Math.max(1, key.right.length)
      return [begin(set(q('product', {}, q('divide', {}, mapped, float(c / points, d)), q('divide', {}, mapped, chosen))))]
    }
    default:
      return rule.then satisfies never
  }
}

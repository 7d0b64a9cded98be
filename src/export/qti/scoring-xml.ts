// How a part is scored, written out as QTI's response processing: bounds instead of tolerances, mapResponse, containerSize, which
// all engines have.
import type { CellScheme } from '../../model.ts'
import type { Bounds } from '../bounds.ts'
import type { Content, Xml } from '../xml.ts'
import type { Asked } from './ask.ts'
import type { Dialect } from './dialect.ts'
import { decimalText, selectionRule } from './processing.ts'

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
  const set = (value: number): Xml => q('setOutcomeValue', { identifier: outcome }, float(value * points, d))
  const whole = all(
    asked.map((one) => rightXml(one, d)),
    d,
  )
  const nearly = asked.flatMap((one) => closeOf(one) ?? [])
  const [close] = nearly
  const allOrNothing = [
    q(
      'responseCondition',
      {},
      q('responseIf', {}, whole, set(1)),
      close === undefined
        ? undefined
        : q(
            'responseElseIf',
            {},
            all(
              asked.map((one) => either([rightXml(one, d), closeXml(one, d)], d)),
              d,
            ),
            set(close.credit),
          ),
    ),
  ]
  return asked.length === 1 || scheme === 'all-or-nothing' ? allOrNothing : cellsXml(asked, scheme ?? 'each-answer', outcome, points, d)
}

/** Several cells, each right, close, wrong or blank. */
function cellsXml(
  asked: readonly Asked[],
  scheme: Exclude<CellScheme, 'all-or-nothing'>,
  outcome: string,
  points: number,
  d: Dialect,
): readonly Xml[] {
  const q = d.qti
  const n = asked.length
  const counted = q('variable', { identifier: outcome })
  const set = (value: number): Xml => q('setOutcomeValue', { identifier: outcome }, float(value * points, d))
  const adding = (by: number): Xml => q('setOutcomeValue', { identifier: outcome }, q('sum', {}, counted, float(by, d)))
  const each = (by: number, wrong?: Xml): readonly Xml[] =>
    asked.map((one) => {
      const close = closeOf(one)
      return q(
        'responseCondition',
        {},
        q('responseIf', {}, rightXml(one, d), adding(by)),
        close && q('responseElseIf', {}, closeXml(one, d) ?? counted, adding(scheme === 'halves' ? by : by * close.credit)),
        wrong && q('responseElseIf', {}, q('not', {}, q('isNull', {}, q('variable', { identifier: one.id }))), wrong),
      )
    })
  // counted in whole cells and divided once: an engine that keeps few decimals of an outcome loses little
  const divided = q('setOutcomeValue', { identifier: outcome }, q('product', {}, counted, float(points / n, d)))
  switch (scheme) {
    case 'each-answer':
      return [...each(1), divided]
    case 'net-correct':
      return [
        ...each(1, adding(-1)),
        q('responseCondition', {}, q('responseIf', {}, q('lt', {}, counted, float(0, d)), set(0)), q('responseElse', {}, divided)),
      ]
    case 'halves':
      return [...each(1), halvesXml(n, counted, set, d), ...leastXml(asked, outcome, d)]
    default:
      return scheme satisfies never
  }
}

/** The outcome counts what is right or close. */
function halvesXml(n: number, counted: Xml, set: (value: number) => Xml, d: Dialect): Xml {
  const q = d.qti
  const equals = (value: number): Xml => q('equal', { toleranceMode: 'exact' }, counted, float(value, d))
  return q(
    'responseCondition',
    {},
    q('responseIf', {}, equals(n), set(1)),
    ...(n >= 3 ? [q('responseElseIf', {}, equals(n - 1), set(0.5))] : []),
    ...(n >= 5 ? [q('responseElseIf', {}, equals(n - 2), set(0.25))] : []),
    q('responseElse', {}, set(0)),
  )
}

/** Where a cell is only close, all of them earn no more than it does. */
function leastXml(asked: readonly Asked[], outcome: string, d: Dialect): readonly Xml[] {
  const q = d.qti
  const close = asked.flatMap((one) => closeOf(one) ?? [])
  const [first] = close
  if (first === undefined) return []
  const onlyClose = asked.flatMap((one) => {
    const near = closeXml(one, d)
    return near === undefined ? [] : [q('and', {}, q('not', {}, rightXml(one, d)), near)]
  })
  const scaled = q('product', {}, q('variable', { identifier: outcome }), float(first.credit, d))
  return [q('responseCondition', {}, q('responseIf', {}, either(onlyClose, d), q('setOutcomeValue', { identifier: outcome }, scaled)))]
}

const float = (value: number, d: Dialect): Xml => d.qti('baseValue', { baseType: 'float' }, decimalText(value))

/** One condition as it is, several joined. */
const joined =
  (operator: 'and' | 'or') =>
  (conditions: readonly (Xml | undefined)[], d: Dialect): Xml => {
    const given = conditions.filter((one) => one !== undefined)
    const [only, another] = given
    return only !== undefined && another === undefined ? only : d.qti(operator, {}, given)
  }
const all = joined('and')
const either = joined('or')

const closeOf = (asked: Asked): Extract<Asked, { type: 'number' }>['close'] => (asked.type === 'number' ? asked.close : undefined)

/** Within one of the bounds, both ends included. Nothing typed is within none, but there are engines that take it for 0. */
export function withinXml(id: string, bounds: readonly Bounds[], d: Dialect): Xml {
  const q = d.qti
  const variable = q('variable', { identifier: id })
  const within = withinOne(variable, bounds, d)
  const holdsZero = bounds.some(({ low, high }) => Number(low) <= 0 && Number(high) >= 0)
  return holdsZero ? q('and', {}, q('not', {}, q('isNull', {}, variable)), within) : within
}

function withinOne(variable: Xml, bounds: readonly Bounds[], d: Dialect): Xml {
  const q = d.qti
  return either(
    bounds.map(({ low, high }) =>
      q(
        'and',
        {},
        q('gte', {}, variable, q('baseValue', { baseType: 'float' }, low)),
        q('lte', {}, variable, q('baseValue', { baseType: 'float' }, high)),
      ),
    ),
    d,
  )
}

function closeXml(asked: Asked, d: Dialect): Xml | undefined {
  const close = closeOf(asked)
  return close && withinXml(asked.id, close.bounds, d)
}

export function rightXml(asked: Asked, d: Dialect): Xml {
  const q = d.qti
  const variable = q('variable', { identifier: asked.id })
  const matches = (id: string): Xml => q('match', {}, variable, q('baseValue', { baseType: 'identifier' }, id))
  switch (asked.type) {
    case 'number':
      return withinXml(asked.id, asked.bounds, d)
    case 'single':
      return either(asked.right.map(matches), d)
    case 'menu':
      return matches(asked.right)
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
  // under `weights` nothing but the sum counts: the right options need not add up to everything
  const whole = key.scheme === 'weights' ? undefined : q('responseElseIf', {}, rightXml(asked, d), set(float(points, d)))
  const begin = (...rest: readonly Content[]): Xml =>
    q('responseCondition', {}, q('responseIf', {}, isBlank, set(float(0, d))), whole, ...rest)
  const when = (condition: Xml, value: number): Xml => q('responseIf', {}, condition, set(float(value, d)))
  switch (rule.then) {
    case 'as it is':
      return [
        begin(q('responseElse', {}, set(q('product', {}, mapped, float(points, d))))),
        q('responseCondition', {}, when(q('lt', {}, variable, float(0, d)), 0)),
        q('responseCondition', {}, when(q('gt', {}, variable, float(points, d)), points)),
      ]
    case 'halves': {
      const errors = (value: number): Xml => q('equal', { toleranceMode: 'exact' }, mapped, float(value, d))
      return [
        begin(
          n >= 3 ? q('responseElseIf', {}, errors(1), set(float(points / 2, d))) : undefined,
          n >= 5 ? q('responseElseIf', {}, errors(2), set(float(points / 4, d))) : undefined,
          q('responseElse', {}, set(float(0, d))),
        ),
      ]
    }
    case 'coverage': {
      const chosen = q('integerToFloat', {}, q('containerSize', {}, q('variable', { identifier: asked.id })))
      const c = Math.max(1, key.right.length)
      const ratio = q('product', {}, q('divide', {}, mapped, float(c / points, d)), q('divide', {}, mapped, chosen))
      return [begin(q('responseElse', {}, set(ratio)))]
    }
    default:
      return rule.then satisfies never
  }
}

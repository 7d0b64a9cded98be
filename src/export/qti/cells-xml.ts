// How several cells are scored, written out as QTI's response processing: each is right, close, wrong or blank.
import type { CellScheme } from '../../model.ts'
import type { Xml } from '../xml.ts'
import type { Asked } from './ask.ts'
import { all, closeCredits, closeOf, closeXml, either, float, rightXml } from './conditions.ts'
import type { Dialect } from './dialect.ts'

/** All of it right, or at least close: then all earn what the least of them does. */
export function allOrNothingXml(asked: readonly Asked[], outcome: string, points: number, d: Dialect): Xml {
  const q = d.qti
  const set = (value: number): Xml => q('setOutcomeValue', { identifier: outcome }, float(value * points, d))
  const whole = all(
    asked.map((one) => rightXml(one, d)),
    d,
  )
  /** Whether every cell earns this share, or more. */
  const earns = (credit: number): Xml =>
    all(
      asked.map((one) => either([rightXml(one, d), (closeOf(one)?.credit ?? 0) >= credit ? closeXml(one, d) : undefined], d)),
      d,
    )
  return q(
    'responseCondition',
    {},
    q('responseIf', {}, whole, set(1)),
    closeCredits(asked).map((credit) => q('responseElseIf', {}, earns(credit), set(credit))),
  )
}

export function cellsXml(
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

/** Where cells are only close, all of them earn no more than the least of these does. */
function leastXml(asked: readonly Asked[], outcome: string, d: Dialect): readonly Xml[] {
  const q = d.qti
  const onlyClose = (credit: number): readonly Xml[] =>
    asked.flatMap((one) => {
      const near = closeOf(one)?.credit === credit ? closeXml(one, d) : undefined
      return near === undefined ? [] : [q('and', {}, q('not', {}, rightXml(one, d)), near)]
    })
  const credits = closeCredits(asked).toReversed()
  const cases = credits.map((credit, i) =>
    q(
      i === 0 ? 'responseIf' : 'responseElseIf',
      {},
      either(onlyClose(credit), d),
      q('setOutcomeValue', { identifier: outcome }, q('product', {}, q('variable', { identifier: outcome }), float(credit, d))),
    ),
  )
  return cases.length === 0 ? [] : [q('responseCondition', {}, cases)]
}

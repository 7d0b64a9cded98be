// When an answer is right, close, or within bounds, as conditions of QTI's response processing.
import type { Bounds } from '../bounds.ts'
import type { Xml } from '../xml.ts'
import type { Asked, Close } from './ask.ts'
import type { Dialect } from './dialect.ts'
import { decimalText } from './processing.ts'

export const float = (value: number, d: Dialect): Xml => d.qti('baseValue', { baseType: 'float' }, decimalText(value))

/** One condition as it is, several joined. */
const joined =
  (operator: 'and' | 'or') =>
  (conditions: readonly (Xml | undefined)[], d: Dialect): Xml => {
    const given = conditions.filter((one) => one !== undefined)
    const [only, another] = given
    return only !== undefined && another === undefined ? only : d.qti(operator, {}, given)
  }
export const all = joined('and')
export const either = joined('or')

export const closeOf = (asked: Asked): Close | undefined => (asked.type === 'number' ? asked.close : undefined)

/** What close answers earn, each share once, the greatest first. */
export const closeCredits = (asked: readonly Asked[]): readonly number[] =>
  [...new Set(asked.flatMap((one) => closeOf(one)?.credit ?? []))].sort((a, b) => b - a)

/** Undefined where nothing is close. */
export function closeXml(asked: Asked, d: Dialect): Xml | undefined {
  const close = closeOf(asked)
  return close && withinXml(asked.id, close.bounds, d)
}

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

export function rightXml(asked: Asked, d: Dialect): Xml {
  const q = d.qti
  const variable = q('variable', { identifier: asked.id })
  const matches = (id: string): Xml => q('match', {}, variable, identifier(id, d))
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

export const identifier = (id: string, d: Dialect): Xml => d.qti('baseValue', { baseType: 'identifier' }, id)

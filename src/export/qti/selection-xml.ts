// How options chosen are scored, written out as QTI's response processing: mapResponse and containerSize, which all engines have.
import type { Content, Xml } from '../xml.ts'
import type { Asked } from './ask.ts'
import { float, rightXml } from './conditions.ts'
import type { Dialect } from './dialect.ts'
import { selectionRule } from './processing.ts'

/** Sets the outcome to the share of the points that the options chosen earn. */
export function selectionXml(asked: Extract<Asked, { type: 'several' }>, outcome: string, points: number, d: Dialect): readonly Xml[] {
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
      const ratio = q('product', {}, q('divide', {}, mapped, float(c, d)), q('divide', {}, mapped, chosen), float(points, d))
      return [begin(q('responseElse', {}, set(ratio)))]
    }
    default:
      return rule.then satisfies never
  }
}

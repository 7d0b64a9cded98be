// A response variable: its declaration, with the key, and what each option of several is worth.
import type { Xml } from '../xml.ts'
import type { Asked } from './ask.ts'
import type { Dialect } from './dialect.ts'
import { decimalText, rightSet, valueOf } from './processing.ts'

export function responseXml(asked: Asked, d: Dialect): Xml {
  const q = d.qti
  const correct = (values: readonly string[]): Xml =>
    q(
      'correctResponse',
      {},
      values.map((value) => q('value', {}, value)),
    )
  switch (asked.type) {
    case 'number':
      return q(
        'responseDeclaration',
        { identifier: asked.id, cardinality: 'single', baseType: 'float' },
        correct([asked.bounds[0]?.middle ?? '0']),
      )
    case 'single':
      return q(
        'responseDeclaration',
        { identifier: asked.id, cardinality: 'single', baseType: 'identifier' },
        correct(asked.right.slice(0, 1)),
      )
    case 'menu':
      return q('responseDeclaration', { identifier: asked.id, cardinality: 'single', baseType: 'identifier' }, correct([asked.right]))
    case 'several': {
      const { key, options } = asked
      const entries = options.map(({ id }) => q('mapEntry', { mapKey: id, mappedValue: decimalText(valueOf(key, options.length - 1, id)) }))
      return q(
        'responseDeclaration',
        { identifier: asked.id, cardinality: 'multiple', baseType: 'identifier' },
        correct(rightSet(key.right)),
        q('mapping', { defaultValue: 0 }, entries),
      )
    }
    default:
      return asked satisfies never
  }
}

// What holds the items of a package together: a test whose sections each select one variant of a problem, a manifest.
import { nameOf } from '../names.ts'
import { declaration, element, type Xml } from '../xml.ts'
import type { Dialect } from './dialect.ts'

/** A problem. */
export interface Section {
  readonly id: string
  readonly title: string
  /** 0: any number. */
  readonly attempts: number
  readonly variants: string[]
}

export function testXml(id: string, title: string, sections: readonly Section[], d: Dialect): string {
  const q = d.qti
  const section = ({ id: problem, title: name, attempts, variants }: Section): Xml =>
    q(
      'assessmentSection',
      { identifier: nameOf(`S-${problem}`, longestName), title: name, visible: true },
      // without it an item has one attempt and shows nothing of what it has to say
      q('itemSessionControl', { maxAttempts: attempts, showFeedback: true }),
      variants.length > 1 ? q('selection', { select: 1 }) : undefined,
      variants.length > 1 ? q('ordering', { shuffle: true }) : undefined,
      variants.map((variant) => q('assessmentItemRef', { identifier: nameOf(`I-${variant}`, longestName), href: `items/${variant}.xml` })),
    )
  const outcome = q('outcomeDeclaration', { identifier: 'SCORE', cardinality: 'single', baseType: 'float' })
  const sum = q('setOutcomeValue', { identifier: 'SCORE' }, q('sum', {}, q('testVariables', { variableIdentifier: 'SCORE' })))
  return `${declaration}${
    q(
      'assessmentTest',
      { xmlns: d.namespace, identifier: nameOf(id, longestName), title },
      outcome,
      q('testPart', { identifier: 'P1', navigationMode: 'nonlinear', submissionMode: 'individual' }, sections.map(section)),
      q('outcomeProcessing', {}, sum),
    ).text
  }\n`
}

export function manifestXml(sections: readonly Section[], d: Dialect): string {
  const variants = sections.flatMap((section) => section.variants)
  const file = (href: string): Xml => element('file', { href })
  const test = element(
    'resource',
    { identifier: 'test', type: d.testType, href: 'test.xml' },
    file('test.xml'),
    variants.map((variant) => element('dependency', { identifierref: variant })),
  )
  const items = variants.map((variant) =>
    element('resource', { identifier: variant, type: d.itemType, href: `items/${variant}.xml` }, file(`items/${variant}.xml`)),
  )
  const ledger = element('resource', { identifier: 'ledger', type: 'webcontent', href: ledgerFile }, file(ledgerFile))
  return `${declaration}${
    element(
      'manifest',
      { xmlns: d.manifestNamespace, identifier: 'manifest' },
      element('metadata', {}, element('schema', {}, d.schema), element('schemaversion', {}, d.schemaVersion)),
      element('organizations'),
      element('resources', {}, test, items, ledger),
    ).text
  }\n`
}

/** Of an identifier: what every engine takes. */
const longestName = 32

/** What the export keeps, approximates and loses, as JSON. */
export const ledgerFile = 'ledger.json'

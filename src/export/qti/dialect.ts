// QTI 2.1, 2.2 and 3.0 are one language in three spellings: `responseDeclaration baseType` of the first two is
// `qti-response-declaration base-type` in the third. What is written is written once, in the spelling of 2.x.
import type { Target } from '../target.ts'
import { type Attributes, type Content, element, type Xml } from '../xml.ts'

export type Version = '2.1' | '2.2' | '3.0'

export interface Dialect {
  readonly version: Version
  readonly target: Target
  /** An element of QTI’s own; those of HTML and MathML are `element`s. */
  qti(name: string, attributes?: Attributes, ...content: readonly Content[]): Xml
  /** Of items and tests. */
  readonly namespace: string
  readonly manifestNamespace: string
  readonly schema: string
  readonly schemaVersion: string
  /** Types of resources in a manifest. */
  readonly itemType: string
  readonly testType: string
}

const plainQti = (name: string, attributes: Attributes = {}, ...content: readonly Content[]): Xml => element(name, attributes, ...content)

const kebab = (name: string): string => name.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`)
/** Attributes that XML or HTML own keep their names. */
const kebabQti = (name: string, attributes: Attributes = {}, ...content: readonly Content[]): Xml =>
  element(
    `qti-${kebab(name)}`,
    Object.fromEntries(Object.entries(attributes).map(([key, value]) => [key.startsWith('xml') ? key : kebab(key), value])),
    ...content,
  )

const twoPoint = (version: '2.1' | '2.2', suffix: string): Dialect => ({
  version,
  target: version === '2.1' ? 'qti21' : 'qti22',
  qti: plainQti,
  namespace: `http://www.imsglobal.org/xsd/imsqti_${suffix}`,
  manifestNamespace: 'http://www.imsglobal.org/xsd/imscp_v1p1',
  schema: `QTIv${version} Package`,
  schemaVersion: '1.0.0',
  itemType: `imsqti_item_xml${suffix}`,
  testType: `imsqti_test_xml${suffix}`,
})

export const dialects: { readonly [V in Version]: Dialect } = {
  '2.1': twoPoint('2.1', 'v2p1'),
  '2.2': twoPoint('2.2', 'v2p2'),
  '3.0': {
    version: '3.0',
    target: 'qti30',
    qti: kebabQti,
    namespace: 'http://www.imsglobal.org/xsd/imsqtiasi_v3p0',
    manifestNamespace: 'http://www.imsglobal.org/xsd/qti/qtiv3p0/imscp_v1p1',
    schema: 'QTI Package',
    schemaVersion: '3.0.0',
    itemType: 'imsqti_item_xmlv3p0',
    testType: 'imsqti_test_xmlv3p0',
  },
}

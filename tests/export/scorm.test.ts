// The packages as files: what a parser that forgives nothing reads in the manifest, and what lies in the zip.
import { describe, expect, test } from 'vitest'
import type { ProblemLedger } from '../../src/export/ledger.ts'
import { scorm } from '../../src/export/scorm/scorm.ts'
import type { ExportSet } from '../../src/export/target.ts'
import type { ScormVersion } from '../../src/practice/data.ts'
import { elementsIn, readXml, textOf, type XmlElement } from '../support/xml-reader.ts'
import { problemOf } from './shipped.ts'
import { unzipped } from './unpack.ts'

const ledger: readonly ProblemLedger[] = [{ problem: 'gating', entries: [{ status: 'kept', part: 'answer', feature: 'score' }] }]

function bytesOf(version: ScormVersion, more: Partial<ExportSet> = {}): Uint8Array {
  const pieces: Uint8Array[] = []
  const set = { id: 'week-9', title: [{ type: 'markdown', text: 'Week 9' }], language: 'en', mode: 'practice', ...more } as const
  const writer = scorm(version)((bytes) => pieces.push(bytes.slice()), { set, tag: (variant) => `#${variant}` })
  writer.problem({ id: 'gating', title: [{ type: 'markdown', text: 'Gating' }], points: '1', asked: {}, problem: problemOf('gating') })
  writer.end(ledger)
  return Buffer.concat(pieces)
}
const filesOf = (version: ScormVersion, more: Partial<ExportSet> = {}): ReadonlyMap<string, string> => unzipped(bytesOf(version, more))

function manifestOf(files: ReadonlyMap<string, string>): XmlElement {
  return readXml(files.get('imsmanifest.xml') ?? '')
}
const named = (root: XmlElement, name: string): readonly XmlElement[] => [...elementsIn(root)].filter((element) => element.name === name)
function only(root: XmlElement, name: string): XmlElement {
  const [found, ...more] = named(root, name)
  if (found === undefined || more.length > 0) throw new Error(`${more.length + 1} elements ${name}`)
  return found
}
const attribute = (element: XmlElement, name: string): string | undefined => element.attributes.get(name)

const versions = [
  ['scorm12', '1.2', 'adlcp:scormtype', 'http://www.imsproject.org/xsd/imscp_rootv1p1p2', 'http://www.adlnet.org/xsd/adlcp_rootv1p2'],
  ['scorm2004', '2004 4th Edition', 'adlcp:scormType', 'http://www.imsglobal.org/xsd/imscp_v1p1', 'http://www.adlnet.org/xsd/adlcp_v1p3'],
] as const

describe.each(versions)('%s', (version, schemaVersion, scormType, packaging, adl) => {
  test('the manifest: version, one item, one SCO, every file', () => {
    const files = filesOf(version)
    const manifest = manifestOf(files)
    expect([attribute(manifest, 'xmlns'), attribute(manifest, 'xmlns:adlcp')]).toEqual([packaging, adl])
    expect([textOf(only(manifest, 'schema')), textOf(only(manifest, 'schemaversion'))]).toEqual(['ADL SCORM', schemaVersion])
    const [organization, item, resource] = [only(manifest, 'organization'), only(manifest, 'item'), only(manifest, 'resource')]
    expect(attribute(only(manifest, 'organizations'), 'default')).toBe(attribute(organization, 'identifier'))
    expect(attribute(item, 'identifierref')).toBe(attribute(resource, 'identifier'))
    expect(named(manifest, 'title').map(textOf)).toEqual(['Week 9', 'Week 9'])
    expect([attribute(resource, scormType), attribute(resource, 'type'), attribute(resource, 'href')]).toEqual([
      'sco',
      'webcontent',
      'index.html',
    ])
    const listed = named(resource, 'file').map((file) => attribute(file, 'href'))
    expect(['imsmanifest.xml', ...listed]).toEqual([...files.keys()])
    const identifiers = [manifest, organization, item, resource].map((element) => attribute(element, 'identifier'))
    expect(new Set(identifiers).size).toBe(4)
  })

  test('a title of markup, an id that is no name of XML', () => {
    const manifest = manifestOf(filesOf(version, { id: 'ü/9 <x>', title: [{ type: 'text', text: '<b> & "]]>\u0000' }] }))
    expect(named(manifest, 'title').map(textOf)).toEqual(['<b> & "]]>\ufffd', '<b> & "]]>\ufffd'])
    for (const element of ['organization', 'item', 'resource'].map((name) => only(manifest, name)))
      expect(attribute(element, 'identifier')).toMatch(/^[A-Za-z][A-Za-z0-9._-]*$/)
    expect(textOf(named(manifestOf(filesOf(version, { title: [] })), 'title')[0] ?? manifest)).toBe('week-9')
  })

  test('the ledger lies beside the page, which knows its LMS and the pass mark', () => {
    const files = filesOf(version, { pass: '3/5' })
    expect(JSON.parse(files.get('ledger.json') ?? '')).toEqual({ target: version, problems: ledger })
    const data: unknown = JSON.parse(/<script[^>]* id="page-data"[^>]*>(.*?)<\/script>/s.exec(files.get('index.html') ?? '')?.[1] ?? '')
    expect(data).toMatchObject({ lms: version, set: { id: 'week-9', pass: '3/5' } })
  })

  test('the same bytes again', () => {
    expect(Buffer.compare(Buffer.from(bytesOf(version)), Buffer.from(bytesOf(version)))).toBe(0)
  })

  test('nothing in the page makes code from text, or asks the network', () => {
    const html = filesOf(version).get('index.html') ?? ''
    expect(html.length).toBeGreaterThan(100_000)
    expect(/\beval\s*\(|\bnew Function\b|\bFunction\s*\(/.exec(html)?.[0]).toBeUndefined()
    expect(
      /Content-Security-Policy" content="default-src &#x27;none&#x27;|Content-Security-Policy" content="default-src 'none'/.test(html),
    ).toBe(true)
  })
})

test('2004: the status is left to the page: else whoever leaves without one would count as passed', () => {
  const manifest = manifestOf(filesOf('scorm2004'))
  const controls = only(only(manifest, 'item'), 'imsss:deliveryControls')
  expect([attribute(controls, 'completionSetByContent'), attribute(controls, 'objectiveSetByContent')]).toEqual(['true', 'true'])
  expect(named(manifestOf(filesOf('scorm12')), 'imsss:sequencing')).toEqual([])
})

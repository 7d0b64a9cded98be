// A set's title and the files of its package in, imsmanifest.xml out: one item, one SCO. SCORM 1.2 CAM §2.3 (IMS Content
// Packaging 1.1.2), SCORM 2004 4th Edition CAM §3 and SN §3.13 (delivery controls).
import type { ScormVersion } from '../../practice/data.ts'
import { nameOf } from '../names.ts'
import { declaration, element, type Xml } from '../xml.ts'

const longestName = 80

export interface ManifestOptions {
  readonly version: ScormVersion
  readonly id: string
  readonly title: string
  /** The first of them is launched. */
  readonly files: readonly string[]
}

/** Elements that say it are in namespaces of their own in each version, and the attribute of a SCO is spelt in two ways. */
const dialects = {
  scorm12: {
    namespaces: { xmlns: 'http://www.imsproject.org/xsd/imscp_rootv1p1p2', 'xmlns:adlcp': 'http://www.adlnet.org/xsd/adlcp_rootv1p2' },
    schemaVersion: '1.2',
    scormType: 'adlcp:scormtype',
  },
  scorm2004: {
    namespaces: {
      xmlns: 'http://www.imsglobal.org/xsd/imscp_v1p1',
      'xmlns:adlcp': 'http://www.adlnet.org/xsd/adlcp_v1p3',
      'xmlns:adlseq': 'http://www.adlnet.org/xsd/adlseq_v1p3',
      'xmlns:adlnav': 'http://www.adlnet.org/xsd/adlnav_v1p3',
      'xmlns:imsss': 'http://www.imsglobal.org/xsd/imsss',
    },
    schemaVersion: '2004 4th Edition',
    scormType: 'adlcp:scormType',
  },
} as const

export function manifestXml({ version, id, title, files }: ManifestOptions): string {
  const { namespaces, schemaVersion, scormType } = dialects[version]
  const name = (what: string): string => nameOf(`${what}-${id}`, longestName)
  const launched = files[0] ?? ''
  const item = element(
    'item',
    { identifier: name('item'), identifierref: name('sco'), isvisible: true },
    element('title', {}, title),
    version === 'scorm2004' ? leftToThePage : undefined,
  )
  const organization = element(
    'organization',
    { identifier: name('set') },
    element('title', {}, title),
    item,
    version === 'scorm2004' ? begun : undefined,
  )
  const resource = element(
    'resource',
    { identifier: name('sco'), type: 'webcontent', [scormType]: 'sco', href: launched },
    files.map((href) => element('file', { href })),
  )
  return `${declaration}${
    element(
      'manifest',
      { identifier: name('quizwright'), version: '1', ...namespaces },
      element('metadata', {}, element('schema', {}, 'ADL SCORM'), element('schemaversion', {}, schemaVersion)),
      element('organizations', { default: name('set') }, organization),
      element('resources', {}, resource),
    ).text
  }\n`
}

/** An LMS would otherwise count whoever leaves without a status as passed (SN, End Attempt Process [UP.4]). */
const leftToThePage: Xml = element(
  'imsss:sequencing',
  {},
  element('imsss:deliveryControls', { completionSetByContent: true, objectiveSetByContent: true }),
)
/** The only item is there as soon as the package is opened. */
const begun: Xml = element('imsss:sequencing', {}, element('imsss:controlMode', { choice: true, flow: true }))

// A Common Cartridge 1.1: a quiz that asks the first variant of each problem, a question bank with the others, a manifest.
import type { Entry } from '../archive.ts'
import { element, Xml } from '../xml.ts'
import { ledgerFile, type Packer, type PackageSet } from './gathered.ts'
import { nameOf } from '../names.ts'
import { around, document, learningApplication, longestName, type ZipArchive } from './package.ts'
import { qtiMetadata } from './pieces.ts'

const quizFile = 'quiz/assessment.xml'
const bankFile = 'bank/bank.xml'

export function packCartridge(archive: ZipArchive, set: PackageSet): Packer {
  const firsts: string[] = []
  let isFirst = true
  let bank: Entry | undefined
  const [head, tail] = around((items) => bankXml(set, items))
  return {
    section() {
      isFirst = true
    },
    item(xml) {
      if (isFirst) firsts.push(xml)
      else {
        if (bank === undefined) {
          bank = archive.open(bankFile)
          bank.write(head)
        }
        bank.write(xml)
      }
      isFirst = false
    },
    end(_sections, attempts) {
      bank?.write(tail)
      bank?.end()
      archive.file(quizFile, quizXml(set, firsts, attempts))
      archive.file('imsmanifest.xml', manifestXml(set, bank !== undefined))
    },
  }
}

const namespace = { xmlns: 'http://www.imsglobal.org/xsd/ims_qtiasiv1p2' }

const quizXml = ({ id, title }: PackageSet, items: readonly string[], attempts: number | undefined): string =>
  document(
    'questestinterop',
    namespace,
    element(
      'assessment',
      { ident: `${nameOf(id, longestName)}-quiz`, title },
      qtiMetadata({
        cc_profile: 'cc.exam.v0p1',
        qmd_assessmenttype: 'Examination',
        qmd_scoretype: 'Percentage',
        cc_maxattempts: attempts?.toString() ?? 'unlimited',
      }),
      element('section', { ident: 'root_section' }, new Xml(items.join(''))),
    ),
  )

const bankXml = ({ id }: PackageSet, items: Xml): string =>
  document('questestinterop', namespace, element('objectbank', { ident: `${nameOf(id, longestName)}-bank` }, items))

function manifestXml({ id, title, language }: PackageSet, hasBank: boolean): string {
  const file = (href: string): Xml => element('file', { href })
  const type = 'imsqti_xmlv1p2/imscc_xmlv1p1'
  const named = element('lomimscc:title', {}, element('lomimscc:string', { language }, title))
  return document(
    'manifest',
    {
      identifier: `${nameOf(id, longestName)}-cartridge`,
      xmlns: 'http://www.imsglobal.org/xsd/imsccv1p1/imscp_v1p1',
      'xmlns:lomimscc': 'http://ltsc.ieee.org/xsd/imsccv1p1/LOM/manifest',
    },
    element(
      'metadata',
      {},
      element('schema', {}, 'IMS Common Cartridge'),
      element('schemaversion', {}, '1.1.0'),
      element('lomimscc:lom', {}, element('lomimscc:general', {}, named)),
    ),
    element(
      'organizations',
      {},
      element(
        'organization',
        { identifier: 'organization', structure: 'rooted-hierarchy' },
        element(
          'item',
          { identifier: 'root' },
          element(
            'item',
            { identifier: 'folder' },
            element('title', {}, title),
            element('item', { identifier: 'quiz-item', identifierref: 'quiz' }, element('title', {}, title)),
          ),
        ),
      ),
    ),
    element(
      'resources',
      {},
      element(
        'resource',
        { identifier: 'quiz', type: `${type}/assessment` },
        file(quizFile),
        element('dependency', { identifierref: 'ledger' }),
      ),
      hasBank ? element('resource', { identifier: 'bank', type: `${type}/question-bank` }, file(bankFile)) : undefined,
      element('resource', { identifier: 'ledger', type: learningApplication, href: ledgerFile }, file(ledgerFile)),
    ),
  )
}

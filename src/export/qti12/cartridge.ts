// A Common Cartridge 1.1: a quiz that asks the first variant of each problem, a question bank with the others, a manifest.
import { element, Xml } from '../xml.ts'
import { document, learningApplication, nameOf, type PackedFile } from './package.ts'
import { qtiMetadata } from './pieces.ts'
import { type Gathered, ledgerFile } from './gathered.ts'

const quizFile = 'quiz/assessment.xml'
const bankFile = 'bank/bank.xml'

export function cartridgeFiles(gathered: Gathered, language: string): readonly PackedFile[] {
  const others = gathered.sections.flatMap(({ items }) => items.slice(1))
  const quiz = { name: quizFile, content: quizXml(gathered) }
  const bank = { name: bankFile, content: bankXml(gathered, others) }
  const manifest = { name: 'imsmanifest.xml', content: manifestXml(gathered, others.length > 0, language) }
  return others.length > 0 ? [quiz, bank, manifest] : [quiz, manifest]
}

const namespace = { xmlns: 'http://www.imsglobal.org/xsd/ims_qtiasiv1p2' }
const onItsLine = (item: string): Xml => new Xml(`\n${item}`)

function quizXml({ set, sections, attempts }: Gathered): string {
  return document(
    'questestinterop',
    namespace,
    element(
      'assessment',
      { ident: `${nameOf(set.id)}-quiz`, title: set.title },
      qtiMetadata({
        cc_profile: 'cc.exam.v0p1',
        qmd_assessmenttype: 'Examination',
        qmd_scoretype: 'Percentage',
        cc_maxattempts: attempts?.toString() ?? 'unlimited',
      }),
      element(
        'section',
        { ident: 'root_section' },
        sections.flatMap(({ items: [first] }) => (first === undefined ? [] : [onItsLine(first)])),
      ),
    ),
  )
}

const bankXml = ({ set }: Gathered, items: readonly string[]): string =>
  document('questestinterop', namespace, element('objectbank', { ident: `${nameOf(set.id)}-bank` }, items.map(onItsLine)))

function manifestXml({ set }: Gathered, hasBank: boolean, language: string): string {
  const file = (href: string): Xml => element('file', { href })
  const type = 'imsqti_xmlv1p2/imscc_xmlv1p1'
  const title = element('lomimscc:title', {}, element('lomimscc:string', { language }, set.title))
  return document(
    'manifest',
    {
      identifier: `${nameOf(set.id)}-cartridge`,
      xmlns: 'http://www.imsglobal.org/xsd/imsccv1p1/imscp_v1p1',
      'xmlns:lomimscc': 'http://ltsc.ieee.org/xsd/imsccv1p1/LOM/manifest',
    },
    element(
      'metadata',
      {},
      element('schema', {}, 'IMS Common Cartridge'),
      element('schemaversion', {}, '1.1.0'),
      element('lomimscc:lom', {}, element('lomimscc:general', {}, title)),
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
            element('title', {}, set.title),
            element('item', { identifier: 'quiz-item', identifierref: 'quiz' }, element('title', {}, set.title)),
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

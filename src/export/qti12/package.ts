// A package of QTI 1.2: one assessment, in which each problem is a group that gives every student one of its variants; a manifest; for
// Canvas the settings of the quiz.
import { add, type Rational, readRational } from '../../math/exact/rational.ts'
import { declaration, element, Xml } from '../xml.ts'
import type { Dialect } from './dialect.ts'
import { pointsText } from './pieces.ts'
import { type Gathered, ledgerFile, type Section } from './gathered.ts'

export interface PackedFile {
  readonly name: string
  readonly content: string
}

export function packageFiles(gathered: Gathered, d: Dialect): readonly PackedFile[] {
  const ident = nameOf(gathered.set.id)
  const isCanvas = d.kindField === 'question_type'
  const quiz = { name: `${ident}/${ident}.xml`, content: assessmentXml(ident, gathered, d) }
  // Canvas looks for the settings of a quiz under just this name, in the folder named as the quiz
  const settings = { name: `${ident}/assessment_meta.xml`, content: settingsXml(ident, gathered) }
  const manifest = { name: 'imsmanifest.xml', content: manifestXml(ident, quiz.name, isCanvas ? settings.name : undefined) }
  return isCanvas ? [quiz, settings, manifest] : [quiz, manifest]
}

function assessmentXml(ident: string, { set, sections }: Gathered, d: Dialect): string {
  return document(
    'questestinterop',
    d.kindField === 'question_type' ? { xmlns: 'http://www.imsglobal.org/xsd/ims_qtiasiv1p2' } : {},
    element(
      'assessment',
      { ident, title: set.title },
      element(
        'section',
        { ident: 'root_section', title: set.title },
        sections.map((section, i) => sectionXml(section, i, d)),
      ),
    ),
  )
}

/** One variant of a problem for each student. */
function sectionXml({ id, title, points, items }: Section, i: number, d: Dialect): Xml {
  const perItem = d.pointsPerItem ? element('selection_extension', {}, element('points_per_item', {}, pointsText(points))) : undefined
  const one = element('selection', {}, element('selection_number', {}, '1'), perItem)
  const order = d.pointsPerItem ? undefined : element('order', { order_type: 'Random' })
  return element(
    'section',
    { ident: `g${i + 1}_${nameOf(id)}`, title },
    element('selection_ordering', {}, one, order),
    items.map((item) => new Xml(`\n${item}`)),
  )
}

/** What a quiz of Canvas’s is set to. Results, and with them worked solutions, wait for the last attempt. */
function settingsXml(identifier: string, { set, sections, attempts }: Gathered): string {
  const points = sections.map((section) => readRational(section.points) ?? 1).reduce<Rational>(add, 0)
  const settings: Readonly<Record<string, string | undefined>> = {
    title: set.title,
    description: '',
    shuffle_answers: 'false',
    scoring_policy: 'keep_highest',
    hide_results: attempts !== undefined && attempts > 1 ? 'until_after_last_attempt' : '',
    quiz_type: 'assignment',
    points_possible: pointsText(points),
    show_correct_answers: 'true',
    allowed_attempts: String(attempts ?? -1),
    one_question_at_a_time: 'false',
  }
  return document(
    'quiz',
    { identifier, xmlns: 'http://canvas.instructure.com/xsd/cccv1p0' },
    Object.entries(settings).map(([name, value]) => element(name, {}, value)),
  )
}

/** Canvas makes every file that is named here one of the course’s, so that the ledger is not named to it. */
function manifestXml(ident: string, quiz: string, settings: string | undefined): string {
  const file = (href: string): Xml => element('file', { href })
  const quizResource = (...beside: readonly Xml[]): Xml =>
    element('resource', { identifier: ident, type: 'imsqti_xmlv1p2', href: quiz }, file(quiz), ...beside)
  const meta = `${ident}_meta`
  const resources =
    settings === undefined
      ? [quizResource(file(ledgerFile))]
      : [
          quizResource(element('dependency', { identifierref: meta })),
          element('resource', { identifier: meta, type: learningApplication, href: settings }, file(settings)),
        ]
  return document(
    'manifest',
    { identifier: `${ident}_package`, xmlns: 'http://www.imsglobal.org/xsd/imscp_v1p1' },
    element('metadata', {}, element('schema', {}, 'IMS Content'), element('schemaversion', {}, '1.1.3')),
    element('organizations'),
    element('resources', {}, resources),
  )
}

/** The type of files that go with others and that nobody is shown. */
export const learningApplication = 'associatedcontent/imscc_xmlv1p1/learning-application-resource'

export const document = (...[name, attributes, ...content]: Parameters<typeof element>): string =>
  `${declaration}${element(name, attributes, ...content).text}\n`

/** Letters, digits, `_`, `-` and `.`, beginning with a letter or `_`. */
export const nameOf = (id: string): string => id.replace(/[^A-Za-z0-9_.-]+/g, '-').replace(/^[^A-Za-z_]/, '_$&')

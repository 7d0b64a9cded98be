// A package of QTI 1.2: one assessment, in which each problem is a group that gives every student one of its variants; a manifest; for
// Canvas the settings of the quiz.
import { add, type Rational, readRational } from '../../math/exact/rational.ts'
import type { zip } from '../archive.ts'
import { nameOf } from '../names.ts'
import { declaration, element, Xml } from '../xml.ts'
import type { Dialect } from './dialect.ts'
import { pointsText } from './pieces.ts'
import { ledgerFile, type Packer, type PackageSet, type Section } from './gathered.ts'

/** Of what is named after a set or a problem; files are named so too. */
export const longestName = 80

export type ZipArchive = ReturnType<typeof zip>

export function packQuiz(archive: ZipArchive, set: PackageSet, d: Dialect): Packer {
  const ident = nameOf(set.id, longestName)
  const isCanvas = d.kindField === 'question_type'
  const name = `${ident}/${ident}.xml`
  const quiz = archive.open(name)
  const [head, tail] = around((sections) => quizXml(ident, set.title, sections, d))
  let close = ''
  quiz.write(head)
  return {
    section(section) {
      const [before, after] = around((items) => sectionXml(section, items, d).text)
      quiz.write(`${close}${before}`)
      close = after
    },
    item(xml) {
      quiz.write(xml)
    },
    end(sections, attempts) {
      quiz.write(`${close}${tail}`)
      quiz.end()
      // Canvas looks for the settings of a quiz under just this name, in the folder named as the quiz
      const settings = `${ident}/assessment_meta.xml`
      if (isCanvas) archive.file(settings, settingsXml(ident, set.title, sections, attempts))
      archive.file('imsmanifest.xml', manifestXml(ident, name, isCanvas ? settings : undefined))
    },
  }
}

/** What stands before and behind something in XML; `make` is called once. */
export function around(make: (inside: Xml) => string): readonly [before: string, after: string] {
  // no text and no attribute can hold it, since they are escaped
  const mark = '<!--items-->'
  const [before = '', after = ''] = make(new Xml(mark)).split(mark)
  return [before, after]
}

const quizXml = (ident: string, title: string, sections: Xml, d: Dialect): string =>
  document(
    'questestinterop',
    d.kindField === 'question_type' ? { xmlns: 'http://www.imsglobal.org/xsd/ims_qtiasiv1p2' } : {},
    element('assessment', { ident, title }, element('section', { ident: 'root_section', title }, sections)),
  )

/** One variant of a problem for each student. */
function sectionXml({ id, title, points }: Section, items: Xml, d: Dialect): Xml {
  const perItem = d.pointsPerItem ? element('selection_extension', {}, element('points_per_item', {}, pointsText(points))) : undefined
  const one = element('selection', {}, element('selection_number', {}, '1'), perItem)
  const order = d.pointsPerItem ? undefined : element('order', { order_type: 'Random' })
  return element('section', { ident: nameOf(`g_${id}`, longestName), title }, element('selection_ordering', {}, one, order), items)
}

/** What a quiz of Canvas’s is set to. Results, and with them worked solutions, wait for the last attempt. */
function settingsXml(identifier: string, title: string, sections: readonly Section[], attempts: number | undefined): string {
  const points = sections.map((section) => readRational(section.points) ?? 1).reduce<Rational>(add, 0)
  const settings: Readonly<Record<string, string | undefined>> = {
    title,
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

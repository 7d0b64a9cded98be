// OLX, the course tree of Open edX, as one archive that Studio imports: a section for the set, a unit for each problem, in
// which an item bank gives every learner one of its variants.
import { escapeHtml } from '../../render/escape.ts'
import { pageWordsOf } from '../../words/pages-en.ts'
import { tarGz } from '../archive.ts'
import { type HtmlWriter, htmlWriter, texMath } from '../html.ts'
import type { LedgerEntry } from '../ledger.ts'
import { nameOf } from '../names.ts'
import { plainTitle } from '../plain.ts'
import type { OpenTarget } from '../target.ts'
import { element, type Xml } from '../xml.ts'
import { askPart } from './ask.ts'
import { attemptsEntry, olxEntries, weightEntry } from './entries.ts'
import { problemXml } from './problem.ts'

/** The run that the course tree is of. */
const runName = 'quizwright'

export const olx: OpenTarget = (put, { set, tag }) => {
  const archive = tarGz(put)
  const html = olxHtml(set.language)
  const noneText = escapeHtml(pageWordsOf(set.language)['page/none-of-these'])
  const file = (place: string, xml: Xml): void => {
    archive.file(`course/${place}.xml`, `${xml.text}\n`)
  }
  const verticals: { readonly id: string; readonly title: string; readonly variants: string[] }[] = []
  let current: (typeof verticals)[number] | undefined
  return {
    problem({ id }) {
      current = { id: nameOf(id, longestName), title: id, variants: [] }
    },
    item(item) {
      const asked = item.parts.map((part) => ({ part, as: askPart(part, html, noneText) }))
      const refused = asked.flatMap(({ part, as }): LedgerEntry[] =>
        'refused' in as ? [{ status: 'refused', part: part.id, feature: 'kind', why: as.refused }] : [],
      )
      if (refused.length > 0) return { written: false, ledger: refused }
      const parts = asked.flatMap(({ part, as }) => ('refused' in as ? [] : [{ part, places: as.places }]))
      const { variant, title } = item.posed
      archive.file(`course/problem/${variant}.xml`, problemXml(item, parts, html, set.language, tag(variant)))
      if (current !== undefined) {
        if (current.variants.length === 0) verticals.push((current = { ...current, title: plainTitle(title) }))
        current.variants.push(variant)
      }
      const shared = parts.length > 1 ? [weightEntry(parts), attemptsEntry(item)].filter((entry) => entry !== undefined) : []
      return {
        written: true,
        ledger: [...parts.flatMap(({ part, places }) => olxEntries(part, places)), ...shared],
      }
    },
    end(ledger) {
      const title = plainTitle(set.title)
      const section = nameOf(set.id, longestName)
      for (const { id, title: name, variants } of verticals) {
        const problems = variants.map((variant) => element('problem', { url_name: variant }))
        const bank = element('itembank', { url_name: `${id}-bank`, display_name: name, max_count: 1 }, problems)
        file(`vertical/${id}-vertical`, element('vertical', { display_name: name }, variants.length === 1 ? problems : bank))
      }
      file(
        `sequential/${section}-sequential`,
        element(
          'sequential',
          { display_name: title, graded: true, format: 'Homework' },
          verticals.map(({ id }) => element('vertical', { url_name: `${id}-vertical` })),
        ),
      )
      file(
        `chapter/${section}-chapter`,
        element('chapter', { display_name: title }, element('sequential', { url_name: `${section}-sequential` })),
      )
      file(
        `course/${runName}`,
        element('course', { display_name: title, language: set.language }, element('chapter', { url_name: `${section}-chapter` })),
      )
      archive.file(`course/policies/${runName}/grading_policy.json`, `${JSON.stringify(gradingPolicy)}\n`)
      archive.file(`course/policies/${runName}/policy.json`, `${JSON.stringify({ [`course/${runName}`]: {} })}\n`)
      // nothing refers to it, and it is no static file: neither Studio nor a learner sees it
      archive.file('course/ledger.json', `${JSON.stringify({ target: 'olx', problems: ledger })}\n`)
      file('course', element('course', { url_name: runName, org: 'quizwright', course: section }))
      archive.end()
    },
  }
}

const gradingPolicy = {
  GRADER: [{ type: 'Homework', short_label: 'HW', min_count: 1, drop_count: 0, weight: 1 }],
  GRADE_CUTOFFS: { Pass: 0.5 },
}

/** Of a url_name; Studio's own are of 32. */
const longestName = 64

/**
 * `$name` in a problem stands for a variable of its script, and some names are there without one (`$seed`): the sign is parted
 * from the letter behind it, in formulas by a space, elsewhere by an element, in an address by its code.
 */
function olxHtml(language: string): HtmlWriter {
  const html = htmlWriter(language, (tex, display) => texMath(tex.replace(/\$(?=[A-Za-z_])/g, '$ '), display))
  const parted = (text: string): string =>
    text.replace(/<[^>]*>|\$(?=[A-Za-z_])/g, (found) => (found === '$' ? '<span>$</span>' : found.replaceAll('$', '%24')))
  return { block: (rich) => parted(html.block(rich)), inline: (rich) => parted(html.inline(rich)) }
}

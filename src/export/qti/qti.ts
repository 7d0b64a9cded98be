// A package of QTI: an item for each variant, a test whose sections each select one variant of a problem, a manifest.
import { pageWordsOf } from '../../words/pages-en.ts'
import { zip } from '../archive.ts'
import { scoreEntry } from '../compare.ts'
import { readRational } from '../../math/exact/rational.ts'
import type { LedgerEntry } from '../ledger.ts'
import { nameOf } from '../names.ts'
import { plainTitle } from '../plain.ts'
import type { OpenTarget } from '../target.ts'
import { declaration, element, type Xml } from '../xml.ts'
import { askPart, respond } from './ask.ts'
import { type Dialect, dialects, type Version } from './dialect.ts'
import { qtiHtml } from './html.ts'
import { cellScheme, itemXml, type PlacedPart } from './item.ts'
import { isHeld, scoreOf } from './processing.ts'

interface Section {
  readonly id: string
  readonly title: string
  readonly variants: string[]
}

export const qti =
  (version: Version): OpenTarget =>
  (put, { set, tag }) => {
    const d = dialects[version]
    const archive = zip(put)
    const html = qtiHtml(set.language)
    const noneText = pageWordsOf(set.language)['page/none-of-these']
    const sections: Section[] = []
    let current: Section | undefined
    return {
      problem({ id }) {
        current = { id, title: id, variants: [] }
      },
      item(item) {
        const asked = item.parts.map((part, i) => ({ part, as: askPart(part, i + 1, noneText) }))
        const refused = asked.flatMap(({ part, as }): readonly LedgerEntry[] =>
          'refused' in as ? [{ status: 'refused', part: part.id, feature: 'kind', why: as.refused }] : isUnheld(part.id, part.key),
        )
        if (refused.length > 0) return { written: false, ledger: refused }
        const parts = asked.flatMap(({ part, as }): PlacedPart[] => ('refused' in as ? [] : [{ part, asked: as.asked }]))
        const { variant, title } = item.posed
        archive.file(`items/${variant}.xml`, itemXml(item, parts, d, html, set.language, tag(variant)))
        if (current !== undefined) {
          if (current.variants.length === 0) sections.push((current = { ...current, title: plainTitle(title) }))
          current.variants.push(variant)
        }
        return { written: true, ledger: parts.flatMap(entriesOf) }
      },
      end() {
        archive.file('test.xml', testXml(set.id, plainTitle(set.title), sections, d))
        archive.file('imsmanifest.xml', manifestXml(sections, d))
        archive.end()
      },
    }
  }

const isUnheld = (part: string, key: PlacedPart['part']['key']): readonly LedgerEntry[] =>
  key.kind === 'multi-select' && !isHeld(key.scheme)
    ? [{ status: 'refused', part, feature: 'kind', why: 'the scheme `weights` is not written yet' }]
    : []

function entriesOf({ part, asked }: PlacedPart): readonly LedgerEntry[] {
  const { key } = part
  const at = { part: part.id } as const
  const theirs = (raw: Parameters<typeof respond>[1]): ReturnType<typeof readRational> =>
    readRational(scoreOf(asked, cellScheme(part), respond(asked, raw)).toFixed(12))
  const entries: LedgerEntry[] = [nearly(scoreEntry(part, theirs, 'QTI reads decimals only, and compares floats'))]
  if ('mistakes' in key && (key.mistakes ?? []).some(({ says }) => says !== undefined))
    entries.push({ status: 'lost', ...at, feature: 'mistake-feedback', why: 'a typed answer is told right or wrong, no more' })
  if (part.interaction.type !== 'choice')
    entries.push({ status: 'lost', ...at, feature: 'invalid-is-free', why: 'an answer that is no number is wrong, or counts as none' })
  return entries
}

/** Scores are floats there: a third is kept. */
function nearly(entry: LedgerEntry): LedgerEntry {
  if (entry.status !== 'approximated' || entry.worst === undefined) return entry
  const { ours, theirs } = entry.worst
  const [a, b] = [valueOf(ours), valueOf(theirs)]
  return Math.abs(a - b) < 1e-9 ? { status: 'kept', feature: 'score', ...(entry.part !== undefined && { part: entry.part }) } : entry
}
function valueOf(text: string): number {
  const [top = '0', bottom = '1'] = text.split('/')
  return Number(top) / Number(bottom)
}

function testXml(id: string, title: string, sections: readonly Section[], d: Dialect): string {
  const q = d.qti
  const section = ({ id: problem, title: name, variants }: Section, i: number): Xml =>
    q(
      'assessmentSection',
      { identifier: nameOf(`S${i + 1}-${problem}`, longestName), title: name, visible: true },
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

function manifestXml(sections: readonly Section[], d: Dialect): string {
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
  return `${declaration}${
    element(
      'manifest',
      { xmlns: d.manifestNamespace, identifier: 'manifest' },
      element('metadata', {}, element('schema', {}, d.schema), element('schemaversion', {}, d.schemaVersion)),
      element('organizations'),
      element('resources', {}, test, items),
    ).text
  }\n`
}

/** Of an identifier: what every engine takes. */
const longestName = 32

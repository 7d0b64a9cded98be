// QTI 1.2 and its cartridge as targets: items are gathered problem by problem, and packed at the end.
import { escapeHtml } from '../../render/escape.ts'
import { pageWordsOf } from '../../words/pages-en.ts'
import { zip } from '../archive.ts'
import { htmlWriter } from '../html.ts'
import type { ProblemLedger } from '../ledger.ts'
import { plainTitle } from '../plain.ts'
import type { OpenTarget } from '../target.ts'
import { askParts } from './ask.ts'
import { cartridgeFiles } from './cartridge.ts'
import { type Dialect, dialects } from './dialect.ts'
import { entriesOf, refusals } from './entries.ts'
import { type Gathered, ledgerFile, type Section } from './gathered.ts'
import { itemXml } from './item.ts'
import { packageFiles } from './package.ts'

export const qti12 =
  (name: Dialect['name']): OpenTarget =>
  (put, { set, tag }) => {
    const d = dialects[name]
    const words = { html: htmlWriter(set.language), none: escapeHtml(pageWordsOf(set.language)['page/none-of-these']) }
    const sections: Section[] = []
    let attempts: number | undefined
    let current: Section | undefined
    return {
      problem({ id, points }) {
        current = { id, title: id, points, items: [] }
      },
      item(item) {
        const { posed } = item
        const as = askParts(item.parts, d, words)
        if ('refused' in as) return { written: false, ledger: refusals(as.refused) }
        const xml = itemXml(item, as.asked, { d, words, language: set.language, tag: tag(posed.variant) })
        if (xml === undefined) return { written: false, ledger: [tooLong(d)] }
        if (current === undefined) throw new TypeError('a variant before its problem')
        if (current.items.length === 0) sections.push((current = { ...current, title: plainTitle(posed.title), points: posed.points }))
        current.items.push(xml.text)
        for (const one of item.parts.map((part) => part.attempts ?? posed.attempts))
          if (one !== undefined) attempts = Math.max(attempts ?? 0, one)
        const selection = d.fields === 'none' && current.items.length > 1 ? [lostSelection] : []
        return { written: true, ledger: [...entriesOf(as.asked, posed, d), ...selection] }
      },
      end(ledger: readonly ProblemLedger[]) {
        const archive = zip(put)
        const gathered: Gathered = { set: { id: set.id, title: plainTitle(set.title) }, sections, attempts }
        const files = d.name === 'cc11' ? cartridgeFiles(gathered, set.language) : packageFiles(gathered, d)
        for (const { name: file, content } of files) archive.file(file, content)
        archive.file(ledgerFile, `${JSON.stringify({ target: d.name, problems: ledger }, null, 1)}\n`)
        archive.end()
      },
    }
  }

const tooLong = (d: Dialect) =>
  ({
    status: 'refused',
    feature: 'kind',
    why: `${d.client} imports no question whose text has more than ${d.longestText ?? 0} characters`,
  }) as const

const lostSelection = {
  status: 'lost',
  feature: 'selection',
  why: 'a cartridge draws nothing: its quiz asks the first variant, and its question bank has the others',
} as const

// QTI 1.2 and its cartridge as targets: variants are written as items into a package as they come.
import { escapeHtml } from '../../render/escape.ts'
import { pageWordsOf } from '../../words/pages-en.ts'
import { zip } from '../archive.ts'
import { htmlWriter } from '../html.ts'
import type { ProblemLedger } from '../ledger.ts'
import { plainTitle } from '../plain.ts'
import type { OpenTarget } from '../target.ts'
import { askParts } from './ask.ts'
import { packCartridge } from './cartridge.ts'
import { type Dialect, dialects } from './dialect.ts'
import { entriesOf, refusals } from './entries.ts'
import { ledgerFile, type Section } from './gathered.ts'
import { itemXml } from './item.ts'
import { packQuiz } from './package.ts'

export const qti12 =
  (name: Dialect['name']): OpenTarget =>
  (put, { set, tag }) => {
    const d = dialects[name]
    const words = { html: htmlWriter(set.language), none: escapeHtml(pageWordsOf(set.language)['page/none-of-these']) }
    const archive = zip(put)
    const packed = { id: set.id, title: plainTitle(set.title), language: set.language }
    const packer = d.name === 'cc11' ? packCartridge(archive, packed) : packQuiz(archive, packed, d)
    const sections: Section[] = []
    let attempts: number | undefined
    let [problem, variants] = ['', 0]
    return {
      problem({ id }) {
        ;[problem, variants] = [id, 0]
      },
      item(item) {
        const { posed } = item
        const as = askParts(item.parts, d, words)
        if ('refused' in as) return { written: false, ledger: refusals(as.refused) }
        const xml = itemXml(item, as.asked, { d, words, language: set.language, tag: tag(posed.variant) })
        if (xml === undefined) return { written: false, ledger: [tooLong(d)] }
        if (variants === 0) {
          const section = { id: problem, title: plainTitle(posed.title), points: posed.points }
          sections.push(section)
          packer.section(section)
        }
        packer.item(`\n${xml.text}`)
        variants += 1
        for (const one of item.parts.map((part) => part.attempts ?? posed.attempts))
          if (one !== undefined) attempts = Math.max(attempts ?? 0, one)
        const selection = d.fields === 'none' && variants > 1 ? [lostSelection] : []
        return { written: true, ledger: [...entriesOf(as.asked, posed, d), ...selection] }
      },
      end(ledger: readonly ProblemLedger[]) {
        packer.end(sections, attempts)
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

// The neutral file: everything that is known of every variant, as JSON that docs/export.schema.json describes. A line for
// each variant, written as it comes.
import { htmlWriter } from '../html.ts'
import type { Difference, LedgerEntry, ProblemLedger } from '../ledger.ts'
import type { OpenTarget } from '../target.ts'
import { variantJson } from './variant.ts'
import { inlineJson, type Json } from './value.ts'

/** Counts on when a reader of the old files would misread the new ones. */
export const jsonFormat = 'quizwright-export/1'

export const json: OpenTarget = (put, { set, tag }) => {
  const utf8 = new TextEncoder()
  const write = (text: string): void => {
    put(utf8.encode(text))
  }
  const html = htmlWriter(set.language)
  const head: Json = { id: set.id, title: inlineJson(set.title, html), language: set.language, mode: set.mode }
  write(`{\n"format": ${JSON.stringify(jsonFormat)},\n"set": ${JSON.stringify(head)},\n"problems": [`)
  let [problems, variants] = [0, 0]
  const close = (): void => {
    if (problems > 0) write(variants === 0 ? ']}' : '\n]}')
  }
  return {
    marksAsWeDo: true,
    problem({ id, title, points }) {
      close()
      const opening = JSON.stringify({ id, title: inlineJson(title, html), points }).slice(0, -1)
      write(`${problems === 0 ? '' : ','}\n${opening},"variants":[`)
      problems += 1
      variants = 0
    },
    item(item) {
      write(`${variants === 0 ? '' : ','}\n${JSON.stringify(variantJson(item, tag(item.posed.variant), html))}`)
      variants += 1
      return {
        written: true,
        ledger: item.parts.flatMap(({ id, followThrough }) => (followThrough === true ? [followThroughEntry(id)] : [])),
      }
    },
    end(ledger) {
      close()
      write(`${problems === 0 ? '' : '\n'}],\n"ledger": ${JSON.stringify(ledger.map(ledgerJson))}\n}\n`)
    },
  }
}

/** The file has the key of every part; what follows from a slip takes the problem's equations. */
const followThroughEntry = (part: string): LedgerEntry => ({
  status: 'lost',
  part,
  feature: 'follow-through',
  why: 'the file says that an answer that follows from an earlier slip is credited, but not which one that is',
})

const ledgerJson = ({ problem, entries }: ProblemLedger): Json => ({ problem, entries: entries.map(entryJson) })

function entryJson(entry: LedgerEntry): Json {
  const { status, part, feature } = entry
  switch (entry.status) {
    case 'kept':
      return { status, part, feature, answers: entry.answers }
    case 'approximated':
      return { status, part, feature, why: entry.why, worst: entry.worst && worstJson(entry.worst) }
    case 'lost':
    case 'refused':
      return { status, part, feature, why: entry.why }
    default:
      return entry satisfies never
  }
}

/** Names of cells are the student's own: they stay an object. */
const worstJson = ({ response, ours, theirs }: Difference): Json => ({ response, ours, theirs })

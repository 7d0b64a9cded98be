// A ledger in, the lines that a person reads out: one a problem where all is kept, else what is not and by how much.
import type { RawResponse } from '../../model.ts'
import { isKept, isRefused, type LedgerEntry, type ProblemLedger } from '../../export/ledger.ts'

export function ledgerText(ledgers: readonly ProblemLedger[]): string {
  return ledgers.map(({ problem, entries }) => [`${problem}: ${verdict({ problem, entries })}`, ...told(entries)].join('\n')).join('\n')
}

function verdict(ledger: ProblemLedger): string {
  if (isRefused(ledger)) return 'refused, left out'
  if (isKept(ledger)) return 'kept'
  const approximated = ledger.entries.some(({ status }) => status === 'approximated')
  return approximated ? 'exported, scores approximated' : 'exported, scores kept'
}

const told = (entries: readonly LedgerEntry[]): readonly string[] =>
  entries.flatMap((entry) => {
    switch (entry.status) {
      case 'kept':
        return []
      case 'approximated': {
        const worst =
          entry.worst === undefined ? '' : `: ${shown(entry.worst.response)} is worth ${entry.worst.ours} here, ${entry.worst.theirs} there`
        return [`  approximated ${place(entry)}: ${entry.why}${worst}`]
      }
      case 'lost':
      case 'refused':
        return [`  ${entry.status} ${place(entry)}: ${entry.why}`]
      default:
        return entry satisfies never
    }
  })

const place = ({ part, feature }: LedgerEntry): string => `${feature}${part === undefined ? '' : ` (${part})`}`

function shown(response: RawResponse): string {
  const text = typeof response === 'string' ? response : response instanceof Array ? response.join(', ') : JSON.stringify(response)
  return text === '' ? 'a blank' : text.length > 80 ? `${text.slice(0, 79)}…` : text
}

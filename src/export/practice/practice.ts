// The practice page: one HTML file that draws variants of its own and grades them with our kernel. Its keys can be read by
// whoever looks, so an exam never becomes one.
import { practiceScript } from '../../generated/practice.js'
import { practiceFormat, type PracticeProblem } from '../../practice/data.ts'
import type { ExportItem } from '../item.ts'
import type { LedgerEntry, ProblemLedger } from '../ledger.ts'
import type { ExportProblem, OpenTarget, Writer } from '../target.ts'
import { practicePage } from './page.ts'

export const practice: OpenTarget = (put, { set: { id, title, text, language } }) =>
  collecting((problems) => {
    const set = { id, title, language, ...(text && { text }) }
    put(new TextEncoder().encode(practicePage({ format: practiceFormat, set, problems }, practiceScript)))
  })

/** Writes nothing until all problems are there: then `end` makes the page, or a package of it. */
export function collecting(end: (problems: readonly PracticeProblem[], ledger: readonly ProblemLedger[]) => void): Writer {
  const problems: PracticeProblem[] = []
  return {
    marksAsWeDo: true,
    problem(problem) {
      problems.push(practiceProblem(problem))
    },
    item: (item) => ({ written: true, ledger: practiceLedger(item) }),
    end(ledger) {
      end(problems, ledger)
    },
  }
}

/** What a page needs of a problem: answers that were published once are for tests alone. */
export function practiceProblem({ id, title, points, problem, asked }: ExportProblem): PracticeProblem {
  return { id, title, points, asked, problem: { ...problem, published: [] } }
}

/** Everything is marked as we do; practice has no limit of attempts. */
export const practiceLedger = ({ parts }: ExportItem): readonly LedgerEntry[] =>
  parts.flatMap(({ id, attempts }): readonly LedgerEntry[] => [
    { status: 'kept', part: id, feature: 'score' },
    ...(attempts === undefined
      ? []
      : [{ status: 'lost', part: id, feature: 'attempts', why: 'attempts are counted and shown, and have no limit in practice' } as const]),
  ])

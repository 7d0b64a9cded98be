// The rules by which a set makes scores of marks in, what of them a target is not told out: all of them, since where an LMS has
// such rules they belong to its quiz or course and not to a question.
import type { ProblemSet, SetEntry } from '../model.ts'
import type { LedgerEntry } from './ledger.ts'

type SetRules = Partial<Pick<ProblemSet, 'due' | 'closes' | 'sections' | 'counts' | 'late' | 'dropLowest' | 'cap'>>

/** One entry that names them, or none. What is counted of several attempts is said where there may be several. */
export function policiesLost(set: SetRules, asked: Omit<SetEntry, 'problem' | 'at'>): readonly LedgerEntry[] {
  const rules: readonly (readonly [holds: boolean, name: string])[] = [
    [asked.penalty !== undefined, 'the penalty for wrong attempts'],
    [asked.byAttempt !== undefined, 'the points by attempt'],
    [asked.weight !== undefined, 'its weight'],
    [asked.cap !== undefined || set.cap !== undefined, 'the cap'],
    [
      set.counts !== undefined && set.counts !== 'last',
      `that the ${set.counts === 'average' ? 'average' : `${set.counts ?? ''} attempt`} counts`,
    ],
    [set.late !== undefined, 'what late answers are worth'],
    [set.due !== undefined || set.closes !== undefined || (set.sections ?? []).length > 0, 'the dates'],
    [set.dropLowest !== undefined, 'that the lowest problems are left out'],
  ]
  const lost = rules.flatMap(([holds, name]) => (holds ? [name] : []))
  return lost.length === 0
    ? []
    : [{ status: 'lost', feature: 'policies', why: `the set’s own rules are not part of a question: ${lost.join(', ')}` }]
}

// The rows that were graded, graded again by other keys in; what has become of marks and scores out. Everything is staged.
import path from 'node:path'
import { compareMarks, compareScores } from '../../../grader/regrade/compare.ts'
import { timeOf } from '../../../grader/time.ts'
import { type Checked, error, failed, ok } from '../../diagnostic.ts'
import type { Staged } from '../course/staged.ts'
import { usualWorkers } from '../grade/crew.ts'
import type { GradingResult } from '../grade/job.ts'
import { unfinished } from '../grade/output.ts'
import { runGrading } from '../grade/run.ts'
import { version } from '../version.ts'
import { fileLines, type GradedFolder } from './graded-folder.ts'
import { revisedProblems } from './key-changes.ts'
import type { RegradePlan } from './plan.ts'
import type { Regrade } from './report.ts'
import type { Run } from './run.ts'

/** The rows of marks.jsonl through the same grading that made it; nothing of it is in its place yet. */
export async function gradeAgain(run: Run, folder: GradedFolder, plan: RegradePlan): Promise<Checked<GradingResult>> {
  const { out, staged, terminal, machine, asked } = run
  const { policy, pages = 'all', exceptions = [] } = folder.graded
  const time = policy.asOf === undefined ? undefined : timeOf(policy.asOf)
  const result = await runGrading({
    course: plan.after,
    from: folder.from,
    submissions: [{ path: path.join(out, 'marks.jsonl'), name: 'marks.jsonl', folder: undefined, format: 'marks' }],
    out,
    staged: withoutRejected(staged),
    asOf: policy.asOf === undefined || time === undefined ? undefined : { time, at: policy.asOf },
    release: policy.released,
    pages: asked.dryRun || pages === 'none' ? 'none' : 'changed',
    workers: usualWorkers(),
    exceptions,
    files: machine.files,
    terminal,
    rejectedBefore: folder.graded.submissions.reduce((sum, { rejected }) => sum + rejected, 0),
  })
  const errors = result.diagnostics.filter(({ severity }) => severity === 'error')
  if (errors.length > 0) return failed(...errors)
  if (result.rejected > 0) {
    const hint = 'Grade what was handed in once more: marks and journal are then made anew'
    return failed(error('journal/malformed', `${result.rejected} rows of marks.jsonl cannot be graded again`, undefined, hint))
  }
  return ok(result, result.diagnostics)
}

/** What could not be read then is not among the rows, and its list stays. */
const withoutRejected = (staged: Staged): Staged => ({
  ...staged,
  open: (place, secret) => (place === 'rejected.jsonl' ? { write: () => undefined, end: () => undefined } : staged.open(place, secret)),
})

export function compared({ out }: Run, folder: GradedFolder, plan: RegradePlan): Checked<Regrade> {
  const [before, after] = [out, path.join(out, unfinished, 'new')].map((place) => ({
    scores: fileLines(path.join(place, 'scores.jsonl')),
    marks: fileLines(path.join(place, 'marks.jsonl')),
  }))
  const rows = before && after && compareMarks(before.marks, after.marks)
  if (before === undefined || after === undefined || rows === undefined)
    return failed(
      error('journal/malformed', 'marks.jsonl does not hold the rows that were graded', undefined, 'Grade what was handed in once more'),
    )
  const scores = compareScores(before.scores, after.scores)
  return ok({ ...reportOf(folder, plan, plan.type), ...scores, rows })
}

export const reportOf = (folder: GradedFolder, plan: RegradePlan, outcome: Regrade['outcome']): Regrade => ({
  graded: folder.out,
  set: folder.graded.set,
  outcome,
  change: plan.change,
  revisions: { before: folder.revisions, after: plan.after.revisions },
  neverLower: plan.neverLower,
  ...(folder.engine !== version && outcome !== 'nothing' && { engines: { before: folder.engine, after: version } }),
  problems: revisedProblems(plan.before, plan.after),
  rows: [],
  students: { up: 0, down: 0, same: 0 },
  points: { up: '0', down: '0' },
  changes: [],
})

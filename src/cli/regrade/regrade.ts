// quizwright regrade DIR: what was graded is graded again by the specs as they are now. First a dry run, which shows what
// would change; then the same again, which changes it; and --undo, which takes it back.
import path from 'node:path'
import { record, type RegradeEvent, textJournal } from '../../../grader/journal.ts'
import { compareMarks, compareScores } from '../../../grader/regrade/compare.ts'
import { readLog, revisionPaths, writeLogLine } from '../../../grader/revisions.ts'
import { timeOf } from '../../../grader/time.ts'
import { type Checked, type Diagnostic, error, failed, ok } from '../../diagnostic.ts'
import { disk } from '../course/files.ts'
import { finished, guarded, isUsageError, usage } from '../course/outcome.ts'
import { isUnfinished, openStaged, type Staged } from '../course/staged.ts'
import type { Machine } from '../generate.ts'
import type { GradingResult } from '../grade/job.ts'
import { lockFiles } from '../grade/lock.ts'
import { inOutput, runFolder, unfinished } from '../grade/output.ts'
import { usualWorkers } from '../grade/crew.ts'
import { runGrading } from '../grade/run.ts'
import { openLibrary } from '../library.ts'
import { exit, type Terminal } from '../terminal.ts'
import { version } from '../version.ts'
import { fileLines, type GradedFolder, journalName, readGradedFolder } from './graded-folder.ts'
import { revisedProblems } from './key-changes.ts'
import { type Asked, readOptions, type RegradeOptions } from './options.ts'
import { planRegrade, type RegradePlan } from './plan.ts'
import { asText, type Regrade } from './report.ts'

/** Exit 0 where it was shown, done, or nothing was to be done; 1 where it is refused. */
export const runRegrade = (
  out: string,
  options: RegradeOptions,
  terminal: Terminal,
  machine: Machine = { files: disk, cwd: process.cwd() },
): Promise<number> =>
  guarded(terminal, () => {
    const asked = readOptions(options)
    if (isUsageError(asked)) return Promise.resolve(usage(asked, terminal))
    const { files } = machine
    // a folder that is not there is not made
    if (!files.exists(path.join(out, journalName))) return Promise.resolve(finished(errorsOf(readGradedFolder(out, files)), terminal))
    const [isLeft, isCarriedOn] = [files.exists(path.join(out, unfinished)), isUnfinished(files, out, unfinished)]
    return inOutput({ out, files, terminal }, async (staged) => {
      // what was cut short may have been this very command: to take back one revision must not take back two
      if (asked.undo && (isCarriedOn || (isLeft && isUndone(out, files)))) return carriedOn(staged, terminal)
      const run: Run = { asked, staged, terminal, machine, out }
      const done = await regrade(run)
      const diagnostics = done.ok ? done.warnings : done.errors
      if (!done.ok) staged.discard()
      if (asked.json) terminal.out(`${JSON.stringify({ ...(done.ok && done.value), diagnostics }, null, 2)}\n`)
      else {
        if (done.ok) terminal.out(asText(done.value, nextStep(run, done.value)))
        finished(diagnostics, terminal)
      }
      return done.ok ? exit.clean : exit.diagnostics
    })
  })

function isUndone(out: string, files: Machine['files']): boolean {
  const folder = readGradedFolder(out, files)
  return folder.ok && folder.value.last === 'undone'
}

function carriedOn(staged: Staged, terminal: Terminal): number {
  staged.discard()
  terminal.err('an earlier run was cut short at its very end: it is carried to it now, and nothing else is done\n')
  return exit.clean
}

const errorsOf = (checked: Checked<unknown>): readonly Diagnostic[] => (checked.ok ? [] : checked.errors)

interface Run {
  readonly asked: Asked
  readonly staged: Staged
  readonly terminal: Terminal
  readonly machine: Machine
  readonly out: string
}

async function regrade(run: Run): Promise<Checked<Regrade>> {
  const { asked, machine, out, staged } = run
  const folder = readGradedFolder(out, machine.files)
  if (!folder.ok) return folder
  const plan = planRegrade(folder.value, asked, openLibrary(machine.cwd))
  if (!plan.ok) return plan
  const told = await carryOut(run, folder.value, plan.value)
  if (!told.ok) return told
  if (told.value.outcome === 'nothing') staged.discard()
  return ok(told.value, [...plan.warnings, ...told.warnings])
}

async function carryOut(run: Run, folder: GradedFolder, plan: RegradePlan): Promise<Checked<Regrade>> {
  const { asked, staged } = run
  const isShown = asked.undo || folder.shown.has(plan.change)
  if (plan.isNothing) return ok(reportOf(folder, plan, 'nothing'))
  if (!asked.dryRun && !isShown) return failed(noDryRun(run))
  if (!asked.dryRun) writeRevision(run, folder, plan)
  const graded = await gradeAgain(run, folder, plan)
  if (!graded.ok) return graded
  const found = compared(run, folder, plan)
  if (!found.ok) return found
  const event = eventOf(run, folder, plan, found.value, graded.value)
  if (asked.dryRun) {
    staged.discard()
    noteDryRun(run, folder, { ...event, type: 'dry-run' })
    return ok({ ...found.value, outcome: 'shown' }, graded.warnings)
  }
  writeJournal(staged, folder, event)
  const refused = putInForce(run, folder, plan)
  if (refused !== undefined) return failed(refused)
  staged.commit()
  return ok(found.value, graded.warnings)
}

const noDryRun = ({ asked, out }: Run): Diagnostic =>
  error(
    'regrade/no-dry-run',
    'what this regrade changes was not shown in a dry run, or something has changed since',
    undefined,
    `Look at it first: ${command(out, ['--dry-run', ...flags(asked)])}`,
  )

/** The rows of marks.jsonl through the same grading that made it; nothing of it is in its place yet. */
async function gradeAgain(run: Run, folder: GradedFolder, plan: RegradePlan): Promise<Checked<GradingResult>> {
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

function compared({ out }: Run, folder: GradedFolder, plan: RegradePlan): Checked<Regrade> {
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

const reportOf = (folder: GradedFolder, plan: RegradePlan, outcome: Regrade['outcome']): Regrade => ({
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

function eventOf({ asked }: Run, folder: GradedFolder, plan: RegradePlan, found: Regrade, result: GradingResult): RegradeEvent {
  const sum = (of: 'up' | 'down'): number => found.rows.reduce((rows, row) => rows + row[of], 0)
  return {
    type: plan.type,
    engine: version,
    set: folder.graded.set,
    change: plan.change,
    revisions: plan.after.revisions,
    neverLower: plan.neverLower,
    problems: found.problems.map(({ problem, before, after }) => ({ problem, before, after })),
    students: found.students,
    points: found.points,
    ...(!asked.dryRun && { changes: changedPoints(found) }),
    rows: { up: sum('up'), down: sum('down') },
    marks: { before: folder.marks, after: result.marks },
    ...asked.audit,
  }
}

const changedPoints = ({ changes }: Regrade): NonNullable<RegradeEvent['changes']> =>
  changes.filter(({ before, after }) => before !== after).map(({ student, before, after }) => ({ student, before, after }))

function writeJournal(staged: Staged, { journal }: GradedFolder, event: RegradeEvent): void {
  record(
    textJournal(journal, (text) => {
      staged.write(journalName, text, true)
    }),
    event,
  )
}

/** The journal alone changes. */
function noteDryRun({ machine, out }: Run, folder: GradedFolder, event: RegradeEvent): void {
  const staged = openStaged(machine.files, out, unfinished, [...lockFiles, runFolder])
  writeJournal(staged, folder, event)
  if (staged.isEmpty) staged.discard()
  else staged.commit()
}

/** The file of a revision; it says nothing until the log names it. */
function writeRevision({ machine: { files } }: Run, { from }: GradedFolder, { revision }: RegradePlan): void {
  if (revision === undefined) return
  const file = path.join(from, revisionPaths.file(revision.id))
  files.makeFolder(path.dirname(file), 0o700)
  const beside = files.open(`${file}.new`, 0o600)
  for (const line of revision.lines) beside.write(line)
  beside.close()
  files.rename(`${file}.new`, file)
}

/**
 * The line that puts a revision in force, or takes it back. From then on every grading is by its keys: where this run is cut
 * short before its own files are in their places, the journal says by which revisions they were made, and the next regrade
 * sees what is left to do. An error where somebody else has changed what is in force meanwhile.
 */
function putInForce({ machine: { files } }: Run, { from }: GradedFolder, { log, inForce }: RegradePlan): Diagnostic | undefined {
  if (log === undefined) return undefined
  const file = path.join(from, revisionPaths.log)
  const bytes = files.read(file)
  const text = bytes === undefined ? '' : new TextDecoder().decode(bytes)
  const stands = readLog(text, file)
  if (!stands.ok || stands.value.join() !== inForce.join())
    return error(
      'manifest/changed',
      `other revisions of ${from} are in force than when this began`,
      undefined,
      'Look at it once more: --dry-run',
    )
  files.write(`${file}.new`, `${text}${writeLogLine(log)}`, 0o600)
  files.rename(`${file}.new`, file)
  return undefined
}

/** As a shell takes it. */
const command = (out: string, options: readonly string[]): string => ['quizwright regrade', ...[out, ...options].map(quoted)].join(' ')
const quoted = (text: string): string => (/^[\w=,./+:@-]+$/.test(text) ? text : `'${text.replaceAll("'", "'\\''")}'`)

/** What to do next. */
function nextStep({ asked, out }: Run, { outcome }: Regrade): string {
  switch (outcome) {
    case 'shown':
      return `nothing is changed yet; to do it: ${command(out, flags(asked))}`
    case 'regraded':
      return `to take it back: ${command(out, ['--undo'])}`
    case 'undone':
    case 'nothing':
      return ''
    default:
      return outcome satisfies never
  }
}
const flags = ({ neverLower, undo, specs }: Asked): readonly string[] => [
  ...(neverLower ? ['--never-lower'] : []),
  ...(undo ? ['--undo'] : []),
  ...specs.flatMap((spec) => ['--spec', spec]),
]

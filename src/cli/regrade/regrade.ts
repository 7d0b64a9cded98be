// quizwright regrade DIR: what was graded is graded again by the specs as they are now. First a dry run, which shows what
// would change; then the same again, which changes it; and --undo, which takes it back.
import path from 'node:path'
import { type Checked, type Diagnostic, error, failed, ok } from '../../diagnostic.ts'
import { disk } from '../course/files.ts'
import { finished, guarded, isUsageError, usage } from '../course/outcome.ts'
import { isUnfinished, type Staged } from '../course/staged.ts'
import type { Machine } from '../generate.ts'
import { inOutput, unfinished } from '../grade/output.ts'
import { openLibrary } from '../library.ts'
import { exit, type Terminal } from '../terminal.ts'
import { compared, gradeAgain, reportOf } from './again.ts'
import { type GradedFolder, journalName, readGradedFolder } from './graded-folder.ts'
import { type Asked, readOptions, type RegradeOptions } from './options.ts'
import { planRegrade, type RegradePlan } from './plan.ts'
import { eventOf, noteDryRun, putInForce, writeJournal, writeRevision } from './recorded.ts'
import { asText, type Regrade } from './report.ts'
import type { Run } from './run.ts'

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

// Problems for targets that draw variants by themselves (the practice page, SCORM): as they were read, from the course or a
// generated folder. Each is drawn and typeset a few times here, so that what cannot be is told to its author and not to a student.
import type { CourseFolder } from '../../../grader/course-folder.ts'
import { type Checked, type Diagnostic, error, failed, ok } from '../../diagnostic.ts'
import { exportItem } from '../../export/item.ts'
import type { ProblemLedger } from '../../export/ledger.ts'
import { policiesLost } from '../../export/policies.ts'
import type { ExportSet, OpenTarget } from '../../export/target.ts'
import type { Problem, SetEntry } from '../../model.ts'
import { drawVariant, type DrawnVariant } from '../../pipeline.ts'
import { turnSeed } from '../../practice/seed.ts'
import { choicesOf, openTurn } from '../../practice/turn.ts'
import { askedToHtml, practiceSetter, solvedToHtml } from '../../practice/view.ts'
import { variantTag } from '../../variant/tag.ts'
import { planCourse } from '../course/plan.ts'
import { openLibrary } from '../library.ts'

export interface SelfDrawn {
  readonly set: ExportSet & Parameters<typeof policiesLost>[0]
  readonly problems: readonly { readonly problem: Problem; readonly asked: Omit<SetEntry, 'problem' | 'at'> }[]
}

/** Of a set, or of problems, by id or file. */
export function plannedProblems(names: readonly string[], cwd: string): Checked<SelfDrawn> {
  const plan = planCourse(names, openLibrary(cwd))
  if (!plan.ok) return plan
  const { set, problems, warnings } = plan.value
  return ok({ set, problems: problems.map(({ problem, entry }) => ({ problem, asked: entry })) }, warnings)
}

/** Of a generated folder, by the specs that it keeps. */
export function keptProblems({ run, spec }: CourseFolder): Checked<SelfDrawn> {
  const copies = run.problems.map((problem) => ({ asked: problem.asked, copy: spec(problem.spec) }))
  const errors = copies.flatMap(({ copy }) => (copy.ok ? [] : copy.errors))
  if (errors.length > 0) return failed(...errors)
  return ok({ set: run.set, problems: copies.flatMap(({ asked, copy }) => (copy.ok ? [{ problem: copy.value.problem, asked }] : [])) })
}

/** Why a set of this mode is not exported; undefined where it may be. */
export const examRefusal = ({ id, mode }: ExportSet, target: string): Diagnostic | undefined =>
  mode === 'exam'
    ? error(
        'export/refused',
        `${id} is an exam (mode: exam), and whoever looks into ${target} can read its keys`,
        undefined,
        'Export variants to an LMS that grades by itself, such as --to moodle, or set mode: practice',
      )
    : undefined

/** Variants of each problem that are looked at. */
const looks = 3

export function exportSelfDrawn({ set, problems }: SelfDrawn, open: OpenTarget, put: (bytes: Uint8Array) => void): Written {
  const writer = open(put, { set, tag: variantTag })
  const ledgers: ProblemLedger[] = []
  const diagnostics: Diagnostic[] = []
  for (const one of problems) {
    const drawn = looked(one, set.language)
    diagnostics.push(...(drawn.ok ? drawn.warnings : drawn.errors))
    if (!drawn.ok) continue
    const { id } = one.problem
    const { title, points } = drawn.value.posed.public
    writer.problem({ id, title, points, asked: one.asked, problem: one.problem })
    const entries = [...policiesLost(set, one.asked), ...writer.item(exportItem(drawn.value.posed)).ledger]
    ledgers.push({ problem: id, entries })
  }
  writer.end(ledgers)
  return { ledgers, diagnostics }
}
export interface Written {
  readonly ledgers: readonly ProblemLedger[]
  readonly diagnostics: readonly Diagnostic[]
}

/** The first of a few variants, or why one of them cannot be drawn or typeset. */
function looked({ problem, asked }: SelfDrawn['problems'][number], language: string): Checked<DrawnVariant> {
  const { attempts } = asked
  const choices = { ...choicesOf(asked, language), ...(attempts !== undefined && { attempts }) }
  const drawn = Array.from({ length: looks }, (_, turn) => drawVariant(problem, turnSeed('', problem.id, turn), choices))
  const [first] = drawn
  const failure = drawn.find((one) => !one.ok)
  if (first === undefined || failure !== undefined) return failure ?? failed()
  const errors = typesetErrors(problem, asked, language)
  return errors.length > 0 ? failed(...errors) : first
}

function typesetErrors(problem: Problem, asked: SelfDrawn['problems'][number]['asked'], language: string): readonly Diagnostic[] {
  const turn = openTurn({ id: problem.id, title: [], points: '0', asked, problem }, '', 0, language)
  if (!turn.ok) return turn.errors
  const setter = practiceSetter(language)
  askedToHtml(turn.value, 1, setter)
  solvedToHtml(turn.value, new Map(), 1, setter)
  return setter.errors()
}

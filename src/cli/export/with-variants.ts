// Variants of a course in, each as an item of the target out, one after another: what is written does not stand in memory.
import type { CourseFolder } from '../../../grader/course-folder.ts'
import { solutions } from '../../../grader/solutions.ts'
import { type Checked, type Diagnostic, ok } from '../../diagnostic.ts'
import { exportItem, type ExportItem } from '../../export/item.ts'
import type { ProblemLedger } from '../../export/ledger.ts'
import { lostBut } from '../../export/lost.ts'
import { policiesLost } from '../../export/policies.ts'
import type { OpenTarget } from '../../export/target.ts'
import type { ManifestEntry, RunProblem } from '../../manifest.ts'
import { variantTag } from '../../variant/tag.ts'
import { progressOf } from '../course/progress.ts'
import type { Terminal } from '../terminal.ts'
import { MergedLedger } from './merged.ts'

export interface Made {
  readonly ledgers: readonly ProblemLedger[]
  /** Undefined of what draws them by itself. */
  readonly variants: number | undefined
  readonly diagnostics: readonly Diagnostic[]
}

/** Problem after problem, variant after variant. */
export function exportAll(course: CourseFolder, open: OpenTarget, put: (bytes: Uint8Array) => void, terminal: Terminal): Made {
  const { run, manifest } = course
  const worked = solutions(run.set.language, course.spec)
  const progress = progressOf(terminal, 'variants', 0)
  const ledgers: ProblemLedger[] = []
  const diagnostics: Diagnostic[] = []
  let variants = 0
  const writer = open(put, { set: run.set, tag: variantTag })
  for (const problem of run.problems) {
    const copy = course.spec(problem.spec)
    if (!copy.ok) {
      diagnostics.push(...copy.errors)
      continue
    }
    const drawn = distinct(manifest, problem.problem)
    if (drawn.length === 0) {
      ledgers.push({ problem: problem.problem, entries: [noVariant] })
      continue
    }
    const { problem: id, title, points, asked } = problem
    writer.problem({ id, title, points, asked, problem: copy.value.problem })
    const merged = new MergedLedger()
    merged.add(policiesLost(run.set, asked))
    let held = 0
    for (const entry of drawn) {
      const item = itemOf(course, problem, entry, worked)
      diagnostics.push(...(item.ok ? item.warnings : item.errors))
      if (!item.ok) continue
      const { written, ledger } = writer.item(item.value)
      merged.add(ledger)
      if (!written) continue
      held += 1
      if (writer.marksAsWeDo !== true) merged.add(item.value.parts.flatMap((part) => lostBut(part, ledger)))
      progress.done((variants += 1))
    }
    ledgers.push({ problem: problem.problem, entries: merged.entries(held > 0) })
  }
  writer.end(ledgers)
  progress.end()
  return { ledgers, variants, diagnostics }
}

const noVariant = { status: 'refused', feature: 'selection', why: 'no variant of it is in use' } as const

/** The variants in use: of a student who was dropped, or an earlier export that had more, none is wanted. */
function distinct(manifest: readonly ManifestEntry[], problem: string): readonly ManifestEntry[] {
  return [
    ...new Map(
      manifest.filter((entry) => entry.problem === problem && entry.status === 'active').map((entry) => [entry.variant.id, entry]),
    ).values(),
  ]
}

function itemOf(
  course: Pick<CourseFolder, 'keys' | 'spec'>,
  problem: RunProblem,
  entry: ManifestEntry,
  worked: ReturnType<typeof solutions>,
): Checked<ExportItem> {
  const keys = course.keys.read({ problem: entry.problem, variant: entry.variant.id, spec: entry.spec })
  if (!keys.ok) return keys
  const solution = worked.of(entry, problem, keys.value)
  if (!solution.ok) return solution
  const spec = course.spec(entry.spec)
  if (!spec.ok) return spec
  const following = spec.value.problem.parts.filter(({ followThrough = '0' }) => followThrough !== '0').map(({ id }) => id)
  const { posed, keys: parts } = keys.value
  return ok(exportItem({ public: posed, keys: parts, solution: solution.value }, new Set(following)), solution.warnings)
}

// The problems of a run as they are now: the files that are named, or those that `generate` would find by their ids.
import type { RunProblem } from '../../manifest.ts'
import { type Checked, type Diagnostic, error, failed, ok, warning } from '../../diagnostic.ts'
import type { NewerSpec } from '../../../grader/regrade/revise.ts'
import { digestOf, type Library, type ProblemFile } from '../library.ts'

/** By id. A problem that is found nowhere any more stays as it is graded. */
export function newerSpecs(
  problems: readonly RunProblem[],
  named: readonly string[],
  library: Library,
): Checked<ReadonlyMap<string, NewerSpec>> {
  const found = new Map<string, NewerSpec>()
  const errors: Diagnostic[] = []
  const warnings: Diagnostic[] = []
  const ids = problems.map(({ problem }) => problem)
  for (const name of named.length > 0 ? named : ids) {
    const read = library.problem(name)
    if (read.ok) {
      warnings.push(...read.warnings)
      const { id } = read.value.problem
      if (ids.includes(id)) found.set(id, newerSpec(read.value))
      else
        errors.push(
          error('regrade/incompatible', `“${id}” is not among the problems that were generated`, {
            file: read.value.file,
            line: 1,
            col: 1,
          }),
        )
    } else if (named.length === 0 && read.errors.every(({ code, at }) => code === 'file/not-found' && at === undefined)) {
      warnings.push(warning('file/not-found', `found no problem “${name}”: it stays as it is graded`))
    } else errors.push(...read.errors)
  }
  if (errors.length > 0) return failed(...errors)
  const hint = 'Run regrade in the course’s folder, or name the files with --spec'
  return found.size === 0
    ? failed(error('file/not-found', 'none of the problems that were generated can be found', undefined, hint))
    : ok(found, warnings)
}

const newerSpec = ({ problem, sources }: ProblemFile): NewerSpec => ({ problem, spec: digestOf(sources), copy: { problem, sources } })

// One target of `check` in (a file or an id), its report out: read, and a problem certified.
import { readFileSync } from 'node:fs'
import { certify } from '../../certify/certify.ts'
import { misfitsOf } from '../../kinds/set-scheme.ts'
import { kindOfFile } from '../../spec/read.ts'
import { digestOf, type Library, type ProblemFile } from '../library.ts'
import { version } from '../version.ts'
import type { Looking, Report } from './report.ts'

/** Checks one file or id; `progress` is told how many candidates have been tried. */
export function checkOne(target: string, library: Library, looking: Looking, progress?: (candidates: number) => void): Report {
  const kind = kindOfTarget(target)
  if (kind === 'cell') {
    const cell = library.cell(target)
    return { file: target, ...(cell.ok && { id: cell.value.id }), diagnostics: cell.ok ? cell.warnings : cell.errors }
  }
  const problem = kind === 'set' ? undefined : library.problem(target)
  if (problem?.ok === true) {
    const certificate = certified(problem.value, looking, progress)
    const { file } = problem.value
    return { file, id: certificate.problem, diagnostics: [...problem.warnings, ...certificate.diagnostics], certificate }
  }
  if (problem !== undefined && (kind === 'problem' || !problem.errors.every(({ code }) => code === 'file/not-found')))
    return { file: target, diagnostics: problem.errors }
  const set = checkSet(target, library)
  return problem === undefined || kind === 'set' || set.id !== undefined ? set : { file: target, diagnostics: problem.errors }
}

function checkSet(target: string, library: Library): Report {
  const set = library.set(target)
  if (!set.ok) return { file: target, diagnostics: set.errors }
  const problems = set.value.set.problems.map((entry) => ({ entry, found: library.problem(entry.problem) }))
  const diagnostics = problems.flatMap(({ entry, found }) =>
    found.ok
      ? misfitsOf(found.value.problem, entry.scheme).map((one) => ({ ...one, at: entry.at }))
      : found.errors.map((one) => (one.at === undefined ? { ...one, at: entry.at } : one)),
  )
  return { file: set.value.file, id: set.value.set.id, diagnostics: [...set.warnings, ...diagnostics] }
}

const certified = (
  { problem, file, sources }: ProblemFile,
  looking: Looking,
  progress?: (candidates: number) => void,
): ReturnType<typeof certify> =>
  certify(problem, { file, spec: digestOf(sources), engine: version, ...looking, ...(progress && { progress }) })

/** What a YAML file is, by its first keys; undefined for ids, and for files whose kind cannot be told. */
export function kindOfTarget(target: string): ReturnType<typeof kindOfFile> {
  if (!/\.ya?ml$/.test(target)) return undefined
  try {
    return kindOfFile(readFileSync(target, 'utf8'))
  } catch {
    return undefined
  }
}

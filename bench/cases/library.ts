// The package's own problems and sets, for cases.
import type { Checked } from '../../src/diagnostic.ts'
import { openLibrary } from '../../src/cli/library.ts'
import type { Problem } from '../../src/model.ts'
import { type DrawnVariant, drawVariant } from '../../src/pipeline.ts'

const library = openLibrary(process.cwd())

export const problemsOf = (set: string): readonly Problem[] =>
  must(library.set(set)).set.problems.map(({ problem }) => problemById(problem))
export const problemById = (id: string): Problem => must(library.problem(id)).problem
export const drawn = (problem: Problem, seed: number): DrawnVariant => must(drawVariant(problem, seed, { language: 'en' }))

export function must<T>(checked: Checked<T>): T {
  if (checked.ok) return checked.value
  throw new Error(checked.errors.map(({ code, message }) => `${code}: ${message}`).join('\n'))
}

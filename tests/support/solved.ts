// Problems of one question, solved but not posed: what the engine answers, as plain data.
import type { Checked, Diagnostic } from '../../src/diagnostic.ts'
import { toJson } from '../../src/math/evaluate/value.ts'
import type { Problem, Question } from '../../src/model.ts'
import type { Solution } from '../../src/solve/solution.ts'
import { solve } from '../../src/solve/solve.ts'
import { drawCandidate } from '../../src/variant/candidates.ts'
import { fixedDraws } from '../../src/variant/fixed.ts'
import { definitions, must, problemFrom, type Shown, shown } from './library.ts'

/** A problem that asks for one expression; `lines` are the keys between its title and its text. */
export const asking = (key: string, lines = ''): Problem =>
  problemFrom(`problem: p\ntitle: T\n${lines.trim()}\ntext: Compute it.\nask:\n  kind: vector\n  key: '${key.replaceAll("'", "''")}'\n`)

/** Candidate 0 of a seed, some values set by hand, solved from its JSON form, as a stored variant is. */
export function solveWith(problem: Problem, values: { readonly [name: string]: string } = {}, seed = 0): Checked<Solution> {
  const fixed = fixedDraws(problem, definitions(values))
  if (!fixed.ok) return fixed
  const draws = drawCandidate(problem, seed, 0, fixed.value)
  if (!draws.ok) return draws
  const frozen = [...draws.value].map(([path, value]) => ({ path, value: toJson(value) }))
  return solve(problem, { problem: problem.id, seed, candidate: 0, id: 'v', draws: frozen })
}

/** The part that a problem of one question has. */
export function onlyPart(problem: Problem): Question {
  const [part, second] = problem.parts
  if (part === undefined || second !== undefined) throw new Error(`${problem.id} has ${problem.parts.length} parts`)
  return part
}

const diagnosed = (errors: readonly Diagnostic[]): string => errors.map(({ code }) => code).join(' ')

/** What is answered: a value as plain data, or the codes of what stands in the way. */
export function answer(key: string, lines = '', values: { readonly [name: string]: string } = {}): Shown {
  const problem = asking(key, lines)
  const solution = solveWith(problem, values)
  const value = solution.ok ? solution.value.key(onlyPart(problem)) : solution
  return value.ok ? shown(value.value) : diagnosed(value.errors)
}

/** What is answered under a mistake; `none` where it leads to no answer. */
export function mistaken(solution: Solution, mistake: string, part: Question = onlyPart(solution.problem)): Shown {
  const value = solution.mistaken(mistake, part)
  return value === undefined ? 'none' : shown(value)
}

/** The solution, or the error that there must be one of. */
export function theError(checked: Checked<unknown>): Diagnostic {
  const [error, second] = checked.ok ? [] : checked.errors
  if (error === undefined || second !== undefined)
    throw new Error(`expected one error, found ${checked.ok ? 'none' : diagnosed(checked.errors)}`)
  return error
}

/** The key, then what is answered under every mistake. */
export const answers = (solution: Solution): Readonly<Record<string, Shown>> => ({
  key: shown(must(solution.key(onlyPart(solution.problem)))),
  ...Object.fromEntries(solution.problem.mistakes.map(({ name }) => [name, mistaken(solution, name)])),
})

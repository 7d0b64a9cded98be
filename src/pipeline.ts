// The whole flow, joined here and nowhere else:
//
//   Problem ─candidates(seed)→ draws ─solve→ Solution ─accept→ ─pose→ { public, keys, solution }
//
// A candidate becomes the variant only once it is solved: constraints may speak of the key, of mistakes and of ties.
import { type Checked, type Diagnostic, failed, ok } from './diagnostic.ts'
import { pose, type PoseOptions } from './kinds/pose.ts'
import { isMatterOfValues } from './math/failure.ts'
import { toJson } from './math/evaluate/value.ts'
import type { Posed, Problem, Variant } from './model.ts'
import { impossible, passesEarly, Tally, unmetConstraint } from './solve/accept.ts'
import type { Solution } from './solve/solution.ts'
import { solve } from './solve/solve.ts'
import { drawCandidate, type Draws } from './variant/candidates.ts'
import { variantId } from './variant/identity.ts'

export interface DrawnVariant {
  readonly variant: Variant
  readonly solution: Solution
  readonly posed: Posed
}
/** How many candidates are drawn before constraints count as impossible. */
export const mostCandidates = 1000

/** The variant of a seed: the first candidate that solves, meets every constraint and can be posed. `tally` counts why others did not. */
export function drawVariant(problem: Problem, seed: number, options: PoseOptions, tally = new Tally()): Checked<DrawnVariant> {
  const until = tally.candidates + mostCandidates
  for (let candidate = 0; tally.candidates < until; candidate++) {
    const draws = drawCandidate(problem, seed, candidate)
    if (!draws.ok) return draws
    const made = tryDraws(problem, draws.value, seed, candidate, options, tally)
    if (!made.ok) return made
    if (made.value !== undefined) return ok(made.value, made.warnings)
  }
  return failed(impossible(problem, tally))
}

/**
 * A candidate made into a variant; undefined where it is turned down: a constraint does not hold, it ties, it has no answer.
 * An error is the author's to mend. Options are shuffled by (seed, candidate).
 */
export function tryDraws(
  problem: Problem,
  draws: Draws,
  seed: number | null,
  candidate: number,
  options: PoseOptions,
  tally: Tally,
): Checked<DrawnVariant | undefined> {
  tally.candidates++
  const made = make(problem, freeze(problem, seed, candidate, draws), draws, options, tally)
  if (made.ok) {
    if (made.value !== undefined) tally.accepted++
    return made
  }
  const [example] = made.errors
  if (example === undefined || !made.errors.every(mayRedraw)) return made
  tally.turnDown(example, draws)
  return ok(undefined)
}

/** A frozen variant again, from its stored values: nothing is drawn, constraints are not asked. */
export function rebuild(problem: Problem, variant: Variant, options: PoseOptions): Checked<DrawnVariant> {
  const solution = solve(problem, variant)
  if (!solution.ok) return solution
  const posed = pose(solution.value, options)
  return posed.ok ? ok({ variant, solution: solution.value, posed: posed.value }, [...solution.warnings, ...posed.warnings]) : posed
}

/** A variant with some values set by hand (by path); the others are drawn with seed 0. Constraints are not asked. */
export function variantWith(problem: Problem, fixed: Draws, seed: number | null, options: PoseOptions): Checked<DrawnVariant> {
  const draws = drawCandidate(problem, seed ?? 0, 0, fixed)
  return draws.ok ? rebuild(problem, freeze(problem, seed, 0, draws.value), options) : draws
}

function freeze(problem: Problem, seed: number | null, candidate: number, draws: Draws): Variant {
  const values = [...draws].map(([path, value]) => ({ path, value: toJson(value) }))
  return { problem: problem.id, seed, candidate, id: variantId(problem.id, seed, values), draws: values }
}

/** A candidate solved, accepted and posed; undefined where a constraint turns it down. */
function make(problem: Problem, variant: Variant, draws: Draws, options: PoseOptions, tally: Tally): Checked<DrawnVariant | undefined> {
  const decided = passesEarly(problem, draws, tally)
  if (decided === undefined) return ok(undefined)
  const solution = solve(problem, variant, undefined, draws)
  if (!solution.ok) return solution
  const unmet = unmetConstraint(problem, solution.value, tally, decided)
  if (!unmet.ok || unmet.value !== undefined) return unmet.ok ? ok(undefined) : unmet
  const posed = pose(solution.value, options)
  return posed.ok ? ok({ variant, solution: solution.value, posed: posed.value }, [...solution.warnings, ...posed.warnings]) : posed
}

const mayRedraw = ({ code }: Diagnostic): boolean => isMatterOfValues(code) || code === 'pose/too-few-options'

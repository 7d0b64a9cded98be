// States of one student that were saved at several places in (two tabs, an LMS and the browser), one that loses nothing out.
import { compare, readRational } from '../math/exact/rational.ts'
import { type PracticeState, type ProblemState, unanswered } from './state.ts'

/** `first` decides where the two are no more than different. Nothing that was earned is lost, unless it was started over. */
export function merged(first: PracticeState, second: PracticeState): PracticeState {
  const take = first.seed === second.seed ? laterOf : bestOf
  const others = new Map(second.problems.map((problem) => [problem.key, problem]))
  const known = first.problems.map((problem) => {
    const other = others.get(problem.key)
    others.delete(problem.key)
    return other === undefined ? problem : take(problem, other)
  })
  const rest = [...others.values()].map((other) => (take === laterOf ? other : unanswered(other)))
  return { seed: first.seed, saves: Math.max(first.saves, second.saves), problems: [...known, ...rest] }
}

/** The newest first; undefined of none. */
export function mergedAll(states: readonly PracticeState[]): PracticeState | undefined {
  const [newest, ...older] = [...states].sort((a, b) => b.saves - a.saves)
  return newest && older.reduce(merged, newest)
}

/** What was started over later wins altogether; else the later turn, of which the longer practice, with the best of both. */
function laterOf(a: ProblemState, b: ProblemState): ProblemState {
  if (a.since !== b.since) return a.since > b.since ? a : b
  const earned = earnedOf(a, b)
  if (a.turn !== b.turn) return { ...(a.turn > b.turn ? a : b), ...earned }
  // answers to another variant than a's: the problem was edited
  const isSame = a.variant === b.variant || a.variant === undefined || b.variant === undefined
  const longer = isSame && b.answers.length > a.answers.length ? b : a
  return { ...longer, ...earned, ...(isSame && (a.solved ?? b.solved) === true && { ...variantOf(a, b), solved: true }) }
}

/** Their variants are others: of the second only what was earned counts. */
function bestOf(a: ProblemState, b: ProblemState): ProblemState {
  return { ...a, ...earnedOf(a, b) }
}

const earnedOf = (a: ProblemState, b: ProblemState): Pick<ProblemState, 'best' | 'done'> => ({
  best: compare(readRational(a.best) ?? 0, readRational(b.best) ?? 0) >= 0 ? a.best : b.best,
  ...((a.done ?? b.done) === true && { done: true }),
})

function variantOf(a: ProblemState, b: ProblemState): Pick<ProblemState, 'variant'> {
  const variant = a.variant ?? b.variant
  return variant === undefined ? {} : { variant }
}

// The rules that made a score in, those that the student is told of out.
import type { ShownRule } from '../../src/render/pages.ts'
import type { PartRule, ProblemRule } from './rule.ts'

/** Absent where there are none. */
export function toldOf(rules: readonly (PartRule | ProblemRule)[]): { readonly rules?: readonly ShownRule[] } {
  const told = rules.flatMap(shownRule)
  return told.length === 0 ? {} : { rules: told }
}

/** A factor was agreed with single students: no page speaks of it, as none speaks of how a regrade went. */
function shownRule(one: PartRule | ProblemRule): readonly ShownRule[] {
  switch (one.rule) {
    case 'attempt':
    case 'factor':
    case 'kept-before':
      return []
    case 'late':
      return [{ rule: one.rule, attempt: one.attempt, factor: one.factor }]
    case 'points-by-attempt':
      return [{ rule: one.rule, attempt: one.attempt, gain: one.gain, value: one.value }]
    case 'penalty':
      return [{ rule: one.rule, attempt: one.attempt, wrong: one.wrong, each: one.each }]
    case 'average':
      return [{ rule: one.rule, attempts: one.attempts }]
    case 'closed':
      return [{ rule: one.rule, answers: one.answers }]
    case 'cap':
      return [{ rule: one.rule, cap: one.cap }]
    case 'weight':
      return [{ rule: one.rule, weight: one.weight }]
    case 'excused':
    case 'dropped':
      return [{ rule: one.rule }]
    default:
      return one satisfies never
  }
}

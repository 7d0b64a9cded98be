// Conventions: the problem chooses one of the cell's for each, mistakes may turn them round.
import { type Diagnostic, error } from '../../diagnostic.ts'
import type { ConventionChoice, Location } from '../../model.ts'
import { didYouMean } from '../../nearest.ts'
import type { Names } from './scope.ts'

/** What claims may assume of gates: a convention of every problem with claims (`ideal`: any value in [0, 1]). */
const gateChoices = ['ideal', 'exact', 'rounded']

/** A choice that the cell does not have. In a mistake `other` is the other of two. */
export function checkChoice(names: Names, { name, choice, at }: ConventionChoice, inMistake: boolean): readonly Diagnostic[] {
  const { cell } = names.problem
  const convention = cell?.conventions.find((candidate) => candidate.name === name)
  const choices = convention?.choices.map((candidate) => candidate.name) ?? (name === 'gates' ? gateChoices : undefined)
  if (choices === undefined) {
    const known = cell?.conventions.map((candidate) => candidate.name) ?? []
    return [wrong(`the cell has no convention “${name}”`, at, didYouMean(name, [...known, 'gates']) ?? listed(known))]
  }
  return (typeof choice === 'string' ? [choice] : choice.draw).flatMap((wanted) => {
    if (inMistake && wanted === 'other') return checkOther(names, name, choices, at)
    return choices.includes(wanted)
      ? []
      : [wrong(`the convention “${name}” has no choice “${wanted}”`, at, didYouMean(wanted, choices) ?? listed(choices))]
  })
}

function checkOther({ problem, missing }: Names, name: string, choices: readonly string[], at: Location): readonly Diagnostic[] {
  if (choices.length !== 2) {
    return [wrong(`“other” needs a convention of two choices; “${name}” has ${choices.length}`, at, listed(choices))]
  }
  const made = [...problem.lines.convention, ...missing].some((convention) => convention.name === name)
  return made ? [] : [wrong(`“other” than what? No choice of “${name}” is made`, at)]
}

/** Conventions of the cell that the problem leaves open: there is no default. */
export function missingConventions({ problem, missing }: Names): readonly Diagnostic[] {
  return missing.map(({ name, choices }) => {
    const lines = choices.map((choice) => `\`convention: { ${name}: ${choice.name} }\``)
    return wrong(
      `the cell leaves the convention “${name}” open, and the problem makes no choice`,
      problem.at,
      `write ${lines.join(' or ')}`,
    )
  })
}

const wrong = (message: string, at: Location, hint?: string): Diagnostic => error('spec/unknown-convention', message, at, hint)
const listed = (known: readonly string[]): string | undefined =>
  known.length === 0 ? undefined : `there is ${known.map((name) => `“${name}”`).join(' and ')}`

// Credits of options under `weights`, against the key that was derived: an author says what choosing an option is worth, never whether it is right.
import { type Diagnostic, error } from '../diagnostic.ts'
import { add, compare, type Rational, sign, toText } from '../math/exact/rational.ts'
import type { MultiSelect } from '../model.ts'
import { weightOf } from './credit.ts'
import type { Offered } from './options.ts'

/** What is wrong with the credits of the options shown: each right one adds, no wrong one does, and the right ones add up to 1 (as Moodle asks). */
export function creditErrors({ scheme, at }: MultiSelect, { candidates, notes }: Offered): readonly Diagnostic[] {
  if (scheme !== 'weights') return []
  const errors = notes.flatMap((note, i): readonly Diagnostic[] => {
    const name = candidates[i]?.name ?? note.id
    const credit = weightOf(note)
    if (note.right && sign(credit) <= 0)
      return [error('pose/credits', `the option ${name} is right and its credit ${toText(credit)}, expected more than 0`, at)]
    if (!note.right && sign(credit) > 0)
      return [error('pose/credits', `the option ${name} is wrong and its credit ${toText(credit)}, expected 0 or less`, at)]
    return []
  })
  const sum = notes
    .filter((note) => note.right)
    .map(weightOf)
    .reduce<Rational>(add, 0)
  if (errors.length > 0 || compare(sum, 1) === 0) return errors
  return [
    error(
      'pose/credits',
      `the credits of the right options shown add up to ${toText(sum)}, expected 1`,
      at,
      'where `show` draws some of them, give credits that add up to 1 in every draw, or show all',
    ),
  ]
}

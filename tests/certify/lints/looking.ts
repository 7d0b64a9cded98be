// Variants of some seeds shown to every lint, as a certificate shows them: what the lints find.
import type { Diagnostic } from '../../../src/diagnostic.ts'
import type { Acceptance, Problem } from '../../../src/model.ts'
import { openLints } from '../../../src/certify/lints/index.ts'
import { drawVariant } from '../../../src/pipeline.ts'
import { Tally } from '../../../src/solve/accept.ts'
import { must } from '../../support/library.ts'

/** The findings over the variants of so many seeds. */
export function lintsOf(problem: Problem, seeds: number): readonly Diagnostic[] {
  const observers = openLints(problem)
  const tally = new Tally()
  for (let seed = 0; seed < seeds; seed++) {
    const drawn = must(drawVariant(problem, seed, { language: 'en' }, tally))
    const example = { with: drawn.variant.draws.map(({ path, value }) => `${path}=${JSON.stringify(value)}`).join(',') }
    for (const observer of observers) observer.look({ drawn, weight: 1 / seeds, example, thorough: true })
  }
  return observers.flatMap((observer) => observer.found({ variants: seeds, how: 'sampled', acceptance: acceptanceOf(tally) }))
}

const acceptanceOf = ({ candidates, accepted, constraints, turnedDown }: Tally): Acceptance => ({
  candidates,
  accepted,
  constraints: [...constraints].map(([constraint, counts]) => ({ constraint, ...counts })),
  turnedDown: [...turnedDown].map(([code, { count, example }]) => ({ code, count, message: example.message, example: { with: '' } })),
})

// Every variant of a problem, one after another, or those of as many seeds; what cannot be made into one is gathered.
import type { Diagnostic } from '../diagnostic.ts'
import type { Problem } from '../model.ts'
import { type DrawnVariant, drawVariant, tryDraws } from '../pipeline.ts'
import { impossible, Tally } from '../solve/accept.ts'
import { drawsOf } from '../solve/solve.ts'
import { independentDraws, type LikelyDraw, spaceOf } from '../variant/space.ts'
import { withText } from '../variant/with-text.ts'
import type { Look } from './look.ts'

export interface WalkOptions {
  /** Up to so many draws are all made. */
  readonly limit: number
  /** Where there are more: the variants of so many seeds. */
  readonly seeds: number
  readonly progress?: ((candidates: number) => void) | undefined
}
export interface Visitor {
  look(variant: Look): void
  /** The same values with their options in another order. */
  rearranged(drawn: DrawnVariant): void
  /** A variant that cannot be made, for reasons that are the author's to mend. */
  failed(errors: readonly Diagnostic[], draws: string): void
  warned(warnings: readonly Diagnostic[]): void
}
export interface Walked {
  readonly how: 'enumerated' | 'sampled'
  readonly draws: number | undefined
  readonly tally: Tally
}

/** About how many variants are looked at thoroughly, beside the first ones. */
const thoroughOnes = 60
const firstOnes = 20
/** How many orders of options are looked at, at least, over all variants. */
const orders = 120
/** A problem that fails for so many different draws is not gone on with. */
const mostFailures = 200
const told = 256

/** Goes through a problem's variants. The options of each are arranged as some seed would; claims drawn by seed are sampled. */
export function walk(problem: Problem, options: WalkOptions, visit: Visitor): Walked {
  const tally = new Tally()
  const space = spaceOf(problem, options.limit)
  if (space.error !== undefined) {
    visit.failed([space.error], '')
    return { how: 'sampled', draws: undefined, tally }
  }
  if (space.all !== undefined && !drawsClaims(problem)) {
    enumerate(problem, space.all, tally, options, visit)
    return { how: 'enumerated', draws: space.all.length, tally }
  }
  sample(problem, tally, options, visit)
  return { how: 'sampled', draws: space.all === undefined ? independentDraws(problem) : undefined, tally }
}

/** Whether a seed decides what is asked, beside the values drawn. */
const drawsClaims = ({ parts }: Problem): boolean => parts.some((part) => part.kind === 'multi-select' && part.show !== undefined)

function enumerate(problem: Problem, all: readonly LikelyDraw[], tally: Tally, options: WalkOptions, visit: Visitor): void {
  const each = Math.max(1, Math.ceil(all.length / thoroughOnes))
  const accepted: LikelyDraw[] = []
  let failures = 0
  for (const [i, { draws, weight }] of all.entries()) {
    if (i % told === 0) options.progress?.(i)
    const made = tryDraws(problem, draws, null, i, inEnglish, tally)
    if (!made.ok) {
      visit.failed(made.errors, withText(problem, draws))
      if (++failures > mostFailures) return
    } else if (made.value !== undefined) {
      visit.warned(made.warnings)
      accepted.push({ draws, weight })
      visit.look({ drawn: made.value, weight, example: { with: withText(problem, draws) }, thorough: i < firstOnes || i % each === 0 })
    }
  }
  if (accepted.length === 0 && failures === 0) visit.failed([impossible(problem, tally)], '')
  for (let i = all.length; accepted.length > 0 && i - all.length + accepted.length < orders; i++) {
    const again = accepted[i % accepted.length]
    const made = again && tryDraws(problem, again.draws, null, i, inEnglish, new Tally())
    if (made?.ok === true && made.value !== undefined) visit.rearranged(made.value)
  }
}
const inEnglish = { language: 'en' }

function sample(problem: Problem, tally: Tally, options: WalkOptions, visit: Visitor): void {
  const each = Math.max(1, Math.ceil(options.seeds / thoroughOnes))
  let failures = 0
  for (let seed = 0; seed < options.seeds; seed++) {
    if (seed % 16 === 0) options.progress?.(tally.candidates)
    const drawn = drawVariant(problem, seed, inEnglish, tally)
    if (drawn.ok) {
      visit.warned(drawn.warnings)
      visit.look({
        drawn: drawn.value,
        weight: 1,
        example: { with: withText(problem, drawsOf(problem, drawn.value.variant)) },
        thorough: seed < firstOnes || seed % each === 0,
      })
      continue
    }
    visit.failed(drawn.errors, '')
    // what no draw meets is met by no other seed
    if (++failures > mostFailures || drawn.errors.some(({ code }) => code === 'draw/impossible')) return
  }
}

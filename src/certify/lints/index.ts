// What reads wrong though it computes: every lint, opened for one problem.
import type { Problem } from '../../model.ts'
import type { Observer } from '../look.ts'
import { keyIsParameter } from './key-is-parameter.ts'
import { nearZero } from './near-zero.ts'
import { optionOrder } from './option-order.ts'
import { rejection } from './rejection.ts'
import { sameText } from './same-text.ts'
import { undefinedTerm } from './undefined-term.ts'
import { unknownNumber } from './unknown-number.ts'
import { unusedParameter } from './unused-parameter.ts'

/** A table of them; each keeps what it needs of the variants that it is shown. */
const lints: readonly ((problem: Problem) => Observer)[] = [
  undefinedTerm,
  optionOrder,
  sameText,
  unusedParameter,
  unknownNumber,
  nearZero,
  keyIsParameter,
  rejection,
]

/** The observers of every lint for one problem: show each of them every variant, then ask what they found. */
export const openLints = (problem: Problem): readonly Observer[] => lints.map((open) => open(problem))

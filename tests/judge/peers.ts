// Equivalence cases of two peers' own test suites, as lines of `quizwright judge`. They are not part of this project: looked for
// beside it, and undefined where they are not there.
import { existsSync, readFileSync } from 'node:fs'
import path from 'node:path'

export interface PeerCase {
  readonly id: string
  readonly line: string
  readonly expected: 'equal' | 'different'
}
interface Given {
  readonly id: string
  readonly reference: string
  readonly student: string
  readonly expected: string
  readonly usable: boolean
  readonly context: { readonly semantics?: string; readonly logBase?: number; readonly oddRoots?: string }
}

/** Labels that are wrong or hang on what is not here: both sides undefined, 0^0 twice, a scope. */
const leftOut = ['kas-0109', 'kas-0219', 'kas-0290', 'numbas-0084']

/** The usable algebraic cases, under the conventions that each says; `top` is the repository's root. */
export function peerCases(peer: 'kas' | 'numbas', top: string): readonly PeerCase[] | undefined {
  const file = path.join(top, `../shared/data/${peer}.json`)
  if (!existsSync(file)) return undefined
  const { cases }: { readonly cases: readonly Given[] } = JSON.parse(readFileSync(file, 'utf8'))
  return cases.flatMap((each): PeerCase[] => {
    const { id, expected, usable, context } = each
    if (!usable || context.semantics !== 'algebraic' || leftOut.includes(id) || (expected !== 'equal' && expected !== 'different'))
      return []
    return [{ id, line: JSON.stringify(peer === 'kas' ? kasPair(each) : numbasPair(each)), expected }]
  })
}

/** KAS: every letter is a symbol of its own; a name before brackets in its tests of functions is one. */
const kasPair = ({ reference, student, context }: Given): object => ({
  reference,
  student,
  logBase: context.logBase,
  ...(context.oddRoots !== undefined && { oddRoots: context.oddRoots }),
  split: true,
  functions: ['f', 'g'].filter((name) => new RegExp(`\\b${name}\\(`).test(`${reference} ${student}`)),
})
/** Numbas: names of several letters, i the imaginary unit. */
const numbasPair = ({ reference, student, context }: Given): object => ({
  reference,
  student,
  logBase: context.logBase,
  constants: /(?<![a-z])i(?![a-z])/.test(`${reference} ${student}`) ? ['pi', 'e', 'i'] : ['pi', 'e'],
})

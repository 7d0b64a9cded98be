// A solution by hand: what solve() would give, written down instead of computed. Questions name their expressions by
// their source, and `values` says what each is.
import { failed, ok, error } from '../../src/diagnostic.ts'
import type { Value } from '../../src/math/evaluate/value.ts'
import type {
  Claim,
  Definition,
  Lines,
  Location,
  Mistake,
  OptionItem,
  Problem,
  Question,
  Role,
  Sourced,
  Text,
  Verdict,
} from '../../src/model.ts'
import type { Solution } from '../../src/solve/solution.ts'
import { stream, streamKey } from '../../src/variant/stream.ts'

export const here: Location = { file: 'test.yaml', line: 1, col: 1 }
export const sourced = (source: string, at: Location = here): Sourced => ({ source, at, expr: { type: 'name', name: source } })
export const english = (text: string): Text => [{ lang: 'en', pieces: [{ type: 'markdown', text }] }]
export const item = (source: string): OptionItem => ({ value: sourced(source) })
export const claim = (id: string): Claim => ({
  id,
  quantifier: 'then',
  conclusion: sourced('c'),
  text: english(`The statement ${id}.`),
  says: english(`About ${id}.`),
  at: here,
})

const noLines: Lines = { equations: [], let: [], given: [], round: [], convention: [] }
export const mistake = (name: string): Mistake => ({ name, lines: noLines, answer: [], says: english(`This is ${name}.`), at: here })

export interface ByHand {
  readonly parts: readonly Question[]
  /** By source: what `evaluate` gives. */
  readonly values?: Readonly<Record<string, Value>>
  /** By name: what `column` gives. */
  readonly columns?: Readonly<Record<string, Value>>
  /** By part: its key. */
  readonly keys?: Readonly<Record<string, Value>>
  /** By mistake, then part; a mistake without an answer to a part has none. */
  readonly mistaken?: Readonly<Record<string, Readonly<Record<string, Value>>>>
  readonly verdicts?: Readonly<Record<string, Verdict['verdict']>>
  /** Ids of claims that say the same. */
  readonly alike?: readonly (readonly [string, string])[]
  readonly roles?: Readonly<Record<string, Role>>
  readonly rows?: number
  readonly seed?: number
  readonly problem?: Partial<Problem>
}

export function problemByHand({ parts, mistaken = {}, problem = {} }: ByHand): Problem {
  return {
    id: 'by-hand',
    title: english('By hand'),
    text: english('A problem.'),
    parameters: [],
    symbols: [],
    let: [] satisfies readonly Definition[],
    require: [],
    lines: noLines,
    notation: [],
    mistakes: Object.keys(mistaken).map(mistake),
    points: '1',
    published: [],
    at: here,
    ...problem,
    parts,
  }
}

function alikeByHand({ alike = [] }: ByHand, claims: readonly Claim[]): readonly (readonly [Claim, Claim])[] {
  return alike.flatMap((ids): (readonly [Claim, Claim])[] => {
    const [a, b] = ids.map((id) => claims.find((one) => one.id === id))
    return a && b ? [[a, b]] : []
  })
}

export function solutionByHand(given: ByHand): Solution {
  const { values = {}, columns = {}, keys = {}, mistaken = {}, verdicts = {}, roles, rows = 0, seed = 0 } = given
  const found = (name: string, value: Value | undefined): ReturnType<Solution['column']> =>
    value === undefined ? failed(error('spec/unknown-name', `nothing says what ${name} is`, here)) : ok(value)
  return {
    problem: problemByHand(given),
    variant: { problem: 'by-hand', seed, candidate: 0, id: `v${seed}`, draws: [] },
    ...(roles && {
      cell: {
        equations: [],
        inputs: [],
        given: [],
        none: [],
        rounding: [],
        conventions: [],
        roles: new Map(Object.entries(roles)),
        notation: [],
      },
    }),
    rows,
    trace: [],
    evaluate: ({ source }) => found(source, values[source]),
    column: (name) => found(name, columns[name]),
    key: ({ id }) => found(id, keys[id]),
    mistaken: (name, { id }) => mistaken[name]?.[id],
    under: ({ name }, { id }) => mistaken[name]?.[id],
    verdict: ({ id }) => ({ verdict: verdicts[id] ?? 'undecided', how: 'by hand' }),
    alike: (claims) => alikeByHand(given, claims),
    stream: (path) => stream(streamKey('by-hand', path), seed, 0),
  }
}

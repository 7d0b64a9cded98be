// Solutions written by hand for the tests of fill and worked: equations, values and trace are stated, nothing is solved.
import { failed, error, ok } from '../../src/diagnostic.ts'
import { rolesOf } from '../../src/cell/roles.ts'
import { certified } from '../../src/math/evaluate/certified.ts'
import { compile } from '../../src/math/evaluate/evaluate.ts'
import { attempt } from '../../src/math/failure.ts'
import { namesIn } from '../../src/math/names.ts'
import type { Quantity, Value } from '../../src/math/evaluate/value.ts'
import type { Claim, Definition, Lines, Notation, Problem, Question, Rounding, Sourced, Text, Verdict } from '../../src/model.ts'
import type { CellInUse, Solution, TraceCall, TraceStep } from '../../src/solve/solution.ts'
import { readText } from '../../src/spec/text.ts'
import { expressionOf } from './expressions.ts'

export const at = { file: 'test', line: 1, col: 1 }
export const sourced = (source: string): Sourced => ({ expr: expressionOf(source), source, at })
export const definition = (name: string, source: string): Definition => ({ name, ...sourced(source) })
export const noLines: Lines = { equations: [], let: [], given: [], round: [], convention: [] }

/** A text in English, or in several languages. */
export function textOf(source: string | Readonly<Record<string, string>>): Text {
  return Object.entries(typeof source === 'string' ? { en: source } : source).map(([lang, one]) => {
    const read = readText(one, at)
    if (!read.ok) throw new Error(`${one}: ${read.errors.map(({ message }) => message).join('; ')}`)
    return { lang, pieces: read.value }
  })
}

export interface ByHand {
  readonly text?: Text
  readonly parameters?: Readonly<Record<string, Value>>
  readonly let?: Readonly<Record<string, string>>
  /** Values of names that are no parameters: `let`s, the cell's columns. */
  readonly values?: Readonly<Record<string, Value>>
  readonly lines?: Partial<Lines>
  readonly equations?: Readonly<Record<string, string>>
  /** Equations of the cell that a given value replaces. */
  readonly replaced?: Readonly<Record<string, string>>
  readonly inputs?: readonly string[]
  readonly given?: Readonly<Record<string, Value>>
  readonly none?: readonly string[]
  readonly rounding?: readonly Rounding[]
  readonly conventions?: CellInUse['conventions']
  readonly notation?: readonly Notation[]
  readonly parts?: readonly Question[]
  readonly keys?: Readonly<Record<string, Value>>
  readonly rows?: number
  readonly trace?: readonly TraceStep[]
  readonly verdicts?: Readonly<Record<string, Verdict>>
}

/** One traced equation; what it reads is taken from `reads` by the names in it. */
export function traced(
  row: number,
  name: string,
  source: string,
  reads: Readonly<Record<string, Value>>,
  value: Value,
  calls: readonly TraceCall[] = [],
  exact: Value = value,
): TraceStep {
  const equation = expressionOf(source)
  return {
    row,
    name,
    equation,
    reads: new Map([...namesIn(equation)].map((read): [string, Value] => [read, reads[read] ?? 0])),
    calls,
    exact,
    value,
  }
}
export const called = (name: string, args: readonly Value[], value: Value, rounded = false, tie = false): TraceCall => ({
  name,
  arguments: args,
  value,
  rounded,
  ...(tie && { tie }),
})

export function byHand(parts: ByHand): Solution {
  const equations = Object.entries(parts.equations ?? {}).map(([name, source]) => definition(name, source))
  const replaced = Object.entries(parts.replaced ?? {}).map(([name, source]) => definition(name, source))
  const inputs = parts.inputs ?? []
  const known = new Map<string, Value>([...Object.entries(parts.parameters ?? {}), ...Object.entries(parts.values ?? {})])
  const problem = problemOf(parts, [...replaced, ...equations])
  const cell: CellInUse = {
    equations,
    inputs,
    given: Object.entries(parts.given ?? {}).map(([name, value]) => ({ name, value })),
    none: parts.none ?? [],
    rounding: parts.rounding ?? [],
    conventions: parts.conventions ?? [],
    roles: rolesOf([...replaced, ...equations], inputs),
    notation: parts.notation ?? [],
  }
  const valueOf = (name: string) => {
    const value = known.get(name)
    return value === undefined ? failed(error('spec/unknown-name', `“${name}” is not defined`, at)) : ok(value)
  }
  return {
    problem,
    variant: { problem: 'hand', seed: 1, candidate: 0, id: 'vhand', draws: [] },
    ...(parts.equations && { cell }),
    rows: parts.rows ?? 0,
    trace: parts.trace ?? [],
    evaluate: ({ expr, at: place }) => {
      for (const name of namesIn(expr)) if (!known.has(name)) return failed(error('spec/unknown-name', `“${name}” is not defined`, place))
      return attempt(
        () =>
          compile<Quantity, null>(expr, certified, {
            name: (name) => () => known.get(name) ?? 0,
            member:
              (_, [name = '']) =>
              () =>
                known.get(name) ?? 0,
          })(null),
        place,
      )
    },
    column: valueOf,
    key: ({ id }) => {
      const value = parts.keys?.[id]
      return value === undefined ? failed(error('spec/unknown-name', `no key for ${id}`, at)) : ok(value)
    },
    mistaken: () => undefined,
    under: () => undefined,
    verdict: ({ id }: Claim) => parts.verdicts?.[id] ?? { verdict: 'undecided', how: 'by hand' },
    alike: () => [],
    stream: () => {
      throw new Error('a solution by hand draws nothing')
    },
  }
}

function problemOf(parts: ByHand, equations: readonly Definition[]): Problem {
  return {
    id: 'hand',
    title: [],
    text: parts.text ?? [],
    symbols: [],
    parameters: Object.keys(parts.parameters ?? {}).map((name) => ({
      name,
      at,
      draw: { type: 'words', from: [], size: [], except: [], at },
    })),
    let: Object.entries(parts.let ?? {}).map(([name, source]) => definition(name, source)),
    require: [],
    ...(parts.equations && {
      cell: {
        id: 'hand-cell',
        title: [],
        inputs: parts.inputs ?? [],
        equations,
        conventions: [],
        names: parts.notation ?? [],
        mistakes: [],
      },
    }),
    lines: { ...noLines, ...parts.lines },
    notation: [],
    mistakes: [],
    parts: parts.parts ?? [],
    points: '1',
    published: [],
    at,
  }
}

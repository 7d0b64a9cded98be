// What a problem's names can mean: its own (parameters, let, symbols), the cell's, and what is computed under which conventions.
import { type LinesInUse, linesInUse } from '../../cell/lines.ts'
import { stateReads } from '../../cell/roles.ts'
import { namesIn } from '../../math/names.ts'
import type {
  Cell,
  Convention,
  ConventionChoice,
  DeclaredSymbol,
  Definition,
  Lines,
  Mistake,
  Parameter,
  Problem,
  Question,
  Sourced,
} from '../../model.ts'

export interface Names {
  readonly problem: Problem
  readonly parameters: ReadonlyMap<string, Parameter>
  readonly lets: ReadonlyMap<string, Definition>
  readonly symbols: ReadonlyMap<string, DeclaredSymbol>
  /** Names of the cell as seen from outside, under the conventions that the problem may use. */
  readonly cell: ReadonlySet<string>
  /** Names of the cell under any choice of its conventions: what its own lines, `given` and mistakes may speak of. */
  readonly anyCell: ReadonlySet<string>
  /** Names of the cell that an equation computes and nothing given replaces. */
  readonly computed: ReadonlySet<string>
  /** Names carried from row to row, under any choice. */
  readonly states: ReadonlySet<string>
  /** The lines under each choice of conventions that may be drawn. */
  readonly scenes: readonly Scene[]
  /** Conventions of the cell for which the problem makes no choice. */
  readonly missing: readonly Convention[]
  /** Whether the cell is written in the problem's own file. */
  readonly inPlace: boolean
}
export interface Scene {
  /** The problem with a choice, or a draw, for every convention. */
  readonly problem: Problem
  readonly choices: ReadonlyMap<string, string>
  readonly lines: LinesInUse
}

/** The most choices of conventions that are looked at; a problem with more is checked on these. */
const mostScenes = 64

export function namesOf(problem: Problem): Names {
  const chosen = new Set(problem.lines.convention.map(({ name }) => name))
  const missing = (problem.cell?.conventions ?? []).filter(({ name }) => !chosen.has(name))
  const complete = withDrawn(problem, missing)
  const scenes = choicesOf(complete).map((choices): Scene => ({ problem: complete, choices, lines: linesInUse(complete, choices) }))
  const everything = [...(problem.cell ? equationsOf(problem.cell) : []), ...problem.lines.equations]
  const inputs = problem.cell?.inputs ?? []
  return {
    problem,
    missing,
    parameters: new Map(problem.parameters.map((parameter) => [parameter.name, parameter])),
    symbols: new Map(problem.symbols.map((symbol) => [symbol.name, symbol])),
    lets: new Map([...problem.let, ...problem.lines.let].map((definition) => [definition.name, definition])),
    cell: new Set(scenes.flatMap(({ lines }) => namesOfEquations([...lines.equations, ...lines.replaced], inputs))),
    anyCell: new Set(namesOfEquations(everything, inputs)),
    computed: new Set(scenes.flatMap(({ lines }) => lines.equations.map(({ name }) => name))),
    states: new Set(stateReads(everything).keys()),
    scenes,
    inPlace: problem.cell?.equations[0]?.at.file === problem.at.file,
  }
}

/** Everything that is solved with changed lines: mistakes and readings. */
export const changesOf = ({ mistakes, readings = [] }: Problem): readonly Mistake[] => [...mistakes, ...readings]
/** How a change is called in a message: the mistake “m”, the reading “r”. */
export const changeLabel = ({ problem: { readings = [] } }: Names, change: Mistake): string =>
  `the ${readings.includes(change) ? 'reading' : 'mistake'} “${change.name}”`

/** The author's own names. */
export const ownNames = ({ parameters, lets, symbols }: Names): readonly string[] => [
  ...parameters.keys(),
  ...lets.keys(),
  ...symbols.keys(),
]
/** Whether a bare name is the author's own. */
export const isOwn = (names: Names, name: string): boolean => names.parameters.has(name) || names.lets.has(name) || names.symbols.has(name)
/** Whether a mistake stands in the cell's lines, where only the cell's names are known. */
export const isOfCell = ({ problem }: Names, mistake: Mistake): boolean =>
  problem.cell?.mistakes.some(({ name, at }) => name === mistake.name && at.line === mistake.at.line && at.file === mistake.at.file) ??
  false

/** What a part asks for as a value, with its place; nothing for claims and roles. */
export function keysOf(part: Question): readonly Sourced[] {
  switch (part.kind) {
    case 'single-choice':
    case 'number':
    case 'vector':
    case 'expression':
      return [part.key]
    case 'multi-select':
      return part.from.type === 'values' ? [part.from.key] : []
    case 'table':
      return part.fill.map(({ name, at }) => ({ expr: { type: 'name', name }, source: name, at }))
    default:
      return part satisfies never
  }
}

/** The equations of a cell under every choice of its conventions, a name's several equations included. */
const equationsOf = (cell: Cell): readonly Definition[] => [...cell.equations, ...choiceLines(cell).flatMap(({ equations }) => equations)]
const choiceLines = (cell: Cell): readonly Lines[] => cell.conventions.flatMap(({ choices }) => choices.map(({ lines }) => lines))
const namesOfEquations = (equations: readonly Definition[], inputs: readonly string[]): readonly string[] => [
  ...inputs,
  ...equations.flatMap(({ name, expr }) => [name, ...namesIn(expr)]),
]

/** Where a convention has no choice (an error of its own), all its choices count: what follows from it is not told as well. */
function withDrawn(problem: Problem, missing: readonly Convention[]): Problem {
  const added = missing.map(({ name, choices, at }): ConventionChoice => ({
    name,
    choice: { draw: choices.map((choice) => choice.name) },
    at,
  }))
  return { ...problem, lines: { ...problem.lines, convention: [...problem.lines.convention, ...added] } }
}

function choicesOf({ lines }: Problem): readonly ReadonlyMap<string, string>[] {
  let all: ReadonlyMap<string, string>[] = [new Map()]
  for (const { name, choice } of lines.convention) {
    if (typeof choice === 'string') continue
    all = all.flatMap((choices) => choice.draw.map((drawn) => new Map([...choices, [name, drawn]]))).slice(0, mostScenes)
  }
  return all
}

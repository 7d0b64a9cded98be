// Lines that name things of the cell and of each other: given, run, round, mistakes and options name what there is.
import { type Diagnostic, error, warning } from '../../diagnostic.ts'
import { namesIn } from '../../math/names.ts'
import {
  functionArity,
  type Definition,
  type Given,
  type Lines,
  type Location,
  type Mistake,
  type Notation,
  type Question,
  type Rounding,
} from '../../model.ts'
import { didYouMean } from '../../nearest.ts'
import { checkChoice, missingConventions } from './conventions.ts'
import { changeLabel, changesOf, type Names, ownNames } from './scope.ts'

export function checkChanges(names: Names): readonly Diagnostic[] {
  const { problem } = names
  return [
    ...checkLines(names, problem.lines),
    ...problem.lines.convention.flatMap((choice) => checkChoice(names, choice, false)),
    ...missingConventions(names),
    ...(problem.cell?.conventions ?? []).flatMap(({ choices }) => choices.flatMap(({ lines }) => checkLines(names, lines))),
    ...changesOf(problem).flatMap((mistake) => checkMistake(names, mistake)),
    ...problem.parts.flatMap((part) => checkQuestion(names, part)),
    ...[...problem.notation, ...(problem.cell?.names ?? [])].flatMap((notation) => checkNotation(names, notation)),
  ]
}

/** The names of a cell that lines may set: its own under any choice, and what the lines themselves add. */
function checkLines(names: Names, lines: Lines): readonly Diagnostic[] {
  const added = new Set(lines.equations.flatMap(({ name, expr }) => [name, ...namesIn(expr)]))
  const known = new Set([...names.anyCell, ...added])
  const inputs = [...(lines.run?.over ?? []), ...(lines.run?.every ?? [])]
  return [
    ...lines.given.flatMap((given) => checkGiven(names, given, known)),
    ...inputs.flatMap(({ name, at }) => (known.has(name) ? [] : [notOfCell(name, at, known)])),
    ...lines.round.flatMap((rounding) => checkRounding(names, rounding, added)),
  ]
}

const groups: ReadonlySet<string> = new Set(['weights', 'biases', 'inputs'])
function checkGiven({ problem }: Names, { name, at }: Given, known: ReadonlySet<string>): readonly Diagnostic[] {
  if (problem.cell === undefined && problem.lines.equations.length === 0) {
    return [error('spec/unknown-name', `“${name}” is given, but this problem has no cell`, at, 'name the cell: `cell: lstm`')]
  }
  return groups.has(name) || known.has(name) ? [] : [notOfCell(name, at, [...known, ...groups])]
}
const notOfCell = (name: string, at: Location, known: Iterable<string>): Diagnostic =>
  error('spec/unknown-name', `“${name}” is not a name of the cell`, at, didYouMean(name, known))

function checkRounding(names: Names, { of, at }: Rounding, added: ReadonlySet<string>): readonly Diagnostic[] {
  const known = new Set([...equationNames(names), ...added, ...Object.keys(functionArity)])
  if (known.has(of)) return []
  return [error('spec/unknown-name', `“${of}” is neither a function nor an equation: nothing is rounded`, at, didYouMean(of, known))]
}

/** Names with an equation under some choice, those that are given a value instead included. */
const equationNames = ({ scenes }: Names): ReadonlySet<string> =>
  new Set(scenes.flatMap(({ lines }) => [...lines.equations, ...lines.replaced].map(({ name }) => name)))

function checkMistake(names: Names, mistake: Mistake): readonly Diagnostic[] {
  const { lines, answer } = mistake
  const equations = equationNames(names)
  const read = new Set([...lines.equations, ...lines.let, ...answer].flatMap(({ expr }) => [...namesIn(expr)]))
  /** Lines for names that nothing else has, unless the mistake reads them itself. */
  const idle = (list: readonly Definition[], known: ReadonlySet<string>, what: string): readonly Diagnostic[] =>
    list
      .filter(({ name }) => !known.has(name) && !names.anyCell.has(name) && !read.has(name))
      .map(({ name, at }) =>
        error('spec/unknown-name', `${changeLabel(names, mistake)} ${what.replace('%', () => name)}`, at, didYouMean(name, known)),
      )
  const lets = new Set(names.lets.keys())
  return [
    ...checkLines(names, lines),
    ...lines.convention.flatMap((choice) => checkChoice(names, choice, true)),
    ...idle(lines.equations, equations, 'changes an equation “%” that the cell does not have'),
    ...idle(lines.let, lets, 'changes “%”, which no `let` defines'),
    ...idle(answer, new Set([...equations, ...lets]), 'hands something in for “%”, which is nowhere computed'),
  ]
}

function checkQuestion(names: Names, part: Question): readonly Diagnostic[] {
  const { mistakes } = names.problem
  const known = changesOf(names.problem).map((change) => change.name)
  const accepted = (part.accept ?? []).flatMap(({ name, at }) =>
    known.includes(name)
      ? []
      : [
          error(
            'spec/unknown-mistake',
            `there is no mistake or reading “${name}”`,
            at,
            didYouMean(name, known) ?? 'declare it under `readings`',
          ),
        ],
  )
  return [...accepted, ...checkOffered(names, part, mistakes)]
}

function checkOffered(names: Names, part: Question, mistakes: readonly Mistake[]): readonly Diagnostic[] {
  if (part.kind === 'single-choice' && part.options.type === 'pools') {
    const { mistakes: pool, mistakesAt } = part.options
    return pool.flatMap((name, i) =>
      mistakes.some((mistake) => mistake.name === name) ? [] : [unknownMistake(names, name, mistakesAt?.[i] ?? part.at)],
    )
  }
  if (part.kind !== 'multi-select' || part.from.type !== 'roles') return []
  return part.from.names.flatMap(({ name, at }) => (names.cell.has(name) ? [] : [notOfCell(name, at, names.cell)]))
}

/** TeX for a name that does not occur is never printed; what was meant keeps its default. */
function checkNotation(names: Names, { name, at }: Notation): readonly Diagnostic[] {
  const known = new Set([...names.anyCell, ...ownNames(names)])
  return known.has(name)
    ? []
    : [warning('spec/unknown-name', `“${name}” does not occur here: its notation is never used`, at, didYouMean(name, known))]
}

/** A mistake that is named but not declared. */
export function unknownMistake({ problem: { mistakes } }: Names, name: string, at: Location): Diagnostic {
  const known = mistakes.map((mistake) => mistake.name)
  return error('spec/unknown-mistake', `there is no mistake “${name}”`, at, didYouMean(name, known) ?? 'declare it under `mistakes`')
}

// The names that a problem and its cell define: reserved ones and those defined twice.
import { carriedName } from '../../cell/roles.ts'
import { type Diagnostic, error } from '../../diagnostic.ts'
import type { Definition, Location } from '../../model.ts'
import { changesOf, type Names } from './scope.ts'

export const reserved: ReadonlySet<string> = new Set(['key', 'cell', 'parts', 'mistakes', 'end', 'and', 'or', 'not', 'true', 'false'])

export function checkDeclared(names: Names): readonly Diagnostic[] {
  const { problem } = names
  const own = [...problem.parameters, ...problem.let, ...problem.symbols]
  const equations = cellEquations(names)
  const inputs = (problem.cell?.inputs ?? []).map((name) => ({ name, at: problem.at }))
  return [
    ...own.flatMap(({ name, at }) => reservedOwn(names, name, at)),
    ...duplicates(own, (name) => `“${name}” is defined twice: parameters, \`let\` and symbols share their names`),
    ...[...inputs, ...equations].flatMap(({ name, at }) => reservedInCell(name, at)),
    ...duplicates(inputs, (name) => `the input “${name}” is listed twice`),
    ...equations.flatMap(({ name, at }) =>
      problem.cell?.inputs.includes(name) === true
        ? [error('spec/duplicate-name', `“${name}” is an input of the cell and has an equation`, at, 'one of the two is to go')]
        : [],
    ),
    ...(problem.readings ?? []).flatMap(({ name, at }) =>
      problem.mistakes.some((mistake) => mistake.name === name)
        ? [error('spec/duplicate-name', `“${name}” is a mistake and a reading`, at, 'call one of the two something else')]
        : [],
    ),
    ...problem.parts.flatMap((part) => duplicates(part.accept ?? [], (name) => `“${name}” is listed twice`)),
    ...problem.parts.flatMap((part) => {
      const doubled = (name: string): string => `“${name}” is listed twice`
      if (part.kind === 'table') return [...duplicates(part.fill, doubled), ...duplicates(part.show, doubled)]
      if (part.kind === 'expression') return duplicates(part.names ?? [], doubled)
      return part.kind === 'multi-select' && part.from.type === 'roles' ? duplicates(part.from.names, doubled) : []
    }),
  ]
}

interface Named {
  readonly name: string
  readonly at: Location
}

/** The equations of the cell, of its conventions and those that the problem adds: where names of the cell are made. */
const cellEquations = ({ problem }: Names): readonly Definition[] => [
  ...(problem.cell?.equations ?? []),
  ...(problem.cell?.conventions ?? []).flatMap(({ choices }) => choices.flatMap((choice) => choice.lines.equations)),
  ...problem.lines.equations,
  ...changesOf(problem).flatMap((mistake) => mistake.lines.equations),
]

function reservedOwn(names: Names, name: string, at: Location): readonly Diagnostic[] {
  if (reserved.has(name))
    return [error('spec/reserved-name', `“${name}” means something else in this language`, at, 'call it something else')]
  const state = carriedName(name)
  if (state !== undefined && !names.states.has(state)) {
    return [
      error(
        'spec/reserved-name',
        `“${name}” would be the start of ${state}, but ${state} is no state of a cell here`,
        at,
        'names ending in _prev are kept for the starts of states',
      ),
    ]
  }
  return name.endsWith('_next')
    ? [error('spec/reserved-name', `“${name}”: names ending in _next are kept for claims`, at, 'call it something else')]
    : []
}

function reservedInCell(name: string, at: Location): readonly Diagnostic[] {
  if (reserved.has(name))
    return [error('spec/reserved-name', `“${name}” means something else in this language`, at, 'call it something else')]
  return /._(prev|next)$/.test(name)
    ? [error('spec/reserved-name', `“${name}” cannot be defined: the row before and the row after follow from the equations`, at)]
    : []
}

function duplicates(list: readonly Named[], message: (name: string) => string): readonly Diagnostic[] {
  const seen = new Set<string>()
  return list.flatMap(({ name, at }) => {
    const before = seen.has(name)
    seen.add(name)
    return before ? [error('spec/duplicate-name', message(name), at, 'one of the two is to go')] : []
  })
}

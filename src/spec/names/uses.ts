// Every expression of a problem with what may be named where it stands, and every tag of its texts.
import type { Definition, Draw, Given, Lines, Location, Piece, Problem, Question, Rounding, Run, Sourced, Text } from '../../model.ts'
import { drawExpressions } from '../../variant/draw-expressions.ts'
import { changesOf, isOfCell, keysOf, type Names } from './scope.ts'

/**
 * What an expression may speak of. `draw` and `given`: what is known before the cell is run; `problem`: everything;
 * `claim`: everything, and X_next and [k]; `equation`: the cell's own names; `cell`: likewise, outside an equation.
 */
export type Setting = 'draw' | 'given' | 'problem' | 'claim' | 'equation' | 'cell'

export interface Use {
  readonly of: Sourced
  readonly setting: Setting
  /** The name of the cell that this is the value of (`given`, `run`). */
  readonly binds?: string
  /** An answer is due here: a parameter that hides a computed name is an error. */
  readonly answer?: boolean
  /** A column of a table, which can be a bare name only. */
  readonly column?: boolean
  /** `key`, `parts.` and `mistakes.` are known here. */
  readonly solved?: boolean
  /** A mistake's equation: it may read names that the cell has, but add none. */
  readonly changes?: boolean
  /** Its value is needed for every variant. */
  readonly needed?: boolean
}

export type Tag =
  | { readonly type: 'value' | 'tex' | 'plural' | 'if'; readonly of: Sourced }
  | { readonly type: 'table'; readonly names: readonly string[]; readonly at: Location }
  | { readonly type: 'block'; readonly name: 'equations' | 'given' | 'conventions' | 'trace'; readonly at: Location }
  | { readonly type: 'part'; readonly id: string; readonly at: Location }

/** The tags of a text in all its languages, in order. */
export function tagsOf(text: Text | undefined): readonly Tag[] {
  const tags = (piece: Piece): readonly Tag[] => {
    switch (piece.type) {
      case 'markdown':
        return []
      case 'math':
        return piece.parts.filter((part) => typeof part !== 'string')
      case 'value':
      case 'tex':
      case 'plural':
        return [{ type: piece.type, of: piece.of }]
      case 'if':
        return [{ type: 'if', of: piece.condition }, ...[...piece.then, ...piece.else].flatMap(tags)]
      case 'block':
      case 'table':
      case 'part':
        return [piece]
      default:
        return piece satisfies never
    }
  }
  return (text ?? []).flatMap(({ pieces }) => pieces.flatMap(tags))
}

/** Texts that are read before answering: the stem, the title and the parts' wording. */
export const publicTexts = (problem: Problem): readonly Text[] => [
  problem.title,
  problem.text,
  ...problem.parts.flatMap(({ text }) => (text ? [text] : [])),
]
/** Texts of the problem that are read afterwards. */
export const laterTexts = (names: Names): readonly Text[] => [
  ...(names.problem.solution ? [names.problem.solution] : []),
  ...changesOf(names.problem)
    .filter((mistake) => !isOfCell(names, mistake))
    .flatMap(({ says }) => (says ? [says] : [])),
  ...names.problem.parts.flatMap(optionTexts),
]
/** Texts that the cell brings along. */
export const cellTexts = ({ problem }: Names): readonly Text[] => [
  ...(problem.cell?.conventions ?? []).flatMap(({ choices }) => choices.flatMap(({ text }) => (text ? [text] : []))),
  ...(problem.cell?.mistakes ?? []).flatMap(({ says }) => (says ? [says] : [])),
]
function optionTexts(part: Question): readonly Text[] {
  const items =
    part.kind === 'single-choice' && part.options.type === 'list'
      ? part.options.options
      : part.kind === 'multi-select' && part.from.type === 'values'
        ? part.from.options
        : part.kind === 'multi-select' && part.from.type === 'claims'
          ? part.from.claims
          : []
  return items.flatMap(({ text, says }) => [...(text ? [text] : []), ...(says ? [says] : [])])
}

/** Every expression of a problem but those in texts. */
export function usesOf(names: Names): readonly Use[] {
  const { problem } = names
  const later = (of: Sourced): Use => ({ of, setting: 'problem', solved: true, needed: true })
  return [
    ...problem.parameters.flatMap(({ draw }) => drawUses(draw)),
    ...problem.let.map((of): Use => ({ of, setting: 'problem', solved: true })),
    ...problem.require.map(later),
    ...cellUses(names),
    ...lineUses(problem.lines, 'problem', false),
    ...changesOf(problem)
      .filter((mistake) => !isOfCell(names, mistake))
      .flatMap(({ lines, answer }) => [
        ...lineUses(lines, 'problem', true),
        ...answer.map((of): Use => ({ of, setting: 'problem', answer: true })),
      ]),
    ...problem.parts.flatMap(partUses),
  ]
}

function cellUses({ problem: { cell } }: Names): readonly Use[] {
  if (cell === undefined) return []
  return [
    ...cell.equations.map((of): Use => ({ of, setting: 'equation' })),
    ...cell.conventions.flatMap(({ choices }) => choices.flatMap(({ lines }) => lineUses(lines, 'cell', false))),
    ...cell.mistakes.flatMap(({ lines, answer }) => [
      ...lineUses(lines, 'cell', true),
      ...answer.map((of): Use => ({ of, setting: 'cell' })),
    ]),
  ]
}

/** The expressions of changed lines; in a cell's own lines everything is in the cell's setting. */
function lineUses(lines: Lines, where: 'problem' | 'cell', changes: boolean): readonly Use[] {
  const early: Setting = where === 'cell' ? 'cell' : 'given'
  return [
    ...lines.equations.map((of): Use => ({ of, setting: 'equation', changes })),
    ...lines.let.map((of): Use => ({ of, setting: where, solved: where === 'problem' })),
    ...lines.given.flatMap((given) => givenUses(given, early)),
    ...runUses(lines.run, early, where),
    ...lines.round.flatMap(({ to }: Rounding) => (typeof to === 'object' ? to.map((of): Use => ({ of, setting: early })) : [])),
  ]
}

function givenUses({ name, value }: Given, setting: Setting): readonly Use[] {
  switch (value.type) {
    case 'none':
      return []
    case 'draw':
      return drawUses(value.draw)
    case 'expression':
      return [{ of: value.of, setting, binds: name }]
    default:
      return value satisfies never
  }
}

function runUses(run: Run | undefined, setting: Setting, where: 'problem' | 'cell'): readonly Use[] {
  const inputs = [...(run?.over ?? []), ...(run?.every ?? [])]
  return [
    ...inputs.flatMap(({ name, values }): readonly Use[] =>
      values.type === 'expression' ? [{ of: values.of, setting, binds: name }] : [],
    ),
    ...(run?.steps ? [{ of: run.steps, setting }] : []),
    ...(run?.until ? [{ of: run.until, setting: where, needed: true }] : []),
  ]
}

const drawUses = (draw: Draw): readonly Use[] => drawExpressions(draw).map((of) => ({ of, setting: 'draw' }))

function partUses(part: Question): readonly Use[] {
  const isColumn = part.kind === 'table'
  const key: readonly Use[] = keysOf(part).map((of) => ({
    of,
    setting: 'problem',
    answer: true,
    column: isColumn,
    solved: true,
    needed: true,
  }))
  const option = (of: Sourced): Use => ({ of, setting: 'problem', solved: true, needed: true })
  switch (part.kind) {
    case 'number':
    case 'vector':
      return key
    case 'expression':
      return [...key, ...(part.names ?? []).map(({ name, at }): Use => ({ ...option(columnOf(name, at)), answer: true, column: true }))]
    case 'single-choice':
      return [...key, ...(part.options.type === 'list' ? part.options.options.map(({ value }) => value) : part.options.values).map(option)]
    case 'multi-select':
      if (part.from.type === 'values') return [...key, ...part.from.options.map(({ value }) => option(value))]
      if (part.from.type === 'roles') return []
      return part.from.claims
        .flatMap((claim): readonly (Sourced | undefined)[] => [claim.if, claim.conclusion])
        .flatMap((of): readonly Use[] => (of ? [{ of, setting: 'claim', answer: true }] : []))
    case 'table':
      return [
        ...key,
        ...part.show.map(({ name, at }) => option(columnOf(name, at))),
        ...[...part.show, ...part.fill].flatMap(({ options }) => (options ?? []).map(option)),
      ]
    default:
      return part satisfies never
  }
}
/** A column's name as an expression. */
export const columnOf = (name: string, at: Location): Definition => ({ name, expr: { type: 'name', name }, source: name, at })

// A variant as students were asked it and as a newer spec asks it, in; why answers to the one are no answers to the other out.
import type { FormulaFormat, GridCell, Interaction, Option } from '../../src/model.ts'
import type { VariantKeys } from '../../src/manifest.ts'

/** Keys and public side of a variant. */
export type Asked = Pick<VariantKeys, 'posed' | 'keys'>

/** Each reason in a sentence without a full stop, said of the newer spec; none: what was handed in can be marked by it. */
export function incompatibilities(before: Asked, after: Asked): readonly string[] {
  const [old, young] = [ids(before), ids(after)]
  const removed = old.filter((id) => !young.includes(id)).map((id) => `part ${id} is not there any more`)
  const added = young.filter((id) => !old.includes(id)).map((id) => `part ${id} was not asked`)
  if (removed.length + added.length > 0) return [...removed, ...added]
  return old.flatMap((id) => partReasons(id, before, after).map((reason) => `part ${id}: ${reason}`))
}
const ids = ({ posed }: Asked): readonly string[] => posed.parts.map(({ id }) => id)

function partReasons(id: string, before: Asked, after: Asked): readonly string[] {
  const [old, young] = [kindOf(before, id), kindOf(after, id)]
  if (old !== young) return [`it is a ${young ?? 'part'} now and was a ${old ?? 'part'}`]
  const [was, is] = [interactionOf(before, id), interactionOf(after, id)]
  return was === undefined || is === undefined || JSON.stringify(was) === JSON.stringify(is) ? [] : interactionReasons(was, is)
}
const kindOf = ({ keys }: Asked, id: string): string | undefined => keys.find(({ part }) => part === id)?.key.kind
const interactionOf = ({ posed }: Asked, id: string): Interaction | undefined => posed.parts.find((part) => part.id === id)?.interaction

/** How a number may be typed and how near it must be is no reason: that is what is mended. */
function interactionReasons(was: Interaction, is: Interaction): readonly string[] {
  switch (was.type) {
    case 'text':
      return is.type === 'text' ? [] : [anotherField]
    case 'formula':
      return is.type === 'formula' ? formatReasons(was.format, is.format) : [anotherField]
    case 'choice':
      if (is.type !== 'choice') return [anotherField]
      return was.multiple === is.multiple ? optionReasons(was.options, is.options) : ['how many options may be chosen has changed']
    case 'grid':
      if (is.type !== 'grid' || was.layout !== is.layout) return [anotherField]
      return cellReasons(cellsOf(was), cellsOf(is))
    default:
      return was satisfies never
  }
}
const anotherField = 'it is answered in another field'

/** Ids are opaque and stand for what is shown in their place: other options there are other answers. */
function optionReasons(was: readonly Option[], is: readonly Option[]): readonly string[] {
  const shown = (options: readonly Option[]): readonly string[] => options.map(({ id, plain, text }) => JSON.stringify([id, plain, text]))
  const [old, young] = [shown(was), shown(is)]
  if (old.join() === young.join()) return []
  const texts = (options: readonly Option[]): readonly string[] => options.map(({ plain, text }) => JSON.stringify([plain, text]))
  const isReordered = texts(was).toSorted().join() === texts(is).toSorted().join()
  const list = (options: readonly Option[]): string => options.map(({ plain }) => plain).join(', ')
  return [`${isReordered ? 'the options stand in another order' : 'other options are shown'}: ${list(was)} → ${list(is)}`]
}

function formatReasons(was: FormulaFormat, is: FormulaFormat): readonly string[] {
  const missing = (what: string, old: readonly string[], young: readonly string[]): readonly string[] =>
    old.filter((name) => !young.includes(name)).map((name) => `the ${what} ${name} can no longer be typed`)
  const names = ({ symbols }: FormulaFormat): readonly string[] => symbols.map(({ name }) => name)
  return [
    ...(JSON.stringify(was.shape) === JSON.stringify(is.shape) ? [] : ['another number of formulas is asked for']),
    ...(was.decimal === is.decimal ? [] : ['another decimal sign is read']),
    ...missing('letter', names(was), names(is)),
    ...missing('function', was.functions, is.functions),
    ...missing('constant', was.constants, is.constants),
  ]
}

interface Cell {
  readonly heading: string
  readonly cell: GridCell
}
const cellsOf = ({ columns }: Extract<Interaction, { readonly type: 'grid' }>): readonly Cell[] =>
  columns.flatMap(({ plain, cells }) => cells.map((cell) => ({ heading: plain, cell })))

function cellReasons(was: readonly Cell[], is: readonly Cell[]): readonly string[] {
  if (was.length !== is.length) return [`the table has ${is.length} cells now and had ${was.length}`]
  return was.flatMap((old, index): readonly string[] => {
    const young = is[index]
    return young === undefined ? [] : oneCell(old, young)
  })
}

function oneCell(was: Cell, is: Cell): readonly string[] {
  if (was.heading !== is.heading) return [`the column ${was.heading} is headed ${is.heading} now`]
  const [old, young] = [was.cell, is.cell]
  switch (old.type) {
    case 'given':
      return young.type === 'given' && JSON.stringify(old.text) === JSON.stringify(young.text)
        ? []
        : [`a cell of the column ${was.heading} that was given is another`]
    case 'number':
      return young.type === 'number' && old.id === young.id ? [] : [`the cell ${old.id} is another`]
    case 'choice':
      if (young.type !== 'choice' || old.id !== young.id) return [`the cell ${old.id} is another`]
      return optionReasons(old.options, young.options).map((reason) => `cell ${old.id}: ${reason}`)
    default:
      return old satisfies never
  }
}

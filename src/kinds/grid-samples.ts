// Responses to a grid that must get a known mark.
import { rational, toText } from '../math/exact/rational.ts'
import type { CellKey, KeyOf, RawResponse } from '../model.ts'
import { right, wrong } from './credit.ts'
import { openCells } from './grid.ts'
import { rightText, wrongText } from './number-key.ts'
import type { Grid, Sample } from './response-kind.ts'

type Cells = { readonly [id: string]: string }

/** Right, wrong, one cell right, one left out, blank, and three that cannot be read. */
export function gridSamples(grid: Grid, key: KeyOf<'vector'> | KeyOf<'table'>): readonly Sample[] {
  const count = key.cells.length
  const rightCells = cellsBy(key.cells, (cell) => (cell.type === 'number' ? rightText(cell) : cell.option))
  const wrongCells = cellsBy(key.cells, (cell) => (cell.type === 'number' ? wrongText(cell) : otherOption(grid, cell)))
  const [first] = key.cells
  if (first === undefined) return []
  const shared = (good: number): string => (key.scheme === 'each-answer' ? toText(rational(BigInt(good), BigInt(count))) : '0')
  const partly = (raw: RawResponse, good: number): readonly Sample[] =>
    count > 1 ? [{ of: 'partly right', raw, mark: { status: 'graded', credit: shared(good) } }] : []
  return [
    { of: 'right', raw: rightCells, mark: right },
    { of: 'wrong', raw: wrongCells, mark: wrong },
    ...partly({ ...wrongCells, [first.id]: rightCells[first.id] ?? '' }, 1),
    ...partly({ ...rightCells, [first.id]: ' ' }, count - 1),
    { of: 'blank', raw: {}, mark: { status: 'blank' } },
    { of: 'blank', raw: { [first.id]: '' }, mark: { status: 'blank' } },
    { of: 'malformed', raw: { ...rightCells, nowhere: '1' }, mark: { status: 'invalid', code: 'response/unknown-cell', item: 'nowhere' } },
    {
      of: 'malformed',
      raw: { ...rightCells, [first.id]: '0x10' },
      mark: { status: 'invalid', code: first.type === 'number' ? 'response/not-a-number' : 'response/unknown-option', item: first.id },
    },
  ]
}

const cellsBy = (cells: readonly CellKey[], text: (cell: CellKey) => string): Cells =>
  Object.fromEntries(cells.map((cell) => [cell.id, text(cell)]))

function otherOption(grid: Grid, key: Extract<CellKey, { readonly type: 'choice' }>): string {
  const cell = openCells(grid).find(({ id }) => id === key.id)
  return (cell?.type === 'choice' ? cell.options.find(({ id }) => id !== key.option)?.id : undefined) ?? ''
}

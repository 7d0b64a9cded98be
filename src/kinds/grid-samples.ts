// Responses to a grid that must get a known mark.
import { fromJson, isScalar } from '../math/evaluate/value.ts'
import { plainValue } from '../math/print/plain.ts'
import type { CellKey, ItemMark, KeyOf, MistakeAnswer, RawResponse, ValueJson } from '../model.ts'
import { creditOf, right, wrong } from './credit.ts'
import { closeness, isAnswer, openCells, readGrid, statusOf } from './grid.ts'
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
  const statuses = (one: ItemMark['status'], others: ItemMark['status']): readonly ItemMark[] =>
    key.cells.map(({ id }, i) => ({ id, status: i === 0 ? one : others }))
  const partly = (raw: RawResponse, items: readonly ItemMark[]): readonly Sample[] =>
    count > 1 ? [{ of: 'partly right', raw, mark: { status: 'graded', credit: creditOf(items, key.scheme) } }] : []
  return [
    { of: 'right', raw: rightCells, mark: right },
    { of: 'wrong', raw: wrongCells, mark: wrong },
    ...partly({ ...wrongCells, [first.id]: rightCells[first.id] ?? '' }, statuses('right', 'wrong')),
    ...partly({ ...rightCells, [first.id]: ' ' }, statuses('blank', 'right')),
    ...mistakenSamples(grid, key),
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

/** The whole answer under each mistake, where it cannot pass for the key's or for one of a mistake named before. */
function mistakenSamples(grid: Grid, key: KeyOf<'vector'> | KeyOf<'table'>): readonly Sample[] {
  const { cells, mistakes } = key
  return mistakes.flatMap(({ mistake, answers }, i): readonly Sample[] => {
    const texts = cells.map((cell, j) => mistakenText(grid, cell, answers[j]))
    const raw = Object.fromEntries(cells.flatMap(({ id }, j) => (texts[j] === undefined ? [] : [[id, texts[j]] as const])))
    const read = readGrid(raw, grid)
    if (read.status !== 'read' || texts.includes(undefined)) return []
    const explains = (other: MistakeAnswer): boolean => read.response.every((entry, j) => isAnswer(other, j, entry, key))
    const [first] = mistakes.slice(0, i + 1).filter(explains)
    const items = cells.map((cell, j): ItemMark => {
      const status = statusOf(read.response[j], cell)
      return { id: cell.id, status, ...(status === 'wrong' && closeness(read.response[j], cell)) }
    })
    if (items.every(({ status }) => status === 'right') || first?.mistake !== mistake) return []
    const credit = creditOf(items, key.scheme)
    return [{ of: credit === '0' ? 'wrong' : 'partly right', raw, mark: { status: 'graded', credit, mistake } }]
  })
}

/** What a student types or chooses under a mistake; undefined where that is not offered. */
function mistakenText(grid: Grid, cell: CellKey, answer: ValueJson | undefined): string | undefined {
  if (answer === undefined) return undefined
  if (cell.type === 'number') return isScalar(fromJson(answer)) ? rightText({ value: answer, precision: cell.precision }) : undefined
  const open = openCells(grid).find(({ id }) => id === cell.id)
  const text = plainValue(fromJson(answer))
  return open?.type === 'choice' ? open.options.find(({ plain }) => plain === text)?.id : undefined
}

const cellsBy = (cells: readonly CellKey[], text: (cell: CellKey) => string): Cells =>
  Object.fromEntries(cells.map((cell) => [cell.id, text(cell)]))

function otherOption(grid: Grid, key: Extract<CellKey, { readonly type: 'choice' }>): string {
  const cell = openCells(grid).find(({ id }) => id === key.id)
  return (cell?.type === 'choice' ? cell.options.find(({ id }) => id !== key.option)?.id : undefined) ?? ''
}

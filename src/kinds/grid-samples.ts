// Responses to a grid that must get a known mark.
import { rational, toText } from '../math/exact/rational.ts'
import { fromJson, isScalar } from '../math/evaluate/value.ts'
import { plainValue } from '../math/print/plain.ts'
import type { CellKey, KeyOf, MistakeAnswer, RawResponse, ValueJson } from '../model.ts'
import { right, wrong } from './credit.ts'
import { isAnswer, openCells, readGrid, statusOf } from './grid.ts'
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
    ...mistakenSamples(grid, key, shared),
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
function mistakenSamples(grid: Grid, key: KeyOf<'vector'> | KeyOf<'table'>, shared: (good: number) => string): readonly Sample[] {
  const { cells, mistakes } = key
  return mistakes.flatMap(({ mistake, answers }, i): readonly Sample[] => {
    const texts = cells.map((cell, j) => mistakenText(grid, cell, answers[j]))
    const raw = Object.fromEntries(cells.flatMap(({ id }, j) => (texts[j] === undefined ? [] : [[id, texts[j]] as const])))
    const read = readGrid(raw, grid)
    if (read.status !== 'read' || texts.includes(undefined)) return []
    const explains = (other: MistakeAnswer): boolean => read.response.every((entry, j) => isAnswer(other, j, entry, key))
    const [first] = mistakes.slice(0, i + 1).filter(explains)
    const good = cells.filter((cell, j) => statusOf(read.response[j], cell) === 'right').length
    if (good === cells.length || first?.mistake !== mistake) return []
    return [{ of: good > 0 ? 'partly right' : 'wrong', raw, mark: { status: 'graded', credit: shared(good), mistake } }]
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

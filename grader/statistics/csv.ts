// A table of the report in, its CSV out (RFC 4180).
import type { Cell, Table } from '../../src/render/report/tables.ts'
import { cell } from '../gradebook.ts'

/** Digits of a number: what double precision surely has after long sums. */
const digits = 12

export const tableToCsv = ({ head, rows }: Table): string => [head, ...rows].map((cells) => `${cells.map(toCsv).join(',')}\r\n`).join('')

function toCsv(value: Cell): string {
  if (value === undefined) return ''
  if (typeof value === 'number') return String(Number(value.toPrecision(digits)))
  // an answer that is a number is no formula
  return /^-?\d+(\.\d+)?$/.test(value) ? value : cell(value)
}

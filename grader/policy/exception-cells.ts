// The cells of one row of exceptions.csv in, what the row grants out.
import { type Diagnostic, error } from '../../src/diagnostic.ts'
import { readRational, sign, toText, multiply, rational } from '../../src/math/exact/rational.ts'
import { instant } from '../../src/spec/shape-dates.ts'
import { readDuration } from '../../src/spec/shape-policy.ts'
import { clipped } from '../submission/text.ts'

/** What is not said stays as it is. */
export interface Granted {
  /** Another due date (ISO 8601 with offset), or so many seconds more. */
  readonly due?: { readonly at: string } | { readonly extension: number }
  readonly attempts?: number
  /** An exact rational from 0. */
  readonly factor?: string
  readonly excused?: boolean
}

export interface Cell {
  readonly text: string
  readonly at: { readonly file: string; readonly line: number; readonly col: number }
}
type Name = 'due' | 'extension' | 'attempts' | 'factor' | 'excused'

export interface GrantedRow {
  readonly value: Granted
  readonly errors: readonly Diagnostic[]
}

/** `zone` is the set's, for a due date without an offset. */
export function grantedOf(cell: (name: Name) => Cell, zone: string | undefined): GrantedRow {
  const errors: Diagnostic[] = []
  const refuse = (name: Name, expected: string): void => {
    const { text, at } = cell(name)
    errors.push(error('policy/wrong-value', `found “${clipped(text)}” in the column ${name}, expected ${expected}`, at))
  }
  const read = <T>(name: Name, reader: (text: string) => T | undefined, expected: string): T | undefined => {
    const { text } = cell(name)
    const value = text === '' ? undefined : reader(text)
    if (text !== '' && value === undefined) refuse(name, expected)
    return value
  }
  const at = dueOf(cell('due'), zone, errors)
  const extension = read('extension', extensionOf, 'a number of m, h or d, such as +48h')
  const attempts = read('attempts', attemptsOf, 'how many more, such as +1')
  const factor = read('factor', factorOf, 'a number from 0, such as 1.1 or 90%')
  const excused = read('excused', excusedOf, 'yes or no')
  if (at !== undefined && extension !== undefined) refuse('extension', 'nothing beside a due date of its own')
  const due = at === undefined ? extension !== undefined && { extension } : { at }
  return {
    value: {
      ...(due && { due }),
      ...(attempts !== undefined && { attempts }),
      ...(factor !== undefined && { factor }),
      ...(excused !== undefined && { excused }),
    },
    errors,
  }
}

function dueOf({ text, at }: Cell, zone: string | undefined, errors: Diagnostic[]): string | undefined {
  if (text === '') return undefined
  const written = text.replace(/^(\d{4}-\d{2}-\d{2}) /, '$1T').toUpperCase()
  if (!/^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}(?::\d{2}(?:\.\d{1,3})?)?(?:Z|[+-]\d{2}:\d{2})?$/.test(written)) {
    errors.push(
      error(
        'policy/wrong-value',
        `found “${clipped(text)}” in the column due, expected a day and time, such as 2027-02-03T23:59:00+01:00`,
        at,
      ),
    )
    return undefined
  }
  const found = instant(written, zone)
  if ('at' in found) return found.at
  const code = found.code === 'spec/wrong-type' ? 'policy/wrong-value' : found.code
  errors.push(error(code, found.wrong, at, found.hint))
  return undefined
}

const extensionOf = (text: string): number | undefined => readDuration(text.replace(/^\+\s*/, ''))
const attemptsOf = (text: string): number | undefined => (/^\+?\d{1,3}$/.test(text) ? Number(text.replace('+', '')) : undefined)

function factorOf(text: string): string | undefined {
  const value = readRational(text.replace(/\s*%$/, ''))
  if (value === undefined || sign(value) < 0) return undefined
  return toText(text.endsWith('%') ? multiply(value, rational(1n, 100n)) : value)
}

function excusedOf(text: string): boolean | undefined {
  const said = text.toLowerCase()
  return said === 'yes' ? true : said === 'no' ? false : undefined
}

export const emptyRow = (granted: Granted): boolean => Object.keys(granted).length === 0

/** Rows that say two things of one: which of them was meant cannot be told. `of` is the student or section and the problem. */
export function repeated(
  rows: readonly { readonly granted: Granted; readonly of: string; readonly line: number }[],
  file: string,
): readonly Diagnostic[] {
  const first = new Map<string, number>()
  return rows.flatMap(({ granted, of, line }) =>
    (['due', 'attempts', 'factor', 'excused'] as const).flatMap((what): readonly Diagnostic[] => {
      if (granted[what] === undefined) return []
      const before = first.get(`${what} ${of}`)
      first.set(`${what} ${of}`, before ?? line)
      if (before === undefined) return []
      const said = what === 'due' ? 'due date' : what
      return [
        error('policy/conflict', `the ${said} is said a second time for the same; the first is on line ${before}`, { file, line, col: 1 }),
      ]
    }),
  )
}

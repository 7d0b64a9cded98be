// What a line assumes of a letter, as JSON → a domain; undefined where it says nothing that is understood, or leaves no number.
import type { SymbolDomain } from '../../model.ts'
import { compare, type Rational, readRational, toText } from '../exact/rational.ts'

interface Bound {
  readonly value: Rational
  readonly open: boolean
}
interface Range {
  readonly integer: boolean
  readonly low?: Bound
  readonly high?: Bound
}

const words: ReadonlyMap<string, Range> = new Map<string, Range>([
  ['real', { integer: false }],
  ['integer', { integer: true }],
  ['positive', { integer: false, low: { value: 0, open: true } }],
  ['nonnegative', { integer: false, low: { value: 0, open: false } }],
  ['negative', { integer: false, high: { value: 0, open: true } }],
  ['nonpositive', { integer: false, high: { value: 0, open: false } }],
])

/**
 * `"positive"`, `"integer"`, `">= 2"`, several of them (`"integer, > 0"`), or `[low, high]` with both ends included and `null`
 * where there is none. Bounds are JSON numbers or rationals as text.
 */
export function readDomain(name: string, assumed: unknown): SymbolDomain | undefined {
  const range = typeof assumed === 'string' ? readConditions(assumed) : Array.isArray(assumed) ? readInterval(assumed) : undefined
  return range === undefined || isEmpty(range) ? undefined : domainOf(name, range)
}

/** Characters that conditions, and a bound written out, may have: more than any of them needs. */
const [longest, longestBound] = [200, 60]

function readBound(text: string): Rational | undefined {
  const value = text.length <= longestBound ? readRational(text) : undefined
  return value !== undefined && toText(value).length <= longestBound ? value : undefined
}

function readConditions(text: string): Range | undefined {
  if (text.length > longest) return undefined
  const conditions = text.replace(/([<>]=?)\s+/g, '$1').split(/[\s,]+/)
  return conditions
    .filter((condition) => condition !== '')
    .map(readCondition)
    .reduce((all, each) => all && each && both(all, each), { integer: false })
}

function readCondition(text: string): Range | undefined {
  const word = words.get(text)
  if (word !== undefined) return word
  const [, relation = '', bound = ''] = /^([<>]=?)(.+)$/.exec(text) ?? []
  const value = readBound(bound)
  if (value === undefined) return undefined
  const end = { value, open: !relation.endsWith('=') }
  return relation.startsWith('>') ? { integer: false, low: end } : { integer: false, high: end }
}

function readInterval(ends: readonly unknown[]): Range | undefined {
  const [low, high] = ends.map(readEnd)
  if (ends.length !== 2 || low === undefined || high === undefined) return undefined
  return { integer: false, ...(low !== null && { low }), ...(high !== null && { high }) }
}
function readEnd(end: unknown): Bound | null | undefined {
  if (end === null) return null
  const value = typeof end === 'number' ? readBound(String(end)) : typeof end === 'string' ? readBound(end) : undefined
  return value === undefined ? undefined : { value, open: false }
}

function both(a: Range, b: Range): Range {
  const low = tighter(a.low, b.low, 1)
  const high = tighter(a.high, b.high, -1)
  return { integer: a.integer || b.integer, ...(low && { low }), ...(high && { high }) }
}
function tighter(a: Bound | undefined, b: Bound | undefined, inwards: 1 | -1): Bound | undefined {
  if (a === undefined || b === undefined) return a ?? b
  const order = compare(a.value, b.value)
  if (order === 0) return a.open ? a : b
  return order === inwards ? a : b
}

function isEmpty({ low, high }: Range): boolean {
  if (low === undefined || high === undefined) return false
  const order = compare(low.value, high.value)
  return order > 0 || (order === 0 && (low.open || high.open))
}

const domainOf = (name: string, { integer, low, high }: Range): SymbolDomain => ({
  name,
  ...(integer && { integer }),
  ...(low && { low: toText(low.value), ...(low.open && { lowOpen: true }) }),
  ...(high && { high: toText(high.value), ...(high.open && { highOpen: true }) }),
})

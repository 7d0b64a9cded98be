// Vectors and matrices over any carrier: entry-by-entry lifting, products, transpose. Shapes are checked here.
import type { Carrier, ValueOf } from './carrier.ts'
import { Failure } from '../failure.ts'

type List<S> = readonly ValueOf<S>[]
const isList = <S>(value: ValueOf<S>): value is List<S> => Array.isArray(value)

/** `3`, `a vector of 3`, `a 2 × 3 matrix`: for messages. */
export function shapeText<S>(value: ValueOf<S>): string {
  if (typeof value === 'string') return `the word “${value}”`
  if (!isList<S>(value)) return 'a number'
  const [first] = value
  return first !== undefined && isList<S>(first) ? `a ${value.length} × ${first.length} matrix` : `a vector of ${value.length}`
}

/** [] of a number or word, [n] of a vector, [n, m] of a matrix, by the first entries. */
export function shapeOf<S>(value: ValueOf<S>): readonly number[] {
  if (!isList<S>(value)) return []
  const [first] = value
  return first === undefined ? [0] : [value.length, ...shapeOf<S>(first)]
}

export function asScalar<S>(value: ValueOf<S>, where: string): S {
  if (typeof value === 'string') throw new Failure('solve/type', `${where} takes a number, found the word “${value}”`)
  if (isList<S>(value)) throw new Failure('solve/shape', `${where} takes a number, found ${shapeText<S>(value)}`)
  return value
}
export function asList<S>(value: ValueOf<S>, where: string): List<S> {
  if (!isList<S>(value)) throw new Failure('solve/shape', `${where} takes a list, found ${shapeText<S>(value)}`)
  return value
}

/** f on a number, or on every entry of a list. */
export function lift1<S>(f: (x: S) => S, a: ValueOf<S>, where: string): ValueOf<S> {
  return isList<S>(a) ? a.map((x) => lift1(f, x, where)) : f(asScalar<S>(a, where))
}

/** f entry by entry: two lists of one length, or a number with every entry of a list. */
export function lift2<S>(f: (x: S, y: S) => S, a: ValueOf<S>, b: ValueOf<S>, where: string): ValueOf<S> {
  if (isList<S>(a)) {
    if (!isList<S>(b)) return a.map((x) => lift2(f, x, b, where))
    if (a.length !== b.length)
      throw new Failure('solve/shape', `${where} goes entry by entry, found ${shapeText<S>(a)} and ${shapeText<S>(b)}`)
    return a.map((x, i) => lift2(f, x, entry(b, i), where))
  }
  if (isList<S>(b)) return b.map((y) => lift2(f, a, y, where))
  return f(asScalar<S>(a, where), asScalar<S>(b, where))
}

/** list[i], 0-based; i is known to be inside. */
export function entry<S>(list: List<S>, i: number): ValueOf<S> {
  const value = list[i]
  if (value === undefined) throw new Failure('solve/index', `entry ${i + 1} of a list of ${list.length}`)
  return value
}

const fold = <S>(carrier: Carrier<S>, values: readonly S[]): S =>
  values.reduce((total, x) => carrier.add(total, x), carrier.fromRational(0))

/** Σ a_i b_i of two vectors of one length. */
export function dot<S>(carrier: Carrier<S>, a: ValueOf<S>, b: ValueOf<S>): S {
  const [left, right] = [asList<S>(a, 'dot'), asList<S>(b, 'dot')]
  if (left.length !== right.length)
    throw new Failure('solve/shape', `dot takes two vectors of one length, found ${shapeText<S>(a)} and ${shapeText<S>(b)}`)
  return fold(
    carrier,
    left.map((x, i) => carrier.multiply(asScalar<S>(x, 'dot'), asScalar<S>(entry(right, i), 'dot'))),
  )
}

/** The product of numbers, or of a matrix with a vector or matrix. Two vectors need `.*` or `dot`. */
export function product<S>(carrier: Carrier<S>, a: ValueOf<S>, b: ValueOf<S>): ValueOf<S> {
  if (!isList<S>(a) || !isList<S>(b)) return lift2(carrier.multiply, a, b, '*')
  const [row] = a
  if (row === undefined || !isList<S>(row))
    throw new Failure(
      'solve/shape',
      `* is the product of numbers or matrices, found ${shapeText<S>(a)} and ${shapeText<S>(b)}`,
      undefined,
      'write .* for the product entry by entry, or dot(a, b)',
    )
  if (row.length !== b.length)
    throw new Failure(
      'solve/shape',
      `* needs as many columns on its left as rows on its right, found ${shapeText<S>(a)} and ${shapeText<S>(b)}`,
    )
  const [first] = b
  if (first !== undefined && isList<S>(first)) {
    const columns = transpose<S>(b)
    return a.map((line) => columns.map((column) => dot(carrier, line, column)))
  }
  return a.map((line) => dot(carrier, line, b))
}

export function transpose<S>(value: ValueOf<S>): List<S> {
  const rows = asList<S>(value, 'transpose').map((row) => asList<S>(row, 'transpose'))
  const width = rows[0]?.length ?? 0
  if (rows.some((row) => row.length !== width)) throw new Failure('solve/shape', 'transpose takes rows of one length')
  return Array.from({ length: width }, (_, j) => rows.map((row) => entry(row, j)))
}

/** All numbers of a value, row by row. */
export function flatten<S>(value: ValueOf<S>, where: string): readonly S[] {
  return isList<S>(value) ? value.flatMap((x) => flatten<S>(x, where)) : [asScalar<S>(value, where)]
}

// Expressions evaluated over the certified carrier (with letters, where some are given), and tables of them: `source => value` a line.
import { certified } from '../../src/math/evaluate/certified.ts'
import { compile } from '../../src/math/evaluate/evaluate.ts'
import { withLetters } from '../../src/math/evaluate/letters.ts'
import { Symbolic } from '../../src/math/evaluate/symbolic.ts'
import { plain } from '../../src/math/print/plain.ts'
import { Failure } from '../../src/math/failure.ts'
import { toText } from '../../src/math/exact/rational.ts'
import { hasLetters, isList, isRational, type Quantity, type Value } from '../../src/math/evaluate/value.ts'
import { expr } from './library.ts'

type Names = Readonly<Record<string, Value>>

/** The value of an expression where names have these values; `reading` is told of every name whose value is asked for. */
export function evaluated(source: string, names: Names = {}, reading: (name: string) => void = () => undefined): Value {
  const values = new Map(Object.entries(names))
  const unknown = (name: string): never => {
    throw new Failure('spec/unknown-name', name)
  }
  return compile<Quantity, null>(expr(source), Object.values(names).some(hasLetters) ? withLetters : certified, {
    name(name) {
      const value = values.get(name) ?? unknown(name)
      return () => {
        reading(name)
        return value
      }
    },
    member: (of) => unknown(of),
  })(null)
}

/** A value as text: `3/2`, `[1, 2]`, an irrational to eight places; or the code of the failure. */
export function worth(source: string, names: Names = {}): string {
  try {
    return textOf(evaluated(source, names))
  } catch (thrown) {
    if (thrown instanceof Failure) return thrown.code
    throw thrown
  }
}
function textOf(value: Value): string {
  if (isList(value)) return `[${value.map(textOf).join(', ')}]`
  if (typeof value === 'string') return `“${value}”`
  if (value instanceof Symbolic) return plain(value.expr)
  return isRational(value) ? toText(value) : value.mid.toFixed(8).replace(/^-(0\.0*)$/, '$1')
}

/** The lines of a table, cut at ` => `. */
export const linesOf = (table: string): [source: string, expected: string][] =>
  table
    .trim()
    .split('\n')
    .map((line) => {
      const [source = '', expected = ''] = line.split(' => ')
      return [source, expected]
    })

// Letters that stay letters, as data of the schema in, as the model has them out.
import { error } from '../diagnostic.ts'
import { compare, readRational, toText } from '../math/exact/rational.ts'
import type { DeclaredSymbol, SymbolDomain } from '../model.ts'
import { didYouMean } from '../nearest.ts'
import { characterLocation } from './leaves.ts'
import { entries, items, locationOf, type Named, type Placed, placedAs, valueLocation } from './reading.ts'
import type * as Spec from './schema-types.ts'

/** `[w, u]` are real numbers; a map says what is known of each. */
export function declaredSymbols(placed: Placed<Spec.Symbols> | undefined): readonly DeclaredSymbol[] {
  if (placed === undefined) return []
  const { data } = placed
  if (Array.isArray(data)) return items(placedAs(placed, data)).map((item) => ({ name: item.data, at: characterLocation(item) }))
  return entries(placedAs(placed, data)).map((entry) => ({ name: entry.name, ...domain(entry), at: locationOf(entry) }))
}

function domain(placed: Named<Spec.SymbolDomain>): Omit<SymbolDomain, 'name'> {
  const { data } = placed
  if (Array.isArray(data)) return interval(placedAs(placed, data))
  switch (data) {
    case 'real':
      return {}
    case 'positive':
      return { low: '0', lowOpen: true }
    case 'nonnegative':
      return { low: '0' }
    case 'integer':
      return { integer: true }
    default:
      return data satisfies never
  }
}

function interval(placed: Placed<readonly Spec.SignedNumber[]>): Omit<SymbolDomain, 'name'> {
  const [low, high] = placed.data.map((end) => readRational(String(end).replace(/^\+/, '')))
  if (low !== undefined && high !== undefined && compare(low, high) < 0) return { low: toText(low), high: toText(high) }
  const message = `found the interval from ${placed.data.join(' to ')}, expected the smaller of two numbers first`
  placed.reading.found.push(error('spec/wrong-type', message, valueLocation(placed)))
  return {}
}

/** The letters that may be typed in one answer: all that are declared, or those named. */
export function typedSymbols(placed: Placed<readonly string[]> | undefined, declared: readonly DeclaredSymbol[]): readonly SymbolDomain[] {
  const plain = declared.map(({ at: _, ...known }): SymbolDomain => known)
  if (placed === undefined) return plain
  // a symbol that could not be read would be missing
  const isWhole = !placed.reading.found.some(({ severity }) => severity === 'error')
  return items(placed).flatMap((item) => {
    const found = plain.find(({ name }) => name === item.data)
    if (found !== undefined || !isWhole) return found === undefined ? [] : [found]
    const names = plain.map(({ name }) => name)
    const hint = didYouMean(item.data, names) ?? `declare it: symbols: [${[...names, item.data].join(', ')}]`
    placed.reading.found.push(error('spec/unknown-name', `“${item.data}” is no symbol of this problem`, characterLocation(item), hint))
    return []
  })
}

// The leaves of a file: expressions, texts and numbers, typed by the place they stand in from the characters of a scalar.
import { type Checked, type Diagnostic, error } from '../diagnostic.ts'
import { readExpression } from '../math/read/author.ts'
import { readRational, toText } from '../math/exact/rational.ts'
import type { Definition, Expr, Location, Piece, Sourced, Text } from '../model.ts'
import { type Characters, charactersOf, placeOf } from './locate.ts'
import { entries, type Named, type Placed, placedAs, type Reading, valueLocation } from './reading.ts'
import type * as Spec from './schema-types.ts'
import { readText } from './text.ts'
import { cutByComment } from './traps.ts'
import type { ScalarNode, SpecNode } from './tree.ts'

/** Stands in for what cannot be read, so that the rest of the file still is; its error has been reported. */
const unread: Expr = { type: 'number', value: '0' }

/** An expression; a YAML list is a vector of expressions, each located by itself. */
export const expression = ({ node, reading }: Placed<Spec.Expression>): Sourced => sourced(reading, node)

function sourced(reading: Reading, node: SpecNode): Sourced {
  const { source } = reading
  if (node.type === 'scalar') {
    const characters = charactersOf(source, node)
    const written = node.text.trimEnd()
    const expr = take(reading, node, characters, readExpression(written, characters.at)) ?? unread
    return { expr, source: written, at: { ...characters.at, length: Math.max(1, written.length) } }
  }
  const parts = node.type === 'list' ? node.items.map((item) => sourced(reading, item)) : []
  const isFlow = node.type === 'list' && node.flow
  const written = isFlow ? source.text.slice(node.start, node.end) : `[${parts.map((part) => part.source).join(', ')}]`
  return { expr: { type: 'list', items: parts.map(({ expr }) => expr) }, source: written, at: placeOf(source, node) }
}

/** Takes a value over, or reports its errors; places are those of the characters as typed. */
function take<T>(reading: Reading, node: ScalarNode, { at, place }: Characters, checked: Checked<T>): T | undefined {
  const starts = [0, ...[...node.text.matchAll(/\n/g)].map(({ index }) => index + 1)]
  const relocate = (found: Diagnostic): Diagnostic => {
    if (found.at === undefined) return found
    const offset = (starts[found.at.line - at.line] ?? 0) + found.at.col - at.col
    return { ...found, at: { ...place(offset), ...(found.at.length !== undefined && { length: found.at.length }) } }
  }
  reading.found.push(...(checked.ok ? checked.warnings : checked.errors).map(relocate))
  return checked.ok ? checked.value : undefined
}

/** A map of names to expressions. */
export const definitions = (placed: Placed<Readonly<Record<string, Spec.Expression>>> | undefined): readonly Definition[] =>
  entries(placed).map(definition)
export const definition = (placed: Named<Spec.Expression>): Definition => ({ name: placed.name, ...expression(placed) })

/** A text, in English unless it is a map of languages. */
export function text(placed: Placed<Spec.Text>): Text {
  const { data } = placed
  if (typeof data !== 'object') return [{ lang: 'en', pieces: pieces(placed) }]
  return entries(placedAs(placed, data)).map((entry) => ({ lang: entry.name, pieces: pieces(entry) }))
}
export const noText: Text = [{ lang: 'en', pieces: [] }]

function pieces({ node, reading }: Placed<unknown>): readonly Piece[] {
  if (node.type !== 'scalar') return []
  const cut = cutByComment(reading.source, node)
  if (cut) reading.found.push(cut)
  const characters = charactersOf(reading.source, node)
  return take(reading, node, characters, readText(node.text, characters.at)) ?? []
}

/** The canonical text of a rational; the schema has seen that it is a number, yet a denominator may be 0. */
export function amount(placed: Placed<string | number>): string {
  const value = readRational(String(placed.data))
  if (value !== undefined) return toText(value)
  placed.reading.found.push(error('spec/wrong-type', `found \`${placed.data}\`, expected a number`, valueLocation(placed)))
  return '0'
}

/** A whole number, which the schema has seen to be one. */
export const count = (placed: Placed<string | number>): number => Number(placed.data)

/** Where the characters of a scalar begin: behind its quote. */
export function characterLocation({ node, reading }: Placed<unknown>): Location {
  return node.type === 'scalar' ? charactersOf(reading.source, node).at : placeOf(reading.source, node)
}

// From offsets and JSON pointers to file:line:col, and from a scalar's characters back to where they were typed.
import type { Location } from '../model.ts'
import type { ScalarNode, SpecNode } from './tree.ts'

export interface Source {
  readonly file: string
  readonly text: string
  /** Offsets at which lines begin, ascending. */
  readonly lines: readonly number[]
}

export function sourceOf(text: string, file: string): Source {
  const lines = [0]
  for (let at = text.indexOf('\n'); at >= 0; at = text.indexOf('\n', at + 1)) lines.push(at + 1)
  return { file, text, lines }
}

/** The place of an offset; `end` gives the length of what is pointed at, on that line. */
export function placeAt({ file, text, lines }: Source, start: number, end?: number): Location {
  let [low, high] = [0, lines.length - 1]
  while (low < high) {
    const middle = (low + high + 1) >> 1
    if ((lines[middle] ?? 0) <= start) low = middle
    else high = middle - 1
  }
  const lineStart = lines[low] ?? 0
  const lineEnd = (lines[low + 1] ?? text.length + 1) - 1
  const place = { file, line: low + 1, col: start - lineStart + 1 }
  return end === undefined ? place : { ...place, length: Math.max(1, Math.min(end, lineEnd) - start) }
}

export const placeOf = (source: Source, { start, end }: { readonly start: number; readonly end: number }): Location =>
  placeAt(source, start, end)

/** `/parts/a~1b` as its keys (RFC 6901). */
export const keysOf = (pointer: string): readonly string[] =>
  pointer
    .split('/')
    .slice(1)
    .map((key) => key.replaceAll('~1', '/').replaceAll('~0', '~'))

/** What stands at a pointer, and the key it stands under; the nearest thing outside where nothing stands there. */
export function nodeAt(root: SpecNode, keys: readonly string[]): { readonly node: SpecNode; readonly key?: ScalarNode } {
  let found: { node: SpecNode; key?: ScalarNode } = { node: root }
  for (const key of keys) {
    if (found.node.type === 'map') {
      const entry = found.node.entries.get(key)
      if (entry === undefined) return found
      found = { node: entry.value, key: entry.key }
    } else if (found.node.type === 'list') {
      const item = found.node.items[Number(key)]
      if (item === undefined) return found
      found = { node: item }
    } else return found
  }
  return found
}

/** The key a node stands under, else where it starts: the least that says which one is meant. */
export function headOf(source: Source, root: SpecNode, { node, key }: { readonly node: SpecNode; readonly key?: ScalarNode }): Location {
  if (key !== undefined) return placeOf(source, key)
  const first = node.type === 'map' && node === root ? [...node.entries.values()][0] : undefined
  return first ? placeOf(source, first.key) : placeAt(source, node.start, Math.min(node.end, node.start + 40))
}

/** Where a scalar's characters stand: of its first, and of each by its offset in the scalar's text. */
export interface Characters {
  readonly at: Location
  readonly place: (offset: number) => Location
}

/** The characters of a scalar: behind its quote, or in the lines of its block. */
export function charactersOf(source: Source, node: ScalarNode): Characters {
  if (node.style === 'literal') return literalCharacters(source, node)
  const start = node.style === 'plain' ? node.start : node.style === 'folded' ? bodyOf(source, node) : node.start + 1
  const raw = source.text.slice(start, node.end)
  if (raw.startsWith(node.text)) {
    const length = Math.max(1, node.text.length)
    return { at: { ...placeAt(source, start), length }, place: (offset) => placeAt(source, start + offset) }
  }
  const offsets = align(raw, node)
  return { at: placeAt(source, start, node.end), place: (offset) => placeAt(source, start + (offsets[offset] ?? offsets.at(-1) ?? 0)) }
}

/** Behind the header of a block. */
const bodyOf = (source: Source, { start }: ScalarNode): number => source.text.indexOf('\n', start) + 1 || start

/** Lines of a literal block are lines of the file, each behind the block's indentation. */
function literalCharacters(source: Source, node: ScalarNode): Characters {
  const body = bodyOf(source, node)
  const spaces = (text: string): number => /^(?:[ \t]*\r?\n)*( *)/.exec(text)?.[1]?.length ?? 0
  const indentation = Math.max(0, spaces(source.text.slice(body, node.end)) - spaces(node.text))
  const at: Location = { file: source.file, line: placeAt(source, body).line, col: indentation + 1 }
  const place = (offset: number): Location => {
    const before = node.text.slice(0, offset).split('\n')
    return { ...at, line: at.line + before.length - 1, col: at.col + (before.at(-1)?.length ?? 0) }
  }
  return { at, place }
}

const escapeLengths: Readonly<Record<string, number>> = { x: 4, u: 6, U: 10 }

/** For each character of a folded or escaped scalar, its offset in the raw text: white space with white space, escapes whole. */
function align(raw: string, { text, style }: ScalarNode): readonly number[] {
  const offsets: number[] = []
  let at = 0
  const skipSpace = (): void => {
    while (/\s/.test(raw[at] ?? '')) at += 1
  }
  for (const character of text) {
    if (/\s/.test(character) && /\s/.test(raw[at] ?? '')) {
      offsets.push(at)
      skipSpace()
      continue
    }
    if (!/\s/.test(character)) skipSpace()
    const isEscape = style === 'double' && raw[at] === '\\'
    for (let unit = 0; unit < character.length; unit += 1) offsets.push(at)
    at += isEscape ? (escapeLengths[raw[at + 1] ?? ''] ?? 2) : style === 'single' && character === "'" ? 2 : character.length
  }
  return [...offsets, at]
}

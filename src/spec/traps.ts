// What YAML reads without an error and nobody meant: expressions cut at a comma inside { } and [ ], braces around a name,
// TeX commands eaten by escapes in double quotes, texts cut at a ` #`. Each is an error, and mended so that reading goes on.
import { type Diagnostic, error } from '../diagnostic.ts'
import { placeAt, type Source } from './locate.ts'
import type { Entry, ListNode, ScalarNode, SpecNode } from './tree.ts'

export interface CollectionReading {
  readonly source: Source
  readonly errors: Diagnostic[]
}

/** `[max(0, z)]` is two items to YAML: they become one again. */
export const mendList = (reading: CollectionReading, node: ListNode): ListNode =>
  node.flow
    ? { ...node, items: mend(reading, node.items, { value: (item) => item, end: (item) => item.end, with: (_, whole) => whole }) }
    : node

/** `{ h: if(a, b, c) }` is three entries to YAML: they become one again. */
export const mendEntries = (reading: CollectionReading, entries: readonly Entry[]): readonly Entry[] =>
  mend(reading, entries, {
    value: ({ value }) => value,
    end: ({ key, value }) => Math.max(key.end, value.end),
    with: (entry, whole) => ({ ...entry, value: whole }),
  })

interface Pieces<T> {
  readonly value: (piece: T) => SpecNode
  readonly end: (piece: T) => number
  readonly with: (piece: T, whole: ScalarNode) => T
}
/** Pieces that a comma cut apart, behind the first of them, are looked for among so many. */
const mostCuts = 12

function mend<T>({ source, errors }: CollectionReading, pieces: readonly T[], read: Pieces<T>): readonly T[] {
  const mended: T[] = []
  for (let i = 0; i < pieces.length; i += 1) {
    const first = pieces[i]
    if (first === undefined) break
    const value = read.value(first)
    const closes = (piece: T): boolean => openBrackets(source.text.slice(value.start, read.end(piece))) === 0
    const last = leavesOpen(value) ? pieces.slice(i + 1, i + 1 + mostCuts).findIndex(closes) : -1
    const end = last < 0 ? undefined : pieces[i + 1 + last]
    const whole = end && joined(source, value, read.end(end))
    if (whole) errors.push(cutByComma(source, whole))
    mended.push(whole ? read.with(first, whole) : first)
    i += last + 1
  }
  return mended
}

const leavesOpen = (node: SpecNode): boolean => node.type === 'scalar' && node.style === 'plain' && openBrackets(node.text) > 0
const openBrackets = (text: string): number => text.split('(').length - text.split(')').length

const joined = ({ text }: Source, first: SpecNode, end: number): ScalarNode => ({
  type: 'scalar',
  text: text.slice(first.start, end).replace(/\s+/g, ' '),
  style: 'plain',
  start: first.start,
  end,
})

function cutByComma(source: Source, { text, start, end }: ScalarNode): Diagnostic {
  const shown = text.length > 60 ? `${text.slice(0, 57)}…` : text
  return error(
    'yaml/cut-by-comma',
    `found \`${shown}\` cut at its comma`,
    placeAt(source, start, end),
    'inside { } and [ ] quote it, or give it a line of its own',
  )
}

/** `key: {{w}}` is a map in a map to YAML: it becomes the name between the braces. */
export function mendBraces({ source, errors }: CollectionReading, start: number, end: number): ScalarNode | undefined {
  if (!source.text.startsWith('{{', start)) return undefined
  const inside = source.text.slice(start, end).replace(/^\{\{\s*|\s*\}\}$/g, '')
  const hint = `an expression needs no braces: write ${inside}; a text that begins with {{ is put in quotes`
  errors.push(error('yaml/braces', `found \`${source.text.slice(start, end)}\``, placeAt(source, start, end), hint))
  return { type: 'scalar', text: inside, style: 'plain', start: start + 2, end: start + 2 + inside.length }
}

const escapeNames: ReadonlyMap<string, string> = new Map([
  ['t', 'a tab'],
  ['b', 'a backspace'],
  ['f', 'a form feed'],
  ['v', 'a vertical tab'],
  ['a', 'a bell'],
  ['e', 'an escape'],
  ['r', 'a carriage return'],
  ['0', 'a null'],
  ['N', 'a next line'],
  ['_', 'a no-break space'],
  ['L', 'a line separator'],
  ['P', 'a paragraph separator'],
  ['n', 'a line break'],
])
/** TeX commands that begin with n: after any other word `\n` is a line break that was meant. */
const texAfterLineBreak = /^n(abla|atural|e|earrow|eg|eq|ewline|exists|i|leq|geq|mid|ot|otin|parallel|u|warrow)(?![A-Za-z])/

/** Escapes in double quotes that make a control character, and control characters typed as such. */
export function controlCharacters(source: Source, { style, start, end, text }: ScalarNode): readonly Diagnostic[] {
  const raw = source.text.slice(start, end)
  const hint = "write TeX in single quotes, '$\\tanh$', or behind |"
  if (style === 'double') {
    return [...raw.matchAll(/\\(?:\\|([^])([A-Za-z]*))/g)].flatMap((match) => {
      const [, escape = '', rest = ''] = match
      const name = escapeNames.get(escape)
      if (name === undefined || (escape === 'n' && !texAfterLineBreak.test(`n${rest}`))) return []
      const at = start + match.index
      const message = `found \`\\${escape}${rest}\` in double quotes, where \\${escape} is ${name}`
      return [error('yaml/control-character', message, placeAt(source, at, at + 2 + rest.length), hint)]
    })
  }
  const found = controls.exec(text)
  const at = found ? source.text.indexOf(found[0], start) : -1
  if (found === null || at < 0) return []
  return [error('yaml/control-character', `found the control character U+${hex(found[0])}`, placeAt(source, at, at + 1), 'delete it')]
}
const controls = /[\0-\x08\x0B-\x1F\x7F-\x9F]/
const hex = (character: string): string => character.charCodeAt(0).toString(16).toUpperCase().padStart(4, '0')

/**
 * A plain text that a ` #` ends. A comment set apart by two spaces, with a space behind its #, is one that was meant;
 * `see #1` and `sharp # sign` are not.
 */
export function cutByComment(source: Source, { style, end, text }: ScalarNode): Diagnostic | undefined {
  const rest = style === 'plain' && text !== '' ? /^[ \t]+#[^\n]*/.exec(source.text.slice(end, end + 200))?.[0] : undefined
  if (rest === undefined || /^(\s{2,}|\t+)#(\s|#|$)/.test(rest)) return undefined
  const hash = end + rest.indexOf('#')
  const hint = 'put the text in quotes; a comment goes on a line of its own, or two spaces away'
  return error(
    'yaml/cut-by-comment',
    'found a text cut at its ` #`: what follows is a comment',
    placeAt(source, hash, hash + rest.trim().length),
    hint,
  )
}

// Tokens with their words understood: names, constants and functions in the place of letters, signs in that of commands.
import { Unreadable } from './student-codes.ts'
import { greekNames, type Names, type Piece } from './student-names.ts'
import type { Token } from './student-tokens.ts'

export type Item =
  | (Piece & { readonly start: number; readonly end: number; readonly base?: Piece })
  | { readonly type: 'sign'; readonly text: string; readonly start: number; readonly end: number; readonly raised?: true }
  /** `frac`, `sqrt`, `begin`: what takes groups in braces. */
  | { readonly type: 'command'; readonly text: string; readonly start: number; readonly end: number }
  /** A word inside of `\begin{…}`. */
  | { readonly type: 'end'; readonly start: number; readonly end: number }

/** Commands of TeX that are signs; an empty one only sets space or size. */
const signCommands = new Map<string, string>([
  ['cdot', '*'],
  ['times', '*'],
  ['ast', '*'],
  ['div', '/'],
  ['le', '<='],
  ['leq', '<='],
  ['leqslant', '<='],
  ['ge', '>='],
  ['geq', '>='],
  ['geqslant', '>='],
  ['ne', '!='],
  ['neq', '!='],
  ['lt', '<'],
  ['gt', '>'],
  ['lvert', '|'],
  ['rvert', '|'],
  ['vert', '|'],
  ['lbrace', '\\{'],
  ['rbrace', '\\}'],
  ...['left', 'right', 'big', 'bigl', 'bigr', 'Big', 'Bigl', 'Bigr', 'quad', 'qquad', 'displaystyle', 'limits'].map(
    (name): [string, string] => [name, ''],
  ),
])
const taking: ReadonlySet<string> = new Set(['frac', 'dfrac', 'tfrac', 'sqrt', 'begin', 'end'])
/** Commands around an upright name. */
const around: ReadonlySet<string> = new Set(['operatorname', 'mathrm', 'text', 'textrm', 'mathit', 'mathbf', 'mathsf'])

/** Every word as its pieces, every command as a sign, a name or what takes groups. Throws Unreadable. */
export function itemsOf(tokens: readonly Token[], names: Names): readonly Item[] {
  const items: Item[] = []
  for (let i = 0; i < tokens.length; i++) {
    const token = tokens[i]
    if (token === undefined) continue
    const { start, end, text } = token
    if (token.type === 'end') items.push({ type: 'end', start, end })
    else if (token.type === 'number') items.push({ type: 'number', text, start, end })
    else if (token.type === 'sign') items.push({ type: 'sign', text, start, end, ...(token.raised && { raised: true }) })
    else if (token.type === 'word') items.push(...wordItems(token, text, tokens[i + 1], names))
    else if (around.has(text)) {
      const inner = tokens[i + 2]
      if (tokens[i + 1]?.text !== '{' || inner?.type !== 'word' || tokens[i + 3]?.text !== '}')
        throw new Unreadable('expression/unknown-command', start, end)
      items.push(...wordItems({ ...inner, start, end: tokens[i + 3]?.end ?? end }, inner.text, tokens[i + 4], names))
      i += 3
    } else if (text === 'begin' || text === 'end') {
      const inner = tokens[i + 2]
      if (tokens[i + 1]?.text !== '{' || inner?.type !== 'word' || tokens[i + 3]?.text !== '}')
        throw new Unreadable('expression/unknown-command', start, end)
      items.push({ type: 'command', text: `${text} ${inner.text}`, start, end: tokens[i + 3]?.end ?? end })
      i += 3
    } else items.push(...commandItems(token, tokens[i + 1], names))
  }
  return items
}

function commandItems(token: Token, next: Token | undefined, names: Names): readonly Item[] {
  const { text, start, end } = token
  const sign = signCommands.get(text)
  if (sign !== undefined) return sign === '' ? [] : [{ type: 'sign', text: sign, start, end }]
  if (taking.has(text)) return [{ type: 'command', text: text.replace(/^[dt]frac/, 'frac'), start, end }]
  const bare = text.replace(/^var(?=[a-z])/, '')
  if (greekNames.has(bare.replace(/_.*/, ''))) return wordItems(token, bare, next, names)
  const pieces = names.pieces(text, next?.text === '(')
  if (pieces?.length === 1 && pieces[0]?.type === 'function') return wordItems(token, text, next, names)
  if (/^log_/.test(text)) return wordItems(token, text, next, names)
  throw new Unreadable('expression/unknown-command', start, end)
}

function wordItems({ start, end }: Token, text: string, next: Token | undefined, names: Names): readonly Item[] {
  const called = next?.type === 'sign' && next.text === '(' && next.raised !== true
  const [, index] = /^[lL]og_\{?([^{}_]+)\}?$/.exec(text) ?? []
  if (index !== undefined && !names.isSymbol(text)) {
    const base: Piece | undefined = /^\d+$/.test(index)
      ? { type: 'number', text: index }
      : /^\p{L}/u.test(index)
        ? onlyOne(names.pieces(index, false))
        : undefined
    if (base === undefined) throw new Unreadable('expression/unknown-symbol', start, end)
    return [{ type: 'function', name: 'logarithm', base, start, end }]
  }
  const pieces = names.pieces(text, called)
  if (pieces === undefined) throw new Unreadable('expression/unknown-symbol', start, end)
  return pieces.map((piece) => ({ ...piece, start, end }))
}
const onlyOne = (pieces: readonly Piece[] | undefined): Piece | undefined => (pieces?.length === 1 ? pieces[0] : undefined)

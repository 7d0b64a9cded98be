// The glyphs of a typed formula in, its tokens out. What a sign is may depend on what stands before it: `}` closes a group of TeX
// or a set, a bar opens where no value stands before it and closes otherwise.
import { type Misreading, misreading, type Place, refuse } from './student-codes.ts'
import type { Glyph } from './student-glyphs.ts'
import type { Names } from './student-names.ts'
import { exactNumber } from './student-numbers.ts'
import { beginsFactor, type Bracket, endsValue, isSign, relations, type Token, type TokenKind } from './student-tokens.ts'
import { beginsRun, isFigure, textOf, unitsAt } from './student-units.ts'
import { cutRun, type Follow } from './student-words.ts'

export interface Lexicon {
  readonly names: Names
  readonly number: RegExp
  readonly decimal: '.' | ','
  /** Whether `e` is a constant, so that `2e-3` may be meant as 2·e − 3. */
  readonly doubtsPowers: boolean
}
/** What is open. */
interface Frame {
  readonly bracket: Bracket | undefined
  readonly start: number
  /** How many arguments are due to `\frac` or `\sqrt`, each of which is one group or one sign. */
  single: number
  /** The last absolute value within: where it starts, and how many tokens it ends with. */
  bars: { readonly start: number; readonly tokens: number } | undefined
}
interface Scan {
  readonly glyphs: readonly Glyph[]
  /** The same glyphs, one character each; commands are blank. */
  readonly text: string
  readonly lexicon: Lexicon
  readonly tokens: Token[]
  readonly warnings: Misreading[]
  readonly frames: [Frame, ...Frame[]]
  at: number
  spaced: boolean
}

/** The tokens of a text, with what of them is in doubt; the last is `end`, and stands behind the last that is ink. */
export function tokensOf(
  glyphs: readonly Glyph[],
  lexicon: Lexicon,
): { readonly tokens: readonly Token[]; readonly warnings: Misreading[] } {
  const frames: Scan['frames'] = [{ bracket: undefined, start: 0, single: 0, bars: undefined }]
  const text = glyphs.map((glyph) => (glyph.text.length === 1 ? glyph.text : ' ')).join('')
  const scan: Scan = { glyphs, text, lexicon, tokens: [], warnings: [], frames, at: 0, spaced: false }
  while (scan.at < glyphs.length) step(scan, textAt(scan))
  const end = previous(scan)?.end ?? 0
  add(scan, { type: 'end' }, { start: end, end })
  return scan
}

const top = ({ frames }: Scan): Frame => frames.at(-1) ?? frames[0]
const textAt = ({ glyphs, at }: Scan, place = at): string => glyphs[place]?.text ?? ''
const previous = ({ tokens }: Scan): Token | undefined => tokens.at(-1)
/** The place of the next so many glyphs, some skipped. */
const placeOf = ({ glyphs, at }: Scan, count = 1, skipped = 0): Place => ({
  start: glyphs[at + skipped]?.start ?? 0,
  end: glyphs[at + count - 1]?.end ?? 0,
})

function add(scan: Scan, token: TokenKind, { start, end }: Place): void {
  scan.tokens.push(placed(token, start, end, scan.spaced))
  scan.spaced = false
}
/** The token with its place. Written out, as spreading it took a sixth of the time of a whole decision. */
function placed(token: TokenKind, start: number, end: number, spaced: boolean): Token {
  switch (token.type) {
    case 'number':
    case 'fraction':
      return { type: token.type, value: token.value, start, end, spaced }
    case 'name':
    case 'applied':
      return { type: token.type, name: token.name, start, end, spaced }
    case 'constant':
      return { type: token.type, name: token.name, start, end, spaced }
    case 'function':
      return { type: token.type, name: token.name, start, end, spaced }
    case 'open':
    case 'close':
      return { type: token.type, bracket: token.bracket, start, end, spaced }
    case 'relation':
      return { type: token.type, op: token.op, start, end, spaced }
    default:
      return { type: token.type, start, end, spaced }
  }
}
/** Adds a token of the next `count` glyphs, and moves behind them. */
function push(scan: Scan, token: TokenKind, count = 1): void {
  add(scan, token, placeOf(scan, count))
  scan.at += count
}
/** Whether an argument is due that is one sign; it is then given. */
function takeSingle(scan: Scan): boolean {
  const frame = top(scan)
  const isDue = frame.single > 0
  if (isDue) frame.single -= 1
  return isDue
}

function step(scan: Scan, text: string): void {
  const before = previous(scan)
  if (text === ' ') {
    scan.spaced = true
    scan.at += 1
  } else if (beginsNumber(scan)) number(scan)
  else if (text === '_' && before?.type === 'function') push(scan, { type: '_' })
  else if (beginsRun(text)) run(scan)
  else if (!command(scan, text) && !bracket(scan, text)) sign(scan, text)
}

const beginsNumber = (scan: Scan, at = scan.at): boolean =>
  isFigure(textAt(scan, at)) || (textAt(scan, at) === '.' && isFigure(textAt(scan, at + 1)))

function number(scan: Scan): void {
  const { number: pattern, decimal, doubtsPowers } = scan.lexicon
  pattern.lastIndex = scan.at
  const [figure, isSingle] = [textAt(scan), takeSingle(scan)]
  if (isSingle && figure === '.') refuse('unexpected', placeOf(scan))
  const [typed = '', whole = '', part = '', power] = isSingle ? [figure, figure] : (pattern.exec(scan.text) ?? [])
  const muddle = /^[\d.,]*/.exec(scan.text.slice(scan.at, scan.at + typed.length + longestMuddle))?.[0] ?? ''
  if (decimal === ',' && muddle.includes('.')) refuse('decimal-point', placeOf(scan, muddle.indexOf('.') + 1, muddle.indexOf('.')))
  const rest = muddle.slice(typed.length)
  if (rest.startsWith('.') || (part !== '' && decimal === ',' && /^,\d/.test(rest))) refuse('number', placeOf(scan, muddle.length))
  const place = placeOf(scan, typed.length)
  if (power !== undefined && doubtsPowers) scan.warnings.push(misreading('power-of-ten', place))
  push(scan, { type: 'number', value: exactNumber(whole, part, power ?? '0', place) }, typed.length)
}
/** Characters behind a number that are looked at for what is wrong with it. */
const longestMuddle = 20

/** A run of letters, figures and indices: the names it is made of. */
function run(scan: Scan): void {
  const all = unitsAt(scan.glyphs, scan.at)
  const units = takeSingle(scan) ? all.slice(0, 1) : all
  const next = units.at(-1)?.next ?? refuse('unexpected', placeOf(scan))
  const { words, used, warnings } = cutRun(units, followAt(scan, next), scan.lexicon.names)
  for (const placed of words) add(scan, placed.word, placed)
  scan.warnings.push(...warnings)
  scan.at = units[used - 1]?.next ?? next
}
/** What stands at a glyph, blanks left out. */
function followAt(scan: Scan, from: number): Follow {
  let at = from
  while (textAt(scan, at) === ' ' || textAt(scan, at) === '\\left') at += 1
  const text = textAt(scan, at) === '*' && textAt(scan, at + 1) === '*' ? '^' : textAt(scan, at)
  if (text === '(' || text === '[') return 'bracket'
  return beginsNumber(scan, at) || beginsRun(text) || /^(?:[{|^√∛∜⌊⌈]|\\(?:\{|lvert|frac|sqrt))$/.test(text) ? 'operand' : 'other'
}

/** A command that is no name; false where there is none. */
function command(scan: Scan, text: string): boolean {
  const direction = /^\\(left|right)$/.exec(text)?.[1]
  if (text === '\\frac' || text === '\\sqrt') {
    takeSingle(scan)
    push(scan, { type: text })
    top(scan).single += text === '\\frac' ? 2 : 1
  } else if (direction !== undefined) {
    scan.at += 1
    while (textAt(scan) === ' ') scan.at += 1
    if (textAt(scan) === '|') fence(scan, direction === 'left', '|')
  } else if (text === '\\begin' || text === '\\end') environment(scan, text === '\\begin')
  else if (text === '\\lvert' || text === '\\rvert') fence(scan, text === '\\lvert', '|')
  else if (text === '\\{' || text === '\\}') fence(scan, text === '\\{', '{')
  else return false
  return true
}
function environment(scan: Scan, opens: boolean): void {
  const name = unitsAt(scan.glyphs, scan.at + 2)
  const next = name.at(-1)?.next ?? scan.at
  if (textAt(scan, next) !== '}' || !/^[pbB]?matrix$/.test(textOf(name))) refuse('unknown-command', placeOf(scan))
  fence(scan, opens, 'matrix', next + 1 - scan.at)
}

const fences: ReadonlyMap<string, readonly [opens: boolean, bracket: Bracket]> = new Map([
  ['(', [true, '(']],
  [')', [false, '(']],
  ['[', [true, '[']],
  [']', [false, '[']],
  ['⌊', [true, '⌊']],
  ['⌋', [false, '⌊']],
  ['⌈', [true, '⌈']],
  ['⌉', [false, '⌈']],
])
/** A bracket, a brace or a bar; false where there is none. */
function bracket(scan: Scan, text: string): boolean {
  const found = fences.get(text)
  const before = previous(scan)
  if (found !== undefined) fence(scan, ...found)
  else if (text === '{') fence(scan, true, top(scan).single > 0 || before?.type === '^' || before?.type === '_' ? 'group' : '{')
  else if (text === '}') fence(scan, false, top(scan).bracket === 'group' ? 'group' : '{')
  else if (text === '|') bar(scan)
  else return false
  return true
}
function fence(scan: Scan, opens: boolean, bracket: Bracket, count = 1): void {
  const { start } = placeOf(scan)
  if (!opens) {
    push(scan, { type: 'close', bracket }, count)
    const closed = scan.frames.length > 1 ? scan.frames.pop() : undefined
    if (bracket === '|') top(scan).bars = { start: closed?.start ?? start, tokens: scan.tokens.length }
    return undefined
  }
  // the degree of a root stands before what it is of
  if (!(bracket === '[' && previous(scan)?.type === '\\sqrt')) takeSingle(scan)
  push(scan, { type: 'open', bracket }, count)
  scan.frames.push({ bracket, start, single: 0, bars: undefined })
}
/** A bar closes where one is open and a value stands before it. One that opens behind `|a|b` might close `|b`. */
function bar(scan: Scan): void {
  const before = previous(scan)
  const { bracket: open, bars } = top(scan)
  if (open === '|' && endsValue(before)) return fence(scan, false, '|')
  const beside = bars && scan.tokens[bars.tokens]
  if (bars && beside && beginsFactor(beside) && endsValue(before))
    scan.warnings.push(misreading('bars-in-doubt', { start: bars.start, end: placeOf(scan).end }))
  return fence(scan, true, '|')
}

function sign(scan: Scan, text: string): void {
  const two = `${text}${textAt(scan, scan.at + 1)}`
  top(scan).single = 0
  const [relation, long] = [relations.get(text), two.length === 2 ? relations.get(two) : undefined]
  if (long !== undefined) {
    // `n!=1`
    if (two === '!=' && !scan.spaced)
      scan.warnings.push(misreading('factorial-or-unequal', { ...placeOf(scan, 2), start: previous(scan)?.start ?? 0 }))
    push(scan, { type: 'relation', op: long }, 2)
  } else if (relation !== undefined) push(scan, { type: 'relation', op: relation })
  else if (two === '**') push(scan, { type: '^' }, 2)
  else if (isSign(text)) push(scan, { type: text })
  else if (text.includes('\u2044')) push(scan, { type: 'fraction', value: text })
  else refuse(text === '%' ? 'percent' : text === '.' ? 'unexpected' : text[0] === '\\' ? 'unknown-command' : 'character', placeOf(scan))
}

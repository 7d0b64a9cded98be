// A typed formula cut into numbers, words, commands of TeX and signs, each with its place in the text as typed.
import { type Character, charactersOf } from './student-characters.ts'
import { Unreadable } from './student-codes.ts'

export interface Token {
  readonly type: 'number' | 'word' | 'command' | 'sign' | 'end'
  /** Plain: `<=`, `W_{fh}`, `frac`, `0.5` (always with a point). */
  readonly text: string
  readonly start: number
  readonly end: number
  /** Made of raised characters: `x²` gives `^ ( 2 )`. */
  readonly raised?: true
}

interface Scan {
  readonly characters: readonly Character[]
  readonly tokens: Token[]
  readonly decimal: '.' | ','
  /** Whether `2e3` may be a number: not where `e` is a symbol. */
  readonly exponents: { readonly small: boolean; readonly large: boolean }
  position: number
}

const isLetter = (text: string | undefined): boolean => text !== undefined && /^\p{L}$/u.test(text)
const isDigit = (text: string | undefined): boolean => text !== undefined && text >= '0' && text <= '9' && text.length === 1

/** The tokens of a text, the last one `end`. Throws Unreadable. */
export function tokensOf(text: string, decimal: '.' | ',', exponents: Scan['exponents']): readonly Token[] {
  const scan: Scan = { characters: charactersOf(text), tokens: [], decimal, exponents, position: 0 }
  for (let at = scan.characters[0]; at !== undefined; at = scan.characters[scan.position]) step(scan, at)
  const end = text.length
  return [...scan.tokens, { type: 'end', text: '', start: end, end }]
}

const ahead = (scan: Scan, places = 0): Character | undefined => scan.characters[scan.position + places]
const plainAhead = (scan: Scan, places = 0): string | undefined => {
  const found = ahead(scan, places)
  return found?.raised === true || found?.lowered === true ? undefined : found?.text
}
function put(scan: Scan, type: Token['type'], text: string, from: Character, raised?: true): void {
  const last = scan.characters[scan.position - 1] ?? from
  scan.tokens.push({ type, text, start: from.start, end: last.end, ...(raised && { raised }) })
}

function step(scan: Scan, at: Character): void {
  if (at.raised === true) raisedRun(scan, at)
  else if (at.text === ' ') scan.position++
  else if (at.lowered === true) throw new Unreadable('expression/character', at.start, at.end)
  else if (isDigit(at.text) || (at.text === scan.decimal && isDigit(plainAhead(scan, 1)) && isNumberStart(scan))) number(scan, at)
  else if (isLetter(at.text)) word(scan, at)
  else if (at.text === '\\') command(scan, at)
  else sign(scan, at)
}

/** A decimal comma begins a number only where no value stands before it: `,5` but not `a,5`. */
const isNumberStart = (scan: Scan): boolean => {
  const before = scan.tokens.at(-1)
  return scan.decimal === '.' || before === undefined || (before.type === 'sign' && !/^[)\]}|!]$/.test(before.text))
}

/** `x²`: raised characters in a row are one exponent in brackets. */
function raisedRun(scan: Scan, from: Character): void {
  const run: Character[] = []
  for (let at = ahead(scan); at?.raised === true; at = ahead(scan)) {
    run.push(at)
    scan.position++
  }
  const last = run.at(-1) ?? from
  const inside = { start: from.start, end: last.end, raised: true } as const
  scan.tokens.push({ type: 'sign', text: '^', ...inside }, { type: 'sign', text: '(', ...inside })
  for (let i = 0; i < run.length;) {
    const first = run[i] ?? from
    let end = i + 1
    while (isDigit(first.text) && isDigit(run[end]?.text)) end++
    const text = run
      .slice(i, end)
      .map((one) => one.text)
      .join('')
    const type = isDigit(first.text) ? 'number' : isLetter(first.text) ? 'word' : 'sign'
    scan.tokens.push({ type, text, start: first.start, end: run[end - 1]?.end ?? first.end })
    i = end
  }
  scan.tokens.push({ type: 'sign', text: ')', ...inside })
}

function number(scan: Scan, from: Character): void {
  let text = ''
  let points = 0
  for (let next = plainAhead(scan); next !== undefined; next = plainAhead(scan)) {
    const isPoint = next === scan.decimal && (next === '.' || isDigit(plainAhead(scan, 1)))
    if (!isDigit(next) && !isPoint) break
    text += isPoint ? '.' : next
    points += isPoint ? 1 : 0
    scan.position++
  }
  text += exponent(scan)
  const last = scan.characters[scan.position - 1] ?? from
  if (points > 1) throw new Unreadable('expression/number', from.start, last.end)
  const next = plainAhead(scan)
  if (scan.decimal === ',' && next === '.' && isDigit(plainAhead(scan, 1)))
    throw new Unreadable('expression/decimal-point', last.end, ahead(scan)?.end ?? last.end)
  put(scan, 'number', text, from)
}
/** `e-3` behind a number, where `e` is no symbol of the problem. */
function exponent(scan: Scan): string {
  const mark = plainAhead(scan)
  if (!(mark === 'e' && scan.exponents.small) && !(mark === 'E' && scan.exponents.large)) return ''
  const sign = plainAhead(scan, 1)
  const digitsAt = sign === '-' || sign === '+' ? 2 : 1
  if (!isDigit(plainAhead(scan, digitsAt))) return ''
  let text = digitsAt === 2 ? `e${sign ?? ''}` : 'e'
  scan.position += digitsAt
  for (let next = plainAhead(scan); isDigit(next); next = plainAhead(scan)) {
    text += next ?? ''
    scan.position++
  }
  return text
}

/** Letters and digits with their indices: `W_{fh}`, `theta0`, `x₁`, `c_tilde`. */
function word(scan: Scan, from: Character): void {
  let text = ''
  for (let next = plainAhead(scan); isLetter(next) || isDigit(next); next = plainAhead(scan)) {
    text += next ?? ''
    scan.position++
  }
  put(scan, 'word', text + indices(scan), from)
}
/** What is lowered behind a name. */
function indices(scan: Scan): string {
  let text = ''
  for (let at = ahead(scan); at !== undefined; at = ahead(scan)) {
    if (at.lowered === true) {
      text += `${text.endsWith('_') || text !== '' ? '' : '_'}${at.text}`
      scan.position++
    } else if (at.text === '_' && at.raised !== true) text += index(scan, at)
    else break
  }
  return text
}
function index(scan: Scan, from: Character): string {
  scan.position++
  if (plainAhead(scan) === '{') {
    const close = scan.characters.findIndex(({ text }, i) => i > scan.position && text === '}')
    const inside = scan.characters
      .slice(scan.position + 1, close)
      .map(({ text }) => text)
      .join('')
      .replaceAll(' ', '')
    if (close < 0 || !/^[\p{L}\p{N}_,+\-]{1,40}$/u.test(inside)) throw new Unreadable('expression/character', from.start, from.end)
    scan.position = close + 1
    return `_{${inside}}`
  }
  let text = ''
  for (let next = plainAhead(scan); isLetter(next) || isDigit(next); next = plainAhead(scan)) {
    text += next ?? ''
    scan.position++
  }
  if (text === '') throw new Unreadable('expression/character', from.start, from.end)
  return `_${text}`
}

/** `\frac`, `\theta_0`, `\{`, `\,`. */
function command(scan: Scan, from: Character): void {
  scan.position++
  let name = ''
  for (let next = plainAhead(scan); next !== undefined && /^[A-Za-z]$/.test(next); next = plainAhead(scan)) {
    name += next
    scan.position++
  }
  if (name !== '') return put(scan, 'command', name + (name === 'log' || greekIndex.test(name) ? indices(scan) : ''), from)
  const next = ahead(scan)
  if (next === undefined) throw new Unreadable('expression/character', from.start, from.end)
  scan.position++
  if (/^[,;:! ]$/.test(next.text)) return undefined
  if (/^[{}|\\]$/.test(next.text)) return put(scan, 'sign', next.text === '|' ? '|' : `\\${next.text}`, from)
  throw new Unreadable('expression/unknown-command', from.start, next.end)
}
const greekIndex =
  /^(?:var)?(?:alpha|beta|gamma|delta|epsilon|zeta|eta|theta|iota|kappa|lambda|mu|nu|xi|pi|rho|sigma|tau|upsilon|phi|chi|psi|omega)$/i

const longSigns = ['**', '<=', '>=', '!=', '=<', '=>', '==', '<>']
const shortSigns = new Set(Array.from('+-*/^!%()[]{}|,;=<>√∛&'))
function sign(scan: Scan, from: Character): void {
  const two = `${from.text}${plainAhead(scan, 1) ?? ''}`
  const found = longSigns.includes(two) ? two : from.text
  if (found.length === 1 && !shortSigns.has(found)) throw new Unreadable('expression/character', from.start, from.end)
  scan.position += found.length
  put(scan, 'sign', spelled.get(found) ?? found, from)
}
const spelled = new Map([
  ['**', '^'],
  ['=', '=='],
  ['=<', '<='],
  ['=>', '>='],
  ['<>', '!='],
])

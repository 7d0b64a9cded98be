// The tokens of an author's expression in, complaints out: operands and operators in turn, brackets that close, known
// functions with the right number of arguments, and none of the forms that mathjs reads otherwise than people do.
import { functionArity } from '../model.ts'
import { didYouMean } from '../nearest.ts'
import type { Complaint, Token } from './author-tokens.ts'

/** Brackets within brackets, and signs and powers in a row, beyond which an expression is not read. */
const deepest = 32

interface Frame {
  readonly type: 'top' | 'group' | 'call' | 'index' | 'list'
  readonly open?: Token
  /** The function called. */
  readonly name?: Token
  items: number
  /** Prefixes and powers that wait for their operand: each nests the tree once more. */
  chain: number
  /** A `not` whose operand has begun and has no bracket. */
  not: Token | undefined
}
interface Walk {
  readonly tokens: readonly Token[]
  readonly complain: (complaint: Complaint) => void
  readonly frames: [Frame, ...Frame[]]
  position: number
  expects: 'operand' | 'operator'
}

const later: ReadonlySet<string> = new Set(['derivative', 'at'])
const owners: ReadonlySet<string> = new Set(['cell', 'parts', 'mistakes'])
const literals: ReadonlyMap<string, string> = new Map([
  ['true', 'a condition has the value 1 or 0: write 1'],
  ['false', 'a condition has the value 1 or 0: write 0'],
  ...['null', 'undefined', 'NaN', 'Infinity'].map((name) => [name, 'every value is a number, a word or a list of them'] as const),
])
const wordOperators: ReadonlyMap<string, string> = new Map([
  ['mod', 'write mod(a, b)'],
  ['xor', 'write a != b'],
  ['to', 'there are no units, and lists are written out: [1, 2, 3]'],
  ['in', 'there are no units; write any(list == x)'],
])
const comparisons: ReadonlySet<string> = new Set(['==', '!=', '<', '<=', '>', '>='])

/** Whether the name of a function, known to this version. */
export const isFunction = (name: string): name is keyof typeof functionArity => Object.hasOwn(functionArity, name)

/** Complains of everything about the order of tokens that is not the language's; silent means mathjs reads it as we do. */
export function checkGrammar(tokens: readonly Token[], complain: (complaint: Complaint) => void): void {
  const walk: Walk = { tokens, complain, frames: [{ type: 'top', items: 1, chain: 0, not: undefined }], position: 0, expects: 'operand' }
  while (walk.position < tokens.length) {
    const token = tokens[walk.position]
    // what follows a structural error would be misread: one of them is enough
    if (token === undefined || !(walk.expects === 'operand' ? operand(walk, token) : operator(walk, token))) return
    walk.position += 1
  }
  finish(walk)
}

/** Complains and stops the walk. */
function stop(walk: Walk, at: Pick<Token, 'start' | 'end'>, message: string, hint?: string, code: Complaint['code'] = 'expression/syntax'): false {
  walk.complain({ code, start: at.start, end: at.end, message, ...(hint !== undefined && { hint }) })
  return false
}
const top = (walk: Walk): Frame => walk.frames.at(-1) ?? walk.frames[0]
const next = (walk: Walk): Token | undefined => walk.tokens[walk.position + 1]
const isAt = (token: Token | undefined, text: string): boolean => token?.text === text && token.type !== 'word'
const shown = ({ type, text }: Token): string => (type === 'word' ? `"${text}"` : `\`${text}\``)

function operand(walk: Walk, token: Token): boolean {
  switch (token.type) {
    case 'number':
    case 'word':
      walk.expects = 'operator'
      return token.type === 'number' || isWord(walk, token)
    case 'name':
      return name(walk, token)
    case 'operator':
      return token.text === '-' || token.text === '+' ? prefix(walk, token) : stop(walk, token, `found ${shown(token)}, expected a value before it`)
    case 'bracket':
      if (token.text === '(' || token.text === '[') return push(walk, token.text === '(' ? 'group' : 'list', token)
      return stop(walk, token, `found ${shown(token)}, expected a value before it`)
    case 'comma':
    case 'dot':
      return stop(walk, token, `found ${shown(token)}, expected a value before it`)
    default:
      return token.type satisfies never
  }
}

function isWord(walk: Walk, token: Token): boolean {
  if (/^\p{L}[\p{L}\p{N} _-]*$/u.test(token.text)) return true
  return stop(walk, token, `found the word "${token.text}", expected one that begins with a letter`, 'a word is made of letters, digits, spaces, - and _')
}

function prefix(walk: Walk, token: Token): boolean {
  const frame = top(walk)
  frame.chain += 1
  return frame.chain <= deepest || stop(walk, token, `found more than ${deepest} signs and powers in a row`, undefined, 'expression/too-large')
}

function name(walk: Walk, token: Token): boolean {
  const { text } = token
  const following = next(walk)
  if (text === 'not') {
    top(walk).not = token
    return prefix(walk, token)
  }
  if (text === 'and' || text === 'or') return stop(walk, token, `found \`${text}\`, expected a value before it`)
  const literal = literals.get(text)
  if (literal !== undefined) return stop(walk, token, `found \`${text}\`, which is no value of the language`, literal, 'expression/not-allowed')
  const instead = text === 'mod' && isAt(following, '(') ? undefined : wordOperators.get(text)
  if (instead !== undefined) return stop(walk, token, `found \`${text}\`, which is no name`, instead, 'expression/not-allowed')
  if (text === 'end' && !walk.frames.some(({ type }) => type === 'index')) {
    return stop(walk, token, 'found `end` outside an index', 'end is the last place of a list: h[end]', 'expression/not-allowed')
  }
  walk.expects = 'operator'
  if (following?.type === 'dot') return member(walk, token)
  if ((text === 'cell' || text === 'parts') && !isAt(following, '(')) {
    return stop(walk, token, `found \`${text}\` alone, expected a name after it`, `write ${text}.name`, 'expression/not-allowed')
  }
  return isAt(following, '(') ? call(walk, token) : true
}

/** `cell.h`, `parts.b`, `mistakes.m`, `mistakes.m.b`: the walk goes on behind the last name. */
function member(walk: Walk, owner: Token): boolean {
  const path: Token[] = []
  while (next(walk)?.type === 'dot') {
    const part = walk.tokens[walk.position + 2]
    if (part?.type !== 'name') return stop(walk, owner, `found \`${owner.text}.\`, expected a name after the point`)
    path.push(part)
    walk.position += 2
  }
  const last = path.at(-1) ?? owner
  const whole = { start: owner.start, end: last.end }
  if (!owners.has(owner.text)) {
    return stop(walk, whole, `found \`${owner.text}.${last.text}\`: only cell, parts and mistakes have names after a point`, undefined, 'expression/not-allowed')
  }
  if (path.length > (owner.text === 'mistakes' ? 2 : 1)) {
    return stop(walk, whole, `found ${path.length} names after \`${owner.text}\`, expected ${owner.text === 'mistakes' ? 'one or two' : 'one'}`, undefined, 'expression/not-allowed')
  }
  if (isAt(next(walk), '(')) return stop(walk, last, `found a call of \`${last.text}\``, 'for a product write *', 'expression/not-allowed')
  return owner.text === 'cell' || hyphen(walk, owner, last)
}

/** `mistakes.returns-cell`: mathjs reads a subtraction where a hyphen was meant. */
function hyphen(walk: Walk, owner: Token, last: Token): boolean {
  const [minus, rest] = [next(walk), walk.tokens[walk.position + 2]]
  if (!isAt(minus, '-') || rest?.type !== 'name' || minus?.start !== last.end || rest.start !== minus.end) return true
  const whole = { start: owner.start, end: rest.end }
  const hint = `names used in expressions take _, not -: ${last.text}_${rest.text}; a difference is written with spaces around its minus`
  return stop(walk, whole, `found \`${owner.text}.${last.text}-${rest.text}\`, which is read as a subtraction`, hint, 'expression/not-allowed')
}

function call(walk: Walk, token: Token): boolean {
  const { text } = token
  const open = next(walk)
  if (open === undefined) return true
  if (later.has(text)) {
    walk.complain({ code: 'spec/unsupported', ...place(token), message: `found \`${text}\`, which is part of the language but not of this version` })
  } else if (!isFunction(text)) {
    const known = Object.keys(functionArity)
    const hint = didYouMean(text, known) ?? `functions are ${known.join(', ')}; for a product write ${text}*(…)`
    walk.complain({ code: 'expression/unknown-function', ...place(token), message: `found a call of \`${text}\`, which is no function`, hint })
  }
  walk.position += 1
  return push(walk, 'call', open, token)
}
const place = ({ start, end }: Token): { start: number; end: number } => ({ start, end })

function push(walk: Walk, type: Frame['type'], open: Token, called?: Token): boolean {
  const depth = walk.frames.reduce((sum, frame) => sum + 1 + frame.chain, 0)
  if (depth > deepest) return stop(walk, open, `found brackets nested deeper than ${deepest}`, 'give parts of the expression names in let', 'expression/too-large')
  top(walk).not = undefined
  walk.frames.push({ type, open, items: 1, chain: 0, not: undefined, ...(called && { name: called }) })
  walk.expects = 'operand'
  if (called === undefined || !isAt(next(walk), ')')) return true
  // a call without arguments
  top(walk).items = 0
  walk.position += 1
  return close(walk)
}

function operator(walk: Walk, token: Token): boolean {
  const frame = top(walk)
  switch (token.type) {
    case 'operator':
      return binary(walk, frame, token)
    case 'comma':
      return comma(walk, frame, token)
    case 'bracket':
      if (token.text === '[') return index(walk, token)
      if (token.text === '(') return implicit(walk, token)
      return closes(frame, token) ? close(walk) : stop(walk, token, `found \`${token.text}\` without its opening bracket`)
    case 'name':
      if (token.text !== 'and' && token.text !== 'or') return implicit(walk, token)
      Object.assign(frame, { chain: 0, not: undefined })
      walk.expects = 'operand'
      return true
    case 'number':
    case 'word':
    case 'dot':
      return implicit(walk, token)
    default:
      return token.type satisfies never
  }
}

function binary(walk: Walk, frame: Frame, token: Token): boolean {
  if (frame.not !== undefined) {
    const hint = comparisons.has(token.text) ? 'write not (a == b), or (not a) == b' : 'put brackets around what is negated: not (a > 0)'
    return stop(walk, frame.not, `found \`not\` before \`${token.text}\`: it would negate only what stands before \`${token.text}\``, hint, 'expression/not-allowed')
  }
  walk.expects = 'operand'
  if (token.text === '^') return prefix(walk, token)
  frame.chain = 0
  return true
}

function comma(walk: Walk, frame: Frame, token: Token): boolean {
  if (frame.type === 'index') return stop(walk, token, 'found `,` in an index', 'write a[1][2], not a[1, 2]', 'expression/not-allowed')
  if (frame.type === 'group' || frame.type === 'top') return stop(walk, token, 'found `,` outside a call or a list', 'a list is written [1, 2], a decimal 0.5')
  Object.assign(frame, { chain: 0, not: undefined, items: frame.items + 1 })
  walk.expects = 'operand'
  return true
}

function index(walk: Walk, token: Token): boolean {
  const before = walk.tokens[walk.position - 1]
  if (before?.type === 'number' || before?.type === 'word') return stop(walk, token, `found an index behind ${shown(before)}, expected it behind a list`, undefined, 'expression/not-allowed')
  const { not } = top(walk)
  const pushed = push(walk, 'index', token)
  // `not a[1] == b`: the index belongs to the operand
  const outer = walk.frames.at(-2)
  if (outer) outer.not = not
  return pushed
}

/** Two values without an operator between them. */
function implicit(walk: Walk, token: Token): boolean {
  const before = walk.tokens[walk.position - 1]
  const instead = token.type === 'name' ? wordOperators.get(token.text) : undefined
  if (instead !== undefined) return stop(walk, token, `found \`${token.text}\` as an operator`, instead, 'expression/not-allowed')
  const first = before === undefined ? '' : shown(before)
  const [left, right] = [before?.text ?? '', token.text]
  const hint = /^[\w.]+$/.test(left + right) ? `for a product write ${left}*${right}` : 'for a product write *'
  return stop(walk, { start: before?.start ?? token.start, end: token.end }, `found ${first} ${shown(token)}, expected an operator between them`, hint, 'expression/not-allowed')
}

const closes = ({ type }: Frame, { text }: Token): boolean => (text === ')' ? type === 'group' || type === 'call' : type === 'index' || type === 'list')

function close(walk: Walk): boolean {
  const frame = walk.frames.pop()
  walk.expects = 'operator'
  if (walk.frames.length === 0 || frame === undefined) return false
  if (frame.name !== undefined && isFunction(frame.name.text)) arity(walk, frame.name, frame.name.text, frame.items)
  return true
}

function arity(walk: Walk, token: Token, called: keyof typeof functionArity, found: number): void {
  const [least, most] = functionArity[called]
  if (found >= least && found <= most) return
  const expected = least === most ? `${least}` : most > 9 ? `${least} or more` : `${least} to ${most}`
  const message = `found ${found} argument${found === 1 ? '' : 's'} of ${called}, expected ${expected}`
  walk.complain({ code: 'expression/arguments', ...place(token), message })
}

function finish(walk: Walk): void {
  const { open } = top(walk)
  const last = walk.tokens.at(-1)
  if (walk.expects === 'operand' && last !== undefined) stop(walk, last, `found the end behind ${shown(last)}, expected a value`)
  else if (open !== undefined) stop(walk, open, `found \`${open.text}\` that is never closed`, 'inside { } and [ ] of YAML a comma or a bracket ends a plain value: quote it, or give it a line of its own')
}

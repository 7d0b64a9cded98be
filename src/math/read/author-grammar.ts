// The tokens of an author's expression in, complaints out: values and operators in turn, brackets that close, known
// functions with the right number of arguments, and none of the forms that mathjs reads otherwise than people do.
import { walkName, wordOperators } from './author-names.ts'
import type { Complaint, Token } from './author-tokens.ts'
import { ahead, close, type Frame, prefix, push, refuse, shown, stop, top, type Walk } from './author-walk.ts'

const comparisons: ReadonlySet<string> = new Set(['==', '!=', '<', '<=', '>', '>='])

/** Complains of everything about the order of tokens that is not the language's; silent means mathjs reads it as we do. */
export function checkGrammar(tokens: readonly Token[], complain: (complaint: Complaint) => void): void {
  const walk: Walk = { tokens, complain, frames: [{ type: 'top', items: 1, chain: 0, not: undefined }], position: 0, expects: 'operand' }
  for (let token = ahead(walk, 0); token !== undefined; token = ahead(walk, 0)) {
    // what follows a structural error would be misread: one of them is enough
    if (!(walk.expects === 'operand' ? operand(walk, token) : operator(walk, token))) return
    walk.position += 1
  }
  finish(walk)
}

function operand(walk: Walk, token: Token): boolean {
  const { type, text } = token
  switch (type) {
    case 'number':
      walk.expects = 'operator'
      return true
    case 'word':
      return word(walk, token)
    case 'name':
      return walkName(walk, token)
    case 'operator':
      if (text === '-' || text === '+') return prefix(walk, token)
      break
    case 'bracket':
      if (text === '(' || text === '[') return push(walk, text === '(' ? 'group' : 'list', token)
      break
    case 'comma':
    case 'dot':
      break
    default:
      return type satisfies never
  }
  return stop(walk, token, `found ${shown(token)}, expected a value before it`)
}

function word(walk: Walk, token: Token): boolean {
  walk.expects = 'operator'
  if (/^\p{L}[\p{L}\p{N} _-]*$/u.test(token.text)) return true
  const message = `found the word "${token.text}", expected one that begins with a letter`
  return stop(walk, token, message, 'a word is made of letters, digits, spaces, - and _')
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
      if (!closes(frame, token)) return stop(walk, token, `found \`${token.text}\` without its opening bracket`)
      close(walk)
      return true
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

const closes = ({ type }: Frame, { text }: Token): boolean =>
  text === ')' ? type === 'group' || type === 'call' : type === 'index' || type === 'list'

function binary(walk: Walk, frame: Frame, token: Token): boolean {
  const { text } = token
  if (frame.not !== undefined) {
    // mathjs binds `not` closer than anything: `not a == b` is `(not a) == b`
    const hint = comparisons.has(text) ? 'write not (a == b), or (not a) == b' : 'put brackets around what is negated: not (a > 0)'
    return refuse(walk, frame.not, `found \`not\` before \`${text}\`: it would negate only what stands before \`${text}\``, hint)
  }
  walk.expects = 'operand'
  if (text === '^') return prefix(walk, token)
  frame.chain = 0
  return true
}

function comma(walk: Walk, frame: Frame, token: Token): boolean {
  if (frame.type === 'index') return refuse(walk, token, 'found `,` in an index', 'write a[1][2], not a[1, 2]')
  if (frame.type === 'group' || frame.type === 'top') {
    return stop(walk, token, 'found `,` outside a call or a list', 'a list is written [1, 2], a decimal 0.5')
  }
  Object.assign(frame, { chain: 0, not: undefined, items: frame.items + 1 })
  walk.expects = 'operand'
  return true
}

function index(walk: Walk, token: Token): boolean {
  const before = ahead(walk, -1)
  if (before?.type === 'number' || before?.type === 'word') {
    return refuse(walk, token, `found an index behind ${shown(before)}, expected it behind a list`)
  }
  const { not } = top(walk)
  const isPushed = push(walk, 'index', token)
  // `not a[1] == b`: the index belongs to the operand
  const outer = walk.frames.at(-2)
  if (outer) outer.not = not
  return isPushed
}

/** Two values without an operator between them. */
function implicit(walk: Walk, token: Token): boolean {
  const instead = token.type === 'name' ? wordOperators.get(token.text) : undefined
  if (instead !== undefined) return refuse(walk, token, `found \`${token.text}\` as an operator`, instead)
  const before = ahead(walk, -1) ?? token
  const isPlain = /^[\w.]+$/.test(before.text + token.text)
  const hint = isPlain ? `for a product write ${before.text}*${token.text}` : 'for a product write *'
  const message = `found ${shown(before)} ${shown(token)}, expected an operator between them`
  return refuse(walk, { start: before.start, end: token.end }, message, hint)
}

function finish(walk: Walk): void {
  const { open } = top(walk)
  const last = walk.tokens.at(-1)
  if (walk.expects === 'operand' && last !== undefined) stop(walk, last, `found the end behind ${shown(last)}, expected a value`)
  else if (open !== undefined) {
    const hint = 'inside { } and [ ] of YAML a comma or a bracket ends a plain value: quote it, or give it a line of its own'
    stop(walk, open, `found \`${open.text}\` that is never closed`, hint)
  }
}

// Names in an author's expression, where a value is due: calls of known functions, members of cell, parts and mistakes, and
// the words that look like names and are none.
import { functionArity } from '../../model.ts'
import { didYouMean } from '../../nearest.ts'
import type { Token } from './author-tokens.ts'
import { ahead, complain, isAt, isFunction, prefix, push, refuse, stop, top, type Walk } from './author-walk.ts'

/** How many names may follow after a point. */
const owners: ReadonlyMap<string, number> = new Map([
  ['cell', 1],
  ['parts', 1],
  ['mistakes', 2],
])
const literals: ReadonlyMap<string, string> = new Map([
  ['true', 'a condition has the value 1 or 0: write 1'],
  ['false', 'a condition has the value 1 or 0: write 0'],
  ...['null', 'undefined', 'NaN', 'Infinity'].map((name) => [name, 'every value is a number, a word or a list of them'] as const),
])
/** What mathjs takes for operators, and what to write instead. */
export const wordOperators: ReadonlyMap<string, string> = new Map([
  ['mod', 'write mod(a, b)'],
  ['xor', 'write a != b'],
  ['to', 'there are no units, and lists are written out: [1, 2, 3]'],
  ['in', 'there are no units; write any(list == x)'],
])

/** Moves on behind a name and what belongs to it: its members, or the bracket of its call. False where the walk ends. */
export function walkName(walk: Walk, token: Token): boolean {
  const { text } = token
  if (text === 'not') {
    top(walk).not = token
    return prefix(walk, token)
  }
  if (text === 'and' || text === 'or') return stop(walk, token, `found \`${text}\`, expected a value before it`)
  const isCalled = isAt(ahead(walk), '(')
  const literal = literals.get(text)
  if (literal !== undefined) return refuse(walk, token, `found \`${text}\`, which is no value of the language`, literal)
  const instead = isCalled && text === 'mod' ? undefined : wordOperators.get(text)
  if (instead !== undefined) return refuse(walk, token, `found \`${text}\`, which is no name`, instead)
  if (text === 'end' && !walk.frames.some(({ type }) => type === 'index')) {
    return refuse(walk, token, 'found `end` outside an index', 'end is the last place of a list: h[end]')
  }
  walk.expects = 'operator'
  if (ahead(walk)?.type === 'dot') return member(walk, token)
  if (isCalled) return call(walk, token)
  if (text !== 'cell' && text !== 'parts') return true
  return refuse(walk, token, `found \`${text}\` alone, expected a name after it`, `write ${text}.name`)
}

/** `cell.h`, `parts.b`, `mistakes.m`, `mistakes.m.b`: the walk goes on behind the last name. */
function member(walk: Walk, owner: Token): boolean {
  const path: Token[] = []
  while (ahead(walk)?.type === 'dot') {
    const part = ahead(walk, 2)
    if (part?.type !== 'name') return stop(walk, owner, `found \`${owner.text}.\`, expected a name after the point`)
    path.push(part)
    walk.position += 2
  }
  const last = path.at(-1) ?? owner
  const whole = { start: owner.start, end: last.end }
  const most = owners.get(owner.text)
  if (most === undefined) {
    return refuse(walk, whole, `found \`${owner.text}.${last.text}\`: only cell, parts and mistakes have names after a point`)
  }
  if (path.length > most) {
    const expected = most === 1 ? 'one' : 'one or two'
    return refuse(walk, whole, `found ${path.length} names after \`${owner.text}\`, expected ${expected}`)
  }
  if (isAt(ahead(walk), '(')) return refuse(walk, last, `found a call of \`${last.text}\``, 'for a product write *')
  return owner.text === 'cell' || hyphen(walk, owner, last)
}

/** `mistakes.returns-cell`: mathjs reads a subtraction where a hyphen was meant. */
function hyphen(walk: Walk, owner: Token, last: Token): boolean {
  const [minus, rest] = [ahead(walk), ahead(walk, 2)]
  if (!isAt(minus, '-') || rest?.type !== 'name' || minus?.start !== last.end || rest.start !== minus.end) return true
  const message = `found \`${owner.text}.${last.text}-${rest.text}\`, which is read as a subtraction`
  const hint = `names used in expressions take _, not -: ${last.text}_${rest.text}; a difference is written with spaces around its minus`
  return refuse(walk, { start: owner.start, end: rest.end }, message, hint)
}

function call(walk: Walk, token: Token): boolean {
  const { text } = token
  const open = ahead(walk)
  if (open === undefined) return true
  if (!isFunction(text)) {
    const known = Object.keys(functionArity)
    const hint = didYouMean(text, known) ?? `functions are ${known.join(', ')}; for a product write ${text}*(…)`
    complain(walk, 'expression/unknown-function', token, `found a call of \`${text}\`, which is no function`, hint)
  }
  walk.position += 1
  return push(walk, 'call', open, token)
}

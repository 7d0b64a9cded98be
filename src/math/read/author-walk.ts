// The walk over an expression's tokens: which brackets are open, whether a value or an operator is due, and how complaints
// are made. The grammar (author-grammar.ts) and the names (author-names.ts) move it on.
import type { DiagnosticCode } from '../../diagnostic.ts'
import { functionArity } from '../../model.ts'
import type { Complaint, Token } from './author-tokens.ts'

/** Brackets within brackets, and signs and powers in a row, beyond which an expression is not read. */
const deepest = 32

export interface Frame {
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
export interface Walk {
  readonly tokens: readonly Token[]
  readonly complain: (complaint: Complaint) => void
  readonly frames: [Frame, ...Frame[]]
  position: number
  expects: 'operand' | 'operator'
}
type Span = Pick<Token, 'start' | 'end'>

/** Whether the name of a function, known to this version. */
export const isFunction = (name: string): name is keyof typeof functionArity => Object.hasOwn(functionArity, name)

export const top = (walk: Walk): Frame => walk.frames.at(-1) ?? walk.frames[0]
/** The token so many places on from the one that the walk is at. */
export const ahead = (walk: Walk, places = 1): Token | undefined => walk.tokens[walk.position + places]
export const isAt = (token: Token | undefined, text: string): boolean => token?.text === text && token.type !== 'word'
export const shown = ({ type, text }: Token): string => (type === 'word' ? `"${text}"` : `\`${text}\``)

export function complain(walk: Walk, code: DiagnosticCode, { start, end }: Span, message: string, hint?: string): void {
  walk.complain({ code, start, end, message, ...(hint !== undefined && { hint }) })
}
/** Complains of something that cannot be read; the walk ends there. */
export function stop(walk: Walk, at: Span, message: string, hint?: string): false {
  complain(walk, 'expression/syntax', at, message, hint)
  return false
}
/** Complains of something that could be read, but is not part of the language; the walk ends there. */
export function refuse(walk: Walk, at: Span, message: string, hint?: string): false {
  complain(walk, 'expression/not-allowed', at, message, hint)
  return false
}

/** A sign, a `not` or a `^`, each of which nests what comes after it. */
export function prefix(walk: Walk, token: Token): boolean {
  const frame = top(walk)
  frame.chain += 1
  if (frame.chain <= deepest) return true
  complain(walk, 'expression/too-large', token, `found more than ${deepest} signs and powers in a row`)
  return false
}

/** Opens a bracket, of a call with the function's name. */
export function push(walk: Walk, type: Frame['type'], open: Token, called?: Token): boolean {
  if (walk.frames.reduce((sum, frame) => sum + 1 + frame.chain, 0) > deepest) {
    complain(
      walk,
      'expression/too-large',
      open,
      `found brackets nested deeper than ${deepest}`,
      'give parts of the expression names in let',
    )
    return false
  }
  top(walk).not = undefined
  walk.frames.push({ type, open, items: 1, chain: 0, not: undefined, ...(called && { name: called }) })
  walk.expects = 'operand'
  if (called === undefined || !isAt(ahead(walk), ')')) return true
  // a call without arguments
  top(walk).items = 0
  walk.position += 1
  close(walk)
  return true
}

/** Closes the innermost bracket; a call's arguments have then been counted. */
export function close(walk: Walk): void {
  const frame = walk.frames.pop()
  walk.expects = 'operator'
  if (frame?.name === undefined || !isFunction(frame.name.text)) return
  const { text } = frame.name
  const [least, most]: readonly [number, number] = functionArity[text]
  if (frame.items >= least && frame.items <= most) return
  const expected = least === most ? `${least}` : most > 9 ? `${least} or more` : `${least} to ${most}`
  const found = `found ${frame.items} argument${frame.items === 1 ? '' : 's'} of ${text}`
  complain(walk, 'expression/arguments', frame.name, `${found}, expected ${expected}`)
}

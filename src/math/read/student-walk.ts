// Where the reading of a formula stands, and the small steps that every rule of its grammar takes.
import type { ArithmeticOp, Expr, FunctionName } from '../../model.ts'
import { type Doubt, type Misreading, misreading, type Place, refuse } from './student-codes.ts'
import type { StudentTerms } from './student-names.ts'
import type { Bracket, Token } from './student-tokens.ts'

/** Brackets, signs, powers and functions within each other: far below what a call stack holds. */
const deepest = 200
const mostNodes = 500
const mostWarnings = 8

/** Something read, with its place. `tail`: how its last factor is written, where that is often misread once another follows. */
export interface Part extends Place {
  readonly expr: Expr
  readonly tail?: Tail
}
export interface Tail {
  readonly doubt: Doubt
  readonly start: number
}
export interface Walk {
  readonly tokens: readonly Token[]
  readonly terms: Pick<StudentTerms, 'decimal' | 'logBase'>
  readonly warnings: Misreading[]
  at: number
  depth: number
  nodes: number
  /** The last comma between figures: if it is one too many, a decimal was meant. */
  comma: Token | undefined
}

const nothing: Token = { type: 'end', start: 0, end: 0, spaced: false }
/** The token so many places on. */
export const token = ({ tokens, at }: Walk, places = 0): Token => tokens[at + places] ?? tokens.at(-1) ?? nothing
export const isAt = (walk: Walk, type: Token['type']): boolean => token(walk).type === type
export const bracketAt = (walk: Walk): Bracket | undefined => {
  const found = token(walk)
  return found.type === 'open' ? found.bracket : undefined
}
/** From a place to the end of what was read. */
export const upTo = (walk: Walk, start: number): Place => ({ start, end: token(walk, -1).end })

/** A node, counted; it ends where the reading stands. */
export function node(walk: Walk, expr: Expr, start: number, tail?: Tail): Part {
  walk.nodes += 1
  const place = upTo(walk, start)
  if (walk.nodes > mostNodes) refuse('too-large', place)
  return { expr, ...place, ...(tail && { tail }) }
}
/** `tail` is that of the right side, which ends where the whole does. */
export const binary = (walk: Walk, op: ArithmeticOp, left: Part, right: Part, start = left.start, tail = right.tail): Part =>
  node(walk, { type: 'arithmetic', op, left: valueOf(left), right: valueOf(right) }, start, tail)
export const negated = (walk: Walk, arg: Part, start: number): Part => node(walk, { type: 'negate', arg: valueOf(arg) }, start, arg.tail)
export const call = (walk: Walk, name: FunctionName, args: readonly Part[], start: number, tail?: Tail): Part =>
  node(walk, { type: 'call', name, args: args.map(valueOf) }, start, tail)

/** The expression of something that must be a number, or a list of them. */
export const valueOf = (part: Part): Expr =>
  part.expr.type === 'compare' || part.expr.type === 'set' ? refuse('not-a-value', part) : part.expr

/** Reads something one deeper, behind what opens it. */
export function nested<T>(walk: Walk, read: (walk: Walk) => T): T {
  walk.depth += 1
  if (walk.depth > deepest) refuse('too-deep', token(walk, -1))
  const value = read(walk)
  walk.depth -= 1
  return value
}

/** Warns of what was read, from a place on. */
export function warn(walk: Walk, doubt: Doubt, start: number): void {
  if (walk.warnings.length < mostWarnings) walk.warnings.push(misreading(doubt, upTo(walk, start)))
}

/** Moves past the bracket that closes what was read. */
export function closed<T>(walk: Walk, open: Token & { readonly type: 'open' }, read: T): T {
  const found = token(walk)
  if (found.type !== 'close' || found.bracket !== open.bracket) refuseRest(walk, open)
  walk.at += 1
  return read
}

/** What is wrong with what stands where a formula, or what its brackets hold, should end. */
export function refuseRest(walk: Walk, open?: Token): never {
  const found = token(walk)
  if (found.type === 'end') return refuse('unclosed', open ?? found)
  if (found.type === 'close') return refuse(open === undefined ? 'unopened' : 'wrong-bracket', found)
  if (isTight(walk)) return refuse('decimal-comma', found)
  return refuse(found.type === ',' || found.type === ';' ? 'separator' : 'unexpected', found)
}
/** Whether a comma stands between figures, as in a decimal. */
export function isTight(walk: Walk): boolean {
  const [before, comma, after] = [token(walk, -1), token(walk), token(walk, 1)]
  return (
    comma.type === ',' && before.type === 'number' && after.type === 'number' && before.end === comma.start && comma.end === after.start
  )
}

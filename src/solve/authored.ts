// Authored text as read: the pieces in a student's language, and what they speak of.
import type { Expr, Location, Piece, Problem, Sourced, Text } from '../model.ts'

/** The pieces of a text in a language; in English where there is none, else in the first that there is. */
export const piecesIn = (text: Text, lang: string): readonly Piece[] =>
  (text.find((one) => one.lang === lang) ?? text.find((one) => one.lang === 'en') ?? text[0])?.pieces ?? []

/** Pieces with those inside of `if`s. */
export const allPieces = (pieces: readonly Piece[]): readonly Piece[] =>
  pieces.flatMap((piece) => (piece.type === 'if' ? allPieces([...piece.then, ...piece.else]) : [piece]))

/** Every expression whose value a text shows through `{{…}}`. */
export const valuesShown = (pieces: readonly Piece[]): readonly Sourced[] =>
  allPieces(pieces).flatMap((piece) => {
    if (piece.type === 'value') return [piece.of]
    return piece.type === 'math' ? piece.parts.flatMap((part) => (typeof part !== 'string' && part.type === 'value' ? [part.of] : [])) : []
  })

const sources = new WeakMap<Expr, Sourced>()
/** An expression that no author wrote apart, to be evaluated: one object for each, since solutions compile each object once. */
export function sourceOf(expr: Expr, at: Location): Sourced {
  const source = sources.get(expr) ?? { expr, source: '', at }
  sources.set(expr, source)
  return source
}

const names = new WeakMap<Problem, Map<string, Sourced>>()
/** A name of a problem, to be evaluated; likewise one object for each place. */
export function nameSource(problem: Problem, name: string, at: Location): Sourced {
  const known = names.get(problem) ?? new Map<string, Sourced>()
  names.set(problem, known)
  const key = `${name} ${at.line}:${at.col}`
  const source = known.get(key) ?? { expr: { type: 'name', name }, source: name, at }
  known.set(key, source)
  return source
}

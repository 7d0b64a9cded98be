// Authored text as read: the pieces in a student's language, and what they speak of.
import type { Piece, Sourced, Text } from '../model.ts'

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

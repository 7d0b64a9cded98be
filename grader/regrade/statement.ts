// The statement as students saw it and as a newer spec has it: which numbers it shows, and which of them the spec
// computes. Words may be mended after the fact; a number that was computed makes another question.
import type { Piece, Problem, PosedProblem, RichText, Segment, Text } from '../../src/model.ts'

export interface ShownStatement {
  readonly posed: PosedProblem
  readonly problem: Problem
}

/** Whether the statement reads the same. */
export const sameStatement = (a: PosedProblem, b: PosedProblem): boolean => JSON.stringify(textsOf(a)) === JSON.stringify(textsOf(b))

/** Numbers that one of the two statements shows and the other does not, and that no author typed into either. */
export function otherNumbers(before: ShownStatement, after: ShownStatement): readonly string[] {
  const [old, young] = [numbersOf(before), numbersOf(after)]
  return [...old].filter((number) => !young.has(number)).concat([...young].filter((number) => !old.has(number)))
}

const textsOf = ({ stem, parts }: PosedProblem): readonly RichText[] => [stem, ...parts.map(({ text }) => text)]

/** Those that are shown, less those that are typed. */
function numbersOf({ posed, problem }: ShownStatement): ReadonlySet<string> {
  const typed = new Set(textsIn(problem).flatMap((text) => numerals(text)))
  const shown = textsOf(posed).flatMap((text) => text.flatMap(segmentTexts).flatMap(numerals))
  return new Set(shown.filter((number) => !typed.has(number)))
}

/** Numbers in a text or in TeX, without those of indices. */
const numerals = (text: string): readonly string[] => text.replace(/_(?:\{[^{}]*\}|\w)/g, ' ').match(/\d+(?:\.\d+)?/g) ?? []

function segmentTexts(segment: Segment): readonly string[] {
  switch (segment.type) {
    case 'markdown':
    case 'text':
      return [segment.text]
    case 'math':
      return [segment.tex]
    case 'table':
      return [...segment.head, ...segment.rows.flat()].flat().flatMap(segmentTexts)
    case 'steps':
      return segment.groups.flatMap(({ heading, lines }) => [heading, ...lines].flat().flatMap(segmentTexts))
    default:
      return segment satisfies never
  }
}

/** What authors typed into the statement, in every language. */
const textsIn = ({ text, parts }: Problem): readonly string[] =>
  [text, ...parts.map((part) => part.text)].flatMap((one) => (one === undefined ? [] : typedIn(one)))
const typedIn = (text: Text): readonly string[] => text.flatMap(({ pieces }) => pieces.flatMap(pieceTexts))

function pieceTexts(piece: Piece): readonly string[] {
  switch (piece.type) {
    case 'markdown':
      return [piece.text]
    case 'math':
      return piece.parts.filter((part) => typeof part === 'string')
    case 'plural':
      return [piece.one, piece.other]
    case 'if':
      return [...piece.then, ...piece.else].flatMap(pieceTexts)
    case 'value':
    case 'tex':
    case 'block':
    case 'table':
    case 'part':
      return []
    default:
      return piece satisfies never
  }
}

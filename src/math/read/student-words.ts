// A run of letters and figures in, the names it is made of out. A whole name goes before parts of it, a longer part before a
// shorter one, a declared symbol before a function of as many letters. Where no cut is known, the terms say what then.
import { type Misreading, misreading, type Place, refuse } from './student-codes.ts'
import { nameKey, type Names, type Word } from './student-names.ts'
import { isFigure, textOf, type Unit } from './student-units.ts'

/** What comes behind a run: a bracket, something else that a function can be applied to, or neither. */
export type Follow = 'bracket' | 'operand' | 'other'
export interface Cut {
  readonly words: readonly (Place & { readonly word: Word })[]
  /** How many units the words take: a run is left before a number (`sin2x`) and before the base of a logarithm. */
  readonly used: number
  readonly warnings: readonly Misreading[]
}

/** A run, or a part of one. */
interface Run {
  readonly units: readonly Unit[]
  readonly from: number
  readonly to: number
  readonly follow: Follow
  readonly names: Names
}
interface Piece {
  readonly word: Word
  readonly from: number
  readonly to: number
}

/** The names of a run, of which there is at least one unit. */
export function cutRun(units: readonly Unit[], follow: Follow, names: Names): Cut {
  const run: Run = { units, from: 0, to: units.length, follow, names }
  const pieces = known(run, true) ?? unapplied(run) ?? loosely(run) ?? unknown(run)
  return {
    words: pieces.map(({ word, from, to }) => ({ word, ...placeOf(units, from, to) })),
    used: pieces.at(-1)?.to ?? units.length,
    warnings: pieces.flatMap(({ word, from, to }) =>
      word.type === 'function' && isProduct(run, from, to) ? [misreading('read-as-function', placeOf(units, from, to))] : [],
    ),
  }
}

const placeOf = (units: readonly Unit[], from: number, to: number): Place => ({
  start: units[from]?.start ?? 0,
  end: units[to - 1]?.end ?? 0,
})
const textBetween = ({ units }: Run, from: number, to: number): string => textOf(units.slice(from, to))
const isLetter = (unit: Unit | undefined): boolean => unit !== undefined && !isFigure(unit.text) && !"_'".includes(unit.text[0] ?? '')

/** Known names from end to end of a run; `strict`: functions only where something follows that they can be applied to. */
function known(run: Run, strict: boolean): readonly Piece[] | undefined {
  const { from, to } = run
  const best: (Piece | undefined)[] = []
  for (let at = to - 1; at >= from; at -= 1) {
    if (at > from && !isLetter(run.units[at])) continue
    best[at] = piecesAt(run, at, strict).find((piece) => piece.to === to || isLeft(piece, run) || best[piece.to])
  }
  const pieces: Piece[] = []
  for (let piece = best[from]; piece; piece = isLeft(piece, run) ? undefined : best[piece.to]) pieces.push(piece)
  return pieces.length > 0 ? pieces : undefined
}

/** The known names that begin at a unit, longest first. */
function piecesAt(run: Run, from: number, strict: boolean): readonly Piece[] {
  const { units, to: last, follow, names } = run
  const found: Piece[] = []
  let text = ''
  for (let to = from + 1; to <= last && text.length <= names.longest; to += 1) {
    text += units[to - 1]?.text ?? ''
    const word = names.word(text, to === last && follow === 'bracket')
    const piece = word && { word, from, to }
    const isApplied = to < last || follow !== 'other' || word?.type !== 'function' || !strict
    if (piece && isApplied && mayEnd(piece, run)) found.unshift(piece)
  }
  return found
}
/** A name does not end between figures, before an index or before a prime. */
function mayEnd(piece: Piece, run: Run): boolean {
  const [last, next] = [run.units[piece.to - 1], run.units[piece.to]]
  return piece.to === run.to || isLetter(next) || (isLeft(piece, run) && !(isFigure(next?.text) && isFigure(last?.text)))
}
/** Whether the run is left at the end of a piece: for the number that a function is applied to, or the base of a logarithm. */
function isLeft({ word, to }: Piece, run: Run): boolean {
  const next = to < run.to ? (run.units[to]?.text ?? '') : ''
  if (next.startsWith('_')) return word.type === 'function' && word.name === 'logarithm'
  return isFigure(next) && (word.type === 'function' || run.names.undeclared === 'refuse')
}

/** Functions with nothing behind them: where other names may be meant, only one that is alone. */
function unapplied(run: Run): readonly Piece[] | undefined {
  const pieces = known(run, false)
  return run.names.undeclared === 'refuse' || pieces?.length === 1 ? pieces : undefined
}
/** `Wfh` for `W_fh`, where it can mean nothing else. */
function loosely(run: Run): readonly Piece[] | undefined {
  const word = run.names.loosely(textBetween(run, run.from, run.to))
  return word && [{ word, from: run.from, to: run.to }]
}

/** A run that is not made of known names: new symbols, or a mistake. */
function unknown(run: Run): readonly Piece[] {
  const { names } = run
  const splits = names.split && names.undeclared === 'symbol'
  const pieces: Piece[] = []
  for (let from = run.from; from < run.to; from = pieces.at(-1)?.to ?? run.to) {
    const to = endOfName(run.units, from, splits)
    const part: Run = { ...run, from, to, follow: to < run.to ? 'operand' : run.follow }
    const longest = splits ? piecesAt(run, from, false).slice(0, 1) : (known(part, true) ?? unapplied(part))
    pieces.push(...(longest?.length ? longest : [symbolOf(part)]))
    if (pieces.some((piece) => isLeft(piece, run))) break
  }
  return pieces
}
/**
 * Where a new name ends: before the next sign or command that is a name by itself; where letters are split, before the next
 * letter. Its figures and its index belong to it; one without braces takes the letters that follow (`x_ab`), but none behind figures.
 */
function endOfName(units: readonly Unit[], from: number, splits: boolean): number {
  let [to, isIndex] = [from + 1, false]
  for (; to < units.length; to += 1) {
    const [before, unit] = [units[to - 1]?.text ?? '', units[to]]
    isIndex = before === '_' || (isIndex && unit?.whole !== true && !/\d$/.test(before))
    if (isLetter(unit) && !isIndex && (splits || unit?.whole === true || units[from]?.whole === true)) break
  }
  return to
}

/** Words that stand between formulas. */
const words: ReadonlySet<string> = new Set(['or', 'and', 'not', 'if', 'then', 'else', 'where', 'for', 'infinity', 'infty'])
/** A new symbol: `x_1` and `x₁` are called x1, as `x1` is, unless that would be read otherwise (`sin_1`). */
function symbolOf({ units, from, to, names }: Run): Piece {
  const text = textOf(units.slice(from, to))
  const isName = /^\p{L}[\p{L}\w]*(?:_\{[\w,+-]+\})?$/u.test(text) && !words.has(text.toLowerCase())
  if (names.undeclared === 'refuse' || !isName) {
    const prime = units.find((unit) => unit.text === "'")
    refuse(prime ? 'character' : 'unknown-symbol', prime ?? placeOf(units, from, to))
  }
  const letters = Array.from(nameKey(text), (letter): Unit => ({ text: letter, start: 0, end: 0, next: 0 }))
  const isFree = known({ units: letters, from: 0, to: letters.length, follow: 'other', names }, true) === undefined
  return { word: { type: 'name', name: isFree ? nameKey(text) : text }, from, to }
}

/** Whether a function's name is also a product of symbols, or of symbols and a function: `asin` where a is one. */
function isProduct(run: Run, from: number, to: number): boolean {
  for (let cut = from + 1; cut < to; cut += 1) {
    const [first, rest] = [run.names.word(textBetween(run, from, cut), false), run.names.word(textBetween(run, cut, to), true)]
    if (first?.type === 'name' && (rest?.type === 'name' || rest?.type === 'function' || isProduct(run, cut, to))) return true
  }
  return false
}

// The pieces of one text filled with a solution's values. Blocks that are built elsewhere (the trace) come in as functions.
import { type Checked, type Diagnostic, error } from '../diagnostic.ts'
import { withChildren } from '../math/names.ts'
import { literalTex } from '../math/print/notation.ts'
import { valueExpr } from '../math/print/plain.ts'
import { tex } from '../math/print/tex.ts'
import { Symbolic } from '../math/evaluate/symbolic.ts'
import { hasLetters, isList, isRational, isScalar, sameValue, scalarToFloat, type Value } from '../math/evaluate/value.ts'
import type { Expr, Location, MathTag, Piece, RichText, Segment, Sourced } from '../model.ts'
import { nameSource, piecesIn, sourceOf } from './authored.ts'
import { equations } from './equations.ts'
import { givenSentences } from './given.ts'
import { namesAt, styleOf, valueIn } from './naming.ts'
import { partLabel } from './part-label.ts'
import { inARow, joined, listed, math, roundingSentences, say, text } from './sentences.ts'
import type { CellInUse, Solution } from './solution.ts'

export interface Filling {
  readonly solution: Solution
  readonly lang: string
  /** What `{{trace}}` becomes. */
  readonly trace: () => RichText
  readonly errors: Diagnostic[]
  /** Whether `{{conventions}}` has been put in. */
  conventionsPlaced: boolean
}

/** Pieces with every value in them; what fails is left out and its error kept. */
export function fillPieces(pieces: readonly Piece[], filling: Filling): RichText {
  const filled: Segment[] = []
  const constants = constantsOf(pieces)
  for (const [i, piece] of pieces.entries()) {
    const constant = constants[i]
    if (constant !== undefined) filled.push(constant)
    else filled.push(...fillPiece(piece, filling))
  }
  return joined(filled)
}

const constantPieces = new WeakMap<readonly Piece[], readonly (Segment | undefined)[]>()
/** The segments of those pieces that hold no value: the same for every variant. */
function constantsOf(pieces: readonly Piece[]): readonly (Segment | undefined)[] {
  const known = constantPieces.get(pieces) ?? pieces.map(constantSegment)
  constantPieces.set(pieces, known)
  return known
}
function constantSegment(piece: Piece): Segment | undefined {
  if (piece.type === 'markdown') return { type: 'markdown', text: piece.text }
  if (piece.type !== 'math') return undefined
  const strings = piece.parts.filter((part) => typeof part === 'string')
  return strings.length === piece.parts.length ? { type: 'math', tex: strings.join(''), display: piece.display } : undefined
}

function fillPiece(piece: Piece, filling: Filling): RichText {
  const { lang, solution } = filling
  switch (piece.type) {
    case 'markdown':
      return [{ type: 'markdown', text: piece.text }]
    case 'math':
      return [{ type: 'math', tex: formula(piece.parts, filling), display: piece.display }]
    case 'value':
      return withValue(piece.of, filling, (value) => outsideOfMaths(value, filling))
    case 'tex':
      return [math(expressionTex(piece.of, filling))]
    case 'block':
      return block(piece.name, filling)
    case 'table':
      return table(piece.names, piece.at, filling)
    case 'part':
      return part(piece.id, piece.at, solution, filling)
    case 'plural':
      return withValue(piece.of, filling, (value) => [text(isOne(value, lang) ? piece.one : piece.other)])
    case 'if':
      return branch(piece, filling)
    default:
      return piece satisfies never
  }
}

/** The value of an expression, or its errors kept. */
function valueOf(of: Sourced, { solution, errors }: Filling): Value | undefined {
  const value: Checked<Value> = solution.evaluate(of)
  if (value.ok) return value.value
  errors.push(...value.errors)
  return undefined
}
function withValue(of: Sourced, filling: Filling, use: (value: Value) => RichText): RichText {
  const value = valueOf(of, filling)
  return value === undefined ? [] : use(value)
}

/** Numbers are set as formulas, so that a minus is one; words stay words. */
function outsideOfMaths(value: Value, { solution, lang }: Filling): RichText {
  if (typeof value === 'string') return [text(value)]
  const words = isList(value) ? value.flatMap((item) => (typeof item === 'string' ? [[text(item)]] : [])) : []
  return isList(value) && words.length === value.length && words.length > 0 ? listed(lang, words) : [math(valueIn(solution, value))]
}

// ── Formulas ───────────────────────────────────────────────────────────────────────────────────────────────

function formula(parts: Extract<Piece, { type: 'math' }>['parts'], filling: Filling): string {
  return parts
    .map((part, i): string => {
      if (typeof part === 'string') return part
      const [before, after] = [parts[i - 1] ?? '', parts[i + 1] ?? '']
      if (part.type === 'tex') {
        const inside = expressionTex(part.of, filling)
        // x^{{tex "a + b"}}: all of it is the exponent
        return typeof before === 'string' && /[\^_]\s*$/.test(before) ? `{${inside}}` : inside
      }
      const value = valueOf(part.of, filling)
      const text = (beside: string | MathTag): string => (typeof beside === 'string' ? beside : '+')
      return value === undefined ? '' : valueInFormula(value, text(before), text(after), filling)
    })
    .join('')
}

/** A value in TeX braces of its own, so that `x^{{n}}` takes all of 12; a negative number, fraction or formula under a power in brackets. */
function valueInFormula(value: Value, before: string, after: string, { solution }: Filling): string {
  const inside = typeof value === 'string' ? literalTex(value) : valueIn(solution, value)
  const isBase = /^\s*\^/.test(after) && !isList(value) && typeof value !== 'string' && !/^(?:[\d.]+|[A-Za-z])$/.test(inside)
  const isFactor = value instanceof Symbolic && isLoose(value.expr) && !standsAlone(before, after)
  return isBase || isFactor ? `{\\left(${inside}\\right)}` : `{${inside}}`
}
/** Whether signs stand on both sides of a place, behind spaces, that a sum may stand between: a relation, a comma, a bracket, or nothing. */
function standsAlone(before: string, after: string): boolean {
  const space = String.raw`(?:\\[,;:! ]|\\q?quad|~|\s)`
  const left = before.replace(new RegExp(`${space}*$`), '')
  const right = after.replace(new RegExp(`^${space}*`), '')
  return /(?:^|[=({[,<>]|\\(?:le|ge|ne|approx|to))$/.test(left) && /^(?:$|[=)}\],<>.;:]|\\(?:le|ge|ne|approx|to))/.test(right)
}
/** Whether a formula is a sum, or begins with a minus: between other signs it takes brackets. */
const isLoose = (expr: Expr): boolean => expr.type === 'negate' || (expr.type === 'arithmetic' && (expr.op === '+' || expr.op === '-'))

/**
 * `{{tex "w*x + b"}}`: parameters and `let` by value, and rows of a run (`h[3]`) where they hold letters; other names as
 * they are, and in derivative(…) and at(…) whatever holds letters. Signs and factors 1 are put right.
 */
function expressionTex(of: Sourced, filling: Filling): string {
  const { solution } = filling
  const { problem } = solution
  const own = new Set([...problem.parameters, ...problem.let].map(({ name }) => name))
  const shown = (value: Value | undefined, inside: boolean): Expr | undefined =>
    value === undefined || (inside && hasLetters(value)) ? undefined : valueExpr(value)
  const row = (expr: Extract<Expr, { type: 'index' }>): Value | undefined => {
    const { of: list } = expr
    const isRow = problem.symbols.length > 0 && ((list.type === 'name' && !own.has(list.name)) || list.type === 'member')
    const value = isRow ? solution.evaluate(sourceOf(expr, of.at)) : undefined
    return value?.ok === true && hasLetters(value.value) ? value.value : undefined
  }
  const filled = (expr: Expr, inside: boolean): Expr => {
    if (expr.type === 'name' && own.has(expr.name)) return shown(valueOf(nameSource(problem, expr.name, of.at), filling), inside) ?? expr
    const entry = expr.type === 'index' ? shown(row(expr), inside) : undefined
    const below = inside || (expr.type === 'call' && (expr.name === 'derivative' || expr.name === 'at'))
    return entry ?? withChildren(expr, (child) => filled(child, below))
  }
  const expr = filled(of.expr, false)
  return tex(expr, namesAt(solution), { ...styleOf(solution, filling.lang), fold: true })
}

// ── Blocks ─────────────────────────────────────────────────────────────────────────────────────────────────

function block(name: Extract<Piece, { type: 'block' }>['name'], filling: Filling): RichText {
  switch (name) {
    case 'equations':
      return equations(filling.solution, filling.lang)
    case 'given':
      return inARow(givenSentences(filling.solution, filling.lang))
    case 'conventions':
      filling.conventionsPlaced = true
      return conventions(filling)
    case 'trace':
      return filling.trace()
    default:
      return name satisfies never
  }
}

/** What tells students how it is meant: the sentences of the choices made, of the roundings, and of the readings that are not. */
export const conventions = (filling: Filling): RichText => inARow([...ofCell(filling), ...ofReadings(filling)])

const spoken = new WeakMap<CellInUse['conventions'], Map<string, readonly RichText[]>>()
function ofCell(filling: Filling): readonly RichText[] {
  const { cell } = filling.solution
  if (cell === undefined) return []
  const known = spoken.get(cell.conventions)?.get(filling.lang)
  if (known !== undefined) return known
  const texts = cell.conventions.map(({ text: said }) => piecesIn(said ?? [], filling.lang).filter(isInline))
  const chosen = texts.map((pieces) => fillPieces(pieces, filling)).filter((sentence) => sentence.length > 0)
  const all = [...chosen, ...gateSentences(filling), ...roundingSentences(filling.solution, filling.lang)]
  // without a value in them they are the same for every variant under these conventions
  const isConstant = texts.flat().every((piece) => constantSegment(piece) !== undefined)
  if (isConstant) spoken.set(cell.conventions, new Map([...(spoken.get(cell.conventions) ?? []), [filling.lang, all]]))
  return all
}

/** A reading that is declared with a sentence and not accepted: the sentence says how it is meant instead. */
function ofReadings(filling: Filling): readonly RichText[] {
  const { readings = [], parts } = filling.solution.problem
  if (readings.length === 0) return []
  const accepted = new Set(parts.flatMap(({ accept = [] }) => accept.map(({ name }) => name)))
  return readings.flatMap(({ name, says }) =>
    says === undefined || accepted.has(name) ? [] : [fillPieces(piecesIn(says, filling.lang).filter(isInline), filling)],
  )
}

/** What claims take gates to be: the one convention that belongs to no cell. */
function gateSentences({ solution, lang }: Filling): readonly RichText[] {
  const made = solution.cell?.conventions.find(({ choice }) => choice.name === 'gates')?.choice.choice
  const semantics = (['ideal', 'exact', 'rounded'] as const).find((name) => name === made)
  return semantics === undefined ? [] : [say(lang, `gates/${semantics}`)]
}

/** A convention's sentence holds no block: `{{conventions}}` in it would never end. */
const isInline = ({ type }: Piece): boolean => type !== 'block'

/** Lists side by side, an entry a row; a single value is repeated. */
function table(names: readonly string[], at: Location, filling: Filling): RichText {
  const columns = names.flatMap((name) => {
    const value = valueOf(nameSource(filling.solution.problem, name, at), filling)
    return value === undefined ? [] : [{ name, value }]
  })
  const lengths = new Set(columns.flatMap(({ value }) => (isList(value) ? [value.length] : [])))
  if (lengths.size > 1) {
    const found = columns.map(({ name, value }) => `${name} has ${isList(value) ? value.length : 1}`).join(', ')
    filling.errors.push(error('solve/shape', `found columns of different lengths: ${found}`, at, 'put lists of one length into a table'))
    return []
  }
  const symbolic = namesAt(filling.solution)
  const cell = (value: Value | undefined): RichText => (value === undefined ? [] : outsideOfMaths(value, filling))
  const rows = Array.from({ length: [...lengths][0] ?? 1 }, (_, i) => columns.map(({ value }) => cell(isList(value) ? value[i] : value)))
  return [{ type: 'table', head: columns.map(({ name }): RichText => [math(symbolic(name))]), rows }]
}

function part(id: string, at: Location, { problem }: Solution, filling: Filling): RichText {
  if (problem.parts.some((one) => one.id === id)) return partLabel(problem, id, filling.lang)
  const known = problem.parts.map((one) => one.id).join(', ')
  filling.errors.push(error('spec/unknown-name', `found the part “${id}”, which there is not`, at, `the parts are ${known}`))
  return []
}

function branch(piece: Extract<Piece, { type: 'if' }>, filling: Filling): RichText {
  const value = valueOf(piece.condition, filling)
  if (value === undefined) return []
  const holds = truth(value)
  if (holds !== undefined) return fillPieces(holds ? piece.then : piece.else, filling)
  const hint = 'write a comparison, as in {{#if "T > 2"}}'
  filling.errors.push(
    error('solve/type', `found a value that is no condition in {{#if "${piece.condition.source}"}}`, piece.condition.at, hint),
  )
  return []
}

/** A condition is 1 or 0; a list holds where all its entries do. */
function truth(value: Value): boolean | undefined {
  if (isList(value)) {
    const each = value.map(truth)
    return each.includes(undefined) ? undefined : each.every((one) => one === true)
  }
  return sameValue(value, 1) === true ? true : sameValue(value, 0) === true ? false : undefined
}

/** Whether a number takes the singular in a language (CLDR's plural rules); -1 does in English. */
function isOne(value: Value, lang: string): boolean {
  if (!isScalar(value) || !isRational(value)) return false
  try {
    return new Intl.PluralRules(lang).select(scalarToFloat(value)) === 'one'
  } catch {
    return sameValue(value, 1) === true
  }
}

// Numbers typed into a worked solution, or into what is said of an answer, that nothing computed or drawn comes to.
import { type Diagnostic, warning } from '../../diagnostic.ts'
import { visitExpr } from '../../math/names.ts'
import { toFloat, toText, type Rational } from '../../math/exact/rational.ts'
import { isList, isRational, isScalar, scalarToFloat, type Value } from '../../math/evaluate/value.ts'
import type { Expr, Location, Piece, Problem, RichText } from '../../model.ts'
import type { Solution } from '../../solve/solution.ts'
import { drawsOf } from '../../solve/solve.ts'
import { worked } from '../../solve/worked.ts'
import { namesOf } from '../../spec/names/scope.ts'
import { usesOf } from '../../spec/names/uses.ts'
import { inVariants, type Look, type Observer } from '../look.ts'
import { authoredTexts } from './authored-texts.ts'
import { numbersIn, type TypedNumber } from './typed-numbers.ts'

interface Unknown {
  readonly number: TypedNumber
  readonly first: Look
  count: number
}
interface Watched {
  readonly pieces: readonly Piece[]
  readonly at: Location
}

/** Each number at its place, with a variant that does not know it. Looks at thorough variants alone. */
export function unknownNumber(problem: Problem): Observer {
  const watched = authoredTexts(problem).flatMap(({ what, text, at }): readonly Watched[] =>
    what === 'solution' || what === 'says' ? text.map(({ pieces }) => ({ pieces, at })) : [],
  )
  const numbers = new Map<Piece, readonly TypedNumber[]>()
  const remember = (piece: Piece, at: Location): void => {
    if (piece.type === 'if') for (const inner of [...piece.then, ...piece.else]) remember(inner, at)
    const found = numbersIn(piece, at).filter((number) => !isStructural(number))
    if (found.length > 0) numbers.set(piece, found)
  }
  for (const { pieces, at } of watched) for (const piece of pieces) remember(piece, at)
  let constants: ReadonlySet<string> | undefined
  const unknown = new Map<string, Unknown>()
  let looked = 0
  return {
    look(look) {
      if (!look.thorough || numbers.size === 0) return
      looked += 1
      constants ??= constantsOf(problem)
      const isKnown = knownBy(look.drawn.solution, constants)
      for (const { pieces } of watched)
        for (const piece of shownPieces(pieces, look.drawn.solution))
          for (const number of numbers.get(piece) ?? []) {
            if (isKnown(number)) continue
            const key = `${number.at.file}:${number.at.line}:${number.at.col} ${number.text}`
            const known = unknown.get(key) ?? { number, first: look, count: 0 }
            known.count += 1
            unknown.set(key, known)
          }
    },
    found: () => [...unknown.values()].map((one) => told(one, looked)),
  }
}

function told({ number: { text, at }, first, count }: Unknown, looked: number): Diagnostic {
  const where = inVariants(count, looked, first.example)
  return warning(
    'lint/unknown-number',
    `found ${text} typed by hand, and nothing drawn or computed is ${text}${where === '' ? '' : ` ${where}`}`,
    at,
    'let it be computed: {{name}}, {{value "…"}}, {{tex "…"}} or {{trace}}',
  )
}

/** 0, 1, 2 and the halves. */
const isStructural = ({ value, parts }: TypedNumber): boolean =>
  [value, ...(parts ?? [])].every((one) => ['0', '1', '2', '1/2', '3/2'].includes(toText(one)))

/** Pieces with the branches that this variant takes; both where a condition cannot be told. */
function shownPieces(pieces: readonly Piece[], solution: Solution): readonly Piece[] {
  return pieces.flatMap((piece) => {
    if (piece.type !== 'if') return [piece]
    const holds = solution.evaluate(piece.condition)
    const isTrue = holds.ok && (isList(holds.value) ? holds.value.every((one) => one !== 0) : holds.value !== 0)
    return shownPieces(isTrue ? piece.then : piece.else, solution)
  })
}

// ── What is known ──────────────────────────────────────────────────────────────────────────────────────────

/** Numbers in the problem's own expressions, equations, roundings and tolerances. */
function constantsOf(problem: Problem): ReadonlySet<string> {
  const constants = new Set<string>()
  const visit = (expr: Expr): void =>
    visitExpr(expr, (inner) => {
      if (inner.type === 'number') constants.add(inner.value)
    })
  for (const { of } of usesOf(namesOf(problem))) visit(of.expr)
  for (const { saturate } of problem.lines.round) if (saturate !== undefined) constants.add(saturate)
  for (const part of problem.parts) {
    const precision = 'precision' in part ? part.precision : {}
    for (const amount of [precision.decimals, precision.figures, precision.within?.amount, precision.close?.within.amount])
      if (amount !== undefined) constants.add(`${amount}`)
  }
  return constants
}

/** Whether a variant knows a number: exactly, or as what some value is rounded to. */
function knownBy(solution: Solution, constants: ReadonlySet<string>): (number: TypedNumber) => boolean {
  const exact = new Set(constants)
  const floats: number[] = []
  const take = (value: Value): void => {
    if (isList(value)) {
      exact.add(`${value.length}`)
      value.forEach(take)
    } else if (isScalar(value)) {
      if (isRational(value)) exact.add(toText(value).replace(/^-/, ''))
      floats.push(Math.abs(scalarToFloat(value)))
    }
  }
  valuesOf(solution).forEach(take)
  for (let row = 1; row <= solution.rows; row++) exact.add(`${row}`)
  const printed = printedNumbers(worked(solution, 'en'))
  const isOne = (value: Rational, decimals: number): boolean => {
    const near = toFloat(value)
    const allowed = 0.5 * 10 ** -decimals * (1 + 1e-9)
    return exact.has(toText(value)) || (decimals > 0 && floats.some((float) => Math.abs(float - near) <= allowed))
  }
  return ({ text, value, parts, decimals }) =>
    printed.has(text) || isOne(value, decimals) || (parts?.every((part) => isOne(part, 0) || isSmall(part)) ?? false)
}
const isSmall = (value: Rational): boolean => value === 0 || value === 1 || value === 2

/** Everything drawn, given, computed on the way, and asked for, under mistakes too. */
function valuesOf(solution: Solution): readonly Value[] {
  const { problem } = solution
  const checked = [...problem.let.map((definition) => solution.evaluate(definition)), ...problem.parts.map((part) => solution.key(part))]
  return [
    ...drawsOf(problem, solution.variant).values(),
    ...checked.flatMap((one) => (one.ok ? [one.value] : [])),
    ...problem.mistakes.flatMap(({ name }) => problem.parts.flatMap((part) => solution.mistaken(name, part) ?? [])),
    ...(solution.cell?.given ?? []).map(({ value }) => value),
    ...solution.trace.flatMap(({ reads, calls, exact, value }) => [
      ...reads.values(),
      ...calls.flatMap((call) => [...call.arguments, call.value]),
      exact,
      value,
    ]),
  ]
}

/** The numbers in the worked solution as it is printed. */
function printedNumbers(text: RichText): ReadonlySet<string> {
  const found = new Set<string>()
  const walk = (rich: RichText): void => {
    for (const segment of rich) {
      if (segment.type === 'steps') for (const { heading, lines } of segment.groups) [heading, ...lines].forEach(walk)
      else if (segment.type === 'table') [...segment.head, ...segment.rows.flat()].forEach(walk)
      else for (const [number] of (segment.type === 'math' ? segment.tex : segment.text).matchAll(/\d+(?:\.\d+)?/g)) found.add(number)
    }
  }
  walk(text)
  return found
}

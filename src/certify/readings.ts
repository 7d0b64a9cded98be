// The other readings of a problem's conventions, each a change of lines: another choice, the exact value fed back instead of
// the rounded one, another way for ties, < where ≤ stands; and the combinations that the author declares.
import { linesInUse } from '../cell/lines.ts'
import { carriedName } from '../cell/roles.ts'
import { mapExpr, namesIn, visitExpr } from '../math/names.ts'
import { plain } from '../math/print/plain.ts'
import type { CompareOp, ConventionChoice, Definition, Expr, Lines, Mistake, Problem, ReadingRow, Rounding, TieRule } from '../model.ts'

export interface Reading {
  readonly name: string
  readonly about: ReadingRow['about']
  readonly change: Mistake
  /** As YAML. */
  readonly lines: string
}

const nothing: Lines = { equations: [], let: [], given: [], round: [], convention: [] }

/** Every single reading of the conventions that are not drawn, then those declared under `readings`. */
export function readingsOf(problem: Problem): readonly Reading[] {
  const lines = linesInUse(problem, firstChoices(problem))
  return [
    ...problem.lines.convention.flatMap((made) => otherChoices(made, problem)),
    ...lines.round.flatMap((rounding) => [...otherCarry(rounding, lines), ...otherTies(rounding, problem)]),
    ...strictOnes(lines.equations, 'equations', problem),
    ...strictOnes(lines.let, 'let', problem),
    ...(problem.readings ?? []).map((change): Reading => ({
      name: change.name,
      about: 'declared',
      change,
      lines: `readings.${change.name}`,
    })),
  ]
}

/** Where a convention is drawn, any of its choices: what else may be read differently is the same under each. */
export const firstChoices = ({ lines }: Problem): ReadonlyMap<string, string> =>
  new Map(lines.convention.flatMap(({ name, choice }) => (typeof choice === 'string' ? [] : [[name, choice.draw[0] ?? ''] as const])))

function reading(problem: Problem, name: string, about: ReadingRow['about'], lines: Partial<Lines>, text: string): Reading {
  return { name, about, change: { name, lines: { ...nothing, ...lines }, answer: [], at: problem.at }, lines: text }
}

function otherChoices({ name, choice, at }: ConventionChoice, problem: Problem): readonly Reading[] {
  const declared = problem.cell?.conventions.find((convention) => convention.name === name)
  if (typeof choice !== 'string' || declared === undefined) return []
  return declared.choices
    .filter((other) => other.name !== choice)
    .map((other) =>
      reading(
        problem,
        `${name}=${other.name}`,
        'convention',
        { convention: [{ name, choice: other.name, at }] },
        `convention: { ${name}: ${other.name} }`,
      ),
    )
}

/** Of an equation that is rounded and read by the next row: what the next row reads. */
function otherCarry(rounding: Rounding, { equations, run }: ReturnType<typeof linesInUse>): readonly Reading[] {
  const { of, carry = 'rounded', at } = rounding
  const isRead = equations.some(({ expr }) => [...namesIn(expr)].some((name) => carriedName(name) === of))
  if (run === undefined || rounding.to === undefined || !isRead || !equations.some(({ name }) => name === of)) return []
  const other = carry === 'rounded' ? 'exact' : 'rounded'
  const round: Rounding = { of, carry: other, at }
  return [
    {
      name: `carry ${of}=${other}`,
      about: 'carry',
      change: { name: `carry ${of}`, lines: { ...nothing, round: [round] }, answer: [], at },
      lines: `round: { ${of}: { carry: ${other} } }`,
    },
  ]
}

const tieRules = ['up', 'down', 'even', 'toward-zero', 'away'] as const satisfies readonly TieRule[]
/** A tie that is rejected is in no variant, so it can be read in no other way. */
function otherTies({ of, to, tie = 'reject', at }: Rounding, problem: Problem): readonly Reading[] {
  if (to === undefined || tie === 'reject') return []
  return tieRules
    .filter((other) => other !== tie)
    .map((other) =>
      reading(problem, `tie ${of}=${other}`, 'tie', { round: [{ of, tie: other, at }] }, `round: { ${of}: { tie: ${other} } }`),
    )
}

const flipped: { readonly [Op in CompareOp]?: CompareOp } = { '<': '<=', '<=': '<', '>': '>=', '>=': '>' }
/** Definitions with every `<` in them read as `≤`, and the other way round. */
function strictOnes(definitions: readonly Definition[], where: 'equations' | 'let', problem: Problem): readonly Reading[] {
  return definitions.flatMap((definition) => {
    const { name, expr } = definition
    if (!isOrdered(expr)) return []
    const other = mapExpr(expr, (inner) => (inner.type === 'compare' ? { ...inner, ops: inner.ops.map((op) => flipped[op] ?? op) } : inner))
    const source = plain(other)
    const changed: Definition = { ...definition, expr: other, source }
    return [reading(problem, `strict ${name}`, 'strict', { [where]: [changed] }, `${where}: { ${name}: '${source}' }`)]
  })
}
function isOrdered(expr: Expr): boolean {
  let found = false
  visitExpr(expr, (inner) => {
    if (inner.type === 'compare' && inner.ops.some((op) => flipped[op] !== undefined)) found = true
  })
  return found
}

/** A change of lines in a form in which two that say the same are the same text. */
export function canonicalChange({ lines }: Mistake, problem: Problem): string {
  const choices = new Map(problem.lines.convention.map(({ name, choice }) => [name, choice]))
  const convention = lines.convention.map(({ name, choice }) => {
    const declared = problem.cell?.conventions.find((one) => one.name === name)?.choices.map((one) => one.name) ?? []
    return [name, choice === 'other' ? declared.filter((one) => one !== choices.get(name)) : [choice]]
  })
  const round = lines.round.map(({ of, to, saturate, tie, carry }) => [of, to, saturate, tie, carry])
  const definitions = [...lines.equations, ...lines.let].map(({ name, expr }) => [name, plain(expr)])
  return JSON.stringify([convention, round, definitions, lines.given.map(({ name, value }) => [name, value]), lines.run ?? null])
}

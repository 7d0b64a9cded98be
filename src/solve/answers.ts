// How each part's answer follows: the definitions it is made of with their values, claims and roles with their reasons.
import { namesIn } from '../math/names.ts'
import { valueExpr } from '../math/print/plain.ts'
import { breakMark, isApproximate, tex, type TexStyle } from '../math/print/tex.ts'
import { hasLetters, type Value, withFormulas } from '../math/evaluate/value.ts'
import type { Claim, Definition, Expr, Precision, Question, Reason, RichText, Segment, Sourced, StepGroup } from '../model.ts'
import { inNames } from './abbreviations.ts'
import { nameSource, sourceOf } from './authored.ts'
import { chainTex, type Link } from './chain.ts'
import { headExpr, numbersPutIn } from './letter-steps.ts'
import { namesAt, rowsTex, styleOf, valueIn } from './naming.ts'
import { partLabel } from './part-label.ts'
import type { Filling } from './pieces.ts'
import { claimLine, claimWhy } from './claim-reasons.ts'
import { roleLine } from './reasons.ts'
import { rebuilt } from './reduction.ts'
import type { Solution } from './solution.ts'

/** One group for each part that has something to say, under its letter where there are several; tables say it all in the trace. */
export function answerGroups(filling: Filling, claims: ReadonlySet<string> | undefined): readonly StepGroup[] {
  const { solution, lang } = filling
  const { problem } = solution
  const shown = new Set<string>()
  return problem.parts.flatMap((part) => {
    const heading = problem.parts.length === 1 ? [] : partLabel(problem, part.id, lang)
    const lines = linesOf(part, filling, claims, shown)
    const of = reasonsOf(part, filling, claims)
    return lines.length === 0 ? [] : [{ heading, lines, ...(of.length > 0 && { reasons: { part: part.id, of } }) }]
  })
}

/** The reasons alone: groups without a line. */
export function reasonGroups(filling: Filling, claims: ReadonlySet<string> | undefined): readonly StepGroup[] {
  return filling.solution.problem.parts.flatMap((part) => {
    const of = reasonsOf(part, filling, claims)
    return of.length === 0 ? [] : [{ heading: [], lines: [], reasons: { part: part.id, of } }]
  })
}

function reasonsOf(part: Question, filling: Filling, claims: ReadonlySet<string> | undefined): readonly Reason[] {
  if (part.kind !== 'multi-select') return []
  const { from } = part
  if (from.type === 'roles')
    return from.names.map(({ name }) => ({ option: name, why: roleLine(name, from.role, filling.solution, filling.lang) }))
  if (from.type !== 'claims') return []
  const reasons = shownOf(from.claims, claims).map((claim) => ({ option: claim.id, why: claimWhy(claim, filling) }))
  return reasons.filter(({ why }) => why.length > 0)
}
const shownOf = (claims: readonly Claim[], shown: ReadonlySet<string> | undefined): readonly Claim[] =>
  claims.filter(({ id }) => shown?.has(id) ?? true)

/** `shown` gathers the definitions that stand in the groups so far: none is written twice. */
function linesOf(part: Question, filling: Filling, claims: ReadonlySet<string> | undefined, shown: Set<string>): readonly RichText[] {
  const { solution, lang } = filling
  switch (part.kind) {
    case 'single-choice':
      return keyLines(part, part.key, filling, shown)
    case 'number':
    case 'vector':
    case 'expression':
      return keyLines(part, part.key, filling, shown, part)
    case 'table':
      return definitionLines(
        definitionsFor(
          part.fill.map(({ name }) => ({ type: 'name', name })),
          solution,
        ),
        filling,
        shown,
      )
    case 'multi-select': {
      const { from } = part
      if (from.type === 'values') return keyLines(part, from.key, filling, shown)
      if (from.type === 'roles') return from.names.map(({ name }) => roleLine(name, from.role, solution, lang))
      return shownOf(from.claims, claims).map((claim) => claimLine(claim, filling))
    }
    default:
      return part satisfies never
  }
}

/** The definitions under a key, then the key itself unless it is the last of them. */
function keyLines(
  part: Question,
  key: Sourced,
  filling: Filling,
  shown: Set<string>,
  rounded?: Extract<Question, { kind: 'number' | 'vector' | 'expression' }>,
): readonly RichText[] {
  const { solution } = filling
  const definitions = definitionsFor([key.expr], solution)
  const lines = definitionLines(definitions, filling, shown)
  const value = solution.key(part)
  if (!value.ok) return lines
  const isLast = key.expr.type === 'name' && definitions.at(-1)?.name === key.expr.name
  const exact: Link = { relation: isApproximate(value.value) ? '\\approx' : '=', tex: lastTex(value.value, filling, rounded?.precision) }
  if (isLast && !(rounded && isApproximate(value.value))) return lines
  return [...lines, [display(headOf(key.expr, filling), [...substitutedLinks(key.expr, value.value, filling), exact])]]
}

/** `let` definitions that expressions are made of, each after those it reads; conventions may have changed them. */
function definitionsFor(exprs: readonly Expr[], solution: Solution): readonly Definition[] {
  const known = letsOf(solution)
  const found = new Map<string, Definition>()
  const visit = (expr: Expr): void => {
    for (const name of namesIn(expr)) {
      const definition = known.get(name)
      if (definition === undefined || found.has(name)) continue
      visit(definition.expr)
      found.set(name, definition)
    }
  }
  exprs.forEach(visit)
  return [...found.values()]
}
function letsOf({ problem, cell }: Solution): ReadonlyMap<string, Definition> {
  const chosen = (cell?.conventions ?? []).flatMap(({ choice }) =>
    (problem.cell?.conventions.find(({ name }) => name === choice.name)?.choices ?? [])
      .filter(({ name }) => name === choice.choice)
      .flatMap(({ lines }) => lines.let),
  )
  return new Map([...problem.let, ...chosen, ...problem.lines.let].map((definition) => [definition.name, definition]))
}

function definitionLines(definitions: readonly Definition[], filling: Filling, shown: Set<string>): readonly RichText[] {
  const fresh = definitions.filter(({ name }) => !shown.has(name))
  for (const { name } of fresh) shown.add(name)
  return fresh.map((definition) => definitionLine(definition, filling))
}
function definitionLine(definition: Definition, filling: Filling): RichText {
  const { solution } = filling
  const value = solution.evaluate(nameSource(solution.problem, definition.name, definition.at))
  const style = printStyle(filling)
  const symbolic: Link = { relation: '=', tex: tex(definition.expr, namesAt(solution), style) }
  if (!value.ok) return [display(namesAt(solution)(definition.name), [symbolic])]
  const last: Link = {
    relation: isApproximate(value.value) ? '\\approx' : '=',
    tex: lastTex(value.value, filling, undefined, definition.name),
  }
  return [display(namesAt(solution)(definition.name), [symbolic, ...substitutedLinks(definition.expr, value.value, filling), last])]
}

/** The expression with values in it, unless that is nothing new. */
function substitutedLinks(expr: Expr, value: Value, filling: Filling): readonly Link[] {
  if (expr.type === 'name' || expr.type === 'member' || expr.type === 'index') return []
  const numbers = numbersPutIn(expr, filling.solution)
  if (numbers !== undefined) {
    const printed = tex(numbers.expr, namesAt(filling.solution), { ...printStyle(filling), scalars: true })
    return [{ relation: numbers.approximate ? '\\approx' : '=', tex: printed }]
  }
  const known: Value[] = []
  const inside = rebuilt(expr, (inner) => {
    if (inner.type !== 'name' && inner.type !== 'index' && !(inner.type === 'member' && inner.of === 'cell')) return undefined
    const found = filling.solution.evaluate(sourceOf(inner, filling.solution.problem.at))
    if (!found.ok) return undefined
    known.push(found.value)
    return valueExpr(found.value)
  })
  const short = inNames(inside, filling.solution)
  const printed = tex(short, namesAt(filling.solution), { ...printStyle(filling), scalars: known.some(hasLetters) })
  return printed === lastTex(value, filling) ? [] : [{ relation: known.some(isApproximate) ? '\\approx' : '=', tex: printed }]
}

/** A value at the end of a chain, in the names that long formulas are written with (`but` itself). */
function lastTex(value: Value, filling: Filling, precision?: Precision, but?: string): string {
  const { solution } = filling
  const short = withFormulas(value, (expr) => inNames(expr, solution, but === undefined ? undefined : { name: but, row: 0 }))
  return valueIn(solution, short, precision, hasLetters(short) ? printStyle(filling) : undefined)
}

/** What is asked for: a column of the run as (h₁, …, h₆), anything else as written. */
function headOf(expr: Expr, filling: Filling): string {
  const { solution, lang } = filling
  const name = expr.type === 'name' ? expr.name : expr.type === 'member' && expr.of === 'cell' ? expr.path[0] : undefined
  if (name !== undefined && styleOf(solution, lang).overRows?.(name, expr.type === 'member') === true)
    return rowsTex(namesAt(solution), name, solution.rows)
  return tex(headExpr(expr, solution), namesAt(solution), printStyle(filling))
}

const printStyle = ({ solution, lang }: Filling): TexStyle => ({ ...styleOf(solution, lang), breaks: true })
const display = (head: string, links: readonly Link[]): Segment => ({
  type: 'math',
  tex: chainTex(head.replaceAll(breakMark, ''), unrepeated(links)),
  display: true,
})
const unrepeated = (links: readonly Link[]): readonly Link[] => links.filter((link, i) => link.tex !== links[i - 1]?.tex)

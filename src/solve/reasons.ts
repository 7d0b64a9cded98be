// Why an answer that is no number is right: a claim by its verdict and witness, a name's role by where it is read.
import { nextOf } from '../cell/claims/steps.ts'
import { stateReads } from '../cell/roles.ts'
import { membersIn, namesIn } from '../math/names.ts'
import { elementTex } from '../math/print/notation.ts'
import { isApproximate, type NameTex, tex, valueTex } from '../math/print/tex.ts'
import { fromJson } from '../math/evaluate/value.ts'
import type { Claim, Expr, RichText, Role, Segment, ValueJson, Witness, WitnessValue } from '../model.ts'
import { piecesIn } from './authored.ts'
import { namesAt, styleOf } from './naming.ts'
import { type Filling, fillPieces } from './pieces.ts'
import { inARow, listed, math, say } from './sentences.ts'
import type { Solution } from './solution.ts'

/** The statement as it was read, whether it is true, and the numbers that show it. */
export function claimLine(claim: Claim, filling: Filling): RichText {
  const { solution, lang } = filling
  const verdict = solution.verdict(claim)
  const statement = trimmed(fillPieces(piecesIn(claim.text, lang), filling))
  if (verdict.verdict === 'undecided') return say(lang, 'worked/claim-open', { claim: statement })
  const why = claimWhy(claim, filling)
  const said = say(lang, verdict.verdict === 'proved' ? 'worked/claim-true' : 'worked/claim-false', { claim: statement })
  return inARow(why.length === 0 ? [said] : [said, why])
}

/** The numbers that show it, or that it is so for all values; nothing where neither is known. */
export function claimWhy(claim: Claim, { solution, lang }: Filling): RichText {
  const verdict = solution.verdict(claim)
  if (verdict.verdict === 'undecided') return []
  const proved = verdict.verdict === 'proved'
  const { witness } = verdict
  const isPoint = proved === (claim.quantifier === 'can')
  if (!isPoint) return say(lang, proved ? 'worked/holds-always' : 'worked/holds-never')
  if (witness === undefined) return []
  const { shown, othersAreZero } = tellingValues(claim, witness, solution)
  return inARow([
    say(lang, proved ? 'worked/holds-for' : 'worked/fails-for', { values: pointOf(shown, solution, lang) }),
    ...(othersAreZero ? [say(lang, 'worked/others-zero')] : []),
    ...sidesOf(claim, witness, solution, lang),
  ])
}

/** Without the line break that ends a YAML block. */
function trimmed(rich: RichText): RichText {
  const last = rich.at(-1)
  return last?.type === 'markdown' ? [...rich.slice(0, -1), { ...last, text: last.text.trimEnd() }] : rich
}

/** Values that the claim speaks of, and those that are not 0: gates, then what is chosen, then what follows. */
function tellingValues(
  claim: Claim,
  { values }: Witness,
  solution: Solution,
): { readonly shown: readonly WitnessValue[]; readonly othersAreZero: boolean } {
  const spoken = new Set([...(claim.if ? [claim.if.expr] : []), claim.conclusion.expr].flatMap((expr) => [...spokenNames(expr)]))
  const isComputed = ({ name }: WitnessValue): boolean =>
    solution.cell?.equations.some((equation) => equation.name === (nextOf(name) ?? name)) === true
  const rank = (value: WitnessValue): number =>
    solution.cell?.roles.get(nextOf(value.name) ?? value.name) === 'gate' ? 0 : isComputed(value) ? 2 : 1
  const shown = values.filter((value) => spoken.has(value.name) || !isZero(value.value) || rank(value) === 0)
  const left = values.filter((value) => !shown.includes(value))
  return { shown: [...shown].sort((a, b) => rank(a) - rank(b)), othersAreZero: left.some((value) => !isComputed(value)) }
}
function spokenNames(expr: Expr): ReadonlySet<string> {
  return new Set([...namesIn(expr), ...membersIn(expr).map(({ path }) => path[0] ?? '')])
}
const isZero = (value: ValueJson): boolean => value === 0 || (Array.isArray(value) && value.every(isZero))

const pointOf = (values: readonly WitnessValue[], solution: Solution, lang: string): RichText =>
  listed(
    lang,
    values.map(({ name, value, exact }) => {
      const closed = exact === undefined ? '' : `= ${tex(exact, namesAt(solution), styleOf(solution, lang))} `
      return [math(`${witnessName(name, namesAt(solution))} ${closed}${equals(value)} ${valueTex(fromJson(value))}`)]
    }),
  )
const equals = (value: ValueJson): string => (isApproximate(fromJson(value)) ? '\\approx' : '=')

/** `g`, or an element `g[1]`. */
function witnessName(name: string, names: NameTex): string {
  const [, base = name, indices = ''] = /^(\w+)((?:\[\w+\])*)$/.exec(name) ?? []
  return [...indices.matchAll(/\[(\w+)\]/g)].reduce((whole, [, index = '']) => elementTex(whole, index), names(base))
}

/** What the two sides of the statement come to there; nothing where it is no comparison of two. */
function sidesOf({ conclusion, quantifier }: Claim, witness: Witness, solution: Solution, lang: string): readonly RichText[] {
  const names = namesAt(solution)
  const side = (expr: Expr, value: ValueJson): Segment =>
    math(`${tex(expr, names, styleOf(solution, lang))} ${equals(value)} ${valueTex(fromJson(value))}`)
  const [of, on] = dependenceIn(conclusion.expr)
  if (of !== undefined && on !== undefined) {
    const before = side(of, witness.left)
    if (witness.changed === undefined) return [say(lang, 'worked/unchanged', { before, on: math(tex(on, names, styleOf(solution, lang))) })]
    const { name, to } = witness.changed
    const changed = math(`${witnessName(name, names)} ${equals(to)} ${valueTex(fromJson(to))}`)
    return [say(lang, 'worked/changed', { before, changed, after: math(`${equals(witness.right)} ${valueTex(fromJson(witness.right))}`) })]
  }
  const [left, right, third] = conclusion.expr.type === 'compare' ? conclusion.expr.args : []
  if (left === undefined || right === undefined || third !== undefined) return []
  if (right.type === 'number') return [say(lang, 'worked/side', { left: side(left, witness.left) })]
  const both = { left: side(left, witness.left), right: side(right, witness.right) }
  return [say(lang, quantifier === 'then' ? 'worked/sides-differ' : 'worked/sides', both)]
}
/** The two quantities of `depends(a, b)`, said or denied; nothing for any other statement. */
function dependenceIn(expr: Expr): readonly Expr[] {
  if (expr.type === 'not') return dependenceIn(expr.arg)
  return expr.type === 'call' && expr.name === 'depends' ? expr.args : []
}

/** What a name is in the cell's equations, and how that shows. */
export function roleLine(name: string, asked: Role, solution: Solution, lang: string): RichText {
  const names = namesAt(solution)
  const role = solution.cell?.roles.get(name) ?? 'other'
  const itself = { name: math(names(name)) }
  if (role === 'state') {
    const readers = stateReads(solution.cell?.equations ?? []).get(name) ?? []
    const known = listed(
      lang,
      readers.map((reader) => [math(names(reader))]),
    )
    return say(lang, 'role/state', {
      ...itself,
      prev: math(names(`${name}_prev`)),
      readers: say(lang, readers.length === 1 ? 'role/reader-one' : 'role/reader-some', { names: known }),
    })
  }
  const isComputed = role === 'gate' || role === 'candidate' || role === 'other'
  return say(lang, asked === 'state' && isComputed ? 'role/not-carried' : `role/${role}`, itself)
}

// Why a statement is true or false: its verdict, and the numbers that show it.
import { nextOf } from '../cell/claims/steps.ts'
import { fromJson } from '../math/evaluate/value.ts'
import { membersIn, namesIn } from '../math/names.ts'
import { elementTex } from '../math/print/notation.ts'
import { isApproximate, type NameTex, tex, valueTex } from '../math/print/tex.ts'
import type { Claim, Expr, RichText, Segment, ValueJson, Witness, WitnessValue } from '../model.ts'
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

interface Telling {
  readonly shown: readonly WitnessValue[]
  readonly othersAreZero: boolean
}
/**
 * Values that the claim speaks of, and those that are not 0: gates, then what is chosen, then what follows, but for what is
 * said of the claim's sides anyway.
 */
function tellingValues(claim: Claim, { values }: Witness, solution: Solution): Telling {
  const spoken = namesSpokenOf([...(claim.if ? [claim.if.expr] : []), claim.conclusion.expr])
  const sides = new Set(sidesIn(claim.conclusion.expr).flatMap((side) => plainName(side) ?? []))
  const isComputed = ({ name }: WitnessValue): boolean =>
    solution.cell?.equations.some((equation) => equation.name === (nextOf(name) ?? name)) === true
  const rank = (value: WitnessValue): number =>
    solution.cell?.roles.get(nextOf(value.name) ?? value.name) === 'gate' ? 0 : isComputed(value) ? 2 : 1
  const isTold = (value: WitnessValue): boolean => rank(value) === 2 && sides.has(value.name) && !Array.isArray(value.value)
  const shown = values.filter((value) => (spoken.has(value.name) || !isZero(value.value) || rank(value) === 0) && !isTold(value))
  const left = values.filter((value) => !shown.includes(value))
  return { shown: [...shown].sort((a, b) => rank(a) - rank(b)), othersAreZero: left.some((value) => !isComputed(value)) }
}
const namesSpokenOf = (exprs: readonly Expr[]): ReadonlySet<string> =>
  new Set(exprs.flatMap((expr) => [...namesIn(expr), ...membersIn(expr).map(({ path }) => path[0] ?? '')]))
const isZero = (value: ValueJson): boolean => value === 0 || (Array.isArray(value) && value.every(isZero))
/** `s` of s, s[k] and cell.s. */
function plainName(expr: Expr): string | undefined {
  if (expr.type === 'index') return plainName(expr.of)
  return expr.type === 'name' ? expr.name : expr.type === 'member' ? expr.path[0] : undefined
}

const pointOf = (values: readonly WitnessValue[], solution: Solution, lang: string): RichText =>
  listed(
    lang,
    values.map(({ name, value, exact }) => {
      const closed = exact === undefined ? '' : `= ${tex(exact, namesAt(solution), styleOf(solution, lang))} `
      return [math(`${witnessName(name, namesAt(solution))} ${closed}${equalsTex(value)}`)]
    }),
  )
/** `= 1/2`, `≈ 0.7616`. */
const equalsTex = (value: ValueJson): string => `${isApproximate(fromJson(value)) ? '\\approx' : '='} ${valueTex(fromJson(value))}`

/** `g`, or an element `g[1]`. */
function witnessName(name: string, names: NameTex): string {
  const [, base = name, indices = ''] = /^(\w+)((?:\[\w+\])*)$/.exec(name) ?? []
  return [...indices.matchAll(/\[(\w+)\]/g)].reduce((whole, [, index = '']) => elementTex(whole, index), names(base))
}

/** The two sides of a comparison of two; of `depends(a, b)`, said or denied, a. */
function sidesIn(expr: Expr): readonly Expr[] {
  if (expr.type === 'compare') return expr.args.length === 2 ? expr.args : []
  return dependenceIn(expr).slice(0, 1)
}
/** The two quantities of `depends(a, b)`, said or denied; nothing for any other statement. */
function dependenceIn(expr: Expr): readonly Expr[] {
  if (expr.type === 'not') return dependenceIn(expr.arg)
  return expr.type === 'call' && expr.name === 'depends' ? expr.args : []
}

/** What the two sides of the statement come to there; nothing where it is no comparison of two. */
function sidesOf({ conclusion, quantifier }: Claim, witness: Witness, solution: Solution, lang: string): readonly RichText[] {
  const printed = (expr: Expr): string => tex(expr, namesAt(solution), styleOf(solution, lang))
  const side = (expr: Expr, value: ValueJson): Segment => math(`${printed(expr)} ${equalsTex(value)}`)
  const [of, on] = dependenceIn(conclusion.expr)
  if (of !== undefined && on !== undefined) {
    const before = side(of, witness.left)
    if (witness.changed === undefined) return [say(lang, 'worked/unchanged', { before, on: math(printed(on)) })]
    const changed = math(`${witnessName(witness.changed.name, namesAt(solution))} ${equalsTex(witness.changed.to)}`)
    return [say(lang, 'worked/changed', { before, changed, after: math(equalsTex(witness.right).replace(/^= /, '')) })]
  }
  const [left, right] = sidesIn(conclusion.expr)
  if (left === undefined || right === undefined) return []
  if (namesSpokenOf([right]).size === 0) return [say(lang, 'worked/side', { left: side(left, witness.left) })]
  const both = { left: side(left, witness.left), right: side(right, witness.right) }
  return [say(lang, quantifier === 'then' ? 'worked/sides-differ' : 'worked/sides', both)]
}

// decideClaim(): a statement about a cell → proved, refuted (with a witness) or undecided. Read this first.
//
// What is quantified over: all dimensions ≥ 1 that fit, all weights, biases, inputs and earlier states, and the gates as
// `gates` says (context.ts), of one step.
// `then` holds at all points that meet `if`; `can` at some.
//   PROVED (then) / REFUTED (can)   the conclusion / its denial is proved for all points (prove.ts), and there is at least
//                                   one point that meets the hypothesis where both sides have a value;
//   REFUTED (then) / PROVED (can)   a concrete point shows it beyond every error bound (witness.ts);
//   UNDECIDED                       anything else, above all a hypothesis that cannot be met: from falsehood nothing follows.
// A proof and a witness for one claim is a bug, and throws. Efforts are bounded by counts and points are seeded from the
// claim's text, so a verdict depends on the claim and the equations alone.
// Not decided yet: later steps (`c_next`), dependence (“o changes c”), derivatives, gates under `exact` fixed at a value that
// no rational pre-activation gives (g == 1/4), bounds that need two dependent quantities (bounds.ts), matrices by entries.
import { attempt } from '../../math/failure.ts'
import { mapExpr, membersIn, namesIn, visitExpr } from '../../math/names.ts'
import { openForms, type Reading } from '../../math/forms/normal-form.ts'
import { openBudget } from '../../math/exact/polynomial.ts'
import type { Claim, Expr, Verdict } from '../../model.ts'
import { cellFor, type ClaimCell, type ClaimContext } from './context.ts'
import { conjunctsOf, denialOf, type Formula, formulaOf } from './formula.ts'
import { assume } from './hypothesis.ts'
import { pointsFor, type Quantity } from './points.ts'
import { type Knowledge, type Proof, prove } from './prove.ts'
import { numbersOnly, type Shapes, shapesOf } from './shapes.ts'
import { type Finding, freeNamesOf, openTrial } from './witness.ts'

export type { ClaimContext } from './context.ts'

const undecided = (how: string): Verdict => ({ verdict: 'undecided', how })
/** Whether a claim is undecided because nothing meets its hypothesis: the author's error, unlike one that is merely open. */
export const isVacuous = (verdict: Verdict): boolean => verdict.verdict === 'undecided' && verdict.how.startsWith('vacuous')

/** The verdict on a claim about a cell's step. `how` is a code, with details after a colon where it is undecided. */
export function decideClaim(claim: Claim, context: ClaimContext): Verdict {
  const question = readClaim(claim, context)
  if (typeof question === 'string') return undecided(question)
  const views = assume(question.hypothesis, openKnowledge(question))
  if (views === 'vacuous') return undecided('vacuous: no point meets the hypothesis')
  const wanted = claim.quantifier === 'then' ? question.conclusion : denialOf(question.conclusion)
  const proof = views.reduce<Proof | undefined>((found, known) => found ?? prove(wanted, known), undefined)
  return verdictOf(claim, proof, search(claim, question, context, proof !== undefined))
}

/** The verdict that a proof (of the conclusion, or of the denial of a `can`) and a search come to. */
export function verdictOf(claim: Claim, proof: Proof | undefined, found: Search): Verdict {
  const [byProof, byWitness] = claim.quantifier === 'then' ? (['proved', 'refuted'] as const) : (['refuted', 'proved'] as const)
  if (proof !== undefined && found.witness !== undefined)
    throw new Error(
      `claim ${claim.id} (${claim.conclusion.source}) has both a proof and a witness: ${JSON.stringify(found.witness.witness())}`,
    )
  if (found.witness !== undefined) return { verdict: byWitness, how: 'witness', witness: found.witness.witness() }
  if (!found.met)
    return undecided(
      claim.if === undefined
        ? 'open: no point was found where the claim has a value'
        : 'vacuous: no point was found that meets the hypothesis',
    )
  return proof === undefined ? undecided('open: neither a proof nor a witness was found') : { verdict: byProof, how: proof }
}

interface Question {
  readonly hypothesis: readonly Formula[]
  readonly conclusion: Formula
  readonly cell: ClaimCell
  readonly shapes: Shapes
  /** The dimensions to try, in order. */
  readonly sizes: readonly number[]
}

/** A claim's parts, or why it cannot be decided. */
function readClaim(claim: Claim, context: ClaimContext): Question | string {
  const written = [...(claim.if ? [claim.if.expr] : []), claim.conclusion.expr]
  if (written.flatMap(membersIn).some(({ of, path }) => of !== 'cell' || path.length !== 1)) return 'unsupported: only names of the cell'
  const asked = written.map(plainNames)
  const names = namesOf(context)
  const unknown = asked.flatMap((expr) => [...namesIn(expr)]).find((name) => name !== 'k' && !names.has(name))
  if (unknown !== undefined)
    return unknown.endsWith('_next')
      ? `unsupported: ${unknown} belongs to a later step`
      : `unsupported: ${unknown} is not a name of the cell`
  const general = shapesOf(context.equations, context.inputs, asked)
  const [conclusion, ...hypotheses] = (general === undefined ? asked.map(withoutIndices) : asked).map(formulaOf).reverse()
  if (conclusion === undefined || hypotheses.includes(undefined)) return 'unsupported: not made of comparisons'
  return {
    hypothesis: hypotheses.flatMap((formula) => (formula ? conjunctsOf(formula) : [])),
    conclusion,
    cell: cellFor(
      asked.flatMap((expr) => [...namesIn(expr)]),
      context,
    ),
    shapes: general ?? numbersOnly(names),
    sizes: general === undefined ? [1] : sizesFor(asked, general),
  }
}

const plainNames = (expr: Expr): Expr =>
  mapExpr(expr, (inner) => (inner.type === 'member' ? { type: 'name', name: inner.path[0] ?? '' } : inner))
const withoutIndices = (expr: Expr): Expr => mapExpr(expr, (inner) => (inner.type === 'index' ? inner.of : inner))

function namesOf({ equations, inputs }: ClaimContext): ReadonlySet<string> {
  return new Set([...inputs, ...equations.flatMap(({ name, expr }) => [name, ...namesIn(expr)])])
}

/** One entry shows what a claim about `[k]` says; whole vectors need two, so that “all” and “one” differ. */
function sizesFor(asked: readonly Expr[], shapes: Shapes): readonly number[] {
  let [whole, highest] = [false, 1]
  const walk = (expr: Expr): void => {
    if (expr.type === 'name' && shapes.rank(expr.name) !== 0) whole = true
    if (expr.type === 'index' && expr.at.type === 'number') highest = Math.max(highest, Number(expr.at.value))
  }
  for (const expr of asked)
    visitExpr(
      mapExpr(expr, (inner) => (inner.type === 'index' && inner.of.type === 'name' ? { ...inner, of: zero } : inner)),
      walk,
    )
  return (whole ? [2, 1] : [1, 2]).filter((size) => size >= highest).concat(highest > 2 && highest <= 8 ? [highest] : [])
}
const zero: Expr = { type: 'number', value: '0' }

function openKnowledge({ cell, shapes }: Question): Knowledge {
  const reading: Reading = {
    rank: (name) => shapes.rank(name),
    definition: (name) => (cell.roundedGates.has(name) ? undefined : cell.equations.get(name)?.expr),
  }
  const atoms = { known: new Map(), values: new Map(), budget: openBudget() }
  return { cell, reading, atoms, form: openForms(reading, atoms), facts: [] }
}

export interface Search {
  /** A point where the conclusion of a `then` is false, or that of a `can` true. */
  readonly witness: Finding | undefined
  /** Whether any point met the hypothesis and gave both sides a value. */
  readonly met: boolean
}
const pointsTried = 128
/** Beside a proof, this many points must agree; more would show nothing new. */
const pointsBesideProof = 8

function search(claim: Claim, { hypothesis, conclusion, cell, shapes, sizes }: Question, context: ClaimContext, proved: boolean): Search {
  const trial = attempt(() => openTrial(hypothesis, conclusion, cell))
  if (!trial.ok) return { witness: undefined, met: false }
  const text = `${claim.id}\n${claim.if?.source ?? ''}\n${claim.quantifier}\n${claim.conclusion.source}`
  const point = pointsFor(text, context.gates)
  const names = freeNamesOf([...hypothesis, conclusion], cell)
  let met = 0
  for (const size of sizes) {
    const quantities = names.map((name): Quantity => ({ name, shape: shapes.shape(name, size), kind: kindOf(name, shapes, cell, context) }))
    for (let turn = 0; turn < pointsTried; turn++) {
      const finding = trial.value(point(turn, quantities))
      if (finding === undefined) continue
      met++
      if (finding.conclusion === (claim.quantifier === 'can')) return { witness: finding, met: true }
      if (proved && met >= pointsBesideProof) return { witness: undefined, met: true }
    }
  }
  return { witness: undefined, met: met > 0 }
}
function kindOf(name: string, shapes: Shapes, cell: ClaimCell, { roles }: ClaimContext): Quantity['kind'] {
  if (cell.freeGates.has(name)) return 'gate'
  const role = roles.get(name)
  return role === 'weight' || role === 'bias' || shapes.rank(name) === 2 ? 'weight' : 'value'
}

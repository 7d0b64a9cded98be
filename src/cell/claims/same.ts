// Whether two claims say the same in other words, so that no draw holds both.
import { visitExpr } from '../../math/names.ts'
import { openForms } from '../../math/forms/normal-form.ts'
import type { Claim } from '../../model.ts'
import type { ClaimContext } from './context.ts'
import { expressionsOf, type Formula } from './formula.ts'
import { assumeAll } from './hypothesis.ts'
import { normalText } from './normal-claim.ts'
import { type Knowledge, openKnowledge } from './knowledge.ts'
import { prove } from './prove.ts'
import { readClaim } from './read.ts'
import type { Question } from './question.ts'

/**
 * Whether two claims are the same: the same quantifier, the same kind of entries ([k], whole vectors), hypotheses that imply
 * each other, and conclusions with the same normal form once the hypothesis is put in. “No” means that it was not found so.
 */
export function sameClaim(a: Claim, b: Claim, context: ClaimContext): boolean {
  if (a.quantifier !== b.quantifier) return false
  const [one, other] = [questionOf(a, context), questionOf(b, context)]
  if (typeof one === 'string' || typeof other === 'string') return written(a) === written(b)
  if (a.quantifier === 'can') {
    // “For some values” is about one point: what is assumed of it is said of it.
    const [left, right] = [one, other].map(({ hypothesis, conclusion }) => [...hypothesis, conclusion])
    return left !== undefined && right !== undefined && sameEntries(one, left, right) && sameUnder(one, other, left, right)
  }
  const [left, right] = [[one.conclusion], [other.conclusion]]
  const isFree = [one, other].some(({ hypothesis }) => hypothesis.length === 0)
  if (!sameEntries(one, left, right) || (!isFree && !sameEntries(one, one.hypothesis, other.hypothesis))) return false
  return sameUnder(one, other, left, right) && sameHypotheses(a, b, context)
}
const written = (claim: Claim): string => JSON.stringify([claim.if?.expr, claim.conclusion.expr])

const questions = new WeakMap<ClaimContext, Map<Claim, Question | string>>()
function questionOf(claim: Claim, context: ClaimContext): Question | string {
  const known = questions.get(context) ?? new Map<Claim, Question | string>()
  questions.set(context, known)
  const question = known.get(claim) ?? readClaim(claim, context)
  known.set(claim, question)
  return question
}

/** Whether formulas speak of the same entries: `k`, numbers, or whole vectors. */
function sameEntries({ shapes }: Question, left: readonly Formula[], right: readonly Formula[]): boolean {
  const kinds = (formulas: readonly Formula[]): string => {
    const found = new Set<string>()
    for (const expr of formulas.flatMap(expressionsOf)) {
      const indexed = new Set<unknown>()
      visitExpr(expr, (inner) => {
        if (inner.type === 'index') {
          indexed.add(inner.of)
          found.add(inner.at.type === 'name' ? inner.at.name : inner.at.type === 'number' ? inner.at.value : 'computed')
        } else if (inner.type === 'name' && !indexed.has(inner) && shapes.rank(inner.name) === 1) found.add('whole')
      })
    }
    return [...found].sort().join()
  }
  return kinds(left) === kinds(right)
}

/** The same normal form, as they are or with what either hypothesis says put in. */
function sameUnder(a: Question, b: Question, left: readonly Formula[], right: readonly Formula[]): boolean {
  const texts = (formulas: readonly Formula[], known: Knowledge): string => normalText(allOf(formulas), known)
  const bare = opaque(a)
  if (texts(left, bare) === texts(right, bare)) return true
  return [a, b].some(({ hypothesis }) => {
    const known = hypothesis.length === 0 ? 'vacuous' : assumeAll(hypothesis, opaque(a))
    if (known === 'vacuous') return false
    const text = texts(left, known)
    // What follows from the hypothesis alone says nothing of its own.
    return text !== 'true' && text !== 'false' && text === texts(right, known)
  })
}
function allOf(formulas: readonly Formula[]): Formula {
  const [first, ...rest] = formulas
  if (first === undefined) throw new Error('a claim has a conclusion')
  return rest.reduce<Formula>((all, formula) => ({ type: 'and', left: all, right: formula }), first)
}
/** Knowledge in which every name stands for itself. */
function opaque({ cell, shapes }: Question): Knowledge {
  const known = openKnowledge(cell, shapes)
  const reading = { ...known.reading, definition: () => undefined }
  return { ...known, reading, form: openForms(reading, known.atoms) }
}

/** Whether each of two hypotheses follows from the other; gates that either claim names are free in both. */
function sameHypotheses(a: Claim, b: Claim, context: ClaimContext): boolean {
  const [one, other] = [readClaim(a, context, b), readClaim(b, context, a)]
  if (typeof one === 'string' || typeof other === 'string') return false
  const bare = opaque(one)
  const text = ({ hypothesis }: Question): string => (hypothesis.length === 0 ? 'true' : normalText(allOf(hypothesis), bare))
  return text(one) === text(other) || (implies(one, other) && implies(other, one))
}
function implies(from: Question, to: Question): boolean {
  const known = assumeAll(from.hypothesis, openKnowledge(from.cell, from.shapes))
  return known !== 'vacuous' && to.hypothesis.every((formula) => prove(formula, known) !== undefined)
}

// Whether two claims say the same in other words, so that no draw holds both.
import { visitExpr } from '../../math/names.ts'
import { openForms } from '../../math/forms/normal-form.ts'
import type { Claim } from '../../model.ts'
import type { ClaimContext } from './context.ts'
import { expressionsOf, type Formula } from './formula.ts'
import { assume, proveInViews } from './hypothesis.ts'
import { normalText } from './normal-claim.ts'
import { type Knowledge, openKnowledge } from './prove.ts'
import { readClaim } from './read.ts'
import type { Question } from './trial.ts'

/**
 * Whether two claims are the same: the same quantifier, the same kind of entries ([k], whole vectors), hypotheses that imply
 * each other, and conclusions with the same normal form once the hypothesis is put in. “No” means that it was not found so.
 */
export function sameClaim(a: Claim, b: Claim, context: ClaimContext): boolean {
  if (a.quantifier !== b.quantifier) return false
  const [one, other] = [readClaim(a, context, b), readClaim(b, context, a)]
  if (typeof one === 'string' || typeof other === 'string') return written(a) === written(b)
  if (a.quantifier === 'can') {
    // “For some values” is about one point: what is assumed of it is said of it.
    const [left, right] = [one, other].map(({ hypothesis, conclusion }) => [...hypothesis, conclusion])
    return left !== undefined && right !== undefined && sameEntries(one, left, right) && sameUnder(one, other, left, right)
  }
  const [left, right] = [[one.conclusion], [other.conclusion]]
  const isFree = [one, other].some(({ hypothesis }) => hypothesis.length === 0)
  if (!sameEntries(one, left, right) || (!isFree && !sameEntries(one, one.hypothesis, other.hypothesis))) return false
  return sameHypotheses(one, other) && sameUnder(one, other, left, right)
}
const written = (claim: Claim): string => JSON.stringify([claim.if?.expr, claim.conclusion.expr])

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
    const views = hypothesis.length === 0 ? 'vacuous' : assume(hypothesis, a.conclusion, opaque(a))
    const [known] = views === 'vacuous' ? [] : views
    if (known === undefined) return false
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

/** Whether each of two hypotheses follows from the other. */
function sameHypotheses(a: Question, b: Question): boolean {
  const bare = opaque(a)
  const text = ({ hypothesis }: Question): string => (hypothesis.length === 0 ? 'true' : normalText(allOf(hypothesis), bare))
  return text(a) === text(b) || (implies(a, b) && implies(b, a))
}
function implies(from: Question, to: Question): boolean {
  const views = assume(from.hypothesis, allOf([...to.hypothesis, to.conclusion]), openKnowledge(from.cell, from.shapes))
  return views !== 'vacuous' && to.hypothesis.every((formula) => proveInViews(formula, views, false) !== undefined)
}

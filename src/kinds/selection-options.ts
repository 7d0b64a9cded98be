// Options of a multi-select before they are posed: what may be offered with what is right of it, and which of that is shown.
import { isVacuous } from '../cell/claims/decide.ts'
import { type Checked, type Diagnostic, error, failed, ok } from '../diagnostic.ts'
import { plainValue } from '../math/print/plain.ts'
import type { Value } from '../math/evaluate/value.ts'
import type { Claim, Verdict } from '../model.ts'
import type { Solution } from '../solve/solution.ts'
import { type Candidate, isValue, listed, withoutEquals } from './candidates.ts'
import { mistakenAnswers } from './mistakes.ts'
import { richName } from './names.ts'
import { entries } from './option-sets.ts'
import type { PartOptions, QuestionOf } from './response-kind.ts'

type Asked = QuestionOf<'multi-select'>

/** Draws of claims tried before one with both a true and a false claim counts as out of reach. */
const mostDraws = 10_000

// ── Candidates ─────────────────────────────────────────────────────────────────────────────────────────────

/** Everything that may be offered. */
export function candidatesOf(question: Asked, solution: Solution, options: PartOptions): Checked<readonly Candidate[]> {
  const { from } = question
  switch (from.type) {
    case 'claims':
      return fromClaims(from, solution)
    case 'roles':
      return fromRoles(from, solution, options)
    case 'values':
      return fromValues(question, from, solution)
    default:
      return from satisfies never
  }
}
type From<T extends Asked['from']['type']> = Extract<Asked['from'], { readonly type: T }>

function fromClaims({ claims }: From<'claims'>, solution: Solution): Checked<readonly Candidate[]> {
  const candidates: Candidate[] = []
  const errors: Diagnostic[] = []
  for (const claim of claims) {
    const verdict = solution.verdict(claim)
    if (verdict.verdict === 'undecided') {
      errors.push(undecided(claim, verdict))
    } else {
      const { credit } = claim
      const note = { right: verdict.verdict === 'proved', claim: claim.id, verdict, ...(credit !== undefined && { credit }) }
      candidates.push({ name: claim.id, note, text: claim.text, ...(claim.says && { says: claim.says }) })
    }
  }
  return errors.length > 0 ? failed(...errors) : ok(candidates)
}

const undecided = ({ id, at }: Claim, verdict: Verdict): Diagnostic =>
  isVacuous(verdict)
    ? error(
        'claim/vacuous',
        `nothing meets the hypothesis of the claim ${id}, so it says nothing`,
        at,
        'under `gates: exact` a sigmoid is never 0 or 1: choose `gates: ideal`, or another hypothesis',
      )
    : error(
        'claim/undecided',
        `the claim ${id} is neither proved nor refuted (${verdict.how})`,
        at,
        'state it in simpler terms, or leave it out',
      )

function fromRoles({ role, names }: From<'roles'>, solution: Solution, { language }: PartOptions): Checked<readonly Candidate[]> {
  const candidates: Candidate[] = []
  const errors: Diagnostic[] = []
  for (const { name, at } of names) {
    const found = solution.cell?.roles.get(name)
    const text = richName(name, solution, language)
    if (found === undefined) errors.push(error('spec/unknown-name', `found "${name}", expected a name of the cell`, at))
    if (!text.ok) errors.push(...text.errors)
    else candidates.push({ name, value: name, note: { right: found === role }, text: text.value })
  }
  return errors.length > 0 ? failed(...errors) : ok(candidates)
}

function fromValues(question: Asked, from: From<'values'>, solution: Solution): Checked<readonly Candidate[]> {
  const key = solution.key(question)
  const items = listed(from.options, solution)
  if (!key.ok || !items.ok) return failed(...(key.ok ? [] : key.errors), ...(items.ok ? [] : items.errors))
  const differing = withoutEquals(items.value, question.at)
  if (!differing.ok) return differing
  const candidates = differing.value
  const answers = entries(key.value)
  const isAmong = (candidate: Candidate, values: readonly Value[]): boolean => values.some((value) => isValue(candidate, value))
  const missing = answers
    .filter((answer) => !candidates.some((candidate) => isAmong(candidate, [answer])))
    .map((answer) => plainValue(answer))
  if (missing.length > 0) {
    const found = candidates.map(({ name }) => name).join(', ')
    return failed(
      error(
        'pose/key-not-offered',
        `the key holds ${missing.join(', ')}, and the options are ${found}`,
        from.key.at,
        'add it to the options',
      ),
    )
  }
  const mistaken = mistakenAnswers(question, solution)
  const whoseIs = (candidate: Candidate): string | undefined =>
    mistaken.find(({ value }) => isAmong(candidate, entries(value)))?.mistake.name
  return ok(
    candidates.map((candidate) => {
      const right = isAmong(candidate, answers)
      const mistake = right ? undefined : whoseIs(candidate)
      return { ...candidate, note: { ...candidate.note, right, ...(mistake !== undefined && { mistake }) } }
    }),
  )
}

// ── Which are shown ────────────────────────────────────────────────────────────────────────────────────────

/**
 * All, or `show` of them with at least one right and one wrong, every such choice as likely as any other; then shuffled. Of
 * claims that say the same in other words only one is there.
 */
export function drawn(question: Asked, candidates: readonly Candidate[], solution: Solution): Checked<readonly Candidate[]> {
  const all = differing(question, candidates, solution)
  const { show = all.length } = question
  if (all.length < Math.max(show, 1)) {
    return failed(
      error(
        'pose/too-few-options',
        `found ${all.length} options, expected at least ${Math.max(show, 1)}`,
        question.at,
        all.length < candidates.length
          ? 'some claims say the same in other words: add others, or lower `show`'
          : 'add options, or lower `show`',
      ),
    )
  }
  const chosen = question.show === undefined ? all : mixed(question, candidates, show, solution)
  if (chosen === undefined) {
    const rights = candidates.filter(({ note }) => note.right).length
    const found = `${rights} of ${candidates.length} are right, and no ${show} of them hold both a right and a wrong one`
    return failed(error('pose/claims-one-sided', found, question.at, 'add claims of the other sort, or raise `show`'))
  }
  return ok(solution.stream(`options.${question.id}`).shuffle(chosen))
}

/** Each candidate that is not the same claim as one before it. */
function differing({ from }: Asked, candidates: readonly Candidate[], solution: Solution): readonly Candidate[] {
  const pairs = from.type === 'claims' ? solution.alike(from.claims) : []
  if (pairs.length === 0) return candidates
  const areSame = (a: Candidate, b: Candidate): boolean =>
    pairs.some(([{ id: one }, { id: other }]) => (one === a.name && other === b.name) || (one === b.name && other === a.name))
  return candidates.reduce<readonly Candidate[]>((kept, one) => (kept.some((other) => areSame(one, other)) ? kept : [...kept, one]), [])
}

function mixed(question: Asked, candidates: readonly Candidate[], show: number, solution: Solution): readonly Candidate[] | undefined {
  const isMixed = (some: readonly Candidate[]): boolean => some.some(({ note }) => note.right) && some.some(({ note }) => !note.right)
  if (show < 2 || !isMixed(candidates)) return undefined
  const { shuffle } = solution.stream(`claims.${question.id}`)
  for (let draw = 0; draw < mostDraws; draw++) {
    const some = new Set(differing(question, shuffle(candidates), solution).slice(0, show))
    // In the author's order again: which come first in the draw must not matter to the shuffle that follows
    if (some.size === show && isMixed([...some])) return candidates.filter((candidate) => some.has(candidate))
  }
  return undefined
}

// Every option that holds: claims with their verdicts, names of a cell by role, or values. “None of these” is an answer.
import { isVacuous } from '../cell/claims/decide.ts'
import { type Checked, type Diagnostic, error, failed, ok } from '../diagnostic.ts'
import { plainValue } from '../math/print/plain.ts'
import type { Value } from '../math/evaluate/value.ts'
import type { Claim, ItemMark, Mark, Verdict } from '../model.ts'
import type { Solution } from '../solve/solution.ts'
import { type Candidate, isValue, listed, named, withoutEquals } from './candidates.ts'
import { right, selectedCredit, wrong } from './credit.ts'
import { mistakenAnswers } from './mistakes.ts'
import { richName } from './names.ts'
import { creditErrors } from './option-credits.ts'
import { chosenUnder, entries, none, orNone, sameIds, setSamples, setsUnderMistakes } from './option-sets.ts'
import { offer, readOption } from './options.ts'
import { readTexts } from './raw.ts'
import { isChoice, type PartOptions, type QuestionOf, type Reading, type ResponseKind, type Sample } from './response-kind.ts'

type Asked = QuestionOf<'multi-select'>

/** Draws of claims tried before one with both a true and a false claim counts as out of reach. */
const mostDraws = 10_000

export const multiSelect: ResponseKind<'multi-select'> = {
  asks: isChoice,

  pose(question, solution, { language, show }) {
    const candidates = candidatesOf(question, solution, { language })
    if (!candidates.ok) return candidates
    const chosen = show === undefined ? drawn(question, candidates.value, solution) : named(candidates.value, show, question.at)
    if (!chosen.ok) return chosen
    const offered = offer(chosen.value, solution, language)
    if (!offered.ok) return offered
    const credits = creditErrors(question, offered.value)
    if (credits.length > 0) return failed(...credits)
    const { options, notes } = offered.value
    const right = notes.filter((note) => note.right).map(({ id }) => id)
    const mistakes = setsUnderMistakes(question, notes, right, solution, language)
    if (!mistakes.ok) return mistakes
    const recognised = mistakes.value.length > 0 ? { mistakes: mistakes.value } : {}
    return ok({
      interaction: { type: 'choice', multiple: true, options },
      key: { kind: 'multi-select', scheme: question.scheme, right, options: notes, ...recognised },
    })
  },

  other(question, value, { key: { kind, scheme, options } }, solution) {
    const ids = chosenUnder(question, value, options, solution)
    return ids && { kind, scheme, right: ids, options: options.map(({ id }) => ({ id, right: ids.includes(id) })) }
  },

  read(raw, { options }): Reading<readonly string[]> {
    const texts = textsOf(raw, (text) => readOption(text, options).status === 'read')
    if (texts.status !== 'read') return texts
    const isNone = texts.response.map((text) => text.trim().toLowerCase() === none)
    if (isNone.every(Boolean)) return { status: 'read', response: [] }
    if (isNone.some(Boolean)) return { status: 'invalid', code: 'response/wrong-shape', item: none }
    const ids = new Set<string>()
    for (const text of texts.response) {
      const option = readOption(text, options)
      if (option.status !== 'read') return option
      ids.add(option.response.id)
    }
    return { status: 'read', response: options.filter(({ id }) => ids.has(id)).map(({ id }) => id) }
  },

  grade(response, key): Mark {
    const whole = key.mistakes?.find(({ answers }) => sameIds(answers, response))?.mistake
    const items = key.options.map(({ id, right: holds, mistake }): ItemMark => {
      const chosen = response.includes(id)
      if (chosen === holds) return { id, status: 'right' }
      const own = whole ?? (chosen ? mistake : undefined)
      return { id, status: 'wrong', ...(own !== undefined && { mistake: own }) }
    })
    return { status: 'graded', credit: selectedCredit(response, key), ...(whole !== undefined && { mistake: whole }), items }
  },

  samples({ options }, key): readonly Sample[] {
    const ids = options.map(({ id }) => id)
    const complement = ids.filter((id) => !key.right.includes(id))
    const [toggled = 'o1'] = ids
    const nearly = key.right.includes(toggled) ? key.right.filter((id) => id !== toggled) : [...key.right, toggled]
    const credit = selectedCredit(nearly, key)
    return [
      { of: 'right', raw: orNone(key.right), mark: right },
      { of: 'right', raw: orNone(key.right.toReversed()).join('; '), mark: right },
      { of: 'wrong', raw: orNone(complement), mark: wrong },
      ...(ids.length > 1 ? [{ of: 'partly right', raw: orNone(nearly), mark: { status: 'graded', credit } } as const] : []),
      ...setSamples(key),
      { of: 'blank', raw: [], mark: { status: 'blank' } },
      { of: 'blank', raw: '', mark: { status: 'blank' } },
      { of: 'malformed', raw: ['o1', `o${ids.length + 1}`], mark: { status: 'invalid', code: 'response/unknown-option' } },
      { of: 'malformed', raw: [none, 'o1'], mark: { status: 'invalid', code: 'response/wrong-shape' } },
    ]
  },
}

/** A list as it stands; a text whole where it is an option, else cut at `;`. */
function textsOf(raw: unknown, isOption: (text: string) => boolean): Reading<readonly string[]> {
  if (Array.isArray(raw)) return readTexts(raw)
  const whole = readTexts([raw])
  const [text = ''] = whole.status === 'read' ? whole.response : []
  return whole.status === 'read' && !isOption(text) ? readTexts(text.split(';')) : whole
}

// ── Candidates ─────────────────────────────────────────────────────────────────────────────────────────────

function candidatesOf(question: Asked, solution: Solution, options: PartOptions): Checked<readonly Candidate[]> {
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
function drawn(question: Asked, candidates: readonly Candidate[], solution: Solution): Checked<readonly Candidate[]> {
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

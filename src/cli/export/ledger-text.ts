// A ledger in, the lines that a person reads out: how many problems keep their scores, then what is not kept, said once for
// all the problems that it is true of.
import type { RawResponse } from '../../model.ts'
import { none } from '../../kinds/option-sets.ts'
import { type Difference, type Feature, isKept, isRefused, type ProblemLedger } from '../../export/ledger.ts'

export function ledgerText(target: string, ledgers: readonly ProblemLedger[]): string {
  const findings = findingsOf(ledgers)
  const places = new Map<string, Finding[]>()
  for (const finding of findings) {
    const name = finding.problems.join('\n')
    places.set(name, [...(places.get(name) ?? []), finding])
  }
  // what is true of most problems comes first, else they keep their order
  const paragraphs = [...places.values()].sort(([a], [b]) => (b?.problems.length ?? 0) - (a?.problems.length ?? 0))
  const kept = ledgers.filter(isKept).map(({ problem }) => problem)
  return [
    `${target}: ${summary(ledgers)}`,
    ...(findings.length > 0 && kept.length > 0 ? [`${heading(kept, ledgers)}: everything is kept`] : []),
    ...paragraphs.flatMap((all) => [`${heading(all[0]?.problems ?? [], ledgers)}:`, ...all.map((one) => `  ${told(one)}`)]),
  ].join('\n')
}

/** Every problem is counted once, under the worst that befalls it. */
function summary(ledgers: readonly ProblemLedger[]): string {
  const counts = [
    ['kept whole', ledgers.filter(isKept).length],
    ['with their scores kept', ledgers.filter((one) => !isKept(one) && !isRefused(one) && !isApproximated(one)).length],
    ['approximated', ledgers.filter((one) => !isRefused(one) && isApproximated(one)).length],
    ['refused and left out', ledgers.filter(isRefused).length],
  ] as const
  const some = counts.filter(([, count]) => count > 0).map(([what, count]) => `${count} ${what}`)
  return `${problemsText(ledgers.length)}${some.length === 0 ? '' : `, ${some.join(', ')}`}`
}
const isApproximated = ({ entries }: ProblemLedger): boolean => entries.some(({ status }) => status === 'approximated')
const problemsText = (count: number): string => (count === 1 ? '1 problem' : `${count} problems`)

// ── The same thing, of several problems ────────────────────────────────────────────────────────────────────

interface Finding {
  readonly status: 'approximated' | 'lost' | 'refused'
  readonly feature: Feature
  readonly why: string
  readonly problems: readonly string[]
  /** Those that have a name. */
  readonly parts: readonly string[]
  readonly examples: readonly { readonly problem: string; readonly part?: string; readonly worst: Difference }[]
}

/** The one part of a problem that was written without parts. */
const onlyPart = 'answer'

function findingsOf(ledgers: readonly ProblemLedger[]): readonly Finding[] {
  const found = new Map<string, Finding>()
  for (const { problem, entries } of ledgers) {
    for (const entry of entries) {
      if (entry.status === 'kept') continue
      const { status, feature, why } = entry
      const part = entry.part === onlyPart ? undefined : entry.part
      const name = JSON.stringify([status, feature, why])
      const before = found.get(name) ?? { status, feature, why, problems: [], parts: [], examples: [] }
      const worst = entry.status === 'approximated' ? entry.worst : undefined
      found.set(name, {
        ...before,
        problems: before.problems.includes(problem) ? before.problems : [...before.problems, problem],
        parts: part !== undefined && !before.parts.includes(part) ? [...before.parts, part] : before.parts,
        examples: worst === undefined ? before.examples : [...before.examples, { problem, ...(part !== undefined && { part }), worst }],
      })
    }
  }
  return [...found.values()]
}

/** Problems that are named one by one, at most. */
const mostNames = 6

function heading(problems: readonly string[], ledgers: readonly ProblemLedger[]): string {
  const exported = ledgers.filter((one) => !isRefused(one)).map(({ problem }) => problem)
  const within = problems.every((problem) => exported.includes(problem)) ? exported : ledgers.map(({ problem }) => problem)
  const others = within.filter((problem) => !problems.includes(problem))
  if (problems.length === 1) return named(problems)
  if (others.length === 0) return `all ${problems.length}${within.length < ledgers.length ? ' that are exported' : ' problems'}`
  if (others.length < problems.length && others.length <= mostNames) return `${problems.length} problems (all but ${named(others)})`
  return problems.length <= mostNames ? named(problems) : `${problems.length} problems (${named(problems)})`
}

const named = (problems: readonly string[]): string =>
  problems.length <= mostNames
    ? problems.join(', ')
    : `${problems.slice(0, mostNames - 1).join(', ')} and ${problems.length - mostNames + 1} more`

// ── Words ──────────────────────────────────────────────────────────────────────────────────────────────────

function told({ status, feature, why, problems, parts, examples }: Finding): string {
  const where = problems.length === 1 && parts.length > 0 && examples.length === 0 ? ` (${parts.join(', ')})` : ''
  const shown = examples.map(({ problem, part, worst }) => {
    const of = [...(problems.length > 1 ? [problem] : []), ...(part === undefined ? [] : [part])].join(', ')
    return `\n    ${of === '' ? '' : `${of}: `}${differenceText(worst)}`
  })
  return `${status}: ${features[feature]}${where}. ${sentence(why)}${shown.join('')}`
}

/** What a reader of the ledger calls it. */
const features: { readonly [F in Feature]: string } = {
  score: 'score',
  kind: 'kind of question',
  weights: 'points of the parts',
  attempts: 'number of attempts',
  'accepted-readings': 'other readings that are right',
  'follow-through': 'credit for what follows from a slip',
  'option-feedback': 'feedback on options',
  'mistake-feedback': 'feedback on mistakes',
  'reading-feedback': 'feedback on other readings',
  solution: 'worked solution after the last attempt',
  'invalid-is-free': 'free retries of answers that cannot be read',
  functions: 'names that may be typed',
  form: 'form of the answer',
  close: 'credit for a near answer',
  strict: 'places that must be written',
  spelling: 'one number in several spellings',
  selection: 'one variant for each student',
  policies: 'rules of the set',
}

const sentence = (text: string): string => `${text.slice(0, 1).toUpperCase()}${text.slice(1)}`

const differenceText = ({ response, ours, theirs }: Difference): string =>
  `${responseText(response)} is worth ${ours} here, ${theirs} there`

const mostCharacters = 100
function responseText(response: RawResponse): string {
  if (typeof response === 'string')
    return response === none ? '“none of these”' : response.trim() === '' ? 'a blank' : `“${clipped(response)}”`
  if (response instanceof Array) return response.includes(none) ? '“none of these”' : clipped(response.join(', '))
  return clipped(
    Object.entries(response)
      .map(([cell, text]) => `${cell} = ${text === '' ? 'blank' : text}`)
      .join(', '),
  )
}
const clipped = (text: string): string => (text.length > mostCharacters ? `${text.slice(0, mostCharacters - 1)}…` : text)

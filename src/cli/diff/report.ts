// A comparison as text: a heading a problem, then lines in columns: draws, pages, keys, settings, marks.
import type { Diff, DrawsDiff, Edit, KeyDiff, MarkChange, MarksDiff, PagesDiff, ProblemDiff, SettingDiff, VariantsDiff } from './types.ts'

/** Changes of marks that are told of one problem. */
const mostChanges = 8

/** What is unchanged is counted, what is not is told; ends with a line that says whether students notice. */
export function asText(diff: Diff): string {
  const { problems, sets, old, new: young } = diff
  const told = problems.filter(({ status }) => status !== 'unchanged')
  const changedSets = sets.filter(({ status }) => status !== 'unchanged')
  const lines = [
    ...told.flatMap((one) => [...problemLines(one), '']),
    ...changedSets.flatMap(({ set, status, edits }) => [`set ${set}: ${status}${editsText(edits)}`, '']),
    `${old} → ${young}: ${countsOf([...problems, ...sets])}`,
    verdict(diff),
  ]
  return `${lines.map(visible).join('\n')}\n`
}

function countsOf(all: readonly { readonly status: string }[]): string {
  const counts = new Map<string, number>()
  for (const { status } of all) counts.set(status, (counts.get(status) ?? 0) + 1)
  return [...counts].map(([status, count]) => `${count} ${status}`).join(', ') || 'no problems found'
}

function verdict({ differs, diagnostics, problems, sets }: Diff): string {
  if (problems.length + sets.length === 0) return 'Nothing to compare: name files or folders that hold problems.'
  if (!differs) return 'Nothing changes that a student sees or gets.'
  if (diagnostics.length > 0) return 'Not everything could be compared.'
  const compared = problems.flatMap(({ variants }) => variants ?? [])
  const isMarks = problems.some(({ status }) => status === 'added' || status === 'removed') || compared.some(isMore)
  return isMarks || sets.some(({ status }) => status !== 'unchanged')
    ? 'Variants, keys or marks change.'
    : 'Only texts change: variants, keys and marks are the same.'
}
/** More than another text. */
const isMore = ({ draws, keys, settings, marks }: VariantsDiff): boolean =>
  draws.moved + keys.length + settings.length + marks.changed + marks.incompatible.length + marks.reordered > 0

function problemLines({ problem, status, edits, differs, variants }: ProblemDiff): readonly string[] {
  const heading = `${problem}: ${status}${editsText(edits)}`
  if (variants === undefined) return [heading]
  if (!differs) return [heading, row('', 'no student sees or gets anything else')]
  const { seeds, draws, pages, keys, settings, marks } = variants
  return [
    heading,
    ...drawsLines(draws, seeds),
    ...pagesLines(pages, seeds, draws),
    ...keysLines(keys, seeds, draws, problem),
    ...settings.map((one, i) => row(i === 0 ? 'settings' : '', settingText(one))),
    ...marksLines(marks, problem),
  ]
}

const editsText = (edits: readonly Edit[]): string =>
  edits.length === 0 ? '' : ` in ${edits.map(({ path, how }) => (how === 'changed' ? path : `${path} (${how})`)).join(', ')}`
const row = (name: string, text: string): string => `  ${name.padEnd(9)} ${text}`
const example = (seed: number, text: string): string => row('', `  seed ${String(seed).padEnd(4)} ${text}`)
const variantsOf = (count: number, of: number): string => `${count} of ${of} variants`

function drawsLines({ moved, byAcceptance, byDraw, paths, added, removed, examples }: DrawsDiff, seeds: number): readonly string[] {
  if (seeds === 0) return [row('draws', 'no variant to compare')]
  const why = [
    ...(byAcceptance > 0 ? [`${byAcceptance} because another candidate is accepted`] : []),
    ...(byDraw > 0 ? [`${byDraw} because the same candidate draws other values`] : []),
  ].join(', ')
  const only = [
    ...(added.length > 0 ? [`drawn as well: ${added.join(', ')}`] : []),
    ...(removed.length > 0 ? [`drawn no more: ${removed.join(', ')}`] : []),
  ]
  return [
    row('draws', moved === 0 ? 'none moves' : `${variantsOf(moved, seeds)} move: ${why}`),
    ...(moved === 0 ? [] : [row('', paths.map(({ path, seeds: count }) => `${path} in ${count}`).join(', '))]),
    ...only.map((text) => row('', text)),
    ...examples.flatMap(({ seed, old, new: young }) => [example(seed, `${old} → ${young}`)]),
  ]
}

function pagesLines({ changed, sameDraws, aspects }: PagesDiff, seeds: number, { moved }: DrawsDiff): readonly string[] {
  if (seeds === 0) return []
  const unmoved = moved === 0 ? '' : `, ${sameDraws} of them with the same draws`
  return [
    row('pages', changed === 0 ? 'all look the same' : `${variantsOf(changed, seeds)} look different${unmoved}`),
    ...(aspects.length === 0 ? [] : [row('', `other: ${aspects.map(({ aspect, seeds: count }) => `${aspect} in ${count}`).join(', ')}`)]),
  ]
}

function keysLines(keys: readonly KeyDiff[], seeds: number, { moved }: DrawsDiff, problem: string): readonly string[] {
  const unmoved = seeds - moved
  if (unmoved === 0) return []
  const which = moved === 0 ? '' : ' with the same draws'
  if (keys.length === 0) return [row('keys', moved === 0 ? 'all the same' : `the same in the ${unmoved} variants${which}`)]
  return keys.flatMap(({ part, changed, examples }, i) => [
    row(i === 0 ? 'keys' : '', `${part}: another key in ${variantsOf(changed, unmoved)}${which}`),
    ...examples.map(({ seed, with: values, old, new: young }) => example(seed, `${old} → ${young}    ${command(problem, values, seed)}`)),
  ])
}

const settingText = ({ part, setting, old, new: young }: SettingDiff): string =>
  `${part === undefined ? '' : `${part}: `}${setting} ${old ?? 'none'} → ${young ?? 'none'}`

function marksLines({ looked, changed, incompatible, reordered, changes }: MarksDiff, problem: string): readonly string[] {
  const lines = [
    ...(looked > 0
      ? [changed === 0 ? `the same in ${looked} frozen variants` : `in ${changed} of ${looked} frozen variants an answer gets another mark`]
      : []),
    ...incompatible.map(({ reason, variants }) => `${variants} frozen variants cannot be marked by the new spec: ${reason}`),
    ...(reordered > 0 ? [`in ${reordered} frozen variants o1, o2 … would stand for other options`] : []),
  ]
  return [
    ...lines.map((text, i) => row(i === 0 ? 'marks' : '', text)),
    ...changes.slice(0, mostChanges).flatMap((change) => changeLines(change, problem)),
    ...(changes.length > mostChanges ? [row('', `  and ${changes.length - mostChanges} more (--json has all)`)] : []),
  ]
}

function changeLines(change: MarkChange, problem: string): readonly string[] {
  const { part, answer, old, new: young, variants, example: shown } = change
  const now = young === old ? `${young}, but told otherwise` : young
  return [
    row('', `  ${part}, ${answer}: ${old} → ${now}, in ${variants}`),
    example(shown.seed, `  ${JSON.stringify(shown.response)}    ${command(problem, shown.with, shown.seed)}`),
  ]
}

/** What shows the variant. */
function command(problem: string, values: string, seed: number): string {
  const option = values === '' ? `--seed ${seed}` : `--with ${quoted(values)}`
  return `quizwright variant ${problem} ${option}`
}
/** As a shell takes it. */
const quoted = (text: string): string => (/^[\w=,./+-]*$/.test(text) ? text : `'${text.replaceAll("'", "'\\''")}'`)

/** Authored text never steers a terminal. */
const visible = (text: string): string => text.replace(/[\p{Cc}\u2028\u2029\u202A-\u202E\u2066-\u2069]/gu, '\uFFFD')

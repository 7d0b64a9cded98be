// Targets of the command line in, what is to be posed out: one set, or problems as a set made up for them.
import { type Checked, type Diagnostic, error, failed, ok } from '../../diagnostic.ts'
import type { RunProblem, RunSet, SpecCopy } from '../../manifest.ts'
import type { PoseOptions } from '../../kinds/pose.ts'
import { misfitsOf } from '../../kinds/set-scheme.ts'
import type { Problem, ProblemSet, RichText, Text } from '../../model.ts'
import { piecesIn } from '../../solve/authored.ts'
import { digestOf, type Library } from '../library.ts'

export interface CoursePlan {
  readonly set: RunSet
  readonly problems: readonly PlannedProblem[]
  readonly warnings: readonly Diagnostic[]
}
export interface PlannedProblem {
  readonly problem: Problem
  readonly file: string
  /** Digest of the sources of problem and cell. */
  readonly spec: string
  readonly copy: SpecCopy
  readonly entry: RunProblem['asked']
  readonly choices: PoseOptions
}

/** All errors at once. Several targets must all be problems. */
export function planCourse(targets: readonly string[], library: Library): Checked<CoursePlan> {
  const [target = ''] = targets
  const asSet = targets.length === 1 ? library.set(target) : undefined
  if (asSet?.ok === true) return planSet(asSet.value.set, asSet.warnings, library)
  const planned = targets.map((name) => planProblem(name, {}, 'en', library))
  const errors = planned.flatMap((one) => (one.ok ? [] : one.errors))
  const mixed = targets.length > 1 ? mixedTargets(targets, library) : undefined
  if (mixed !== undefined) return failed(mixed)
  if (asSet !== undefined && isSomethingElse(errors) && !isSomethingElse(asSet.errors)) return asSet
  if (errors.length > 0) return failed(...errors)
  const problems = planned.flatMap((one) => (one.ok ? [one.value] : []))
  const twice = problems.find(({ problem }, index) => problems.findIndex((other) => other.problem.id === problem.id) !== index)
  if (twice !== undefined) return failed(error('spec/duplicate-id', `the problem ${twice.problem.id} is named twice`))
  const titles = problems.map(({ problem }) => richText(problem.title, 'en') ?? [{ type: 'text', text: problem.id } as const])
  const title = titles.flatMap((one, index): RichText => (index === 0 ? one : [{ type: 'text', text: ', ' }, ...one]))
  const set: RunSet = { id: problems.map(({ problem }) => problem.id).join('+'), title, mode: 'practice', language: 'en', counts: 'last' }
  return ok({ set, problems, warnings: planned.flatMap((one) => (one.ok ? one.warnings : [])) })
}

/** Sets beside other targets, also sets that are broken. */
function mixedTargets(targets: readonly string[], library: Library): Diagnostic | undefined {
  const sets = targets.filter((name) => {
    const set = library.set(name)
    return set.ok || !isSomethingElse(set.errors)
  })
  const [set] = sets
  if (set === undefined) return undefined
  return sets.length === targets.length
    ? error(
        'spec/wrong-type',
        `${sets.join(' and ')} are sets, and generate takes one set at a time`,
        undefined,
        'Generate each set into a folder of its own',
      )
    : error(
        'spec/wrong-type',
        `${set} is a set, and sets and problems cannot be mixed: a folder holds one set, or problems alone`,
        undefined,
        'Generate the set alone, or list the problems in it',
      )
}

/** Whether the target is simply not there as what was looked for: under no id, or a file of another kind. */
const isSomethingElse = (errors: readonly Diagnostic[]): boolean =>
  errors.length === 1 &&
  errors.every(({ code, at }) => code === 'file/not-found' || (code === 'spec/wrong-type' && at?.line === 1 && at.col === 1))

function planSet(set: ProblemSet, warnings: readonly Diagnostic[], library: Library): Checked<CoursePlan> {
  const { id, language } = set
  const errors: Diagnostic[] = []
  const title = richText(set.title, language)
  const text = set.text === undefined ? undefined : richText(set.text, language)
  if (title === undefined || (set.text !== undefined && text === undefined)) {
    errors.push(
      error(
        'spec/text-tag',
        'the title and text of a set show no values',
        set.at,
        'Leave out the {{tags}}: every problem has values of its own',
      ),
    )
  }
  const problems: PlannedProblem[] = []
  const allWarnings = [...warnings]
  for (const { problem, at, ...entry } of set.problems) {
    const planned = planProblem(problem, entry, language, library)
    if (planned.ok) {
      errors.push(...misfitsOf(planned.value.problem, entry.scheme).map((one) => ({ ...one, at })))
      problems.push(planned.value)
      allWarnings.push(...planned.warnings)
    } else errors.push(...planned.errors.map((one) => (one.at === undefined ? { ...one, at } : one)))
  }
  if (errors.length > 0 || title === undefined) return failed(...errors)
  return ok({
    set: { id, title, ...(text !== undefined && { text }), ...settingsOf(set) },
    problems,
    warnings: allWarnings,
  })
}

/** What a folder keeps of a set to grade by. */
function settingsOf(set: ProblemSet): Omit<RunSet, 'id' | 'title' | 'text'> {
  const { mode, language, counts, due, closes, zone, sections, late, dropLowest, cap, pass } = set
  return {
    mode,
    language,
    counts,
    ...(due !== undefined && { due }),
    ...(closes !== undefined && { closes }),
    ...(zone !== undefined && { zone }),
    ...(sections && { sections }),
    ...(late && { late }),
    ...(dropLowest !== undefined && { dropLowest }),
    ...(cap !== undefined && { cap }),
    ...(pass !== undefined && { pass }),
  }
}

function planProblem(name: string, settings: PlannedProblem['entry'], language: string, library: Library): Checked<PlannedProblem> {
  const found = library.problem(name)
  if (!found.ok) return found
  const { problem, sources, file } = found.value
  const { points, attempts, scheme, variants, byAttempt, penalty, weight, cap } = settings
  // in one order, so that two runs can be compared by their text
  const asked = {
    ...(points !== undefined && { points }),
    ...(attempts !== undefined && { attempts }),
    ...(scheme !== undefined && { scheme }),
  }
  const entry = {
    ...asked,
    ...(variants !== undefined && { variants }),
    ...(byAttempt !== undefined && { byAttempt }),
    ...(penalty !== undefined && { penalty }),
    ...(weight !== undefined && { weight }),
    ...(cap !== undefined && { cap }),
  }
  return ok({ problem, file, spec: digestOf(sources), copy: { problem, sources }, entry, choices: { language, ...asked } }, found.warnings)
}

/** A text that shows no values; undefined where it does. */
function richText(text: Text, language: string): RichText | undefined {
  const rich: RichText[number][] = []
  for (const piece of piecesIn(text, language)) {
    if (piece.type === 'markdown') rich.push({ type: 'markdown', text: piece.text })
    else if (piece.type === 'math' && piece.parts.every((part) => typeof part === 'string')) {
      rich.push({ type: 'math', tex: piece.parts.join(''), display: piece.display })
    } else return undefined
  }
  return rich
}

// The course by the keys in force and newer specs in; a revision with the keys of every frozen variant made anew, or why
// what was handed in cannot be marked by them.
import { type Checked, type Diagnostic, error, failed, ok, warning } from '../../src/diagnostic.ts'
import type { ManifestEntry, RunProblem, SpecCopy, VariantKeys } from '../../src/manifest.ts'
import { attempt } from '../../src/math/failure.ts'
import type { Location, PosedProblem, Problem } from '../../src/model.ts'
import { rebuild } from '../../src/pipeline.ts'
import { drawsOf } from '../../src/solve/solve.ts'
import { unfitDraws } from '../../src/variant/fixed.ts'
import type { CourseFolder } from '../course-folder.ts'
import { type RevisedProblem, revisionFormat, type RevisionText, writeRevision } from '../revisions.ts'
import { incompatibilities } from './compatible.ts'
import { otherNumbers, sameStatement } from './statement.ts'

/** A problem as it is now. */
export interface NewerSpec {
  readonly problem: Problem
  /** Digest of the sources of problem and cell. */
  readonly spec: string
  readonly copy: SpecCopy
}
export interface RevisionOptions {
  readonly engine: string
  readonly neverLower: boolean
}

/**
 * Undefined where every problem that is named is graded by its newest spec already. Points, attempts and schemes that the
 * set decides stay as they were generated.
 */
export function revise(
  course: CourseFolder,
  newer: ReadonlyMap<string, NewerSpec>,
  { engine, neverLower }: RevisionOptions,
): Checked<RevisionText | undefined> {
  const errors: Diagnostic[] = []
  const warnings: Diagnostic[] = []
  const problems: RevisedProblem[] = []
  const keys: VariantKeys[] = []
  const specs = new Map<string, SpecCopy>()
  for (const problem of course.run.problems) {
    const spec = newer.get(problem.problem)
    const frozen = spec === undefined ? new Map<string, ManifestEntry>() : variantsToRevise(course, problem, spec)
    if (spec === undefined || frozen.size === 0) continue
    const revised = reviseProblem(course, problem, spec, [...frozen.values()])
    if (revised.ok) {
      warnings.push(...revised.warnings)
      problems.push(revised.value.problem)
      keys.push(...revised.value.keys)
      specs.set(spec.spec, spec.copy)
    } else errors.push(...revised.errors)
  }
  if (errors.length > 0) return failed(...errors)
  if (problems.length === 0) return ok(undefined, warnings)
  const head = { format: revisionFormat, engine, over: course.revisions, neverLower, problems } as const
  return ok(
    writeRevision(
      head,
      [...specs].map(([digest, copy]) => ({ digest, copy })),
      keys,
    ),
    warnings,
  )
}

/**
 * Each variant once that is marked by another spec. Those of students who were dropped before the problem was generated
 * anew keep the page and the spec that they had.
 */
function variantsToRevise(course: CourseFolder, problem: RunProblem, { spec }: NewerSpec): ReadonlyMap<string, ManifestEntry> {
  const current = new Set([problem.spec, ...generatedFrom(course, problem.problem)])
  const entries = course.manifest.filter((entry) => entry.problem === problem.problem && entry.spec !== spec && current.has(entry.spec))
  return new Map(entries.map((entry) => [`${entry.variant.id} ${entry.spec}`, entry]))
}
/** Specs of students who are there: one that was added since a revision has the page of the spec before it. */
const generatedFrom = ({ manifest }: CourseFolder, problem: string): readonly string[] =>
  manifest.filter((entry) => entry.problem === problem && entry.status === 'active').map(({ spec }) => spec)

interface RevisedKeys {
  readonly problem: RevisedProblem
  readonly keys: readonly VariantKeys[]
}

function reviseProblem(course: CourseFolder, before: RunProblem, newer: NewerSpec, frozen: readonly ManifestEntry[]): Checked<RevisedKeys> {
  const refused = new Reasons()
  const told = new Reasons()
  const keys: VariantKeys[] = []
  for (const entry of frozen) {
    const made = reviseVariant(course, before, newer, entry)
    if (made.ok) {
      keys.push(made.value.keys)
      if (made.value.isReworded) told.add('the text is another than students saw', entry)
    } else for (const { message, at } of made.errors) refused.add(message, entry, at)
  }
  const [first] = keys
  if (refused.isEmpty && first !== undefined) {
    const after = runProblem(before, newer, first)
    const of = [...new Set(frozen.map(({ spec }) => spec))].map((digest) => ({
      before: digest,
      variants: frozen.filter(({ spec }) => spec === digest).map(({ variant }) => variant.id),
    }))
    return ok({ problem: { after, of }, keys }, told.diagnostics(before.problem, warning))
  }
  return failed(...refused.diagnostics(before.problem, error))
}

/** The problem as it is graded from now on. Its page is not made anew, so its title stays. */
const runProblem = (before: RunProblem, { spec }: NewerSpec, { posed }: VariantKeys): RunProblem => ({
  ...before,
  spec,
  points: posed.points,
  parts: posed.parts.map(({ id, points, attempts = posed.attempts }) => ({ id, points, ...(attempts !== undefined && { attempts }) })),
})

function reviseVariant(
  course: CourseFolder,
  { asked: { points, attempts, scheme }, problem: id }: RunProblem,
  { problem, spec }: NewerSpec,
  entry: ManifestEntry,
): Checked<{ readonly keys: VariantKeys; readonly isReworded: boolean }> {
  const draws = attempt(() => unfitDraws(problem, drawsOf(problem, entry.variant)))
  if (!draws.ok) return draws
  if (draws.value.length > 0) return refusal(draws.value)
  const choices = {
    language: course.run.set.language,
    ...(points !== undefined && { points }),
    ...(attempts !== undefined && { attempts }),
    ...(scheme !== undefined && { scheme }),
  }
  const built = rebuild(problem, entry.variant, choices)
  if (!built.ok) return failed(...built.errors.map((one) => ({ ...one, message: `it does not solve: ${one.message}` })))
  const before = course.keys.read({ problem: id, variant: entry.variant.id, spec: entry.spec })
  const copy = course.spec(entry.spec)
  if (!before.ok || !copy.ok) return failed(...[before, copy].flatMap((one) => (one.ok ? [] : one.errors)))
  const { public: posed, keys } = built.value.posed
  const reasons = incompatibilities(before.value, { posed, keys })
  if (reasons.length > 0) return refusal(reasons)
  const numbers = otherNumbers({ posed: before.value.posed, problem: copy.value.problem }, { posed, problem })
  if (numbers.length > 0) return refusal(['its text shows other values than students saw'])
  return ok({
    keys: { problem: id, variant: entry.variant.id, spec, posed: asSeen(before.value.posed, posed), keys },
    isReworded: !sameStatement(before.value.posed, posed),
  })
}

/** What is asked and for how much is the newer spec's, the words are those that students read. */
function asSeen(before: PosedProblem, after: PosedProblem): PosedProblem {
  const texts = new Map(before.parts.map(({ id, text }) => [id, text]))
  const parts = after.parts.map((part) => ({ ...part, text: texts.get(part.id) ?? part.text }))
  return { ...after, title: before.title, stem: before.stem, parts }
}
const refusal = (reasons: readonly string[]): ReturnType<typeof failed> =>
  failed(...reasons.map((reason) => error('regrade/incompatible', reason)))

/** Reasons with how many variants each holds for, and one of them. */
class Reasons {
  private readonly found = new Map<string, { count: number; readonly example: string; readonly at: Location | undefined }>()

  get isEmpty(): boolean {
    return this.found.size === 0
  }
  add(reason: string, { variant }: ManifestEntry, at?: Location): void {
    const known = this.found.get(reason)
    if (known === undefined) this.found.set(reason, { count: 1, example: variant.id, at })
    else known.count += 1
  }
  diagnostics(problem: string, as: typeof error): readonly Diagnostic[] {
    return [...this.found].map(([reason, { count, example, at }]) =>
      as(
        'regrade/incompatible',
        `“${problem}”: ${reason} (in ${count} ${count === 1 ? 'variant' : 'variants'}, such as ${example})`,
        at,
        as === error ? 'Answers are marked for the page that was handed out: mend the key and leave what is asked as it was' : undefined,
      ),
    )
  }
}

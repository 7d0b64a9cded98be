// A solved variant → what a student sees of it (public) and what they must not (keys, worked solution). This is the one
// place where the two part.
import { type Checked, type Diagnostic, failed, ok } from '../diagnostic.ts'
import { add, divide, multiply, type Rational, readRational, sign, toText } from '../math/exact/rational.ts'
import type { Interaction, Posed, PosedPart, Problem, Question, Scheme, Text } from '../model.ts'
import { fillText } from '../solve/fill.ts'
import type { Solution } from '../solve/solution.ts'
import { reasons, worked } from '../solve/worked.ts'
import { posePart } from './index.ts'
import { withScheme } from './set-scheme.ts'
import type { PartOptions } from './response-kind.ts'

/** What a set or a published answer decides beside the problem. Points are rationals as text, of the whole problem. */
export interface PoseOptions extends PartOptions {
  readonly points?: string
  readonly attempts?: number
  readonly scheme?: Scheme
}

/** Poses every part. All errors at once; a warning of a part is a warning of the whole. */
export function pose(solution: Solution, choices: PoseOptions): Checked<Posed> {
  const { problem } = solution
  const fill = (text: Text | undefined): Checked<Posed['solution']> =>
    text === undefined ? ok([]) : fillText(text, solution, choices.language)
  const title = fill(problem.title)
  const stem = fill(problem.text)
  const { points, shares } = pointsOf(problem, choices.points)
  const texts = [title, stem]
  const errors = texts.flatMap(errorsOf)
  const warnings = texts.flatMap(warningsOf)
  const parts: PosedPart[] = []
  const keys: Posed['keys'][number][] = []
  for (const [i, question] of problem.parts.entries()) {
    const text = fill(question.text)
    const overridden = withScheme(question, choices.scheme)
    const asked = overridden.ok ? overridden.value : question
    const posed = overridden.ok ? posePart(asked, solution, optionsFor(question, choices)) : overridden
    errors.push(...errorsOf(text), ...errorsOf(posed))
    if (!text.ok || !posed.ok) continue
    warnings.push(...text.warnings, ...posed.warnings)
    const attempts = choices.attempts ?? question.attempts ?? problem.attempts
    const limit = attempts === undefined ? {} : { attempts }
    parts.push({
      id: question.id,
      text: text.value,
      points: shares[i] ?? '0',
      ...limit,
      ...('scheme' in asked && hasSeveral(posed.value.interaction) && { scheme: asked.scheme }),
      interaction: posed.value.interaction,
    })
    keys.push({ part: question.id, key: posed.value.key })
  }
  const shown = { claims: claimsShown(keys) }
  const explained = problem.solution && fillText(problem.solution, solution, choices.language, shown)
  if (explained) {
    errors.push(...errorsOf(explained))
    warnings.push(...warningsOf(explained))
  }
  if (errors.length > 0 || !title.ok || !stem.ok || explained?.ok === false) return failed(...errors)
  const attempts = choices.attempts ?? problem.attempts
  const limit = attempts === undefined ? {} : { attempts }
  const seen = { problem: problem.id, variant: solution.variant.id, title: title.value, stem: stem.value, points, ...limit, parts }
  let trace: Posed['solution'] | undefined
  return ok(
    {
      public: seen,
      keys,
      // Most variants are posed to be asked or graded: the trace is written out when someone reads it
      get solution() {
        return (trace ??= explained
          ? [...explained.value, ...reasons(solution, choices.language, shown)]
          : worked(solution, choices.language, shown))
      },
    },
    warnings,
  )
}

/** The worked solution speaks of the claims that this student was shown. */
export const claimsShown = (keys: Posed['keys']): ReadonlySet<string> =>
  new Set(keys.flatMap(({ key }) => (key.kind === 'multi-select' ? key.options.flatMap(({ claim }) => claim ?? []) : [])))

const errorsOf = (checked: Checked<unknown>): readonly Diagnostic[] => (checked.ok ? [] : checked.errors)
const warningsOf = (checked: Checked<unknown>): readonly Diagnostic[] => (checked.ok ? checked.warnings : [])

/** Whether more than one answer makes the mark. */
const hasSeveral = (interaction: Interaction): boolean => interaction.type !== 'formula' || interaction.format.shape.length > 0

/** `show` is for questions with options; `{ show: undefined }` is not passed on. */
const optionsFor = ({ kind }: Question, { language, show }: PoseOptions): PartOptions =>
  show !== undefined && (kind === 'single-choice' || kind === 'multi-select') ? { language, show } : { language }

/**
 * The points of the problem and of each part. The set's points go before the problem's; parts that name points of their
 * own share them in that proportion (a part without: 1) and, where nothing else is said, sum to them; else all alike.
 */
export function pointsOf(
  { parts, points }: Pick<Problem, 'parts' | 'points'>,
  override?: string,
): { readonly points: string; readonly shares: readonly string[] } {
  const isOwn = parts.some((part) => part.points !== undefined)
  const weights = parts.map((part): Rational => (isOwn ? (readRational(part.points ?? '1') ?? 1) : 1))
  const sum = weights.reduce(add, 0)
  const whole = override ?? (isOwn ? toText(sum) : points)
  const total = readRational(whole) ?? 0
  const shares = weights.map((weight) => (sign(sum) === 0 ? '0' : toText(divide(multiply(total, weight), sum))))
  return { points: toText(total), shares }
}

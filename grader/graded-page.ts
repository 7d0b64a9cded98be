// A student's assessed work in, the data of their graded page out. What gives a key away is put in only where it is
// released (DESIGN 4.9): attempts used up, due date passed, or released by hand.
import { readOption } from '../src/kinds/options.ts'
import { toText } from '../src/math/exact/rational.ts'
import type { Interaction, ItemMark, Key, Mark, RichText } from '../src/model.ts'
import type { Run, VariantKeys } from '../src/manifest.ts'
import { partLetter } from '../src/solve/part-label.ts'
import type { GradedPage, GradedPart, GradedProblem, ShownMark } from '../src/render/pages.ts'
import type { AssessedPart, AssessedProblem, AssessedStudent } from './assess.ts'
import type { Answer } from './marks.ts'
import { toldOf } from './policy/told.ts'
import { timeOf } from './time.ts'

export interface Release {
  /** For everybody, because it was asked for. */
  readonly all: boolean
  /** The time up to which answers are here: what passes for now. */
  readonly asOf: string | undefined
}
/** Whether a student may see the key and the solution of a problem: released by hand, or `isReleasedFor` the student by then. */
export const isReleased = (problem: AssessedProblem, { all, asOf }: Release): boolean =>
  all || isReleasedFor(problem, asOf === undefined ? undefined : timeOf(asOf))

/**
 * Whether the student has used up the attempts of every part, further ones that were granted included, or the student's own date has
 * passed: the closing date where there is one, since answers still count until then, else the due date. `now` is in milliseconds since
 * 1970; undefined where no time is known.
 */
export function isReleasedFor(
  { usedUp, due, closes }: Pick<AssessedProblem, 'usedUp' | 'due' | 'closes'>,
  now: number | undefined,
): boolean {
  const until = closes ?? due
  return usedUp || (now !== undefined && until !== undefined && now > until)
}

/** What a page shows of a problem beside its marks. `solution` is absent where it is not released. */
export interface ShownProblem {
  readonly assessed: AssessedProblem
  readonly keys: VariantKeys
  readonly solution: RichText | undefined
}

export function gradedPage(
  run: Run,
  student: AssessedStudent,
  name: string | undefined,
  problems: readonly ShownProblem[],
  release: Release,
): GradedPage {
  const { id, title, text, language } = run.set
  return {
    set: { id, title, ...(text !== undefined && { text }) },
    language,
    ...(run.options.roster && { student: { id: student.work.student, ...(name !== undefined && run.options.names && { name }) } }),
    problems: problems.map(gradedProblem),
    points: toText(student.earned),
    of: toText(student.of),
    ...(release.asOf !== undefined && { asOf: release.asOf }),
  }
}

function gradedProblem({ assessed, keys: { posed, keys }, solution }: ShownProblem): GradedProblem {
  const byPart = new Map(assessed.parts.map((part) => [part.part, part]))
  const keyOf = new Map(keys.map(({ part, key }) => [part, key]))
  const parts = posed.parts.flatMap(({ id, interaction }): GradedPart[] => {
    const [part, key] = [byPart.get(id), keyOf.get(id)]
    if (part === undefined || key === undefined) return []
    const { handed, shown, ...marked } = part
    const letters = lettersOf(shown?.answer.mark, posed.parts)
    const graded = gradedPart(
      { ...marked, used: handed?.outcome.used ?? 0, answer: shown?.answer },
      interaction,
      key,
      solution !== undefined,
    )
    return [{ ...graded, ...(letters && { basis: letters }), ...toldOf(part.rules) }]
  })
  return { posed, parts, ...toldOf(assessed.rules), ...(solution !== undefined && { released: { keys, solution } }) }
}

/** The letters of the parts that a mark follows from; undefined of a mark by the key. */
export function lettersOf(mark: Mark | undefined, parts: VariantKeys['posed']['parts']): readonly string[] | undefined {
  if (mark?.status !== 'graded' || mark.followed !== true) return undefined
  const { basis = [] } = mark
  return parts.flatMap(({ id }, i) => (basis.includes(id) ? [partLetter(i)] : []))
}

/** One part with the answer that is shown, and how many attempts were used. */
export interface MarkedPart extends Pick<AssessedPart, 'part' | 'attempts' | 'earned' | 'of'> {
  readonly used: number
  readonly answer: Pick<Answer, 'mark' | 'raw'> | undefined
}

/** A part as its page shows it: what gives the key away only where it is released. */
export function gradedPart(part: MarkedPart, interaction: Interaction, key: Key, released: boolean): GradedPart {
  const { used, answer, attempts } = part
  const mark = answer?.mark ?? { status: 'blank' }
  const says = answer === undefined ? undefined : feedback(answer.mark, answer.raw, interaction, key)
  const items = mark.status === 'graded' && mark.items !== undefined ? shownItems(mark.items, interaction, key, released) : undefined
  return {
    part: part.part,
    mark: shownMark(mark, key, released),
    ...(answer !== undefined && { response: answer.raw }),
    points: toText(part.earned),
    of: toText(part.of),
    attemptsUsed: used,
    ...(attempts !== undefined && { attempts }),
    ...(says !== undefined && { says }),
    ...(items !== undefined && { items }),
  }
}

/**
 * A mark as the page shows it: single items have their own place, and a point where a formula differs tells a value of the key,
 * so it is there only where the problem allows it or the key is released.
 */
function shownMark(mark: Mark, key: Key, released: boolean): ShownMark {
  if (mark.status !== 'graded') return mark
  const { status, credit, mistake, reading, followed, close, how, review, domain, form, witness } = mark
  const mayTell = released || (key.kind === 'expression' && key.witness === 'shown')
  return {
    status,
    credit,
    ...(mistake !== undefined && { mistake }),
    ...(reading !== undefined && { reading }),
    ...(followed && { followed }),
    ...(close && { close }),
    ...(how && { how }),
    ...(review && { review }),
    ...(domain && { domain }),
    ...(form && { form }),
    ...(witness && mayTell && { witness }),
  }
}

/** What is said of the answer as a whole: of the option that was chosen, of the reading that it is right under, or of the mistake that leads to it. */
function feedback(mark: Mark, raw: unknown, interaction: Interaction, key: Key): RichText | undefined {
  if (mark.status !== 'graded') return undefined
  // What is said of the option or the mistake is said of an answer that is compared with the key
  if (mark.followed) return undefined
  if (mark.reading !== undefined) return key.accepted?.find(({ name }) => name === mark.reading)?.says
  switch (key.kind) {
    case 'single-choice': {
      const option = interaction.type === 'choice' && typeof raw === 'string' ? readOption(raw, interaction.options) : undefined
      return option?.status === 'read' ? key.options.find(({ id }) => id === option.response.id)?.says : undefined
    }
    case 'multi-select':
    case 'number':
    case 'vector':
    case 'table':
    case 'expression':
      return key.mistakes?.find(({ mistake }) => mistake === mark.mistake)?.says
    default:
      return key satisfies never
  }
}

/**
 * Marks of a grid's cells, or of the entries of a list of formulas. Before release those of cells with two options are left out: that one is wrong says that the
 * other is right. Marks of a multi-select's options are its key; the page takes them from `released`.
 */
function shownItems(items: readonly ItemMark[], interaction: Interaction, key: Key, released: boolean): GradedPart['items'] {
  if (key.kind !== 'vector' && key.kind !== 'table' && key.kind !== 'expression') return undefined
  const columns = interaction.type === 'grid' ? interaction.columns : []
  const telling = new Set(
    columns.flatMap(({ cells }) => cells).flatMap((cell) => (cell.type === 'choice' && cell.options.length <= 2 ? [cell.id] : [])),
  )
  const says = new Map(key.mistakes.map((mistake) => [mistake.mistake, mistake.says]))
  return items
    .filter(({ id }) => released || !telling.has(id))
    .map((item) => {
      const said = item.mistake === undefined ? undefined : says.get(item.mistake)
      return { ...item, ...(said !== undefined && { says: said }) }
    })
}

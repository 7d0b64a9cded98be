// The separation table: what each mistake would answer in every variant, and whether that can be told from the key.
import { type Diagnostic, warning } from '../diagnostic.ts'
import { fromJson, sameValue, type Value } from '../math/evaluate/value.ts'
import { asksForValue } from '../kinds/mistakes.ts'
import { namesIn } from '../math/names.ts'
import { plainValue } from '../math/print/plain.ts'
import type { Example, Key, Mistake, MistakeRow, Problem, Question } from '../model.ts'
import { allAccepted, displayed, distance } from './asked.ts'
import { Shares } from './distribution.ts'
import { type AllVariants, inVariants, type Look, type Observer } from './look.ts'

interface Row {
  readonly mistake: Mistake
  readonly part: Question
  readonly answers: Shares
  counts: Record<Outcome, number>
  offered: number
  margin: number | undefined
  hidden: Example | undefined
}
type Outcome = 'shows' | 'hidden' | 'within' | 'none'
/** Over all parts of a variant: a mistake is told if it shows in one of them. */
interface Told {
  shown: number
  hidden: number
  example: Example | undefined
}

/** A mistake that gives the right answer in no more than this share of the variants is a slip of the problem; in more, its nature. */
const rarely = 0.1
/** In fewer variants of a sample a mistake may be hidden everywhere by chance. */
const fewest = 20

export class Separation implements Observer {
  private readonly problem: Problem
  private readonly table: readonly Row[]
  private readonly told: ReadonlyMap<Mistake, Told>
  constructor(problem: Problem) {
    this.problem = problem
    this.table = problem.mistakes.flatMap((mistake) => problem.parts.filter(asksForValue).map((part) => newRow(mistake, part)))
    this.told = new Map(problem.mistakes.map((mistake) => [mistake, { shown: 0, hidden: 0, example: undefined }]))
  }

  look({ drawn: { solution, posed }, weight, example }: Look): void {
    const keys = new Map(posed.keys.map(({ part, key }) => [part, key]))
    const met = new Map<Mistake, Set<Outcome>>()
    for (const row of this.table) {
      const [key, right] = [keys.get(row.part.id), solution.key(row.part)]
      if (key === undefined || !right.ok) continue
      const answer = solution.mistaken(row.mistake.name, row.part)
      const outcome = outcomeOf(answer, right.value, key, row)
      count(row, outcome, answer, right.value, key, weight, example)
      met.set(row.mistake, (met.get(row.mistake) ?? new Set()).add(outcome))
    }
    for (const [mistake, outcomes] of met) {
      const told = this.told.get(mistake)
      if (told === undefined) continue
      if (outcomes.has('shows')) told.shown++
      else if (outcomes.has('hidden')) {
        told.hidden++
        told.example ??= example
      }
    }
  }

  rows(): readonly MistakeRow[] {
    const ofCell = new Set(this.problem.cell?.mistakes)
    return this.table.map(({ mistake, part, counts, offered, margin, hidden, answers }) => ({
      mistake: mistake.name,
      part: part.id,
      from: ofCell.has(mistake) ? 'cell' : 'problem',
      ...counts,
      ...(part.kind === 'single-choice' && { offered }),
      ...(margin !== undefined && { margin: Number(margin.toPrecision(6)) }),
      answers: answers.distribution(),
      ...(hidden !== undefined && counts.shows > 0 && { example: hidden }),
    }))
  }

  /** Of the mistakes that the problem names itself: its own, and those its options are made from. */
  found({ variants, how }: Pick<AllVariants, 'variants' | 'how'>): readonly Diagnostic[] {
    const ofCell = new Set(this.problem.cell?.mistakes)
    const isFew = how === 'sampled' && variants < fewest
    return this.problem.mistakes
      .filter((mistake) => !ofCell.has(mistake) || (isNamed(mistake, this.problem) && !asksForSome(this.problem)))
      .flatMap((mistake) => {
        const rows = this.table.filter((row) => row.mistake === mistake)
        const own = ofCell.has(mistake) || isFew ? [] : neverShows(mistake, rows, this.problem)
        const told = this.told.get(mistake)
        const rarelyTold = told === undefined ? [] : coincides(mistake, told, rows, variants, this.problem)
        return [...own, ...rarelyTold, ...rows.flatMap((row) => inside(row, variants, this.problem))]
      })
  }
}

function count(row: Row, outcome: Outcome, answer: Value | undefined, right: Value, key: Key, weight: number, example: Example): void {
  row.counts[outcome]++
  if (outcome === 'hidden' || outcome === 'within') row.hidden ??= example
  if (answer === undefined) return
  row.answers.add(displayed(answer, row.part), weight)
  if (outcome !== 'shows') return
  if (key.kind === 'single-choice' && isOffered(answer, key)) row.offered++
  const far = distance(answer, right)
  if (far !== undefined) row.margin = Math.min(far, row.margin ?? Infinity)
}

const newRow = (mistake: Mistake, part: Question): Row => ({
  mistake,
  part,
  answers: new Shares(),
  counts: { shows: 0, hidden: 0, within: 0, none: 0 },
  offered: 0,
  margin: undefined,
  hidden: undefined,
})
const isNamed = ({ name }: Mistake, { parts }: Problem): boolean =>
  parts.some((part) => part.kind === 'single-choice' && part.options.type === 'pools' && part.options.mistakes.includes(name))

/** Whether a constraint says how many of all mistakes are to show: which of them do is then left to the draw. */
const asksForSome = ({ require }: Problem): boolean => require.some(({ expr }) => namesIn(expr).has('mistakes'))

function outcomeOf(answer: Value | undefined, right: Value, key: Key, { mistake, part }: Row): Outcome {
  if (answer === undefined) return 'none'
  if (key.kind === 'single-choice' || key.kind === 'multi-select')
    return displayed(answer, part) === displayed(right, part) || sameValue(answer, right) === true ? 'hidden' : 'shows'
  const known = key.mistakes.find((one) => one.mistake === mistake.name)
  if (known !== undefined) return allAccepted(known.answers, key) ? 'within' : 'shows'
  // not among what the grader knows of: it is the key, or it cannot be told from it, or it is of another shape
  if (sameValue(answer, right) !== false) return 'hidden'
  const far = distance(answer, right)
  return far === undefined ? 'none' : 'within'
}

const isOffered = (answer: Value, key: Extract<Key, { kind: 'single-choice' }>): boolean => {
  const text = plainValue(answer)
  return key.options.some(({ value }) => value !== undefined && shownAs(value) === text)
}
const shownAs = (json: Parameters<typeof fromJson>[0]): string => plainValue(fromJson(json))

/** How a constraint speaks of the key of a part and of a mistake's answer to it. */
function constraintOn({ mistake, part }: Row, { parts }: Problem): string {
  const [key, answer] =
    parts.length === 1 ? ['key', `mistakes.${mistake.name}`] : [`parts.${part.id}`, `mistakes.${mistake.name}.${part.id}`]
  const within = 'precision' in part && Object.values(part.precision).some((one) => one !== undefined)
  return within ? `apart(${key}, ${answer}, 0.02)` : `distinct(${key}, ${answer})`
}
const ofPart = ({ part }: Row, { parts }: Problem): string => (parts.length === 1 ? '' : ` of part ${part.id}`)

function neverShows(mistake: Mistake, rows: readonly Row[], { parts }: Problem): readonly Diagnostic[] {
  const all = (outcome: Outcome): number => rows.reduce((sum, { counts }) => sum + counts[outcome], 0)
  if (all('shows') > 0 || all('hidden') === 0) return []
  const answer = `the answer under the mistake “${mistake.name}” is the right one${parts.length === 1 ? '' : ' in every part'}`
  return [
    warning(
      'certify/mistake-coincides',
      `${answer} wherever there is one, so nobody who makes it is told`,
      mistake.at,
      'draw values that tell it from the key, or leave it out',
    ),
  ]
}

/** Rarely: it can be told nearly everywhere, so a constraint costs little. */
function coincides(mistake: Mistake, told: Told, rows: readonly Row[], variants: number, problem: Problem): readonly Diagnostic[] {
  const { shown, hidden, example } = told
  const [most] = rows.toSorted((a, b) => b.counts.shows - a.counts.shows)
  if (shown === 0 || hidden > rarely * (hidden + shown) || example === undefined || most === undefined) return []
  const where = `the answer under the mistake “${mistake.name}” is the key${problem.parts.length === 1 ? '' : ' of every part'}`
  return [
    warning(
      'certify/mistake-coincides',
      `${where} ${inVariants(hidden, variants, example)}`,
      mistake.at,
      `add ${constraintOn(most, problem)} to \`require\``,
    ),
  ]
}

function inside(row: Row, variants: number, problem: Problem): readonly Diagnostic[] {
  const { within } = row.counts
  if (within === 0 || row.hidden === undefined) return []
  return [
    warning(
      'certify/inside-tolerance',
      `the answer under the mistake “${row.mistake.name}” is accepted for the key${ofPart(row, problem)}, as it lies within the tolerance ${inVariants(within, variants, row.hidden)}`.trimEnd(),
      row.mistake.at,
      `add ${constraintOn(row, problem)} to \`require\`, or narrow the tolerance`,
    ),
  ]
}

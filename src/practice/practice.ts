// A student's practice: problems and what was kept of an earlier visit in; turns, marks and progress out. Knows no page:
// what is kept and told goes through a keeper.
import type { Checked } from '../diagnostic.ts'
import { add, compare, multiply, type Rational, readRational, toText } from '../math/exact/rational.ts'
import type { PosedPart, PosedProblem, RawResponse } from '../model.ts'
import type { PracticeData, PracticeProblem } from './data.ts'
import type { Keeper, Progress } from './keeper.ts'
import { interactionOf, rightOf } from './told.ts'
import { OpenedTurn, type PartStanding } from './opened-turn.ts'
import { packState, type PracticeState, type ProblemState, unpackState } from './state.ts'
import { openTurn, type Turn } from './turn.ts'

/** Variants in a row that look alike before one of them is shown: the problem may have no other. */
const mostAlike = 20

/** By part; one that was not touched is absent. */
export type Handed = ReadonlyMap<string, RawResponse>

export interface PracticeOptions {
  readonly data: PracticeData
  readonly keeper: Keeper
  /** A seed for a first visit and for one that starts over. */
  readonly freshSeed: () => string
  /** Milliseconds since 1970. */
  readonly now: () => number
}

export class Practice {
  readonly data: PracticeData
  /** Whether what was last to be kept is kept. */
  kept = true
  private readonly options: PracticeOptions
  private seed: string
  private readonly states: Map<string, ProblemState>
  private readonly opened = new Map<string, OpenedTurn>()

  constructor(options: PracticeOptions) {
    this.options = options
    this.data = options.data
    const before = this.load()
    this.seed = before?.seed ?? options.freshSeed()
    this.states = new Map(before?.problems.map((state) => [state.problem, state]))
  }

  /** Whether progress can be kept at all: tried at once, so that a visitor is told before it is lost. */
  canKeep(): boolean {
    this.keep()
    return this.kept
  }

  /** The turn that a problem is at, or why its variant cannot be drawn. */
  turn(id: string): Checked<Turn> {
    return this.open(id).turn
  }

  /** Marks so far, by part. */
  standing(id: string): ReadonlyMap<string, PartStanding> {
    return this.open(id).standing
  }

  state(id: string): ProblemState {
    return this.states.get(id) ?? { problem: id, turn: 0, best: '0', answers: [] }
  }

  /**
   * Marks what is handed in and has changed; an answer that may follow from a changed one is marked again with it. What is blank
   * or cannot be read is marked as such and neither counted nor kept. Gives the parts that were looked at.
   */
  check(id: string, handed: Handed): readonly string[] {
    const open = this.open(id)
    const { turn } = open
    if (!turn.ok || this.state(id).solved === true) return []
    const looked: string[] = []
    for (const part of turn.value.posed.parts) {
      const response = handed.get(part.id) ?? ''
      const last = open.standing.get(part.id)
      const isSame = last !== undefined && sameResponse(last.response, response)
      const mayFollow = looked.length > 0 && turn.value.follows(part.id)
      if (isSame && !mayFollow) continue
      looked.push(part.id)
      this.hand(id, open, turn.value, part, response)
    }
    this.keep()
    this.options.keeper.progress(this.progress())
    return looked
  }

  /** The solution is shown: nothing more can be earned with this variant. */
  solve(id: string): void {
    this.states.set(id, { ...this.state(id), solved: true })
    this.keep()
  }

  /** Goes on to the next variant; one that looks like the present one is passed over, where there are others. */
  next(id: string): void {
    const shown = this.turn(id)
    for (let tries = 0; tries < mostAlike; tries += 1) {
      const { turn, best } = this.state(id)
      this.states.set(id, { problem: id, turn: turn + 1, best, answers: [] })
      this.opened.delete(id)
      const drawn = this.turn(id)
      if (!shown.ok || !drawn.ok || !isAlike(shown.value.posed, drawn.value.posed)) break
    }
    this.keep()
  }

  /** Forgets everything; other variants are drawn. */
  startOver(): void {
    this.seed = this.options.freshSeed()
    this.states.clear()
    this.opened.clear()
    this.keep()
    this.options.keeper.progress(this.progress())
  }

  progress(): Progress {
    let earned: Rational = 0
    let of: Rational = 0
    for (const problem of this.data.problems) {
      earned = add(earned, this.best(problem))
      of = add(of, readRational(problem.points) ?? 0)
    }
    const done = this.data.problems.filter(({ id }) => this.isDone(id)).length
    return { earned: toText(earned), of: toText(of), done, problems: this.data.problems.length }
  }

  /** The points of a problem’s best variant. */
  best({ id, points }: PracticeProblem): Rational {
    return multiply(readRational(this.state(id).best) ?? 0, readRational(points) ?? 0)
  }

  /** Whether every part has an answer, or an earlier variant earned something. */
  isDone(id: string): boolean {
    const { turn, best, answers } = this.state(id)
    const answered = new Set(answers.map(({ part }) => part))
    const parts = this.data.problems.find((problem) => problem.id === id)?.problem.parts ?? []
    return (turn > 0 && best !== '0') || (parts.length > 0 && parts.every((part) => answered.has(part.id)))
  }

  private hand(id: string, open: OpenedTurn, turn: Turn, part: PosedPart, response: RawResponse): void {
    const before = this.state(id).answers
    const mark = turn.mark({ part: part.id, response }, before)
    const counts = mark.status === 'graded' || mark.status === 'needs-review'
    const attempts = (open.standing.get(part.id)?.attempts ?? 0) + (counts ? 1 : 0)
    open.standing.set(part.id, { response, mark, attempts })
    if (!counts) return
    const answers = [...before, { part: part.id, response, attempt: attempts }]
    if (mark.status === 'graded') open.earn(part.id, mark.credit)
    const best = larger(this.state(id).best, open.share(turn))
    this.states.set(id, { ...this.state(id), answers, best })
    if (mark.status === 'graded') this.tell(id, open, turn, part, { response, credit: mark.credit, attempt: attempts })
  }

  private tell(
    problem: string,
    open: OpenedTurn,
    turn: Turn,
    part: PosedPart,
    answer: { readonly response: RawResponse; readonly credit: string; readonly attempt: number },
  ): void {
    const key = turn.keys.find((one) => one.part === part.id)?.key
    if (key === undefined) return
    const at = this.options.now()
    this.options.keeper.graded({
      problem,
      variant: turn.posed.variant,
      part: part.id,
      ...answer,
      points: part.points,
      interaction: interactionOf(key),
      right: rightOf(key),
      at,
      latency: Math.max(0, at - open.shownAt),
    })
  }

  private open(id: string): OpenedTurn {
    const known = this.opened.get(id)
    if (known !== undefined) return known
    const problem = this.data.problems.find((one) => one.id === id)
    if (problem === undefined) throw new TypeError(`no problem ${id} on this page`)
    const { turn: number, answers } = this.state(id)
    const turn = openTurn(problem, this.seed, number, this.data.set.language)
    const open = new OpenedTurn(turn, this.options.now())
    if (turn.ok) open.replay(turn.value, answers)
    this.opened.set(id, open)
    return open
  }

  private load(): PracticeState | undefined {
    const text = this.options.keeper.load()
    const ids = this.data.problems.map(({ id }) => id)
    return text === undefined ? undefined : unpackState(text, ids)
  }

  private keep(): void {
    const { keeper } = this.options
    this.kept = keeper.save(packState({ seed: this.seed, problems: [...this.states.values()] }, keeper.limit))
  }
}

const isAlike = (a: PosedProblem, b: PosedProblem): boolean =>
  JSON.stringify({ ...a, variant: '' }) === JSON.stringify({ ...b, variant: '' })

const larger = (text: string, share: Rational): string => (compare(share, readRational(text) ?? 0) > 0 ? toText(share) : text)

/** Whether two answers are the same, character by character. */
export const sameResponse = (a: RawResponse, b: RawResponse): boolean => JSON.stringify(a) === JSON.stringify(b)

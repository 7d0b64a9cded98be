// A student's practice: problems and what was kept of an earlier visit in; turns, marks and progress out. Knows no page:
// what is kept and told goes through a keeper.
import type { Checked } from '../diagnostic.ts'
import { add, compare, multiply, type Rational, readRational, toText } from '../math/exact/rational.ts'
import type { PosedPart, PosedProblem, RawResponse } from '../model.ts'
import { Book } from './book.ts'
import type { PracticeData, PracticeProblem } from './data.ts'
import type { Keeper, Progress } from './keeper.ts'
import { toldOf } from './told.ts'
import { OpenedTurn, type PartStanding } from './opened-turn.ts'
import { type ProblemState, unanswered, untouched } from './state.ts'
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
  private readonly options: PracticeOptions
  private readonly book: Book
  private readonly ids: readonly string[]
  private readonly opened = new Map<string, OpenedTurn>()

  constructor(options: PracticeOptions) {
    this.options = options
    this.data = options.data
    this.ids = this.data.problems.map(({ id }) => id)
    this.book = new Book(options.keeper, this.ids, options.freshSeed)
    if (this.book.isMended) options.keeper.progress(this.progress())
  }

  /** Whether what was last to be kept is kept. */
  get kept(): boolean {
    return this.book.kept
  }

  /** Whether progress can be kept at all: asked at once, so that a visitor is told before it is lost. */
  canKeep(): boolean {
    return this.kept && this.options.keeper.canSave()
  }

  /** Takes up what another page has saved meanwhile. Gives the problems that stand otherwise now. */
  sync(): readonly string[] {
    const changed = this.book.sync(this.ids)
    for (const id of changed) this.opened.delete(id)
    return changed
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
    return this.book.state(id)
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
    const { turn } = this.open(id)
    this.book.set({ ...this.state(id), ...(turn.ok && { variant: turn.value.digest }), solved: true })
    this.keep()
  }

  /** Goes on to the next variant; one that looks like the present one is passed over, where there are others. */
  next(id: string): void {
    const shown = this.turn(id)
    for (let tries = 0; tries < mostAlike; tries += 1) {
      const state = this.state(id)
      this.book.set({ ...unanswered(state), turn: state.turn + 1 })
      this.opened.delete(id)
      const drawn = this.turn(id)
      if (!shown.ok || !drawn.ok || !isAlike(shown.value.posed, drawn.value.posed)) break
    }
    this.keep()
  }

  /** Forgets all that was done with the problems of this page; they go on with other variants. */
  startOver(): void {
    for (const id of this.ids) {
      const { key, turn } = this.state(id)
      this.book.set({ ...untouched(key), turn: turn + 1, since: turn + 1 })
    }
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

  /** Whether every part of some variant has had an answer. */
  isDone(id: string): boolean {
    return this.state(id).done === true
  }

  private hand(id: string, open: OpenedTurn, turn: Turn, part: PosedPart, response: RawResponse): void {
    const { mark, attempts } = open.hand(turn, { part: part.id, response })
    if (mark.status !== 'graded' && mark.status !== 'needs-review') return
    const { answers, best, ...state } = this.state(id)
    const all = [...answers, { part: part.id, response, attempt: attempts }]
    const isDone = turn.posed.parts.every((one) => all.some((answer) => answer.part === one.id))
    const [variant, earned] = [turn.digest, larger(best, open.share(turn))]
    this.book.set({ ...state, variant, answers: all, best: earned, ...(isDone && { done: true }) })
    if (mark.status !== 'graded') return
    const at = this.options.now()
    const times = { at, latency: Math.max(0, at - open.shownAt) }
    const told = toldOf(turn, part, { problem: id, response, credit: mark.credit, attempt: attempts, ...times })
    if (told) this.options.keeper.graded(told)
  }

  private open(id: string): OpenedTurn {
    const known = this.opened.get(id)
    if (known !== undefined) return known
    const problem = this.data.problems.find((one) => one.id === id)
    if (problem === undefined) throw new TypeError(`no problem ${id} on this page`)
    const turn = openTurn(problem, this.book.seed, this.state(id).turn, this.data.set.language)
    const open = new OpenedTurn(turn, this.options.now())
    if (turn.ok) {
      const state = this.state(id)
      // what was answered was another variant: the problem was edited since
      if (state.variant !== undefined && state.variant !== turn.value.digest) this.book.set(unanswered(state))
      open.replay(turn.value, this.state(id).answers)
    }
    this.opened.set(id, open)
    return open
  }

  private keep(): void {
    this.book.keep(this.opened.keys())
  }
}

const isAlike = (a: PosedProblem, b: PosedProblem): boolean =>
  JSON.stringify({ ...a, variant: '' }) === JSON.stringify({ ...b, variant: '' })

const larger = (text: string, share: Rational): string => (compare(share, readRational(text) ?? 0) > 0 ? toText(share) : text)

/** Whether two answers are the same, character by character. */
export const sameResponse = (a: RawResponse, b: RawResponse): boolean => JSON.stringify(a) === JSON.stringify(b)

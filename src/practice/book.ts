// A keeper in, the states of problems out: what was kept of earlier visits, what is done now, and what other pages save meanwhile,
// put together so that none of it is lost.
import type { Keeper } from './keeper.ts'
import { merged, mergedAll } from './merge.ts'
import { unpackState } from './state-read.ts'
import { keyOf, packState, type PracticeState, type ProblemState, untouched } from './state.ts'

export class Book {
  /** Whether what was last to be kept is kept. */
  kept = true
  /** Whether the visit began with putting together and saving what earlier ones left. */
  readonly isMended: boolean
  private readonly keeper: Keeper
  /** The problems of this page. */
  private readonly own: ReadonlySet<string>
  /** By key; also of problems that this page does not have. */
  private states: ReadonlyMap<string, ProblemState>
  /** All that was saved or taken up so far. */
  private saved: PracticeState

  constructor(keeper: Keeper, problems: readonly string[], freshSeed: () => string) {
    this.keeper = keeper
    this.own = new Set(problems.map(keyOf))
    const { texts, unsaved } = keeper.load()
    const read = this.read(texts)
    this.saved = mergedAll(read) ?? { seed: freshSeed(), saves: 0, problems: [] }
    this.states = byKey(this.saved)
    // what could not be read is not written over before the student does something
    const isSafe = unsaved && read.length === texts.length
    this.isMended = isSafe && read.length > 0
    if (isSafe) this.keep([])
  }

  get seed(): string {
    return this.saved.seed
  }

  state(problem: string): ProblemState {
    const key = keyOf(problem)
    return this.states.get(key) ?? untouched(key)
  }

  set(state: ProblemState): void {
    this.states = new Map([...this.states, [state.key, state]])
  }

  /**
   * Saves what is here, together with what other pages saved meanwhile. Problems that are `shown` stay at the turn that they are at
   * here, even where another page has gone on.
   */
  keep(shown: Iterable<string>): void {
    const all = [this.saved, ...this.read(this.keeper.load().texts)].reduce(merged, this.present())
    this.saved = { ...all, saves: all.saves + 1 }
    const keys = new Set([...shown].map(keyOf))
    for (const state of all.problems) {
      const own = this.states.get(state.key)
      if (own === undefined || !keys.has(state.key)) this.set(state)
      else if (own.since === state.since) this.set({ ...own, best: state.best, ...(state.done === true && { done: true }) })
    }
    this.kept = this.keeper.save(packState(this.saved, this.keeper.limit))
  }

  /** Takes up what other pages saved meanwhile. Gives the problems of which another variant or other answers stand now. */
  sync(problems: readonly string[]): readonly string[] {
    const news = this.read(this.keeper.load().texts)
    const all = mergedAll([this.present(), this.saved, ...news])
    if (news.length === 0 || all === undefined) return []
    const before = { seed: this.seed, states: this.states }
    this.saved = all
    this.states = byKey(all)
    return problems.filter((problem) => {
      const was = before.states.get(keyOf(problem)) ?? untouched(keyOf(problem))
      return before.seed !== all.seed || practised(was) !== practised(this.state(problem))
    })
  }

  private read(texts: readonly string[]): readonly PracticeState[] {
    return texts.flatMap((text) => {
      const state = unpackState(text)
      if (state === undefined) this.keeper.setAside(text)
      return state ?? []
    })
  }

  /** Those of other pages come first: where room is short their answers go first. */
  private present(): PracticeState {
    const problems = [...this.states.values()].sort((a, b) => Number(this.own.has(a.key)) - Number(this.own.has(b.key)))
    return { seed: this.seed, saves: this.saved.saves, problems }
  }
}

const byKey = ({ problems }: PracticeState): ReadonlyMap<string, ProblemState> => new Map(problems.map((state) => [state.key, state]))

const practised = ({ turn, answers, solved }: ProblemState): string => JSON.stringify([turn, answers, solved === true])

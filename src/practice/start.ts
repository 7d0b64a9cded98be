// Starts the page of a practice with whoever keeps its progress: shows a problem, checks it, shows its solution, draws anew.
import { isPracticeData, type PracticeData } from './data.ts'
import type { Keeper } from './keeper.ts'
import { openDrafts } from './page-drafts.ts'
import { setText, showList } from './page-list.ts'
import { type ShownProblem, showProblem } from './page-problem.ts'
import { Practice } from './practice.ts'
import { visitorSeed } from './seed.ts'
import { checkedText } from './texts.ts'
import { practiceSetter } from './view.ts'

/** Starts the page; `keeper` keeps what is done on it. To be called once, when the document is there. */
export function startPractice(keeper: Keeper): void {
  const data = pageData()
  if (data === undefined) return
  const freshSeed = (): string => visitorSeed(crypto.getRandomValues(new Uint8Array(16)))
  run(new Practice({ data, keeper, freshSeed, now: () => Date.now() }))
  addEventListener('pagehide', () => {
    keeper.end()
  })
}

/** What the page carries. */
export function pageData(): PracticeData | undefined {
  const data: unknown = JSON.parse(element('page-data')?.textContent ?? 'null')
  return isPracticeData(data) ? data : undefined
}

const element = (id: string): HTMLElement | null => document.getElementById(id)

function run(practice: Practice): void {
  const { data } = practice
  const setter = practiceSetter(data.set.language)
  const { words } = setter
  const box = element('problem')
  const drafts = openDrafts(`quizwright-practice-drafts:${data.set.id}`)
  if (box === null || data.problems.length === 0) return
  let present = fromAddress()
  let shown = show(box)
  say(practice.canKeep() ? '' : words['practice/not-kept'])
  for (const hidden of document.querySelectorAll<HTMLElement>('[data-script-only]')) hidden.hidden = false

  addEventListener('hashchange', () => {
    present = fromAddress()
    again()
    say('')
    shown.focus()
  })
  // another tab may have saved something, and a page in the background may not have heard of it
  addEventListener('storage', takeUp)
  document.addEventListener('visibilitychange', takeUp)
  on('check', check)
  on('solution', () => {
    practice.solve(problem().id)
    again()
    say(words['practice/solved'])
    shown.focus()
  })
  on('next', () => {
    practice.next(problem().id)
    again()
    say(words['practice/new'])
    shown.focus()
  })
  box.addEventListener('keydown', (event) => {
    if (event.key !== 'Enter' || !(event.target instanceof HTMLInputElement) || event.isComposing) return
    event.preventDefault()
    check()
  })
  document.addEventListener('submit', (event) => {
    event.preventDefault()
  })
  startOver()

  function problem(): PracticeData['problems'][number] {
    const found = data.problems[present]
    if (found === undefined) throw new RangeError(`there is no problem ${present}`)
    return found
  }

  function show(into: HTMLElement): ShownProblem {
    const made = showProblem(practice, problem(), { box: into, n: present + 1, setter, drafts })
    const [check, solution, next] = [element('check'), element('solution'), element('next')]
    if (check) check.hidden = !made.open
    if (solution) solution.hidden = !made.open
    next?.classList.toggle('quiet', made.open)
    place('before', present - 1)
    place('after', present + 1)
    showList(practice, present, words)
    return made
  }

  /** The problem drawn once more, as it stands now. */
  function again(): void {
    if (box !== null) shown = show(box)
  }

  function takeUp(): void {
    if (document.visibilityState === 'hidden') return
    // what is typed here stays where the problem has not changed
    if (practice.sync().includes(problem().id)) again()
    else showList(practice, present, words)
  }

  function check(): void {
    if (!shown.open) return
    const answers = shown.answers()
    const { id } = problem()
    const isNothing = answers.size === 0 && practice.standing(id).size === 0
    const looked = isNothing ? [] : practice.check(id, answers)
    shown.showMarks(looked)
    showList(practice, present, words)
    const turn = practice.turn(id)
    const found = turn.ok && looked.length > 0 ? checkedText(turn.value, practice.standing(id), words) : ''
    const kept = practice.kept ? '' : words['practice/not-kept']
    say([isNothing ? words['practice/nothing'] : found === '' ? words['practice/unchanged'] : found, kept].filter(Boolean).join(' '))
  }

  function startOver(): void {
    const dialog = element('start-over-dialog')
    if (!(dialog instanceof HTMLDialogElement)) return
    on('start-over', () => dialog.showModal())
    on('start-over-no', () => dialog.close())
    on('start-over-yes', () => {
      dialog.close()
      practice.startOver()
      again()
      say(words['practice/started-over'])
    })
  }

  /** A link to another problem; hidden where there is none. */
  function place(id: string, to: number): void {
    const link = element(id)
    if (link === null) return
    link.hidden = data.problems[to] === undefined
    link.setAttribute('href', `#p${to + 1}`)
  }

  function fromAddress(): number {
    const n = Number(/^#p(\d+)$/.exec(location.hash)?.[1] ?? 1) - 1
    return data.problems[n] === undefined ? 0 : n
  }

  function say(text: string): void {
    setText(element('status'), text)
  }
}

const on = (id: string, action: () => void): void => element(id)?.addEventListener('click', action)

// An LMS in, a keeper out: state goes into its suspend data, answers into its interactions, progress into score and status.
// What it does not take is kept by another keeper, and the page is told so.
import type { GradedAnswer, Progress } from '../keeper.ts'
import { elements, longest, mostInteractions, suspended } from './elements.ts'
import { endedText, readEnded } from './ended.ts'
import { interactionEntries } from './interaction.ts'
import type { ScormKeeper, ScormOptions } from './options.ts'
import type { Fault } from './rte.ts'
import { atLeast, type Standing, standingBefore, standingEntries, standingOf } from './status.ts'
import { duration } from './written.ts'

export function scormKeeper(options: ScormOptions): ScormKeeper {
  const { rte, version, notice, now } = options
  const names = elements[version]
  const session = {
    open: false,
    since: now(),
    isPlanned: false,
    isReview: false,
    interactions: 0,
    takesInteractions: true,
    answerRefused: false,
    student: '',
  }
  /** Of what must be reported: the calls that the LMS refused last. */
  const refused = new Set<string>()
  let told: Standing | undefined
  /** What was to be saved last, and what was there before. */
  let state: string | undefined
  let before: string | undefined
  let isStateRead = false
  let isKeptElsewhere = false

  open()
  const over = rte === undefined || session.open ? undefined : readEnded(options.ended.load())
  session.student = over?.student ?? session.student
  before = over?.state
  const fallback = options.fallback(session.student)
  /** What is there for the first who asks; whoever asks later tries a session that did not open again. */
  let first: readonly string[] | undefined = over === undefined ? [] : [over.state]

  return {
    limit: longest[version],
    load() {
      const there = (first === undefined ? isOpen() : session.open) ? stateThere() : []
      // what was not sent is newer than what the LMS has, or was done beside it
      const elsewhere = fallback.load()
      isKeptElsewhere ||= elsewhere.texts.length > 0
      const texts = [...there, ...(first ?? []), ...elsewhere.texts]
      first = undefined
      const unsaved = session.open ? isStateRead && (there.length === 0 || elsewhere.texts.length > 0) : elsewhere.unsaved
      return { texts, unsaved: unsaved && over === undefined }
    },
    save(text) {
      state = text
      const isTaken = isOpen() && isStateRead && must(suspended, text)
      plan()
      if (isTaken) return true
      isKeptElsewhere = true
      return fallback.save(text)
    },
    setAside(text) {
      fallback.setAside(text)
    },
    canSave: () => (session.open && isStateRead) || fallback.canSave(),
    graded(answer) {
      if (!isOpen()) return
      report(answer)
      plan()
    },
    progress(progress) {
      if (!isOpen()) return
      tell(progress)
      plan()
    },
    end() {
      if (rte === undefined || !session.open) return
      rte.set(names.time, duration(now() - session.since, version))
      // the end commits by itself; what is still to be committed is known to be so before
      if (session.isPlanned) commit()
      const last = state ?? before
      if (last !== undefined) options.ended.save(endedText({ student: session.student, state: last }))
      rte.terminate()
      session.open = false
    },
    hidden() {
      if (!session.open) return
      rte?.set(names.time, duration(now() - session.since, version))
      commit()
    },
  }

  function open(): void {
    if (rte === undefined) {
      notice('lms/absent')
      return
    }
    const fault = rte.initialize()
    // 2004: the page was loaded anew, and its session still runs
    session.open = fault === undefined || fault.code === '103'
    note('Initialize', session.open ? undefined : fault)
    if (!session.open) {
      say()
      return
    }
    session.since = now()
    session.isReview = ['browse', 'review'].includes(rte.get(names.mode))
    session.student = rte.get(names.student)
    told = standingBefore(rte, version)
    session.interactions = Number(rte.get('cmi.interactions._count')) || 0
    // for whatever end the visit finds: the next one goes on from here
    rte.set(names.exit, 'suspend')
    if (['', 'not attempted', 'unknown'].includes(rte.get(names.status))) must(names.status, 'incomplete')
    plan()
  }

  /** A page that the browser brought back after it was left begins a new session. */
  function isOpen(): boolean {
    if (!session.open && rte !== undefined) open()
    return session.open
  }

  /** The state that the LMS has, once it could be read; what it cannot give is not written over. */
  function stateThere(): readonly string[] {
    const got = isStateRead ? undefined : rte?.read(suspended)
    if (rte === undefined || got === undefined) return []
    // some name an error where there is nothing yet
    const isNew = got.status === 'failed' && got.fault.code !== 'thrown' && rte.get(names.entry) === 'ab-initio'
    isStateRead = got.status === 'read' || isNew
    note(suspended, got.status === 'failed' && !isNew ? got.fault : undefined)
    if (got.status === 'failed' || got.value === '') return []
    before = got.value
    return [got.value]
  }

  function report(answer: GradedAnswer): void {
    if (rte === undefined || !session.takesInteractions || session.interactions >= mostInteractions) return
    for (const [element, value] of interactionEntries(answer, session.interactions, version)) {
      const fault = rte.set(element, value)
      if (fault === undefined) continue
      session.answerRefused = true
      // 1.2: interactions are optional (401); nothing can be set where the id was not taken
      if (fault.code === '401') session.takesInteractions = false
      if (element.endsWith('.id')) return
    }
    session.interactions += 1
  }

  function tell(progress: Progress): void {
    const known = told ?? (rte && standingBefore(rte, version))
    note('standing', known ? undefined : { call: 'read', code: 'thrown' })
    if (known === undefined) return
    told = atLeast(known, standingOf(progress, options.pass))
    const optional = /\.(?:min|max|progress_measure)$/
    for (const [element, value] of standingEntries(told, version))
      if (optional.test(element)) rte?.set(element, value)
      else must(element, value)
  }

  function must(element: string, value: string): boolean {
    const fault = rte?.set(element, value)
    note(element, fault)
    return fault === undefined
  }
  function note(what: string, fault: Fault | undefined): void {
    if (fault === undefined) refused.delete(what)
    else refused.add(what)
  }

  /** One commit for all that one attempt changes. */
  function plan(): void {
    if (session.isPlanned) return
    session.isPlanned = true
    options.later(() => {
      if (session.isPlanned) commit()
    })
  }

  function commit(): void {
    session.isPlanned = false
    if (rte === undefined || !session.open) return
    note('Commit', rte.commit())
    if (refused.size > 0 && state !== undefined) isKeptElsewhere = fallback.save(state) || isKeptElsewhere
    else if (isKeptElsewhere && state !== undefined) {
      // it is all in the LMS now
      fallback.save('')
      isKeptElsewhere = false
    }
    say()
  }

  function say(): void {
    notice(refused.size > 0 ? 'lms/refused' : session.isReview ? 'lms/review' : session.answerRefused ? 'lms/answer-refused' : undefined)
  }
}

// An LMS in, a keeper out: state goes into its suspend data, answers into its interactions, progress into score and status.
// What it does not take is kept by another keeper, and the page is told so.
import type { LmsWordCode } from '../../words/lms-en.ts'
import type { GradedAnswer, Keeper, Progress } from '../keeper.ts'
import { interactionEntries } from './interaction.ts'
import type { ScormVersion } from '../data.ts'
import type { Fault, Rte } from './rte.ts'
import { atLeast, type Standing, standingBefore, standingEntries, standingOf } from './status.ts'
import { duration } from './written.ts'

export interface ScormOptions {
  /** Undefined where no LMS was found. */
  readonly rte: Rte | undefined
  readonly version: ScormVersion
  /** The share of the points that is needed to pass. */
  readonly pass: string | undefined
  /** Keeps what the LMS does not; by the student's id there, where it is known, since a browser may serve several. */
  readonly fallback: (student: string) => Keeper
  /** Says something of the reports on the page; undefined: there is nothing to say (any more). */
  readonly notice: (code: LmsWordCode | undefined) => void
  /** Runs something once what is being done is done. */
  readonly later: (run: () => void) => void
  /** Milliseconds since 1970. */
  readonly now: () => number
}
export interface ScormKeeper extends Keeper {
  /** The page may be ended without notice: what it knows is written down. */
  hidden(): void
}

/** What every LMS takes: 1.2 RTE §3.4.2.2, and for 2004 its 2nd edition (from the 3rd on it would be 64,000). */
const longest = { scorm12: 4096, scorm2004: 4000 } as const
/** Interactions that a 2004 LMS keeps at least (4th Edition RTE §4.2.9); of an endless practice more are not sent. */
const mostInteractions = 250

const elements = {
  scorm12: {
    student: 'cmi.core.student_id',
    mode: 'cmi.core.lesson_mode',
    exit: 'cmi.core.exit',
    time: 'cmi.core.session_time',
    status: 'cmi.core.lesson_status',
  },
  scorm2004: {
    student: 'cmi.learner_id',
    mode: 'cmi.mode',
    exit: 'cmi.exit',
    time: 'cmi.session_time',
    status: 'cmi.completion_status',
  },
} as const

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
  }
  /** Of what must be reported: the calls that the LMS refused last. */
  const refused = new Set<string>()
  let told: Standing | undefined
  let state: string | undefined
  let isKeptElsewhere = false

  open()
  const fallback = options.fallback(session.open ? (rte?.get(names.student) ?? '') : '')

  return {
    limit: longest[version],
    load() {
      const text = session.open ? (rte?.get('cmi.suspend_data') ?? '') : ''
      if (text !== '') return text
      const kept = fallback.load() ?? ''
      isKeptElsewhere = session.open && kept !== ''
      return kept === '' ? undefined : kept
    },
    save(text) {
      state = text
      const isTaken = isOpen() && must('cmi.suspend_data', text)
      plan()
      if (isTaken) return true
      isKeptElsewhere = true
      return fallback.save(text)
    },
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
    const standing = standingOf(progress, options.pass)
    told = told === undefined ? standing : atLeast(told, standing)
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

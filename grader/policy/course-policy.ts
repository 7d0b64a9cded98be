// A generated folder's rules and what was agreed with single students in; what holds for each student out.
import { datesOf, type RosterCopy, type Run, type RunProblem, type RunSet, sectionsOf } from '../../src/manifest.ts'
import { divide, type Rational } from '../../src/math/exact/rational.ts'
import { points } from '../score.ts'
import { timeOf } from '../time.ts'
import { type Deadline, extended } from './deadline.ts'
import type { Exception } from './exceptions.ts'
import type { LateRule, ProblemPolicy, StudentPolicy, TotalPolicy } from './student-policy.ts'

export interface CoursePolicy {
  of(student: string): StudentPolicy
}

/** What is said of one problem of one student, the most particular row last. */
type Granted = Pick<Exception, 'due' | 'attempts' | 'factor' | 'excused'>

/**
 * The rules of the set, by section and with the exceptions. What a row says of a student goes before what one says of their section, and of
 * one problem before of all; each of due date, attempts, factor and exemption by itself. Students who are not on the roster have no section.
 */
export function coursePolicy(run: Run, roster: RosterCopy, exceptions: readonly Exception[]): CoursePolicy {
  const sectionOf = sectionsOf(roster)
  const rules = problemRules(run)
  const total = totalRules(run.set)
  const [ofStudents, ofSections] = byWho(exceptions)
  const policy = (section: string | undefined, granted: readonly Exception[]): StudentPolicy => {
    const deadline = deadlineOf(run.set, section)
    const problems = new Map([...rules].map(([id, rule]) => [id, problemPolicy(rule, deadline, grantedFor(granted, id))]))
    const otherwise: ProblemPolicy = { counts: run.set.counts, ...deadline, extraAttempts: 0, excused: false }
    return { ...(section !== undefined && { section }), problem: (id) => problems.get(id) ?? otherwise, total }
  }
  const shared = new Map<string | undefined, StudentPolicy>()
  return {
    of(student) {
      const section = sectionOf.get(student)
      const own = ofStudents.get(student) ?? []
      const ofSection = section === undefined ? [] : (ofSections.get(section) ?? [])
      if (own.length > 0) return policy(section, [...ofSection, ...own])
      const known = shared.get(section) ?? policy(section, ofSection)
      shared.set(section, known)
      return known
    },
  }
}

type ByName = ReadonlyMap<string, readonly Exception[]>
function byWho(exceptions: readonly Exception[]): readonly [students: ByName, sections: ByName] {
  const [students, sections] = [new Map<string, Exception[]>(), new Map<string, Exception[]>()]
  for (const one of exceptions) {
    const [list, name] = 'student' in one.who ? [students, one.who.student] : [sections, one.who.section]
    list.set(name, [...(list.get(name) ?? []), one])
  }
  return [students, sections]
}

/** Of every problem by its id: what is the same for all students. */
function problemRules({ set, problems }: Run): ReadonlyMap<string, ProblemPolicy> {
  const late = set.late && lateRule(set.late)
  return new Map(
    problems.map(({ problem, asked }) => [
      problem,
      { counts: set.counts, ...(late && { late }), ...entryRules(asked), extraAttempts: 0, excused: false },
    ]),
  )
}

function entryRules({ byAttempt, penalty, weight, cap }: RunProblem['asked']): Partial<ProblemPolicy> {
  return {
    ...(byAttempt && { byAttempt: shares(byAttempt.map(points)) }),
    ...(penalty !== undefined && { penalty: points(penalty) }),
    ...(weight !== undefined && { weight: points(weight) }),
    ...(cap !== undefined && { cap: points(cap) }),
  }
}

/** Points of each attempt as shares of the first's, which are above 0. */
const shares = ([first = 1, ...rest]: readonly Rational[]): readonly Rational[] => [1, ...rest.map((value) => divide(value, first))]

const lateRule = ({ grace, off, floor }: NonNullable<RunSet['late']>): LateRule => ({
  grace,
  off:
    'perDay' in off ? { perDay: points(off.perDay) } : { steps: off.steps.map((step) => ({ within: step.within, off: points(step.off) })) },
  floor: points(floor),
})

const totalRules = ({ dropLowest = 0, cap, pass }: RunSet): TotalPolicy => ({
  dropLowest,
  ...(cap !== undefined && { cap: points(cap) }),
  ...(pass !== undefined && { pass: points(pass) }),
})

/** The dates of a section, as times. */
function deadlineOf(set: RunSet, section: string | undefined): Deadline {
  const { due, closes } = datesOf(set, section)
  const [dueTime, closingTime] = [time(due), time(closes)]
  return { ...(dueTime !== undefined && { due: dueTime }), ...(closingTime !== undefined && { closes: closingTime }) }
}

const time = (at: string | undefined): number | undefined => (at === undefined ? undefined : timeOf(at))

/** Rows of a section come before those of a student, rows of all problems before those of one. */
function grantedFor(exceptions: readonly Exception[], problem: string): Granted {
  const rank = ({ who, problem: one }: Exception): number => ('student' in who ? 2 : 0) + (one === undefined ? 0 : 1)
  const rows = exceptions.filter((one) => one.problem === undefined || one.problem === problem).toSorted((a, b) => rank(a) - rank(b))
  return rows.reduce<Granted>((all, { due, attempts, factor, excused }) => {
    const said = {
      ...(due && { due }),
      ...(attempts !== undefined && { attempts }),
      ...(factor !== undefined && { factor }),
      ...(excused !== undefined && { excused }),
    }
    return { ...all, ...said }
  }, {})
}

function problemPolicy(rule: ProblemPolicy, deadline: Deadline, { due, attempts = 0, factor, excused = false }: Granted): ProblemPolicy {
  return {
    ...rule,
    ...(due === undefined ? deadline : extended(deadline, due)),
    extraAttempts: attempts,
    ...(factor !== undefined && { factor: points(factor) }),
    excused,
  }
}

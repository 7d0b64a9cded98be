// Is this formula equal to that one? A request in, an answer out: read both sides, decide. Pure, and made for many requests.
import { openDecider } from '../decide/decide.ts'
import type { Decide, Decision } from '../decide/decision.ts'
import { plain } from '../print/plain.ts'
import { openReader, type StudentReading } from '../read/student.ts'
import { type Answer, type Readings, type Side, witnessOf } from './answer.ts'
import { Recent } from './recent.ts'
import { readRequest, type Request } from './request.ts'

/** References whose deciders are kept: more than the problems of a course that are graded at one time. */
const mostReferences = 256

type ReadSide = Extract<StudentReading, { readonly status: 'read' }>
interface Reference {
  readonly reading: ReadSide
  readonly text: string
  /** The reader for answers to it. */
  readonly read: (text: string) => StudentReading
  readonly decide: Decide
}
export type Judge = (request: Request) => Answer

/** A judge that remembers what it worked out of references. It throws where the kernel has a bug, and only then. */
export function openJudge(): Judge {
  const references = new Recent<Reference>(mostReferences)
  const referenceFor = ({ reference, conventions }: Request): Reference | Answer => {
    const key = `${conventions.text}\n${reference}`
    const known = references.get(key)
    if (known !== undefined) return known
    const read = openReader(conventions.reading)
    const reading = read(reference)
    if (reading.status !== 'read') return unread(reading, 'reference')
    const terms = { symbols: conventions.domains, oddRoots: conventions.oddRoots }
    const opened: Reference = { reading, text: plain(reading.expr), read, decide: openDecider(reading.expr, terms) }
    references.set(key, opened)
    return opened
  }
  return (request) => {
    const reference = referenceFor(request)
    if ('verdict' in reference) return reference
    const student = reference.read(request.student)
    if (student.status !== 'read') return unread(student, 'student')
    return answerOf(reference.decide(student.expr), readings(reference, student))
  }
}

/** The answer to a line. Where the kernel has a bug, it is told to `onBug`, and the pair is undecided. */
export function judgeLine(judge: Judge, line: string, onBug: (thrown: unknown) => void): Answer & Pick<Request, 'id'> {
  const read = readRequest(line)
  if (!read.ok) return { verdict: 'invalid', how: 'not-read', side: 'line', ...read.fault }
  const { id } = read.request
  try {
    return { ...(id !== undefined && { id }), ...judge(read.request) }
  } catch (thrown) {
    onBug(thrown)
    return { ...(id !== undefined && { id }), verdict: 'undecided', how: 'internal-error' }
  }
}

const unread = (reading: Exclude<StudentReading, ReadSide>, side: Side): Answer => {
  if (reading.status === 'blank') return { verdict: 'invalid', how: 'not-read', side, code: 'expression/blank' }
  const { code, start, end, found } = reading
  return { verdict: 'invalid', how: 'not-read', side, code, start, end, ...(found !== undefined && { found }) }
}

function readings({ reading, text }: Reference, student: ReadSide): Readings {
  const warnings = [
    ...reading.warnings.map((warning) => ({ side: 'reference' as const, ...warning })),
    ...student.warnings.map((warning) => ({ side: 'student' as const, ...warning })),
  ]
  return { reference: text, student: plain(student.expr), ...(warnings.length > 0 && { warnings }) }
}

function answerOf(decision: Decision, read: Readings): Answer {
  switch (decision.verdict) {
    case 'equal':
      return { verdict: 'equal', how: 'proved', by: decision.how, domain: decision.domain, read }
    case 'different': {
      const { how, witness } = decision
      return { verdict: 'different', how: 'refuted', by: how, ...(witness !== undefined && { witness: witnessOf(witness) }), read }
    }
    case 'undecided':
      return { verdict: 'undecided', how: decision.how, read }
    default:
      return decision satisfies never
  }
}

// What a reader of an LMS's reports needs to know of the course, and what all such readers share: an answer is put with its
// variant by the tag in the question's text.
import type { RosterCopy } from '../../src/manifest.ts'
import type { Interaction, Submission } from '../../src/model.ts'
import { tagIn, type VariantTag } from '../../src/variant/tag.ts'
import { own } from '../submission/csv.ts'
import { type Intake, longestResponse, type Origin, type Rejection } from '../submission/submission.ts'
import { answersOf, type Parting, type Reported } from './answers.ts'

export interface PosedVariant {
  readonly problem: string
  /** In the order of the page. */
  readonly parts: readonly { readonly id: string; readonly interaction: Interaction }[]
}

export interface LmsContext {
  /** Undefined: there is no roster, and students are named as the LMS names them. */
  readonly roster: RosterCopy | undefined
  /** The problems of the set with the ids of their parts. */
  readonly problems: readonly { readonly problem: string; readonly parts: readonly { readonly id: string }[] }[]
  /** Undefined: the folder has no such variant. Asked for again and again: answers should be kept. */
  variant(id: string): PosedVariant | undefined
  /**
   * A clock time `2027-01-31T23:59[:SS]` of the LMS as an ISO time with its offset, or why it is none there. Undefined where no time
   * zone was given.
   */
  readonly instant: ((local: string) => Instant) | undefined
}
export type Instant = { readonly status: 'known'; readonly at: string } | { readonly status: 'refused'; readonly why: string }

/** Who handed in a row, and when. */
export interface Head {
  readonly student: string
  readonly at?: string
  readonly attempt?: number
  readonly line: number
}
/** One answer as an LMS reports it. */
export interface Asked {
  /** The text of the question, which ends with the variant's tag. */
  readonly question: string
  /** Where it stands, for messages: the column's name. */
  readonly where: string
}

/** Answers handed on part by part; what cannot be put with a part is rejected, questions that are not ours are counted. */
export class LmsAnswers {
  private untagged = 0
  private first = ''
  private readonly origin: Origin
  private readonly intake: Intake
  private readonly context: LmsContext
  private readonly parting: Parting
  constructor(origin: Origin, intake: Intake, context: LmsContext, parting: Parting) {
    this.origin = origin
    this.intake = intake
    this.context = context
    this.parting = parting
  }

  take(head: Head, asked: Asked, text: string): void {
    const tag = tagIn(asked.question)
    if (tag === undefined) this.pass(head.line, asked.where)
    else this.takeTagged(head, tag, asked.where, text)
  }

  takeTagged(head: Head, tag: VariantTag, where: string, text: Reported): void {
    const { line } = head
    const shown = typeof text === 'string' ? text : [...text.values()].join('\n')
    const posed = this.context.variant(tag.variant)
    if (posed === undefined)
      return this.reject(line, shown, {
        code: 'submission/unknown-variant',
        message: `${where} answers the variant ${tag.variant}, which this folder does not have`,
        hint: 'Grade from the folder that the quiz was exported from',
      })
    if (shown.length > longestResponse)
      return this.reject(line, shown.slice(0, 200), {
        code: 'submission/too-long',
        message: `${where}: the response has more than ${longestResponse} characters`,
      })
    const answers = answersOf(posed, tag.part, text, this.parting)
    if (typeof answers === 'string') return this.reject(line, shown, { code: 'submission/malformed', message: `${where}: ${answers}` })
    for (const { part, response } of answers) this.hand(head, { problem: posed.problem, part, response, variant: tag.variant }, shown)
  }

  private hand(
    { student, at, attempt, line }: Head,
    answer: Pick<Submission, 'problem' | 'part' | 'response' | 'variant'>,
    text: string,
  ): void {
    const submission = { student, ...answer, ...(at !== undefined && { at }), ...(attempt !== undefined && { attempt }) }
    this.intake.accept(submission, this.origin, line, own(text))
  }
  reject(line: number, text: string, rejection: Pick<Rejection, 'code' | 'message' | 'hint'>): void {
    this.intake.reject({ ...rejection, file: this.origin.file, line, text })
  }
  /** A question without a tag is the course's own: it is not ours to grade. */
  private pass(line: number, where: string): void {
    if (this.untagged === 0) this.first = `line ${line}, ${where}`
    this.untagged += 1
  }
  end(): void {
    if (this.untagged === 0) return
    const answers = this.untagged === 1 ? 'one answer' : `${this.untagged} answers`
    this.intake.warn(this.origin.file, 1, `${answers} to questions whose text ends with no variant’s tag are not read (${this.first})`)
  }
}

// What a practice page carries: the problems as they were read, from which it draws variants of its own.
import type { Problem, RichText, SetEntry } from '../model.ts'

/** Embedded in the page as JSON. */
export interface PracticeData {
  readonly format: typeof practiceFormat
  readonly set: {
    readonly id: string
    readonly title: RichText
    readonly text?: RichText
    readonly language: string
    readonly pass?: string
  }
  /** The page is packed for an LMS, and reports to it. */
  readonly lms?: ScormVersion
  readonly problems: readonly PracticeProblem[]
}
export type ScormVersion = 'scorm12' | 'scorm2004'

export const practiceFormat = 'quizwright-practice/1'

/** Back from the page's own JSON. */
export const isPracticeData = (data: unknown): data is PracticeData =>
  typeof data === 'object' && data !== null && 'format' in data && data.format === practiceFormat && 'set' in data && 'problems' in data

export interface PracticeProblem {
  readonly id: string
  readonly title: RichText
  /** Of the whole problem, as posed. */
  readonly points: string
  readonly asked: Omit<SetEntry, 'problem' | 'at'>
  readonly problem: Problem
}

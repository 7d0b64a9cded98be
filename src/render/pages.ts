// What the four pages are made of. A student's page takes public types only; whatever a graded page may not show
// before release has its one place in `released`, so a page without it cannot hold it.
//
// Each renderer gives the whole file's text, or the TeX errors (`spec/tex`) of what it was given:
//   renderStudentPage(page: StudentPage): Checked<string>    src/render/student/page.ts
//   renderGradedPage(page: GradedPage): Checked<string>      src/render/graded/graded.ts
//   renderAnswerPage(page: AnswerPage): Checked<string>      src/render/graded/answers.ts
//   renderReport(report: Report, csvs): Checked<string>      src/render/report/page.ts
import type { ItemMark, Key, Mark, Posed, PosedProblem, RawResponse, RichText, ValueJson } from '../model.ts'

/** What every page says of the set it belongs to. */
export interface PageSet {
  readonly id: string
  readonly title: RichText
  readonly text?: RichText
}
/** The opaque id; the name only where it was asked for (`--names`). */
export interface PageStudent {
  readonly id: string
  readonly name?: string
}

interface Page {
  readonly set: PageSet
  /** BCP 47; fixed words fall back to English. */
  readonly language: string
  /** Absent on pages made without a roster. */
  readonly student?: PageStudent
}

/** A student's page: public types only. */
export interface StudentPage extends Page {
  /** Written into the answers file; names the page, and the key under which the browser keeps answers. */
  readonly token: string
  readonly problems: readonly PosedProblem[]
  /** ISO 8601 with offset, of the student's section. */
  readonly due?: string
  /** What is received later does not count. */
  readonly closes?: string
}

/** The student's page with what happened. Points are exact rationals as text. */
export interface GradedPage extends Page {
  readonly problems: readonly GradedProblem[]
  readonly points: string
  readonly of: string
  /** ISO 8601 with offset: what was received by then is graded here. */
  readonly asOf?: string
}
export interface GradedProblem {
  readonly posed: PosedProblem
  /** One for each part of `posed`, in its order. */
  readonly parts: readonly GradedPart[]
  /** Why its points, or its share in the total, are not what its parts make; absent where they are. */
  readonly rules?: readonly ShownRule[]
  /** Everything that gives the key away; the solution's reasons go under their options. Present only once solutions are released to this student. */
  readonly released?: { readonly keys: readonly { readonly part: string; readonly key: Key }[]; readonly solution: RichText }
}
export interface GradedPart {
  readonly part: string
  /** `blank` where nothing was handed in. */
  readonly mark: ShownMark
  /** The answer the mark is of, as handed in. Untrusted. */
  readonly response?: RawResponse
  readonly points: string
  readonly of: string
  readonly attemptsUsed: number
  /** Absent: no limit. */
  readonly attempts?: number
  /** Of a mark that follows: from the answers to which parts, as they are lettered on the page; empty where from its own entries alone. */
  readonly basis?: readonly string[]
  /** What is said of the recognised mistake of the whole answer. */
  readonly says?: RichText
  /**
   * Marks of single cells (grids), with what is said of a mistake recognised in one. The marks of a multi-select's
   * options are the key itself: they have no place here, the page makes them from `released`.
   */
  readonly items?: readonly (ItemMark & { readonly says?: RichText })[]
  /** Why its points are not what the mark alone would give; absent where they are. */
  readonly rules?: readonly ShownRule[]
}

/** A rule that a student is told of. Numbers are exact rationals. What was agreed with single students is none of them. */
export type ShownRule =
  | { readonly rule: 'late'; readonly attempt: number; readonly factor: string }
  | { readonly rule: 'points-by-attempt'; readonly attempt: number; readonly gain: string; readonly value: string }
  | { readonly rule: 'penalty'; readonly attempt: number; readonly wrong: number; readonly each: string }
  | { readonly rule: 'average'; readonly attempts: number }
  | { readonly rule: 'closed'; readonly answers: number }
  | { readonly rule: 'cap'; readonly cap: string }
  | { readonly rule: 'weight'; readonly weight: string }
  | { readonly rule: 'excused' | 'dropped' }

/** A mark without its items: those of a multi-select are the key. `witness` is there only where it may be told. */
export type ShownMark =
  | Exclude<Mark, GradedMark>
  | Pick<GradedMark, 'status' | 'credit' | 'mistake' | 'reading' | 'followed' | 'close' | 'how' | 'review' | 'domain' | 'form' | 'witness'>
type GradedMark = Extract<Mark, { readonly status: 'graded' }>

/** For staff: everything that is known of one student's problems. */
export interface AnswerPage extends Page {
  readonly problems: readonly AnsweredProblem[]
}
export interface AnsweredProblem {
  readonly posed: Posed
  readonly seed: number | null
  /** As in the variant: path → value drawn. */
  readonly draws: readonly { readonly path: string; readonly value: ValueJson }[]
}

/** One student’s points, by id alone. */
export interface StudentScore {
  readonly student: string
  readonly points: string
  readonly of: string
  readonly handedIn: boolean
  /** In the order of `problems`; absent where the student was not given it. */
  readonly problems: readonly (ProblemScore | undefined)[]
}
export interface ProblemScore {
  readonly points: string
  readonly of: string
  readonly state: 'full' | 'partial' | 'zero' | 'blank' | 'invalid' | 'pending'
  /** The points count and a person should look at them. */
  readonly review?: true
}

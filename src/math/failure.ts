// How an evaluation stops. Inside the engine (math, cell, solve) a Failure unwinds to the nearest attempt(), which turns
// it into a Diagnostic; it never leaves solve/, variant/ or pipeline.ts.
import { type Checked, type DiagnosticCode, error, failed, ok } from '../diagnostic.ts'
import type { Location } from '../model.ts'

/** Failures that are a matter of the values drawn, so that another draw may do: all others are the author's to mend. */
export type FailureCode = Extract<
  DiagnosticCode,
  | 'solve/tie'
  | 'solve/undecided'
  | 'solve/undefined'
  | 'solve/shape'
  | 'solve/index'
  | 'solve/type'
  | 'solve/letter'
  | 'solve/derivative'
  | 'solve/not-stopped'
  | 'solve/budget'
  | 'spec/unbound'
  | 'spec/cycle'
  | 'spec/unknown-name'
  | 'spec/unknown-mistake'
  | 'spec/unsupported'
  | 'draw/empty'
  | 'draw/wrong-type'
  | 'spec/wrong-type'
>
const drawnAnew: ReadonlySet<DiagnosticCode> = new Set<DiagnosticCode>([
  'solve/tie',
  'solve/undecided',
  'solve/undefined',
  'solve/not-stopped',
])
/** Whether a candidate that fails so is merely drawn again. */
export const isMatterOfValues = (code: DiagnosticCode): boolean => drawnAnew.has(code)

export class Failure extends Error {
  readonly code: FailureCode
  readonly at: Location | undefined
  readonly hint: string | undefined
  constructor(code: FailureCode, message: string, at?: Location, hint?: string) {
    // A failure is an outcome of evaluation, thousands a second while constraints are met: it needs no stack trace.
    const depth = Error.stackTraceLimit
    Error.stackTraceLimit = 0
    super(message)
    Error.stackTraceLimit = depth
    this.code = code
    this.at = at
    this.hint = hint
  }
}

/** Runs an evaluation; a Failure becomes the error of a Checked, placed at `at` where it has no place of its own. */
export function attempt<T>(evaluation: () => T, at?: Location): Checked<T> {
  try {
    return ok(evaluation())
  } catch (thrown) {
    if (!(thrown instanceof Failure)) throw thrown
    return failed(error(thrown.code, thrown.message, thrown.at ?? at, thrown.hint))
  }
}

/** Runs an evaluation whose failures, where they have no place yet, happened at `at`. */
export function locating<T>(at: Location, evaluation: () => T): T {
  try {
    return evaluation()
  } catch (thrown) {
    throw placed(thrown, at)
  }
}

/** What was thrown, a Failure without a place given one. */
export const placed = (thrown: unknown, at: Location | undefined): unknown =>
  thrown instanceof Failure && thrown.at === undefined ? new Failure(thrown.code, thrown.message, at, thrown.hint) : thrown

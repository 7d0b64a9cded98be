// What can be wrong with what people hand us, as data. Codes are a closed table; texts are made where the
// mistake is found, and printed only at the edges (cli/, grader/).
import type { Location } from './model.ts'

/** Every code with what it means. A new code is a row here and a failing fixture in `tests/invalid/`. */
export const diagnosticCodes = {
  // files and YAML
  'file/not-found': 'A file, problem, cell or set that cannot be found.',
  'file/unreadable': 'A file that cannot be read or is not UTF-8 text.',
  'file/too-large': 'A file above the size that is read.',
  'file/unwritable': 'A file or folder that cannot be written.',
  'export/refused': 'An export that the target cannot hold, or (--strict) not keep whole.',
  'file/outside': 'A path that would leave the output folder.',
  'file/locked': 'An output folder in which another grader is at work.',
  'yaml/syntax': 'The file is not YAML.',
  'yaml/too-deep': 'Brackets or indentation nested deeper than is read.',
  'yaml/duplicate-key': 'The same key twice in one mapping.',
  'yaml/anchor': 'Anchors, aliases, tags and merge keys are not part of the language.',
  'yaml/control-character': 'A control character in a text: an escape in double quotes ate the start of a TeX command.',
  'yaml/cut-by-comment': 'A plain text cut by ` #`.',
  'yaml/cut-by-comma': 'An expression cut by a comma or a bracket inside { } or [ ].',
  'yaml/braces': 'An expression written as {{name}}.',
  // spec
  'spec/unknown-key': 'A key that is not part of the language.',
  'spec/missing-key': 'A key that is required.',
  'spec/wrong-type': 'A value of another type or form than its place takes.',
  'spec/wrong-id': 'An id that is not the file name, or not of the form that ids have.',
  'spec/duplicate-id': 'The same id in two files.',
  'spec/unknown-name': 'A name that nothing defines.',
  'spec/reserved-name': 'A name that the language keeps for itself.',
  'spec/duplicate-name': 'A name defined twice.',
  'spec/hidden-name': 'A parameter that hides a computed name of the cell where an answer is due.',
  'spec/cycle': 'Names that are defined by each other.',
  'spec/unbound': 'A name of the cell that has no value.',
  'spec/unknown-cell': 'A cell that cannot be found.',
  'spec/unknown-convention': 'A convention or choice that the cell does not have, or a choice that is missing.',
  'spec/unknown-mistake': 'A mistake that is not declared.',
  'spec/key-in-text': 'A tag that shows the student the key, or something computed from it.',
  'spec/no-precision': 'An irrational key without decimals, figures or within.',
  'spec/close': 'A wider tolerance that is not wider, or whose credit is not a part of the whole.',
  'spec/unsupported': 'Part of the language, but not of this version.',
  'spec/text-tag': 'A {{tag}} that is not part of the language.',
  'spec/tex': 'TeX that cannot be typeset.',
  'spec/sign-in-tex': 'A value after + or − in TeX: a negative one prints two signs.',
  // expressions
  'expression/syntax': 'An expression that cannot be read.',
  'expression/not-allowed': 'A form of expression that the language refuses.',
  'expression/unknown-function': 'A function that the language does not have.',
  'expression/arguments': 'A function with the wrong number of arguments.',
  'expression/too-large': 'An expression beyond what is read.',
  // drawing and solving
  'draw/empty': 'A draw without a value to draw.',
  'draw/outside': 'A value given by hand that is outside the declared domain.',
  'draw/wrong-type': 'A value given by hand that is of the wrong type or shape.',
  'draw/impossible': 'Constraints that no draw met.',
  'solve/tie': 'A rounding tie whose two sides lead to different answers.',
  'solve/undecided': 'A comparison or rounding that float64 with its error bound cannot decide.',
  'solve/undefined': 'A division by zero or a function outside its domain.',
  'solve/shape': 'Vectors and matrices whose shapes do not fit.',
  'solve/index': 'An index outside its list.',
  'solve/type': 'A word where a number is due, or the other way round.',
  'solve/letter': 'A letter where a number is due, or a comparison that depends on one.',
  'solve/derivative': 'A derivative of something that has none, or by something that is no letter.',
  'solve/irrational': 'A quantity that is not rational although the problem rounds it to be.',
  'solve/not-stopped': 'A run that never met its until.',
  'solve/budget': 'More steps than a solution may take.',
  // questions
  'pose/key-not-offered': 'No option, or more than one, is the key.',
  'pose/too-few-options': 'Fewer options than are to be shown.',
  'pose/scheme': 'A scheme that does not fit what is asked.',
  'pose/credits': 'Credits of options under `weights` that do not fit the key, or do not add up to 1.',
  'pose/claims-one-sided': 'No draw of claims holds both a true and a false one.',
  'claim/undecided': 'A claim that is neither proved nor refuted.',
  'claim/vacuous': 'A claim whose hypothesis cannot hold.',
  // certificates: what only shows over all variants
  'certify/tie': 'Draws that a rounding tie turns down, although the problem does not say that they are to be.',
  'certify/undefined': 'Draws that do not solve, although no constraint rules them out.',
  'certify/equal-options': 'Two options of one variant that are displayed alike.',
  'certify/alike-claims': 'Two claims shown together that say the same in other words.',
  'certify/mistake-coincides': 'A mistake that leads to the right answer in a few of the variants.',
  'certify/inside-tolerance': 'A mistake whose answer is accepted because it is within the tolerance.',
  'certify/float-differs': 'A key that plain float64 arithmetic computes otherwise.',
  'certify/guessable': 'One answer that is right in nearly every variant.',
  'certify/convention-sensitive': 'A convention that the problem does not settle and that changes the key.',
  // lints: what reads wrong though it computes
  'lint/undefined-term': 'A technical term that the text uses and nothing defines.',
  'lint/option-order': 'Prose that depends on the order of options, which differs between variants.',
  'lint/same-text': 'Variants with different keys whose text is the same, or parameters that nothing shows.',
  'lint/unused-parameter': 'A parameter that nothing uses.',
  'lint/unknown-number': 'A number typed into the solution that the trace does not know.',
  'lint/near-zero': 'A tolerance that takes 0 for an answer that is not, or that is nothing because the key is 0.',
  'lint/key-is-parameter': 'A key that is one of the numbers given, in nearly every variant.',
  'lint/rejection': 'Constraints that turn down more than nine draws in ten.',
  'published/mismatch': 'A published answer that the derived key does not meet.',
  // rules that make scores of marks
  'policy/zone': 'A time zone that is none, or a clock time of no zone.',
  'policy/local-time': 'A clock time that the clocks of its zone show twice, or never.',
  'policy/order': 'Dates, steps or points that do not follow on each other.',
  'policy/conflict': 'Two rules of which only one can hold.',
  'policy/open-after-due': 'Answers that still earn points when solutions are shown.',
  'policy/unknown-section': 'A section that no student of the roster is in.',
  'policy/malformed': 'A file of exceptions that cannot be read.',
  'policy/unknown-student': 'An exception for a student who is not on the roster.',
  'policy/unknown-problem': 'An exception for a problem that is not in the set.',
  'policy/wrong-value': 'A value in a file of exceptions that its column does not take.',
  // rosters, manifests, submissions
  'roster/malformed': 'A roster that cannot be read.',
  'roster/duplicate': 'A student twice, or two ids that differ only in case.',
  'manifest/malformed': 'A generated folder whose staff files cannot be read.',
  'manifest/changed': 'A spec or seed that has changed since the folder was generated.',
  'submission/malformed': 'A row of submissions that cannot be read.',
  'submission/unknown-student': 'A student who is not in the manifest.',
  'submission/unknown-problem': 'A problem or part that the student was not given.',
  'submission/unknown-variant': 'A row that names a variant which the folder does not have.',
  'submission/too-long': 'A response longer than is read.',
  'submission/missing-part': 'A row without `part` for a problem that has several.',
  // regrading
  'journal/malformed': 'A graded folder whose journal or marks are not what was recorded.',
  'regrade/incompatible': 'A spec under which the variants that students were given make no sense, or are another question.',
  'regrade/no-dry-run': 'A regrade whose changes have not been looked at in a dry run.',
  'regrade/nothing-to-undo': 'No revision is in force that could be taken back.',
} as const satisfies Record<string, string>
export type DiagnosticCode = keyof typeof diagnosticCodes

export interface Diagnostic {
  readonly code: DiagnosticCode
  readonly severity: 'error' | 'warning'
  /** What was found and what was expected, in one sentence without a full stop. */
  readonly message: string
  /** How to mend it. */
  readonly hint?: string
  readonly at?: Location
  /** The line at `at` is not quoted: it may hold what is for nobody's eyes, such as the notes of exceptions. */
  readonly unquoted?: true
}

/** A result of work on untrusted input: the value with warnings, or every error that was found. */
export type Checked<T> =
  | { readonly ok: true; readonly value: T; readonly warnings: readonly Diagnostic[] }
  | { readonly ok: false; readonly errors: readonly Diagnostic[] }

export const ok = <T>(value: T, warnings: readonly Diagnostic[] = []): Checked<T> => ({ ok: true, value, warnings })
export const failed = (...errors: readonly Diagnostic[]): { readonly ok: false; readonly errors: readonly Diagnostic[] } => ({
  ok: false,
  errors,
})

/** An error in one line; leave out what is not known. */
export function error(code: DiagnosticCode, message: string, at?: Location, hint?: string): Diagnostic {
  return { code, severity: 'error', message, ...(at && { at }), ...(hint !== undefined && { hint }) }
}
export function warning(code: DiagnosticCode, message: string, at?: Location, hint?: string): Diagnostic {
  return { ...error(code, message, at, hint), severity: 'warning' }
}

// A set's scheme, which goes before those of a problem's parts: each part with it in, or why it is none for that part.
import { type Checked, type Diagnostic, error, failed, ok } from '../diagnostic.ts'
import type { Problem, Question, Scheme } from '../model.ts'
import { isCellScheme } from './schemes.ts'

/**
 * The question under the scheme of a set, where it has one. A scheme that says what options chosen are worth is none for cells, and
 * `weights` none for options without credits; where one answer makes the mark no scheme is needed.
 */
export function withScheme(question: Question, scheme: Scheme | undefined): Checked<Question> {
  if (scheme === undefined) return ok(question)
  switch (question.kind) {
    case 'single-choice':
    case 'number':
      return ok(question)
    case 'multi-select':
      return scheme === 'weights' && question.scheme !== 'weights'
        ? failed(
            misfit(
              question,
              scheme,
              'for options with credits, which it has none of',
              'give the question `scheme: weights` and its options a `credit` each',
            ),
          )
        : ok({ ...question, scheme })
    case 'vector':
    case 'table':
    case 'expression':
      return isCellScheme(scheme)
        ? ok({ ...question, scheme })
        : failed(
            misfit(
              question,
              scheme,
              'for options that are chosen alone',
              'in the set give `all-or-nothing`, `each-answer`, `halves` or `net-correct`, or no scheme',
            ),
          )
    default:
      return question satisfies never
  }
}

const misfit = ({ kind, id, at }: Question, scheme: Scheme, use: string, hint: string): Diagnostic =>
  error('pose/scheme', `the part ${id} is a ${kind} question, and the scheme \`${scheme}\` of the set is ${use}`, at, hint)

/** The parts of a problem that a set's scheme does not fit, to be reported where the set asks for it. */
export const misfitsOf = ({ parts }: Problem, scheme: Scheme | undefined): readonly Diagnostic[] =>
  parts.flatMap((part): readonly Diagnostic[] => {
    const checked = withScheme(part, scheme)
    return checked.ok ? [] : checked.errors
  })

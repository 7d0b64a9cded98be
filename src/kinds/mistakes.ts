// What would be answered under each declared mistake: where a student's answer is one of these, the mark names it.
// Two mistakes that lead to one answer cannot be told apart; the one declared first is named, so authors put the
// likeliest first.
import { type Checked, type Diagnostic, failed, ok } from '../diagnostic.ts'
import { toJson, type Value } from '../math/evaluate/value.ts'
import type { Mistake, MistakeAnswer, Question, RichText } from '../model.ts'
import { fillText } from '../solve/fill.ts'
import type { Solution } from '../solve/solution.ts'

/** Whether a part asks for a value that changed lines may change; claims and roles do not. */
export const asksForValue = (question: Question): boolean => question.kind !== 'multi-select' || question.from.type === 'values'

export interface Mistaken {
  readonly mistake: Mistake
  readonly value: Value
}

/** The answers under the problem's mistakes, in declared order but those named in `first` before; mistakes without one are left out. */
export function mistakenAnswers(question: Question, solution: Solution, first: readonly string[] = []): readonly Mistaken[] {
  const byName = new Map(solution.problem.mistakes.map((mistake) => [mistake.name, mistake]))
  const order = new Set([...first, ...byName.keys()])
  const answers: Mistaken[] = []
  for (const name of order) {
    const mistake = byName.get(name)
    const value = mistake && solution.mistaken(name, question)
    if (mistake !== undefined && value !== undefined) answers.push({ mistake, value })
  }
  return answers
}

/**
 * The same for a key: `cells` cuts an answer into one value a cell (undefined where it is of another shape), and what
 * cannot be told from the key is left out.
 */
export const mistakeAnswers = (
  question: Question,
  solution: Solution,
  language: string,
  cells: (value: Value) => readonly Value[] | undefined,
  isKey: (answers: readonly Value[]) => boolean,
): Checked<readonly MistakeAnswer[]> =>
  answersUnderMistakes(question, solution, language, (value) => {
    const values = cells(value)
    return values === undefined || isKey(values) ? undefined : values.map(toJson)
  })

/** The same with answers as `answersOf` keeps them; those it has nothing of are left out. */
export function answersUnderMistakes(
  question: Question,
  solution: Solution,
  language: string,
  answersOf: (value: Value) => MistakeAnswer['answers'] | undefined,
): Checked<readonly MistakeAnswer[]> {
  const answers = mistakenAnswers(question, solution).flatMap(({ mistake, value }): readonly Spoken<Omit<MistakeAnswer, 'says'>>[] => {
    const made = answersOf(value)
    return made === undefined ? [] : [{ of: { mistake: mistake.name, answers: made }, says: mistake.says }]
  })
  return withSentences(answers, solution, language)
}

/** Something that has a sentence said of it, as authored. */
export interface Spoken<T> {
  readonly of: T
  readonly says: Mistake['says']
}
/** Each with its sentence filled in; every error at once. */
export function withSentences<T extends object>(
  all: readonly Spoken<T>[],
  solution: Solution,
  language: string,
): Checked<readonly (T & { readonly says?: RichText })[]> {
  const found: (T & { readonly says?: RichText })[] = []
  const errors: Diagnostic[] = []
  for (const { of, says } of all) {
    const filled = says && fillText(says, solution, language)
    if (filled?.ok === false) errors.push(...filled.errors)
    else found.push({ ...of, ...(filled && { says: filled.value }) })
  }
  return errors.length > 0 ? failed(...errors) : ok(found)
}

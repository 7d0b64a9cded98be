// Answers that are sets of options: what a list of values chooses among those shown, under the key, a mistake or another reading.
import { type Checked, ok } from '../diagnostic.ts'
import { fromJson, isList, type Value } from '../math/evaluate/value.ts'
import type { KeyOf, MistakeAnswer, OptionNote } from '../model.ts'
import type { Solution } from '../solve/solution.ts'
import { lettersOf } from '../variant/letters.ts'
import { isValue, listed, valueCandidate } from './candidates.ts'
import { selectedCredit } from './credit.ts'
import { answersUnderMistakes } from './mistakes.ts'
import type { QuestionOf, Sample } from './response-kind.ts'

type Asked = QuestionOf<'multi-select'>

/** The response that selects nothing on purpose; an empty one is blank. */
export const none = 'none'
export const orNone = (ids: readonly string[]): readonly string[] => (ids.length === 0 ? [none] : ids)

export const sameIds = (a: readonly unknown[], b: readonly unknown[]): boolean => a.length === b.length && a.every((id) => b.includes(id))

/** The values of a list; of anything else the one. */
export const entries = (value: Value): readonly Value[] => (isList(value) ? value : [value])

/** The options shown that another answer holds; undefined where it holds one that the question does not offer. */
export function chosenUnder(
  { from }: Asked,
  value: Value,
  options: readonly OptionNote[],
  solution: Solution,
): readonly string[] | undefined {
  const items = from.type === 'values' ? listed(from.options, solution) : undefined
  const answers = entries(value)
  if (items?.ok !== true || !answers.every((answer) => items.value.some((item) => isValue(item, answer)))) return undefined
  const { known } = lettersOf(solution.problem)
  return options
    .filter((note) => {
      const candidate = note.value === undefined ? undefined : valueCandidate(fromJson(note.value, known))
      return candidate !== undefined && answers.some((answer) => isValue(candidate, answer))
    })
    .map(({ id }) => id)
}

/** The sets under the mistakes: ids, where they are not the right ones. Claims and roles are right or wrong whatever is computed. */
export function setsUnderMistakes(
  question: Asked,
  options: readonly OptionNote[],
  right: readonly string[],
  solution: Solution,
  language: string,
): Checked<readonly MistakeAnswer[]> {
  if (question.from.type !== 'values') return ok([])
  return answersUnderMistakes(question, solution, language, (value) => {
    const ids = chosenUnder(question, value, options, solution)
    return ids === undefined || sameIds(ids, right) ? undefined : ids
  })
}

/** The set under each mistake, where no mistake named before leads to it. */
export function setSamples(key: KeyOf<'multi-select'>): readonly Sample[] {
  const { mistakes = [] } = key
  return mistakes.flatMap(({ mistake, answers }, i): readonly Sample[] => {
    if (mistakes.slice(0, i).some((before) => sameIds(before.answers, answers))) return []
    const credit = selectedCredit(answers, key)
    return [
      { of: credit === '0' ? 'wrong' : 'partly right', raw: orNone(answers.map(String)), mark: { status: 'graded', credit, mistake } },
    ]
  })
}

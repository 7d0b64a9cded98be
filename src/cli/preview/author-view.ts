// A drawn variant in, what the author's page shows of it out: each mistake's answer in each part, and the trace.
import { type Checked, ok } from '../../diagnostic.ts'
import { asksForValue } from '../../kinds/mistakes.ts'
import { claimsShown } from '../../kinds/pose.ts'
import { fromJson, sameValue, toJson, type Value } from '../../math/evaluate/value.ts'
import { plainValue } from '../../math/print/plain.ts'
import type { Key, Mistake, MistakeAnswer, OptionNote, Question, RichText } from '../../model.ts'
import type { DrawnVariant } from '../../pipeline.ts'
import type { AuthorView, MistakeView } from '../../render/preview/author-view.ts'
import { fillText } from '../../solve/fill.ts'
import type { Solution } from '../../solve/solution.ts'
import { worked } from '../../solve/worked.ts'

export function authorView({ variant, solution, posed }: DrawnVariant, seed: number): Checked<AuthorView> {
  const { problem } = solution
  const keys = new Map(posed.keys.map(({ part, key }) => [part, key]))
  const mistakes: MistakeView[] = []
  for (const mistake of problem.mistakes) {
    const says = mistake.says === undefined ? undefined : fillText(mistake.says, solution, 'en')
    if (says?.ok === false) return says
    for (const question of problem.parts) {
      const key = keys.get(question.id)
      const found = key === undefined || !asksForValue(question) ? undefined : mistakenView(mistake, question, key, solution)
      if (found !== undefined) mistakes.push({ ...found, ...(says && { says: says.value }) })
    }
  }
  return ok({
    title: posed.public.title,
    seed,
    posed,
    draws: variant.draws,
    mistakes,
    worked: worked(solution, 'en', { claims: claimsShown(posed.keys) }),
    ...(problem.solution !== undefined && { authored: posed.solution satisfies RichText }),
  })
}

function mistakenView({ name }: Mistake, question: Question, key: Key, solution: Solution): MistakeView {
  const about = { mistake: name, part: question.id }
  const value = solution.mistaken(name, question)
  if (value === undefined) return { ...about, state: 'none', answers: [] }
  const right = solution.key(question)
  const isKey = right.ok && isSame(value, right.value)
  switch (key.kind) {
    case 'single-choice': {
      const note = key.options.find((option) => isValueOf(option, value))
      const state = isKey || note?.right === true ? 'hidden' : note === undefined ? 'not-offered' : 'shows'
      return { ...about, state, answers: [toJson(value)], ...(state === 'shows' && note && { option: note.id }) }
    }
    case 'multi-select':
      return { ...about, state: isKey ? 'hidden' : 'shows', answers: [toJson(value)] }
    case 'number':
    case 'vector':
    case 'table':
    case 'expression': {
      // what can be told from the key is listed in it, cut into its cells
      const told = key.mistakes.find((one) => one.mistake === name)
      return told === undefined
        ? { ...about, state: isKey ? 'hidden' : 'within', answers: answersOf(key, value) }
        : { ...about, state: 'shows', answers: told.answers }
    }
    default:
      throw key satisfies never
  }
}

/** An answer that is marked right: shown where it is one number. */
const answersOf = (key: Key, value: Value): MistakeAnswer['answers'] => (key.kind === 'number' ? [toJson(value)] : [])

const isSame = (a: Value, b: Value): boolean => sameValue(a, b) === true || plainValue(a) === plainValue(b)
const isValueOf = ({ value }: OptionNote, answer: Value): boolean => value !== undefined && isSame(fromJson(value), answer)

// Every option that holds: claims with their verdicts, names of a cell by role, or values. “None of these” is an answer.
import { failed, ok } from '../diagnostic.ts'
import type { ItemMark, Mark } from '../model.ts'
import { named } from './candidates.ts'
import { right, selectedCredit, wrong } from './credit.ts'
import { creditErrors } from './option-credits.ts'
import { chosenUnder, none, orNone, sameIds, setSamples, setsUnderMistakes } from './option-sets.ts'
import { offer, readOption } from './options.ts'
import { readTexts } from './raw.ts'
import { isChoice, type Reading, type ResponseKind, type Sample } from './response-kind.ts'
import { candidatesOf, drawn } from './selection-options.ts'

export const multiSelect: ResponseKind<'multi-select'> = {
  asks: isChoice,

  pose(question, solution, { language, show }) {
    const candidates = candidatesOf(question, solution, { language })
    if (!candidates.ok) return candidates
    const chosen = show === undefined ? drawn(question, candidates.value, solution) : named(candidates.value, show, question.at)
    if (!chosen.ok) return chosen
    const offered = offer(chosen.value, solution, language)
    if (!offered.ok) return offered
    const credits = creditErrors(question, offered.value)
    if (credits.length > 0) return failed(...credits)
    const { options, notes } = offered.value
    const right = notes.filter((note) => note.right).map(({ id }) => id)
    const mistakes = setsUnderMistakes(question, notes, right, solution, language)
    if (!mistakes.ok) return mistakes
    const recognised = mistakes.value.length > 0 ? { mistakes: mistakes.value } : {}
    return ok({
      interaction: { type: 'choice', multiple: true, options },
      key: { kind: 'multi-select', scheme: question.scheme, right, options: notes, ...recognised },
    })
  },

  other(question, value, { key: { kind, scheme, options } }, solution) {
    const ids = chosenUnder(question, value, options, solution)
    return ids && { kind, scheme, right: ids, options: options.map(({ id }) => ({ id, right: ids.includes(id) })) }
  },

  read(raw, { options }): Reading<readonly string[]> {
    const texts = textsOf(raw, (text) => readOption(text, options).status === 'read')
    if (texts.status !== 'read') return texts
    const isNone = texts.response.map((text) => text.trim().toLowerCase() === none)
    if (isNone.every(Boolean)) return { status: 'read', response: [] }
    if (isNone.some(Boolean)) return { status: 'invalid', code: 'response/wrong-shape', item: none }
    const ids = new Set<string>()
    for (const text of texts.response) {
      const option = readOption(text, options)
      if (option.status !== 'read') return option
      ids.add(option.response.id)
    }
    return { status: 'read', response: options.filter(({ id }) => ids.has(id)).map(({ id }) => id) }
  },

  grade(response, key): Mark {
    const whole = key.mistakes?.find(({ answers }) => sameIds(answers, response))?.mistake
    const items = key.options.map(({ id, right: holds, mistake }): ItemMark => {
      const chosen = response.includes(id)
      if (chosen === holds) return { id, status: 'right' }
      const own = whole ?? (chosen ? mistake : undefined)
      return { id, status: 'wrong', ...(own !== undefined && { mistake: own }) }
    })
    return { status: 'graded', credit: selectedCredit(response, key), ...(whole !== undefined && { mistake: whole }), items }
  },

  samples({ options }, key): readonly Sample[] {
    const ids = options.map(({ id }) => id)
    const complement = ids.filter((id) => !key.right.includes(id))
    const [toggled = 'o1'] = ids
    const nearly = key.right.includes(toggled) ? key.right.filter((id) => id !== toggled) : [...key.right, toggled]
    const credit = selectedCredit(nearly, key)
    return [
      { of: 'right', raw: orNone(key.right), mark: right },
      { of: 'right', raw: orNone(key.right.toReversed()).join('; '), mark: right },
      { of: 'wrong', raw: orNone(complement), mark: wrong },
      ...(ids.length > 1 ? [{ of: 'partly right', raw: orNone(nearly), mark: { status: 'graded', credit } } as const] : []),
      ...setSamples(key),
      { of: 'blank', raw: [], mark: { status: 'blank' } },
      { of: 'blank', raw: '', mark: { status: 'blank' } },
      { of: 'malformed', raw: ['o1', `o${ids.length + 1}`], mark: { status: 'invalid', code: 'response/unknown-option' } },
      { of: 'malformed', raw: [none, 'o1'], mark: { status: 'invalid', code: 'response/wrong-shape' } },
    ]
  },
}

/** A list as it stands; a text whole where it is an option, else cut at `;`. */
function textsOf(raw: unknown, isOption: (text: string) => boolean): Reading<readonly string[]> {
  if (Array.isArray(raw)) return readTexts(raw)
  const whole = readTexts([raw])
  const [text = ''] = whole.status === 'read' ? whole.response : []
  return whole.status === 'read' && !isOption(text) ? readTexts(text.split(';')) : whole
}

// One option of several. The wrong ones are what is answered under mistakes, or values the author lists.
import { type Checked, type Diagnostic, error, failed, ok } from '../diagnostic.ts'
import { plainValue } from '../math/print/plain.ts'
import { fromJson, isScalar, scalarToFloat, toJson, type Value } from '../math/evaluate/value.ts'
import type { Mark, Sourced } from '../model.ts'
import type { Solution } from '../solve/solution.ts'
import { lettersOf } from '../variant/letters.ts'
import { type Candidate, evaluateAll, isValue, listed, named, valueCandidate, withoutEquals } from './candidates.ts'
import { otherAnswers, sentenceOf } from './accepted.ts'
import { right, wrong } from './credit.ts'
import { mistakenAnswers } from './mistakes.ts'
import { offer, readOption } from './options.ts'
import { readOneText } from './raw.ts'
import { isChoice, type QuestionOf, type Reading, type ResponseKind, type Sample } from './response-kind.ts'

type Asked = QuestionOf<'single-choice'>

export const singleChoice: ResponseKind<'single-choice'> = {
  asks: isChoice,

  pose(question, solution, { language, show }) {
    const key = solution.key(question)
    if (!key.ok) return key
    const candidates = candidatesOf(question, key.value, solution)
    if (!candidates.ok) return candidates
    const chosen = show === undefined ? arranged(question, candidates.value, solution) : named(candidates.value, show, question.at)
    if (!chosen.ok) return chosen
    const offered = offer(chosen.value, solution, language)
    if (!offered.ok) return offered
    const { options, notes, candidates: shown } = offered.value
    const keyName = plainValue(key.value)
    const keyNote = notes[shown.findIndex((candidate) => isValue(candidate, key.value, keyName))]
    if (keyNote === undefined) return failed(keyNotOffered(question, key.value, chosen.value))
    return ok({
      interaction: { type: 'choice', multiple: false, options },
      key: { kind: 'single-choice', option: keyNote.id, value: toJson(key.value), options: notes },
    })
  },

  other(_, value, { key: { kind, options } }, { problem }) {
    const { known } = lettersOf(problem)
    const note = options.find((one) => one.value !== undefined && isValue(valueCandidate(fromJson(one.value, known)), value))
    return note && { kind, option: note.id, value: toJson(value), options: [] }
  },

  read(raw, { options }): Reading<string> {
    const text = readOneText(raw)
    if (text.status !== 'read') return text
    const option = readOption(text.response, options)
    if (option.status === 'read') return { status: 'read', response: option.response.id }
    const several = text.response.split(';')
    const areOptions = several.length > 1 && several.every((one) => readOption(one, options).status === 'read')
    return areOptions ? { status: 'invalid', code: 'response/several-options' } : option
  },

  grade(response, key): Mark {
    if (response === key.option) return right
    const mistake = key.options.find(({ id }) => id === response)?.mistake
    return mistake === undefined ? wrong : { ...wrong, mistake }
  },

  samples({ options }, key): readonly Sample[] {
    const texts = options.map(({ plain }) => plain.toLowerCase())
    const isPlain = options.every(({ plain }, i) => !/^o\d+$|;/.test(plain) && texts.indexOf(plain.toLowerCase()) === i)
    return [
      ...options.flatMap(({ id, plain }): Sample[] => {
        const mistake = key.options.find((note) => note.id === id)?.mistake
        const verdict =
          id === key.option
            ? ({ of: 'right', mark: right } as const)
            : ({ of: 'wrong', mark: { ...wrong, ...(mistake !== undefined && { mistake }) } } as const)
        return [{ ...verdict, raw: id }, ...(isPlain ? [{ ...verdict, raw: plain }] : [])]
      }),
      { of: 'blank', raw: '', mark: { status: 'blank' } },
      { of: 'malformed', raw: `o${options.length + 1}`, mark: { status: 'invalid', code: 'response/unknown-option' } },
      { of: 'malformed', raw: ['o1', 'o2'], mark: { status: 'invalid', code: 'response/several-options' } },
    ]
  },
}

/** Everything that may be offered, equals dropped: the key's value is marked right wherever it stands. */
function candidatesOf(question: Asked, key: Value, solution: Solution): Checked<readonly Candidate[]> {
  const { options: source } = question
  const pool = source.type === 'pools' ? source.mistakes : []
  const mistaken = mistakenAnswers(question, solution, pool)
  const fromPool = mistaken.filter(({ mistake }) => pool.includes(mistake.name)).map(({ value }) => value)
  const values = source.type === 'list' ? listed(source.options, solution) : pooled([key, ...fromPool], source.values, solution)
  if (!values.ok) return values
  const keyName = plainValue(key)
  const others = otherAnswers(question, solution)
  const differing = withoutEquals(values.value, question.at)
  if (!differing.ok) return differing
  return ok(
    differing.value.map((candidate) => {
      const isKey = isValue(candidate, key, keyName)
      const other = isKey ? undefined : others.find(({ value }) => isValue(candidate, value))?.change
      const right = isKey || other !== undefined
      const mistake = right ? undefined : mistaken.find(({ value }) => isValue(candidate, value))?.mistake
      const says = candidate.says ?? mistake?.says ?? (other && sentenceOf(other, solution))
      return {
        ...candidate,
        note: { right, ...(mistake && { mistake: mistake.name }) },
        ...(says && { says }),
      }
    }),
  )
}

function pooled(first: readonly Value[], more: readonly Sourced[], solution: Solution): Checked<readonly Candidate[]> {
  const values = evaluateAll(more, solution)
  return values.ok ? ok([...first, ...values.value].map(valueCandidate)) : values
}

/**
 * Which are shown, and in what order. The order comes from the values shown and the seed alone: neither the key nor the
 * name of a mistake can be told from it.
 */
function arranged(question: Asked, candidates: readonly Candidate[], solution: Solution): Checked<readonly Candidate[]> {
  const show = question.options.type === 'pools' ? (question.options.show ?? candidates.length) : candidates.length
  const least = Math.max(show, 2)
  if (candidates.length < least) {
    const found = candidates.map(({ name }) => name).join(', ')
    return failed(
      error(
        'pose/too-few-options',
        `only ${candidates.length} options differ (${found}), expected ${least}`,
        question.at,
        'add mistakes or values, or lower `show`',
      ),
    )
  }
  const shown = candidates.slice(0, show)
  const { shuffle } = solution.stream(`options.${question.id}`)
  return ok(shuffle(question.options.type === 'pools' ? inOrderOfValue(shown) : shown))
}

const inOrderOfValue = (candidates: readonly Candidate[]): readonly Candidate[] =>
  candidates.toSorted((a, b) => sizeOf(a) - sizeOf(b) || (a.name < b.name ? -1 : 1))
const sizeOf = ({ value }: Candidate): number => (value !== undefined && isScalar(value) ? scalarToFloat(value) : Number.MAX_VALUE)

function keyNotOffered({ key }: Asked, value: Value, offered: readonly Candidate[]): Diagnostic {
  const found = offered.map(({ name }) => name).join(', ')
  return error(
    'pose/key-not-offered',
    `the key \`${key.source}\` is ${plainValue(value)}, and the options are ${found}`,
    key.at,
    'add it to the options',
  )
}

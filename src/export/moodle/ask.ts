// A part in; how Moodle asks it, and how an answer of ours is handed in there, out.
import { absolute, add, compare, multiply, subtract, type Rational, rational, readRational } from '../../math/exact/rational.ts'
import { grader } from '../../kinds/index.ts'
import { none } from '../../kinds/option-sets.ts'
import { subsets } from '../compare.ts'
import type { HtmlWriter } from '../html.ts'
import type { ExportPart } from '../item.ts'
import { type AskedPart, chosen, type Place as FieldPlace, wrongKey } from '../places.ts'
import { grid } from './ask-grid.ts'
import { acceptedNumbers, numbers } from './numbers.ts'
import { type Asked, type ChoiceAnswer, type Fraction, fractions, nearestFraction, type NumberAnswer, share } from './question.ts'

export type Place = FieldPlace<Asked>
type Part = AskedPart<Asked>

/** `embedded`: as a field of a cloze question. */
export function askPart(part: ExportPart, html: HtmlWriter, noneText: string, embedded = false): Part {
  const { interaction, key } = part
  switch (interaction.type) {
    case 'formula':
      return { refused: 'Moodle has no question that compares formulas (STACK is a plugin)' }
    case 'text':
      return key.kind === 'number'
        ? { places: [typed(numbers(key, key.mistakes, (answers) => answers[0], html, acceptedNumbers(key)))] }
        : wrongKey
    case 'choice':
      return interaction.multiple ? several(part, html, noneText, embedded) : single(part, html)
    case 'grid':
      return grid(part, html)
    default:
      return interaction satisfies never
  }
}

const typed = (answers: readonly NumberAnswer[]): Place => ({
  asked: { type: 'numerical', answers },
  respond: (raw) => (typeof raw === 'string' ? { type: 'typed', text: raw } : undefined),
})

// ── Choices ────────────────────────────────────────────────────────────────────────────────────────────────

function single({ interaction, key }: ExportPart, html: HtmlWriter): Part {
  if (interaction.type !== 'choice' || key.kind !== 'single-choice') return wrongKey
  const grade = grader(interaction, key)
  const notes = new Map(key.options.map((note) => [note.id, note]))
  const answers = interaction.options.map(({ id, text }): ChoiceAnswer => {
    const says = notes.get(id)?.says
    return {
      text: optionHtml(html.inline(text)),
      fraction: nearestFraction(creditOf(grade(id))),
      ...(says && { feedback: html.block(says) }),
    }
  })
  const ids = interaction.options.map(({ id }) => id)
  return { places: [{ asked: { type: 'multichoice', single: true, answers }, respond: chosen(ids) }] }
}

/** An option whose whole text is `0` is taken for an empty one. */
const optionHtml = (html: string): string => (html === '0' ? '<span>0</span>' : html)

const creditOf = (mark: ReturnType<ReturnType<typeof grader>>): Rational =>
  mark.status === 'graded' ? (readRational(mark.credit) ?? 0) : 0

/** Sets of options that are looked at: beyond this many options only sets of few and of many. */
const mostOptions = 10

/**
 * Moodle adds up the fractions of the options ticked: one for every right option, one for every wrong one, chosen from its
 * list so that the greatest difference from our own credit is least. “None of these” is an option of its own, since an
 * answer without a tick counts as none. Embedded it earns nothing where something is right: there Moodle divides all shares
 * above 0 by their sum, so that the right options together would no longer give everything.
 */
function several({ interaction, key }: ExportPart, html: HtmlWriter, noneText: string, embedded: boolean): Part {
  if (interaction.type !== 'choice' || key.kind !== 'multi-select') return wrongKey
  const { options } = interaction
  if (options.length > mostOptions) return { refused: `more than ${mostOptions} options` }
  const grade = grader(interaction, key)
  const right = new Set(key.right)
  const sets = subsets(options.map(({ id }) => id)).map((ids) => {
    const good = ids.filter((id) => right.has(id)).length
    return { good, bad: ids.length - good, ours: creditOf(grade(ids.length === 0 ? [none] : ids)) }
  })
  const [plus, minus] = fit(
    sets.filter(({ good, bad }) => good + bad > 0),
    right.size,
  )
  const notes = new Map(key.options.map((note) => [note.id, note]))
  const answers = options.map(({ id, text }): ChoiceAnswer => {
    const says = notes.get(id)?.says
    return { text: optionHtml(html.inline(text)), fraction: right.has(id) ? plus : minus, ...(says && { feedback: html.block(says) }) }
  })
  const empty = embedded && right.size > 0 ? 0 : (sets.find(({ good, bad }) => good + bad === 0)?.ours ?? 0)
  const ids = [...options.map(({ id }) => id), none]
  return {
    places: [
      {
        asked: { type: 'multichoice', single: false, answers: [...answers, { text: noneText, fraction: nearestFraction(empty) }] },
        respond: chosen(ids),
      },
    ],
  }
}

interface CountedSet {
  readonly good: number
  readonly bad: number
  readonly ours: Rational
}

/** The fractions of a right and of a wrong option; all right ones and no other give everything. */
function fit(sets: readonly CountedSet[], rights: number): readonly [Fraction, Fraction] {
  const whole = rights === 0 ? '0' : nearestFraction(rational(1n, BigInt(rights)))
  let best: { readonly pair: readonly [Fraction, Fraction]; readonly off: Rational } | undefined
  for (const minus of fractions) {
    if (compare(share(minus), 0) > 0) continue
    const off = sets.reduce<Rational>((most, set) => {
      const theirs = clipped(add(multiply(set.good, share(whole)), multiply(set.bad, share(minus))))
      const apart = absolute(subtract(theirs, set.ours))
      return compare(apart, most) > 0 ? apart : most
    }, 0)
    if (best === undefined || compare(off, best.off) < 0) best = { pair: [whole, minus], off }
  }
  return best?.pair ?? [whole, '0']
}
const clipped = (a: Rational): Rational => (compare(a, 0) < 0 ? 0 : compare(a, 1) > 0 ? 1 : a)

// A part in; how Moodle asks it, and how an answer of ours is handed in there, out.
import { absolute, add, compare, multiply, subtract, type Rational, rational, readRational } from '../../math/exact/rational.ts'
import { grader } from '../../kinds/index.ts'
import { none } from '../../kinds/option-sets.ts'
import type { GridCell, Key, MistakeAnswer, NumberKey, RawResponse, RichText, ValueJson } from '../../model.ts'
import { isClose } from '../../math/tolerance.ts'
import { escapeHtml } from '../../render/escape.ts'
import { boundsOf } from '../bounds.ts'
import { subsets } from '../compare.ts'
import { cellsAsRead } from '../grid-table.ts'
import type { HtmlWriter } from '../html.ts'
import type { ExportPart } from '../item.ts'
import { type AskedPart, chosen, type Place as FieldPlace, type Response, wrongKey } from '../places.ts'
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

// ── Numbers ────────────────────────────────────────────────────────────────────────────────────────────────

type Refusable<T> = T | { readonly refused: string }
const isRefused = <T extends object>(one: Refusable<T>): one is { readonly refused: string } => 'refused' in one

const typed = (answers: readonly NumberAnswer[]): Place => ({
  asked: { type: 'numerical', answers },
  respond: (raw) => (typeof raw === 'string' ? { type: 'typed', text: raw } : undefined),
})

/**
 * The key first, then what is right as well, then each mistake that is told apart from them, then what is close to any of these
 * that are right: the first that is met counts.
 */
function numbers(
  key: NumberKey,
  mistakes: readonly MistakeAnswer[],
  answerOf: (answers: readonly ValueJson[]) => ValueJson | undefined,
  html: HtmlWriter,
  accepted: readonly { readonly key: NumberKey; readonly says?: RichText }[],
): readonly NumberAnswer[] {
  const made: NumberAnswer[] = []
  const push = (one: NumberKey, fraction: Fraction, says?: RichText): void => {
    const bounds = boundsOf(one)
    if (bounds === undefined || made.some(({ value, tolerance }) => value === bounds.middle && tolerance === bounds.tolerance)) return
    made.push({ value: bounds.middle, tolerance: bounds.tolerance, fraction, ...(says !== undefined && { feedback: html.block(says) }) })
  }
  push(key, '100')
  for (const one of accepted) push(one.key, '100', one.says)
  const right = [key, ...accepted.map((one) => one.key)]
  for (const { answers, says } of mistakes) {
    const value = answerOf(answers)
    if (value === undefined || says === undefined) continue
    const middle = readRational(boundsOf({ value, precision: key.precision })?.middle ?? '')
    const close = right.find((one) => middle !== undefined && isClose(middle, one))
    push({ value, precision: key.precision }, close === undefined ? '0' : closeFraction(close), says)
  }
  for (const one of right) {
    const { close } = one.precision
    if (close !== undefined) push({ value: one.value, precision: { within: close.within } }, closeFraction(one))
  }
  return made
}

const closeFraction = ({ precision: { close } }: NumberKey): Fraction => nearestFraction(readRational(close?.credit ?? '0') ?? 0)

const acceptedNumbers = ({ accepted = [] }: Key): readonly { readonly key: NumberKey; readonly says?: RichText }[] =>
  accepted.flatMap(({ key, says }) => (key.kind === 'number' ? [{ key, ...(says !== undefined && { says }) }] : []))

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

// ── Grids ──────────────────────────────────────────────────────────────────────────────────────────────────

function grid({ interaction, key }: ExportPart, html: HtmlWriter): Part {
  if (interaction.type !== 'grid' || (key.kind !== 'table' && key.kind !== 'vector')) return wrongKey
  const asked = new Map(
    interaction.columns.flatMap(({ cells }) => cells).flatMap((cell) => (cell.type === 'given' ? [] : [[cell.id, cell] as const])),
  )
  const places = key.cells.map((cell, i): Refusable<Place> => {
    const shown = asked.get(cell.id)
    const inCell = (raw: RawResponse): string | undefined => {
      const text = typeof raw === 'string' || raw instanceof Array ? undefined : raw[cell.id]
      return text === undefined || text.trim() === '' ? undefined : text
    }
    if (cell.type === 'number') {
      const answers = numbers(cell, key.mistakes, (all) => all[i], html, acceptedCells(key, cell.id))
      return { cell: cell.id, asked: { type: 'numerical', answers }, respond: respondTyped(inCell) }
    }
    return shown?.type === 'choice' ? choiceCell(shown, cell.option, inCell) : { refused: `its cell ${cell.id} is asked in another way` }
  })
  const refused = places.find(isRefused)
  if (refused !== undefined) return refused
  const byCell = new Map(places.flatMap((place) => (isRefused(place) || place.cell === undefined ? [] : [[place.cell, place] as const])))
  return { places: cellsAsRead(interaction).flatMap((cell) => (cell.type === 'given' ? [] : (byCell.get(cell.id) ?? []))) }
}

const respondTyped =
  (inCell: (raw: RawResponse) => string | undefined) =>
  (raw: RawResponse): Response | undefined => {
    const text = inCell(raw)
    return text === undefined ? undefined : { type: 'typed', text }
  }

/** A menu: text without markup, since it shows none. */
function choiceCell(
  { id, options }: Extract<GridCell, { readonly type: 'choice' }>,
  right: string,
  inCell: (raw: RawResponse) => string | undefined,
): Place {
  const answers = options.map((option): ChoiceAnswer => ({ text: escapeHtml(option.plain), fraction: option.id === right ? '100' : '0' }))
  return {
    cell: id,
    asked: { type: 'multichoice', single: true, answers },
    respond(raw) {
      const text = inCell(raw)
      const at = options.findIndex((option) => option.id === text || option.plain === text)
      return at < 0 ? undefined : { type: 'chosen', options: [at] }
    },
  }
}

const acceptedCells = ({ accepted = [] }: Key, id: string): readonly { readonly key: NumberKey; readonly says?: RichText }[] =>
  accepted.flatMap(({ key, says }) => {
    const cell = key.kind === 'table' || key.kind === 'vector' ? key.cells.find((one) => one.id === id) : undefined
    return cell?.type === 'number' ? [{ key: cell, ...(says !== undefined && { says }) }] : []
  })

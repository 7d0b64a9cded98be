// What becomes of a problem in a target of QTI 1.2: the score that its client gives for an answer of ours, and the ledger.
import { add, divide, isInteger, readRational, type Rational, toText } from '../../math/exact/rational.ts'
import { grader, samplesOf } from '../../kinds/index.ts'
import type { NumberKey, PosedProblem, RawResponse } from '../../model.ts'
import { scoreEntry } from '../compare.ts'
import type { ExportPart } from '../item.ts'
import type { Difference, LedgerEntry } from '../ledger.ts'
import { orByReading, otherSetsLost, readingsMixed } from '../readings.ts'
import { type Fates, saidEntries } from '../said.ts'
import { type AskedPart, openCells, type Place, type Refusal } from './ask.ts'
import type { Dialect } from './dialect.ts'
import { scoreOf } from './question.ts'
import { otherSpelling } from './spellings.ts'

/** Whether a part is worth something only where all of it is right. */
export const isWhole = ({ key }: ExportPart, d: Dialect): boolean =>
  d.grader === 'as-written' && 'scheme' in key && key.kind !== 'multi-select' && key.scheme === 'all-or-nothing'

/** The client's share of a part's points for an answer of ours. */
export function predicted({ part, places }: AskedPart, d: Dialect, raw: RawResponse): Rational {
  const scores = places.map(({ asked, respond }) => {
    const response = respond(raw)
    return response === undefined ? 0 : scoreOf(asked, response, d.grader)
  })
  const mean = divide(scores.reduce<Rational>(add, 0), Math.max(1, scores.length))
  return isWhole(part, d) && mean !== 1 ? 0 : mean
}

export const refusals = (refused: readonly Refusal[]): readonly LedgerEntry[] =>
  refused.map(({ part, why }) => ({ status: 'refused', part: part.id, feature: 'kind', why }))

export function entriesOf(parts: readonly AskedPart[], posed: PosedProblem, d: Dialect): readonly LedgerEntry[] {
  return [...parts.flatMap((part) => partEntries(part, posed, d)), ...weightEntries(parts, d), ...pointsEntries(posed, d)]
}

function partEntries(asked: AskedPart, posed: PosedProblem, d: Dialect): readonly LedgerEntry[] {
  const { part, places } = asked
  const { id, interaction } = part
  const attempts = part.attempts ?? posed.attempts
  const isTyped = places.some((place) => place.asked.type === 'number' || place.asked.type === 'blank')
  return [
    scoreEntry(part, (raw) => predicted(asked, d, raw), orByReading(whyApart(part, d), otherSetsLost(part))),
    ...spellingEntries(asked, d),
    ...(interaction.type === 'grid' && openCells(interaction).some((cell, i) => cell.type === 'choice' && isBlank(places[i]))
      ? [
          {
            status: 'approximated',
            part: id,
            feature: 'kind',
            why: `${d.client} has either menus or blanks: what is chosen here is typed there`,
          } as const,
        ]
      : []),
    ...(isTyped ? [{ status: 'lost', part: id, feature: 'invalid-is-free', why: 'an answer that is no number is wrong' } as const] : []),
    ...otherSetsLost(part),
    ...readingsMixed(part, (raw) => predicted(asked, d, raw)),
    ...saidEntries(part, saidOf(part, d)),
    ...(attempts === undefined ? [] : [attemptsEntry(id, attempts, d)]),
  ]
}

const ofTyped = { status: 'lost', why: 'nothing is said of a typed answer but whether it is right' } as const
function saidOf({ key }: ExportPart, { grader: marks }: Dialect): Fates {
  const toAll = marks === 'moodle-cartridge' && key.kind === 'multi-select'
  return {
    options: toAll
      ? { status: 'approximated', why: 'Moodle shows what is said of each option to everybody, as its general feedback' }
      : 'kept',
    sets: { status: 'lost', why: 'what is said stands at single options there, not at a whole set of them' },
    numbers: ofTyped,
    cells: { status: 'lost', why: 'nothing is said of what stands in a table but whether it is right' },
    formulas: ofTyped,
    readings: ofTyped,
  }
}

const isBlank = (place: Place | undefined): boolean => place?.asked.type === 'blank'

function attemptsEntry(part: string, attempts: number, d: Dialect): LedgerEntry {
  const at = { part, feature: 'attempts' } as const
  return d.grader === 'as-written'
    ? { status: 'lost', ...at, why: `QTI 1.2 does not say how many attempts there are (here ${attempts})` }
    : { status: 'approximated', ...at, why: `attempts are counted for the whole quiz (here ${attempts} for this part)` }
}

function whyApart({ key }: ExportPart, { why }: Dialect): string {
  if (key.kind === 'multi-select') return why.several
  return 'scheme' in key && key.scheme !== 'each-answer' ? why.cells : why.typed
}

/** Texts are compared: a right answer that is written in another way is wrong there. */
function spellingEntries(asked: AskedPart, d: Dialect): readonly LedgerEntry[] {
  const { part, places } = asked
  if (!places.some(isBlank)) return []
  const worst = otherwiseWritten(asked, d)
  const why = 'numbers are compared as texts: right are the usual spellings, to just the places that are asked for'
  return [{ status: 'approximated', part: part.id, feature: 'spelling', why, ...(worst !== undefined && { worst }) }]
}

/** The right answer with its first number in a spelling that is not listed, and what it is worth here and there. */
function otherwiseWritten(asked: AskedPart, d: Dialect): Difference | undefined {
  const { interaction, key } = asked.part
  const right = samplesOf(interaction, key).find(({ of }) => of === 'right')?.raw
  const [first] = firstNumber(asked.part)
  const text = first === undefined ? undefined : otherSpelling(first.key)
  if (right === undefined || first === undefined || text === undefined || right instanceof Array) return undefined
  const response = first.cell === undefined ? text : typeof right === 'string' ? undefined : { ...right, [first.cell]: text }
  if (response === undefined) return undefined
  const mark = grader(interaction, key)(response)
  if (mark.status !== 'graded') return undefined
  return { response, ours: mark.credit, theirs: toText(predicted(asked, d, response)) }
}

function firstNumber({ key }: ExportPart): readonly { readonly cell?: string; readonly key: NumberKey }[] {
  if (key.kind === 'number') return [{ key }]
  return key.kind === 'table' || key.kind === 'vector'
    ? key.cells.flatMap((cell) => (cell.type === 'number' ? [{ cell: cell.id, key: cell }] : []))
    : []
}

/** What the parts weigh here and there, where these differ: blanks of one question all weigh the same. */
function weightEntries(parts: readonly AskedPart[], d: Dialect): readonly LedgerEntry[] {
  if (d.fields !== 'blanks') return []
  const points = parts.map(({ part }) => readRational(part.points) ?? 1)
  const [all, blanks] = [points.reduce<Rational>(add, 0), parts.reduce((sum, { places }) => sum + places.length, 0)]
  const shares = parts.map(({ part, places }, i) => ({
    part,
    ours: toText(divide(points[i] ?? 0, all === 0 ? 1 : all)),
    theirs: toText(divide(places.length, Math.max(1, blanks))),
  }))
  const apart = shares.find(({ ours, theirs }) => ours !== theirs)
  if (apart === undefined) return []
  const why = `${d.client} gives each blank of a question the same weight: this part is ${apart.theirs} of the problem there, ${apart.ours} here`
  return [{ status: 'approximated', feature: 'weights', part: apart.part.id, why }]
}

/** Whole points that a cartridge can say of a question (`cc_weighting`). */
export const cartridgeWeight = (points: string): number | undefined => {
  const value = readRational(points)
  return value !== undefined && isInteger(value) && typeof value === 'number' && value >= 0 && value <= 99 ? value : undefined
}

const pointsEntries = ({ points }: PosedProblem, d: Dialect): readonly LedgerEntry[] =>
  d.kindField !== 'cc_profile' || cartridgeWeight(points) !== undefined
    ? []
    : [{ status: 'lost', feature: 'weights', why: `a cartridge has whole points alone: a question counts 1, here ${points}` }]

/** The points that one place is worth to a reader that adds up what the file says. */
export const placePoints = ({ part, places }: AskedPart): Rational => divide(readRational(part.points) ?? 1, Math.max(1, places.length))

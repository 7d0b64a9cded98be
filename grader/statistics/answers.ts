// Answers that count in, what was answered in each part out: options by what they stand for, mistakes, readings.
import type { RunProblem } from '../../src/manifest.ts'
import type { NamedCount, OptionCount, PartAnswers } from '../../src/render/report/data.ts'
import type { PartLine, ProblemLine } from '../score-line.ts'
import { floatOf } from './numbers.ts'
import type { OptionSense, Sheet } from './sheets.ts'

export interface Answers {
  add(line: ProblemLine, sheet: Sheet | undefined): void
  parts(): readonly PartAnswers[]
  /** Credit of the whole problem on average at random; undefined where no part offers anything to take. */
  guess(): number | undefined
}
interface Counts {
  graded: number
  readonly options: Map<string, OptionTally>
  readonly mistakes: Map<string, number>
  readonly readings: Map<string, number>
}
interface OptionTally {
  readonly option: Pick<OptionCount, 'name' | 'by' | 'right'>
  shown: number
  chosen: number
}

/** Different options that are counted, and values that are shown, of one part; the others are put together. */
const mostOptions = 500
const mostValues = 12

export function answers({ parts }: RunProblem): Answers {
  const byPart = new Map(
    parts.map(({ id }): [string, Counts] => [id, { graded: 0, options: new Map(), mistakes: new Map(), readings: new Map() }]),
  )
  let [guessed, guesses] = [0, 0]
  return {
    add(line, sheet) {
      const chance = sheet && chanceOfProblem(line, sheet)
      if (chance !== undefined) {
        guessed += chance
        guesses += 1
      }
      for (const part of line.parts) {
        const counts = byPart.get(part.part)
        if (counts === undefined || part.state !== 'graded') continue
        counts.graded += 1
        for (const name of part.mistakes ?? []) countOne(counts.mistakes, name)
        if (part.reading !== undefined) countOne(counts.readings, part.reading)
        countOptions(counts, part, sheet)
      }
    },
    parts: () =>
      [...byPart].map(([part, { graded, options, mistakes, readings }]) => ({
        part,
        graded,
        options: optionsInOrder([...options.values()].map(({ option, shown, chosen }) => ({ ...option, shown, chosen }))),
        mistakes: inOrder(mistakes),
        readings: inOrder(readings),
      })),
    guess: () => (guesses === 0 ? undefined : guessed / guesses),
  }
}

const countOne = (counts: Map<string, number>, name: string): void => {
  counts.set(name, (counts.get(name) ?? 0) + 1)
}
const inOrder = (counts: ReadonlyMap<string, number>): readonly NamedCount[] =>
  [...counts].map(([name, count]) => ({ name, count })).sort((a, b) => b.count - a.count || (a.name < b.name ? -1 : 1))

/** Of a part that is typed, guessing earns nothing; a problem of typed parts alone is not guessed. */
function chanceOfProblem({ parts }: ProblemLine, sheet: Sheet): number | undefined {
  let [sum, all, offers] = [0, 0, false]
  for (const { part, of } of parts) {
    const known = sheet.parts.get(part)
    if (known?.asked.type !== 'numbers' && known?.chance === undefined) return undefined
    const chance = known.chance ?? 0
    if (chance > 0) offers = true
    sum += chance * floatOf(of)
    all += floatOf(of)
  }
  return offers && all > 0 ? sum / all : undefined
}

function countOptions(counts: Counts, { part, response }: PartLine, sheet: Sheet | undefined): void {
  const asked = sheet?.parts.get(part)?.asked
  if (asked?.type !== 'options' || response === undefined) return
  const chosen = asked.chosen(response)
  for (const option of asked.options) {
    const count = counts.options.get(option.sense) ?? newCount(counts, option)
    count.shown += 1
    if (chosen.includes(option.id)) count.chosen += 1
  }
}

function newCount({ options }: Counts, { name, by, right, sense }: OptionSense): OptionTally {
  const isKept = options.size < mostOptions
  const label = isKept ? sense : `others ${String(right)}`
  const count = options.get(label) ?? { option: isKept ? { name, by, right } : otherValues(right), shown: 0, chosen: 0 }
  options.set(label, count)
  return count
}

/** Values that are too many to be named. */
const otherValues = (right: boolean): Pick<OptionCount, 'name' | 'by' | 'right'> => ({ name: '', by: 'value', right })

/** The most chosen first; drawn values beyond the first few are put together. */
function optionsInOrder(options: readonly OptionCount[]): readonly OptionCount[] {
  const sorted = options.toSorted(
    (a, b) => b.chosen - a.chosen || b.shown - a.shown || (a.name < b.name ? -1 : a.name > b.name ? 1 : Number(b.right) - Number(a.right)),
  )
  const values = sorted.filter(({ by }) => by === 'value')
  if (values.length <= mostValues) return sorted
  const rest = new Set(values.filter(({ name }, i) => i >= mostValues || name === ''))
  const others = [true, false].flatMap((right) => {
    const some = [...rest].filter((one) => one.right === right)
    const sum = (of: (one: OptionCount) => number): number => some.reduce((all, one) => all + of(one), 0)
    return some.length === 0 ? [] : [{ ...otherValues(right), shown: sum(({ shown }) => shown), chosen: sum(({ chosen }) => chosen) }]
  })
  return [...sorted.filter((one) => !rest.has(one)), ...others]
}

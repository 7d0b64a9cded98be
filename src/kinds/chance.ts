// What guessing earns: a posed part in, the expected credit of an answer made at random out. Exact, by counting.
import { add, divide, multiply, power, type Rational, rational, readRational, subtract, toText } from '../math/exact/rational.ts'
import type { CellKey, CellScheme, Interaction, Key, KeyOf } from '../model.ts'
import { weightOf } from './credit.ts'
import { grader } from './index.ts'
import { none } from './option-sets.ts'
import { cellsCredit, selectionCredit } from './schemes.ts'
import type { Choice, Grid } from './response-kind.ts'
import { openCells } from './grid.ts'

/** Answers that are graded one by one where nothing shorter counts them, and sums that `weights` may have. */
const mostAnswers = 2 ** 14

/**
 * Expected credit of a uniformly random guess under the part's scheme. Of options of which one is chosen each is as likely as another; of several each is
 * chosen with probability 1/2 (choosing none is “none of these”); a cell that is a choice is guessed, a typed one is left empty; a number or formula that
 * is typed is never hit. Undefined where there are too many answers to count.
 *
 * @example four options, one right: 1/4; three, all-or-nothing, any number right: 1/8
 */
export function chanceOf(interaction: Interaction, key: Key): Rational | undefined {
  if (key.accepted !== undefined) return amongAll(interaction, key)
  switch (key.kind) {
    case 'single-choice':
      return interaction.type === 'choice' ? rational(1n, BigInt(interaction.options.length)) : undefined
    case 'multi-select':
      return key.scheme === 'weights' ? ofWeights(key) : ofSelections(key)
    case 'vector':
    case 'table':
      return interaction.type === 'grid' ? ofCells(chancesIn(interaction, key.cells), key.scheme) : undefined
    case 'number':
    case 'expression':
      return 0
    default:
      return key satisfies never
  }
}

// ── Selections ─────────────────────────────────────────────────────────────────────────────────────────────

/** All selections with as many right and wrong ones chosen earn the same: there are C(C, t)·C(n − C, w) of them. */
function ofSelections({ options, scheme }: KeyOf<'multi-select'>): Rational {
  const n = options.length
  // a certificate asks this of every variant: the two in common use have a closed form
  if (scheme === 'each-answer') return rational(1n, 2n)
  if (scheme === 'all-or-nothing') return rational(1n, 2n ** BigInt(n))
  const right = options.filter((note) => note.right).length
  let sum: Rational = 0
  for (const [rightChosen, ways] of binomials(right).entries())
    for (const [wrongChosen, others] of binomials(n - right).entries())
      sum = add(sum, multiply(rational(ways * others), selectionCredit({ options: n, right, rightChosen, wrongChosen }, scheme)))
  return divide(sum, power(2, n))
}

/** C(n, 0), C(n, 1), … C(n, n). */
function binomials(n: number): readonly bigint[] {
  const row = [1n]
  for (let k = 1; k <= n; k++) row.push(((row[k - 1] ?? 0n) * BigInt(n - k + 1)) / BigInt(k))
  return row
}

/** The sums that selections have, each with the number of selections that have it. */
function ofWeights({ options }: KeyOf<'multi-select'>): Rational | undefined {
  let sums = new Map([['0', 1n]])
  for (const note of options) {
    const next = new Map(sums)
    for (const [text, ways] of sums) {
      const sum = toText(add(readRational(text) ?? 0, weightOf(note)))
      next.set(sum, (next.get(sum) ?? 0n) + ways)
    }
    if (next.size > mostAnswers) return undefined
    sums = next
  }
  const total = [...sums].reduce<Rational>((all, [text, ways]) => {
    const counts = { options: 0, right: 0, rightChosen: 0, wrongChosen: 0, sum: readRational(text) ?? 0 }
    return add(all, multiply(rational(ways), selectionCredit(counts, 'weights')))
  }, 0)
  return divide(total, power(2, options.length))
}

// ── Cells ──────────────────────────────────────────────────────────────────────────────────────────────────

/** The chance that a guess of each cell is right; undefined of one that is typed. */
function chancesIn(grid: Grid, keys: readonly CellKey[]): readonly (Rational | undefined)[] {
  const open = new Map(openCells(grid).map((cell) => [cell.id, cell]))
  return keys.map(({ id }) => {
    const cell = open.get(id)
    return cell?.type === 'choice' ? rational(1n, BigInt(cell.options.length)) : undefined
  })
}

function ofCells(chances: readonly (Rational | undefined)[], scheme: CellScheme): Rational {
  const guessed = chances.filter((chance) => chance !== undefined)
  const blank = chances.length - guessed.length
  // the two in common use have a closed form, which counts a long table at once
  if (scheme === 'each-answer') return divide(guessed.reduce(add, 0), chances.length)
  if (scheme === 'all-or-nothing') return blank > 0 ? 0 : guessed.reduce(multiply, 1)
  return numberRight(guessed).reduce<Rational>((sum, chance, right) => {
    const earned = Array.from({ length: right }, () => 1)
    return add(sum, multiply(chance, cellsCredit({ earned, wrong: guessed.length - right, blank }, scheme)))
  }, 0)
}

/** The chance that just 0, 1, … of independent guesses are right. */
function numberRight(chances: readonly Rational[]): readonly Rational[] {
  return chances.reduce<readonly Rational[]>(
    (before, chance) => {
      const missed = subtract(1, chance)
      return Array.from({ length: before.length + 1 }, (_, k) =>
        add(multiply(before[k] ?? 0, missed), multiply(before[k - 1] ?? 0, chance)),
      )
    },
    [1],
  )
}

// ── Parts that accept other answers ────────────────────────────────────────────────────────────────────────

/** Every answer graded: a mark is the best of several keys', which no formula counts. */
function amongAll(interaction: Interaction, key: Key): Rational | undefined {
  const answers = answersTo(interaction)
  if (answers === undefined) return undefined
  const grade = grader(interaction, key)
  const credits = answers.map((answer): Rational => {
    const mark = grade(answer)
    return mark.status === 'graded' ? (readRational(mark.credit) ?? 0) : 0
  })
  return divide(credits.reduce(add, 0), answers.length)
}

function answersTo(interaction: Interaction): readonly unknown[] | undefined {
  switch (interaction.type) {
    case 'choice':
      return interaction.multiple ? selections(interaction) : interaction.options.map(({ id }) => id)
    case 'grid':
      return fillings(interaction)
    case 'text':
    case 'formula':
      return ['']
    default:
      return interaction satisfies never
  }
}

function selections({ options }: Choice): readonly (readonly string[])[] | undefined {
  if (2 ** options.length > mostAnswers) return undefined
  const chosen = options.reduce<readonly (readonly string[])[]>((sets, { id }) => [...sets, ...sets.map((ids) => [...ids, id])], [[]])
  return chosen.map((ids) => (ids.length === 0 ? [none] : ids))
}

function fillings(grid: Grid): readonly Readonly<Record<string, string>>[] | undefined {
  let filled: readonly Readonly<Record<string, string>>[] = [{}]
  for (const cell of openCells(grid)) {
    if (cell.type !== 'choice') continue
    if (filled.length * cell.options.length > mostAnswers) return undefined
    filled = filled.flatMap((answers) => cell.options.map(({ id }) => ({ ...answers, [cell.id]: id })))
  }
  return filled
}

// What is right, over all variants: the answers, where the right option stands, and what guessing earns.
import { type Diagnostic, warning } from '../diagnostic.ts'
import { askedIn } from '../kinds/asked-in.ts'
import { chanceOf } from '../kinds/chance.ts'
import { toFloat } from '../math/exact/rational.ts'
import { plainValue } from '../math/print/plain.ts'
import { fromJson } from '../math/evaluate/value.ts'
import type { DrawnVariant } from '../pipeline.ts'
import type { Interaction, Key, PartCertificate, Problem, Question } from '../model.ts'
import { displayedKey } from './asked.ts'
import { rounded, Shares } from './distribution.ts'
import type { Look, Observer } from './look.ts'

/** An answer that is right in this share of the variants can be guessed. */
const guessable = 0.95
/** In fewer variants than this one answer may be right in all of them by chance. */
const fewestVariants = 10

interface Part {
  readonly question: Question
  readonly keys: Shares
  /** Of several answers in one part: the shares of each. */
  readonly cells: Map<string, Shares>
  readonly positions: number[]
  random: { sum: number; weight: number } | undefined
}

export class Keys implements Observer {
  private readonly parts: ReadonlyMap<string, Part>
  constructor({ parts }: Problem) {
    this.parts = new Map(
      parts.map((question) => [question.id, { question, keys: new Shares(), cells: new Map(), positions: [], random: undefined }]),
    )
  }

  look({ drawn, weight }: Look): void {
    const { solution, posed } = drawn
    for (const [part, { key, interaction }] of askedIn(posed)) {
      const counted = this.parts.get(part)
      if (counted === undefined) continue
      const value = solution.key(counted.question)
      counted.keys.add(displayedKey(key, value.ok ? value.value : undefined, counted.question), weight)
      for (const [id, answer] of cellsOf(key)) {
        const shares = counted.cells.get(id) ?? new Shares()
        counted.cells.set(id, shares)
        shares.add(answer, weight)
      }
      const random = atRandom(interaction, key)
      if (random !== undefined) {
        const { sum, weight: before } = counted.random ?? { sum: 0, weight: 0 }
        counted.random = { sum: sum + weight * random, weight: before + weight }
      }
    }
    this.arranged(drawn)
  }
  /** Where the right options stand; also of a variant whose options alone are in another order. */
  arranged({ posed }: DrawnVariant): void {
    for (const [part, { key, interaction }] of askedIn(posed)) {
      const positions = this.parts.get(part)?.positions
      if (positions === undefined || interaction.type !== 'choice') continue
      const right = key.kind === 'single-choice' ? [key.option] : key.kind === 'multi-select' ? key.right : []
      for (const [i, { id }] of interaction.options.entries()) positions[i] = (positions[i] ?? 0) + (right.includes(id) ? 1 : 0)
    }
  }

  certificates(): readonly PartCertificate[] {
    return [...this.parts.values()].map(({ question, keys, cells, positions, random }) => ({
      part: question.id,
      kind: question.kind,
      keys: keys.distribution(),
      ...(positions.length > 0 && { positions }),
      guess: {
        ...(random !== undefined && { random: rounded(random.sum / random.weight) }),
        best: bestConstant(question, keys, cells),
      },
    }))
  }

  found({ variants }: { readonly variants: number }): readonly Diagnostic[] {
    if (variants < fewestVariants) return []
    return [...this.parts.values()].flatMap(({ question, keys }) => {
      const [most] = keys.distribution().values
      // a formula is not guessed, and how many options are right is no answer
      if (most === undefined || question.kind === 'expression' || question.kind === 'multi-select' || most.share < guessable) return []
      const share = `${Math.floor(1000 * most.share) / 10} %`
      return [
        warning(
          'certify/guessable',
          `the answer is ${most.value} in ${share} of the variants: it can be guessed, or passed on`,
          'key' in question ? question.key.at : question.at,
          'draw other values, or constrain them so that other answers come up',
        ),
      ]
    })
  }
}

const cellsOf = (key: Key): readonly (readonly [id: string, answer: string])[] =>
  key.kind === 'table' || key.kind === 'vector' ? key.cells.map(({ id, value }) => [id, plainValue(fromJson(value))]) : []

/** Credit on average of options taken at random; undefined where nothing is offered to take. */
function atRandom(interaction: Interaction, key: Key): number | undefined {
  const offers = interaction.type === 'grid' && interaction.columns.some(({ cells }) => cells.some(({ type }) => type === 'choice'))
  if (interaction.type !== 'choice' && !offers) return undefined
  const chance = chanceOf(interaction, key)
  return chance === undefined ? undefined : toFloat(chance)
}

/** The one answer that earns most when it is given to every variant. */
function bestConstant(question: Question, keys: Shares, cells: ReadonlyMap<string, Shares>): PartCertificate['guess']['best'] {
  const [most = { value: '', share: 0 }] = keys.distribution().values
  if (question.kind === 'multi-select') return { answer: most.value, credit: 0 }
  if (!('scheme' in question) || question.scheme !== 'each-answer' || cells.size === 0) return { answer: most.value, credit: most.share }
  const best = [...cells.values()].map((shares) => shares.distribution().values[0] ?? { value: '', share: 0 })
  return {
    answer: best.map(({ value }) => value).join(', '),
    credit: rounded(best.reduce((sum, { share }) => sum + share, 0) / best.length),
  }
}

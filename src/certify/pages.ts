// How many variants differ in what a student sees, and how many students of a class share one.
import type { PosedProblem } from '../model.ts'
import { rounded } from './distribution.ts'

export class Pages {
  private readonly weights = new Map<string, number>()
  private readonly counts = new Map<string, number>()
  private total = 0
  private looked = 0

  add(posed: PosedProblem, weight: number): void {
    const page = contentOf(posed)
    this.weights.set(page, (this.weights.get(page) ?? 0) + weight)
    this.counts.set(page, (this.counts.get(page) ?? 0) + 1)
    this.total += weight
    this.looked++
  }
  get distinct(): number {
    return this.weights.size
  }
  /**
   * How many of `size` students have a variant that another has, too, on average: of a whole space from the probability p of
   * each, Σ size·p·(1 − (1 − p)^(size−1)); of a sample from how often two of it are alike.
   */
  sharing(size: number, how: 'enumerated' | 'sampled'): number {
    const shared = (p: number): number => 1 - (1 - p) ** (size - 1)
    if (how === 'enumerated')
      return rounded([...this.weights.values()].reduce((sum, w) => sum + size * (w / this.total) * shared(w / this.total), 0))
    const pairs = (this.looked * (this.looked - 1)) / 2
    const alike = [...this.counts.values()].reduce((sum, n) => sum + (n * (n - 1)) / 2, 0)
    return pairs === 0 ? 0 : rounded(size * shared(alike / pairs))
  }
}

/** What is asked, without the order of options. */
function contentOf({ title, stem, parts }: PosedProblem): string {
  const asked = parts.map(({ id, text, interaction }) => [
    id,
    text,
    interaction.type === 'choice'
      ? interaction.options.map(({ plain, text: shown }) => JSON.stringify([plain, shown])).toSorted()
      : interaction,
  ])
  return JSON.stringify([title, stem, asked])
}

// Seed by seed: did what both specs draw move, and why. An addition that changes no constraint moves no draw.
import type { Variant } from '../../model.ts'
import type { DrawsDiff } from './types.ts'

/** How many examples of one thing are kept. */
export const mostExamples = 3

export class DrawsTally {
  private moved = 0
  private byAcceptance = 0
  private byDraw = 0
  private readonly paths = new Map<string, number>()
  private readonly added = new Set<string>()
  private readonly removed = new Set<string>()
  private readonly examples: DrawsDiff['examples'][number][] = []

  /** Whether a seed's draws moved; texts are made of examples alone. */
  look(seed: number, before: Variant, after: Variant, text: (side: 'old' | 'new') => string): boolean {
    const old = new Map(before.draws.map(({ path, value }) => [path, JSON.stringify(value)]))
    const young = new Map(after.draws.map(({ path, value }) => [path, JSON.stringify(value)]))
    for (const path of young.keys()) if (!old.has(path)) this.added.add(path)
    for (const path of old.keys()) if (!young.has(path)) this.removed.add(path)
    const moved = [...old].filter(([path, value]) => young.has(path) && young.get(path) !== value)
    for (const [path] of moved) this.paths.set(path, (this.paths.get(path) ?? 0) + 1)
    if (moved.length === 0) return false
    this.moved++
    if (before.candidate === after.candidate) this.byDraw++
    else this.byAcceptance++
    if (this.examples.length < mostExamples) this.examples.push({ seed, old: text('old'), new: text('new') })
    return true
  }

  found(): DrawsDiff {
    const { moved, byAcceptance, byDraw, examples } = this
    const paths = [...this.paths].map(([path, seeds]) => ({ path, seeds }))
    return { moved, byAcceptance, byDraw, paths, added: [...this.added].sort(), removed: [...this.removed].sort(), examples }
  }
}

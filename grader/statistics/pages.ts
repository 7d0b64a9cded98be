// Wrong answers to parts whose keys are told apart, and everybody's page (one variant a problem), in; for each student the
// page whose keys the answers equal most clearly, if that is clear enough, out.
import type { Rational } from '../../src/math/exact/rational.ts'
import { HitCounts, likely, type PartKeys } from './chances.ts'

export const copiedThresholds = {
  /** Share of the wrong answers that are the other’s, if a page is copied. */
  share: 1 / 2,
  /** Chance that a further answer to the same problem is hit once one is: one misreading explains both. */
  further: 1 / 20,
  /** Chance, over all pairs of a class, that a pair is listed without a cause. */
  error: 0.05,
} as const

export interface Wrong {
  readonly student: number
  readonly own: number
  readonly values: readonly Rational[]
  readonly response: string
}
export interface UsablePart {
  readonly problem: number
  readonly part: string
  readonly keys: PartKeys
  readonly wrong: readonly Wrong[]
}
export interface Sitting {
  readonly id: string
  /** Number of the variant of each problem; −1 where there is none. */
  readonly page: readonly number[]
  readonly handedIn: boolean
}
export interface Compared {
  readonly pairs: number
  readonly threshold: number
  /** The greatest logarithm that a page copied whole could reach. */
  readonly reach: number
  readonly found: readonly Found[]
}
interface Found {
  readonly student: string
  readonly keysOf: readonly string[]
  readonly sharing: number
  readonly ratio: number
  readonly wrong: number
  readonly matches: readonly Match[]
}
interface Match {
  readonly problem: number
  readonly part: string
  readonly response: string
  readonly chance: number
}

/** Ids that are named of those who share a page. */
const mostNamed = 5

/** Copying whole or by halves: a wrong answer equals the key by copying, else by chance. */
const gain = (chance: number): number => Math.log((copiedThresholds.share + (1 - copiedThresholds.share) * chance) / chance)
const loss = Math.log(1 - copiedThresholds.share)

export function comparePages(parts: readonly UsablePart[], students: readonly Sitting[]): Compared {
  const problems = [...new Set(parts.map(({ problem }) => problem))].sort((a, b) => a - b)
  const pages = pagesOf(students, problems)
  const pairs = students.filter(({ handedIn }) => handedIn).length * Math.max(0, pages.all.length - 1)
  // by Markov's inequality a ratio of k comes up by chance in one case of k at most
  const threshold = Math.log(Math.max(1, pairs) / copiedThresholds.error)
  const reach = gainsOf(parts.map(({ problem, keys }) => ({ problem, chance: keys.resolution })))
  if (pairs === 0 || reach < threshold) return { pairs, threshold, reach, found: [] }
  const byStudent = hitsOf(parts)
  const found = [...byStudent.keys()]
    .sort((a, b) => a - b)
    .flatMap((student): readonly Found[] => {
      const best = bestPage(byStudent.get(student) ?? [], pages)
      if (best === undefined || best.ratio < threshold) return []
      const sharing = pages.all[best.page] ?? []
      const id = (index: number): string => students[index]?.id ?? ''
      const matches = best.matches.map(({ part: { problem, part }, wrong, chance }) => ({
        problem,
        part,
        response: wrong.response,
        chance,
      }))
      return [
        {
          student: id(student),
          keysOf: sharing.slice(0, mostNamed).map(id),
          sharing: sharing.length,
          ratio: best.ratio,
          wrong: best.wrong,
          matches,
        },
      ]
    })
  return { pairs, threshold, reach, found: found.toSorted((a, b) => b.ratio - a.ratio || (a.student < b.student ? -1 : 1)) }
}

interface Pages {
  /** Students by page. */
  readonly all: readonly (readonly number[])[]
  /** Variants of a page, by problem. */
  readonly variants: readonly (readonly number[])[]
  /** Pages with a variant of a problem: `problem:variant`. */
  readonly having: ReadonlyMap<string, readonly number[]>
}

/** Students whose variants of the problems that matter are all the same have one page. */
function pagesOf(students: readonly Sitting[], problems: readonly number[]): Pages {
  const byName = new Map<string, number>()
  const all: number[][] = []
  const variants: (readonly number[])[] = []
  const having = new Map<string, number[]>()
  for (const [student, { page }] of students.entries()) {
    const name = problems.map((problem) => page[problem] ?? -1).join()
    const known = byName.get(name)
    if (known !== undefined) all[known]?.push(student)
    else {
      byName.set(name, all.length)
      for (const problem of problems) {
        const key = `${problem}:${page[problem] ?? -1}`
        const list = having.get(key)
        if (list === undefined) having.set(key, [all.length])
        else list.push(all.length)
      }
      all.push([student])
      variants.push(page)
    }
  }
  return { all, variants, having }
}

/** A wrong answer with the keys that it equals and how likely each is by chance. */
interface Hit {
  readonly part: UsablePart
  readonly wrong: Wrong
  readonly chances: ReadonlyMap<number, number>
}

/** By student; those alone of whose answers one at least equals another's key. */
function hitsOf(parts: readonly UsablePart[]): ReadonlyMap<number, readonly Hit[]> {
  const byStudent = new Map<number, Hit[]>()
  const hitting = new Set<number>()
  for (const part of parts) {
    const counts = new HitCounts()
    const found = part.wrong.map((wrong) => ({ wrong, hits: part.keys.hits(wrong.values, wrong.own) }))
    for (const { wrong, hits } of found) counts.add(wrong.own, hits)
    for (const { wrong, hits } of found) {
      const chances = new Map(hits.map((hit) => [hit, counts.chance(wrong.own, hit, part.keys, hits.length - 1)]))
      const list = byStudent.get(wrong.student)
      if (list === undefined) byStudent.set(wrong.student, [{ part, wrong, chances }])
      else list.push({ part, wrong, chances })
      if ([...chances.values()].some((chance) => chance <= likely)) hitting.add(wrong.student)
    }
  }
  return new Map([...byStudent].filter(([student]) => hitting.has(student)))
}

interface Best {
  readonly page: number
  readonly ratio: number
  readonly wrong: number
  readonly matches: readonly { readonly part: UsablePart; readonly wrong: Wrong; readonly chance: number }[]
}

function bestPage(hits: readonly Hit[], pages: Pages): Best | undefined {
  const candidates = new Set<number>()
  for (const { part, chances } of hits)
    for (const [variant, chance] of chances)
      if (chance <= likely) for (const page of pages.having.get(`${part.problem}:${variant}`) ?? []) candidates.add(page)
  let best: Best | undefined
  for (const page of candidates) {
    const one = evidence(page, hits, pages)
    if (best === undefined || one.ratio > best.ratio || (one.ratio === best.ratio && one.page < best.page)) best = one
  }
  return best
}

function evidence(page: number, hits: readonly Hit[], pages: Pages): Best {
  const matches: { readonly part: UsablePart; readonly wrong: Wrong; readonly chance: number }[] = []
  let missed = 0
  for (const { part, wrong, chances } of hits) {
    const variant = pages.variants[page]?.[part.problem] ?? -1
    if (variant === wrong.own || !part.keys.cells.has(variant) || part.keys.isSame(variant, wrong.own)) continue
    const chance = chances.get(variant)
    if (chance === undefined) missed += 1
    else if (chance <= likely) matches.push({ part, wrong, chance })
  }
  const ratio = gainsOf(matches.map(({ part: { problem }, chance }) => ({ problem, chance }))) + missed * loss
  return { page, ratio, wrong: missed + matches.length, matches }
}

/** The clearest match of each problem counts whole, each further one as little as one that follows from it. */
function gainsOf(matches: readonly { readonly problem: number; readonly chance: number }[]): number {
  const least = new Map<number, number>()
  for (const { problem, chance } of matches) least.set(problem, Math.min(chance, least.get(problem) ?? 1))
  const whole = [...least.values()].reduce((sum, chance) => sum + gain(chance), 0)
  const all = matches.reduce((sum, { chance }) => sum + gain(Math.max(chance, copiedThresholds.further)), 0)
  const first = [...least.values()].reduce((sum, chance) => sum + gain(Math.max(chance, copiedThresholds.further)), 0)
  return whole + all - first
}

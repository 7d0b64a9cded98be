// Answers that stand in print elsewhere, met or not by what is derived.
import type { Diagnostic } from '../diagnostic.ts'
import type { Problem, PublishedRow } from '../model.ts'
import { variantWith } from '../pipeline.ts'
import type { Solution } from '../solve/solution.ts'
import { publishedMismatches } from '../solve/published.ts'
import { fixedDraws } from '../variant/fixed.ts'

/** Solves each entry of `published`; `visit` is given each that has a solution. */
export function checkPublished(
  problem: Problem,
  visit: (solution: Solution, values: string) => void,
): { readonly rows: readonly PublishedRow[]; readonly diagnostics: readonly Diagnostic[] } {
  const diagnostics: Diagnostic[] = []
  const rows = problem.published.map((published): PublishedRow => {
    const values = published.with.map(({ name, source }) => `${name}=${source}`).join(',')
    const fixed = fixedDraws(problem, published.with)
    const variant = fixed.ok
      ? variantWith(problem, fixed.value, null, { language: 'en', ...(published.show && { show: published.show }) })
      : fixed
    if (!variant.ok) {
      diagnostics.push(...variant.errors.map((one) => ({ ...one, at: one.at ?? published.at })))
      return { with: values, met: false }
    }
    const mismatches = publishedMismatches(problem, published, variant.value.solution)
    diagnostics.push(...mismatches)
    visit(variant.value.solution, values)
    return { with: values, met: mismatches.length === 0 }
  })
  return { rows, diagnostics }
}

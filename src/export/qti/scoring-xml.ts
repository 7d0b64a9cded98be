// How a part is scored, written out as QTI's response processing: bounds instead of tolerances, conditions that all engines have.
import type { CellScheme } from '../../model.ts'
import type { Xml } from '../xml.ts'
import type { Asked } from './ask.ts'
import { allOrNothingXml, cellsXml } from './cells-xml.ts'
import type { Dialect } from './dialect.ts'
import { selectionXml } from './selection-xml.ts'

/** Sets the outcome `outcome` to the part’s share of its points, times `points`. */
export function processing(
  asked: readonly Asked[],
  scheme: CellScheme | undefined,
  outcome: string,
  points: number,
  d: Dialect,
): readonly Xml[] {
  const [only, another] = asked
  if (only?.type === 'several' && another === undefined) return selectionXml(only, outcome, points, d)
  return another === undefined || scheme === 'all-or-nothing'
    ? [allOrNothingXml(asked, outcome, points, d)]
    : cellsXml(asked, scheme ?? 'each-answer', outcome, points, d)
}

// Every shipped problem and every target that marks by itself: whether it holds the problem, and whether scores there are ours.
import { openLibrary } from '../../src/cli/library.ts'
import { planCourse } from '../../src/cli/course/plan.ts'
import { MergedLedger } from '../../src/cli/export/merged.ts'
import { openerOf } from '../../src/cli/export/openers.ts'
import { exportItem } from '../../src/export/item.ts'
import type { LedgerEntry } from '../../src/export/ledger.ts'
import type { Target } from '../../src/export/target.ts'
import type { Posed } from '../../src/model.ts'
import { drawVariant } from '../../src/pipeline.ts'
import { variantTag } from '../../src/variant/tag.ts'

/** QTI 2.2 and 3.0 are 2.1 in other spellings; what carries our own kernel holds everything. */
export const marking = ['moodle', 'olx', 'qti12', 'qti12-strict', 'cc11', 'qti21'] as const satisfies readonly Target[]
export type Held = 'same' | 'near' | 'refused'

const sets = ['recurrent-networks', 'foundations', 'gradients']
const seeds = [0, 1]

export async function heldByTarget(): Promise<ReadonlyMap<string, readonly Held[]>> {
  const library = openLibrary(process.cwd())
  const rows = new Map<string, readonly Held[]>()
  for (const name of sets) {
    const plan = planCourse([name], library)
    if (!plan.ok) throw new Error(JSON.stringify(plan.errors))
    const { set, problems } = plan.value
    const writers = await Promise.all(marking.map(async (target) => (await openerOf(target))(() => undefined, { set, tag: variantTag })))
    for (const { problem, entry, choices } of problems) {
      const drawn = seeds.map((seed) => {
        const made = drawVariant(problem, seed, choices)
        if (!made.ok) throw new Error(JSON.stringify(made.errors))
        return made.value.posed
      })
      const held = writers.map((writer) => {
        writer.problem({ id: problem.id, title: [], points: problem.points, problem, asked: entry })
        return heldOf(drawn.map((posed: Posed) => writer.item(exportItem(posed))))
      })
      rows.set(problem.id, held)
    }
  }
  return rows
}

function heldOf(items: readonly { readonly written: boolean; readonly ledger: readonly LedgerEntry[] }[]): Held {
  if (items.every(({ written }) => !written)) return 'refused'
  const merged = new MergedLedger()
  for (const { ledger } of items) merged.add(ledger)
  const scores: ReadonlySet<string> = new Set(['score', 'spelling', 'weights'])
  return merged.entries(true).some(({ status, feature }) => status === 'approximated' && scores.has(feature)) ? 'near' : 'same'
}

const heads = ['Moodle', 'Open edX', 'Canvas', 'QTI 1.2', 'cartridge', 'QTI 2.1–3.0']
const signs: { readonly [H in Held]: string } = { same: '=', near: '≈', refused: '–' }

/** As docs/lms.md has it. */
export function heldTable(rows: ReadonlyMap<string, readonly Held[]>): string {
  const line = (cells: readonly string[]): string => `| ${cells.join(' | ')} |`
  return [
    line(['problem', ...heads]),
    `|${'---|'.repeat(heads.length + 1)}`,
    ...[...rows].map(([problem, held]) => line([`\`${problem}\``, ...held.map((one) => signs[one])])),
  ].join('\n')
}

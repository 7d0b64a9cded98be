// A part's key in; what is said of answers beyond right and wrong out, and what of it a target does not write, as entries of the ledger.
import type { ExportPart } from './item.ts'
import type { Feature, LedgerEntry } from './ledger.ts'

/** What something is said of. The sentence of a reading that is an option is that option's, and another set of options is right in no target. */
export type SaidOf = 'options' | 'sets' | 'numbers' | 'cells' | 'formulas' | 'readings'

/** What becomes of it in a target. */
export type Fate = 'kept' | { readonly status: 'approximated' | 'lost'; readonly why: string }
/** Every target has to answer for all of it. */
export type Fates = { readonly [S in SaidOf]: Fate }

const features: { readonly [S in SaidOf]: Feature } = {
  options: 'option-feedback',
  sets: 'mistake-feedback',
  numbers: 'mistake-feedback',
  cells: 'mistake-feedback',
  formulas: 'mistake-feedback',
  readings: 'reading-feedback',
}

/** What is said in a part that does not get there as it is here. */
export const saidEntries = (part: ExportPart, fates: Fates): readonly LedgerEntry[] =>
  saidIn(part).flatMap((of): readonly LedgerEntry[] => {
    const fate = fates[of]
    return fate === 'kept' ? [] : [{ ...fate, part: part.id, feature: features[of] }]
  })

function saidIn({ key }: ExportPart): readonly SaidOf[] {
  const readings = isSaid(key.accepted) ? (['readings'] as const) : []
  switch (key.kind) {
    case 'single-choice':
      return isSaid(key.options) ? ['options'] : []
    case 'multi-select':
      return [...(isSaid(key.options) ? (['options'] as const) : []), ...(isSaid(key.mistakes) ? (['sets'] as const) : [])]
    case 'number':
      return [...(isSaid(key.mistakes) ? (['numbers'] as const) : []), ...readings]
    case 'vector':
    case 'table':
      return [...(isSaid(key.mistakes) ? (['cells'] as const) : []), ...readings]
    case 'expression':
      return [...(isSaid(key.mistakes) ? (['formulas'] as const) : []), ...readings]
    default:
      return key satisfies never
  }
}

const isSaid = (all: readonly { readonly says?: unknown }[] | undefined): boolean => all?.some(({ says }) => says !== undefined) === true

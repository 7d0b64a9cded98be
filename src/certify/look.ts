// What looks at the variants of a problem, one after another, and says in the end what it found of them all.
import type { Diagnostic } from '../diagnostic.ts'
import type { Acceptance, Example } from '../model.ts'
import type { DrawnVariant } from '../pipeline.ts'

/** One variant to look at. */
export interface Look {
  readonly drawn: DrawnVariant
  /** How likely it is drawn among all candidates; sampled variants all have the same weight. */
  readonly weight: number
  readonly example: Example
  /** Whether to look at what is costly, too: the worked solution as it is printed, every formula. True of the first and of some of the others. */
  readonly thorough: boolean
}

/** Keeps what it needs of each variant it is shown; `found` is called once, after the last. */
export interface Observer {
  look(variant: Look): void
  found(all: AllVariants): readonly Diagnostic[]
}
/** What is known when every variant has been looked at. */
export interface AllVariants {
  readonly variants: number
  /** Whether they are all there are, or seeds. */
  readonly how: 'enumerated' | 'sampled'
  readonly acceptance: Acceptance
}

/** “in 3 of 480 variants, such as `--with T=5,x=[0, 1]`”: where a finding was made; nothing where there is one variant alone. */
export function inVariants(count: number, of: number, { with: values }: Example): string {
  if (of <= 1) return ''
  const where = count === of ? `in all ${of} variants` : `in ${count} of ${of} variants`
  return values === '' ? where : `${where}, such as --with ${quotedWith(values)}`
}
const quotedWith = (values: string): string => (/[\s[\]'"]/.test(values) ? `'${values}'` : values)

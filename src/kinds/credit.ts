// Marks of one answer, and the credit of several as an exact rational text, by the scheme of a question.
import { add, type Rational, readRational, sign, toText } from '../math/exact/rational.ts'
import type { CellScheme, ItemMark, KeyOf, Mark, OptionNote, Precision } from '../model.ts'
import { type CellCount, cellsCredit, selectionCredit } from './schemes.ts'

/** Nothing of the credit, or all of it. */
export const wrong = { status: 'graded', credit: '0' } as const satisfies Mark
export const right = { status: 'graded', credit: '1' } as const satisfies Mark

/** What one entry earns of its own share. */
const earnedBy = ({ status, credit }: ItemMark): Rational =>
  credit === undefined ? (status === 'right' ? 1 : 0) : (readRational(credit) ?? 0)

/** Credit of entries or cells, each right, wrong or blank, or worth the share that its mark says (`close`, follow-through). */
export function creditOf(items: readonly ItemMark[], scheme: CellScheme): string {
  const earned: Rational[] = []
  let [wrongs, blanks] = [0, 0]
  for (const item of items) {
    const share = earnedBy(item)
    if (sign(share) > 0) earned.push(share)
    else if (item.status === 'blank') blanks++
    else wrongs++
  }
  const count: CellCount = { earned, wrong: wrongs, blank: blanks }
  return toText(cellsCredit(count, scheme))
}

/** Credit of the options chosen, given by their ids. */
export function selectedCredit(chosen: readonly unknown[], { options, scheme }: Pick<KeyOf<'multi-select'>, 'options' | 'scheme'>): string {
  const selected = options.filter(({ id }) => chosen.includes(id))
  const rightChosen = selected.filter((note) => note.right).length
  const credit = selectionCredit(
    {
      options: options.length,
      right: options.filter((note) => note.right).length,
      rightChosen,
      wrongChosen: selected.length - rightChosen,
      ...(scheme === 'weights' && { sum: selected.map(weightOf).reduce(add, 0) }),
    },
    scheme,
  )
  return toText(credit)
}

/** What choosing an option adds or takes off under `weights`; 0 where nothing is said. */
export const weightOf = ({ credit }: OptionNote): Rational => readRational(credit ?? '0') ?? 0

/** The share that is earned within the wider tolerance of a key that has one. */
export const closeCredit = ({ close }: Precision): string => close?.credit ?? '0'

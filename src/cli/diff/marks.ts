// Work that was handed in is marked on the variant as it was frozen: answers to the old variants, marked by both specs.
import type { Checked } from '../../diagnostic.ts'
import { askedIn, type AskedKey } from '../../kinds/asked-in.ts'
import { grader } from '../../kinds/index.ts'
import type { Mark } from '../../model.ts'
import type { DrawnVariant } from '../../pipeline.ts'
import { answersTo, firstOf } from './answers.ts'
import { renamedOptions, translated } from './options.ts'
import type { MarkChange, MarksDiff } from './types.ts'

export class MarksTally {
  private looked = 0
  private changed = 0
  private reordered = 0
  private readonly incompatible = new Map<string, number>()
  private readonly changes = new Map<string, MarkChange>()

  /** `frozen`: the old variant under the new spec. */
  look(seed: number, before: DrawnVariant, frozen: Checked<DrawnVariant>, text: () => string): void {
    if (!frozen.ok) {
      const reason = frozen.errors[0]
      const said = reason === undefined ? 'unknown' : `${reason.message} (${reason.code})`
      this.incompatible.set(said, (this.incompatible.get(said) ?? 0) + 1)
      return
    }
    this.looked++
    const [old, young] = [askedIn(before.posed), askedIn(frozen.value.posed)]
    let isOther = false
    let isReordered = false
    for (const [part, asked] of old) {
      const now = young.get(part)
      if (now === undefined) continue
      const found = markedOtherwise(asked, now)
      isOther ||= found.changes.length > 0
      isReordered ||= found.isReordered
      for (const { answer, old: was, new: is, response } of found.changes) {
        const name = [part, answer, was, is].join('\0')
        const known = this.changes.get(name)
        this.changes.set(
          name,
          known === undefined
            ? { part, answer, old: was, new: is, variants: 1, example: { seed, with: text(), response } }
            : { ...known, variants: known.variants + 1 },
        )
      }
    }
    if (isOther) this.changed++
    if (isReordered) this.reordered++
  }

  found(): MarksDiff {
    const { looked, changed, reordered } = this
    const incompatible = [...this.incompatible].map(([reason, variants]) => ({ reason, variants }))
    return { looked, changed, incompatible, reordered, changes: [...this.changes.values()] }
  }
}

interface Otherwise {
  readonly changes: readonly { readonly answer: string; readonly old: string; readonly new: string; readonly response: unknown }[]
  /** An option's id stands for another option than it did. */
  readonly isReordered: boolean
}

/** The answers to one part that get another mark: each kind of change once. */
function markedOtherwise(before: AskedKey, after: AskedKey): Otherwise {
  const options = renamedOptions(before, after)
  const [was, is] = [grader(before.interaction, before.key), grader(after.interaction, after.key)]
  const changes = answersTo(before, after).flatMap(({ label, raw }) => {
    const [old, young] = [was(raw), is(translated(raw, options))]
    const [left, right] = [markText(old), markText(young)]
    return left === right && itemsText(old) === itemsText(young) ? [] : [{ answer: label, old: left, new: right, response: raw }]
  })
  const once = firstOf(changes, (change) => [change.answer, change.old, change.new].join('\0'))
  return { changes: once, isReordered: [...(options ?? [])].some(([id, now]) => id !== now) }
}

/** Status, credit and mistake: what a student gets and is told. */
function markText(mark: Mark): string {
  switch (mark.status) {
    case 'graded': {
      const credit = mark.credit === '1' ? 'right' : mark.credit === '0' ? 'wrong' : `credit ${mark.credit}`
      return mark.mistake === undefined ? credit : `${credit}, mistake ${mark.mistake}`
    }
    case 'blank':
      return 'blank'
    case 'invalid':
      return 'cannot be read'
    case 'needs-review':
      return 'waits for a person'
    default:
      return mark satisfies never
  }
}
/** The mistakes told cell by cell; options are matched by what they stand for, and have no order to compare. */
const itemsText = (mark: Mark): string =>
  mark.status === 'graded' && mark.items?.every(({ id }) => !/^o\d+$/.test(id)) === true
    ? JSON.stringify(mark.items.map(({ id, status, mistake }) => [id, status, mistake]))
    : ''

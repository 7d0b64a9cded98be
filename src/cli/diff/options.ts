// The same option on two pages: ids are opaque and belong to one page, so options are matched by what they stand for.
import type { AskedKey } from '../../kinds/asked-in.ts'
import type { OptionNote, RawResponse } from '../../model.ts'
import { plainOption } from './key-text.ts'

/** Old id → what names the same option on the new page: its id there, or the old text where it is not offered any more. */
export type Renamed = ReadonlyMap<string, string>

/** Undefined where one side has no options. */
export function renamedOptions(before: AskedKey, after: AskedKey): Renamed | undefined {
  const [old, young] = [notesOf(before), notesOf(after)]
  if (old === undefined || young === undefined) return undefined
  return new Map(
    old.map((note) => {
      const text = plainOption(before.interaction, note.id)
      const same =
        young.find((other) => note.claim !== undefined && other.claim === note.claim) ??
        young.find((other) => note.value !== undefined && JSON.stringify(other.value) === JSON.stringify(note.value)) ??
        young.find((other) => plainOption(after.interaction, other.id) === text)
      return [note.id, same?.id ?? text]
    }),
  )
}
const notesOf = ({ key }: AskedKey): readonly OptionNote[] | undefined => ('options' in key ? key.options : undefined)

/** A response to the old page as the same one to the new. */
export function translated(raw: RawResponse, options: Renamed | undefined): RawResponse {
  if (options === undefined) return raw
  const one = (text: string): string =>
    text
      .split(';')
      .map((id) => options.get(id.trim()) ?? id)
      .join(';')
  if (typeof raw === 'string') return one(raw)
  return raw instanceof Array ? raw.map(one) : raw
}

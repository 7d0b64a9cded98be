// Places of an item with the names under which they are known in it: of the response, in the text, of their options.
import type { ExportItem } from '../item.ts'
import type { AskedPart, Place } from './ask.ts'
import type { Dialect } from './dialect.ts'

export interface Field {
  readonly place: Place
  /** Of the response. */
  readonly id: string
  /** What stands for it in the text. */
  readonly label: string
  /** Before the ids of its options, so that no two of an item are the same. */
  readonly prefix: string
}
export interface FieldedPart extends AskedPart {
  readonly fields: readonly Field[]
}

/** Names in the order of the places; a text of the author’s that looks like a blank of ours must not be taken for one. */
export function fielded({ posed, parts: [only, another] }: ExportItem, asked: readonly AskedPart[], d: Dialect): readonly FieldedPart[] {
  const alone = another === undefined && only?.interaction.type !== 'grid'
  const authored = JSON.stringify(posed)
  let blank = 'blank'
  while (authored.includes(`[${blank}`)) blank += '_'
  let n = 0
  return asked.map((part) => ({
    ...part,
    fields: part.places.map((place): Field => {
      n += 1
      if (alone) return { place, id: 'response1', label: '', prefix: '' }
      return d.fields === 'blanks'
        ? { place, id: `response_${blank}${n}`, label: `[${blank}${n}]`, prefix: `${blank}${n}_` }
        : { place, id: `response${n}`, label: `(${n})`, prefix: `r${n}_` }
    }),
  }))
}

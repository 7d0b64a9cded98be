// Shares in, rows with bars out: view models of a certificate's smaller parts. Every bar has its number as text beside it.
import type { Distribution, PublishedRow } from '../../model.ts'
import { certificateEn as words } from '../../words/certificate-en.ts'
import { fillWord } from '../../words/fill-word.ts'
import type { View } from '../templates.ts'
import { count, percent, percentOf } from './phrases.ts'

/** Width of a bar in percent of its track. */
export const shareBar = (part: number, whole: number): string => (whole === 0 ? '0' : ((100 * part) / whole).toFixed(2))

/** Bars of what is right: the longest fills its track, so that small shares are still seen apart. */
export function distributionBars({ values, others }: Distribution): readonly View[] {
  const rows = values.map(({ value, share }) => ({ label: value, share, kind: 'value' }))
  const rest = fillWord(words['key/others'], { count: count(others.count) })
  return bars(others.count > 0 ? [...rows, { label: rest, share: others.share, kind: 'rest' }] : rows)
}

/** The same of counts. */
export function barsOf(counts: readonly (readonly [label: string, times: number])[]): readonly View[] {
  const all = counts.reduce((sum, [, times]) => sum + times, 0)
  return bars(counts.map(([label, times]) => ({ label, share: all === 0 ? 0 : times / all, kind: 'value' })))
}

function bars(rows: readonly { readonly label: string; readonly share: number; readonly kind: string }[]): readonly View[] {
  const most = Math.max(...rows.map(({ share }) => share))
  return rows.map(({ label, share, kind }) => ({ label, kind, width: shareBar(share, most), text: percent(share) }))
}

/** A bar of several kinds that together are the whole. */
export const stackOf = (kinds: readonly (readonly [kind: string, part: number])[], whole: number): readonly View[] =>
  kinds.filter(([, part]) => part > 0).map(([kind, part]) => ({ kind, width: shareBar(part, whole) }))

/** A number in a table, and its share; nothing for 0, so that what is there stands out. */
export const figureOf = (kind: string, part: number, whole: number): View => ({
  kind,
  isZero: part === 0,
  count: count(part),
  share: percentOf(part, whole),
})

export const publishedRows = (published: readonly PublishedRow[]): readonly View[] =>
  published.map((one) => ({
    with: one.with === '' ? words['published/as-declared'] : one.with,
    state: one.met ? 'passed' : 'failed',
    word: words[one.met ? 'published/met' : 'published/missed'],
  }))

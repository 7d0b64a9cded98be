// Parts of a certificate in, short phrases out: the same on the terminal and on the page. Plain text.
import type { Acceptance, Certificate, Distribution, Effort, PartCertificate, ReadingRow, Space, Spread } from '../../model.ts'
import { certificateEn as words, settledWords } from '../../words/certificate-en.ts'
import { fillWord } from '../../words/fill-word.ts'

/** `12,345`. */
export const count = (value: number): string => String(value).replace(/\B(?=(\d{3})+$)/g, ',')

/** `33 %`; a share that is not quite 0 or 1 never reads as if it were. */
export function percent(share: number): string {
  const hundredths = 100 * share
  if (hundredths > 0 && hundredths < 0.5) return '< 1 %'
  if (hundredths < 100 && hundredths >= 99.5) return '> 99 %'
  return `${Math.round(hundredths)} %`
}
/** Of a whole that may be empty. */
export const percentOf = (part: number, whole: number): string => (whole === 0 ? '0 %' : percent(part / whole))

/** A bound is a small share: `0.3 %`, rounded up so that it stays one. */
export function boundPercent(share: number): string {
  const grain = share >= 0.1 ? 1 : share >= 0.001 ? 0.1 : 0.01
  // a share such as 0.003 is a little more in float64, which is no reason to say 0.4 %
  return `${Number((Math.ceil((100 * share) / grain - 1e-9) * grain).toFixed(2))} %`
}

/** `sound`, `sound, 2 warnings`, `1 error, 2 warnings`. */
export function verdictPhrase(diagnostics: Certificate['diagnostics']): string {
  const errors = diagnostics.filter(({ severity }) => severity === 'error').length
  const warnings = diagnostics.length - errors
  const counted = (n: number, one: string, other: string): string => (n === 1 ? one : fillWord(other, { n: count(n) }))
  const state = errors === 0 ? words['verdict/sound'] : counted(errors, words['verdict/errors-one'], words['verdict/errors-other'])
  if (warnings === 0) return state
  const other = counted(warnings, words['verdict/warnings-one'], words['verdict/warnings-other'])
  return fillWord(words['verdict/both'], { one: state, other })
}

/** How many variants were looked at, and which. */
export function spacePhrase({ draws, how, variants }: Space): string {
  const values = { variants: count(variants), draws: count(draws ?? 0) }
  if (variants === 0) return words['space/none']
  if (how === 'sampled') return fillWord(words[draws === undefined ? 'space/sampled-many' : 'space/sampled'], values)
  if (draws === 1) return words['space/fixed']
  return fillWord(words[draws === undefined || draws === variants ? 'space/every' : 'space/enumerated'], values)
}
export const distinctPhrase = ({ variants, distinct }: Space): string =>
  variants === distinct ? words['space/all-distinct'] : fillWord(words['space/distinct'], { distinct: count(distinct) })
export const boundPhrase = ({ bound }: Space): string | undefined =>
  bound && fillWord(words['space/bound'], { confidence: percent(bound.confidence), share: boundPercent(bound.share) })
export function classPhrase({ class: { size, sharing } }: Space): string {
  const values = { size: count(size), sharing: count(Math.round(sharing)) }
  const form = sharing < 0.5 ? 'space/class-none' : sharing < 1.5 ? 'space/class-one' : 'space/class'
  return fillWord(words[form], values)
}

export function acceptancePhrase({ candidates, accepted }: Acceptance): string {
  const values = { candidates: count(candidates), accepted: count(accepted), share: percentOf(accepted, candidates) }
  return fillWord(words[accepted === candidates ? 'accept/all' : 'accept/share'], values)
}

/** The first of a distribution's values, each with its share: `1 35 % · 0 33 % · 12 more 32 %`. */
export function distributionPhrase({ values, others }: Distribution, most = 6): string {
  const shown = values.slice(0, most)
  const rest = values.slice(most)
  const more = others.count + rest.length
  const share = others.share + rest.reduce((sum, one) => sum + one.share, 0)
  if (shown.length === 0) return words['key/none']
  return [
    ...shown.map((one) => `${one.value} ${percent(one.share)}`),
    ...(more > 0 ? [`${fillWord(words['key/others'], { count: count(more) })} ${percent(share)}`] : []),
  ].join(' · ')
}

/** What credit is to be had without knowing anything. */
export function guessPhrase({ random, best }: PartCertificate['guess']): string {
  const byBest = fillWord(words['key/guess-best'], { share: percent(best.credit), answer: best.answer })
  return random === undefined ? byBest : `${fillWord(words['key/guess-random'], { share: percent(random) })}, ${byBest}`
}

export const settledPhrase = ({ settled, flips, none }: ReadingRow): string =>
  settled !== undefined ? settledWords[settled] : flips + none === 0 ? words['reading/never'] : words['reading/unsettled']
/** Readings that flip a key, or leave it without one, and that nothing settles. */
export const unsettled = (readings: Certificate['readings']): Certificate['readings'] =>
  readings.filter(({ settled, flips, none }) => settled === undefined && flips + none > 0)

export function publishedPhrase(published: Certificate['published']): string {
  const met = published.filter((one) => one.met).length
  const values = { met: count(met), n: count(published.length) }
  if (met < published.length) return fillWord(words['published/some'], values)
  return fillWord(words[met === 1 ? 'published/all-one' : 'published/all-other'], values)
}

export function effortPhrase({ steps, digits }: Effort): string {
  return `${stepsPhrase(steps)}; ${digits.most === 1 ? words['effort/digits-one'] : fillWord(words['effort/digits'], { most: count(digits.most) })}`
}
function stepsPhrase({ least, median, most }: Spread): string {
  if (least < most) return fillWord(words['effort/steps'], { least: count(least), median: count(median), most: count(most) })
  return most === 1 ? words['effort/step'] : fillWord(words['effort/steps-same'], { median: count(most) })
}

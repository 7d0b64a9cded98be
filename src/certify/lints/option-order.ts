// Prose that speaks of options by their place or letter, which differ from one variant to the next.
import { type Diagnostic, warning } from '../../diagnostic.ts'
import type { Problem } from '../../model.ts'
import type { Observer } from '../look.ts'
import { type AuthoredText, authoredTexts, proseOf } from './authored-texts.ts'

/** Every place; only of problems that have options to choose from. */
export const optionOrder = (problem: Problem): Observer => ({ look: () => undefined, found: () => placesIn(problem) })

const one = '(?:[Oo]ption|[Aa]nswer|[Cc]hoice|[Aa]lternative|[Ss]tatement|[Cc]laim)'
const many = `${one}s?`
const ordinal =
  '(?:first|second|third|fourth|fifth|sixth|last|penultimate|next|previous|preceding|topmost|bottommost|upper|lower|top|bottom)'
const counted = '(?:(?:two|three|four|few|\\d) )?'
const list = '(?:\\s*(?:,|and|or|to|–|-)\\s*\\(?(?:[A-Ha-h]|\\d)\\)?)'

/** `after`: true where the options are read before it, so that “below” is no mistake in what leads to them. */
const patterns: readonly { readonly pattern: RegExp; readonly after?: boolean }[] = [
  // option A, answers (b) and (c)
  {
    pattern: new RegExp(
      `(?<![\\p{L}-])${many} (?:\\([a-h]\\)|(?:[Nn]o\\. ?)?[A-H](?![\\p{L}\\d.-]\\p{L})|[b-h](?=\\W|$))(?![\\p{L}\\d'’])`,
      'gu',
    ),
  },
  // choice 2, answer no. 2, statements 1 and 3
  {
    pattern: new RegExp(
      `(?<![\\p{L}-])(?:(?:option|choice|alternative|statement|claim) (?:no\\. ?|number |#)?\\d+|answer (?:no\\. ?|number |#)\\d+|${one}s \\d${list})(?![\\d.,]?\\d)`,
      'giu',
    ),
  },
  // the first option, the last two statements; “your first answer” is an attempt
  { pattern: new RegExp(`(?<!\\byour )(?<![\\p{L}-])${ordinal} ${counted}${many}(?![\\p{L}-])`, 'giu') },
  { pattern: new RegExp(`(?<![\\p{L}-])${ordinal} ${counted}of (?:the|these|those) ${one}s(?!\\p{L})`, 'giu') },
  // all of the above
  {
    pattern:
      /(?<!\p{L})(?:all|none|neither|either|both|any|some|one|two|three) of the (?:above|preceding|below)(?! \p{L}*(?:equation|formula|value|row|number|gate|state))/giu,
  },
  { pattern: new RegExp(`(?<![\\p{L}-])${many} above(?!\\p{L})|(?<!\\p{L})above ${many}(?!\\p{L})`, 'giu') },
  { pattern: new RegExp(`(?<![\\p{L}-])${many} below(?!\\p{L})`, 'giu'), after: true },
  // both a and c
  { pattern: /(?<!\p{L})[Bb]oth (?:[a-h] (?:and|&) [a-h]|[A-H] (?:and|&) [A-H])(?![\p{L}\d'’])/gu },
  { pattern: /(?<!\p{L})[Bb]oth \([a-hA-H]\) (?:and|&) \([a-hA-H]\)/gu },
]

function placesIn(problem: Problem): readonly Diagnostic[] {
  if (!problem.parts.some(({ kind }) => kind === 'single-choice' || kind === 'multi-select')) return []
  return authoredTexts(problem).flatMap((authored) => placesInText(authored, problem.parts.length > 1))
}

function placesInText({ what, text, at }: AuthoredText, hasParts: boolean): readonly Diagnostic[] {
  const leads = what === 'stem' || what === 'part' || what === 'convention'
  return text.flatMap(({ lang, pieces }) => {
    if (lang !== 'en') return []
    const prose = proseOf(pieces, at)
    const words = prose.words.replace(/\s/g, ' ')
    const found = patterns
      .filter(({ after }) => after !== true || !leads)
      .flatMap(({ pattern }) => [...words.matchAll(pattern)])
      // “both (a) and (b)” may be parts
      .filter(([match]) => !(hasParts && /^both \(/i.test(match)))
    const first = found.filter((match) => !found.some((other) => other !== match && covers(other, match)))
    return first
      .sort((a, b) => a.index - b.index)
      .map(({ 0: match, index }) =>
        warning(
          'lint/option-order',
          `found “${match}”, and options stand in another order in every variant`,
          prose.placeOf(index, match.length),
          'say what the option says instead of where it stands; “none of these” is always an answer of a multi-select',
        ),
      )
  })
}
const covers = (a: RegExpExecArray, b: RegExpExecArray): boolean =>
  a.index <= b.index && a.index + a[0].length >= b.index + b[0].length && (a[0].length > b[0].length || a.index < b.index)

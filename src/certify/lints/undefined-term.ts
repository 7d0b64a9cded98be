// Terms of the field that a text uses and nothing defines: neither a name of the cell nor the text itself.
import { type Diagnostic, warning } from '../../diagnostic.ts'
import type { Notation, Piece, Problem } from '../../model.ts'
import type { Observer } from '../look.ts'
import { authoredTexts, formulaMark, proseOf } from './authored-texts.ts'
import { harmless, terms } from './terms.ts'

/** Each term at its first use. */
export const undefinedTerm = (problem: Problem): Observer => ({ look: () => undefined, found: () => undefinedTerms(problem) })

function undefinedTerms(problem: Problem): readonly Diagnostic[] {
  const defined = termsOf([...(problem.cell?.names ?? []), ...problem.notation])
  const proses = authoredTexts(problem).flatMap(({ text, at }) =>
    text.flatMap(({ lang, pieces }) => (lang === 'en' ? [proseOf(pieces, at)] : [])),
  )
  const introduced = new Set(
    proses.flatMap(({ words }) =>
      termsIn(words)
        .filter((use) => introduces(words, use))
        .map(({ term }) => term),
    ),
  )
  const told = new Set<string>()
  return proses.flatMap((prose) =>
    termsIn(prose.words).flatMap(({ term, index, length }) => {
      const isDefined = introduced.has(term) || defined.some((known) => known === term || known.endsWith(` ${term}`))
      if (told.has(term) || isDefined) return []
      told.add(term)
      return [
        warning('lint/undefined-term', `found “${term}”, which nothing defines`, prose.placeOf(index, length), hintFor(defined, term)),
      ]
    }),
  )
}

function hintFor(defined: readonly string[], term: string): string {
  const known = defined.length === 0 ? '' : `the cell has ${defined.map((one) => `“${one}”`).join(', ')}; `
  return `${known}write one of those, a formula after it (the ${term} $h_t$), or *${term}* where you explain it`.replace(
    known === '' ? 'one of those, ' : '\0',
    '',
  )
}

function termsOf(names: readonly Notation[]): readonly string[] {
  const textOf = (pieces: readonly Piece[]): string => pieces.map((piece) => (piece.type === 'markdown' ? piece.text : '')).join('')
  const words = names.flatMap(({ term }) => (term ?? []).flatMap(({ lang, pieces }) => (lang === 'en' ? [textOf(pieces)] : [])))
  return [...new Set(words.map((word) => word.trim().toLowerCase()))]
}

interface Use {
  readonly term: string
  readonly index: number
  readonly length: number
}
const spelling = (phrase: string): string => phrase.replace(/[ -]/g, '[\\s-]+')
/** Whole words, plurals included; what stands inside of a longer one is none. */
const pattern = new RegExp(
  `(?<![\\p{L}\\d-])(?:(?:${harmless.map(spelling).join('|')})|(${terms.map(spelling).join('|')}))(?:e?s)?(?![\\p{L}\\d-])`,
  'giu',
)
const termsIn = (words: string): readonly Use[] =>
  [...words.matchAll(pattern)].flatMap(({ 0: text, 1: found, index }) => {
    const plain = found?.toLowerCase().replace(/[\s-]+/g, ' ')
    const term = terms.find((one) => one.replaceAll('-', ' ') === plain)
    return term === undefined ? [] : [{ term, index, length: text.length }]
  })

/** Whether a text says here what the term means: by a formula beside it, by emphasis, or in so many words. */
function introduces(words: string, { index, length }: Use): boolean {
  const before = words.slice(Math.max(0, index - 60), index)
  const after = words.slice(index + length)
  const isNamed = new RegExp(`^(?:\\s+(?:loss|vector|function|value)s?)?\\s*[*_]*\\s*[(,]?\\s*${formulaMark}`, 'u').test(after)
  const names = new RegExp(`${formulaMark}\\s*[,(]?\\s*(?:(?:is|are|be|denotes?|for)\\s+)?(?:the|its|an?|our|their)?\\s*$`, 'u').test(
    before,
  )
  const isCalled = /\b(?:called|known as|named|termed|means?|speak of|define)\s+(?:the|its|an?)?\s*[“"*_]*$/u.test(before)
  const isEmphasised = /[*_]$/.test(before) && /^[*_]/.test(after)
  const isQuoted = /[“"]$/.test(before) && /^[”"]/.test(after)
  const explains = /^\s*(?:,\s*which\s+(?:is|means)|\(that is|, that is|means|is defined|stands for|is what)/.test(after)
  return isNamed || names || isCalled || isEmphasised || isQuoted || explains
}

// Fixed sentences with values in them, and the sentences that rounding and conventions put to students: made of the same
// objects that the key is computed from.
import { functionTex, valueTex } from '../math/print/tex.ts'
import { negate, type Rational, readRational } from '../math/exact/rational.ts'
import { type FunctionName, functionArity, type RichText, type Rounding, type Segment } from '../model.ts'
import { type WordCode, wordsOf } from '../words/en.ts'
import { carriedNames, namesAt } from './naming.ts'
import type { Solution } from './solution.ts'

export const math = (tex: string): Segment => ({ type: 'math', tex, display: false })
export const text = (literal: string): Segment => ({ type: 'text', text: literal })

/** Segments of literal text side by side become one. */
export function joined(segments: readonly Segment[]): RichText {
  const merged: Segment[] = []
  let last: Segment | undefined
  for (const segment of segments) {
    if (segment.type === 'text' && last?.type === 'text') {
      last = text(last.text + segment.text)
      merged[merged.length - 1] = last
    } else {
      merged.push(segment)
      last = segment
    }
  }
  return merged
}

const templates = new Map<string, readonly string[]>()
/** A sentence cut at its places: text and name of a place in turn. */
function partsOf(sentence: string): readonly string[] {
  const parts = templates.get(sentence) ?? sentence.split(/\{(\w+)\}/)
  templates.set(sentence, parts)
  return parts
}

/** A sentence of `words/` with its `{places}` filled. */
export function say(lang: string, code: WordCode, places: Readonly<Record<string, string | Segment | RichText>> = {}): RichText {
  const segments = partsOf(wordsOf(lang)[code]).flatMap((part, i): readonly Segment[] => {
    if (i % 2 === 0) return part === '' ? [] : [text(part)]
    const value = places[part]
    if (value === undefined) throw new Error(`the sentence ${code} has a place {${part}} that nothing fills`)
    return typeof value === 'string' ? [text(value)] : 'type' in value ? [value] : value
  })
  return joined(segments)
}

/** “a, b and c”. */
export function listed(lang: string, items: readonly RichText[]): RichText {
  const words = wordsOf(lang)
  return joined(items.flatMap((item, i) => (i === 0 ? item : [text(words[i === items.length - 1 ? 'list/and' : 'list/comma']), ...item])))
}

/** Sentences one after another, with spaces between. */
export const inARow = (sentences: readonly RichText[]): RichText =>
  joined(sentences.flatMap((sentence, i) => (i === 0 ? sentence : [text(' '), ...sentence])))

const rounded = new WeakMap<readonly Rounding[], Map<string, readonly RichText[]>>()
/**
 * What is rounded, to what, how ties go and what the next step reads: sentences for each rule in use. They hold constants
 * alone, so they are made once for all variants.
 */
export function roundingSentences(solution: Solution, lang: string): readonly RichText[] {
  const rules = solution.cell?.rounding ?? []
  const byLang = rounded.get(rules) ?? new Map<string, readonly RichText[]>()
  rounded.set(rules, byLang)
  const sentences = byLang.get(lang) ?? rules.flatMap((rule) => ruleSentences(rule, solution, lang))
  byLang.set(lang, sentences)
  return sentences
}

const isFunction = (name: string): name is FunctionName => Object.hasOwn(functionArity, name)
/** What functions tend to far out, for those that may be saturated. */
export const limitsOf: ReadonlyMap<string, readonly [low: Rational, high: Rational]> = new Map([
  ['sigmoid', [0, 1]],
  ['tanh', [-1, 1]],
])

function ruleSentences(rounding: Rounding, solution: Solution, lang: string): readonly RichText[] {
  const isEquation = solution.cell?.equations.some(({ name }) => name === rounding.of) === true || !isFunction(rounding.of)
  const symbol = isEquation || !isFunction(rounding.of) ? namesAt(solution)(rounding.of) : functionTex(rounding.of)
  const sentences: RichText[] = []
  if (rounding.saturate !== undefined) sentences.push(saturation(rounding, symbol, lang))
  if (rounding.to !== undefined) {
    sentences.push(
      say(lang, isEquation ? 'round/equation' : 'round/function', { what: math(symbol), to: target(rounding, solution, lang) }),
    )
    sentences.push(...tieSentence(rounding, lang))
    if (isEquation && carriedNames(solution).has(rounding.of))
      sentences.push(say(lang, rounding.carry === 'exact' ? 'round/carry-exact' : 'round/carry-rounded'))
  }
  return sentences
}

function saturation(rounding: Rounding, symbol: string, lang: string): RichText {
  const limit = readRational(rounding.saturate ?? '') ?? 0
  const [low, high] = limitsOf.get(rounding.of) ?? [0, 1]
  return say(lang, 'round/saturate', {
    what: math(`${symbol}(z)`),
    low: math(valueTex(low)),
    below: math(`z \\le ${valueTex(negate(limit))}`),
    high: math(valueTex(high)),
    above: math(`z \\ge ${valueTex(limit)}`),
  })
}

/** “the nearest integer”, “the nearer of 0 and 1”. */
function target({ to }: Rounding, solution: Solution, lang: string): RichText {
  if (to === undefined || to === 'integer') return say(lang, 'round/to-integer')
  const values = to.flatMap((value) => {
    const known = solution.evaluate(value)
    return known.ok ? [[math(valueTex(known.value))]] : []
  })
  const word = values.length === 1 ? 'round/to-value' : values.length === 2 ? 'round/to-two' : 'round/to-values'
  return say(lang, word, { values: listed(lang, values) })
}

function tieSentence({ to, tie }: Rounding, lang: string): readonly RichText[] {
  if (tie === undefined || tie === 'reject' || (to !== 'integer' && (to?.length ?? 0) < 2)) return []
  const between = say(lang, to === 'integer' ? 'round/between-integers' : 'round/between-values')
  return typeof tie === 'object'
    ? [say(lang, 'round/tie-value', { between, value: math(valueTex(readRational(tie.value) ?? tie.value)) })]
    : [say(lang, `round/tie-${tie}`, { between })]
}

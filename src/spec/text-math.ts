// One formula of a text, `$…$` or `$$…$$`, cut into TeX and tags before Markdown or Handlebars could misread either.
import { type Diagnostic, error, warning } from '../diagnostic.ts'
import type { MathTag, Piece } from '../model.ts'
import { type Locate, readTag } from './text-tags.ts'

/** A formula with the offset after it, or why the dollar is none: `open` = never closed, `space` = a space where none may be. */
export type Formula =
  | { readonly piece: Extract<Piece, { readonly type: 'math' }>; readonly end: number; readonly found: readonly Diagnostic[] }
  | { readonly piece: undefined; readonly why: 'open' | 'space' | 'digit' }

/** The longest tag from `{{` on: texts in quotes may hold anything, elsewhere no brace or dollar stands in a tag. */
const tagPattern = /((?:"[^"]*"|'[^']*'|[^"'{}$])*)\}\}/y

export interface FoundTag {
  /** Offset of the first of the innermost two braces. */
  readonly start: number
  readonly content: string
  readonly end: number
}
/** The tag whose innermost two braces end the run of braces at `from`; undefined where it is not closed. */
export function tagAt(source: string, from: number): FoundTag | undefined {
  const inside = from + bracesAt(source, from)
  tagPattern.lastIndex = inside
  const match = tagPattern.exec(source)
  const content = match?.[1] ?? ''
  return match === null || /\n[ \t]*\n/.test(content) ? undefined : { start: inside - 2, content, end: tagPattern.lastIndex }
}
/** How many `{` stand side by side. */
export function bracesAt(source: string, from: number): number {
  let count = 0
  while (source[from + count] === '{') count += 1
  return count
}

/** Reads the formula that the dollar at `from` opens, by Pandoc's rules: no space inside of single dollars, no digit after. */
export function readFormula(source: string, from: number, locate: Locate): Formula {
  const display = source.startsWith('$$', from)
  const fence = display ? '$$' : '$'
  const start = from + fence.length
  if (!display && /^\s?$/.test(source.slice(start, start + 1))) return { piece: undefined, why: 'space' }
  const parts: (string | MathTag)[] = []
  const found: Diagnostic[] = []
  let [at, tex] = [start, '']
  const flush = (): void => {
    if (tex !== '') parts.push(tex)
    tex = ''
  }
  for (;;) {
    const char = source[at]
    if (char === undefined || (char === '\n' && /^\n[ \t]*\n/.test(source.slice(at, at + 200)))) return { piece: undefined, why: 'open' }
    if (source.startsWith(fence, at)) break
    if (char === '{' && source[at + 1] === '{') {
      const run = bracesAt(source, at)
      const tag = tagAt(source, at)
      tex += '{'.repeat(run - 2)
      if (tag === undefined) {
        found.push(
          error(
            'spec/text-tag',
            'found {{ without its }}',
            locate(at + run - 2, 2),
            'close the tag with }}; two braces that are no tag are written { {',
          ),
        )
        at += run
        continue
      }
      if (/(?<!\\)(?:\\\\)*\\$/.test(source.slice(start, at)) && run === 2)
        found.push(
          error(
            'spec/text-tag',
            'found a backslash before a tag',
            locate(at - 1, 3),
            'write \\{{{w}}\\} for a value in braces, and a space after \\\\',
          ),
        )
      const made = mathTag(source, tag, tex, locate, found)
      flush()
      if (made !== undefined) parts.push(made)
      at = tag.end
    } else if (char === '\\' && source[at + 1] !== undefined && !(source[at + 1] === '{' && bracesAt(source, at + 1) === 2)) {
      tex += source.slice(at, at + 2)
      at += 2
    } else {
      tex += char
      at += 1
    }
  }
  const end = at + fence.length
  if (!display && /\s/.test(source[at - 1] ?? '')) return { piece: undefined, why: 'space' }
  if (!display && /\d/.test(source[end] ?? '')) return { piece: undefined, why: 'digit' }
  flush()
  const place = locate(from, end - from)
  const unbalanced = imbalance(parts)
  if (unbalanced !== undefined)
    found.push(error('spec/tex', `found ${unbalanced} in a formula`, place, 'braces come in pairs; a tag has two on each side: {{w}}'))
  return { piece: { type: 'math', display, parts, at: place }, end, found }
}

/** The value or TeX tag in a formula; others are complained of, and so is a sign before a value. */
function mathTag(source: string, tag: FoundTag, before: string, locate: Locate, found: Diagnostic[]): MathTag | undefined {
  const at = locate(tag.start, tag.end - tag.start)
  const read = readTag(tag.content, tag.start + 2, at, locate)
  if (!read.ok) {
    found.push(...read.errors)
    return undefined
  }
  found.push(...read.warnings)
  const piece = read.value.type === 'piece' ? read.value.piece : undefined
  if (piece?.type !== 'value' && piece?.type !== 'tex') {
    const hint =
      read.value.type === 'open'
        ? 'close the formula before it and open one inside: $a${{#if "T > 2"}}$, b${{/if}}'
        : 'close the formula before it'
    found.push(error('spec/text-tag', `found ${source.slice(tag.start, tag.end)} inside of a formula`, at, hint))
    return undefined
  }
  const sign = /(?:^|([^\s]))\s*([+-])[\s{]*$/.exec(before)
  if (piece.type === 'value' && sign !== null) {
    const [, operand = '', operator = ''] = sign
    const alone = operand === '' || /[{([=,&<>]/.test(operand)
    const hint = `write {{tex "${alone ? '' : 'x '}${operator}${alone ? '' : ' '}${piece.of.source}"}} with the whole ${alone ? 'term' : 'sum'} in it`
    found.push(warning('spec/sign-in-tex', `found ${operator} before {{${tag.content}}}: a negative value prints two signs`, at, hint))
  }
  return piece
}

/** What is wrong with the braces of a formula. */
function imbalance(parts: readonly (string | MathTag)[]): string | undefined {
  let depth = 0
  for (const part of parts) {
    if (typeof part !== 'string') continue
    for (const [brace] of part.matchAll(/\\[^]|[{}]/g)) {
      if (brace === '{') depth += 1
      else if (brace === '}') depth -= 1
      if (depth < 0) return 'a } without its {'
    }
  }
  return depth > 0 ? 'a { without its }' : undefined
}

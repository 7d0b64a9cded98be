// An authored text in, its pieces out: Markdown, formulas, tags. Cut by our own scanner because Handlebars takes TeX's
// braces and backslashes for its own, and Markdown takes them for emphasis.
import { type Checked, type Diagnostic, error, warning } from '../diagnostic.ts'
import type { Location, Piece, Sourced } from '../model.ts'
import { bracesAt, readFormula, tagAt } from './text-math.ts'
import { type Locate, readTag, type Tag } from './text-tags.ts'

/** An `if` that is not closed yet, with the pieces of its branches. */
interface Frame {
  readonly condition?: Sourced
  readonly at: Location
  readonly then: Piece[]
  else?: Piece[]
}
interface Scan {
  readonly source: string
  readonly locate: Locate
  readonly found: Diagnostic[]
  /** The whole text, then the open `if`s from outside in. */
  readonly frames: [Frame, ...Frame[]]
  /** Markdown read since the last piece, and where it begins. */
  markdown: string
  markdownFrom: number
  position: number
}

/**
 * Cuts a text into pieces. `at` is the place of its first character; every line is taken to begin in that column, as in a
 * YAML block. All mistakes are found at once: tags that do not exist or are not closed, expressions, stray braces, `if`s.
 */
export function readText(source: string, at: Location): Checked<readonly Piece[]> {
  const scan: Scan = {
    source,
    locate: locator(source, at),
    found: [],
    frames: [{ at, then: [] }],
    markdown: '',
    markdownFrom: 0,
    position: 0,
  }
  while (scan.position < source.length) step(scan)
  flush(scan)
  for (const frame of scan.frames.slice(1))
    scan.found.push(error('spec/text-tag', 'found {{#if}} without its {{/if}}', frame.at, 'close it with {{/if}}'))
  const errors = scan.found.filter(({ severity }) => severity === 'error')
  return errors.length > 0 ? { ok: false, errors: scan.found } : { ok: true, value: scan.frames[0].then, warnings: scan.found }
}

/** Offsets as lines and columns. */
function locator(source: string, at: Location): Locate {
  const starts = [0, ...[...source.matchAll(/\n/g)].map((match) => match.index + 1)]
  return (offset, length) => {
    let line = starts.length - 1
    while (line > 0 && (starts[line] ?? 0) > offset) line -= 1
    return { file: at.file, line: at.line + line, col: at.col + offset - (starts[line] ?? 0), ...(length !== undefined && { length }) }
  }
}

/** Reads one thing: a fence, a code span, an escape, a formula, a tag, or a stretch of plain Markdown. */
function step(scan: Scan): void {
  const { source, position } = scan
  const fence = position === 0 || source[position - 1] === '\n' ? codeFence(source, position) : undefined
  if (fence !== undefined) return take(scan, fence)
  switch (source[position]) {
    case '`':
      return take(scan, codeSpan(source, position))
    case '\\':
      return escaped(scan)
    case '$':
      return dollar(scan)
    case '{':
      return bracesAt(source, position) > 1 ? tag(scan) : take(scan, position + 1)
    case '}':
      if (source[position + 1] === '}')
        scan.found.push(
          error('spec/text-tag', 'found }} without its {{', scan.locate(position, 2), 'braces that are no tag are written } } or \\}\\}'),
        )
      return take(scan, position + (source[position + 1] === '}' ? 2 : 1))
    default: {
      const next = /[\n`\\${}]/.exec(source.slice(position))
      const end = next === null ? source.length : position + next.index
      return take(scan, next?.[0] === '\n' ? end + 1 : end)
    }
  }
}

/** Leaves everything up to `end` to Markdown. */
function take(scan: Scan, end: number): void {
  if (scan.markdown === '') scan.markdownFrom = scan.position
  scan.markdown += scan.source.slice(scan.position, end)
  scan.position = end
}
function flush(scan: Scan): void {
  if (scan.markdown !== '') pieces(scan).push({ type: 'markdown', text: scan.markdown, at: scan.locate(scan.markdownFrom) })
  scan.markdown = ''
}
function pieces(scan: Scan): Piece[] {
  const frame = scan.frames.at(-1) ?? scan.frames[0]
  return frame.else ?? frame.then
}

/** The end of a fenced code block that begins on this line (CommonMark §4.5, in lists and quotes too). */
function codeFence(source: string, from: number): number | undefined {
  const open = /^[ \t>]*(?:(?:[-*+]|\d{1,9}[.)])[ \t]+)?(`{3,}(?=[^`\n]*(?:\n|$))|~{3,})[^\n]*(?:\n|$)/.exec(source.slice(from))
  const mark = open?.[1]
  if (open === null || mark === undefined) return undefined
  const close = new RegExp(`^[ \\t>]*${mark.charAt(0)}{${mark.length},}[ \\t]*$`, 'm').exec(source.slice(from + open[0].length))
  return close === null ? source.length : from + open[0].length + close.index + close[0].length
}

/** The end of a code span, or of its backticks where they are not closed in the same paragraph (CommonMark §6.1). */
function codeSpan(source: string, from: number): number {
  const ticks = /^`+/.exec(source.slice(from))?.[0].length ?? 1
  const paragraph = source.slice(from + ticks).split(/\n[ \t]*\n/, 1)[0] ?? ''
  const close = new RegExp(`(?<!\`)\`{${ticks}}(?!\`)`).exec(paragraph)
  return from + ticks + (close === null ? 0 : close.index + ticks)
}

/** `\$` and the other escapes stay as they are: Markdown reads them. */
function escaped(scan: Scan): void {
  const { source, position } = scan
  if (source[position + 1] === '{' && bracesAt(source, position + 1) === 2) {
    const hint = 'braces that are no tag are written \\{\\{ or stand in a code span'
    scan.found.push(error('spec/text-tag', 'found a backslash before a tag', scan.locate(position, 3), hint))
    return take(scan, tagAt(source, position + 1)?.end ?? position + 3)
  }
  take(scan, position + (/[!-/:-@[-`{-~]/.test(source[position + 1] ?? '') ? 2 : 1))
}

function dollar(scan: Scan): void {
  const { source, position, locate } = scan
  const formula = readFormula(source, position, locate)
  if (formula.piece !== undefined) {
    flush(scan)
    scan.found.push(...formula.found)
    pieces(scan).push(formula.piece)
    scan.position = formula.end
    return
  }
  const next = source[position + 1] ?? ''
  if (next === '$') {
    scan.found.push(
      error(
        'spec/tex',
        'found $$ without its end',
        locate(position, 2),
        'close the formula with $$, without an empty line in it; \\$ is a dollar sign',
      ),
    )
    return take(scan, position + 2)
  }
  // a price, a lone dollar and its like pass in silence
  if (!/[\s\d]/.test(next) && next !== '') {
    const why =
      formula.why === 'space'
        ? 'a space stands before the closing $'
        : formula.why === 'digit'
          ? 'a digit follows the closing $'
          : 'it is never closed'
    scan.found.push(
      warning(
        'spec/tex',
        `found $ that opens no formula: ${why}`,
        locate(position, 1),
        'write $x$ without spaces inside; \\$ is a dollar sign',
      ),
    )
  }
  take(scan, position + 1)
}

function tag(scan: Scan): void {
  const { source, position, locate } = scan
  const run = bracesAt(source, position)
  take(scan, position + run - 2)
  const found = tagAt(source, position)
  if (found === undefined) {
    const hint = 'close the tag with }}, quotes in pairs; braces that are no tag are written { { or \\{\\{'
    scan.found.push(error('spec/text-tag', 'found {{ without its }}', locate(scan.position, 2), hint))
    // what stands before a }} on this line is no mistake more
    return take(scan, scan.position + (/^\{\{[^\n]*?\}\}/.exec(source.slice(scan.position))?.[0].length ?? 2))
  }
  const at = locate(found.start, found.end - found.start)
  const read = readTag(found.content, found.start + 2, at, locate)
  scan.position = found.end
  if (!read.ok) {
    scan.found.push(...read.errors)
    // a condition that cannot be read still opens its branches, so that {{/if}} is not one mistake more
    if (/^\s*#if\b/.test(found.content)) open(scan, undefined, at)
    return
  }
  scan.found.push(...read.warnings)
  place(scan, read.value, found.start, at)
  // the outer braces of `{{{{w}}}}` are text
  const outer = /^\}*/.exec(source.slice(scan.position, scan.position + run - 2))?.[0] ?? ''
  take(scan, scan.position + outer.length)
}

/** Puts a tag where it belongs: a piece among the pieces, a branch among the branches. */
function place(scan: Scan, tag: Tag, start: number, at: Location): void {
  if (tag.type === 'piece') {
    flush(scan)
    pieces(scan).push(tag.piece)
    return
  }
  leaveOutLine(scan, start)
  const frame = scan.frames.at(-1) ?? scan.frames[0]
  const outside = scan.frames.length === 1
  switch (tag.type) {
    case 'open':
      return open(scan, tag.condition, at)
    case 'else':
      flush(scan)
      if (outside) scan.found.push(error('spec/text-tag', 'found {{else}} outside of an {{#if}}', at, 'open one with {{#if "…"}}'))
      else if (frame.else !== undefined)
        scan.found.push(error('spec/text-tag', 'found a second {{else}}', at, 'put another {{#if}}…{{/if}} inside of the first'))
      else frame.else = []
      return
    case 'close':
      flush(scan)
      if (outside) scan.found.push(error('spec/text-tag', 'found {{/if}} without its {{#if}}', at, 'open it with {{#if "…"}}'))
      else close(scan)
      return
    default:
      return tag satisfies never
  }
}

function open(scan: Scan, condition: Sourced | undefined, at: Location): void {
  flush(scan)
  scan.frames.push({ ...(condition && { condition }), at, then: [] })
}
function close(scan: Scan): void {
  const frame = scan.frames.pop()
  if (frame?.condition === undefined) return
  pieces(scan).push({ type: 'if', condition: frame.condition, then: frame.then, else: frame.else ?? [] })
}

/** `{{#if}}`, `{{else}}` and `{{/if}}` alone on a line take the line with them, as in Handlebars. */
function leaveOutLine(scan: Scan, start: number): void {
  const before = /(?:^|\n)[ \t]*$/.test(scan.source.slice(0, start))
  const after = /^[ \t]*(?:\n|$)/.exec(scan.source.slice(scan.position))
  if (!before || after === null) return
  scan.markdown = scan.markdown.replace(/[ \t]*$/, '')
  scan.position += after[0].length
}

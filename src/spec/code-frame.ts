// A diagnostic in, the text people read out: place, code, what was found, the line with a caret under it, how to mend it.
import type { Diagnostic } from '../diagnostic.ts'
import type { Location } from '../model.ts'

/** Characters of a line that a frame shows; a longer line is cut around its caret. */
const widest = 120

/**
 * `file:line:col: error code: message`, the line before and the line itself with carets, and the hint. The frame is left
 * out where the source is not known. Control characters are made visible: authored text never steers a terminal.
 */
export function formatDiagnostic({ code, severity, message, hint, at }: Diagnostic, sourceText?: string): string {
  const place = at ? `${at.file}:${at.line}:${at.col}: ` : ''
  const lines = [`${place}${severity} ${code}: ${message}`]
  if (at && sourceText !== undefined) lines.push(...frame(at, sourceText))
  if (hint !== undefined) lines.push(`  hint: ${hint}`)
  return lines.map(visible).join('\n')
}

/** The line before a place, the line itself, and carets under it; none where the source has no such line. */
export const codeFrame = (at: Location, sourceText: string): readonly string[] => frame(at, sourceText).map(visible)

function frame({ line, col, length = 1 }: Location, sourceText: string): readonly string[] {
  const lines = sourceText.split(/\r?\n/)
  const text = lines[line - 1]
  if (text === undefined) return []
  const width = String(line).length
  const start = Math.max(0, Math.min(col - 1, text.length) - widest / 2)
  const shown = text.slice(start, start + widest)
  const before = text.slice(start, col - 1)
  const marked = Math.max(1, Math.min(length, shown.length - before.length))
  const carets = `${' '.repeat(widthOf(before))}${'^'.repeat(Math.max(1, widthOf(text.slice(col - 1, col - 1 + marked))))}`
  const above = lines[line - 2]
  return [
    ...(above === undefined || above.trim() === '' || start > 0
      ? []
      : [`  ${String(line - 1).padStart(width)} | ${above.slice(0, widest)}`]),
    `> ${line} | ${shown}`,
    `  ${' '.repeat(width)} | ${carets}`,
  ]
}

/** Characters as people count them, so that a caret stands right behind an accent or an emoji. */
export const widthOf = (text: string): number => [...new Intl.Segmenter().segment(text)].length

/** Tabs as one space, other control characters as their pictures (U+2400 …), and no marks that turn the direction of text. */
export const visible = (text: string): string =>
  text
    .replaceAll('\t', ' ')
    .replace(/[\0-\x1F]/g, (character) => String.fromCharCode(0x2400 + character.charCodeAt(0)))
    .replace(/[\x7F-\x9F\u2028\u2029\u202A-\u202E\u2066-\u2069]/g, '\uFFFD')

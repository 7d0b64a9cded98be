// A field for formulas: what was typed is shown typeset as it is read, with what is often meant otherwise; what cannot be
// read is shown with its place marked.
import { readFormula } from '../../kinds/formula-read.ts'
import { mathml, spelledMathml } from '../../math/print/mathml.ts'
import type { Misreading } from '../../math/read/student.ts'
import { plain } from '../../math/print/plain-expr.ts'
import type { Expr, FormulaFormat } from '../../model.ts'
import { readFieldFormat } from './formula-field.ts'
import { unreadText } from './formula-words.ts'
import { type FieldReading, line, type Line, type Words } from './page-script-fields.ts'

export function readFormulaField(field: HTMLInputElement): FieldReading {
  const format = formatOf(field)
  const read = format === undefined ? undefined : readFormula(field.value, format)
  if (format === undefined || read === undefined || read.status === 'blank') return { status: 'blank' }
  const text = field.value
  if (read.status === 'invalid') return { status: 'invalid', lines: (words) => unreadLines(text, read, format, words) }
  return {
    status: 'read',
    lines: (words) => [
      line('good', `${words['read/formula'] ?? ''} `, ...typeset(read.expr, format, field)),
      ...oneOfEach(read.warnings).map(({ code, start, end }) => misreading(words[code] ?? '', text.slice(start, end).trim())),
    ],
  }
}

/** Read once: the same object for the same field, so that the reader's tables are made once too. */
const formats = new WeakMap<HTMLInputElement, FormulaFormat>()
function formatOf(field: HTMLInputElement): FormulaFormat | undefined {
  const known = formats.get(field)
  if (known !== undefined) return known
  const format = readFieldFormat(field.dataset['formula'] ?? 'null')
  if (format !== undefined) formats.set(field, format)
  return format
}

/** The formula drawn for the eye, and as plain text for the ear: not every reader speaks MathML where text changes. */
function typeset(expr: Expr, { decimal }: FormulaFormat, field: HTMLElement): readonly Node[] {
  // the letters stand typeset in the sentence of what may be typed
  const shown = field.closest('[data-part]')?.querySelectorAll<HTMLElement>('[data-letter]') ?? []
  const letters = new Map([...shown].map((letter) => [letter.dataset['letter'], letter.innerHTML]))
  const drawn = document.createElement('span')
  drawn.className = 'drawn scroll'
  drawn.dataset['scroll'] = 'formula'
  // markup of our own making alone: letters come typeset with the page, everything typed is escaped by the printer
  drawn.innerHTML = `<math displaystyle="true" aria-hidden="true"><mrow>${mathml(expr, (name) => letters.get(name) ?? spelledMathml(name), decimal)}</mrow></math>`
  for (const name of drawn.querySelectorAll('mi')) if (Array.from(name.textContent).length === 1) name.classList.add('italic')
  const heard = document.createElement('span')
  heard.className = 'sr'
  heard.textContent = plain(expr)
  return [drawn, heard]
}

/** Of each code the widest place. */
function oneOfEach(warnings: readonly Misreading[]): readonly Misreading[] {
  const widest = new Map<string, Misreading>()
  for (const warning of warnings) {
    const other = widest.get(warning.code)
    if (other === undefined || warning.end - warning.start > other.end - other.start) widest.set(warning.code, warning)
  }
  return [...widest.values()]
}

function misreading(word: string, found: string): Line {
  const [before = '', after = ''] = word.split('{found}')
  return line('warning', before, code(found), after)
}

type Unread = Extract<ReturnType<typeof readFormula>, { readonly status: 'invalid' }>
function unreadLines(text: string, unread: Unread, format: FormulaFormat, words: Words): readonly Line[] {
  const { start, end } = unread
  const sentence = unreadText(unread, format, words)
  if (start === undefined || end === undefined) return [line('wrong', sentence)]
  const place = document.createElement('mark')
  place.className = end > start ? 'place' : 'place gap'
  place.textContent = text.slice(start, end)
  const shown = code(text.slice(shownFrom(text, start), start))
  shown.append(place, text.slice(Math.max(start, end), Math.max(start, end) + longestShown))
  return [line('wrong', `${sentence} `, shown)]
}
/** Characters of what was typed that are shown on either side of the place. */
const longestShown = 40
const shownFrom = (text: string, start: number): number => (start > longestShown ? text.lastIndexOf(' ', start - longestShown) + 1 : 0)

function code(text: string): HTMLElement {
  const element = document.createElement('code')
  element.textContent = text
  return element
}

// A run of letters, figures and indices as its units: the smallest parts between which it may be cut into names.
import { greekNames } from './student-characters.ts'
import { type Place, Unreadable } from './student-codes.ts'
import { markCommands, typeCommands, variant } from './student-commands.ts'
import { functionOf } from './student-functions.ts'
import { type Glyph, glyphsOf } from './student-glyphs.ts'

export interface Unit extends Place {
  /** A letter, a figure, `_`, an index `_fh`, a prime, or a whole word that is one sign or command (`theta`, `sin`). */
  readonly text: string
  /** The glyph behind it. */
  readonly next: number
  /** One sign or command: what stands beside it is another name. */
  readonly whole?: true
}

const isLetter = (text: string): boolean => /^[A-Za-z]$/.test(text) || /^\p{L}$/u.test(text)
export const isFigure = (text: string | undefined): boolean => text !== undefined && text.length === 1 && text >= '0' && text <= '9'
/** The name that units make together. */
export const textOf = (units: readonly Unit[]): string => units.map(({ text }) => text).join('')

/** Whether a name or a function can begin with a glyph. */
export const beginsRun = (text: string): boolean =>
  isLetter(text) || text === '_' || wordOf(text) !== undefined || typeCommands.has(text) || markCommands.has(text)

/** The name that a command stands for: of a Greek letter, of a function (but for `\sqrt`, which takes a group). */
function wordOf(command: string): string | undefined {
  if (!command.startsWith('\\')) return undefined
  const name = command.replace(variant, '\\').slice(1)
  return greekNames.has(name) || (name.length > 1 && name !== 'sqrt' && functionOf(name) !== undefined) ? name : undefined
}

/** The units of the run that begins at a glyph; none where nothing can be made of it. */
export function unitsAt(glyphs: readonly Glyph[], from: number): readonly Unit[] {
  const units: Unit[] = []
  for (let at = from; ; at = units.at(-1)?.next ?? from) {
    const next = unitAt(glyphs, at, units)
    if (next === undefined) return units
    units.push(...next)
  }
}

/** What a run goes on with at a glyph, undefined where it ends. A mark changes the unit before it. */
function unitAt(glyphs: readonly Glyph[], at: number, before: Unit[]): readonly Unit[] | undefined {
  const glyph = glyphs[at]
  if (glyph === undefined) return undefined
  const { text, start, end } = glyph
  const [word, mark] = [wordOf(text), markCommands.get(text)]
  if (isLetter(text) || (before.length > 0 && (isFigure(text) || text === "'"))) return [{ text, start, end, next: at + 1 }]
  if (word !== undefined) return [{ text: word, start, end, next: at + 1, whole: true }]
  if (text === '_') return indexAt(glyphs, at, before.length > 0 && before.at(-1)?.text !== '_')
  if (typeCommands.has(text)) return groupAt(glyphs, at)
  if (mark !== undefined) {
    const inner = groupAt(glyphs, at)
    const last = inner?.at(-1)
    return inner && last && [{ ...last, start, text: textOf(inner) + mark, whole: true }]
  }
  const last = text.startsWith('_') ? before.pop() : undefined
  return last && [{ ...last, text: last.text + text, end, next: at + 1 }]
}

/** What stands in the braces behind a command, or the one letter there; undefined where it is no name. */
function groupAt(glyphs: readonly Glyph[], at: number): readonly Unit[] | undefined {
  let open = at + 1
  while (glyphs[open]?.text === ' ') open += 1
  if (glyphs[open]?.text !== '{') return unitAt(glyphs, open, [])
  const inside = unitsAt(glyphs, open + 1)
  const last = inside.at(-1)
  const close = last && glyphs[last.next]
  return last && close?.text === '}' ? [...inside.slice(0, -1), { ...last, end: close.end, next: last.next + 1 }] : undefined
}

/** `_` alone before letters and figures, which may belong to several names; with a group one unit. */
function indexAt(glyphs: readonly Glyph[], at: number, isInside: boolean): readonly Unit[] | undefined {
  const [from, open] = [glyphs[at], glyphs[at + 1]?.text]
  if (from === undefined) return undefined
  const close = open === '{' ? '}' : open === '(' && isInside ? ')' : undefined
  if (close === undefined) return [{ ...from, next: at + 1 }]
  let [last, depth] = [at + 1, 1]
  while (depth > 0 && last < glyphs.length) {
    last += 1
    const text = glyphs[last]?.text
    depth += text === open ? 1 : text === close ? -1 : 0
  }
  const end = glyphs[last]
  return end && [{ text: indexText(glyphs.slice(at + 2, last)), start: from.start, end: end.end, next: last + 1 }]
}

/** An index in the spelling of authors: `{f,h}` → `_fh`, `{t-1}` → `_prev`, `{1,2}` → `_1_2`. One that no name has keeps its braces. */
function indexText(inside: readonly Glyph[]): string {
  const text = inside
    .map((glyph) => (/^[ {}]$/.test(glyph.text) || typeCommands.has(glyph.text) ? '' : (wordOf(glyph.text) ?? glyph.text)))
    .join('')
  const parts = text.split(',').map((part) => (part === 't-1' ? 'prev' : part === 't+1' ? 'next' : part))
  const spelling = parts.reduce((whole, part) => `${whole}${/\d$/.test(whole) && /^\d/.test(part) ? '_' : ''}${part}`)
  return /^\w+$/.test(spelling) ? `_${spelling}` : `_{${text}}`
}

/** A declared name as its units spell it: `θ`, `\theta` → `theta`, `W_{fh}` → `W_fh`; itself where it is no run of units. */
export function spelled(name: string): string {
  if (/^\w+$/.test(name)) return name
  try {
    const glyphs = glyphsOf(name)
    const units = unitsAt(glyphs, 0)
    return units.at(-1)?.next === glyphs.length ? textOf(units) : name
  } catch (thrown) {
    if (!(thrown instanceof Unreadable)) throw thrown
    return name
  }
}

// A chain of equal (or rounded) formulas as display maths that a narrow phone can show: short ones on one line, long ones
// one below the other, and what is still too long broken before a plus or a minus.
import { breakMark } from '../math/print/tex.ts'

export interface Link {
  readonly relation: '=' | '\\approx' | '\\to'
  /** May hold `breakMark`s. */
  readonly tex: string
  /** A word set behind it, as “rounded”; TeX. */
  readonly note?: string
}

/** What fits a screen of 320 px beside the name and the relation, in em of the formula's font. */
const widest = 12

/** `head = a = b → c`. */
export function chainTex(head: string, links: readonly Link[]): string {
  const plain = `${head}${links.map(({ relation, tex, note }) => ` ${relation} ${whole(tex)}${behind(note)}`).join('')}`
  if (links.length < 2 ? widthOf(plain) <= widest + 2 : widthOf(plain) <= widest) return plain
  const rows = links.flatMap(({ relation, tex, note }, i) => {
    const [first = '', ...more] = brokenLines(tex)
    const last = more.at(-1)
    const lines = last === undefined ? [first + behind(note)] : [first, ...more.slice(0, -1), last + behind(note)]
    return lines.map((line, j) => (j === 0 ? `${i === 0 ? head : ''} &${relation} ${line}` : ` &\\quad {}${line}`))
  })
  return `\\begin{aligned} ${rows.join(' \\\\ ').trim()} \\end{aligned}`
}

const whole = (tex: string): string => tex.replaceAll(breakMark, '')
const behind = (note: string | undefined): string => (note === undefined ? '' : `\\;${note}`)

/** A formula cut at its break marks into lines of at most the width, as far as the marks allow. */
function brokenLines(tex: string): readonly string[] {
  const lines: string[] = []
  for (const piece of tex.split(breakMark)) {
    const line = lines.at(-1)
    if (line === undefined || widthOf(line + piece) > widest - (lines.length > 1 ? 1 : 0)) lines.push(piece.trimStart())
    else lines.splice(-1, 1, line + piece)
  }
  return lines
}

const commandWidths: ReadonlyMap<string, number> = new Map([
  ['\\tanh', 2.2],
  ['\\exp', 1.7],
  ['\\ln', 0.9],
  ['\\min', 1.7],
  ['\\max', 1.9],
  ['\\cdot', 0.72],
  ['\\odot', 1.2],
  ['\\to', 1.55],
  ['\\approx', 1.33],
  ['\\le', 1.33],
  ['\\ge', 1.33],
  ['\\ne', 1.33],
  ['\\quad', 1],
  ['\\Bigl', 0.2],
  ['\\Bigr', 0.2],
  ['\\Biggl', 0.35],
  ['\\Biggr', 0.35],
  ['\\bmod', 2],
  ['\\land', 1.1],
  ['\\lor', 1.1],
])
const noWidth = new Set([
  '\\frac',
  '\\text',
  '\\mathit',
  '\\mathrm',
  '\\mathsf',
  '\\tilde',
  '\\hat',
  '\\bar',
  '\\mathopen',
  '\\left',
  '\\right',
  '\\operatorname',
  '\\begin',
  '\\end',
])

/** Roughly how wide a formula is, in em: good to a few parts in ten, which is what breaking lines takes. */
export function widthOf(tex: string): number {
  let [total, script] = [0, 0]
  const groups: number[] = []
  let pending = false
  for (const [token] of widestParts(tex).matchAll(/ [+-] |\\begin\{\w+\}|\\end\{\w+\}|\\[A-Za-z]+|\\.|[^\s]/g)) {
    if (token === '_' || token === '^') {
      pending = true
    } else if (token === '{') {
      groups.push(script)
      if (pending) script += 1
      pending = false
    } else if (token === '}') {
      script = groups.pop() ?? 0
    } else {
      total += knownWidth(token) * 0.7 ** (script + (pending ? 1 : 0))
      pending = false
    }
  }
  return total
}
/** A formula with the widest row of each matrix and the longer half of each fraction in their places. */
function widestParts(tex: string): string {
  const longest = (parts: readonly string[]): string => parts.reduce((a, b) => (b.length > a.length ? b : a), '')
  return whole(tex)
    .replace(/\\frac\{([^{}]*)\}\{([^{}]*)\}/g, (_, top: string, bottom: string) => longest([top, bottom]))
    .replace(/\\begin\{bmatrix\}(.*?)\\end\{bmatrix\}/g, (_, rows: string) => `[${longest(rows.split('\\\\')).replaceAll('&', '\\quad ')}]`)
}
/** Few tokens come again and again. */
const widths = new Map<string, number>()
function knownWidth(token: string): number {
  const known = widths.get(token)
  if (known !== undefined) return known
  const width = tokenWidth(token)
  if (widths.size < 1000) widths.set(token, width)
  return width
}
function tokenWidth(token: string): number {
  if (token.startsWith('\\begin') || token.startsWith('\\end') || noWidth.has(token) || token === '&') return 0
  if (token.startsWith('\\')) return commandWidths.get(token) ?? (/^\\[A-Za-z]/.test(token) ? 0.6 : 0.2)
  // a sign between two spaces is binary
  if (token === '-') return 0.78
  return /[+=<>-]/.test(token) ? 1.2 : /[()[\]|,.]/.test(token) ? 0.39 : /\d/.test(token) ? 0.5 : 0.57
}

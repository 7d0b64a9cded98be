// Formulas that differ in their numbers only are typeset once: their shape in, the pieces between the numbers out.
//
// Why the bytes are KaTeX's own. Of a digit KaTeX knows the character and its metrics, and all ten have the same (Main
// fonts; a test says so). Beyond that it asks how many characters a group holds, and there only whether it is one (a
// superscript sits lower on a single character). So a shape keeps everything of the TeX but the digits, and of every
// run of digits whether it is one or several; formulas with a command for which more could matter have no shape. And a
// shape is used only after its pieces have given the bytes of two formulas that KaTeX typeset in full.

/** Commands under which a run of digits is only printed. Not here: whatever takes a length, a number or a colour, or stretches an accent. */
const commands = new Set(
  (
    'alpha beta gamma delta epsilon varepsilon zeta eta theta vartheta iota kappa lambda mu nu xi pi rho sigma tau upsilon phi varphi chi psi ' +
    'omega Gamma Delta Theta Lambda Xi Pi Sigma Phi Psi Omega ell partial nabla infty ' +
    'frac dfrac tfrac sqrt binom left right middle big Big bigg Bigg bigl bigr Bigl Bigr ' +
    'tilde hat bar vec dot overline mathrm mathbf text operatorname ' +
    'tanh sinh cosh exp log ln max min sin cos tan arg lim sum prod int det dim ' +
    'cdot cdots ldots dots vdots ddots times div pm mp odot oplus otimes circ ast star ' +
    'le leq ge geq ne neq lt gt approx equiv sim propto in notin subset subseteq cup cap to mapsto gets rightarrow leftarrow Rightarrow ' +
    'Leftrightarrow implies iff land lor lnot neg forall exists mid top ' +
    'allowbreak quad qquad displaystyle textstyle begin end lbrace rbrace lvert rvert lVert rVert langle rangle lfloor rfloor lceil rceil Vert vert'
  ).split(' '),
)
/** Those of them that take what follows as an argument, so that in `\frac12` each digit is one. */
const taking = new Set('frac dfrac tfrac sqrt binom tilde hat bar vec dot overline mathrm mathbf text operatorname'.split(' '))
const environments = new Set(['matrix', 'pmatrix', 'bmatrix', 'vmatrix', 'cases', 'aligned', 'gathered', 'split'])

const token = /\\([a-zA-Z]+)|\\[^a-zA-Z]|[0-9]+|\s+|[^]/g
/** The marks that stand in a shape for one digit and for several. */
const one = '\u0001'
const several = '\u0002'

export interface Shaped {
  /** The TeX with its numbers taken out: equal for formulas of one shape. */
  readonly shape: string
  readonly numbers: readonly string[]
}

/** The shape of a formula and its numbers; undefined where it has no number, or a command under which digits may mean more. */
export function readShape(tex: string): Shaped | undefined {
  const numbers: string[] = []
  let shape = ''
  let before = ''
  for (const { 0: text, 1: command, index } of tex.matchAll(token)) {
    if (command !== undefined && !known(command, tex, index + text.length)) return undefined
    // a row's extra space, `\\[2pt]`, and comments
    if (text === '%' || text === one || text === several || (text === '\\\\' && /^\s*\[/.test(tex.slice(index + 2, index + 12))))
      return undefined
    if (isNumber(text) && !singleToken(before)) {
      numbers.push(text)
      shape += text.length === 1 ? one : several
    } else shape += text
    if (text.trim() !== '') before = command ?? text
  }
  return numbers.length === 0 ? undefined : { shape, numbers }
}

const isNumber = (text: string): boolean => text >= '0' && text < ':'

function known(command: string, tex: string, end: number): boolean {
  if (!commands.has(command)) return false
  if (command !== 'begin' && command !== 'end') return true
  const name = /^\{(\w+)\}/.exec(tex.slice(end, end + 16))?.[1]
  return name !== undefined && environments.has(name)
}

/** After these TeX takes a single digit of a run (`x^12` is x¹2), or it may: such digits stay in the shape. */
const singleToken = (before: string): boolean => before === '^' || before === '_' || before === '}' || before === ']' || taking.has(before)

/** Typeset text cut at its numbers: text, number, text, …; `slots` says which number stands at each cut. */
export interface Pieces {
  readonly texts: readonly string[]
  readonly slots: readonly number[]
}

/** The formula with these numbers. */
export function fillPieces({ texts, slots }: Pieces, numbers: readonly string[]): string {
  let html = texts[0] ?? ''
  for (let i = 0; i < slots.length; i += 1) html += (numbers[slots[i] ?? 0] ?? '') + (texts[i + 1] ?? '')
  return html
}

/**
 * Typesets a shape a few times with numbers that tell their places, and cuts it there; undefined where a number shows
 * in any other way than as its own digits, or the pieces do not give `html` for `numbers`.
 */
export function cutPieces(shaped: Shaped, html: string, typeset: (tex: string) => string): Pieces | undefined {
  const { shape, numbers } = shaped
  const widths = numbers.map((number) => Math.min(number.length, 2))
  const plain = typeset(
    fillShape(
      shape,
      widths.map((width) => '1'.repeat(width)),
    ),
  )
  // number i in base 8, its digits shown as 2 to 9: where a probe differs from all ones, a number stands, and it tells which
  const rounds = Math.max(1, Math.ceil(Math.log2(numbers.length) / 3))
  const probes = Array.from({ length: rounds }, (_, round) =>
    typeset(
      fillShape(
        shape,
        widths.map((width, i) => String(2 + ((i >> (3 * round)) & 7)).repeat(width)),
      ),
    ),
  )
  const pieces = probes.every((probe) => probe.length === plain.length) ? cutAt(plain, probes, widths) : undefined
  if (pieces === undefined || fillPieces(pieces, numbers) !== html) return undefined
  const longer = widths.map((width, i) => (width === 1 ? String((i * 7) % 10) : `${(i * 3) % 10}${'0492857136'.slice(i % 7)}`))
  return fillPieces(pieces, longer) === typeset(fillShape(shape, longer)) ? pieces : undefined
}

function fillShape(shape: string, numbers: readonly string[]): string {
  let next = 0
  return shape.replace(/[\u0001\u0002]/g, () => numbers[next++] ?? '')
}

/** Walks the places where probes differ from all ones; a number of several digits holds two places in a row. */
function cutAt(plain: string, probes: readonly string[], widths: readonly number[]): Pieces | undefined {
  const texts: string[] = []
  const slots: number[] = []
  let start = 0
  for (let at = 0; at < plain.length; at += 1) {
    if (probes.every((probe) => probe[at] === plain[at])) continue
    const slot = probes.reduce((sum, probe, round) => sum + (Number(probe[at]) - 2) * 8 ** round, 0)
    const width = widths[slot]
    if (plain[at] !== '1' || width === undefined) return undefined
    if (width === 2 && (plain[at + 1] !== '1' || probes.some((probe) => probe[at + 1] !== probe[at]))) return undefined
    texts.push(plain.slice(start, at))
    slots.push(slot)
    start = at + width
    at = start - 1
  }
  texts.push(plain.slice(start))
  return { texts, slots }
}

// Names as TeX: from their spelling, or from the notation an author gave, with the step put where `_t` stands.

const greek = new Set(
  (
    'alpha beta gamma delta epsilon zeta eta theta iota kappa lambda mu nu xi pi rho sigma tau upsilon phi chi psi omega ' +
    'Gamma Delta Theta Lambda Xi Pi Sigma Upsilon Phi Psi Omega'
  ).split(' '),
)
const accents = new Map([
  ['tilde', '\\tilde'],
  ['hat', '\\hat'],
  ['bar', '\\bar'],
  ['dot', '\\dot'],
  ['vec', '\\vec'],
])

/** One run of letters: `x`, `\theta`, and for words such as `loss` an upright or italic word instead of a product of letters. */
const letters = (word: string, style: '\\mathit' | '\\mathrm', longest: number): string =>
  greek.has(word) ? `\\${word}` : word.length <= longest ? word : `${style}{${word}}`

/** A part of a subscript: `fh` stays two letters, `out` is a word, `12` a number. */
const subscript = (part: string): string =>
  (part.match(/[A-Za-z]+|\d+/g) ?? []).map((run) => (/\d/.test(run) ? run : letters(run, '\\mathrm', 2))).join('')

/**
 * TeX of a name by its spelling: `theta0` → `\theta_0`, `W_fh` → `W_{fh}`, `c_tilde` → `\tilde{c}`, `loss` → `\mathit{loss}`.
 * `step` joins the subscripts: `theta0` at `t-1` → `\theta_{0,t-1}`.
 */
export function spelledTex(name: string, step?: string): string {
  const [head = '', ...tail] = name.split('_')
  const [, word = head, digits = ''] = /^([A-Za-z]+)(\d*)$/.exec(head) ?? [head, letters(head.replace(/\d/g, ''), '\\mathit', 1)]
  let base = letters(word, '\\mathit', 1)
  const subscripts = digits === '' ? [] : [digits]
  for (const part of tail) {
    const accent = accents.get(part)
    if (accent !== undefined) base = `${accent}{${base}}`
    else if (part !== '') subscripts.push(subscript(part))
  }
  return withSubscripts(base, step === undefined ? subscripts : [...subscripts, step])
}

const withSubscripts = (base: string, subscripts: readonly string[]): string => {
  const joined = subscripts.join(',')
  return joined === '' ? base : `${base}_${/^[A-Za-z0-9]$/.test(joined) ? joined : `{${joined}}`}`
}

// `_t`, `_{t}` or a `t` among commas in `_{…}`, and the raised `^{(t)}`; `\_t` is a character, and `_{t-1}` says its own step.
const stepMark = /(?<!\\)(?:_(?:t|\{([^{}]*)\})|(\^\{(?:\(|\[|\\langle ?))t((?:\)|\]| ?\\rangle)\}))/g
const holdsStep = (match: RegExpMatchArray): boolean =>
  match[2] !== undefined || (match[1] ?? 't').split(',').some((part) => part.trim() === 't')

/** Whether a notation says where the step goes. */
export const hasStep = (tex: string): boolean => [...tex.matchAll(stepMark)].some(holdsStep)

/** A notation at a step: `\tilde{c}_t` at `t-1` → `\tilde{c}_{t-1}`, `h_t^{(1)}` at `3` → `h_{3}^{(1)}`, `z^{(t)}` → `z^{(3)}`; every `t` that is one. */
export function atStep(tex: string, step: string): string {
  if (step === 't') return tex
  return [...tex.matchAll(stepMark)].reduceRight((whole, match) => {
    if (!holdsStep(match)) return whole
    const [mark, group, open, close] = match
    const parts = (group ?? 't').split(',').map((part) => (part.trim() === 't' ? step : part))
    const put = open === undefined ? `_{${parts.join(',')}}` : `${open}${step}${close ?? ''}`
    return whole.slice(0, match.index) + put + whole.slice(match.index + mark.length)
  }, tex)
}

/** A notation without `_t` at a step, as a raised mark: `\theta` at `t-1` → `\theta^{(t-1)}`. */
export const raisedStep = (tex: string, step: string): string => `${/[\^']/.test(tex) ? `{${tex}}` : tex}^{(${step})}`

/** An element of a vector or matrix: `g_t` at `k` → `g_{t,k}`, `x` at `1` → `x_{1}`. */
export function elementTex(tex: string, index: string): string {
  const subscripted = /^([^_]*)_(?:([A-Za-z0-9])|\{([^{}]*)\})$/.exec(tex)
  if (subscripted) return `${subscripted[1] ?? ''}_{${subscripted[2] ?? subscripted[3] ?? ''},${index}}`
  return /[_^=]/.test(tex) ? `\\left(${tex}\\right)_{${index}}` : `${tex}_{${index}}`
}

const textEscapes = new Map([
  ['\\', '\\textbackslash{}'],
  ['~', '\\textasciitilde{}'],
  ['^', '\\textasciicircum{}'],
])
/** Literal characters as `\text{…}`: nothing in them is read as TeX. */
export const literalTex = (text: string): string =>
  `\\text{${text.replace(/[\\{}$&#_%^~]/g, (char) => textEscapes.get(char) ?? `\\${char}`)}}`

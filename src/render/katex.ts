// TeX in, HTML with MathML out. The only importer of KaTeX. Hostile or wrong TeX is a diagnostic, whatever it does.
import katex from 'katex'
import { type Checked, error, failed, ok } from '../diagnostic.ts'
import { cutPieces, fillPieces, type Pieces, readShape, type Shaped } from './shapes.ts'

/** Characters and open groups of a formula that are read. Beyond, KaTeX recurses until the stack ends. */
const longestFormula = 20_000
const deepestFormula = 60

const options = { output: 'htmlAndMathml', trust: false, strict: 'error', maxExpand: 200, maxSize: 50, throwOnError: true } as const

/** The formula as KaTeX typesets it, or why it cannot. Formulas seen before, or with other numbers, cost no new typesetting. */
export const typeset = remembering((tex, display) => render(tex, display))

/** The same for targets that take MathML and nothing else: with name space, and with its TeX as an annotation. */
export const typesetMathml = remembering((tex, displayMode) =>
  katex.renderToString(tex, { ...options, output: 'mathml', displayMode }).replace(/^<span class="katex">|<\/span>$/g, ''),
)

/** Of a formula; throws as KaTeX does. */
type Render = (tex: string, display: boolean) => string

function remembering(render: Render): (tex: string, display: boolean) => Checked<string> {
  const [inline, displayed] = [cache(), cache()]
  return (tex, display) => {
    const { strings, shapes } = display ? displayed : inline
    const seen = strings.get(tex)
    if (seen !== undefined) return seen
    const shaped = readShape(tex)
    const shape = shaped === undefined ? 'plain' : (shapes.get(shaped.shape) ?? 0)
    if (shaped !== undefined && typeof shape === 'object') return ok(fillPieces(shape, shaped.numbers))
    const result = caught(tex, () => render(tex, display))
    remember(strings, tex, result)
    if (shaped !== undefined && typeof shape === 'number' && result.ok)
      remember(
        shapes,
        shaped.shape,
        learn(shaped, shape, result.value, (one) => render(one, display)),
      )
    return result
  }
}

/** Times a shape is met before it is worth cutting: that costs four more typesettings. */
const worthCutting = 3

function learn(shaped: Shaped, seen: number, html: string, render: (tex: string) => string): Shape {
  if (seen + 1 < worthCutting) return seen + 1
  return cutPieces(shaped, html, render) ?? 'plain'
}

/** How often it was met; its pieces; or that KaTeX has to do it each time. */
type Shape = number | Pieces | 'plain'
function cache(): { readonly strings: Map<string, Checked<string>>; readonly shapes: Map<string, Shape> } {
  return { strings: new Map(), shapes: new Map() }
}

/** Entries a cache may hold; a full one starts again, for what recurs is soon back. */
const cacheSize = 4000
function remember<V>(entries: Map<string, V>, key: string, value: V): void {
  if (entries.size >= cacheSize && !entries.has(key)) entries.clear()
  entries.set(key, value)
}

/** KaTeX without any reuse: what `typeset` must equal byte for byte. */
export const typesetInFull = (tex: string, display: boolean): Checked<string> => caught(tex, () => render(tex, display))

/** Whether a formula can be typeset: read, and built as MathML alone, which takes half the time. */
export const canTypeset = (tex: string, display: boolean): Checked<string> =>
  caught(tex, () => katex.renderToString(tex, { ...options, output: 'mathml', displayMode: display }))

function caught(tex: string, typesetting: () => string): Checked<string> {
  const refused = whyRefused(tex)
  if (refused !== undefined) return failed(error('spec/tex', refused))
  try {
    return ok(typesetting())
  } catch (cause) {
    if (cause instanceof katex.ParseError) return failed(texError(tex, cause))
    if (cause instanceof RangeError) return failed(error('spec/tex', `${shown(tex)}: nested too deep`))
    throw cause
  }
}

/**
 * KaTeX's HTML and MathML, without the TeX that it keeps beside the MathML (screen readers do not read it) and the name
 * space that HTML does not need: a seventh of a formula's MathML.
 */
const render = (tex: string, displayMode: boolean): string =>
  katex
    .renderToString(tex, { ...options, displayMode })
    .replace(' xmlns="http://www.w3.org/1998/Math/MathML"', '')
    .replace('<semantics>', '')
    .replace(/<annotation encoding="application\/x-tex">[^<]*<\/annotation><\/semantics>/, '')

/** Commands that KaTeX would print in red instead of refusing. */
const untrusted = /\\(href|url|includegraphics|html(?:Class|Id|Style|Data))(?![a-zA-Z])/

function whyRefused(tex: string): string | undefined {
  if (tex.length > longestFormula) return `a formula of ${tex.length} characters: at most ${longestFormula} are read`
  const command = untrusted.exec(tex)?.[0]
  if (command !== undefined) return `${shown(tex)}: ${command} is not part of the language`
  let depth = 0
  for (const { 0: bracket } of tex.matchAll(/\\[^]|[{}]/g)) {
    if (bracket === '{') depth += 1
    else if (bracket === '}') depth -= 1
    if (depth > deepestFormula) return `${shown(tex)}: more than ${deepestFormula} braces within each other`
  }
  return undefined
}

function texError(tex: string, cause: katex.ParseError): ReturnType<typeof error> {
  const reason = cause.rawMessage
  return error('spec/tex', `${shown(tex)}: ${reason}`, undefined, 'A formula is KaTeX: see its table of functions')
}
const shown = (tex: string): string => `$${tex.length > 80 ? `${tex.slice(0, 77)}…` : tex}$`

// The fonts of a page: of KaTeX's twenty faces those that its formulas use, inside the style sheet.
import { katexCss, katexFonts } from '../generated/assets.js'

/** KaTeX's classes and the face that each asks for (katex.css); `Main-Regular` is the face of every formula. */
const faceOfClass: readonly (readonly [RegExp, string])[] = [
  [/\bmathnormal\b/, 'Math-Italic'],
  [/\bboldsymbol\b/, 'Math-BoldItalic'],
  [/\b(mathit|textit)\b/, 'Main-Italic'],
  [/\b(mathbf|textbf)\b/, 'Main-Bold'],
  [/\btextbf\b.*\btextit\b|\btextit\b.*\btextbf\b/, 'Main-BoldItalic'],
  [/\b(amsrm|mathbb|textbb)\b/, 'AMS-Regular'],
  [/\bmathcal\b/, 'Caligraphic-Regular'],
  [/\b(mathfrak|textfrak)\b/, 'Fraktur-Regular'],
  [/\b(mathboldfrak|textboldfrak)\b/, 'Fraktur-Bold'],
  [/\b(mathtt|texttt)\b/, 'Typewriter-Regular'],
  [/\b(mathscr|textscr)\b/, 'Script-Regular'],
  [/\b(mathsf|textsf)\b/, 'SansSerif-Regular'],
  [/\b(mathboldsf|textboldsf)\b/, 'SansSerif-Bold'],
  [/\b(mathitsf|mathsfit|textitsf)\b/, 'SansSerif-Italic'],
  [/\bdelimsizing size1\b|\bdelim-size1\b|\bsmall-op\b/, 'Size1-Regular'],
  [/\bdelimsizing size2\b|\blarge-op\b/, 'Size2-Regular'],
  [/\bdelimsizing size3\b/, 'Size3-Regular'],
  [/\bdelimsizing size4\b|\bdelim-size4\b/, 'Size4-Regular'],
]

/** The class attributes of this HTML, each once. */
function classAttributes(html: string): readonly string[] {
  const found = new Set<string>()
  for (const [, value = ''] of html.matchAll(/ class="([^"]+)"/g)) found.add(value)
  return [...found]
}

/** The faces that the formulas of this HTML are set in, by the names of KaTeX's font files; none where there is no formula. */
export const facesUsed = (html: string): readonly string[] => facesOf(classAttributes(html))

const facesOf = (attributes: readonly string[]): readonly string[] =>
  attributes.includes('katex')
    ? ['Main-Regular', ...faceOfClass.filter(([pattern]) => attributes.some((value) => pattern.test(value))).map(([, face]) => face)]
    : []

/** Of KaTeX's style sheet the rules and faces that this HTML uses, the faces as data; empty where there is no formula. */
export function formulaCss(html: string): string {
  const attributes = classAttributes(html)
  const faces = facesOf(attributes)
  if (faces.length === 0) return ''
  const classes = new Set(attributes.flatMap((value) => value.split(' ')))
  const used = rules.flatMap(({ selectors, body }) => {
    const kept = selectors.filter((selector) => selector.classes.every((name) => classes.has(name)))
    return kept.length === 0 ? [] : [`${kept.map(({ text }) => text).join(',')}{${body}}`]
  })
  return faces.map(fontFace).join('') + used.join('')
}

/** All of KaTeX's rules and faces: for a page whose formulas are not known when it is made. */
export const everyFormulaCss = (): string =>
  [...Object.keys(katexFonts).map((file) => fontFace(file.replace(/^KaTeX_|\.woff2$/g, ''))), ...rules.map(ruleText)].join('')

const ruleText = ({ selectors, body }: (typeof rules)[number]): string => `${selectors.map(({ text }) => text).join(',')}{${body}}`

/** KaTeX's rules (it has none inside another), each selector with the classes it asks for. */
const rules = [...katexCss.replace(/@font-face\{[^}]*\}/g, '').matchAll(/([^{}]+)\{([^{}]*)\}/g)].map(([, selector = '', body = '']) => ({
  selectors: selector
    .split(',')
    .map((text) => ({ text, classes: [...text.replace(/:not\([^)]*\)/g, '').matchAll(/\.([\w-]+)/g)].map(([, name = '']) => name) })),
  body,
}))

function fontFace(face: string): string {
  const [family = '', style = ''] = face.split('-')
  const data = katexFonts[`KaTeX_${face}.woff2`]
  if (data === undefined) throw new Error(`KaTeX has no font ${face}`)
  const weight = style.startsWith('Bold') ? 700 : 400
  const slant = style.endsWith('Italic') ? 'italic' : 'normal'
  return `@font-face{font-display:block;font-family:KaTeX_${family};font-style:${slant};font-weight:${weight};src:url(data:font/woff2;base64,${data}) format("woff2")}`
}

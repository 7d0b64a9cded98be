// The inline styles of a page as classes: formulas repeat a few hundred of them thousands of times.

export interface Styled {
  readonly html: string
  /** The rules of the classes that the HTML now names. */
  readonly css: string
}

const mark = ' style="'
const declarations = /^(?:[\w-]+:[^;:]+;)+$/

/**
 * Every style that spans share becomes a class, the commonest with the shortest name; its rules are `!important`, so that they
 * win over others as an attribute does. No other class begins with an underscore.
 */
export function stylesToClasses(html: string): Styled {
  const [first = '', ...rest] = html.split(mark)
  const styles = rest.map((piece, i) => styleOf(i === 0 ? first : (rest[i - 1] ?? ''), piece))
  const uses = new Map<string, number>()
  for (const style of styles) if (style !== undefined) uses.set(style, (uses.get(style) ?? 0) + 1)
  const shared = [...uses].filter(([style, count]) => count > 1 && declarations.test(style)).sort(([, a], [, b]) => b - a)
  const names = new Map(shared.map(([style], i) => [style, `_${i.toString(36)}`]))
  const out = [first]
  for (const [i, piece] of rest.entries()) {
    const style = styles[i]
    const name = style === undefined ? undefined : names.get(style)
    const before = out.at(-1) ?? ''
    if (style === undefined || name === undefined) out.push(mark, piece)
    else
      out.splice(
        -1,
        1,
        before.endsWith('"') ? `${before.slice(0, -1)} ${name}"` : `${before} class="${name}"`,
        piece.slice(style.length + 1),
      )
  }
  return { html: out.join(''), css: [...names].map(([style, name]) => `.${name}{${style.replaceAll(';', '!important;')}}`).join('') }
}

/** The style that `after` begins with, where a span's tag with no more than a class ends `before`. */
function styleOf(before: string, after: string): string | undefined {
  const end = after.indexOf('">')
  const tag = before.slice(before.lastIndexOf('<'))
  return end < 0 || end !== after.indexOf('"') || !(tag === '<span' || /^<span class="[^"]*"$/.test(tag)) ? undefined : after.slice(0, end)
}

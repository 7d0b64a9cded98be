// Elements and text in, XML out. Everything that goes into a file for another program comes through here once, so that
// it is escaped once.

/** Text of XML, already escaped. A class, so that no text can pass for it. */
export class Xml {
  readonly text: string
  constructor(text: string) {
    this.text = text
  }
}
export type Content = Xml | string | undefined | readonly Content[]
export type Attributes = Readonly<Record<string, string | number | boolean | undefined>>

/** An element; attributes that are undefined are left out, text is escaped, an element without content is closed at once. */
export function element(name: string, attributes: Attributes = {}, ...content: readonly Content[]): Xml {
  const start = `<${name}${Object.entries(attributes).map(attribute).join('')}`
  const inside = content.map(contentText).join('')
  return new Xml(inside === '' ? `${start}/>` : `${start}>${inside}</${name}>`)
}

function attribute([name, value]: readonly [string, string | number | boolean | undefined]): string {
  return value === undefined ? '' : ` ${name}="${escapeXml(String(value)).replaceAll('\n', '&#10;').replaceAll('\t', '&#9;')}"`
}

function contentText(content: Content): string {
  if (content === undefined) return ''
  if (typeof content === 'string') return escapeXml(content)
  return content instanceof Xml ? content.text : content.map(contentText).join('')
}

/** HTML that stays readable in the file. A `]]>` inside is cut in two, as XML 1.0 §2.7 has it. */
export const cdata = (text: string): Xml => new Xml(`<![CDATA[${withoutForbidden(text).replaceAll(']]>', ']]]]><![CDATA[>')}]]>`)

export const declaration = '<?xml version="1.0" encoding="UTF-8"?>\n'

const entities = new Map([
  ['&', '&amp;'],
  ['<', '&lt;'],
  ['>', '&gt;'],
  ['"', '&quot;'],
])
export const escapeXml = (text: string): string => withoutForbidden(text).replace(/[&<>"]/g, (character) => entities.get(character) ?? '')

/** What XML 1.0 §2.2 forbids even as a reference (control characters, halves of a pair, U+FFFE, U+FFFF) stands as U+FFFD. */
export const withoutForbidden = (text: string): string =>
  /[\u0000-\u0008\u000b\u000c\u000e-\u001f\ud800-\udfff\ufffe\uffff]/.test(text)
    ? text
        .replace(/[\ud800-\udbff](?![\udc00-\udfff])|(?<![\ud800-\udbff])[\udc00-\udfff]/g, '\ufffd')
        .replace(/[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]/g, '\ufffd')
    : text

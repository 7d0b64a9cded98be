// A reader of XML 1.0 that forgives nothing, for files without a document type: what it reads is well-formed, and what
// stands in it is what an XML parser of an LMS would be handed.

export interface XmlElement {
  readonly name: string
  readonly attributes: ReadonlyMap<string, string>
  readonly children: readonly (XmlElement | string)[]
}

/** §2.2: what may stand in a document at all. */
const forbidden = /[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\u{10000}-\u{10ffff}]/u
const name = '[A-Za-z_:][A-Za-z0-9_:.-]*'
const token = new RegExp(
  [
    '<!--(?<comment>(?:(?!--)[^])*)-->',
    '<!\\[CDATA\\[(?<cdata>[^]*?)\\]\\]>',
    `<(?<open>${name})(?<attributes>(?:\\s+${name}\\s*=\\s*(?:"[^<"]*"|'[^<']*'))*)\\s*(?<empty>/?)>`,
    `</(?<close>${name})\\s*>`,
    '(?<text>[^<]+)',
  ].join('|'),
  'uy',
)
const attribute = new RegExp(`(${name})\\s*=\\s*(?:"([^"]*)"|'([^']*)')`, 'gu')
const named = new Map([
  ['amp', '&'],
  ['lt', '<'],
  ['gt', '>'],
  ['quot', '"'],
  ['apos', "'"],
])

/** The root; throws, with the place, where the text is not well-formed. */
export function readXml(source: string): XmlElement {
  const wrong = forbidden.exec(source)
  if (wrong !== null) throw new Error(`forbidden character at ${wrong.index}: ${JSON.stringify(wrong[0])}`)
  // §2.11: ends of lines
  const text = source.replace(/\r\n?/g, '\n')
  const start = /^<\?xml version="1\.0" encoding="UTF-8"\?>/.exec(text)?.[0].length ?? 0
  const document: OpenElement = { name: '', attributes: new Map(), children: [] }
  const open = [document]
  for (token.lastIndex = start; token.lastIndex < text.length;) {
    const at = token.lastIndex
    const groups = token.exec(text)?.groups
    const inside = open.at(-1)
    if (groups === undefined || inside === undefined) throw new Error(`not well-formed at ${at}: ${text.slice(at, at + 60)}`)
    if (groups['open'] !== undefined) {
      const made = { name: groups['open'], attributes: attributesOf(groups['attributes'] ?? ''), children: [] }
      inside.children.push(made)
      if (groups['empty'] !== '/') open.push(made)
    } else if (groups['close'] !== undefined) {
      if (inside.name !== groups['close']) throw new Error(`</${groups['close']}> at ${at} closes <${inside.name}>`)
      open.pop()
    } else if (groups['cdata'] !== undefined) addText(inside, groups['cdata'])
    else if (groups['text'] !== undefined) {
      if (groups['text'].includes(']]>')) throw new Error(`]]> in the text at ${at}`)
      addText(inside, decoded(groups['text']))
    }
  }
  if (open.length !== 1) throw new Error(`<${open.at(-1)?.name ?? ''}> is not closed`)
  const roots = document.children.filter((child) => typeof child !== 'string')
  const [root] = roots
  if (root === undefined || roots.length > 1 || document.children.some((child) => typeof child === 'string' && child.trim() !== ''))
    throw new Error('not one root')
  return root
}

interface OpenElement {
  readonly name: string
  readonly attributes: ReadonlyMap<string, string>
  readonly children: (XmlElement | string)[]
}

function addText(to: OpenElement, text: string): void {
  const last = to.children.at(-1)
  if (typeof last === 'string') to.children[to.children.length - 1] = last + text
  else to.children.push(text)
}

function attributesOf(text: string): ReadonlyMap<string, string> {
  const made = new Map<string, string>()
  for (const [, key = '', double, single = ''] of text.matchAll(attribute)) {
    if (made.has(key)) throw new Error(`the attribute ${key} twice`)
    // §3.3.3: white space that is written as such is a space
    made.set(key, decoded((double ?? single).replace(/[\t\n]/g, ' ')))
  }
  return made
}

function decoded(text: string): string {
  return text.replace(/&(#x[0-9a-fA-F]+|#[0-9]+|[A-Za-z]+);|&/g, (whole: string, entity: string | undefined) => {
    const known = entity === undefined ? undefined : named.get(entity)
    if (known !== undefined) return known
    const code = entity?.startsWith('#x') === true ? parseInt(entity.slice(2), 16) : Number(entity?.slice(1))
    const character = entity?.startsWith('#') === true ? String.fromCodePoint(code) : undefined
    if (character === undefined || forbidden.test(character)) throw new Error(`${whole} stands for nothing`)
    return character
  })
}

/** All text below, as it stands. */
export const textOf = (element: XmlElement): string =>
  element.children.map((child) => (typeof child === 'string' ? child : textOf(child))).join('')

/** The element and all below it, in the order of the document. */
export function* elementsIn(element: XmlElement): Generator<XmlElement> {
  yield element
  for (const child of element.children) if (typeof child !== 'string') yield* elementsIn(child)
}

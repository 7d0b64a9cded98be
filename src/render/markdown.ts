// RichText in, HTML out. Markdown never sees maths, tables or literal text: they are placeholders while it runs, so
// nothing in them can be taken for markup and no escape eats a backslash of TeX.
import createMarkdown, { type MarkdownIt } from 'markdown-it'
import type { RichText, Segment } from '../model.ts'
import { escapeHtml } from './escape.ts'

/** Around a placeholder's number; private-use characters, which Markdown takes for letters. */
const open = '\uE000'
const close = '\uE001'
const placeholder = /<p>\uE000(\d+)\uE001<\/p>|\uE000(\d+)\uE001/

/** Two segments that a paragraph cannot hold. */
const isBlock = (segment: Segment): boolean => segment.type === 'table' || segment.type === 'steps'

/** Where each placeholder stands in typeset Markdown: text, segment, text, … `alone` where it is a whole paragraph. */
interface Skeleton {
  readonly texts: readonly string[]
  readonly slots: readonly Slot[]
}
interface Slot extends Place {
  readonly index: number
}
/** Where a segment stands: as a paragraph of its own, or between an opening and a closing mark that no line break may part from it. */
export interface Place {
  readonly alone: boolean
  readonly before: string
  readonly after: string
}

/** Typesets the Markdown of a text; `segment` gives the HTML of everything else. */
export function markdownToHtml(
  rich: RichText,
  inline: boolean,
  language: string,
  segmentToHtml: (segment: Segment, place: Place) => string,
): string {
  const [only] = rich
  if (inline && rich.length === 1 && only !== undefined && only.type !== 'markdown') return segmentToHtml(only, nowhere)
  const { texts, slots } = skeletonOf(sourceOf(rich, inline), inline, language)
  let html = texts[0] ?? ''
  for (const [i, slot] of slots.entries()) {
    const segment = rich[slot.index]
    html += (segment === undefined ? '' : segmentToHtml(segment, slot)) + (texts[i + 1] ?? '')
  }
  return html
}
const nowhere: Place = { alone: false, before: '', after: '' }

function sourceOf(rich: RichText, inline: boolean): string {
  return rich
    .map((segment, i) => {
      if (segment.type === 'markdown') return segment.text.replace(/[\uE000\uE001]/g, '')
      const mark = `${open}${i}${close}`
      return isBlock(segment) && !inline ? `\n\n${mark}\n\n` : mark
    })
    .join('')
}

const cacheSize = 4000
const skeletons = new Map<string, Skeleton>()

function skeletonOf(source: string, inline: boolean, language: string): Skeleton {
  const english = /^en\b/i.test(language)
  const name = `${inline ? 'i' : 'b'}${english ? 'e' : 'o'}${source}`
  const seen = skeletons.get(name)
  if (seen !== undefined) return seen
  const markdown = english ? withCurlyQuotes : plainQuotes
  const skeleton = cutAtPlaceholders((inline ? markdown.renderInline(source) : markdown.render(source)).trim())
  if (skeletons.size >= cacheSize) skeletons.clear()
  skeletons.set(name, skeleton)
  return skeleton
}

function cutAtPlaceholders(html: string): Skeleton {
  const [first = '', ...rest] = html.split(placeholder)
  const texts = [first]
  const slots: Slot[] = []
  // split gives for each placeholder its number (as a paragraph, or not) and the text that follows
  for (let i = 0; i + 2 < rest.length; i += 3) {
    const alone = rest[i] !== undefined
    const last = texts.pop() ?? ''
    const following = rest[i + 2] ?? ''
    const before = alone ? '' : (/[([“‘]+$/.exec(last)?.[0] ?? '')
    const after = alone ? '' : (/^[,.;:!?)\]”’…%]+/.exec(following)?.[0] ?? '')
    slots.push({ index: Number(rest[i] ?? rest[i + 1]), alone, before, after })
    texts.push(last.slice(0, last.length - before.length), following.slice(after.length))
  }
  return { texts, slots }
}

const withCurlyQuotes = reader(true)
const plainQuotes = reader(false)

/** CommonMark and tables, without HTML, images and link references; headings go below those of the page. */
function reader(curlyQuotes: boolean): MarkdownIt {
  const markdown = createMarkdown({ html: false, linkify: false, typographer: curlyQuotes })
  // `(c)` is a part of a problem, not a copyright sign
  markdown.disable(['replacements', 'image', 'reference'])
  // a value inside a link's address would be lost in it: then it is no link
  markdown.validateLink = (url) => /^(https?:|mailto:)/i.test(url) && !/[\uE000\uE001]|%EE%80%8[01]/i.test(url)
  const { rules } = markdown.renderer
  rules['table_open'] = () => '<div class="scroll" data-scroll="table"><table class="plain">\n'
  rules['table_close'] = () => '</table></div>\n'
  rules['heading_open'] = (tokens, i) => `<${lowered(tokens[i]?.tag)}>`
  rules['heading_close'] = (tokens, i) => `</${lowered(tokens[i]?.tag)}>\n`
  rules['th_open'] = (tokens, i) => `<th scope="col"${alignment(tokens[i]?.attrGet('style'))}>`
  return markdown
}

const lowered = (tag = 'h1'): string => `h${Math.min(6, Number(tag.slice(1)) + 3)}`
const alignment = (style: unknown): string => (typeof style === 'string' ? ` style="${escapeHtml(style)}"` : '')

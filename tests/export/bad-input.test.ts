// Texts and names that mean harm, through every target that writes a question: each file is read by a parser that forgives
// nothing, and the text that went in must come out.
import { gunzipSync } from 'node:zlib'
import { unzipSync } from 'fflate'
import { describe, expect, test } from 'vitest'
import { openerOf } from '../../src/cli/export/openers.ts'
import type { ExportItem, ExportPart } from '../../src/export/item.ts'
import type { Target } from '../../src/export/target.ts'
import type { RichText } from '../../src/model.ts'
import { elementsIn, readXml, textOf, type XmlElement } from '../support/xml-reader.ts'
import { problemOf } from './shipped.ts'

const targets = ['moodle', 'olx', 'qti12', 'qti12-strict', 'cc11', 'qti21', 'qti22', 'qti30', 'json'] as const satisfies readonly Target[]

// ── What is written, read again ────────────────────────────────────────────────────────────────────────────

interface Question {
  readonly problem: string
  readonly item: ExportItem
}
interface Exported {
  /** By name; of a target that is one file, under `file`. */
  readonly files: ReadonlyMap<string, string>
  readonly written: readonly boolean[]
}
const utf8 = new TextDecoder('utf-8', { fatal: true })
const basis = problemOf('gating')

async function exported(target: Target, questions: readonly Question[], { id = 's', title = plain('Set') } = {}): Promise<Exported> {
  const open = await openerOf(target)
  const pieces: Uint8Array[] = []
  const writer = open((bytes) => pieces.push(bytes.slice()), {
    set: { id, title, language: 'en', mode: 'practice' },
    tag: (variant) => `#${variant}`,
  })
  const written = questions.map(({ problem, item }) => {
    writer.problem({ id: problem, title: item.posed.title, points: '1', asked: {}, problem: basis })
    return writer.item(item).written
  })
  writer.end([])
  return { files: filesOf(Buffer.concat(pieces)), written }
}

function filesOf(bytes: Buffer): ReadonlyMap<string, string> {
  if (bytes.readUInt16BE(0) === 0x504b) return new Map(Object.entries(unzipSync(bytes)).map(([name, file]) => [name, utf8.decode(file)]))
  if (bytes.readUInt16BE(0) !== 0x1f8b) return new Map([['file', utf8.decode(bytes)]])
  const tar = gunzipSync(bytes)
  const files = new Map<string, string>()
  // POSIX ustar: name at 0, size in octal at 124, contents behind the header of 512
  for (let at = 0; tar.readUInt8(at) !== 0;) {
    const size = parseInt(tar.toString('latin1', at + 124, at + 135), 8)
    files.set(tar.toString('latin1', at, at + 100).replace(/\0+$/, ''), utf8.decode(tar.subarray(at + 512, at + 512 + size)))
    at += 512 * (1 + Math.ceil(size / 512))
  }
  return files
}

/** All that a reader of the files is handed: texts, values of attributes, and the texts of HTML inside them. */
function textsIn(files: ReadonlyMap<string, string>, read = textOf): readonly string[] {
  return [...files].flatMap(([name, text]) =>
    text.startsWith('{') ? stringsIn(JSON.parse(text)) : name.endsWith('.json') ? [] : textsBelow(readXml(text), read),
  )
}
function textsBelow(root: XmlElement, read: typeof textOf): readonly string[] {
  return [...elementsIn(root)].flatMap((element) => {
    const isHtml = element.attributes.get('texttype') === 'text/html'
    const html = element.attributes.get('format') === 'html' ? element.children.filter((child) => typeof child !== 'string') : []
    const htmlTexts = (inner: string): readonly string[] => textsBelow(readXml(`<div>${inner}</div>`), read)
    const own = isHtml ? htmlTexts(textOf(element)) : [read(element)]
    // Moodle: <questiontext format="html"><text>…
    return [
      ...own,
      ...element.attributes.values(),
      ...html.filter(({ name }) => name === 'text').flatMap((text) => htmlTexts(textOf(text))),
    ]
  })
}
/** What stands in the element itself. */
const ownText = ({ children }: XmlElement): string => children.filter((child) => typeof child === 'string').join('')

function stringsIn(value: unknown): readonly string[] {
  if (typeof value === 'string') return [value]
  return typeof value === 'object' && value !== null ? Object.values(value).flatMap(stringsIn) : []
}
const squeezed = (text: string): string => text.replace(/\s+/g, ' ')

// ── Questions ──────────────────────────────────────────────────────────────────────────────────────────────

const plain = (text: string): RichText => [{ type: 'text', text }]

/** A single choice that says a text in every place that it has. */
function choiceOf(said: (place: string) => string, variant = 'vabcdefghijklmno'): Question {
  const part: ExportPart = {
    id: 'answer',
    text: plain(said('part')),
    points: '1',
    interaction: {
      type: 'choice',
      multiple: false,
      options: ['o1', 'o2'].map((id) => ({ id, text: plain(said(id)), plain: id })),
    },
    key: {
      kind: 'single-choice',
      option: 'o1',
      value: 1,
      options: [
        { id: 'o1', right: true },
        { id: 'o2', right: false, says: plain(said('says')) },
      ],
    },
  }
  const posed = { problem: 'p', variant, title: plain(said('title')), stem: plain(said('stem')), points: '1', parts: [] }
  return { problem: 'p', item: { posed, parts: [part], solution: plain(said('solution')) } }
}

const places = ['stem', 'part', 'o1', 'o2', 'says', 'solution'] as const

// what XML forbids stands as U+FFFD; JSON keeps it
const bad: readonly (readonly [what: string, text: string, inXml?: string])[] = [
  ['markup', `<b>&amp;</b> <script>alert('x')</script> a<b & c>d "q" 'q'`],
  ['the end of a CDATA section', 'a ]]> b ]]]]> c'],
  ['signs of Moodle’s cloze', '} ~ # = %50% {1:NM:=1} {1:SA:~x}'],
  ['signs of scripts and TeX', String.raw`$seed $$x$$ \ \frac \\ %d {{x}} [x] ${'${x}'}`],
  ['comments and instructions', '--> <!-- x --> <?php echo 1 ?> <!DOCTYPE x>'],
  ['entities', '&lt; &#0; &nbsp; &unknown; &'],
  ['NUL and other control characters', 'a\u0000b\u0001c\u001bd\u007fe\u0085f\tg', 'a\ufffdb\ufffdc\ufffdd\u007fe\u0085f\tg'],
  ['lone surrogates', 'a\ud800b\udc00c\ud83d', 'a\ufffdb\ufffdc\ufffd'],
  ['characters that are none', 'a\ufffeb\uffffc', 'a\ufffdb\ufffdc'],
  ['right to left, with its marks', 'שלום \u202e\u2067abc\u2069 العربية'],
  ['emoji of several characters', '👩🏽‍🔬 🇨🇭 \u{1f600} e\u0301'],
  ['100 KB', 'x<&>"'.repeat(20_000)],
]

describe.each(targets)('%s', (target) => {
  test.each(bad)('%s', async (what, text, inXml = text) => {
    const { files, written } = await exported(target, [choiceOf((place) => `⟦${place} ${text}⟧`)])
    // Canvas takes no more than 16 KB of a question
    const isRefused = target === 'qti12' && what === '100 KB'
    expect(written).toEqual([!isRefused])
    if (isRefused) return
    const all = textsIn(files).map(squeezed)
    for (const place of places) {
      const wanted = squeezed(`⟦${place} ${target === 'json' ? text : inXml}⟧`)
      expect(
        all.some((one) => one.includes(wanted)),
        `${place}: ${wanted.slice(0, 200)}`,
      ).toBe(true)
    }
  })

  test('`0` and nothing else: an option, the stem, what is said', async () => {
    const { files } = await exported(target, [choiceOf(() => '0')])
    const all = textsIn(files).map((text) => text.trim())
    // stem, part, two options, what is said, the solution: some targets put stem and part into one text
    expect(all.filter((text) => text === '0').length).toBeGreaterThanOrEqual(5)
  })

  test('a title that is too long is cut between two characters', async () => {
    const title = plain('😀'.repeat(300))
    const { files } = await exported(target, [choiceOf((place) => (place === 'title' ? '😀'.repeat(300) : place))], { title })
    for (const text of textsIn(files, ownText)) {
      expect(text).not.toContain('\ufffd')
      if (target !== 'json' && text.includes('😀')) expect(text.length).toBeLessThan(300)
    }
  })

  test('ids that are alike once they are shortened or cleaned stay apart', async () => {
    const ids = ['p q', 'p-q', `${'a'.repeat(120)}1`, `${'a'.repeat(120)}2`]
    const questions = ids.map((problem, i) => ({ ...choiceOf((place) => place, `vabcdefghijklmn${'abcd'[i] ?? ''}`), problem }))
    const { files, written } = await exported(target, questions, { id: 'b'.repeat(120) })
    expect(written).toEqual([true, true, true, true])
    expect(new Set(files.keys()).size).toBe(files.size)
    for (const [name, text] of files) {
      if (!text.startsWith('<')) continue
      for (const [kind, all] of identifiersIn(readXml(text))) expect(new Set(all).size, `${name} ${kind}`).toBe(all.length)
    }
    // nothing that is named is missing
    if (target === 'olx') expect([...files.keys()].filter((name) => name.startsWith('course/vertical/'))).toHaveLength(4)
  })
})

/** What must be unique in one file, by its kind. */
function identifiersIn(root: XmlElement): ReadonlyMap<string, readonly string[]> {
  const found = new Map<string, string[]>()
  const add = (kind: string, value: string | undefined): void => {
    if (value !== undefined) found.set(kind, [...(found.get(kind) ?? []), value])
  }
  for (const element of elementsIn(root)) {
    if (element.name === 'idnumber') add('idnumber', textOf(element))
    if (/^(vertical|problem|chapter|sequential)$/.test(element.name)) add(`${element.name} url_name`, element.attributes.get('url_name'))
    if (
      /^(qti-)?(assessmentSection|assessment-section|assessmentItemRef|assessment-item-ref|resource|item|section|file)$/.test(element.name)
    )
      add(element.name, element.attributes.get('identifier') ?? element.attributes.get('ident') ?? element.attributes.get('href'))
  }
  return found
}

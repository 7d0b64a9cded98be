// What Moodle's report shows of the options that were chosen in, their ids out. An option passes through html_to_text there
// (bold becomes capitals, emphasis underscores), then through strip_tags (lib/table/classes/base_export_format.php), which takes
// whatever follows a `<` for a tag.
import { none } from '../../src/kinds/option-sets.ts'
import { htmlWriter } from '../../src/export/html.ts'
import type { Interaction, Option } from '../../src/model.ts'
import { pageWordsOf } from '../../src/words/pages-en.ts'

type Choice = Extract<Interaction, { readonly type: 'choice' }>
interface Named {
  readonly id: string
  readonly names: readonly string[]
}

const html = htmlWriter('en')

/**
 * Ids in the order of the text, `none` for “None of these”; undefined where the text can be read in no way, or in several: options
 * are shown in their order unless a teacher has them shuffled, and their texts may hold the `; ` that parts them.
 */
export function optionsIn(text: string, { options, multiple }: Choice): readonly string[] | undefined {
  const offered = [...options.map(named), ...(multiple ? [{ id: none, names: [squeezed(pageWordsOf('en')['page/none-of-these'])] }] : [])]
  const wanted = squeezed(text)
  const longest = offered.reduce((sum, { names }) => sum + Math.max(...names.map((name) => name.length)) + 1, 0)
  if (wanted === '' || wanted.length > longest) return undefined
  const found = multiple ? inOrder(wanted, offered) : offered.filter(({ names }) => names.includes(wanted)).map(({ id }) => [id])
  const [ids, another] = found.length > 0 || !multiple ? found : inAnyOrder(wanted, offered)
  return another === undefined ? ids : undefined
}

/** What a report may show of it: its own text, as exported, with what looks like a tag and without. */
function named({ id, text, plain }: Option): Named {
  const exported = decoded(html.inline(text).replace(/<[^>]*>/g, ''))
  const spellings = [plain, exported, plain, exported].map((one, i) => squeezed(i < 2 ? one : withoutTags(one)))
  return { id, names: [...new Set(spellings)].filter((name) => name !== '') }
}

/** As PHP's strip_tags: from a `<` before anything but a space up to its `>`, or the end. */
const withoutTags = (text: string): string => text.replace(/<(?!\s)[^>]*(?:>|$)/g, '')

const entities = new Map([
  ['&lt;', '<'],
  ['&gt;', '>'],
  ['&quot;', '"'],
  ['&#39;', "'"],
  ['&amp;', '&'],
])
const decoded = (text: string): string => text.replace(/&(?:lt|gt|quot|#39|amp);/g, (entity) => entities.get(entity) ?? entity)

/** Without what html_to_text may add or change: spaces, capitals, marks of emphasis. */
const squeezed = (text: string): string => text.replace(/[\s\u00a0_*`]+/g, '').toLowerCase()

/** At most two ways to read the text as options after each other, each behind the one before. */
function inOrder(text: string, offered: readonly Named[]): readonly (readonly string[])[] {
  const known = new Map<string, readonly (readonly string[])[]>()
  const from = (at: number, first: number): readonly (readonly string[])[] => {
    const place = `${at} ${first}`
    const before = known.get(place)
    if (before !== undefined) return before
    const ways = offered
      .flatMap(({ id, names }, i) => (i < first ? [] : behind(text, at, names, (end) => from(end, i + 1), id)))
      .slice(0, 2)
    known.set(place, ways)
    return ways
  }
  return from(0, 0)
}

/** The same in any order, no option twice. */
function inAnyOrder(text: string, offered: readonly Named[]): readonly (readonly string[])[] {
  const known = new Map<number, readonly (readonly string[])[]>()
  const from = (at: number): readonly (readonly string[])[] => {
    const before = known.get(at)
    if (before !== undefined) return before
    const ways = offered
      .flatMap(({ id, names }) => behind(text, at, names, from, id))
      .filter((ids) => new Set(ids).size === ids.length)
      .slice(0, 2)
    known.set(at, ways)
    return ways
  }
  return from(0)
}

function behind(
  text: string,
  at: number,
  names: readonly string[],
  rest: (end: number) => readonly (readonly string[])[],
  id: string,
): readonly (readonly string[])[] {
  return names
    .filter((name) => text.startsWith(name, at))
    .flatMap((name): readonly (readonly string[])[] => {
      const end = at + name.length
      if (end === text.length) return [[id]]
      return text[end] === ';' ? rest(end + 1).map((ids) => [id, ...ids]) : []
    })
}

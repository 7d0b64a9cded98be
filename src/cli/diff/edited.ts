// Two specs as read; the paths in the language at which they differ: `parameters.w`, `parts.answer.precision`.
import type { Problem, ProblemSet } from '../../model.ts'
import type { Edit } from './types.ts'

/** How deep a path goes: `mistakes.m.says`. */
const deepest = 3
/** Places in the file are no part of a spec; a cell's mistakes are among the problem's. */
const leftOut: ReadonlySet<string> = new Set(['at', 'mistakesAt', 'source', 'cell.mistakes', 'cell.id'])
/** What tells the entries of a list from one another. */
const names = ['name', 'id', 'problem', 'of'] as const

type Data = { readonly [key: string]: unknown }
const isData = (value: unknown): value is Data => typeof value === 'object' && value !== null && !Array.isArray(value)

/** What an edit has changed; empty where only comments, layout or places are others. */
export function editsOf(before: Problem | ProblemSet, after: Problem | ProblemSet): readonly Edit[] {
  const found: Edit[] = []
  compare(before, after, [], found)
  return found
}

function compare(before: unknown, after: unknown, path: readonly string[], found: Edit[]): void {
  if (bare(before) === bare(after)) return
  const [old, young] = [entriesOf(before), entriesOf(after)]
  const note = (at: readonly string[], how: Edit['how']): void => {
    // `lines` is our word, not the language's
    found.push({ path: at.filter((part) => part !== 'lines').join('.'), how })
  }
  if (old === undefined || young === undefined || path.filter((part) => part !== 'lines').length >= deepest) return note(path, 'changed')
  const isOrderAlone = found.length
  for (const name of new Set([...old.keys(), ...young.keys()])) {
    const at = [...path, name]
    if (leftOut.has(name) || leftOut.has(at.join('.'))) continue
    if (!young.has(name)) note(at, 'removed')
    else if (!old.has(name)) note(at, 'added')
    else compare(old.get(name), young.get(name), at, found)
  }
  if (found.length === isOrderAlone && Array.isArray(before)) note(path, 'changed')
}

/** What is inside, by name; undefined for what is compared as a whole: texts, expressions, lists without names. */
function entriesOf(value: unknown): ReadonlyMap<string, unknown> | undefined {
  if (isData(value)) return 'expr' in value || 'lang' in value ? undefined : new Map(Object.entries(value))
  if (!Array.isArray(value)) return undefined
  const list: readonly unknown[] = value
  const named = list.flatMap((item): readonly (readonly [string, unknown])[] => {
    const name = isData(item) ? names.map((key) => item[key]).find((text) => typeof text === 'string') : undefined
    return name === undefined ? [] : [[name, item]]
  })
  const entries = new Map(named)
  return entries.size === list.length ? entries : undefined
}

/** As JSON, without places and without the characters that an expression was written in. */
const bare = (value: unknown): string =>
  JSON.stringify(value, (key, inner: unknown) => (key === 'at' || key === 'mistakesAt' || key === 'source' ? undefined : inner))

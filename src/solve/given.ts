// The sentences of {{given}}: weights, biases, starts and inputs with their values, grouped, without what the author's
// own text already says.
import { carriedName } from '../cell/roles.ts'
import { plainValue } from '../math/plain.ts'
import { isApproximate, valueTex } from '../math/tex.ts'
import type { Value } from '../math/value.ts'
import type { RichText } from '../model.ts'
import type { WordCode } from '../words/en.ts'
import { allPieces, piecesIn, valuesShown } from './authored.ts'
import { namesAt, rowsAreSteps, rowsTex } from './naming.ts'
import { listed, math, say } from './sentences.ts'
import type { CellInUse, Solution } from './solution.ts'

interface Entry {
  readonly name: string
  readonly tex: string
  readonly value: Value
  /** Another name that the author's text may give its value by: x_1 for x over all rows. */
  readonly also?: string
}
type Section = 'weights' | 'biases' | 'starts' | 'inputs' | 'others'

/** Names in one formula `a = b = 1`; more go into a formula of their own, so that lines can break. */
const longestChain = 3
/** From how many equal values on the rest is summed up as “all other”. */
const smallestRest = 3

/** Everything the cell is given, one sentence for each kind of name; empty where there is no cell. */
export function givenSentences(solution: Solution, lang: string): readonly RichText[] {
  const { cell } = solution
  if (cell === undefined) return []
  const shown = shownBy(solution, lang)
  const sections = new Map<Section, Entry[]>()
  for (const { section, ...entry } of [...entriesOf(cell, solution), ...rowInputs(cell, solution)]) {
    sections.set(section, [...(sections.get(section) ?? []), entry])
  }
  const left = (section: Section): readonly Entry[] => (sections.get(section) ?? []).filter((entry) => !shown(entry))
  const all = (section: Section): boolean => left(section).length === (sections.get(section)?.length ?? 0)
  const some = (code: WordCode, entries: readonly Entry[]): readonly RichText[] =>
    entries.length === 0 ? [] : [say(lang, code, { formulas: listed(lang, chains(entries)) })]
  return [
    ...constants('weights', left('weights'), all('weights'), lang),
    ...constants('biases', left('biases'), all('biases'), lang),
    ...absent(cell, solution, lang),
    ...some('given/other', left('others')),
    ...some(solution.rows > 0 && rowsAreSteps(solution) ? 'given/start' : 'given/before', left('starts')),
    ...some(left('inputs').length === 1 ? 'given/input-one' : 'given/input-some', left('inputs')),
  ]
}

/** Given names by what they are. A start may be listed by the state's name or as its `_prev`. */
function entriesOf(cell: CellInUse, solution: Solution): readonly (Entry & { readonly section: Section })[] {
  const symbolic = namesAt(solution)
  const first = rowsAreSteps(solution) && solution.rows > 0 ? namesAt(solution, 1) : symbolic
  return cell.given.map(({ name, value }) => {
    const isStart = carriedName(name) !== undefined || cell.equations.some((equation) => equation.name === name)
    const full = isStart && carriedName(name) === undefined ? `${name}_prev` : name
    const section = isStart ? 'starts' : cell.inputs.includes(name) ? 'inputs' : sectionOf(cell, name)
    return { name: full, tex: (isStart ? first : symbolic)(full), value, section }
  })
}
function sectionOf(cell: CellInUse, name: string): Section {
  const role = cell.roles.get(name)
  return role === 'weight' ? 'weights' : role === 'bias' ? 'biases' : 'others'
}

/** What a run reads row by row, as one list. */
function rowInputs(cell: CellInUse, solution: Solution): readonly (Entry & { readonly section: Section })[] {
  if (solution.rows === 0) return []
  const given = new Set(cell.given.map(({ name }) => name))
  return cell.inputs.flatMap((name) => {
    const column = given.has(name) ? undefined : solution.column(name)
    return column?.ok === true ? [{ name, tex: rowsTex(namesAt(solution), name, solution.rows), also: namesAt(solution)(name, '1'), value: column.value, section: 'inputs' as const }] : []
  })
}
/** Weights or biases: all alike, or name by name with the rest summed up. */
function constants(noun: 'weights' | 'biases', entries: readonly Entry[], complete: boolean, lang: string): readonly RichText[] {
  const [first, second] = entries
  if (first === undefined) return []
  const groups = byValue(entries)
  const value = (entry: Entry): RichText => [math(valueTex(entry.value))]
  if (complete && groups.length === 1 && second !== undefined) return [say(lang, `given/${noun}-all`, { value: value(first) })]
  const [rest] = [...groups].sort((a, b) => b.length - a.length)
  if (complete && rest?.[0] !== undefined && rest.length >= smallestRest && groups.length > 1) {
    const named = entries.filter((entry) => !rest.includes(entry))
    return [say(lang, `given/${noun}-rest`, { formulas: listed(lang, chains(named)), value: value(rest[0]) })]
  }
  return [say(lang, second === undefined ? `given/${noun}-one` : `given/${noun}-some`, { formulas: listed(lang, chains(entries)) })]
}

/** Entries of equal value together, in the order of their first. */
function byValue(entries: readonly Entry[]): readonly (readonly Entry[])[] {
  const groups = new Map<string, Entry[]>()
  for (const entry of entries) {
    const key = isApproximate(entry.value) ? entry.name : plainValue(entry.value)
    groups.set(key, [...(groups.get(key) ?? []), entry])
  }
  return [...groups.values()]
}

/** `a = b = 1`, one formula for each value, long ones cut. */
function chains(entries: readonly Entry[]): readonly RichText[] {
  return byValue(entries).flatMap((group) => {
    const cut = Array.from({ length: Math.ceil(group.length / longestChain) }, (_, i) => group.slice(i * longestChain, (i + 1) * longestChain))
    return cut.map((part): RichText => {
      const value = part[0]?.value ?? 0
      return [math(`${part.map(({ tex }) => tex).join(' = ')} ${isApproximate(value) ? '\\approx' : '='} ${valueTex(value)}`)]
    })
  })
}

/** Groups and names given as `none`: their terms are gone, and it is said so. */
function absent(cell: CellInUse, solution: Solution, lang: string): readonly RichText[] {
  const groups = ['weights', 'biases', 'inputs'] as const
  const named = cell.none.filter((name) => !groups.some((group) => group === name)).map((name): RichText => [math(namesAt(solution)(name))])
  return [
    ...groups.filter((group) => cell.none.includes(group)).map((group) => say(lang, `given/${group}-none`)),
    ...(named.length === 0 ? [] : [say(lang, 'given/name-none', { formulas: listed(lang, named) })]),
  ]
}

// ── What the text says already ─────────────────────────────────────────────────────────────────────────────

/** Whether a name's value stands in the author's text (as `$h_{t-1} = {{h}}$` or `$h_0 = 0$`) or, for inputs, in a table. */
function shownBy({ problem }: Solution, lang: string): (entry: Entry) => boolean {
  const pieces = [problem.text, ...problem.parts.map(({ text }) => text ?? [])].flatMap((text) => piecesIn(text, lang))
  const formulas = allPieces(pieces).flatMap((piece) =>
    piece.type === 'math' ? [normal(piece.parts.map((part) => (typeof part === 'string' ? part : '#')).join(''))] : [],
  )
  const columns = new Set([
    ...problem.parts.flatMap((part) => (part.kind === 'table' ? [...part.show, ...part.fill].map(({ name }) => name) : [])),
    ...allPieces(pieces).flatMap((piece) => (piece.type === 'table' ? piece.names : [])),
  ])
  // {{x}} shows the run's inputs where the run goes over x, whatever the cell calls it
  const tagged = new Set(valuesShown(pieces).map(({ source }) => source.trim()))
  const inRun = [...(problem.lines.run?.over ?? []), ...(problem.lines.run?.every ?? [])]
  const listed = new Set(inRun.filter(({ values }) => values.type === 'expression' && tagged.has(values.of.source.trim())).map(({ name }) => name))
  const isStated = (tex: string): boolean => formulas.some((formula) => states(formula, normal(tex)))
  return ({ name, tex, also }) => columns.has(name) || listed.has(name) || isStated(tex) || (also !== undefined && isStated(also))
}

/** TeX without what does not show: spaces and grouping braces. */
const normal = (tex: string): string => tex.replace(/\\[,;! ]|[\s{}]/g, '')
/** Whether a formula says `name = value`, also along a chain `name = other = value`. */
function states(formula: string, name: string): boolean {
  for (let at = formula.indexOf(name); at >= 0; at = formula.indexOf(name, at + 1)) {
    const before = formula[at - 1] ?? ''
    if (!/[A-Za-z\\_^]/.test(before) && /^(?:=[^=#]+)*=-?(?:#|\d|\\frac)/.test(formula.slice(at + name.length))) return true
  }
  return false
}

// The sentences of {{given}}: weights, biases, starts and inputs with their values, grouped, without what the author's
// own text already says.
import { carriedName } from '../cell/roles.ts'
import { plainValue } from '../math/print/plain.ts'
import { isApproximate } from '../math/print/tex.ts'
import { isMatrix } from '../math/print/value-tex.ts'
import { hasLetters, isList, type Value } from '../math/evaluate/value.ts'
import type { RichText } from '../model.ts'
import type { WordCode } from '../words/en.ts'
import { namesAt, placesOf, rowsAreSteps, rowsTex, valueIn } from './naming.ts'
import { listed, math, say } from './sentences.ts'
import { shownIn } from './shown.ts'
import type { CellInUse, Solution } from './solution.ts'

type Section = 'weights' | 'biases' | 'starts' | 'inputs' | 'others'
interface Entry {
  readonly name: string
  readonly tex: string
  readonly value: Value
  readonly section: Section
  /** Another name that the author's text may give its value by: x_1 for x over all rows. */
  readonly also?: string
}

/** Names in one formula `a = b = 1`; more go into a formula of their own, so that lines can break. */
const longestChain = 3
/** From how many equal values on the rest is summed up as “all other”. */
const smallestRest = 3

/** Everything the cell is given, one sentence for each kind of name; empty where there is no cell. */
export function givenSentences(solution: Solution, lang: string): readonly RichText[] {
  const { cell } = solution
  if (cell === undefined) return []
  const shown = shownIn(solution.problem, lang)
  const entries = [...inAuthoredOrder(entriesOf(cell, solution), solution), ...rowInputs(cell, solution)]
  const left = entries.filter((entry) => !shown(entry) && !saysNothing(entry, solution))
  const of = (section: Section): readonly Entry[] => left.filter((entry) => entry.section === section)
  const isWhole = (section: Section): boolean =>
    left.length === entries.length || !entries.some((entry) => entry.section === section && !left.includes(entry))
  const some = (code: WordCode, listing: readonly Entry[]): readonly RichText[] =>
    listing.length === 0 ? [] : [say(lang, code, { formulas: listed(lang, chains(byValue(listing), solution)) })]
  const inputs = of('inputs')
  return [
    ...constants('weights', of('weights'), isWhole('weights'), solution, lang),
    ...constants('biases', of('biases'), isWhole('biases'), solution, lang),
    ...absent(cell, solution, lang),
    ...some('given/other', of('others')),
    ...some(solution.rows > 0 && rowsAreSteps(solution) ? 'given/start' : 'given/before', of('starts')),
    ...some(inputs.length === 1 ? 'given/input-one' : 'given/input-some', inputs),
  ]
}

/** Whether a name is given the letter, or over all rows the letters, that it is written as. */
function saysNothing({ name, tex, value }: Entry, solution: Solution): boolean {
  if (!hasLetters(value)) return false
  const shown = (one: Value): string => valueIn(solution, one)
  return shown(value) === tex || (isList(value) && value.every((item, i) => shown(item) === namesAt(solution)(name, `${i + 1}`)))
}

/** Given names by what they are. A start may be listed by the state's name or as its `_prev`. */
function entriesOf(cell: CellInUse, solution: Solution): readonly Entry[] {
  const symbolic = namesAt(solution)
  const first = rowsAreSteps(solution) && solution.rows > 0 ? namesAt(solution, 1) : symbolic
  return cell.given.map(({ name, value }) => {
    const isPrevious = carriedName(name) !== undefined
    if (!isPrevious && !cell.equations.some((equation) => equation.name === name))
      return { name, tex: symbolic(name), value, section: cell.inputs.includes(name) ? 'inputs' : sectionOf(cell, name) }
    const start = isPrevious ? name : `${name}_prev`
    return { name: start, tex: first(start), value, section: 'starts' }
  })
}
/** As the equations read them, whatever order they are listed in. */
function inAuthoredOrder(entries: readonly Entry[], solution: Solution): readonly Entry[] {
  const places = placesOf(solution)
  const place = ({ name }: Entry): number => places.get(name) ?? places.size
  return [...entries].sort((a, b) => place(a) - place(b))
}
function sectionOf(cell: CellInUse, name: string): Section {
  const role = cell.roles.get(name)
  return role === 'weight' ? 'weights' : role === 'bias' ? 'biases' : 'others'
}

/** What a run reads row by row, as one list. */
function rowInputs(cell: CellInUse, solution: Solution): readonly Entry[] {
  if (solution.rows === 0) return []
  const given = new Set(cell.given.map(({ name }) => name))
  return cell.inputs.flatMap((name) => {
    const column = given.has(name) ? undefined : solution.column(name)
    return column?.ok === true
      ? [
          {
            name,
            tex: rowsTex(namesAt(solution), name, solution.rows),
            also: namesAt(solution)(name, '1'),
            value: column.value,
            section: 'inputs',
          },
        ]
      : []
  })
}
/** Weights or biases: all alike, or name by name with the rest summed up. */
function constants(
  noun: 'weights' | 'biases',
  entries: readonly Entry[],
  isWhole: boolean,
  solution: Solution,
  lang: string,
): readonly RichText[] {
  const [first, second] = entries
  if (first === undefined) return []
  const groups = byValue(entries)
  if (isWhole && groups.length === 1 && second !== undefined)
    return [say(lang, `given/${noun}-all`, { value: math(valueIn(solution, first.value)) })]
  const rest = groups.reduce((most, group) => (group.length > most.length ? group : most))
  if (isWhole && rest[0] !== undefined && rest.length >= smallestRest && groups.length > 1) {
    const formulas = listed(
      lang,
      chains(
        groups.filter((group) => group !== rest),
        solution,
      ),
    )
    return [say(lang, `given/${noun}-rest`, { formulas, value: math(valueIn(solution, rest[0].value)) })]
  }
  return [say(lang, nounOf(noun, entries), { formulas: listed(lang, chains(groups, solution)) })]
}

/** “The weights are”, “The weight matrix is”, “The bias vectors are”. */
function nounOf(noun: 'weights' | 'biases', entries: readonly Entry[]): WordCode {
  const isOne = entries.length === 1
  if (entries.every(({ value }) => isMatrix(value))) return isOne ? `given/${noun}-matrix` : `given/${noun}-matrices`
  if (entries.every(({ value }) => isList(value) && !isMatrix(value))) return isOne ? `given/${noun}-vector` : `given/${noun}-vectors`
  return isOne ? `given/${noun}-one` : `given/${noun}-some`
}

/** Entries of equal value together, in the order of their first; what is not rational stays alone. */
function byValue(entries: readonly Entry[]): readonly (readonly Entry[])[] {
  const groups = new Map<string, Entry[]>()
  for (const entry of entries) {
    const key = isApproximate(entry.value) ? entry.name : plainValue(entry.value)
    const group = groups.get(key)
    if (group === undefined) groups.set(key, [entry])
    else group.push(entry)
  }
  return [...groups.values()]
}

/** `a = b = 1`, one formula for each value, long ones cut into equal parts. */
function chains(groups: readonly (readonly Entry[])[], solution: Solution): readonly RichText[] {
  const formulas: RichText[] = []
  for (const group of groups) {
    const value = group[0]?.value ?? 0
    const end = `${isApproximate(value) ? '\\approx' : '='} ${valueIn(solution, value)}`
    const length = Math.ceil(group.length / Math.ceil(group.length / longestChain))
    for (let i = 0; i < group.length; i += length) {
      const names = group.slice(i, i + length).map(({ tex }) => tex)
      formulas.push([math(`${names.join(' = ')} ${end}`)])
    }
  }
  return formulas
}

/** Groups and names given as `none`: their terms are gone, and it is said so. */
function absent(cell: CellInUse, solution: Solution, lang: string): readonly RichText[] {
  const groups = ['weights', 'biases', 'inputs'] as const
  const named = cell.none.filter((name) => !groups.some((group) => group === name)).map((name): RichText => [math(namesAt(solution)(name))])
  return [
    ...groups.filter((group) => cell.none.includes(group)).map((group) => say(lang, `given/${group}-none`)),
    ...(named.length === 0
      ? []
      : [say(lang, named.length === 1 ? 'given/name-none' : 'given/names-none', { formulas: listed(lang, named) })]),
  ]
}

// What a student answered, as exact values that can stand in the place of the key's: one for each of its entries.
import { expression } from '../../src/kinds/expression.ts'
import { withoutNames } from '../../src/kinds/formula-names.ts'
import { grader } from '../../src/kinds/index.ts'
import { readGrid } from '../../src/kinds/grid.ts'
import { number } from '../../src/kinds/number.ts'
import { type Entry, isChoice, isFormula, isGrid, isText } from '../../src/kinds/response-kind.ts'
import { singleChoice } from '../../src/kinds/single-choice.ts'
import { compile } from '../../src/math/evaluate/evaluate.ts'
import { shapeOf } from '../../src/math/evaluate/lists.ts'
import { fromJson, type Quantity, sameValue, type Value } from '../../src/math/evaluate/value.ts'
import { readRational } from '../../src/math/exact/rational.ts'
import { attempt, Failure } from '../../src/math/failure.ts'
import type { Expr, Interaction, Key, Mark, Problem, RawResponse } from '../../src/model.ts'
import type { Following, SolvedPart } from '../../src/solve/follow.ts'
import { isWithin, rangeOf } from '../../src/solve/range.ts'
import { lettersOf } from '../../src/variant/letters.ts'

type GradedMark = Extract<Mark, { readonly status: 'graded' }>
/** A posed part of the variant, with its key. */
export interface AskedPart {
  readonly solved: SolvedPart
  readonly interaction: Interaction
  readonly key: Key
}

/** Values as they were typed, entry by entry; undefined where there is none (blank, unreadable, of a kind that is no basis). */
export function typedValues(
  { interaction, key, solved }: AskedPart,
  response: RawResponse,
  problem: Problem,
): readonly (Value | undefined)[] {
  switch (key.kind) {
    case 'number': {
      const read = isText(interaction) ? number.read(response, interaction) : undefined
      return [read?.status === 'read' ? read.response : undefined]
    }
    case 'single-choice': {
      const read = isChoice(interaction) ? singleChoice.read(response, interaction) : undefined
      const note = read?.status === 'read' ? key.options.find(({ id }) => id === read.response) : undefined
      return [note?.value === undefined ? undefined : fromJson(note.value, lettersOf(problem).known)]
    }
    case 'vector':
    case 'table': {
      const read = isGrid(interaction) ? readGrid(response, interaction) : undefined
      return read?.status === 'read' ? read.response.map(valueOfEntry) : []
    }
    case 'expression': {
      const read = isFormula(interaction) ? expression.read(response, interaction) : undefined
      if (read?.status !== 'read') return []
      return read.response.map((formula) => formula && valueOfFormula(withoutNames(formula, key), problem))
    }
    case 'multi-select':
      // A set of options is no named value.
      return solved.entries.map(() => undefined)
    default:
      return key satisfies never
  }
}

function valueOfEntry(entry: Entry): Value | undefined {
  switch (entry.type) {
    case 'number':
      return entry.value
    case 'choice':
      return readRational(entry.plain) ?? entry.plain
    case 'blank':
      return undefined
    default:
      return entry satisfies never
  }
}

/** A formula as the engine would have computed it; undefined where it holds what the engine does not compute with. */
function valueOfFormula(formula: Expr, problem: Problem): Value | undefined {
  const { carrier, values } = lettersOf(problem)
  const value = attempt(() =>
    compile<Quantity, null>(formula, carrier, {
      name(name) {
        const letter = values.get(name)
        if (letter === undefined) throw new Failure('spec/unknown-name', `“${name}” is no letter of the problem`)
        return () => letter
      },
      member(of) {
        throw new Failure('spec/unknown-name', `“${of}” in a formula that was typed`)
      },
    })(null),
  )
  return value.ok ? value.value : undefined
}

/**
 * The values that later answers may follow from: those that are wrong, of the right type and shape, and possible at all. For a right
 * one the exact value of the key stands.
 */
export function ownValues(asked: AskedPart, response: RawResponse, following: Following): readonly (Value | undefined)[] {
  const { solved } = asked
  const mark = markByKey(asked, response)
  if (mark.status !== 'graded') return []
  const typed = typedValues(asked, response, following.problem)
  return solved.entries.map((key, i) => {
    const value = typed[i]
    const isBasis = value !== undefined && !isRight(mark, i) && isAlike(value, key) && sameValue(value, key) === false
    return isBasis && isPossible(value, solved.places[i], following) ? value : undefined
  })
}

/** The mark by the key itself: an answer that is right under another reading has another value all the same. */
export const markByKey = ({ interaction, key }: AskedPart, response: RawResponse): Mark =>
  grader(interaction, { ...key, accepted: [] })(response)

const isRight = ({ credit, items }: GradedMark, i: number): boolean =>
  items?.[i] === undefined ? credit === '1' : items[i].status === 'right'

const isAlike = (a: Value, b: Value): boolean =>
  (typeof a === 'string') === (typeof b === 'string') && JSON.stringify(shapeOf<Quantity>(a)) === JSON.stringify(shapeOf<Quantity>(b))

const isPossible = (value: Value, place: SolvedPart['places'][number], { world }: Following): boolean =>
  place === undefined || isWithin(value, rangeOf(place, world))

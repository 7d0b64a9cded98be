// Answers near 0: a tolerance that takes 0 for an answer that is not, or a share of the key that is nothing because the key is 0.
import { type Diagnostic, warning } from '../../diagnostic.ts'
import { accepts } from '../../math/tolerance.ts'
import type { Key, Location, NumberKey, Problem, Question } from '../../model.ts'
import { inVariants, type Look, type Observer } from '../look.ts'

type Fault = 'zero-accepted' | 'zero-alone'
interface Seen {
  readonly fault: Fault
  readonly at: Location
  readonly where: string
  readonly first: Look
  count: number
}

/** Once for each part or column and each of the two, with the number of variants. */
export function nearZero(problem: Problem): Observer {
  const seen = new Map<string, Seen>()
  const note = (look: Look, part: Question, column: string, fault: Fault): void => {
    const known = seen.get(`${part.id} ${column} ${fault}`)
    if (known !== undefined) known.count += 1
    else seen.set(`${part.id} ${column} ${fault}`, { fault, ...placeOf(part, column), first: look, count: 1 })
  }
  return {
    look(look) {
      for (const [i, { key }] of look.drawn.posed.keys.entries()) {
        const part = problem.parts[i]
        if (part === undefined) continue
        const faults = new Map<string, [string, Fault]>()
        for (const { column, number } of numbersOf(key)) {
          const fault = faultOf(number)
          if (fault !== undefined) faults.set(`${column} ${fault}`, [column, fault])
        }
        for (const [column, fault] of faults.values()) note(look, part, column, fault)
      }
    },
    found: ({ variants }) => [...seen.values()].map((one) => told(one, variants)),
  }
}

function numbersOf(key: Key): readonly { readonly column: string; readonly number: NumberKey }[] {
  switch (key.kind) {
    case 'number':
      return [{ column: '', number: key }]
    case 'vector':
    case 'table':
      return key.cells.flatMap((cell) =>
        cell.type === 'number' ? [{ column: key.kind === 'table' ? cell.id.replace(/\[.*/, '') : '', number: cell }] : [],
      )
    case 'single-choice':
    case 'multi-select':
    case 'expression':
      return []
    default:
      return key satisfies never
  }
}

function faultOf(key: NumberKey): Fault | undefined {
  const { value, precision } = key
  if (value === 0) return precision.within?.relative === true ? 'zero-alone' : undefined
  return (precision.within ?? precision.decimals) !== undefined && accepts(0, key) ? 'zero-accepted' : undefined
}

function placeOf(part: Question, column: string): { readonly at: Location; readonly where: string } {
  const found = part.kind === 'table' ? part.fill.find(({ name }) => name === column) : undefined
  if (found !== undefined) return { at: found.at, where: `“${column}”` }
  return { at: 'key' in part ? part.key.at : part.at, where: part.id === 'answer' ? 'the key' : `the key of “${part.id}”` }
}

function told({ fault, at, where, count, first }: Seen, variants: number): Diagnostic {
  const share = inVariants(count, variants, first.example)
  const often = share === '' ? '' : ` ${share}`
  return fault === 'zero-accepted'
    ? warning(
        'lint/near-zero',
        `0 is marked right although ${where} is not 0${often}: it lies inside the tolerance`,
        at,
        'ask for more decimals or `figures`, or constrain the draw: `require: [abs(key) > 0.01]`',
      )
    : warning(
        'lint/near-zero',
        `${where} is 0${often}, and a share of 0 is no tolerance: nothing but 0 is right`,
        at,
        'give an absolute `within: 0.01` or `decimals`, or constrain the draw: `require: [key != 0]`',
      )
}

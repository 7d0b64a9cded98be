// What is said of a pair. All of it is JSON; docs/judge.md explains it field by field.
import type { ValueJson } from '../../model.ts'
import type { DifferentBy, Differing, EqualBy, Undecided } from '../decide/decision.ts'
import { toText, type Rational } from '../exact/rational.ts'
import type { Misreading, StudentReading } from '../read/student.ts'
import type { LineCode } from './request.ts'

export type Side = 'reference' | 'student'
/** How both sides were read, as plain text, and what a person may have meant otherwise. */
export interface Readings {
  readonly reference: string
  readonly student: string
  readonly warnings?: readonly (Misreading & { readonly side: Side })[]
}
/** A number that is a whole one or a text such as `"3/2"` is exact; any other number is the float64 next to it. */
export interface Witness {
  readonly at: { readonly [name: string]: ValueJson }
  readonly reference: ValueJson
  readonly student: ValueJson
  readonly item?: readonly number[]
}
type Unread = Extract<StudentReading, { readonly status: 'invalid' }>

/** `how` is what the verdict rests on, `by` the rung of the ladder that reached it. */
export type Answer =
  | {
      readonly verdict: 'equal'
      readonly how: 'proved'
      readonly by: EqualBy
      readonly domain: 'same' | 'differs'
      readonly read: Readings
    }
  | {
      readonly verdict: 'different'
      readonly how: 'refuted'
      readonly by: DifferentBy
      readonly witness?: Witness
      readonly read: Readings
    }
  /** `internal-error`: a bug of this program, which never makes a verdict. */
  | { readonly verdict: 'undecided'; readonly how: Undecided | 'internal-error'; readonly read?: Readings }
  | { readonly verdict: 'invalid'; readonly how: 'not-read'; readonly side: 'line'; readonly code: LineCode; readonly key?: string }
  | ({ readonly verdict: 'invalid'; readonly how: 'not-read'; readonly side: Side } & (
      { readonly code: 'expression/blank' } | Omit<Unread, 'status'>
    ))

export const witnessOf = ({ values, left, right, item }: Differing): Witness => ({
  at: Object.fromEntries(values.map(({ name, value }) => [name, json(value)])),
  reference: json(left),
  student: json(right),
  ...(item !== undefined && { item }),
})
const json = (value: Rational): number | string => (typeof value === 'number' ? value : toText(value))

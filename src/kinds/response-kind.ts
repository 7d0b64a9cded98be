// What a response kind is: everything that must agree with itself about one way of asking. A question and its solution
// in; how it is asked (public) and the key (secret) out; then raw responses in, marks out. No HTML, no XML.
import type { Checked } from '../diagnostic.ts'
import type { Expr, Interaction, InvalidCode, KeyOf, Kind, Mark, Question, RawResponse } from '../model.ts'
import type { Value } from '../math/evaluate/value.ts'
import type { Rational } from '../math/exact/rational.ts'
import type { Solution } from '../solve/solution.ts'

/** How each kind is asked and what a readable response to it is. A kind that is missing here does not compile. */
interface Shapes {
  /** The option's id. */
  'single-choice': { readonly interaction: 'choice'; readonly response: string }
  /** The ids chosen, in the order shown; empty is “none of these”. */
  'multi-select': { readonly interaction: 'choice'; readonly response: readonly string[] }
  number: { readonly interaction: 'text'; readonly response: Rational }
  vector: { readonly interaction: 'grid'; readonly response: readonly Entry[] }
  table: { readonly interaction: 'grid'; readonly response: readonly Entry[] }
  /** The formulas row by row; undefined where an entry was left blank. */
  expression: { readonly interaction: 'formula'; readonly response: readonly (Expr | undefined)[] }
}

/** One cell of a grid as handed in, in the order of the key's cells. */
export type Entry = { readonly id: string } & (
  | { readonly type: 'number'; readonly value: Rational }
  | { readonly type: 'choice'; readonly option: string; readonly plain: string }
  | { readonly type: 'blank' }
)

export type QuestionOf<K extends Kind> = Extract<Question, { readonly kind: K }>
export type InteractionOf<K extends Kind> = Extract<Interaction, { readonly type: Shapes[K]['interaction'] }>
export type ResponseOf<K extends Kind> = Shapes[K]['response']
export type Choice = InteractionOf<'single-choice'>
export type Grid = InteractionOf<'table'>

/** Both halves of a posed question; they part here and are never joined on a student's page. */
export interface Asked<K extends Kind = Kind> {
  readonly interaction: InteractionOf<K>
  readonly key: KeyOf<K>
}

/** What a course decides about a posed question, beside the problem and its variant. */
export interface PartOptions {
  /** BCP 47; texts that are not written in it fall back to English. */
  readonly language: string
  /** Claims or options to show, in this order, instead of a draw: those of a published or frozen variant. */
  readonly show?: readonly string[]
}

/** A raw response as far as it can be read without the key. */
export type Reading<R> = { readonly status: 'read'; readonly response: R } | Extract<Mark, { readonly status: 'blank' | 'invalid' }>

/** A response of the kind's own making and the mark it must get: tests and demonstrations are made of these. */
export interface Sample {
  readonly of: 'right' | 'wrong' | 'partly right' | 'blank' | 'malformed'
  readonly raw: RawResponse
  readonly mark:
    | { readonly status: 'graded'; readonly credit: string; readonly close?: true; readonly mistake?: string; readonly reading?: string }
    | { readonly status: 'blank' }
    | { readonly status: 'invalid'; readonly code: InvalidCode; readonly item?: string }
}

export interface ResponseKind<K extends Kind> {
  /** Whether an interaction is of the form that this kind is asked in. */
  asks(interaction: Interaction): interaction is InteractionOf<K>
  pose(question: QuestionOf<K>, solution: Solution, options: PartOptions): Checked<Asked<K>>
  /** The key that another answer to a posed part has; undefined where it cannot be handed in. */
  other(question: QuestionOf<K>, value: Value, posed: Asked<K>, solution: Solution): KeyOf<K> | undefined
  /** Total: anything that JSON can hold is read, blank or invalid. */
  read(raw: unknown, interaction: InteractionOf<K>): Reading<ResponseOf<K>>
  /** Pure: the same response and key give the same mark. */
  grade(response: ResponseOf<K>, key: KeyOf<K>): Mark
  samples(interaction: InteractionOf<K>, key: KeyOf<K>): readonly Sample[]
}

export const isChoice = (interaction: Interaction): interaction is Choice => interaction.type === 'choice'
export const isText = (interaction: Interaction): interaction is InteractionOf<'number'> => interaction.type === 'text'
export const isFormula = (interaction: Interaction): interaction is InteractionOf<'expression'> => interaction.type === 'formula'
export const isGrid = (interaction: Interaction): interaction is Grid => interaction.type === 'grid'

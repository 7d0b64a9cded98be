// A key in, all of it out: what is right, what is right as well, what a mistake leads to and what is said of it.
import type { Accepted, CellKey, Key, MistakeAnswer, NumberKey, OptionNote, Precision, ValueJson, Verdict, Witness } from '../../model.ts'
import { boundsOf } from '../bounds.ts'
import type { HtmlWriter } from '../html.ts'
import { blockJson, formulaText, type Json, symbolJson, valueJson } from './value.ts'

export function keyJson(key: Key, html: HtmlWriter): Json {
  const accepted = key.accepted?.map((one) => acceptedJson(one, html))
  switch (key.kind) {
    case 'number':
      return {
        kind: key.kind,
        ...numberJson(key),
        mistakes: key.mistakes.map((mistake) => mistakeJson(mistake, [key.precision], html)),
        accepted,
      }
    case 'single-choice':
      return {
        kind: key.kind,
        right: [key.option],
        value: valueJson(key.value),
        options: key.options.map((note) => noteJson(note, html)),
        accepted,
      }
    case 'multi-select':
      return {
        kind: key.kind,
        scheme: key.scheme,
        right: key.right,
        options: key.options.map((note) => noteJson(note, html)),
        mistakes: key.mistakes?.map(({ mistake, answers, says }) => ({
          mistake,
          options: answers.filter((id) => typeof id === 'string'),
          says: says && blockJson(says, html),
        })),
        accepted,
      }
    case 'vector':
    case 'table': {
      const precisions = key.cells.map((cell) => (cell.type === 'number' ? cell.precision : undefined))
      return {
        kind: key.kind,
        scheme: key.scheme,
        cells: key.cells.map(cellJson),
        mistakes: key.mistakes.map((mistake) => mistakeJson(mistake, precisions, html)),
        accepted,
      }
    }
    case 'expression':
      return {
        kind: key.kind,
        formula: formulaText(key.expr),
        symbols: key.symbols.map(symbolJson),
        names: key.names?.map(({ name, formula }) => ({ name, formula: formulaText(formula) })),
        form: key.form,
        within: key.within && withinJson(key.within),
        witness: key.witness,
        scheme: key.scheme,
        mistakes: key.mistakes.map((mistake) => mistakeJson(mistake, [], html)),
        accepted,
      }
    default:
      return key satisfies never
  }
}

const acceptedJson = ({ name, says, key }: Accepted, html: HtmlWriter): Json => ({
  name,
  says: says && blockJson(says, html),
  key: keyJson(key, html),
})

// ── Numbers ────────────────────────────────────────────────────────────────────────────────────────────────

const numberJson = (key: NumberKey): { readonly [name: string]: Json } => ({
  value: valueJson(key.value),
  precision: precisionJson(key.precision),
  bounds: boundsJson(key),
})

/** Decimals, and whether they are the very bounds. */
function boundsJson(key: NumberKey): Json {
  const bounds = boundsOf(key)
  return bounds && { low: bounds.low, high: bounds.high, exact: bounds.exact }
}

export const precisionJson = ({ decimals, figures, within, strict, close }: Precision): Json => ({
  decimals,
  figures,
  within: within && withinJson(within),
  strict,
  close: close && { within: withinJson(close.within), credit: close.credit },
})
export const withinJson = ({ amount, relative }: NonNullable<Precision['within']>): Json => ({ amount, relative })

const cellJson = (cell: CellKey): Json =>
  cell.type === 'number'
    ? { id: cell.id, type: cell.type, ...numberJson(cell) }
    : { id: cell.id, type: cell.type, right: cell.option, value: valueJson(cell.value) }

/** One answer a cell, in the order of the cells; those that are numbers with the bounds within which they are met. */
function mistakeJson({ mistake, answers, says }: MistakeAnswer, precisions: readonly (Precision | undefined)[], html: HtmlWriter): Json {
  const answer = (value: ValueJson, i: number): Json => {
    const precision = precisions[i]
    return { value: valueJson(value), bounds: precision && boundsJson({ value, precision }) }
  }
  return { mistake, answers: answers.map(answer), says: says && blockJson(says, html) }
}

// ── Options ────────────────────────────────────────────────────────────────────────────────────────────────

const noteJson = ({ id, right, value, mistake, claim, credit, verdict, says }: OptionNote, html: HtmlWriter): Json => ({
  id,
  right,
  value: value === undefined ? undefined : valueJson(value),
  mistake,
  claim,
  credit,
  verdict: verdict && verdictJson(verdict),
  says: says && blockJson(says, html),
})

const verdictJson = (verdict: Verdict): Json => ({
  verdict: verdict.verdict,
  how: verdict.how,
  witness: verdict.verdict === 'undecided' ? undefined : verdict.witness && witnessJson(verdict.witness),
})

const witnessJson = ({ values, left, right, changed }: Witness): Json => ({
  values: values.map(({ name, value, exact }) => ({
    name,
    value: valueJson(value),
    exact: exact === undefined ? undefined : formulaText(exact),
  })),
  left: valueJson(left),
  right: valueJson(right),
  changed: changed && { name: changed.name, to: valueJson(changed.to) },
})

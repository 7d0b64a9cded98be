// Formulas as read and a key in, a mark out: each entry decided apart, then one credit by the scheme.
//
// What is proved equal is right, also where it is defined at other points than the key (`domain`), and wrong where a form
// was asked for that it does not have (`form`). Equal to 50 digits wherever tried is right and to be reviewed; what
// cannot be decided carries no credit and waits for a person, unless the entries that can be decide the mark alone.
import type { Decision, Differing } from '../math/decide/decision.ts'
import { meetsForm } from '../math/decide/form.ts'
import { toJson } from '../math/evaluate/value.ts'
import type { Expr, ExpressionKey, ItemMark, Mark, MarkWitness, ValueJson } from '../model.ts'
import { creditOf } from './credit.ts'
import { deciderOf, type KeyDecider } from './formula-decide.ts'
import { withoutNames } from './formula-names.ts'
import { entriesOf, entryId, type Shape, shapeOf } from './formula-shape.ts'
import { meetsWithin } from './formula-within.ts'

/** An answer row by row; undefined where an entry was left blank. */
export type Formulas = readonly (Expr | undefined)[]

type Judged =
  | { readonly status: 'right'; readonly how: 'proved' | 'numeric' | 'within'; readonly domain?: 'differs' }
  /** `formless`: equal to the key by this, and written otherwise than asked. */
  | { readonly status: 'wrong'; readonly formless?: 'proved' | 'numeric'; readonly witness?: MarkWitness }
  | { readonly status: 'blank' }
  | { readonly status: 'open' }

export function gradeFormulas(formulas: Formulas, key: ExpressionKey): Mark {
  const shape = shapeOf(key.expr)
  if (shape === undefined) throw new TypeError('the key is neither a formula nor rows of formulas')
  const decider = deciderOf(key)
  const keys = entriesOf(key.expr)
  if (formulas.length !== keys.length) throw new TypeError(`${formulas.length} formulas where the key has ${keys.length}`)
  const judged = keys.map((expr, i) => judge(formulas[i], expr, i, key, shape, decider))
  const isLost = key.scheme === 'all-or-nothing' && judged.some(({ status }) => status === 'wrong' || status === 'blank')
  if (!isLost && judged.some(({ status }) => status === 'open')) return { status: 'needs-review', code: 'review/undecided' }
  const { whole, items } = itemsOf(formulas, judged, shape, key, decider)
  return {
    status: 'graded',
    credit: isLost ? '0' : creditOf(items, key.scheme),
    ...(whole !== undefined && { mistake: whole }),
    ...(shape.length > 0 && { items }),
    ...tellHow(judged, isLost),
    ...(judged.some((one) => one.status === 'wrong' && one.formless !== undefined) && key.form && { form: key.form }),
    ...witnessOf(judged),
  }
}

function judge(formula: Expr | undefined, expr: Expr, i: number, key: ExpressionKey, shape: Shape, { entries }: KeyDecider): Judged {
  if (formula === undefined) return { status: 'blank' }
  const meant = withoutNames(formula, key)
  const decision: Decision = entries[i]?.(meant) ?? { verdict: 'undecided', how: 'not-known' }
  const isNumeric = decision.verdict === 'undecided' && decision.how === 'numeric'
  if (decision.verdict === 'equal' || isNumeric) {
    if (key.form !== undefined && !meetsForm(formula, key.form)) return { status: 'wrong', formless: isNumeric ? 'numeric' : 'proved' }
    const differs = decision.verdict === 'equal' && decision.domain === 'differs'
    return { status: 'right', how: isNumeric ? 'numeric' : 'proved', ...(differs && { domain: 'differs' }) }
  }
  const near = key.within === undefined ? 'off' : meetsWithin(meant, expr, key.within, key.symbols)
  if (near === 'met') return { status: 'right', how: 'within' }
  if (decision.verdict === 'undecided' || near === 'unclear') return { status: 'open' }
  const witness = decision.witness && witnessAt(decision.witness, shape.length > 0 ? entryId(shape, i) : undefined)
  return { status: 'wrong', ...(witness && { witness }) }
}

/** Mistakes: the first that explains every entry filled in (and one of them is wrong) is the mark's; else each entry has its own. */
function itemsOf(
  formulas: Formulas,
  judged: readonly Judged[],
  shape: Shape,
  key: ExpressionKey,
  decider: KeyDecider,
): { readonly whole: string | undefined; readonly items: readonly ItemMark[] } {
  const candidates = formulas.map((formula, i) =>
    formula === undefined || !judged.some(isMistaken) ? undefined : decider.mistakes(i, withoutNames(formula, key)),
  )
  const explains = (name: string): boolean => candidates.every((found) => found === undefined || found.has(name))
  const whole = judged.some(isMistaken) ? key.mistakes.find(({ mistake }) => explains(mistake))?.mistake : undefined
  const items = judged.flatMap((one, i): readonly ItemMark[] => {
    if (one.status === 'open') return []
    const own = isMistaken(one) ? (whole ?? key.mistakes.find(({ mistake }) => candidates[i]?.has(mistake))?.mistake) : undefined
    return [{ id: entryId(shape, i), status: one.status, ...(own !== undefined && { mistake: own }) }]
  })
  return { whole, items }
}

const isMistaken = (one: Judged): boolean => one.status === 'wrong' && one.formless === undefined

/**
 * By what the mark was decided: that something was refuted where that alone decides, else the weakest reason for an entry being
 * equal to the key. Blank entries need none.
 */
function tellHow(judged: readonly Judged[], isLost: boolean): Pick<Extract<Mark, { status: 'graded' }>, 'how' | 'review' | 'domain'> {
  const isDifferent = judged.some(isMistaken)
  if (isLost && isDifferent) return { how: 'refuted' }
  const reasons = new Set(judged.map((one) => (one.status === 'right' ? one.how : one.status === 'wrong' ? one.formless : undefined)))
  const domain = judged.some((one) => one.status === 'right' && one.domain === 'differs') ? ({ domain: 'differs' } as const) : {}
  if (isLost && !judged.some(({ status }) => status === 'wrong')) return {}
  if (reasons.has('numeric')) return { how: 'numeric', review: true, ...domain }
  if (reasons.has('within')) return { how: 'within', ...domain }
  return { how: isDifferent ? 'refuted' : 'proved', ...domain }
}

/** The first wrong entry that has one. */
function witnessOf(judged: readonly Judged[]): { readonly witness?: MarkWitness } {
  const found = judged.flatMap((one) => (one.status === 'wrong' && one.witness !== undefined ? [one.witness] : []))
  return found[0] === undefined ? {} : { witness: found[0] }
}

/** None where a side is beyond float64: nothing could be shown of it. */
function witnessAt({ values, left, right }: Differing, item: string | undefined): MarkWitness | undefined {
  const [key, yours] = [sideJson(left), sideJson(right)]
  if (key === undefined || yours === undefined) return undefined
  return { ...(item !== undefined && { item }), values: values.map(({ name, value }) => ({ name, value: toJson(value) })), yours, key }
}
/** A side is exact, or the float64 nearest to it. */
function sideJson(side: Differing['left']): ValueJson | undefined {
  if (typeof side !== 'number' || Number.isInteger(side)) return toJson(side)
  return Number.isFinite(side) ? { approx: side } : undefined
}

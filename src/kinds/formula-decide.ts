// What decides answers to one key. It is opened once a key, entry by entry, and remembers what it decided of which formula.
import { openDecider } from '../math/decide/decide.ts'
import type { Decide, Decision, Terms } from '../math/decide/decision.ts'
import type { Expr, ExpressionKey, SymbolDomain } from '../model.ts'
import { entriesOf } from './formula-shape.ts'
import { formulaOf } from './formula-values.ts'

export interface KeyDecider {
  /** The entries of the key, row by row. */
  readonly entries: readonly Decide[]
  /** Which mistakes lead to this formula in entry `i`: those whose answer is proved equal. */
  mistakes(i: number, formula: Expr): ReadonlySet<string>
}

/** Formulas of which a decision is remembered; what recurs is soon back after a fresh start. */
const mostRemembered = 2000
/** Formulas longer than this, as JSON, are decided anew each time. */
const longestRemembered = 4000

const opened = new WeakMap<ExpressionKey, KeyDecider>()

export function deciderOf(key: ExpressionKey): KeyDecider {
  const known = opened.get(key)
  if (known !== undefined) return known
  const decider = open(key)
  opened.set(key, decider)
  return decider
}

/** What is known of letters. Fractional powers of negative numbers have no value, for students as for the key. */
export const termsOf = (symbols: readonly SymbolDomain[]): Terms => ({
  symbols: new Map(symbols.map((symbol) => [symbol.name, symbol])),
  oddRoots: 'undefined',
})

function open(key: ExpressionKey): KeyDecider {
  const terms = termsOf(key.symbols)
  const entries = entriesOf(key.expr).map((expr) => remembering(lazily(() => openDecider(expr, terms))))
  const mistakes = key.mistakes.map(({ mistake, answers }) => ({
    mistake,
    entries: answers.map((answer) => remembering(lazily(() => openDecider(formulaOf(answer), terms)))),
  }))
  return {
    entries,
    mistakes: (i, formula) =>
      new Set(mistakes.filter(({ entries: answers }) => answers[i]?.(formula).verdict === 'equal').map(({ mistake }) => mistake)),
  }
}

/** Nobody may ever make a mistake, or reach the last entry: nothing is opened before it is asked. */
function lazily(openIt: () => Decide): Decide {
  let decide: Decide | undefined
  return (formula) => (decide ??= openIt())(formula)
}

function remembering(decide: Decide): Decide {
  const known = new Map<string, Decision>()
  return (formula) => {
    const name = JSON.stringify(formula)
    const before = known.get(name)
    if (before !== undefined) return before
    const decision = decide(formula)
    if (known.size >= mostRemembered) known.clear()
    if (name.length <= longestRemembered) known.set(name, decision)
    return decision
  }
}

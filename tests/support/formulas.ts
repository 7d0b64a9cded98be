// Formulas for tests of the kernel: as authors write them, with π, e and i where a test says so.
import { openDecider } from '../../src/math/decide/decide.ts'
import type { Decision, Terms } from '../../src/math/decide/decision.ts'
import { toText } from '../../src/math/exact/rational.ts'
import { mapExpr } from '../../src/math/names.ts'
import type { ConstantName, Expr, SymbolDomain } from '../../src/model.ts'
import { expressionOf } from './expressions.ts'

const isConstant = (name: string): name is ConstantName => name === 'pi' || name === 'e' || name === 'i'

/** The formula of a text; the names in `constants` are π, e and i, all others are letters. */
export const formulaOf = (source: string, constants: readonly ConstantName[] = ['pi', 'e']): Expr =>
  mapExpr(expressionOf(source), (inner) =>
    inner.type === 'name' && isConstant(inner.name) && constants.includes(inner.name) ? { type: 'constant', name: inner.name } : inner,
  )

/** Terms under which nothing is declared but what is given. */
export const termsOf = (symbols: readonly SymbolDomain[] = [], oddRoots: Terms['oddRoots'] = 'undefined'): Terms => ({
  symbols: new Map(symbols.map((symbol) => [symbol.name, symbol])),
  oddRoots,
})

export interface Asked {
  readonly constants?: readonly ConstantName[]
  readonly symbols?: readonly SymbolDomain[]
  readonly oddRoots?: Terms['oddRoots']
}
/** The decision on two texts. */
export const decided = (reference: string, student: string, { constants, symbols, oddRoots }: Asked = {}): Decision =>
  openDecider(formulaOf(reference, constants), termsOf(symbols, oddRoots))(formulaOf(student, constants))

/** A decision in one line: `equal normal-form`, `equal normal-form, domain differs`, `different exact-point at x = 2: 3, 5`. */
export function told(decision: Decision): string {
  const { verdict, how } = decision
  if (verdict === 'equal') return `${verdict} ${how}${decision.domain === 'differs' ? ', domain differs' : ''}`
  if (verdict === 'undecided' || decision.witness === undefined) return `${verdict} ${how}`
  const { values, left, right } = decision.witness
  const side = (x: typeof left): string => (typeof x === 'number' ? String(x) : toText(x))
  return `${verdict} ${how} at ${values.map(({ name, value }) => `${name} = ${toText(value)}`).join(', ')}: ${side(left)}, ${side(right)}`
}

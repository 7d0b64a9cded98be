// Factors of typed formulas: numbers, names, brackets of every kind, lists, sets, roots, fractions and matrices of TeX.
import type { Expr, FunctionName } from '../../model.ts'
import { application } from './student-calls.ts'
import { greekNames } from './student-characters.ts'
import { refuse } from './student-codes.ts'
import { relation, sum } from './student-grammar.ts'
import type { OpenToken, Token } from './student-tokens.ts'
import { binary, bracketAt, call, closed, isAt, isTight, nested, node, type Part, token, upTo, type Walk, warn } from './student-walk.ts'

/** A factor without its exponent. */
export function factor(walk: Walk): Part {
  const found = token(walk)
  const { start } = found
  walk.at += 1
  switch (found.type) {
    case 'number':
      return node(walk, { type: 'number', value: found.value }, start)
    case 'fraction': {
      const [top = '', bottom = ''] = found.value.split('\u2044')
      const number = (value: string): Part => node(walk, { type: 'number', value }, start)
      return binary(walk, '/', number(top), number(bottom))
    }
    case 'name':
      if (bracketAt(walk) === '(' && isFunctionName(found.name)) warn(walk, 'symbol-before-bracket', start)
      return node(walk, { type: 'name', name: found.name }, start)
    case 'constant':
      return node(walk, { type: 'constant', name: found.name }, start)
    case 'function':
    case 'applied':
      return nested(walk, () => application(walk, found))
    case 'open':
      return nested(walk, () => brackets(walk, found))
    case '√':
    case '∛':
    case '∜':
    case '\\sqrt': {
      const sign = found.type
      return nested(walk, () => root(walk, sign, start))
    }
    case '\\frac': {
      const [top, bottom] = [nested(walk, factor), nested(walk, factor)]
      return binary(walk, '/', top, bottom, start, undefined)
    }
    case '∅':
      return node(walk, { type: 'set', items: [] }, start)
    default:
      return refuse(found.type === 'close' && walk.at === 1 ? 'unopened' : 'missing-value', found)
  }
}
/** Letters and words that people call functions by. */
const isFunctionName = (name: string): boolean =>
  /^(?:[fgh]|phi|psi|sigma)$/i.test(name) || (/^[A-Za-z]{2,}$/.test(name) && !greekNames.has(name))

const around: ReadonlyMap<string, FunctionName> = new Map<string, FunctionName>([
  ['|', 'abs'],
  ['⌊', 'floor'],
  ['⌈', 'ceil'],
])
/** Brackets of any kind, behind the one that opens. */
function brackets(walk: Walk, open: OpenToken): Part {
  const { bracket, start } = open
  const before = token(walk, -2)
  const name = around.get(bracket)
  if (name !== undefined) return call(walk, name, [closed(walk, open, sum(walk))], start)
  if (bracket === 'matrix') return matrix(walk, open)
  const isEmptySet = bracket === '{' && isAt(walk, 'close')
  const parts = isEmptySet ? closed(walk, open, []) : items(walk, open)
  const [only, second] = parts
  // `2[x+1]` is a product, `[x]` alone is a list
  const isAlone = isBorder(before, 'open') && isBorder(token(walk), 'close')
  const isGroup = bracket === '(' || bracket === 'group' || !isAlone
  if (only !== undefined && second === undefined && isGroup) return { expr: only.expr, ...upTo(walk, start) }
  return node(walk, { type: bracket === '{' ? 'set' : 'list', items: exprsOf(parts) }, start)
}
const exprsOf = (parts: readonly Part[]): readonly Expr[] => parts.map(({ expr }) => expr)
/** Whether an item of a list, or the text, begins or ends at a token. */
const isBorder = ({ type }: Token, bracket: 'open' | 'close'): boolean => [bracket, 'relation', ',', ';', '&', '\\\\', 'end'].includes(type)

/** Expressions up to the closing bracket, at least one; a comma parts them, or a semicolon where decimals have commas. */
export function items(walk: Walk, open: OpenToken): readonly Part[] {
  const parts = [relation(walk)]
  while (isAt(walk, walk.terms.decimal === ',' ? ';' : ',')) {
    if (isTight(walk)) walk.comma = token(walk)
    walk.at += 1
    parts.push(relation(walk))
  }
  return closed(walk, open, parts)
}

/** The root of the next factor: `√2x` is (√2)·x. */
export function root(walk: Walk, sign: '√' | '∛' | '∜' | '\\sqrt', start: number): Part {
  const open = token(walk)
  let degree = sign === '∜' ? node(walk, { type: 'number', value: '4' }, start) : undefined
  if (sign === '\\sqrt' && open.type === 'open' && open.bracket === '[') {
    walk.at += 1
    degree = closed(walk, open, sum(walk))
  }
  const tail = bracketAt(walk) === undefined ? ({ doubt: 'root-of-factor', start } as const) : undefined
  const of = factor(walk)
  if (degree !== undefined) return call(walk, 'root', [of, degree], start, tail)
  return call(walk, sign === '∛' ? 'cbrt' : 'sqrt', [of], start, tail)
}

/** Rows of cells; a single row or column is a vector. */
function matrix(walk: Walk, open: OpenToken): Part {
  const rows: Part[][] = [[]]
  for (;;) {
    rows.at(-1)?.push(sum(walk))
    const isNext = isAt(walk, '&')
    if (!isNext && !isAt(walk, '\\\\')) break
    walk.at += 1
    if (!isNext && isAt(walk, 'close')) break
    if (!isNext) rows.push([])
  }
  closed(walk, open, rows)
  const list = (parts: readonly Part[]): Part => node(walk, { type: 'list', items: exprsOf(parts) }, open.start)
  return rows.length === 1 || rows.every((row) => row.length === 1) ? list(rows.flat()) : list(rows.map(list))
}

// The values of a typed formula: numbers, names, brackets of every kind, roots, fractions and matrices of TeX.
import type { Expr } from '../../model.ts'
import { readRational, toText } from '../exact/rational.ts'
import { type Cursor, expect, inBrackets, isSign, item, nested, node, refuse, warn } from './student-cursor.ts'
import { application } from './student-functions.ts'
import { group, power, refuseRest, sum } from './student-grammar.ts'
import type { Item } from './student-pieces.ts'

const opening: readonly string[] = ['(', '[', '{', '\\{', '√', '∛']

/** Whether a value begins here; `behind` one, where an open bar closes instead. */
export function startsValue(cursor: Cursor, behind: boolean): boolean {
  const found = item(cursor)
  switch (found.type) {
    case 'number':
    case 'name':
    case 'constant':
    case 'function':
    case 'declared':
      return true
    case 'sign':
      return opening.includes(found.text) || (found.text === '|' && !(behind && cursor.bars > 0))
    case 'command':
      return found.text === 'frac' || found.text === 'sqrt' || found.text.startsWith('begin ')
    case 'end':
      return false
    default:
      return found satisfies never
  }
}

export function value(cursor: Cursor): Expr {
  const found = item(cursor)
  switch (found.type) {
    case 'number':
      cursor.position++
      return number(cursor, found.text, found)
    case 'name':
      cursor.position++
      if (usualFunctions.test(found.name) && isSign(cursor, '('))
        warn(cursor, 'expression/symbol-before-bracket', found.start, item(cursor).end)
      return node(cursor, { type: 'name', name: found.name })
    case 'constant':
      cursor.position++
      return node(cursor, { type: 'constant', name: found.name })
    case 'function':
    case 'declared':
      cursor.position++
      return nested(cursor, () => application(cursor, found))
    case 'sign':
      return bracket(cursor, found)
    case 'command':
      return command(cursor, found)
    case 'end':
      return refuse('expression/missing-value', found)
    default:
      return found satisfies never
  }
}
/** Letters that people call functions. */
const usualFunctions = /^(?:f|g|h|F|G|H|phi|psi|sigma)$/

/** An exact number. */
export function number(cursor: Cursor, text: string, at: Pick<Item, 'start' | 'end'>): Expr {
  const read = readRational(text)
  return read === undefined ? refuse('expression/number', at) : node(cursor, { type: 'number', value: toText(read) })
}

function bracket(cursor: Cursor, open: Extract<Item, { type: 'sign' }>): Expr {
  switch (open.text) {
    case '(':
      return parentheses(cursor, open)
    case '[':
      cursor.position++
      return node(cursor, { type: 'list', items: separated(cursor, ']', open) })
    case '{':
    case '\\{': {
      cursor.position++
      return node(cursor, { type: 'set', items: separated(cursor, open.text === '{' ? '}' : '\\}', open) })
    }
    case '|':
      return absolute(cursor, open)
    case '√':
    case '∛': {
      cursor.position++
      const inner = nested(cursor, () => value(cursor))
      return node(cursor, { type: 'call', name: open.text === '√' ? 'sqrt' : 'cbrt', args: [inner] })
    }
    case '%':
      return refuse('expression/percent', open)
    default:
      return refuse('expression/missing-value', open)
  }
}

/** Brackets around one expression, or the list of several. */
function parentheses(cursor: Cursor, open: Item): Expr {
  cursor.position++
  const items = separated(cursor, ')', open)
  const [only] = items
  return only !== undefined && items.length === 1 ? only : node(cursor, { type: 'list', items })
}

/** Expressions up to a closing bracket, at least one; a comma parts them, or a semicolon where decimals have commas. */
export function separated(cursor: Cursor, close: string, open: Item): readonly Expr[] {
  const separator = cursor.terms.decimal === ',' ? ';' : ','
  return inBrackets(cursor, () => {
    const items = [sum(cursor)]
    while (isSign(cursor, separator)) {
      cursor.position++
      items.push(sum(cursor))
    }
    if (item(cursor).type !== 'end' && !isSign(cursor, close)) refuseRest(cursor)
    expect(cursor, close, open)
    return items
  })
}

function absolute(cursor: Cursor, open: Item): Expr {
  cursor.position++
  const { bars } = cursor
  cursor.bars = bars + 1
  const inner = nested(cursor, () => sum(cursor))
  expect(cursor, '|', open)
  cursor.bars = bars
  return node(cursor, { type: 'call', name: 'abs', args: [inner] })
}

function command(cursor: Cursor, found: Extract<Item, { type: 'command' }>): Expr {
  cursor.position++
  if (found.text === 'frac') return fraction(cursor)
  if (found.text === 'sqrt') return root(cursor)
  if (/^begin [pbv]?matrix$/.test(found.text)) return matrix(cursor, found)
  return refuse('expression/unknown-command', found)
}
/** `{…}`, or what stands next: `\\frac1x`. */
const argument = (cursor: Cursor): Expr => (isSign(cursor, '{') ? group(cursor) : nested(cursor, () => power(cursor)))
/** `\\frac12` is one half: its two arguments are the digits of one number. */
function fraction(cursor: Cursor): Expr {
  const found = item(cursor)
  const [top = '', bottom = ''] = found.type === 'number' && /^\d\d$/.test(found.text) ? found.text : ''
  if (top === '') {
    const left = argument(cursor)
    return node(cursor, { type: 'arithmetic', op: '/', left, right: argument(cursor) })
  }
  cursor.position++
  const left = number(cursor, top, found)
  return node(cursor, { type: 'arithmetic', op: '/', left, right: number(cursor, bottom, found) })
}
function root(cursor: Cursor): Expr {
  const open = item(cursor)
  if (!isSign(cursor, '[')) return node(cursor, { type: 'call', name: 'sqrt', args: [argument(cursor)] })
  cursor.position++
  const degree = inBrackets(cursor, () => sum(cursor))
  expect(cursor, ']', open)
  return node(cursor, { type: 'call', name: 'root', args: [argument(cursor), degree] })
}

/** Rows of cells; a single row or column is a vector. */
function matrix(cursor: Cursor, open: Item): Expr {
  const rows: Expr[][] = [[]]
  inBrackets(cursor, () => {
    for (;;) {
      rows.at(-1)?.push(sum(cursor))
      const next = item(cursor)
      cursor.position++
      if (next.type === 'sign' && next.text === '\\\\') {
        if (isEnd(item(cursor))) break
        rows.push([])
      } else if (isEnd(next)) {
        cursor.position--
        break
      } else if (next.type === 'end') refuse('expression/unclosed', open)
      else if (next.type !== 'sign' || next.text !== '&') refuse('expression/unexpected', next)
    }
    cursor.position++
  })
  const [first = []] = rows
  if (rows.some((row) => row.length !== first.length)) refuse('expression/unexpected', open)
  if (rows.length === 1) return node(cursor, { type: 'list', items: first })
  if (first.length === 1) return node(cursor, { type: 'list', items: rows.flat() })
  return node(cursor, { type: 'list', items: rows.map((items) => node(cursor, { type: 'list', items })) })
}
const isEnd = (found: Item): boolean => found.type === 'command' && /^end /.test(found.text)

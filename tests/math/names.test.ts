// Names in expressions, and expressions with something put in their place.
import { describe, expect, test } from 'vitest'
import { membersIn, mapExpr, namesIn, substitute } from '../../src/math/names.ts'
import { sortGraph } from '../../src/math/graph.ts'
import type { Expr } from '../../src/model.ts'
import { expr } from '../cell/equations.ts'

describe('names', () => {
  test('bare names once each, in order, wherever they stand', () => {
    expect([...namesIn(expr('if(not (b > 0 and a[k] <= c), [d, -e^f], g ./ "word") + b'))]).toEqual([
      'b',
      'a',
      'k',
      'c',
      'd',
      'e',
      'f',
      'g',
    ])
  })
  test('members are not bare names, functions and words are none', () => {
    expect([...namesIn(expr('max(cell.h, parts.a) + mistakes.m.b'))]).toEqual([])
    expect(membersIn(expr('max(cell.h, h) + mistakes.m.b')).map(({ of, path }) => [of, ...path].join('.'))).toEqual([
      'cell.h',
      'mistakes.m.b',
    ])
  })
})

describe('substitute', () => {
  test('all at once: two names are swapped', () => {
    const swap = new Map([
      ['f', expr('i')],
      ['i', expr('f')],
    ])
    expect(substitute(expr('f .* c + i[f] .* sigmoid(i)'), swap)).toEqual(expr('i .* c + f[i] .* sigmoid(f)'))
  })
  test('members and what is put in are left alone', () => {
    expect(substitute(expr('cell.x + x'), new Map([['x', expr('x + 1')]]))).toEqual(expr('cell.x + (x + 1)'))
  })
})

test('mapExpr sees each node with its children rebuilt', () => {
  const seen: string[] = []
  const doubled = mapExpr(expr('-(a + 2) < [a]'), (inner): Expr => {
    seen.push(inner.type)
    return inner.type === 'name' ? { type: 'name', name: `${inner.name}${inner.name}` } : inner
  })
  expect(doubled).toEqual(expr('-(aa + 2) < [aa]'))
  expect(seen).toEqual(['name', 'number', 'arithmetic', 'negate', 'name', 'list', 'compare'])
})

describe('sortGraph', () => {
  const graph = (needs: Readonly<Record<string, readonly string[]>>) => sortGraph(new Map(Object.entries(needs)))
  test('what is needed comes first, else the order is kept', () => {
    expect(graph({ c: ['a', 'elsewhere'], b: [], a: ['b'] })).toEqual({ order: ['b', 'a', 'c'], cycles: [] })
  })
  test('a node that leads into a cycle is not part of it', () => {
    expect(graph({ a: ['b'], b: ['c'], c: ['b'] }).cycles).toEqual([['b', 'c']])
  })
})

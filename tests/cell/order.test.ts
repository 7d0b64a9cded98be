// The order of a cell's equations: by what they read within one row.
import { describe, expect, test } from 'vitest'
import { orderEquations } from '../../src/cell/order.ts'
import { equations } from './equations.ts'

function orderOf(sources: Readonly<Record<string, string>>): readonly string[] {
  const ordered = orderEquations(equations(sources))
  if (!ordered.ok) throw new Error(ordered.errors.map(({ message }) => message).join('; '))
  return ordered.value.map(({ name }) => name)
}
function errorsOf(sources: Readonly<Record<string, string>>) {
  const ordered = orderEquations(equations(sources))
  return ordered.ok ? [] : ordered.errors
}

describe('order', () => {
  test('an LSTM written backwards is computed forwards', () => {
    const order = orderOf({
      h: 'o .* tanh(c)',
      c: 'f .* c_prev + i .* g',
      g: 'tanh(h_prev + x)',
      o: 'sigmoid(x)',
      i: 'sigmoid(x)',
      f: 'sigmoid(h_prev)',
    })
    expect(order.indexOf('c')).toBeGreaterThan(Math.max(order.indexOf('f'), order.indexOf('i'), order.indexOf('g')))
    expect(order.indexOf('h')).toBeGreaterThan(Math.max(order.indexOf('c'), order.indexOf('o')))
    expect(order).toHaveLength(6)
  })
  test('equations that do not read each other stay as written', () => {
    expect(orderOf({ b: 'x', a: 'x', c: 'x' })).toEqual(['b', 'a', 'c'])
  })
  test('a peephole to the new cell comes after it', () => {
    expect(orderOf({ o: 'sigmoid(p .* c)', c: 'c_prev + x' })).toEqual(['c', 'o'])
  })
  test('what is read of the row before is no dependency', () => {
    expect(orderOf({ a: 'b_prev + x', b: 'a_prev + x' })).toEqual(['a', 'b'])
  })
  test('a name inside calls, brackets, comparisons and lists counts', () => {
    expect(orderOf({ d: 'if(not (c > 0), 1, 2)', c: 'b[1] + sum([a, 1])', b: '[a, -a]', a: 'x' })).toEqual(['a', 'b', 'c', 'd'])
  })
  test('a chain of thousands is no danger', () => {
    const chain = Object.fromEntries(Array.from({ length: 20_000 }, (_, i) => [`a${i}`, i === 19_999 ? 'x' : `a${i + 1}`]))
    expect(orderOf(chain)[0]).toBe('a19999')
  })
})

describe('cycles', () => {
  test('are reported with their path, at the first equation of it', () => {
    const [error, ...rest] = errorsOf({ x1: 'u', c: 'f*h', h: 'tanh(c)', f: 'u' })
    expect(error).toMatchObject({ code: 'spec/cycle', at: { line: 2 } })
    expect(error?.message).toContain('c → h → c')
    expect(error?.hint).toContain('c_prev or h_prev')
    expect(rest).toEqual([])
  })
  test('an equation that reads itself is one', () => {
    expect(errorsOf({ h: 'tanh(h + x)' })[0]?.message).toContain('h → h')
  })
  test('two that do not touch are two', () => {
    expect(errorsOf({ a: 'b', b: 'a', c: 'd', d: 'c', e: 'a' }).map(({ message }) => message.replace(/.*: /, ''))).toEqual([
      'a → b → a',
      'c → d → c',
    ])
  })
})

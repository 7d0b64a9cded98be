// A second opinion on every key that is shipped: the same cell in plain float64, rounded by the few lines below, which know
// nothing of rationals, balls and tie rules. And the trace ends where the key stands.
import { describe, expect, test } from 'vitest'
import { runCell } from '../../src/cell/run-given.ts'
import type { RowHooks } from '../../src/cell/run.ts'
import { openLibrary } from '../../src/cli/library.ts'
import type { ValueOf } from '../../src/math/evaluate/carrier.ts'
import { float64 } from '../../src/math/evaluate/float64.ts'
import { readRational, toFloat } from '../../src/math/exact/rational.ts'
import { isList, isScalar, scalarToFloat, toJson, type Value } from '../../src/math/evaluate/value.ts'
import type { Cell, Expr, Problem, Rounding, ValueJson } from '../../src/model.ts'
import { drawVariant } from '../../src/pipeline.ts'
import type { Solution } from '../../src/solve/solution.ts'
import { must, problemById, root } from '../support/library.ts'

type Floats = ValueOf<number>
const floats = (value: Value): Floats =>
  isList(value) ? value.map(floats) : isScalar(value) ? scalarToFloat(value) : typeof value === 'string' ? value : NaN
function fromJson(json: ValueJson): Floats {
  if (typeof json === 'number') return json
  if (typeof json === 'string') return toFloat(readRational(json) ?? NaN)
  if ('formula' in json) throw new TypeError('a number is expected')
  return 'approx' in json ? json.approx : json.map(fromJson)
}
const each = (f: (x: number) => number, value: Floats): Floats =>
  typeof value === 'number' ? f(value) : typeof value === 'string' ? NaN : value.map((part: Floats) => each(f, part))

const constant = (expr: Expr): number =>
  expr.type === 'number' ? toFloat(readRational(expr.value) ?? NaN) : expr.type === 'negate' ? -constant(expr.arg) : NaN
function rounded({ to, tie }: Rounding, x: number): number {
  if (to === undefined) return x
  if (to === 'integer') {
    const low = Math.floor(x)
    if (x - low === 0.5) return tie === 'toward-zero' ? Math.trunc(x) : NaN
    return Math.round(x)
  }
  const values = to.map(({ expr }) => constant(expr))
  return values.reduce((best, value) => (Math.abs(value - x) < Math.abs(best - x) ? value : best))
}
function hooks(roundings: readonly Rounding[]): RowHooks<number, null> {
  const rules = new Map(roundings.map((rounding) => [rounding.of, rounding]))
  return {
    around(name) {
      const rule = rules.get(name)
      if (rule === undefined) return undefined
      const from = rule.saturate === undefined ? Infinity : Number(rule.saturate)
      const low = name === 'tanh' ? -1 : 0
      return (_frame, args, plain) => {
        const [argument = NaN] = args
        if (typeof argument !== 'number') return each((x) => rounded(rule, x), plain())
        return argument >= from ? 1 : argument <= -from ? low : each((x) => rounded(rule, x), plain())
      }
    },
    settle(name) {
      const rule = rules.get(name)
      if (rule === undefined) return undefined
      return (_context, value) => {
        const seen = each((x) => rounded(rule, x), value)
        return { seen, carried: rule.carry === 'exact' ? value : seen }
      }
    },
  }
}

/** The cell of a solution run by `cell`'s own entrance: columns by name. */
function secondOpinion(solution: Solution): ReadonlyMap<string, readonly Floats[]> {
  const { problem, cell, rows } = solution
  if (problem.cell === undefined || cell === undefined) return new Map()
  const { over = [], every = [] } = problem.lines.run ?? {}
  const perRow = new Set([...over, ...every].map(({ name }) => name))
  // an input that nothing asked for reads, such as x where the gates are given, has no column
  const inputs = [...new Set([...perRow, ...cell.inputs])].filter((name) => solution.column(name).ok)
  const rowsOf = (name: string): readonly ValueJson[] => {
    const column = must(solution.column(name))
    return rows > 0 && isList(column) ? column.map(toJson) : [toJson(column)]
  }
  const given = cell.given.filter(({ name }) => !inputs.includes(name)).map(({ name, value }) => [name, toJson(value)] as const)
  const inRows = inputs.map((name) => [name, rowsOf(name)] as const)
  const run = (columns: readonly (readonly [string, readonly ValueJson[]])[]): readonly ReadonlyMap<string, Floats>[] =>
    must(
      runCell<number, null>(
        // the conventions chosen, and terms that are none, are the solution's to know
        { ...cellOf(problem), equations: cell.equations, conventions: [] },
        {
          inputs: new Map(columns),
          state: new Map(given.filter(([name]) => name.endsWith('_prev')).map(([name, value]) => [name.replace('_prev', ''), value])),
          weights: new Map(given.filter(([name]) => !name.endsWith('_prev'))),
          round: [],
          convention: new Map(),
        },
        float64,
        fromJson,
        hooks(cell.rounding),
        null,
      ),
    )
  // lines of a truth table are cases: each is run by itself
  const cases =
    every.length === 0
      ? [inRows]
      : Array.from({ length: rows }, (_, row) => inRows.map(([name, values]) => [name, values.slice(row, row + 1)] as const))
  const steps = cases.flatMap(run)
  return new Map([...(steps[0]?.keys() ?? [])].map((name) => [name, steps.map((step) => step.get(name) ?? NaN)]))
}
function cellOf({ cell }: Problem): Cell {
  if (cell === undefined) throw new Error('a problem without a cell')
  return cell
}
const close = (value: Floats): unknown =>
  typeof value === 'number' ? expect.closeTo(value, 11) : typeof value === 'string' ? value : value.map(close)

const seeds = Array.from({ length: 30 }, (_, seed) => 1000 + seed)
const withCell = openLibrary(root)
  .allProblems()
  .map(({ id }) => problemById(id))
  .filter(({ cell, parts, symbols }) => cell !== undefined && symbols.length === 0 && parts.some((part) => part.kind !== 'multi-select'))
const solved = (problem: Problem, seed: number): Solution => must(drawVariant(problem, seed, { language: 'en' })).solution

test('nine problems run a cell to a key without letters; those with letters are compared by hand in gradients.test.ts', () => {
  expect(withCell.map(({ id }) => id).sort()).toEqual([
    'gate-truth-table',
    'gated-rnn-unroll',
    'gru-step',
    'hinge-loss-table',
    'logic-gate-truth-table',
    'lstm-rounded-step',
    'lstm-step-exact',
    'lstm-unroll-rounded',
    'rnn-unroll',
  ])
})

describe.each(withCell.map((problem) => [problem.id, problem] as const))('%s, thirty seeds', (_, problem) => {
  test('float64 comes to the same in every row', () => {
    for (const seed of seeds) {
      const solution = solved(problem, seed)
      const columns = secondOpinion(solution)
      const traced = new Set(solution.trace.map(({ name }) => name))
      expect([...columns.keys()].filter((name) => traced.has(name)).sort()).toEqual([...traced].sort())
      for (const name of traced) {
        const values = floats(must(solution.column(name)))
        expect(solution.rows === 0 ? [values] : values).toEqual(columns.get(name)?.map(close))
      }
    }
  })
  test('the trace shows each row of what is asked for, and ends with the key', () => {
    for (const seed of seeds) {
      const solution = solved(problem, seed)
      const stepsOf = (name: string): readonly Value[] => solution.trace.filter((step) => step.name === name).map(({ value }) => value)
      for (const part of problem.parts) {
        const key = must(solution.key(part))
        if (part.kind === 'table')
          for (const [i, { name }] of part.fill.entries()) {
            const column = isList(key) ? (key[i] ?? []) : []
            expect(solution.rows === 0 ? [column] : column).toEqual(stepsOf(name))
          }
        // cell.h, h[1], h[end]: the first or the last row
        else if (part.kind === 'single-choice' || part.kind === 'vector')
          expect(key).toEqual(part.key.source === 'h[1]' ? stepsOf('h')[0] : stepsOf('h').at(-1))
      }
    }
  })
})

test('softmax and cross-entropy, which has no cell', () => {
  const problem = problemById('softmax-cross-entropy')
  for (const seed of seeds) {
    const solution = solved(problem, seed)
    const draws = new Map(solution.variant.draws.map(({ path, value }) => [path, fromJson(value)]))
    const [z, y] = [draws.get('parameters.z'), draws.get('parameters.y')]
    const powers = Array.isArray(z) ? z.map((x: Floats) => Math.exp(Number(x))) : []
    const shares = powers.map((power) => power / powers.reduce((a, b) => a + b, 0))
    const [probabilities, loss] = problem.parts.map((part) => floats(must(solution.key(part))))
    expect(probabilities).toEqual(shares.map(close))
    expect(loss).toEqual(close(-Math.log(shares[Number(y) - 1] ?? NaN)))
  }
})

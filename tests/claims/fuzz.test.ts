// Random claims about four cells: what is proved holds at random points, what is refuted fails at its witness. Both are
// checked in plain float64, by code that shares nothing with the engine's normal forms, balls and evaluator.
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { decideClaim } from '../../src/cell/claims/decide.ts'
import type { Claim, Expr, Witness } from '../../src/model.ts'
import { claim, context, type Gates, gru, keeps, lstm, type Written, writes } from './cells.ts'
import { clearly, flat, fromJson, holds, type Num, type Others, safely, tolerantly } from './floats.ts'
import { generator, type Point, pointOf, randomPoint } from './points.ts'

export const cells = {
  writes: { sources: writes, names: ['s', 's_prev', 's_tilde', 'g'], gates: ['g'], starts: ['s_prev'] },
  keeps: { sources: keeps, names: ['s', 's_prev', 's_tilde', 'g'], gates: ['g'], starts: ['s_prev'] },
  lstm: { sources: lstm, names: ['c', 'c_prev', 'c_tilde', 'h', 'f', 'i', 'o'], gates: ['f', 'i', 'o'], starts: ['c_prev', 'h_prev'] },
  gru: { sources: gru, names: ['h', 'h_prev', 'h_tilde', 'z', 'r'], gates: ['z', 'r'], starts: ['h_prev'] },
} as const
type CellName = keyof typeof cells

/** A condition, and how a drawn point is made to meet it (where it can be). */
interface Assumed {
  readonly source: string
  readonly set?: { readonly name: string; readonly value: number }
  readonly element: boolean
}

const pick = <T>(...list: readonly T[]): fc.Arbitrary<T> => fc.constantFrom(...list)

function expression(names: readonly string[], element: boolean): fc.Arbitrary<string> {
  const name = pick(...names).map((one) => (element ? `${one}[k]` : one))
  return fc.letrec<{ any: string }>((tie) => ({
    any: fc.oneof(
      { maxDepth: 2, withCrossShrink: true },
      { arbitrary: name, weight: 4 },
      { arbitrary: pick('0', '1', '1/2', '2'), weight: 2 },
      { arbitrary: fc.tuple(tie('any'), pick('+', '-', '.*'), tie('any')).map(([a, op, b]) => `(${a} ${op} ${b})`), weight: 4 },
      { arbitrary: fc.tuple(pick('min', 'max'), tie('any'), tie('any')).map(([f, a, b]) => `${f}(${a}, ${b})`), weight: 2 },
      { arbitrary: fc.tuple(pick('abs', 'relu', 'tanh'), tie('any')).map(([f, a]) => `${f}(${a})`), weight: 2 },
    ),
  })).any
}

const assumption = (cell: CellName): fc.Arbitrary<Assumed> =>
  fc.oneof(
    fc
      .tuple(pick(...cells[cell].gates), fc.boolean(), pick(0, 1, 0.5))
      .map(([name, element, value]) => ({ source: `${name}${element ? '[k]' : ''} == ${value}`, set: { name, value }, element })),
    fc
      .tuple(pick(...cells[cell].starts), fc.boolean(), pick(0, 1, -1))
      .map(([name, element, value]) => ({ source: `${name}${element ? '[k]' : ''} == ${value}`, set: { name, value }, element })),
    fc
      .tuple(pick(...cells[cell].names), pick('>=', '<', '!='), pick('0', '1/2'))
      .map(([name, op, bound]) => ({ source: `${name}[k] ${op} ${bound}`, element: true })),
    pick(...cells[cell].starts).map((name) => ({ source: `abs(${name}) <= 1`, element: false })),
  )

/** Conclusions that often hold (bounds, mixtures) beside those that are anything. */
const conclusion = (cell: CellName, element: boolean, later: boolean): fc.Arbitrary<string> => {
  const { names, gates, starts } = cells[cell]
  const next = names.filter((name) => !name.endsWith('_prev')).map((name) => `${name}_next`)
  const side = expression(later ? [...names, ...next] : names, element)
  const entry = (name: string): string => (element ? `${name}[k]` : name)
  const of = pick(...names, ...(later ? next : [])).map(entry)
  const on = pick(...gates, ...starts, 'x', ...(later ? [...next, 'x_next'] : [])).map((name) =>
    name.startsWith('x') ? name : entry(name),
  )
  const relation = pick('==', '<=', '<', '>=', '!=')
  return fc.oneof(
    { arbitrary: fc.tuple(side, relation, side).map(([a, op, b]) => `${a} ${op} ${b}`), weight: 5 },
    { arbitrary: fc.tuple(side, side).map(([a, b]) => `abs(${a}) <= abs(${b}) + 1`), weight: 1 },
    { arbitrary: fc.tuple(side, side, side).map(([a, b, c]) => `min(${a}, ${b}) <= ${c} <= max(${a}, ${b})`), weight: 1 },
    { arbitrary: fc.tuple(side, side).map(([a, b]) => `${a} - ${b} == -(${b} - ${a})`), weight: 1 },
    { arbitrary: fc.tuple(side, relation, side, side).map(([a, op, b, c]) => `${a} ${op} ${b} or ${b} <= ${c}`), weight: 1 },
    { arbitrary: fc.tuple(pick('any', 'all', 'not '), side, relation, side).map(([f, a, op, b]) => `${f}(${a} ${op} ${b})`), weight: 1 },
    { arbitrary: fc.tuple(pick('', 'not '), of, on).map(([denied, a, b]) => `${denied}depends(${a}, ${b})`), weight: 3 },
    {
      arbitrary: fc.tuple(pick('and', 'or'), of, on, side, side).map(([op, a, b, c, d]) => `depends(${a}, ${b}) ${op} ${c} <= ${d}`),
      weight: 1,
    },
  )
}

interface Case {
  readonly cell: CellName
  readonly gates: Gates
  readonly assumed: readonly Assumed[]
  readonly conclusion: string
  readonly quantifier: 'then' | 'can'
}
export const anyCase: fc.Arbitrary<Case> = pick<CellName>('writes', 'keeps', 'lstm', 'gru').chain((cell) =>
  fc.boolean().chain((element) =>
    fc.record({
      cell: fc.constant(cell),
      gates: pick<Gates>('ideal', 'ideal', 'exact', 'rounded'),
      assumed: fc.array(assumption(cell), { maxLength: 2 }),
      conclusion: fc.boolean().chain((later) => conclusion(cell, element, later)),
      quantifier: pick('then', 'then', 'can'),
    }),
  ),
)

export function claimOf({ assumed, conclusion: source, quantifier }: Case): Claim {
  const written: Written = quantifier === 'then' ? { then: source } : { can: source }
  return claim(assumed.length === 0 ? written : { ...written, if: assumed.map((one) => one.source).join(' and ') })
}
const askedOf = (asked: Claim): readonly Expr[] => [...(asked.if ? [asked.if.expr] : []), asked.conclusion.expr]

/** The other points that count: those that meet the hypothesis as well. */
const othersOf =
  (asked: Claim, point: Point): Others =>
  (name, at) =>
    point.others(name, at).filter((env) => asked.if === undefined || holds(asked.if.expr, env, safely(1e-9)))

/** Checks a proof at 200 random points (those that meet the hypothesis); how many did. */
function checkProof(one: Case, asked: Claim, seed: number): number {
  const about = context(cells[one.cell].sources, one.gates)
  const random = generator(seed)
  let met = 0
  for (let i = 0; i < 200; i++) {
    const point = randomPoint(about, askedOf(asked), random, (drawn) => {
      for (const { set, element } of one.assumed) {
        const before = set === undefined ? undefined : drawn.get(set.name)
        if (set === undefined || before === undefined || typeof before === 'number') continue
        drawn.set(
          set.name,
          before.map((entry: Num, j) => (element && j + 1 !== drawn.get('k') ? entry : set.value)),
        )
      }
    })
    if (point === undefined || (asked.if !== undefined && !holds(asked.if.expr, point.env, safely(1e-9)))) continue
    met++
    // for all: holds, give or take float errors; a denied “can”: holds nowhere clearly
    const others = othersOf(asked, point)
    const agrees =
      one.quantifier === 'then'
        ? holds(asked.conclusion.expr, point.env, tolerantly(1e-7), others)
        : !holds(asked.conclusion.expr, point.env, clearly(1e-7), others)
    if (!agrees) throw new Error(`wrong at ${JSON.stringify([...point.env])}`)
  }
  return met
}

/** Checks a witness; whether floats show it too (they may not see a difference below 1e-12). */
function checkWitness(one: Case, asked: Claim, witness: Witness): boolean {
  const { point, reported, after } = pointOf(witness, context(cells[one.cell].sources, one.gates), askedOf(asked))
  const { env } = point
  for (const [name, value] of reported) {
    const again = flat(env.get(name) ?? NaN)
    flat(value).forEach((x, i) => expect(x).toBeCloseTo(again[i] ?? NaN, 9))
  }
  if (asked.if !== undefined)
    for (const each of [env, ...(after ? [after] : [])]) expect(holds(asked.if.expr, each, tolerantly(1e-9))).toBe(true)
  const others: Others = (name, at) => [...(after ? [after] : []), ...othersOf(asked, point)(name, at)]
  if (one.quantifier === 'then') expect(holds(asked.conclusion.expr, env, clearly(1e-9), others)).toBe(false)
  else expect(holds(asked.conclusion.expr, env, tolerantly(1e-9), others)).toBe(true)
  expect(flat(fromJson(witness.left)).length).toBeGreaterThan(0)
  return holds(asked.conclusion.expr, env, { equal: 1e-12, margin: 0 }, others) === (one.quantifier === 'can')
}

const runs = Number(process.env['CLAIM_FUZZ_RUNS'] ?? 200)

test('verdicts on random claims agree with plain float64', { timeout: 60_000 + runs * 200 }, () => {
  const seen = { proofs: 0, points: 0, witnesses: 0, shown: 0, undecided: 0 }
  fc.assert(
    fc.property(anyCase, fc.nat(), (one, seed) => {
      const asked = claimOf(one)
      const verdict = decideClaim(asked, context(cells[one.cell].sources, one.gates))
      if (verdict.verdict === 'undecided') seen.undecided++
      else if (verdict.witness !== undefined) {
        seen.witnesses++
        if (checkWitness(one, asked, verdict.witness)) seen.shown++
      } else {
        seen.proofs++
        seen.points += checkProof(one, asked, seed)
      }
    }),
    { numRuns: runs },
  )
  if (process.env['CLAIM_FUZZ_RUNS'] !== undefined) console.log(seen)
  // the check itself must bite: enough of each kind was seen
  expect(seen.proofs).toBeGreaterThan(runs / 50)
  expect(seen.points).toBeGreaterThan(runs / 2)
  expect(seen.witnesses).toBeGreaterThan(runs / 5)
  expect(seen.shown).toBeGreaterThan(0.97 * seen.witnesses)
})

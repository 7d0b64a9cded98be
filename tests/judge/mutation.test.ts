// Thousands of right answers with a slip: none that differs is accepted, none is called different without a point that shows it.
// The judge of the judge is an 80-digit evaluation that shares no code with the kernel.
import { expect, test } from 'vitest'
import { toText } from '../../src/math/exact/rational.ts'
import { openDecider } from '../../src/math/decide/decide.ts'
import type { Decision } from '../../src/math/decide/decision.ts'
import { namesIn } from '../../src/math/names.ts'
import { plain } from '../../src/math/print/plain.ts'
import type { Expr } from '../../src/model.ts'
import { agree, compareByOracle, decimal, oraclePoints, oracleValue, sequence } from '../support/oracle-evaluate.ts'
import { root } from '../support/files.ts'
import { exprOf, readBanks } from './course.ts'
import { mutantsOf } from './mutants.ts'

/** As many as the issue asks for; a nightly run may take more. */
const wanted = Number(process.env['QUIZWRIGHT_MUTANTS'] ?? 3_000)

const banks = readBanks(root(''))

interface Mutant {
  readonly reference: Expr
  readonly mutant: Expr
  readonly decision: Decision
}

function* decided(): Generator<Mutant> {
  const next = sequence(20_261_126)
  const all = banks.flatMap((bank) => {
    const reference = exprOf(bank, bank.reference)
    const right = [bank.reference, ...bank.right].map((text) => exprOf(bank, text))
    const decide = openDecider(reference, { symbols: new Map(), oddRoots: 'undefined' })
    return right.flatMap((expr) => mutantsOf(expr, bank.symbols).map((mutant) => ({ reference, mutant, decide })))
  })
  // each is taken or left by the sequence, so that every bank has its share
  let left = wanted
  for (const [i, { reference, mutant, decide }] of all.entries()) {
    if (next() % (all.length - i) >= left) continue
    left -= 1
    yield { reference, mutant, decision: decide(mutant) }
  }
}

/** What is wrong with a decision by the oracle: some mutants have no value where the reference has, the others are decided. */
function wrong({ reference, mutant, decision }: Mutant): string | undefined {
  const about = `${plain(reference)}  ~  ${plain(mutant)}`
  const names = [...new Set([...namesIn(reference), ...namesIn(mutant)])]
  const byOracle = (): ReturnType<typeof compareByOracle> => compareByOracle(reference, mutant, oraclePoints(names, 24, 1 + about.length))
  if (decision.verdict === 'equal') return byOracle() === 'differ' ? `accepted: ${about}` : undefined
  if (decision.verdict === 'undecided')
    return decision.how === 'no-point' && byOracle() === 'unclear' ? undefined : `left open (${decision.how}): ${about}`
  if (decision.witness === undefined) return byOracle() === 'agree' ? `refused without a point: ${about}` : undefined
  const at = new Map(decision.witness.values.map(({ name, value }) => [name, decimal(toText(value))]))
  const [left, right] = [oracleValue(reference, at), oracleValue(mutant, at)]
  return left !== undefined && right !== undefined && !agree(left, right)
    ? undefined
    : `refused at a point where they do not differ: ${about}`
}

test('no slip that makes a difference is accepted, and no answer refused without one', { timeout: 120_000 }, () => {
  const counts = { equal: 0, different: 0, undecided: 0 }
  const faults: string[] = []
  for (const each of decided()) {
    counts[each.decision.verdict] += 1
    const fault = wrong(each)
    if (fault !== undefined) faults.push(fault)
  }
  expect(faults).toEqual([])
  expect(counts.equal + counts.different + counts.undecided).toBe(wanted)
  console.log(`${wanted} mutants: ${counts.different} different, ${counts.equal} equal, ${counts.undecided} without a point in common`)
  expect(counts.undecided).toBeLessThan(0.02 * wanted)
})

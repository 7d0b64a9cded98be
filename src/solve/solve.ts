// solve(): a frozen variant → its Solution. The same function serves follow-through (overrides) and mistakes (other worlds).
import { type ClaimContext, decideClaim } from '../cell/claims/decide.ts'
import { sameClaim } from '../cell/claims/same.ts'
import { orderEquations } from '../cell/order.ts'
import { type Checked, type Diagnostic, error, failed, ok, warning } from '../diagnostic.ts'
import { approximate } from '../math/evaluate/approximate.ts'
import { attempt } from '../math/failure.ts'
import { namesIn } from '../math/names.ts'
import { fromJson, hasLetters, type Value } from '../math/evaluate/value.ts'
import { plainValue } from '../math/print/plain.ts'
import type { Claim, Mistake, Problem, Question, Sourced, Variant, Verdict } from '../model.ts'
import type { Draws } from '../variant/candidates.ts'
import { lettersOf } from '../variant/letters.ts'
import { stream, type Stream, streamKey } from '../variant/stream.ts'
import { type Program, Programs } from './program.ts'
import type { CellInUse, Solution, TraceStep } from './solution.ts'
import { takenWhole } from './taken.ts'
import { settledValue } from './ties.ts'
import { World } from './world.ts'

const programs = new WeakMap<Problem, Programs>()
/** The compiled programs of a problem: one object, whoever asks. */
export function programsOf(problem: Problem): Programs {
  const known = programs.get(problem) ?? new Programs(problem)
  programs.set(problem, known)
  return known
}

/** The draws of a frozen variant as values; those that are formulas know the problem's letters again. */
export function drawsOf(problem: Problem, variant: Variant): Draws {
  const { known } = lettersOf(problem)
  return new Map(variant.draws.map(({ path, value }) => [path, fromJson(value, known)]))
}

/**
 * Solves a variant: every key is computed and settled (no tie that matters, nothing undefined). `overrides` are names
 * (parameters, `let`) whose value is taken as given.
 */
export function solve(
  problem: Problem,
  variant: Variant,
  overrides: ReadonlyMap<string, Value> = new Map(),
  draws: Draws = drawsOf(problem, variant),
): Checked<Solution> {
  const built = attempt(() => new World(programsOf(problem), draws, undefined, [], takenWhole(overrides)), problem.at)
  if (!built.ok) return built
  const world = built.value
  const keys = new Map<string, Value>()
  const errors: Diagnostic[] = []
  for (const part of problem.parts) {
    if (world.program.key(part) === undefined) continue
    const key = attempt(() => settledValue(world, (one) => one.keyOf(part.id)), part.at)
    if (!key.ok) errors.push(...key.errors)
    else if (isOfNumbers(part) && hasLetters(key.value)) errors.push(notANumber(part, key.value))
    else keys.set(part.id, key.value)
  }
  return errors.length > 0 ? failed(...errors) : ok(new SolvedVariant(world, variant, keys), irrationalWarnings(world))
}

const inFloats = new WeakMap<Problem, Programs>()
/**
 * What a part asks for, computed once more in plain float64: undefined where that leads to no number (letters, an index that
 * is no whole number, a value that overflows). A rounding that is on the edge may go either way.
 */
export function solveInFloats(problem: Problem, draws: Draws, part: Question): Value | undefined {
  const programs = inFloats.get(problem) ?? new Programs(problem, approximate)
  inFloats.set(problem, programs)
  const value = attempt(() => new World(programs, draws).keyOf(part.id))
  return value.ok ? value.value : undefined
}

const isOfNumbers = ({ kind }: Question): boolean => kind === 'number' || kind === 'vector' || kind === 'table'
function notANumber(part: Question, value: Value): Diagnostic {
  const formula = plainValue(value)
  const shown = formula.length > 60 ? `${formula.slice(0, 60)}…` : formula
  const hint = 'put numbers in the place of the letters, at(…, w == 2), or ask for it with `kind: expression`'
  return error('solve/letter', `a number is asked for, and letters are left in it: ${shown}`, 'key' in part ? part.key.at : part.at, hint)
}

function irrationalWarnings(world: World): readonly Diagnostic[] {
  if (world.program.cell === undefined || world.program.lines.round.length === 0) return []
  const { irrational } = world.run().context
  if (irrational.size === 0) return []
  return [...irrational].map((name) =>
    warning(
      'solve/irrational',
      `${name} takes an irrational value although \`round\` saturates it: it is computed in float64 with an error bound, and rounded only where that decides`,
      world.program.lines.round.find(({ of }) => of === name)?.at,
      'draw values that saturate it, or are 0',
    ),
  )
}

const verdicts = new WeakMap<Claim, Map<string, Verdict>>()
type ClaimPair = readonly [Claim, Claim]
const alike = new WeakMap<readonly Claim[], Map<string, readonly ClaimPair[]>>()

/** A class and not an object with getters: thousands a second are made, and all have one shape. */
class SolvedVariant implements Solution {
  readonly problem: Problem
  readonly variant: Variant
  private readonly world: World
  private readonly keys: ReadonlyMap<string, Value>
  private cellKnown: CellInUse | undefined
  private traceKnown: readonly TraceStep[] | undefined
  constructor(world: World, variant: Variant, keys: ReadonlyMap<string, Value>) {
    this.problem = world.programs.problem
    this.variant = variant
    this.world = world
    this.keys = keys
  }
  get cell(): CellInUse | undefined {
    return this.problem.cell === undefined ? undefined : (this.cellKnown ??= cellInUse(this.world))
  }
  get rows(): number {
    return this.world.rows
  }
  get trace(): readonly TraceStep[] {
    return (this.traceKnown ??= traceOf(this.world))
  }
  evaluate(of: Sourced): Checked<Value> {
    return attempt(() => this.world.program.getter(of)(this.world), of.at)
  }
  column(name: string): Checked<Value> {
    return attempt(() => this.world.column(name), this.problem.at)
  }
  key(part: Question): Checked<Value> {
    const key = this.keys.get(part.id)
    return key === undefined ? attempt(() => this.world.keyOf(part.id), part.at) : ok(key)
  }
  mistaken(mistake: string, part: Question): Value | undefined {
    return this.world.underMistake(mistake, part.id)
  }
  under(change: Mistake, part: Question): Value | undefined {
    return this.world.under(change, part.id)
  }
  verdict(claim: Claim): Verdict {
    return verdictOf(this.world, claim)
  }
  alike(claims: readonly Claim[]): readonly ClaimPair[] {
    return pairsOf(this.world, claims)
  }
  stream(path: string): Stream {
    return stream(streamKey(this.problem.id, path), this.variant.seed ?? 0, this.variant.candidate)
  }
}

function cellInUse(world: World): CellInUse {
  const { bound, starts } = world.program
  const given: { name: string; value: Value }[] = []
  for (const names of [bound, starts])
    for (const [name, get] of names) {
      const value = attempt(() => get(world))
      if (value.ok) given.push({ name, value: value.value })
    }
  return { ...cellOf(world.program), given }
}

/** What does not depend on the values drawn: one object for every variant of a program. */
const cells = new WeakMap<Program, Omit<CellInUse, 'given'>>()
function cellOf(program: Program): Omit<CellInUse, 'given'> {
  const known = cells.get(program)
  if (known !== undefined) return known
  const { lines, problem } = program
  const cell = {
    equations: lines.equations,
    inputs: lines.inputs,
    none: lines.none,
    rounding: lines.round,
    conventions: lines.conventions,
    roles: lines.roles,
    notation: [...(problem.cell?.names ?? []), ...problem.notation],
  }
  cells.set(program, cell)
  return cell
}

function traceOf(world: World): readonly TraceStep[] {
  if (world.program.cell === undefined) return []
  const steps: (Omit<TraceStep, 'reads'> & { readonly reads: readonly string[] })[] = []
  const equations = new Map(world.program.lines.equations.map((equation) => [equation.name, equation.expr]))
  const isRun = world.program.lines.run !== undefined
  const { rows } = world.trace((row, name, exact, value, calls) => {
    const equation = equations.get(name)
    if (equation === undefined) return
    steps.push({ row, name, equation, reads: [...namesIn(equation)], calls, exact, value })
  })
  const slots = world.program.cell.slots
  return steps.map((step) => {
    const values = rows[step.row - 1] ?? []
    const reads = step.reads.flatMap((name): [string, Value][] => {
      const value = values[slots.get(name) ?? -1]
      return value === undefined ? [] : [[name, value]]
    })
    return { ...step, row: isRun ? step.row : 0, reads: new Map(reads) }
  })
}

/** Verdicts depend on the claim and the conventions alone: decided once, for every variant. */
function verdictOf(world: World, claim: Claim): Verdict {
  const known = verdicts.get(claim) ?? new Map<string, Verdict>()
  verdicts.set(claim, known)
  const choices = choicesOf(world)
  const decided = known.get(choices)
  if (decided !== undefined) return decided
  const about = claimContext(world)
  const verdict: Verdict = about === undefined ? { verdict: 'undecided', how: 'cycle' } : decideClaim(claim, about)
  known.set(choices, verdict)
  return verdict
}
/** So does which of them are the same. */
function pairsOf(world: World, claims: readonly Claim[]): readonly ClaimPair[] {
  const known = alike.get(claims) ?? new Map<string, readonly ClaimPair[]>()
  alike.set(claims, known)
  const choices = choicesOf(world)
  const found = known.get(choices)
  if (found !== undefined) return found
  const about = claimContext(world)
  const pairs = claims.flatMap((a, i) =>
    claims
      .slice(i + 1)
      .filter((b) => verdictOf(world, a).verdict === verdictOf(world, b).verdict)
      .flatMap((b): ClaimPair[] => (about !== undefined && sameClaim(a, b, about) ? [[a, b]] : [])),
  )
  known.set(choices, pairs)
  return pairs
}
const choicesOf = ({ program: { lines } }: World): string =>
  JSON.stringify(lines.conventions.map(({ choice }) => [choice.name, choice.choice]))

/** What claims are decided about; undefined where the equations need each other. */
function claimContext({ program: { lines } }: World): ClaimContext | undefined {
  const ordered = orderEquations(lines.equations)
  const gates = lines.conventions.find(({ choice }) => choice.name === 'gates')?.choice.choice
  const semantics = (['exact', 'rounded'] as const).find((name) => name === gates) ?? 'ideal'
  return ordered.ok ? { equations: ordered.value, inputs: lines.inputs, roles: lines.roles, gates: semantics } : undefined
}

// Every name of one expression looked up where it stands: unknown, hidden and misplaced names with their places.
import { nextOf } from '../../cell/claims/steps.ts'
import { carriedName } from '../../cell/roles.ts'
import { type Diagnostic, error } from '../../diagnostic.ts'
import { type Member, visitExpr } from '../../math/names.ts'
import type { Expr, Sourced } from '../../model.ts'
import { didYouMean } from '../../nearest.ts'
import { reserved } from './declared.ts'
import { placeOf } from './places.ts'
import { changesOf, isOwn, keysOf, type Names, ownNames } from './scope.ts'
import type { Use } from './uses.ts'

/** What is wrong with the names of an expression, each name once. */
export function resolveUse(names: Names, use: Use): readonly Diagnostic[] {
  const found = new Map<string, Diagnostic | undefined>()
  const visit = (expr: Expr, inBrackets: boolean): void => {
    if (expr.type === 'name') {
      const id = expr.name === 'k' && inBrackets ? 'k[]' : expr.name
      if (!found.has(id)) found.set(id, resolveName(names, use, expr.name, inBrackets))
    } else if (expr.type === 'member') {
      const id = [expr.of, ...expr.path].join('.')
      if (!found.has(id)) found.set(id, resolveMember(names, use, expr))
    } else if (expr.type === 'call' && expr.name === 'depends' && use.setting !== 'claim') {
      const message = 'found `depends`, which is a word of claims: it has no value at one point'
      found.set('depends()', error('expression/not-allowed', message, placeOf(use.of, 'depends'), 'write it under `then` or `can`'))
    }
  }
  visitWithBrackets(use.of.expr, visit)
  return [...found.values()].filter((diagnostic) => diagnostic !== undefined)
}

/** Visits an expression, telling what stands in the brackets of an index. */
function visitWithBrackets(expr: Expr, visit: (inner: Expr, inBrackets: boolean) => void): void {
  const bracketed = new Set<Expr>()
  visitExpr(expr, (inner) => {
    if (inner.type === 'index') visitExpr(inner.at, (deeper) => bracketed.add(deeper))
    visit(inner, bracketed.has(inner))
  })
}

function resolveName(names: Names, use: Use, name: string, inBrackets: boolean): Diagnostic | undefined {
  if (reserved.has(name)) return misplaced(names, use, name)
  switch (use.setting) {
    case 'draw':
    case 'given':
      return isOwn(names, name) ? undefined : beforeTheRun(names, use, name)
    case 'problem':
      return isOwn(names, name) || names.cell.has(name) ? hiddenOr(names, use, name) : unknown(names, use.of, name)
    case 'claim':
      if (name === 'k')
        return inBrackets
          ? shadowedElement(names, use.of)
          : error('spec/reserved-name', '“k” stands for an element of a claim, in brackets: s[k]', placeOf(use.of, 'k'))
      if (isOfNextStep(names, name) || isOwn(names, name) || names.cell.has(name)) return hiddenOr(names, use, name)
      return unknown(names, use.of, name)
    case 'equation':
      return inEquation(names, use, name)
    case 'cell':
      return names.anyCell.has(name) || (names.inPlace && isOwn(names, name))
        ? undefined
        : unknown(names, use.of, name, 'the cell', [...names.anyCell])
    default:
      return use.setting satisfies never
  }
}

/** `X_next` for an X that has a value in every step. */
function isOfNextStep({ problem, states, computed }: Names, name: string): boolean {
  const base = nextOf(name)
  return base !== undefined && (states.has(base) || computed.has(base) || problem.cell?.inputs.includes(base) === true)
}

/** `key` and `mistakes` have values once the problem is solved; the other reserved words have none by themselves. */
function misplaced(names: Names, use: Use, name: string): Diagnostic | undefined {
  const at = placeOf(use.of, name)
  if (use.setting === 'equation')
    return error('spec/reserved-name', `“${name}” is not a name of a cell: it means something else in this language`, at)
  if (name !== 'key' && name !== 'mistakes')
    return error('spec/unknown-name', `“${name}” by itself is not a value`, at, `write ${name}.NAME`)
  if (use.solved !== true) return error('spec/unknown-name', `“${name}” is not known here: it follows from this`, at)
  const { parts } = names.problem
  const [only, second] = parts
  if (name === 'key' && second !== undefined)
    return error(
      'spec/unknown-name',
      '`key` is the answer of a problem with one question',
      at,
      `write ${parts.map(({ id }) => `parts.${id}`).join(' or ')}`,
    )
  return only !== undefined && keysOf(only).length > 0
    ? undefined
    : error('spec/unknown-name', `“${name}” has no value: the answer to claims and roles is not one`, at)
}

function hiddenOr(names: Names, use: Use, name: string): Diagnostic | undefined {
  const what = names.parameters.has(name) ? 'parameter' : names.symbols.has(name) ? 'symbol' : undefined
  if (use.answer !== true || what === undefined || !names.computed.has(name)) return undefined
  return error(
    'spec/hidden-name',
    `“${name}” is your ${what}, and hides the ${name} that the cell computes`,
    placeOf(use.of, name),
    use.column === true ? `a column is a bare name: call the ${what} something else` : `did you mean cell.${name}?`,
  )
}

function shadowedElement(names: Names, of: Sourced): Diagnostic | undefined {
  if (!isOwn(names, 'k') && !names.anyCell.has('k')) return undefined
  return error(
    'spec/reserved-name',
    '“k” in brackets is any one element in a claim, but it is also a name of this problem',
    placeOf(of, 'k'),
    'call that name something else',
  )
}

function beforeTheRun(names: Names, use: Use, name: string): Diagnostic {
  if (!names.cell.has(name)) return unknown(names, use.of, name, 'a parameter or a `let`', ownNames(names))
  const at = placeOf(use.of, name)
  if (use.binds === name)
    return error('spec/unknown-name', `“${name}” is to take the value of your ${name}, but there is no such parameter or \`let\``, at)
  return error(
    'spec/unknown-name',
    `“${name}” is the cell's; what is drawn or given must be known before the cell is run`,
    at,
    'use parameters and `let` alone',
  )
}

function inEquation(names: Names, use: Use, name: string): Diagnostic | undefined {
  const state = carriedName(name)
  const at = (): Diagnostic['at'] => placeOf(use.of, name)
  if (name.endsWith('_next'))
    return error('spec/reserved-name', `“${name}”: the next row is not known in an equation`, at(), 'names ending in _next are for claims')
  if (state !== undefined && !names.states.has(state)) {
    const hint = didYouMean(state, names.states)
    return error(
      'spec/reserved-name',
      `“${name}” is the ${state} of the row before, but no equation computes ${state}`,
      at(),
      hint ?? 'names ending in _prev are the states of the cell',
    )
  }
  if (use.changes !== true || names.anyCell.has(name) || isOwn(names, name) || ownOfMistakes(names).has(name)) return undefined
  return unknown(names, use.of, name, 'the cell', [...names.anyCell])
}
/** Names that the equations of mistakes and readings add. */
const ownOfMistakes = ({ problem }: Names): ReadonlySet<string> =>
  new Set(changesOf(problem).flatMap(({ lines }) => lines.equations.map(({ name }) => name)))

function resolveMember(names: Names, use: Use, { of, path }: Member): Diagnostic | undefined {
  const [first = '', second] = path
  const member = [of, ...path].join('.')
  const at = placeOf(use.of, member)
  const { problem } = names
  if (use.setting === 'equation')
    return error(
      'spec/unknown-name',
      `“${member}” inside an equation: only the cell's own names exist there`,
      at,
      of === 'cell' ? `write ${first}` : 'a free name of the cell takes the value of your parameter of the same name',
    )
  if (of === 'cell') {
    if (use.setting === 'draw' || use.setting === 'given')
      return error('spec/unknown-name', `“${member}” is computed; what is drawn or given must be known before the cell is run`, at)
    const known = use.setting === 'cell' ? names.anyCell : names.cell
    if (problem.cell === undefined) return error('spec/unknown-name', `“${member}”: this problem has no cell`, at)
    return path.length === 1 && (known.has(first) || (use.setting === 'claim' && isOfNextStep(names, first)))
      ? undefined
      : error('spec/unknown-name', `“${member}”: the cell has no ${path.join('.')}`, at, didYouMean(first, known))
  }
  if (use.solved !== true) return error('spec/unknown-name', `“${member}” is not known here: it follows from this`, at)
  if (of === 'parts') return partProblem(names, first, member, at)
  if (!problem.mistakes.some(({ name }) => name === first)) {
    return error(
      'spec/unknown-mistake',
      `“${member}”: there is no mistake ${first}`,
      at,
      didYouMean(
        first,
        problem.mistakes.map(({ name }) => name),
      ) ?? 'declare it under `mistakes`',
    )
  }
  if (second !== undefined || problem.parts.length === 1) return partProblem(names, second ?? problem.parts[0]?.id ?? '', member, at)
  return error(
    'spec/unknown-name',
    `“${member}”: which part's answer is meant?`,
    at,
    `write ${problem.parts.map(({ id }) => `${member}.${id}`).join(' or ')}`,
  )
}

function partProblem({ problem: { parts } }: Names, id: string, member: string, at: Diagnostic['at']): Diagnostic | undefined {
  const part = parts.find((candidate) => candidate.id === id)
  if (part === undefined)
    return error(
      'spec/unknown-name',
      `“${member}”: there is no part ${id}`,
      at,
      didYouMean(
        id,
        parts.map((candidate) => candidate.id),
      ),
    )
  return keysOf(part).length > 0
    ? undefined
    : error('spec/unknown-name', `“${member}” has no value: the answer to claims and roles is not one`, at)
}

function unknown(names: Names, of: Sourced, name: string, where?: string, among?: readonly string[]): Diagnostic {
  const known = among ?? [...ownNames(names), ...names.cell]
  const owner =
    where ?? (names.problem.cell === undefined ? 'a parameter or a `let` of this problem' : 'a parameter, a `let` or a name of the cell')
  const isNot = where === 'the cell' ? 'is not a name of the cell' : `is not ${owner}`
  return error('spec/unknown-name', `“${name}” ${isNot}`, placeOf(of, name), didYouMean(name, known))
}

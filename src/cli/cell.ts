// quizwright cell NAME --given FILE.json: a cell run over a sequence, every named quantity row by row.
import { readFileSync } from 'node:fs'
import { type CellGiven, runCell } from '../cell/run-given.ts'
import type { Checked } from '../diagnostic.ts'
import { certified } from '../math/evaluate/certified.ts'
import { attempt } from '../math/failure.ts'
import { float64 } from '../math/evaluate/float64.ts'
import { plainValue } from '../math/print/plain.ts'
import { readRational, toFloat } from '../math/exact/rational.ts'
import { isList, isScalar, type Quantity, scalarToFloat, type Value } from '../math/evaluate/value.ts'
import type { Cell, ValueJson } from '../model.ts'
import { hooksFor, newContext } from '../solve/hooks.ts'
import type { ValueOf } from '../math/evaluate/carrier.ts'
import { readGiven } from './given.ts'
import { openLibrary } from './library.ts'
import { printDiagnostics } from './print.ts'
import { exit, type Terminal } from './terminal.ts'

/** Runs the command; numbers on stdout, diagnostics on stderr. */
export async function runCellCommand(
  name: string,
  options: { readonly given: string; readonly json?: true },
  terminal: Terminal,
): Promise<number> {
  const library = openLibrary(process.cwd())
  const cell = library.cell(name)
  let text: string
  try {
    text = readFileSync(options.given, 'utf8')
  } catch (thrown) {
    printDiagnostics(
      [
        {
          code: 'file/not-found',
          severity: 'error',
          message: `found no file ${options.given}: ${thrown instanceof Error ? thrown.message : String(thrown)}`,
        },
      ],
      terminal,
    )
    return exit.diagnostics
  }
  const given = readGiven(text, options.given)
  if (!cell.ok || !given.ok) {
    printDiagnostics([...(cell.ok ? [] : cell.errors), ...(given.ok ? [] : given.errors)], terminal)
    return exit.diagnostics
  }
  const steps = given.value.round.length > 0 ? exactSteps(cell.value, given.value) : floatSteps(cell.value, given.value)
  if (!steps.ok) {
    printDiagnostics(steps.errors, terminal)
    return exit.diagnostics
  }
  if (options.json === true) terminal.out(`${JSON.stringify({ steps: steps.value.map(({ json }) => Object.fromEntries(json)) })}\n`)
  else
    for (const [row, { text: line }] of steps.value.entries())
      terminal.out(`${row + 1}\t${line.map(([quantity, value]) => `${quantity} = ${value}`).join('\t')}\n`)
  return exit.clean
}

interface Step {
  readonly json: readonly (readonly [string, unknown])[]
  readonly text: readonly (readonly [string, string])[]
}

/** With rounding: exact rationals as long as they are, so that ties are decided. A tie is an error here. */
function exactSteps(cell: Cell, given: CellGiven): Checked<readonly Step[]> {
  const read = (json: ValueJson): Value =>
    typeof json === 'object' && !('approx' in json || 'formula' in json)
      ? json.map(read)
      : typeof json === 'string'
        ? (readRational(json) ?? json)
        : typeof json === 'number'
          ? json
          : 0
  const context = newContext()
  const hooks = attempt(() => hooksFor(given.round, new Set(cell.equations.map((equation) => equation.name)), false))
  if (!hooks.ok) return hooks
  const rows = runCell<Quantity, typeof context>(cell, given, certified, read, hooks.value, context)
  if (!rows.ok) return rows
  const [tie] = context.oracle.ties
  if (tie !== undefined)
    return {
      ok: false,
      errors: [
        {
          code: 'solve/tie',
          severity: 'error',
          message: `a tie: ${tie.of} lies exactly between two values to round to`,
          hint: 'say in "round" which way ties go: "tie": "up", "down", "even", "toward-zero", "away" or a value',
        },
      ],
    }
  return {
    ...rows,
    value: rows.value.map((row) => ({
      json: [...row].map(([name, value]) => [name, toFloats(value)] as const),
      text: [...row].map(([name, value]) => [name, plainValue(value)] as const),
    })),
  }
}
const toFloats = (value: Value): unknown =>
  isList(value) ? value.map(toFloats) : isScalar(value) ? scalarToFloat(value) : plainValue(value)

function floatSteps(cell: Cell, given: CellGiven): Checked<readonly Step[]> {
  const read = (json: ValueJson): ValueOf<number> =>
    typeof json === 'object' && !('approx' in json || 'formula' in json)
      ? json.map(read)
      : typeof json === 'string'
        ? toFloat(readRational(json) ?? 0)
        : typeof json === 'number'
          ? json
          : 0
  const rows = runCell<number, null>(cell, given, float64, read, {}, null)
  return rows.ok
    ? {
        ...rows,
        value: rows.value.map((row) => ({ json: [...row], text: [...row].map(([name, value]) => [name, JSON.stringify(value)] as const) })),
      }
    : rows
}

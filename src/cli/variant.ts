// quizwright variant PROBLEM: one variant with everything that is known of it, for staff. JSON on stdout, or as text.
import { type Checked, type Diagnostic, failed, ok } from '../diagnostic.ts'
import { readExpression } from '../math/read/author.ts'
import { fromJson } from '../math/evaluate/value.ts'
import type { Definition, Location, Problem } from '../model.ts'
import { type DrawnVariant, drawVariant, variantWith } from '../pipeline.ts'
import type { Draws } from '../variant/candidates.ts'
import { fixedDraws, outsideDomain } from '../variant/fixed.ts'
import { openLibrary } from './library.ts'
import { printDiagnostics } from './print.ts'
import { exit, type Terminal } from './terminal.ts'
import { asText, describe } from './variant-report.ts'

export interface VariantOptions {
  readonly seed?: number
  readonly with?: string
  readonly json?: true
}

/** Shows a variant by seed (0 unless said), or with values set by hand. */
export async function runVariant(name: string, options: VariantOptions, terminal: Terminal): Promise<number> {
  const found = openLibrary(process.cwd()).problem(name)
  if (!found.ok) {
    printDiagnostics(found.errors, terminal)
    return exit.diagnostics
  }
  const { problem } = found.value
  const drawn =
    options.with === undefined
      ? drawVariant(problem, options.seed ?? 0, { language: 'en' })
      : setByHand(problem, options.with, options.seed ?? null)
  printDiagnostics(drawn.ok ? [...found.warnings, ...drawn.warnings] : drawn.errors, terminal)
  if (!drawn.ok) return exit.diagnostics
  const report = describe(drawn.value)
  terminal.out(options.json === true ? `${JSON.stringify(report, null, 2)}\n` : asText(report))
  return exit.clean
}

/** A variant with `name=value,…`: values may leave the domain (a warning) but not its types. */
function setByHand(problem: Problem, list: string, seed: number | null): Checked<DrawnVariant> {
  const definitions = readAssignments(list)
  if (!definitions.ok) return definitions
  const fixed = fixedDraws(problem, definitions.value)
  if (!fixed.ok) return fixed
  const variant = variantWith(problem, fixed.value, seed, { language: 'en' })
  const at = new Map(definitions.value.map((definition) => [definition.name, definition.at]))
  return variant.ok ? ok(variant.value, [...variant.warnings, ...outsideDomain(problem, drawsOf(variant.value), at)]) : variant
}
const drawsOf = ({ variant }: DrawnVariant): Draws => new Map(variant.draws.map(({ path, value }) => [path, fromJson(value)]))

/** `w=1,x=[0, 1]`: cut at commas outside of brackets. */
function readAssignments(list: string): Checked<readonly Definition[]> {
  const pieces: { text: string; col: number }[] = []
  let [depth, start] = [0, 0]
  for (let i = 0; i <= list.length; i++) {
    const character = list[i]
    if (character === '[' || character === '(') depth++
    if (character === ']' || character === ')') depth--
    if (i === list.length || (character === ',' && depth === 0)) {
      pieces.push({ text: list.slice(start, i), col: start + 1 })
      start = i + 1
    }
  }
  const definitions: Definition[] = []
  const errors: Diagnostic[] = []
  for (const { text, col } of pieces) {
    const match = /^\s*([A-Za-z][\w.]*)\s*=(?!=)(.*)$/s.exec(text)
    const at: Location = { file: '--with', line: 1, col, length: Math.max(1, text.length) }
    if (match === null) {
      errors.push({
        code: 'expression/syntax',
        severity: 'error',
        message: `found \`${text}\`, expected name=value`,
        at,
        hint: 'write --with w=1,x=[0,1]',
      })
      continue
    }
    const [, name = '', source = ''] = match
    const read = readExpression(source.trim(), { ...at, col: col + text.indexOf(source.trim(), text.indexOf('=') + 1) })
    if (read.ok) definitions.push({ name, source: source.trim(), expr: read.value, at })
    else errors.push(...read.errors)
  }
  return errors.length > 0 ? failed(...errors) : ok(definitions)
}

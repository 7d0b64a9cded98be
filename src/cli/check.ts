// quizwright check [PATH…]: problems, cells and sets read, drawn, solved, posed and typeset. Every mistake at once.
import { readdirSync, readFileSync, statSync } from 'node:fs'
import path from 'node:path'
import type { Diagnostic } from '../diagnostic.ts'
import type { Problem } from '../model.ts'
import { drawVariant, variantWith } from '../pipeline.ts'
import { posedErrors, texErrors } from '../render/check.ts'
import { Tally } from '../solve/accept.ts'
import { publishedMismatches } from '../solve/published.ts'
import { kindOfFile } from '../spec/read.ts'
import { fixedDraws } from '../variant/fixed.ts'
import { type Library, openLibrary } from './library.ts'
import { printDiagnostics } from './print.ts'
import { exit, type Terminal } from './terminal.ts'

export interface CheckOptions {
  readonly variants: number
  readonly json?: true
}
/** What was found of one file. */
interface Report {
  readonly file: string
  readonly id?: string
  readonly diagnostics: readonly Diagnostic[]
  readonly variants?: {
    readonly drawn: number
    readonly distinct: number
    readonly candidates: number
    readonly constraints: readonly { readonly constraint: string; readonly tried: number; readonly met: number }[]
    readonly turnedDown: readonly { readonly code: string; readonly count: number }[]
  }
}

/** Checks what the paths name (files, folders, ids); without any, the course's `problems/`. Exit 0 when nothing is wrong. */
export async function runCheck(paths: readonly string[], options: CheckOptions, terminal: Terminal): Promise<number> {
  const library = openLibrary(process.cwd())
  const targets = (paths.length > 0 ? paths : ['problems']).flatMap(filesOf)
  const reports: Report[] = []
  for (const [i, target] of targets.entries()) {
    if (terminal.tty && targets.length > 1) terminal.err(`\r${i + 1}/${targets.length} ${path.basename(target)}\u001b[K`)
    reports.push(checkTarget(target, library, options))
    // Lets a person's Ctrl-C through between problems.
    await new Promise((resolve) => setImmediate(resolve))
  }
  if (terminal.tty && targets.length > 1) terminal.err('\r\u001b[K')
  const diagnostics = [...new Map(reports.flatMap((report) => report.diagnostics).map((one) => [JSON.stringify(one), one])).values()]
  const wrong = diagnostics.some(({ severity }) => severity === 'error')
  if (options.json === true) terminal.out(`${JSON.stringify({ ok: !wrong, files: reports }, null, 2)}\n`)
  else {
    printDiagnostics(diagnostics, terminal)
    for (const report of reports) terminal.err(`${summary(report)}\n`)
  }
  return wrong ? exit.diagnostics : exit.clean
}

/** A folder's YAML files, however deep; anything else is itself. */
function filesOf(target: string): readonly string[] {
  const found = statSync(target, { throwIfNoEntry: false })
  if (found?.isDirectory() !== true) return [target]
  return readdirSync(target, { recursive: true, encoding: 'utf8' })
    .filter((name) => /\.ya?ml$/.test(name))
    .map((name) => path.join(target, name))
    .sort()
}

function checkTarget(target: string, library: Library, options: CheckOptions): Report {
  const kind = /\.ya?ml$/.test(target) ? kindOfText(target) : undefined
  if (kind === 'cell') {
    const cell = library.cell(target)
    return { file: target, ...(cell.ok && { id: cell.value.id }), diagnostics: cell.ok ? cell.warnings : cell.errors }
  }
  const problem = kind === 'set' ? undefined : library.problem(target)
  if (problem?.ok === true) {
    const checked = checkProblem(problem.value.problem, options)
    return { ...checked, file: problem.value.file, diagnostics: [...problem.warnings, ...checked.diagnostics] }
  }
  if (problem !== undefined && (kind === 'problem' || !problem.errors.every(({ code }) => code === 'file/not-found')))
    return { file: target, diagnostics: problem.errors }
  const set = library.set(target)
  if (!set.ok) return { file: target, diagnostics: problem === undefined || kind === 'set' ? set.errors : problem.errors }
  const problems = set.value.set.problems.map((entry) => ({ entry, found: library.problem(entry.problem) }))
  const diagnostics = problems.flatMap(({ entry, found }) =>
    found.ok ? [] : found.errors.map((one) => (one.at === undefined ? { ...one, at: entry.at } : one)),
  )
  return { file: set.value.file, id: set.value.set.id, diagnostics: [...set.warnings, ...diagnostics] }
}

function kindOfText(file: string): ReturnType<typeof kindOfFile> {
  try {
    return kindOfFile(readFileSync(file, 'utf8'))
  } catch {
    return undefined
  }
}

function checkProblem(problem: Problem, options: CheckOptions): Omit<Report, 'file'> {
  const tally = new Tally()
  const found = new Map<string, Diagnostic>()
  const note = (diagnostics: readonly Diagnostic[]): void => {
    for (const one of diagnostics) found.set(JSON.stringify([one.code, one.at, one.message]), one)
  }
  const distinct = new Set<string>()
  const formulas = new Set<string>()
  const tex = texErrors(problem)
  note(tex)
  let drawn = 0
  for (let seed = 0; seed < options.variants; seed++) {
    const variant = drawVariant(problem, seed, { language: 'en' }, tally)
    if (!variant.ok) {
      note(variant.errors)
      break
    }
    drawn++
    distinct.add(JSON.stringify([variant.value.variant.draws, variant.value.posed.public.parts]))
    note([...variant.warnings, ...(tex.length === 0 ? posedErrors(problem, variant.value.posed, formulas) : [])])
  }
  for (const published of problem.published) {
    const fixed = fixedDraws(problem, published.with)
    const variant = fixed.ok
      ? variantWith(problem, fixed.value, null, { language: 'en', ...(published.show && { show: published.show }) })
      : fixed
    note(
      variant.ok
        ? publishedMismatches(problem, published, variant.value.solution)
        : variant.errors.map((one) => ({ ...one, at: one.at ?? published.at })),
    )
  }
  const constraints = [...tally.constraints].map(([constraint, { tried, met }]) => ({ constraint, tried, met }))
  const turnedDown = [...tally.turnedDown].map(([code, { count }]) => ({ code, count }))
  return {
    id: problem.id,
    diagnostics: [...found.values()],
    variants: { drawn, distinct: distinct.size, candidates: tally.candidates, constraints, turnedDown },
  }
}

function summary({ file, diagnostics, variants }: Report): string {
  const errors = diagnostics.filter(({ severity }) => severity === 'error').length
  const warnings = diagnostics.length - errors
  const state =
    errors > 0
      ? `${errors} ${errors === 1 ? 'error' : 'errors'}`
      : warnings > 0
        ? `sound, ${warnings} ${warnings === 1 ? 'warning' : 'warnings'}`
        : 'sound'
  if (variants === undefined || errors > 0) return `${file}: ${state}`
  const rate = (met: number, tried: number): string => `${tried === 0 ? 0 : Math.round((100 * met) / tried)} %`
  const lines = [
    ...variants.turnedDown.map(({ code, count }) => `    ${String(count).padStart(5)} turned down  ${code}`),
    ...variants.constraints.map(({ constraint, tried, met }) => `    ${rate(met, tried).padStart(5)} of ${tried} met  ${constraint}`),
  ]
  return [
    `${file}: ${state}; ${variants.drawn} variants (${variants.distinct} different) from ${variants.candidates} draws`,
    ...lines,
  ].join('\n')
}

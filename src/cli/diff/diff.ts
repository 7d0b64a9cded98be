// quizwright diff OLD NEW: which variants, keys and marks an edit of a problem changes. Files, folders or git revisions in.
import type { Checked, Diagnostic } from '../../diagnostic.ts'
import { formatDiagnostic } from '../../spec/code-frame.ts'
import { digestOf, type ProblemFile, type SetFile } from '../library.ts'
import { printDiagnostics } from '../print.ts'
import { exit, type Terminal } from '../terminal.ts'
import { compareVariants, isNoticed } from './compare.ts'
import { editsOf } from './edited.ts'
import { readOperands } from './operands.ts'
import { asText } from './report.ts'
import { type FoundProblem, readSide, type Side } from './side.ts'
import type { Diff, ProblemDiff, SetDiff } from './types.ts'

export interface DiffOptions {
  readonly variants: number
  readonly json?: true
}

/** Exit 0 where nothing that a student sees or gets changes, 1 where something does or cannot be read. */
export async function runDiff(
  oldName: string,
  newName: string,
  options: DiffOptions,
  terminal: Terminal,
  cwd = process.cwd(),
): Promise<number> {
  const operands = readOperands(oldName, newName, cwd)
  const missing = operands.ok ? [] : operands.errors
  if (!operands.ok) {
    if (options.json === true) terminal.out(asJson({ ...nothing(oldName, newName, options), diagnostics: missing }))
    else printDiagnostics(missing, terminal)
    return exit.diagnostics
  }
  const [before, after] = operands.value.map((operand) => readSide(operand, cwd))
  if (before === undefined || after === undefined) return exit.diagnostics
  const { problems, diagnostics } = await compareProblems(before, after, options, terminal)
  const sets = compareSets(before, after)
  const unread = [...new Map([...diagnostics, ...sets.diagnostics].map((one) => [JSON.stringify(one), one])).values()]
  const found = [...problems, ...sets.sets]
  const differs =
    unread.length > 0 || problems.some((one) => one.differs) || sets.sets.some(({ status }) => status !== 'unchanged') || found.length === 0
  const diff: Diff = { old: oldName, new: newName, variants: options.variants, differs, problems, sets: sets.sets, diagnostics: unread }
  if (options.json === true) terminal.out(asJson(diff))
  else {
    for (const one of unread)
      terminal.err(`${formatDiagnostic(one, one.at && (after.texts.get(one.at.file) ?? before.texts.get(one.at.file)))}\n`)
    terminal.out(asText(diff))
  }
  return differs ? exit.diagnostics : exit.clean
}

const nothing = (old: string, young: string, { variants }: DiffOptions): Diff => ({
  old,
  new: young,
  variants,
  differs: true,
  problems: [],
  sets: [],
  diagnostics: [],
})
const asJson = (diff: Diff): string => `${JSON.stringify(diff, null, 2)}\n`

// ── Problems ───────────────────────────────────────────────────────────────────────────────────────────────

async function compareProblems(
  before: Side,
  after: Side,
  { variants }: DiffOptions,
  terminal: Terminal,
): Promise<{ readonly problems: readonly ProblemDiff[]; readonly diagnostics: readonly Diagnostic[] }> {
  const ids = [...new Set([...before.problems.keys(), ...after.problems.keys()])].sort()
  const problems: ProblemDiff[] = []
  const diagnostics: Diagnostic[] = []
  for (const [i, id] of ids.entries()) {
    if (terminal.tty && ids.length > 1) terminal.err(`\r${i + 1}/${ids.length} ${id}\u001b[K`)
    const [old, young] = [before.problems.get(id) ?? before.otherwise(id), after.problems.get(id) ?? after.otherwise(id)]
    const compared = compareProblem(id, old, young, variants)
    problems.push(compared.problem)
    diagnostics.push(...compared.errors)
    // Lets a person's Ctrl-C through between problems.
    await new Promise((resolve) => setImmediate(resolve))
  }
  if (terminal.tty && ids.length > 1) terminal.err('\r\u001b[K')
  return { problems, diagnostics }
}

interface One {
  readonly problem: ProblemDiff
  readonly errors: readonly Diagnostic[]
}

function compareProblem(id: string, old: FoundProblem | undefined, young: FoundProblem | undefined, variants: number): One {
  const file = young?.file ?? old?.file ?? ''
  const plain = (status: ProblemDiff['status'], differs: boolean, errors: readonly Diagnostic[] = []): One => ({
    problem: { problem: id, status, differs, file, edits: [] },
    errors,
  })
  const errors = [old, young].flatMap((one) => (one?.read.ok === false ? one.read.errors : []))
  if (errors.length > 0) return plain('unreadable', true, errors)
  if (old?.read.ok !== true) return plain('added', true)
  if (young?.read.ok !== true) return plain('removed', true)
  const [before, after] = [old.read.value, young.read.value]
  const isSet = JSON.stringify(old.options) === JSON.stringify(young.options)
  if (isSet && isSameText(before, after)) return plain('unchanged', false)
  const edits = editsOf(before.problem, after.problem)
  if (isSet && edits.length === 0) return plain('unchanged', false)
  const compared = compareVariants(
    { problem: before.problem, options: old.options },
    { problem: after.problem, options: young.options },
    variants,
  )
  const differs = compared.errors.length > 0 || isNoticed(compared.variants)
  return { problem: { problem: id, status: 'changed', differs, file, edits, variants: compared.variants }, errors: compared.errors }
}

const isSameText = (a: ProblemFile, b: ProblemFile): boolean => digestOf(a.sources) === digestOf(b.sources)

// ── Sets ───────────────────────────────────────────────────────────────────────────────────────────────────

function compareSets(before: Side, after: Side): { readonly sets: readonly SetDiff[]; readonly diagnostics: readonly Diagnostic[] } {
  const ids = [...new Set([...before.sets.keys(), ...after.sets.keys()])].sort()
  const errorsIn = (set: Checked<SetFile> | undefined): readonly Diagnostic[] => (set?.ok === false ? set.errors : [])
  const sets = ids.map((set): SetDiff => {
    const [old, young] = [before.sets.get(set), after.sets.get(set)]
    if (old?.ok === false || young?.ok === false) return { set, status: 'unreadable', edits: [] }
    if (old === undefined || young === undefined) return { set, status: old === undefined ? 'added' : 'removed', edits: [] }
    const edits = editsOf(old.value.set, young.value.set)
    return { set, status: edits.length === 0 ? 'unchanged' : 'changed', edits }
  })
  return { sets, diagnostics: ids.flatMap((id) => [...errorsIn(before.sets.get(id)), ...errorsIn(after.sets.get(id))]) }
}

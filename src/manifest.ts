// What `generate` leaves in staff/ and `grade` reads back: the types, and text ⇄ data. No files are touched here.
import { type Checked, error, failed, ok } from './diagnostic.ts'
import type { Key, PosedProblem, Problem, ProblemSet, RichText, SetEntry, Variant } from './model.ts'

/** Paths inside a generated folder. Everything below `staff/` is secret. */
export const staffPaths = {
  seed: 'staff/seed',
  ignore: 'staff/.gitignore',
  run: 'staff/run.json',
  roster: 'staff/roster.json',
  manifest: 'staff/manifest.jsonl',
  keys: 'staff/keys.jsonl',
  spec: (digest: string): string => `staff/specs/${digest}.json`,
  answers: (fileName: string): string => `staff/answers/${fileName}.html`,
  /** Where files are written before they are put in their places. */
  unfinished: 'staff/.unfinished',
  /** There while they are being put. */
  unfinishedPlan: 'staff/.unfinished/commit.json',
} as const

/** `staff/run.json`: what the folder was generated from, and how it is to be graded. */
export interface Run {
  readonly format: typeof runFormat
  readonly engine: string
  /** A digest of the seed's text: tells that a seed has changed without telling the seed. */
  readonly seed: string
  readonly set: RunSet
  readonly options: RunOptions
  readonly problems: readonly RunProblem[]
}
export const runFormat = 'quizwright-run/1'

/** The set as it was posed; a list of problems without a set is a set made up for it. */
export interface RunSet extends Pick<
  ProblemSet,
  'id' | 'mode' | 'language' | 'zone' | 'due' | 'closes' | 'sections' | 'counts' | 'late' | 'dropLowest' | 'cap' | 'pass'
> {
  readonly title: RichText
  readonly text?: RichText
}
export interface RunOptions {
  /** Pages for the students of a roster, or `v1`, `v2` … without one. */
  readonly roster: boolean
  readonly names: boolean
  readonly privateLinks: boolean
  readonly split: boolean
  /** `--variants` with a roster: how many variants of each problem there are. */
  readonly variants?: number
}
export interface RunProblem {
  readonly problem: string
  readonly title: RichText
  /** Digest of the sources of problem and cell. */
  readonly spec: string
  /** Of the whole problem, as posed. */
  readonly points: string
  /** What the set says in the place of the problem's own. */
  readonly asked: Omit<SetEntry, 'problem' | 'at'>
  readonly parts: readonly { readonly id: string; readonly points: string; readonly attempts?: number }[]
}

/** A line of `staff/manifest.jsonl`: one student and one problem. */
export interface ManifestEntry {
  readonly student: string
  readonly problem: string
  readonly variant: Variant
  readonly spec: string
  readonly engine: string
  /** File name of the student's page below `pages/`, without `.html`. */
  readonly page: string
  readonly token: string
  /** `inactive`: dropped from the roster since. */
  readonly status: 'active' | 'inactive'
}

/** A line of `staff/keys.jsonl`: a variant as it was posed, with its keys; `grade` need not solve it again. */
export interface VariantKeys {
  readonly problem: string
  readonly variant: string
  readonly spec: string
  readonly posed: PosedProblem
  readonly keys: readonly { readonly part: string; readonly key: Key }[]
}

/** `staff/specs/<digest>.json`: the problem as it was read, and the texts it was read from. */
export interface SpecCopy {
  readonly problem: Problem
  readonly sources: readonly { readonly file: string; readonly text: string }[]
}

/** `staff/roster.json`: the roster's columns, kept for gradebooks. Rows of dropped students stay. */
export interface RosterCopy {
  /** One of them is `student`. */
  readonly columns: readonly string[]
  /** One text a column. */
  readonly rows: readonly (readonly string[])[]
}

/** The section of each student who is in one. */
export function sectionsOf({ columns, rows }: RosterCopy): ReadonlyMap<string, string> {
  const [idColumn, sectionColumn] = [columns.indexOf('student'), columns.indexOf('section')]
  const named = rows.map((row) => [row[idColumn] ?? '', row[sectionColumn]?.trim() ?? ''] as const)
  return new Map(named.filter(([, section]) => section !== ''))
}

/** The dates of a section: its own, else those of the set. */
export function datesOf(set: RunSet, section: string | undefined): Pick<RunSet, 'due' | 'closes'> {
  const { due = set.due, closes = set.closes } = set.sections?.find((one) => one.section === section) ?? {}
  return { ...(due !== undefined && { due }), ...(closes !== undefined && { closes }) }
}

/** What tells one line of keys from another. */
export const keysId = (entry: { readonly problem: string; readonly variant: string; readonly spec: string }): string =>
  `${entry.problem}\0${entry.variant}\0${entry.spec}`

export const writeJson = (data: Run | SpecCopy | RosterCopy): string => `${JSON.stringify(data)}\n`
export const writeLine = (data: ManifestEntry | VariantKeys): string => `${JSON.stringify(data)}\n`

export const readRun = (text: string, file: string): Checked<Run> => readJson(text, file, isRun)
export const readSpecCopy = (text: string, file: string): Checked<SpecCopy> => readJson(text, file, isSpecCopy)
export const readRosterCopy = (text: string, file: string): Checked<RosterCopy> => readJson(text, file, isRosterCopy)
export const readManifest = (text: string, file: string): Checked<readonly ManifestEntry[]> => readLines(text, file, isManifestEntry)
export const readKeys = (text: string, file: string): Checked<readonly VariantKeys[]> => readLines(text, file, isVariantKeys)

type Guard<T> = (value: unknown) => value is T

function parse<T>(text: string, isRight: Guard<T>): T | undefined {
  try {
    const value: unknown = JSON.parse(text)
    return isRight(value) ? value : undefined
  } catch {
    return undefined
  }
}
const hint = 'The file was made by generate: restore it, or generate into a new folder'

function readJson<T>(text: string, file: string, isRight: Guard<T>): Checked<T> {
  const value = parse(text, isRight)
  return value === undefined
    ? failed(error('manifest/malformed', `${file} is not what generate wrote`, { file, line: 1, col: 1 }, hint))
    : ok(value)
}

function readLines<T>(text: string, file: string, isRight: Guard<T>): Checked<readonly T[]> {
  const values: T[] = []
  const lines = text.split('\n')
  if (lines.pop() !== '')
    return failed(error('manifest/malformed', `${file} ends in the middle of a line`, { file, line: lines.length + 1, col: 1 }, hint))
  for (const [index, line] of lines.entries()) {
    const value = parse(line, isRight)
    if (value === undefined) {
      return failed(
        error('manifest/malformed', `line ${index + 1} of ${file} is not what generate wrote`, { file, line: index + 1, col: 1 }, hint),
      )
    }
    values.push(value)
  }
  return ok(values)
}

// The guards tell our own files from anything else; they do not walk an AST that our own writer made.
const isRecord = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null && !Array.isArray(value)
const holds = (
  value: unknown,
  texts: readonly string[],
  lists: readonly string[],
  records: readonly string[],
): value is Readonly<Record<string, unknown>> =>
  isRecord(value) &&
  texts.every((name) => typeof value[name] === 'string') &&
  lists.every((name) => Array.isArray(value[name])) &&
  records.every((name) => isRecord(value[name]))

const isRunProblem = (value: unknown): boolean => holds(value, ['problem', 'spec', 'points'], ['title', 'parts'], ['asked'])
const isRun = (value: unknown): value is Run =>
  holds(value, ['format', 'engine', 'seed'], ['problems'], ['set', 'options']) &&
  value.format === runFormat &&
  holds(value.set, ['id', 'mode', 'language', 'counts'], ['title'], []) &&
  Array.isArray(value.problems) &&
  value.problems.every(isRunProblem)
const isManifestEntry = (value: unknown): value is ManifestEntry =>
  holds(value, ['student', 'problem', 'spec', 'engine', 'page', 'token', 'status'], [], ['variant']) &&
  holds(value.variant, ['problem', 'id'], ['draws'], []) &&
  (value.status === 'active' || value.status === 'inactive')
const isVariantKeys = (value: unknown): value is VariantKeys =>
  holds(value, ['problem', 'variant', 'spec'], ['keys'], ['posed']) &&
  holds(value.posed, ['problem', 'variant', 'points'], ['title', 'stem', 'parts'], [])
const isSpecCopy = (value: unknown): value is SpecCopy =>
  holds(value, [], ['sources'], ['problem']) && holds(value.problem, ['id', 'points'], ['parts', 'parameters'], ['lines'])
const isRosterCopy = (value: unknown): value is RosterCopy =>
  holds(value, [], ['columns', 'rows'], []) && Array.isArray(value.columns) && value.columns.includes('student')

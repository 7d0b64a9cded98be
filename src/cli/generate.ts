// quizwright generate SET|PROBLEM… --out DIR: a page for every student, and what staff need to grade what comes back.
import { randomBytes } from 'node:crypto'
import path from 'node:path'
import { type Checked, type Diagnostic, error, failed, ok } from '../diagnostic.ts'
import { type RosterCopy, type Run, staffPaths } from '../manifest.ts'
import { changes, type Earlier, readEarlier } from './course/earlier.ts'
import type { Student } from './course/draw.ts'
import { folded } from './course/file-names.ts'
import { disk, type Files } from './course/files.ts'
import { headerClashes } from './course/header-clashes.ts'
import { type CoursePlan, planCourse } from './course/plan.ts'
import { progressOf } from './course/progress.ts'
import { readRoster } from './course/roster.ts'
import { emptySections } from './course/sections.ts'
import { courseSeed, numbered } from './course/seeds.ts'
import { openStaged, type Staged } from './course/staged.ts'
import { finished, guarded, isUsageError, usage, type UsageError } from './course/outcome.ts'
import { type Written, writeCourse } from './course/write.ts'
import { openLibrary } from './library.ts'
import type { Terminal } from './terminal.ts'

export interface GenerateOptions {
  readonly out: string
  readonly roster?: string
  readonly seed?: string
  readonly variants?: number
  readonly split?: boolean
  readonly names?: boolean
  readonly privateLinks?: boolean
  /** Ids of problems, the set's id, or `all`. */
  readonly regenerate?: readonly string[]
}

/** What a test puts in the place of the machine: the disk that is written to, and the course's folder. */
export interface Machine {
  readonly files: Files
  readonly cwd: string
}

/** Generates, or adds to what was generated; exit 0 when all is in its place, and nothing written when it is not. */
export const runGenerate = (
  targets: readonly string[],
  options: GenerateOptions,
  terminal: Terminal,
  { files, cwd }: Machine = { files: disk, cwd: process.cwd() },
): Promise<number> =>
  guarded(terminal, () => {
    const people = studentsOf(options, files)
    if (isUsageError(people)) return usage(people, terminal)
    const plan = planCourse(targets, openLibrary(cwd))
    if (!plan.ok || !people.ok) return finished([...errorsOf(plan), ...errorsOf(people)], terminal)
    const clashes = headerClashes(options.roster, people.value.roster, plan.value)
    if (clashes.length > 0) return finished(clashes, terminal)
    const unknown = unknownId(options, plan.value)
    if (unknown !== undefined) return usage(unknown, terminal)
    const linked = ['pages', 'staff'].find((name) => files.isLink(path.join(options.out, name)))
    if (linked !== undefined) return finished([outside(path.join(options.out, linked))], terminal)
    const staged = openStaged(files, options.out, staffPaths.unfinished)
    const written = attempt(() => generate(plan.value, people.value, options, staged, files, terminal), staged)
    if (!written.ok) {
      staged.discard()
      return finished(written.errors, terminal)
    }
    files.setMode(path.join(options.out, 'staff'), 0o700)
    if (staged.isEmpty) staged.discard()
    else staged.commit()
    const warnings = [...people.warnings, ...emptySections(plan.value.set, people.value.roster), ...written.warnings]
    const code = finished(warnings, terminal)
    terminal.err(report(plan.value, people.value, options, written.value))
    return code
  })

const errorsOf = (checked: Checked<unknown>): readonly Diagnostic[] => (checked.ok ? [] : checked.errors)

/** A disk that refuses leaves nothing behind either. */
function attempt<T>(work: () => T, staged: Staged): T {
  try {
    return work()
  } catch (thrown) {
    staged.discard()
    throw thrown
  }
}

interface People {
  readonly students: readonly Student[]
  readonly roster: RosterCopy
}

/** Pages that are made without a roster. */
const mostVariants = 100_000

function studentsOf({ roster, seed, variants }: GenerateOptions, files: Files): Checked<People> | UsageError {
  if (seed === '') return { usage: '--seed takes a text that is not empty' }
  if (variants !== undefined && variants > mostVariants) return { usage: `--variants takes a number up to ${mostVariants}` }
  if (roster === undefined) {
    if (variants === undefined) return { usage: 'say for whom: --roster FILE.csv, or --variants N for N pages without names' }
    const students = Array.from({ length: variants }, (_, turn) => ({ student: numbered(turn), turn }))
    return ok({ students, roster: { columns: ['student'], rows: students.map(({ student }) => [student]) } })
  }
  const bytes = files.read(roster)
  if (bytes === undefined) return failed(error('file/not-found', `there is no roster ${roster}`))
  const read = readRoster(bytes, roster)
  return read.ok
    ? ok({ students: read.value.students, roster: { columns: read.value.columns, rows: read.value.students.map(({ cells }) => cells) } })
    : read
}

function unknownId({ regenerate = [] }: GenerateOptions, plan: CoursePlan): UsageError | undefined {
  const known = ['all', plan.set.id, ...plan.problems.map(({ problem }) => problem.id)]
  const unknown = regenerate.find((id) => !known.includes(id))
  return unknown === undefined
    ? undefined
    : { usage: `--regenerate ${unknown}: it takes a problem of the set (${known.slice(2).join(', ')}), or all` }
}

const outside = (folder: string): Diagnostic =>
  error(
    'file/outside',
    `${folder} is a symbolic link: files would leave the output folder`,
    undefined,
    'Put a folder in its place, or choose another --out',
  )

function generate(
  plan: CoursePlan,
  people: People,
  options: GenerateOptions,
  staged: Staged,
  files: Files,
  terminal: Terminal,
): Checked<Written> {
  const earlier = readEarlier(files, options.out)
  if (!earlier.ok) return earlier
  const seedText = seedOf(options, earlier.value, files)
  if (!seedText.ok) return seedText
  const seed = courseSeed(seedText.value)
  const regenerate = new Set(options.regenerate)
  const runOptions = runOptionsOf(options)
  const asked = { plan, options: runOptions, regenerate, seed: options.seed === undefined ? undefined : seed.digest }
  const errors = earlier.value === undefined ? [] : [...changes(earlier.value.run, asked), ...collisions(earlier.value, people)]
  if (errors.length > 0) return failed(...errors)
  const progress = progressOf(terminal, 'students', people.students.length)
  const roster = earlier.value === undefined ? people.roster : withDropped(people.roster, earlier.value)
  const { students } = people
  const written = writeCourse({
    files,
    folder: options.out,
    staged,
    plan,
    seed,
    seedText: seedText.value,
    students,
    roster,
    options: runOptions,
    regenerate,
    earlier: earlier.value,
    progress: progress.done,
  })
  progress.end()
  return written
}

function runOptionsOf({ roster, names, privateLinks, split, variants }: GenerateOptions): Run['options'] {
  const shared = roster !== undefined && variants !== undefined ? { variants } : {}
  return { roster: roster !== undefined, names: names === true, privateLinks: privateLinks === true, split: split === true, ...shared }
}

/** The text given, else the one kept in the folder, else 128 random bits. */
function seedOf({ seed, out }: GenerateOptions, earlier: Earlier | undefined, files: Files): Checked<string> {
  if (seed !== undefined) return ok(seed)
  const file = path.join(out, staffPaths.seed)
  const bytes = files.read(file)
  const kept = bytes === undefined ? undefined : new TextDecoder().decode(bytes).replace(/\r?\n$/, '')
  if (earlier === undefined) return ok(kept ?? randomBytes(16).toString('hex'))
  if (kept !== undefined && courseSeed(kept).digest === earlier.run.seed) return ok(kept)
  return failed(
    error(
      'manifest/malformed',
      `${file} is not the seed that the folder was generated with`,
      undefined,
      'Restore the file, or give the text with --seed',
    ),
  )
}

/** Students of the roster whose pages would take the names of others', who are dropped but keep theirs. */
function collisions(earlier: Earlier, { students }: People): readonly Diagnostic[] {
  const before = new Map(earlier.manifest.map(({ student }) => [folded(student), student]))
  return students.flatMap(({ student }) => {
    const other = before.get(folded(student))
    if (other === undefined || other === student) return []
    return [
      error(
        'roster/duplicate',
        `“${student}” and “${other}”, who has a page already, differ only in case`,
        undefined,
        'Keep the id as it was',
      ),
    ]
  })
}

/** The roster with the rows of students that it no longer names, under its own columns. */
function withDropped(roster: RosterCopy, { roster: before }: Earlier): RosterCopy {
  const idOf = ({ columns }: RosterCopy, row: readonly string[]): string => row[columns.indexOf('student')] ?? ''
  const named = new Set(roster.rows.map((row) => idOf(roster, row)))
  const dropped = before.rows.filter((row) => !named.has(idOf(before, row)))
  return {
    columns: roster.columns,
    rows: [...roster.rows, ...dropped.map((row) => roster.columns.map((name) => row[before.columns.indexOf(name)] ?? ''))],
  }
}

function report({ set, problems }: CoursePlan, { students }: People, { out }: GenerateOptions, { pages, ...changed }: Written): string {
  const count = (n: number, one: string): string => `${n} ${one}${n === 1 ? '' : 's'}`
  const { added, back, dropped } = changed
  const news = [
    `${count(added, 'student')} added`,
    ...(back === 0 ? [] : [`${count(back, 'student')} back`]),
    ...(dropped === 0 ? [] : [`${count(dropped, 'student')} no longer on the roster (their pages stay)`]),
  ].join(', ')
  return [
    `${set.id}: ${count(problems.length, 'problem')} for ${count(students.length, 'student')}; ${news}; ${count(pages, 'page')} written`,
    `may be published: ${path.join(out, 'pages')}`,
    `secret: ${path.join(out, 'staff')} (seed, keys, manifest, answer pages): never put it on a web server or into a public repository`,
    '',
  ].join('\n')
}

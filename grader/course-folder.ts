// The path of a generated folder in, what grading needs of it out, or why it cannot be graded.
import { existsSync, readFileSync } from 'node:fs'
import path from 'node:path'
import { type Checked, type Diagnostic, error, failed, ok } from '../src/diagnostic.ts'
import {
  type ManifestEntry,
  readRosterCopy,
  readRun,
  readSpecCopy,
  type RosterCopy,
  type Run,
  type SpecCopy,
  staffPaths,
} from '../src/manifest.ts'
import { type KeysIndex, openKeys } from './keys.ts'
import { openPeople, type People, peopleOf } from './people.ts'
import { readLog, readRevision, type Revised, type Revision, revisionPaths, withRevisions } from './revisions.ts'
import { decodeStrictly } from './submission/text.ts'

/** The folder by the keys in force: those that were generated, or their revisions. */
export interface CourseFolder extends Revised {
  readonly run: Run
  /** The students, and the entries of any of them. */
  readonly people: People
  /** All entries at once: read when asked for, and as large as the file. */
  readonly manifest: readonly ManifestEntry[]
  readonly roster: RosterCopy
  readonly keys: KeysIndex
  /** The problem that a digest stands for, as it was when the folder was generated or the revision made. Each is read once. */
  spec(digest: string): Checked<SpecCopy>
}

/** Of a folder that was read before, for a thread: its manifest is read again only if it is asked for. */
export const reopenCourseFolder = (folder: string, revisions: readonly string[]): Checked<CourseFolder> =>
  readCourseFolder(folder, revisions, lazyPeople)

/** By the revisions in force, or by those that are given or named instead, the oldest first. */
export function readCourseFolder(folder: string, named?: readonly (string | Revision)[], readPeople = openPeople): Checked<CourseFolder> {
  const place = (file: string): string => path.join(folder, file)
  if (!existsSync(place(staffPaths.run))) {
    return failed(
      error(
        'file/not-found',
        `${folder} is not a folder that generate wrote: there is no ${staffPaths.run}`,
        undefined,
        'Give the folder that was generate’s --out',
      ),
    )
  }
  if (existsSync(place(staffPaths.unfinishedPlan))) {
    return failed(
      error('manifest/malformed', `generate was cut short in ${folder}`, undefined, 'Run generate once more: it carries on where it was'),
    )
  }
  const run = readText(place(staffPaths.run), readRun)
  const people = opened(place(staffPaths.manifest), readPeople)
  const roster = readText(place(staffPaths.roster), readRosterCopy)
  const keys = opened(place(staffPaths.keys), (file) => ok(openKeys(file)))
  const revisions = readRevisions(folder, named)
  if (!run.ok || !people.ok || !roster.ok || !keys.ok || !revisions.ok)
    return failed(...[run, people, roster, keys, revisions].flatMap(errorsOf))
  const generated = {
    run: run.value,
    keys: keys.value,
    spec: (digest: string) => readText(place(staffPaths.spec(digest)), readSpecCopy),
  }
  const manifest = once(() => [...people.value.all()])
  if (revisions.value.length > 0) {
    const revised = withRevisions({ ...generated, manifest: manifest() }, revisions.value)
    return ok({ ...revised, spec: eachOnce(revised.spec), roster: roster.value, people: peopleOf(revised.manifest) })
  }
  return ok({
    ...generated,
    spec: eachOnce(generated.spec),
    roster: roster.value,
    people: people.value,
    get manifest() {
      return manifest()
    },
    revisions: [],
    kept: () => [],
  })
}

function once<T>(make: () => T): () => T {
  let made: { readonly value: T } | undefined
  return () => (made ??= { value: make() }).value
}

function eachOnce<T>(make: (name: string) => T): (name: string) => T {
  const made = new Map<string, () => T>()
  return (name) => {
    const one = made.get(name) ?? once(() => make(name))
    made.set(name, one)
    return one()
  }
}

/** The manifest is whole: it was read before. */
function lazyPeople(file: string): Checked<People> {
  const people = once(() => {
    const read = openPeople(file)
    if (!read.ok) throw new Error(read.errors.map(({ message }) => message).join('; '))
    return read.value
  })
  return ok({
    get list() {
      return people().list
    },
    entries: (first, end) => people().entries(first, end),
    all: () => people().all(),
  })
}

function readRevisions(folder: string, named: readonly (string | Revision)[] | undefined): Checked<readonly Revision[]> {
  const log = path.join(folder, revisionPaths.log)
  const inForce = named !== undefined ? ok(named) : existsSync(log) ? readText(log, readLog) : ok([])
  if (!inForce.ok) return inForce
  const revisions: Revision[] = []
  for (const id of inForce.value) {
    if (typeof id !== 'string') {
      revisions.push(id)
      continue
    }
    const file = path.join(folder, revisionPaths.file(id))
    const bytes = readBytes(file)
    const revision = bytes.ok ? readRevision(bytes.value, id, file) : bytes
    if (!revision.ok) return revision
    revisions.push(revision.value)
  }
  return ok(revisions)
}

const errorsOf = (checked: Checked<unknown>): readonly Diagnostic[] => (checked.ok ? [] : checked.errors)

function readText<T>(file: string, read: (text: string, file: string) => Checked<T>): Checked<T> {
  const bytes = readBytes(file)
  if (!bytes.ok) return bytes
  const text = decodeStrictly(bytes.value)
  return text === undefined ? failed(error('manifest/malformed', `${file} is not UTF-8 text`)) : read(text, file)
}

/** What reading a file gives; an error where it cannot be read. */
function opened<T>(file: string, read: (file: string) => Checked<T>): Checked<T> {
  try {
    return read(file)
  } catch (thrown) {
    return unreadable(file, thrown)
  }
}

function readBytes(file: string): Checked<Uint8Array> {
  try {
    return ok(readFileSync(file))
  } catch (thrown) {
    return unreadable(file, thrown)
  }
}

function unreadable(file: string, thrown: unknown): { readonly ok: false; readonly errors: readonly Diagnostic[] } {
  if (!(thrown instanceof Error && 'syscall' in thrown)) throw thrown
  return failed(error('manifest/malformed', `${file} cannot be read`, undefined, 'Restore the file, or generate into a new folder'))
}

// manifest.jsonl in; the students of a course in its order, and the entries of any of them, read when asked for: a
// manifest of every student and problem does not stand in memory.
import { type Checked, error, failed, ok } from '../src/diagnostic.ts'
import { type ManifestEntry, readManifest } from '../src/manifest.ts'
import { bytesAt, linesOfFile } from './lines.ts'
import { decodeStrictly } from './submission/text.ts'

export interface CoursePerson {
  readonly student: string
  /** File name of the student's page. */
  readonly page: string
  readonly token: string
  readonly active: boolean
}

/** Students in the order of the manifest, also those who were dropped since. */
export interface People {
  readonly list: readonly CoursePerson[]
  /** All entries of the students from `first` up to `end`, those of one student together. */
  entries(first: number, end: number): Iterable<ManifestEntry>
  all(): Iterable<ManifestEntry>
}

/** Of entries in memory. */
export function peopleOf(manifest: readonly ManifestEntry[]): People {
  const byStudent = new Map<string, ManifestEntry[]>()
  for (const entry of manifest) {
    const entries = byStudent.get(entry.student) ?? []
    byStudent.set(entry.student, entries)
    entries.push(entry)
  }
  const all = [...byStudent.values()]
  return {
    list: all.flatMap(([first]) => (first === undefined ? [] : [personOf(first)])),
    entries: (first, end) => all.slice(first, end).flat(),
    all: () => manifest,
  }
}

/** Of a file, in which the lines of a student mostly follow each other; an error where a line is not what generate wrote. */
export function openPeople(file: string): Checked<People> {
  const list: CoursePerson[] = []
  const known = new Map<string, number>()
  /** Of each student, start and end of runs of lines. */
  const runs: number[][] = []
  for (const { start, end, line, bytes } of linesOfFile(file)) {
    const entry = entryOf(bytes, file)
    if (entry === undefined)
      return failed(error('manifest/malformed', `line ${line} of ${file} is not what generate wrote`, { file, line, col: 1 }, hint))
    const index = known.get(entry.student) ?? list.push(personOf(entry)) - 1
    known.set(entry.student, index)
    const own = (runs[index] ??= [])
    if (own.at(-1) === start) own.splice(-1, 1, end + 1)
    else own.push(start, end + 1)
  }
  const read = (start: number, end: number): readonly ManifestEntry[] => {
    const text = decodeStrictly(bytesAt(file, start, end))
    const entries = text === undefined ? undefined : readManifest(text.endsWith('\n') ? text : `${text}\n`, file)
    if (entries?.ok !== true) throw new Error(`${file} was changed while it was read`)
    return entries.value
  }
  return ok({
    list,
    *entries(first, end) {
      for (let index = first; index < end; index += 1) {
        const own = runs[index] ?? []
        for (let at = 0; at < own.length; at += 2) yield* read(own[at] ?? 0, own[at + 1] ?? 0)
      }
    },
    *all() {
      for (const { bytes } of linesOfFile(file)) {
        const entry = entryOf(bytes, file)
        if (entry === undefined) throw new Error(`${file} was changed while it was read`)
        yield entry
      }
    },
  })
}

const hint = 'The file was made by generate: restore it, or generate into a new folder'

const personOf = ({ student, page, token, status }: ManifestEntry): CoursePerson => ({ student, page, token, active: status === 'active' })

function entryOf(bytes: Uint8Array, file: string): ManifestEntry | undefined {
  const text = decodeStrictly(bytes)
  const entries = text === undefined ? undefined : readManifest(`${text}\n`, file)
  return entries?.ok === true ? entries.value[0] : undefined
}

// The path of a generated folder in, what grading needs of it out, or why it cannot be graded.
import { existsSync, readFileSync } from 'node:fs'
import path from 'node:path'
import { type Checked, type Diagnostic, error, failed, ok } from '../src/diagnostic.ts'
import {
  type ManifestEntry,
  readManifest,
  readRosterCopy,
  readRun,
  readSpecCopy,
  type RosterCopy,
  type Run,
  type SpecCopy,
  staffPaths,
} from '../src/manifest.ts'
import { indexKeys, type KeysIndex } from './keys.ts'
import { decodeStrictly } from './submission/text.ts'

export interface CourseFolder {
  readonly run: Run
  readonly manifest: readonly ManifestEntry[]
  readonly roster: RosterCopy
  readonly keys: KeysIndex
  /** The problem that a digest stands for, as it was when the folder was generated. */
  spec(digest: string): Checked<SpecCopy>
}

export function readCourseFolder(folder: string): Checked<CourseFolder> {
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
  const manifest = readText(place(staffPaths.manifest), readManifest)
  const roster = readText(place(staffPaths.roster), readRosterCopy)
  const keys = readBytes(place(staffPaths.keys))
  if (!run.ok || !manifest.ok || !roster.ok || !keys.ok) return failed(...[run, manifest, roster, keys].flatMap(errorsOf))
  return ok({
    run: run.value,
    manifest: manifest.value,
    roster: roster.value,
    keys: indexKeys(keys.value, place(staffPaths.keys)),
    spec: (digest) => readText(place(staffPaths.spec(digest)), readSpecCopy),
  })
}

const errorsOf = (checked: Checked<unknown>): readonly Diagnostic[] => (checked.ok ? [] : checked.errors)

function readText<T>(file: string, read: (text: string, file: string) => Checked<T>): Checked<T> {
  const bytes = readBytes(file)
  if (!bytes.ok) return bytes
  const text = decodeStrictly(bytes.value)
  return text === undefined ? failed(error('manifest/malformed', `${file} is not UTF-8 text`)) : read(text, file)
}

function readBytes(file: string): Checked<Uint8Array> {
  try {
    return ok(readFileSync(file))
  } catch (thrown) {
    if (!(thrown instanceof Error && 'syscall' in thrown)) throw thrown
    return failed(error('manifest/malformed', `${file} cannot be read`, undefined, 'Restore the file, or generate into a new folder'))
  }
}

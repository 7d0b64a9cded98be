// What an earlier run left in the folder, and what of it stands in the way of this one.
import path from 'node:path'
import { type Checked, type Diagnostic, error, failed, ok } from '../../diagnostic.ts'
import {
  type ManifestEntry,
  keysId,
  readKeys,
  readManifest,
  readRosterCopy,
  readRun,
  type RosterCopy,
  type Run,
  staffPaths,
  writeLine,
} from '../../manifest.ts'
import { decodeStrictly } from '../../../grader/submission/text.ts'
import type { Files } from './files.ts'
import type { CoursePlan } from './plan.ts'

export interface Earlier {
  readonly run: Run
  readonly manifest: readonly ManifestEntry[]
  readonly roster: RosterCopy
  /** Lines of keys.jsonl by `keysId`. */
  readonly keys: ReadonlyMap<string, string>
  /** The staff files' texts, by place. */
  readonly texts: ReadonlyMap<string, string>
}

/** The folder as it stands; undefined where nothing was generated into it. The seed alone does not make a course. */
export function readEarlier(files: Files, folder: string): Checked<Earlier | undefined> {
  const texts = new Map<string, string>()
  const read = <T>(place: string, reader: (text: string, file: string) => Checked<T>): Checked<T> => {
    const file = path.join(folder, place)
    const bytes = files.read(file)
    const text = bytes === undefined ? undefined : decodeStrictly(bytes)
    if (text === undefined)
      return failed(error('manifest/malformed', `${file} cannot be read`, undefined, 'Restore the file, or generate into a new folder'))
    texts.set(place, text)
    return reader(text, file)
  }
  if (files.read(path.join(folder, staffPaths.manifest)) === undefined) return ok(undefined)
  const run = read(staffPaths.run, readRun)
  const manifest = read(staffPaths.manifest, readManifest)
  const roster = read(staffPaths.roster, readRosterCopy)
  const keys = read(staffPaths.keys, readKeys)
  if (!run.ok || !manifest.ok || !roster.ok || !keys.ok)
    return failed(...[run, manifest, roster, keys].flatMap((one) => (one.ok ? [] : one.errors)))
  return ok({
    run: run.value,
    manifest: manifest.value,
    roster: roster.value,
    keys: new Map(keys.value.map((line) => [keysId(line), writeLine(line)])),
    texts,
  })
}

/** What this run was asked for, as far as it must not change silently. */
export interface Asked {
  readonly plan: CoursePlan
  /** Undefined: the one that is kept in the folder. */
  readonly seed: string | undefined
  readonly options: Run['options']
  /** Ids of problems, the set's id, or `all`. */
  readonly regenerate: ReadonlySet<string>
}

/** Everything that has changed and was not asked to be regenerated: students may have their pages already. */
export function changes(earlier: Run, asked: Asked): readonly Diagnostic[] {
  const { plan, regenerate } = asked
  if (earlier.set.id !== plan.set.id) return [elsewhere(`the folder holds the set “${earlier.set.id}”, not “${plan.set.id}”`)]
  if (earlier.options.roster !== asked.options.roster) {
    return [elsewhere(earlier.options.roster ? 'the folder was generated for a roster' : 'the folder was generated without a roster')]
  }
  if (regenerate.has('all') || regenerate.has(plan.set.id)) return []
  const found = [...changedSettings(earlier, asked)].map((what) => changed(what, 'all'))
  const specs = new Map(earlier.problems.map(({ problem, spec }) => [problem, spec]))
  for (const { problem, spec, file } of plan.problems) {
    const before = specs.get(problem.id)
    if (before === undefined || before === spec || regenerate.has(problem.id)) continue
    found.push(changed(`the specification of “${problem.id}” (${file})`, problem.id))
  }
  return found
}

function* changedSettings(earlier: Run, { plan, seed, options }: Asked): Generator<string> {
  if (seed !== undefined && seed !== earlier.seed) yield 'the seed'
  for (const name of ['names', 'privateLinks', 'split', 'variants'] as const)
    if (earlier.options[name] !== options[name]) yield optionNames[name]
  for (const [name, key] of settings) {
    if (JSON.stringify(earlier.set[name]) !== JSON.stringify(plan.set[name])) yield `the set’s ${key}`
  }
  const ids = plan.problems.map(({ problem }) => problem.id)
  if (ids.join() !== earlier.problems.map(({ problem }) => problem).join()) yield 'the list of problems'
  const before = new Map(earlier.problems.map((problem) => [problem.problem, problem]))
  for (const { problem, entry } of plan.problems) {
    const asked = before.get(problem.id)?.asked
    if (asked !== undefined && JSON.stringify(asked) !== JSON.stringify(entry))
      yield `points, attempts, scheme, variants or rules of “${problem.id}” in the set`
  }
}
/** Of a set as it is frozen, with the keys by which authors know them. */
const settings = [
  ...(['title', 'text', 'mode', 'language', 'due', 'closes', 'sections', 'counts', 'late', 'cap', 'pass'] as const).map(
    (name) => [name, name] as const,
  ),
  ['dropLowest', 'drop-lowest'],
] as const
const optionNames = { names: '--names', privateLinks: '--private-links', split: '--split', variants: '--variants' } as const

const elsewhere = (what: string): Diagnostic => error('manifest/changed', what, undefined, 'Generate into another folder')
const changed = (what: string, id: string): Diagnostic =>
  error(
    'manifest/changed',
    `${what} changed since the folder was generated`,
    undefined,
    `Pages that students have would no longer be right: say --regenerate ${id} to make them anew, or generate into another folder`,
  )

// quizwright init DIR: a course folder that works at once. What is there already is left alone, and named.
import { readdirSync, statSync } from 'node:fs'
import path from 'node:path'
import { type Diagnostic, error } from '../../diagnostic.ts'
import { disk, type Files, writeWhole } from '../course/files.ts'
import { finished, guarded, usage } from '../course/outcome.ts'
import { packageRoot } from '../library-files.ts'
import { exit, type Terminal } from '../terminal.ts'
import { version } from '../version.ts'
import { courseFiles, schemaCopy, schemaPlace, schemaVersion } from './course-files.ts'

/** Makes the folder, or adds to it what is missing; exit 1, with nothing written, where something stands in the way. */
export const runInit = (dir: string, terminal: Terminal, files: Files = disk): Promise<number> =>
  guarded(terminal, () => {
    if (dir.trim() === '') return usage({ usage: 'init takes a folder; `.` is the one you are in' }, terminal)
    const planned = plannedFiles()
    const inTheWay = obstacles(dir, [...planned.keys()])
    if (inTheWay.length > 0) return finished(inTheWay, terminal)
    const kept = new Map([...planned.keys()].flatMap((place) => whereItIs(dir, place, files)))
    const missing = [...planned].filter(([place]) => !kept.has(place))
    for (const [place, text] of missing) {
      files.makeFolder(path.dirname(path.join(dir, place)), 0o777)
      writeWhole(files, path.join(dir, place), text)
    }
    report(
      dir,
      missing.map(([place]) => place),
      [...kept.values()],
      terminal,
    )
    noteSchema(dir, files, terminal)
    return exit.clean
  })

function plannedFiles(): ReadonlyMap<string, string> {
  const bytes = disk.read(path.join(packageRoot(), schemaPlace))
  if (bytes === undefined) throw new Error(`the package lacks ${schemaPlace}`)
  return new Map([...courseFiles(version), [schemaPlace, schemaCopy(new TextDecoder().decode(bytes), version)]])
}

/** A file where a folder is due, or a folder where a file is; all of them, before anything is written. */
function obstacles(dir: string, places: readonly string[]): readonly Diagnostic[] {
  const folders = new Set(['.', ...places.map((place) => path.dirname(place))])
  const wanted = [...[...folders].map((place) => ({ place, folder: true })), ...places.map((place) => ({ place, folder: false }))]
  return wanted.flatMap(({ place, folder }) => {
    const shown = path.join(dir, place)
    // below a file that is in the way there is nothing: ENOTDIR is no obstacle of its own
    const found = stat(shown)
    if (found === undefined || found.isDirectory() === folder) return []
    const [is, due] = folder ? ['a file', 'a folder'] : ['a folder', 'a file']
    return [error('file/unwritable', `${shown} is ${is}, expected ${due}`, undefined, 'move it away, or choose another folder')]
  })
}

function stat(place: string): ReturnType<typeof statSync> {
  try {
    return statSync(place, { throwIfNoEntry: false })
  } catch (thrown) {
    if (thrown instanceof Error && 'code' in thrown && thrown.code === 'ENOTDIR') return undefined
    throw thrown
  }
}

/** The file at its place, or a problem or set of its name elsewhere under problems/: two of one id would be an error. */
function whereItIs(dir: string, place: string, files: Files): readonly (readonly [place: string, found: string])[] {
  if (files.exists(path.join(dir, place))) return [[place, place]]
  const problems = path.join(dir, 'problems')
  if (!place.endsWith('.yaml') || !files.exists(problems)) return []
  const moved = readdirSync(problems, { recursive: true, encoding: 'utf8' }).find((name) => path.basename(name) === path.basename(place))
  return moved === undefined ? [] : [[place, `problems/${moved.split(path.sep).join('/')}`]]
}

function report(dir: string, added: readonly string[], kept: readonly string[], terminal: Terminal): void {
  const list = (places: readonly string[]): string => places.map((place) => `  ${place}\n`).join('')
  if (added.length > 0) terminal.err(`${dir}: ${added.length} ${added.length === 1 ? 'file' : 'files'} added\n${list(added)}`)
  else terminal.err(`${dir}: nothing is missing, nothing was changed\n`)
  if (added.length > 0 && kept.length > 0) terminal.err(`left as they were:\n${list(kept)}`)
  if (added.length === 0) return
  const commands = [
    ...(path.resolve(dir) === process.cwd() ? [] : [`cd ${dir}`]),
    'quizwright check',
    'quizwright variant running-average --seed 7',
    'quizwright generate first-week --roster roster.csv --out week-1',
  ]
  terminal.err(`next:\n${list(commands)}`)
}

function noteSchema(dir: string, files: Files, terminal: Terminal): void {
  const bytes = files.read(path.join(dir, schemaPlace))
  const found = bytes && schemaVersion(new TextDecoder().decode(bytes))
  if (found === undefined || found === version) return
  terminal.err(`${schemaPlace} is of Quizwright ${found}, this is ${version}: delete it and run init again to have the newer one\n`)
}

// One side of a comparison: the problems and sets that an operand names, read as its own course sees them.
import path from 'node:path'
import type { Checked, Diagnostic } from '../../diagnostic.ts'
import type { PoseOptions } from '../../kinds/pose.ts'
import { type FileKind, kindOfFile } from '../../spec/read.ts'
import { type Library, openLibrary, type ProblemFile, type SetFile } from '../library.ts'
import type { SpecFiles } from '../library-files.ts'
import type { Operand } from './operands.ts'

export interface FoundProblem {
  readonly file: string
  readonly read: Checked<ProblemFile>
  /** What a set decides beside the problem. */
  readonly options: PoseOptions
}
export interface Side {
  readonly name: string
  /** What was read, by the names that messages use. */
  readonly texts: ReadonlyMap<string, string>
  readonly problems: ReadonlyMap<string, FoundProblem>
  readonly sets: ReadonlyMap<string, Checked<SetFile>>
  /** A problem that only the other side names: where a file has moved, or a problem does not use the cell any more. */
  otherwise(id: string): FoundProblem | undefined
  readonly errors: readonly Diagnostic[]
}

/** What an operand names: a folder's problems and sets, a set's problems, the problems that use a cell, or one problem. */
export function readSide({ name, files: from, target, kind }: Operand, cwd: string): Side {
  const texts = new Map<string, string>()
  const files = remembering(from, texts)
  const course = courseOf(target, cwd)
  const library = openLibrary(course, files)
  const read = (file: string): FoundProblem => ({ file: files.shown(file, cwd), read: library.problem(file), options: { language: 'en' } })
  const byId = (id: string): FoundProblem | undefined => {
    const file = files.under(path.join(course, 'problems')).find((one) => idOf(one) === id && kindIn(files, one) === 'problem')
    return file === undefined ? undefined : read(file)
  }
  const side = { name, texts, problems: new Map<string, FoundProblem>(), sets: new Map<string, Checked<SetFile>>(), errors: [] }
  if (kind === 'missing') return { ...side, otherwise: byId }
  if (kind === 'folder') return { ...side, ...inFolder(target, files, library, read), otherwise: () => undefined }
  switch (kindIn(files, target)) {
    case 'set':
      return { ...side, ...inSet(target, files, library, cwd), otherwise: () => undefined }
    case 'cell':
      return { ...side, problems: usersOf(target, course, files, read), otherwise: byId }
    case 'problem':
    case undefined: {
      const found = read(target)
      return { ...side, problems: new Map([[idIn(found, target), found]]), otherwise: () => undefined }
    }
  }
}

const remembering = (from: SpecFiles, texts: Map<string, string>): SpecFiles => ({
  ...from,
  read(file, shown) {
    const text = from.read(file, shown)
    if (text.ok) texts.set(shown, text.value)
    return text
  },
})

const idOf = (file: string): string => path.basename(file).replace(/\.ya?ml$/, '')
const idIn = ({ read }: FoundProblem, file: string): string => (read.ok ? read.value.problem.id : idOf(file))

/** The folder whose `problems/` a path lies in or holds; where there is none, the folder that the command runs in. */
function courseOf(target: string, cwd: string): string {
  for (let folder = target; path.dirname(folder) !== folder; folder = path.dirname(folder))
    if (path.basename(folder) === 'problems') return path.dirname(folder)
  return target === cwd || !/\.ya?ml$/.test(target) ? target : cwd
}

function kindIn(files: SpecFiles, file: string): FileKind | undefined {
  const text = files.read(file, file)
  return text.ok ? kindOfFile(text.value) : undefined
}

/** A course's own problems where the folder has them, else all YAML files below it. */
function inFolder(
  folder: string,
  files: SpecFiles,
  library: Library,
  read: (file: string) => FoundProblem,
): Pick<Side, 'problems' | 'sets'> {
  const own = path.join(folder, 'problems')
  const inCourse = files.under(own)
  const [root, names] = inCourse.length > 0 ? [own, inCourse] : [folder, files.under(folder)]
  // beside problems lies YAML of other programs; among them a file of no kind is one that is broken
  const isCourse = root.split(path.sep).includes('problems')
  const problems = new Map<string, FoundProblem>()
  const sets = new Map<string, Checked<SetFile>>()
  for (const file of names) {
    const kind = kindIn(files, file)
    if (kind === 'set') sets.set(idOf(file), library.set(file))
    else if (kind === 'problem' || (kind === undefined && isCourse)) {
      const found = read(file)
      const id = idIn(found, file)
      // the second of an id is an error of its own, which reading by id tells
      const twice = problems.has(id) ? library.problem(id) : undefined
      problems.set(id, twice?.ok === false ? { ...found, read: twice } : found)
    }
  }
  return { problems, sets }
}

function inSet(file: string, files: SpecFiles, library: Library, cwd: string): Pick<Side, 'problems' | 'sets'> {
  const set = library.set(file)
  const problems = new Map<string, FoundProblem>()
  for (const { problem, at, points, attempts, scheme } of set.ok ? set.value.set.problems : []) {
    const read = library.problem(problem)
    const placed: Checked<ProblemFile> = read.ok ? read : { ok: false, errors: read.errors.map((one) => ({ ...one, at: one.at ?? at })) }
    const options = {
      language: set.ok ? set.value.set.language : 'en',
      ...(points !== undefined && { points }),
      ...(attempts !== undefined && { attempts }),
      ...(scheme !== undefined && { scheme }),
    }
    problems.set(problem, { file: read.ok ? read.value.file : files.shown(file, cwd), read: placed, options })
  }
  return { problems, sets: new Map([[idOf(file), set]]) }
}

function usersOf(cell: string, course: string, files: SpecFiles, read: (file: string) => FoundProblem): ReadonlyMap<string, FoundProblem> {
  const shown = files.shown(cell, course)
  const mentions = (file: string): boolean => {
    const text = files.read(file, file)
    return text.ok && text.value.includes(idOf(cell))
  }
  return new Map(
    files
      .under(path.join(course, 'problems'))
      .filter((file) => kindIn(files, file) === 'problem')
      .map((file): readonly [string, FoundProblem, string] => [idOf(file), read(file), file])
      .filter(([, { read: one }, file]) => (one.ok ? one.value.sources.some((source) => source.file === shown) : mentions(file)))
      .map(([id, found]) => [id, found]),
  )
}

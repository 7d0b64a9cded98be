// What `preview PATH` names: one problem, or a folder or set of them. Each is known by a name that its address ends with.
import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs'
import path from 'node:path'
import { type Checked, error, failed, ok } from '../../diagnostic.ts'
import { kindOfFile } from '../../spec/read.ts'
import { openLibrary } from '../library.ts'

export interface Shelf {
  /** As it was named. */
  readonly shown: string
  /** The one problem, where one was named. */
  readonly only: string | undefined
  /** Name → what the library is asked for: looked up anew, since files come and go. */
  problems(): ReadonlyMap<string, string>
  /** Folders to watch with all that is in them. */
  readonly folders: readonly string[]
  /** Files whose own folder is watched. */
  readonly files: readonly string[]
}

/** Finds what is to be previewed. A file that is broken is fine: its errors are what one wants to see. */
export function openShelf(target: string, cwd: string): Checked<Shelf> {
  const absolute = path.resolve(cwd, target)
  if (statSync(absolute, { throwIfNoEntry: false })?.isDirectory() === true) return ok(folderShelf(target, absolute, cwd))
  if (/\.ya?ml$|[/\\]/.test(target)) {
    const kind = kindAt(absolute)
    if (kind === undefined) return failed(error('file/not-found', `found no file or folder ${target}`, undefined, hint))
    return kind === 'set' ? setShelf(target, cwd) : ok(oneShelf(target, absolute, cwd))
  }
  const library = openLibrary(cwd)
  const problem = library.problem(target)
  if (problem.ok) return ok(oneShelf(target, path.resolve(cwd, problem.value.file), cwd))
  const file = problem.errors.find(({ at }) => at !== undefined)?.at?.file
  if (file !== undefined) return ok(oneShelf(target, path.resolve(cwd, file), cwd))
  if (library.set(target).ok) return setShelf(target, cwd)
  return target === defaultTarget ? failed(error('file/not-found', `found no folder ${target} here`, undefined, noCourse)) : problem
}

/** What is previewed where nothing is named. */
export const defaultTarget = 'problems'
const noCourse = 'go to the folder of a course (`quizwright init` makes one), or name a problem'
const hint = 'name a problem (its id or file), or a folder of problems'

function oneShelf(target: string, file: string, cwd: string): Shelf {
  const name = nameOf(file)
  return {
    shown: target,
    only: name,
    problems: () => new Map([[name, target]]),
    folders: courseFolders([file], cwd),
    files: [file],
  }
}

function folderShelf(shown: string, folder: string, cwd: string): Shelf {
  return {
    shown,
    only: undefined,
    problems() {
      const files = readdirSync(folder, { recursive: true, encoding: 'utf8' })
        .filter((name) => /\.ya?ml$/.test(name))
        .sort()
        .map((name) => path.join(folder, name))
        .filter((file) => kindAt(file) === 'problem' || kindAt(file) === 'unknown')
      const names = files.map(nameOf)
      // two files of one name are told apart by where they lie
      return new Map(
        files.map((file, i) => {
          const name = names[i] ?? ''
          const isOne = names.indexOf(name) === names.lastIndexOf(name)
          return [isOne ? name : path.relative(folder, file), file]
        }),
      )
    },
    folders: [...new Set([folder, ...courseFolders([path.join(folder, 'any.yaml')], cwd)])],
    files: [],
  }
}

function setShelf(target: string, cwd: string): Checked<Shelf> {
  const found = openLibrary(cwd).set(target)
  if (!found.ok) return found
  const file = path.resolve(cwd, found.value.file)
  return ok({
    shown: target,
    only: undefined,
    problems() {
      const set = openLibrary(cwd).set(target)
      return new Map(set.ok ? set.value.set.problems.map(({ problem }) => [nameOf(problem), problem]) : [])
    },
    folders: courseFolders([file], cwd),
    files: [file],
  })
}

const nameOf = (file: string): string => path.basename(file).replace(/\.ya?ml$/, '')

/** The `problems/` that each file lies in, and that of the course. */
function courseFolders(files: readonly string[], cwd: string): readonly string[] {
  const above = files.map((file) => {
    let folder = path.dirname(file)
    while (path.basename(folder) !== 'problems' && path.dirname(folder) !== folder) folder = path.dirname(folder)
    return folder
  })
  const found = [...above, path.join(cwd, 'problems')].filter((folder) => path.basename(folder) === 'problems' && existsSync(folder))
  return [...new Set(found)]
}

/** What a file holds; `unknown` where its text does not tell, undefined where it cannot be read. */
function kindAt(file: string): 'problem' | 'cell' | 'set' | 'unknown' | undefined {
  try {
    return kindOfFile(readFileSync(file, 'utf8')) ?? 'unknown'
  } catch {
    return undefined
  }
}

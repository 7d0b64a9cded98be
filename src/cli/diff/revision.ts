// The specs of one git revision, in memory: what lies in the repository is read from the revision, all else (the package's
// own problems) from the disk.
import path from 'node:path'
import { type Checked, error, failed, ok } from '../../diagnostic.ts'
import { largestFile, onDisk, type SpecFiles } from '../library-files.ts'
import { type Blob, bytesOf, commitOf, filesOf, type Repository } from './git.ts'

/** Bytes asked of git at once. */
const batchBytes = 32_000_000

export interface Revision extends SpecFiles {
  /** Whether a path is a file of it, a folder with YAML files in it, or neither. */
  kindOf(file: string): 'file' | 'folder' | undefined
  /** Whether a path lies in its repository. */
  holds(file: string): boolean
}

/** A revision by its name; undefined where git knows none of that name. */
export function openRevision(repository: Repository, name: string): Checked<Revision | undefined> {
  const commit = commitOf(repository, name)
  if (commit === undefined) return ok(undefined)
  const files = filesOf(repository, commit, name)
  return files.ok ? ok(revisionOf(repository, name, files.value)) : files
}

function revisionOf(repository: Repository, name: string, files: ReadonlyMap<string, Blob>): Revision {
  const texts = textsOf(repository, files)
  /** The path from the top; undefined for what the repository does not hold. An installed package lies in it, but is not its own. */
  const inside = (file: string): string | undefined => {
    const relative = path.relative(repository.top, file)
    const parts = relative.split(path.sep)
    return path.isAbsolute(relative) || parts[0] === '..' || parts.includes('node_modules') ? undefined : parts.join('/')
  }
  const below = (folder: string): readonly string[] =>
    [...files.keys()].filter((file) => folder === '' || file.startsWith(`${folder}/`)).sort()
  return {
    under(root) {
      const folder = inside(root)
      if (folder === undefined) return onDisk.under(root)
      const names = below(folder)
      texts.load(names)
      return names.map((file) => path.join(repository.top, ...file.split('/')))
    },
    read(file, shown) {
      const own = inside(file)
      return own === undefined ? onDisk.read(file, shown) : texts.read(own, shown)
    },
    shown(file, cwd) {
      const own = inside(file)
      return own === undefined ? onDisk.shown(file, cwd) : `${name}:${own}`
    },
    holds: (file) => inside(file) !== undefined,
    kindOf(file) {
      const own = inside(file)
      if (own === undefined) return undefined
      return files.has(own) ? 'file' : below(own).length > 0 ? 'folder' : undefined
    },
  }
}

interface Texts {
  load(names: readonly string[]): void
  read(name: string, shown: string): Checked<string>
}

/** Texts by path, fetched many at a time and decoded when they are read. */
function textsOf(repository: Repository, files: ReadonlyMap<string, Blob>): Texts {
  const bytes = new Map<string, Uint8Array>()
  const load = (names: readonly string[]): void => {
    const blobs = names.flatMap((name) => files.get(name) ?? []).filter(({ object, size }) => size <= largestFile && !bytes.has(object))
    for (const batch of batches(blobs)) for (const [object, found] of bytesOf(repository, batch)) bytes.set(object, found)
  }
  return {
    load,
    read(name, shown) {
      const blob = files.get(name)
      const at = { file: shown, line: 1, col: 1 }
      if (blob === undefined) return failed(error('file/not-found', `found no file ${shown}`))
      if (blob.size > largestFile) return failed(error('file/too-large', `found ${blob.size} bytes, expected at most ${largestFile}`, at))
      load([name])
      const found = bytes.get(blob.object)
      if (found === undefined) return failed(error('file/unreadable', 'found a file that this clone does not hold', at, 'fetch it first'))
      try {
        return ok(new TextDecoder('utf-8', { fatal: true }).decode(found))
      } catch {
        return failed(error('file/unreadable', 'found bytes that are not UTF-8 text', at, 'save the file as UTF-8'))
      }
    },
  }
}

function batches(blobs: readonly Blob[]): readonly (readonly string[])[] {
  const all: string[][] = []
  let bytes = 0
  for (const { object, size } of blobs) {
    const last = all.at(-1)
    if (last === undefined || bytes + size > batchBytes) {
      all.push([object])
      bytes = size
    } else {
      last.push(object)
      bytes += size
    }
  }
  return all
}

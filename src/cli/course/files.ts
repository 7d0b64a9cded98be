// The few operations on files that writing a course needs, behind one interface: a test stands in for the disk and
// stops at any of them, as a kill would.
import { randomUUID } from 'node:crypto'
import {
  chmodSync,
  closeSync,
  lstatSync,
  mkdirSync,
  openSync,
  readFileSync,
  renameSync,
  rmdirSync,
  rmSync,
  statSync,
  writeFileSync,
  writeSync,
} from 'node:fs'
import path from 'node:path'

export interface Files {
  /** Undefined where there is no such file. */
  read(file: string): Uint8Array | undefined
  exists(path: string): boolean
  /** Whether the path itself is a symbolic link. */
  isLink(path: string): boolean
  /** With everything above it; no harm where it is. */
  makeFolder(folder: string, mode: number): void
  setMode(path: string, mode: number): void
  write(file: string, content: string, mode: number): void
  open(file: string, mode: number): { write(content: string | Uint8Array): void; close(): void }
  /** A file that was not there; false where it was. */
  create(file: string, content: string, mode: number): boolean
  rename(from: string, to: string): void
  remove(file: string): void
  /** A folder that is empty; one that is not stays. */
  removeFolder(folder: string): void
  /** With everything in it. */
  removeAll(folder: string): void
}

/** The disk. What goes wrong is thrown as node throws it (`code`, `path`), and told by `fileTrouble`. */
export const disk: Files = {
  read(file) {
    try {
      return readFileSync(file)
    } catch (thrown) {
      if (isMissing(thrown)) return undefined
      throw thrown
    }
  },
  exists: (place) => stat(place) !== undefined,
  isLink: (place) => stat(place)?.isSymbolicLink() === true,
  makeFolder(folder, mode) {
    makeFolder(path.resolve(folder), mode)
  },
  setMode: (place, mode) => {
    chmodSync(place, mode)
  },
  write(file, content, mode) {
    writeFileSync(file, content, { mode })
  },
  open(file, mode) {
    const handle = openSync(file, 'w', mode)
    return {
      write(content) {
        const bytes = typeof content === 'string' ? Buffer.from(content) : content
        for (let at = 0; at < bytes.length;) at += writeSync(handle, bytes, at)
      },
      close() {
        closeSync(handle)
      },
    }
  },
  create(file, content, mode) {
    try {
      writeFileSync(file, content, { mode, flag: 'wx' })
      return true
    } catch (thrown) {
      if (thrown instanceof Error && 'code' in thrown && thrown.code === 'EEXIST') return false
      throw thrown
    }
  },
  rename: renameSync,
  remove: (file) => {
    rmSync(file, { force: true })
  },
  removeFolder(folder) {
    try {
      rmdirSync(folder)
    } catch {
      // it holds something, so it was not ours alone
    }
  },
  removeAll: (folder) => {
    rmSync(folder, { recursive: true, force: true })
  },
}

/** One level after another: node's own `recursive` asks for ever where a file system has no new folders, as procfs. */
function makeFolder(folder: string, mode: number): void {
  if (isFolder(folder)) return
  const above = path.dirname(folder)
  if (above !== folder) makeFolder(above, mode)
  try {
    mkdirSync(folder, { mode })
  } catch (thrown) {
    // another process may have made it meanwhile
    if (!isFolder(folder)) throw thrown
  }
}
const isFolder = (folder: string): boolean => {
  try {
    return statSync(folder).isDirectory()
  } catch (thrown) {
    if (isMissing(thrown)) return false
    throw thrown
  }
}

function stat(place: string): ReturnType<typeof lstatSync> | undefined {
  try {
    return lstatSync(place)
  } catch (thrown) {
    if (isMissing(thrown)) return undefined
    throw thrown
  }
}

const isMissing = (thrown: unknown): boolean =>
  thrown instanceof Error && 'code' in thrown && (thrown.code === 'ENOENT' || thrown.code === 'ENOTDIR')

/** Nobody meets half a file: it is written beside its place and renamed. */
export function writeWhole(files: Files, file: string, text: string): void {
  const beside = `${file}.tmp-${randomUUID()}`
  try {
    files.write(beside, text, 0o666)
    files.rename(beside, file)
  } finally {
    files.remove(beside)
  }
}

/** What the operating system refused, in words; undefined for anything else, which is a bug. */
export function fileTrouble(thrown: unknown): { readonly path: string; readonly why: string } | undefined {
  if (!(thrown instanceof Error) || !('syscall' in thrown) || !('code' in thrown) || typeof thrown.code !== 'string') return undefined
  return { path: 'path' in thrown && typeof thrown.path === 'string' ? thrown.path : '', why: reasons.get(thrown.code) ?? thrown.code }
}
const reasons = new Map([
  ['EACCES', 'permission denied'],
  ['EPERM', 'permission denied'],
  ['ENOENT', 'there is no such folder, and none can be made'],
  ['ENOSPC', 'no space left'],
  ['EROFS', 'the file system is read-only'],
  ['ENOTDIR', 'a file stands where a folder should be'],
  ['EISDIR', 'a folder stands where a file should be'],
  ['EEXIST', 'a file stands where a folder should be'],
  ['ENAMETOOLONG', 'the name is too long'],
  ['EMFILE', 'too many open files'],
])

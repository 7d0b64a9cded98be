// The git repository around a folder, asked by a child process that is handed a list of arguments: no shell, no hooks, no
// network. A revision in, its YAML files out; expected failures are diagnostics.
import { spawnSync } from 'node:child_process'
import path from 'node:path'
import { type Checked, error, failed, ok } from '../../diagnostic.ts'
import { mostFiles } from '../library-files.ts'

export interface Repository {
  /** The folder that the repository's paths start from. */
  readonly top: string
  readonly cwd: string
}
export interface Blob {
  /** The object's name: hex digits. */
  readonly object: string
  readonly size: number
}

/** Bytes of an answer that are kept: the list of a repository of some hundred thousand files. */
const mostBytes = 64_000_000
/** Characters of a revision's name. */
const longestName = 1000

interface Answer {
  readonly status: number | null
  readonly out: Buffer
  readonly failure: 'no-git' | 'too-large' | undefined
}

function git(cwd: string, args: readonly string[], input = ''): Answer {
  const env = { ...process.env, GIT_OPTIONAL_LOCKS: '0', GIT_TERMINAL_PROMPT: '0', GIT_NO_LAZY_FETCH: '1' }
  const { status, stdout, error: thrown } = spawnSync('git', args, { cwd, input, env, maxBuffer: mostBytes, windowsHide: true })
  const code = thrown !== undefined && 'code' in thrown ? thrown.code : undefined
  const failure = code === 'ENOENT' ? 'no-git' : code === 'ENOBUFS' ? 'too-large' : undefined
  // git may end before it has read all that it is told
  if (thrown !== undefined && failure === undefined && code !== 'EPIPE') throw thrown
  // what was not even started has no output
  return { status, out: failure === 'no-git' ? Buffer.alloc(0) : stdout, failure }
}

/** The repository that a folder lies in; undefined where there is none, an error where there is no git. */
export function repositoryAround(cwd: string): Checked<Repository | undefined> {
  const { status, out, failure } = git(cwd, ['rev-parse', '--is-inside-work-tree', '--show-cdup'])
  if (failure === 'no-git')
    return failed(
      error('file/not-found', 'found no git, which revisions are read with', undefined, 'install git, or compare files and folders'),
    )
  const [isInside, up = ''] = out.toString('utf8').split('\n')
  return ok(status === 0 && isInside === 'true' ? { top: path.resolve(cwd, up), cwd } : undefined)
}

/** Whether a text may be handed to git as the name of a revision: it is no option, and one line. */
export const isRevisionName = (name: string): boolean => /^[^-\p{Cc}][^\p{Cc}]*$/u.test(name) && name.length <= longestName

/** The commit that a name stands for: hex digits; undefined where it stands for none. */
export function commitOf({ cwd }: Repository, name: string): string | undefined {
  if (!isRevisionName(name)) return undefined
  const { status, out } = git(cwd, ['rev-parse', '--verify', '--quiet', '--end-of-options', `${name}^{commit}`])
  const commit = out.toString('utf8').trim()
  return status === 0 && /^[0-9a-f]{40,64}$/.test(commit) ? commit : undefined
}

/** The YAML files of a commit by their paths from the top, links left out. */
export function filesOf({ cwd }: Repository, commit: string, shown: string): Checked<ReadonlyMap<string, Blob>> {
  const { status, out, failure } = git(cwd, ['ls-tree', '-r', '-z', '-l', '--full-tree', commit, '--'])
  if (failure === 'too-large') return failed(error('file/too-large', `found more files in ${shown} than are read`))
  if (status !== 0) return failed(error('file/unreadable', `found the revision ${shown}, whose files git cannot list`))
  const files = new Map<string, Blob>()
  for (const entry of out.toString('utf8').split('\0')) {
    const [, object, size, file] = /^100\d{3} blob ([0-9a-f]+) +(\d+)\t([^]+\.ya?ml)$/.exec(entry) ?? []
    if (object !== undefined && file !== undefined && files.size < mostFiles) files.set(file, { object, size: Number(size) })
  }
  return ok(files)
}

/** The bytes of objects, all asked for at once; those that are not there (a partial clone) are left out. */
export function bytesOf({ cwd }: Repository, objects: readonly string[]): ReadonlyMap<string, Uint8Array> {
  const found = new Map<string, Uint8Array>()
  if (objects.length === 0) return found
  const { out } = git(cwd, ['cat-file', '--batch'], objects.map((object) => `${object}\n`).join(''))
  for (let at = 0; at < out.length;) {
    const end = out.indexOf('\n', at)
    if (end < 0) break
    const [object = '', type, size] = out.toString('latin1', at, end).split(' ')
    at = end + 1
    if (type !== 'blob') continue
    found.set(object, out.subarray(at, at + Number(size)))
    at += Number(size) + 1
  }
  return found
}

// What OLD and NEW name: a file or folder as it lies on the disk, or in a git revision. What is on the disk goes first.
import { statSync } from 'node:fs'
import path from 'node:path'
import { type Checked, error, failed, ok } from '../../diagnostic.ts'
import { onDisk, type SpecFiles } from '../library-files.ts'
import { isRevisionName, type Repository, repositoryAround } from './git.ts'
import { openRevision, type Revision } from './revision.ts'

/** Where one side is read from. */
export interface Operand {
  /** As it was written. */
  readonly name: string
  readonly files: SpecFiles
  /** An absolute path. */
  readonly target: string
  readonly kind: 'file' | 'folder' | 'missing'
}

interface Named {
  readonly name: string
  readonly revision?: Revision
  /** Absent for a revision alone: it means what the other side means. */
  readonly target?: string
}

/** Both sides. A revision alone is compared at the path that the other side names, or else at the folder the command runs in. */
export function readOperands(oldName: string, newName: string, cwd: string): Checked<readonly [Operand, Operand]> {
  const [before, after] = [named(oldName, cwd), named(newName, cwd)]
  if (!before.ok || !after.ok) return failed(...(before.ok ? [] : before.errors), ...(after.ok ? [] : after.errors))
  return ok([operand(before.value, after.value, cwd), operand(after.value, before.value, cwd)])
}

function operand({ name, revision, target }: Named, other: Named, cwd: string): Operand {
  if (revision === undefined) {
    const place = target ?? cwd
    return { name, files: diskSeenFrom(cwd), target: place, kind: kindOnDisk(place) ?? 'missing' }
  }
  const place = target ?? (other.target !== undefined && revision.holds(other.target) ? other.target : cwd)
  return { name, files: revision, target: place, kind: revision.kindOf(place) ?? 'missing' }
}

/** The disk, with files named from the folder that the command runs in, whichever course they are read for. */
const diskSeenFrom = (cwd: string): SpecFiles => ({ ...onDisk, shown: (file) => onDisk.shown(file, cwd) })

function kindOnDisk(file: string): 'file' | 'folder' | undefined {
  try {
    const found = statSync(file, { throwIfNoEntry: false })
    return found === undefined ? undefined : found.isDirectory() ? 'folder' : 'file'
  } catch (thrown) {
    // a name too long for the disk, say, may still be one that git is asked for
    if (thrown instanceof Error && 'syscall' in thrown) return undefined
    throw thrown
  }
}

function named(name: string, cwd: string): Checked<Named> {
  // not put in order first: HEAD:../.. is no folder that could be left
  const asWritten = path.isAbsolute(name) ? name : `${cwd}${path.sep}${name}`
  if (!name.includes('\0') && name !== '' && kindOnDisk(asWritten) !== undefined) return ok({ name, target: path.resolve(cwd, name) })
  const shown = name.slice(0, 80)
  if (!isRevisionName(name))
    return failed(
      error('file/not-found', `found “${shown}”, expected a file, a folder or a git revision`, undefined, 'a file is written ./-name'),
    )
  const repository = repositoryAround(cwd)
  if (!repository.ok) return repository
  if (repository.value === undefined)
    return failed(
      error(
        'file/not-found',
        `found no file or folder ${shown}, and no git repository here`,
        undefined,
        'run it in a work tree of the repository',
      ),
    )
  return namedIn(repository.value, name, shown)
}

/** `REV`, or `REV:path` with a path from the top of the repository, or from here where it begins with a dot. */
function namedIn(repository: Repository, name: string, shown: string): Checked<Named> {
  const whole = openRevision(repository, name)
  if (!whole.ok) return whole
  if (whole.value !== undefined) return ok({ name, revision: whole.value })
  const cut = name.indexOf(':')
  const revision = cut > 0 ? openRevision(repository, name.slice(0, cut)) : ok(undefined)
  if (!revision.ok) return revision
  if (revision.value === undefined) return failed(unknown(name, shown))
  const inside = name.slice(cut + 1)
  const target = path.resolve(/^\.\.?(\/|$)/.test(inside) ? repository.cwd : repository.top, inside)
  if (revision.value.kindOf(target) === undefined)
    return failed(
      error('file/not-found', `found no YAML file ${shown}`, undefined, 'a path in a revision starts from the top of the repository'),
    )
  return ok({ name, revision: revision.value, target })
}

function unknown(name: string, shown: string): ReturnType<typeof error> {
  const hint = name.includes('..') ? 'two revisions are written apart: diff OLD NEW' : '`git log --oneline` lists revisions'
  return error('file/not-found', `found no file, folder or git revision ${shown}`, undefined, hint)
}

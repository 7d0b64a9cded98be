// The folder that is graded into: where it may stand, and a run in it that leaves all of its files or none.
import { realpathSync } from 'node:fs'
import path from 'node:path'
import { type Diagnostic, error } from '../../diagnostic.ts'
import type { Files } from '../course/files.ts'
import { finished } from '../course/outcome.ts'
import { makeFolders, openStaged, type Staged } from '../course/staged.ts'
import type { Terminal } from '../terminal.ts'
import { isLock, lockFiles, takeLock } from './lock.ts'
import { planName } from './records.ts'

/** Gradebook and marks must not stand where pages are published, nor graded pages in the place of the students' own. */
export function wrongPlace({ from, out }: { readonly from: string; readonly out: string }, files: Files): readonly Diagnostic[] {
  const real = (folder: string): string =>
    files.exists(folder) ? realpathSync(folder) : path.join(real(path.dirname(path.resolve(folder))), path.basename(folder))
  const [target, source] = [real(out), real(from)]
  const within = (folder: string): boolean => target === folder || target.startsWith(`${folder}${path.sep}`)
  const refused = (what: string, hint?: string): readonly Diagnostic[] => [error('file/outside', what, undefined, hint)]
  const hint = 'Choose a folder of its own, such as graded/'
  if (target === source)
    return refused(`--out ${out} is the generated folder: graded pages would take the place of the students’ pages`, hint)
  if (within(path.join(source, 'pages'))) return refused(`--out ${out} lies among the pages that are published`, hint)
  if (files.isLink(path.join(out, 'pages')))
    return refused(`${path.join(out, 'pages')} is a symbolic link: files would leave the output folder`, hint)
  return []
}

/** Where a run and its files lie until they are put in their places, in the output folder. */
export const unfinished = '.unfinished'
/** The folder of what tasks have done, below it. */
export const runFolder = 'run'

/**
 * Runs `work` with a stage for the output folder, unless another grader is at work there. It commits the stage itself; where it throws,
 * the folder is left as it was, but for what of a large run is done: the next one carries on from there. Gives the exit code.
 */
export async function inOutput(
  { out, files, terminal }: { readonly out: string; readonly files: Files; readonly terminal: Terminal },
  work: (staged: Staged) => Promise<number>,
): Promise<number> {
  const made = makeFolders(files, out, unfinished)
  const staging = path.join(out, unfinished)
  const lock = takeLock(files, staging)
  if (!isLock(lock)) return finished([lock], terminal)
  let staged: Staged | undefined
  try {
    staged = openStaged(files, out, unfinished, [...lockFiles, runFolder])
    const code = await work(staged)
    files.removeAll(path.join(staging, runFolder))
    return code
  } catch (thrown) {
    staged?.discard()
    if (!files.exists(path.join(staging, runFolder, planName))) files.removeAll(path.join(staging, runFolder))
    throw thrown
  } finally {
    lock.release()
    // only while they are empty; what was there before stays
    for (const folder of new Set([staging, ...made.reverse()])) files.removeFolder(folder)
  }
}

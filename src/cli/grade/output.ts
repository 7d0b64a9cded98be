// The folder that is graded into: where it may stand, and a run in it that leaves all of its files or none.
import { realpathSync } from 'node:fs'
import path from 'node:path'
import { type Diagnostic, error } from '../../diagnostic.ts'
import type { Files } from '../course/files.ts'
import { openStaged, type Staged } from '../course/staged.ts'
import type { Terminal } from '../terminal.ts'

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
const unfinished = '.unfinished'

/**
 * Runs `work` with a stage for the output folder. It commits the stage itself; where it throws, the folder is left as it was.
 * Gives the exit code.
 */
export async function inOutput(
  { out, files }: { readonly out: string; readonly files: Files; readonly terminal: Terminal },
  work: (staged: Staged) => Promise<number>,
): Promise<number> {
  const staged = openStaged(files, out, unfinished)
  try {
    return await work(staged)
  } catch (thrown) {
    staged.discard()
    throw thrown
  }
}

// Paths in this repository for tests that read it.
import { readdir } from 'node:fs/promises'
import path from 'node:path'

const top = path.resolve(import.meta.dirname, '../..')

/** The absolute path of a file given from the repository's root. */
export const root = (name: string): string => path.join(top, name)

/** Every file under a folder, as paths from the repository's root with `/`, sorted. */
export async function namesUnder(folder: string): Promise<string[]> {
  const entries = await readdir(root(folder), { recursive: true, withFileTypes: true })
  return entries
    .filter((entry) => entry.isFile())
    .map((entry) => path.relative(top, path.join(entry.parentPath, entry.name)).split(path.sep).join('/'))
    .sort()
}

// Paths in, what is to be checked out: a folder is its YAML files.
import { readdirSync, statSync } from 'node:fs'
import path from 'node:path'

/** Files and ids, each once, in the order of the paths; without any path, the course's `problems/`. */
export const targetsOf = (paths: readonly string[]): readonly string[] => [
  ...new Set((paths.length > 0 ? paths : ['problems']).flatMap(filesOf)),
]

/** A folder's YAML files, however deep; anything else is itself. */
function filesOf(target: string): readonly string[] {
  const found = statSync(target, { throwIfNoEntry: false })
  if (found?.isDirectory() !== true) return [target]
  return readdirSync(target, { recursive: true, encoding: 'utf8' })
    .filter((name) => /\.ya?ml$/.test(name))
    .map((name) => path.join(target, name))
    .sort()
}

// The files that threads start from.
import { existsSync } from 'node:fs'

/** A worker of the bundle, which lies beside every chunk of it; undefined from the sources: Node's threads read no TypeScript. */
export function threadFile(name: 'judge-worker' | 'check-worker' | 'preview-worker' | 'grade-worker'): URL | undefined {
  const file = new URL(`./${name}.js`, import.meta.url)
  return import.meta.url.endsWith('.ts') || !existsSync(file) ? undefined : file
}

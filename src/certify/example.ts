// A variant's drawn values as the command line takes them.
import { plainValue } from '../math/print/plain.ts'
import type { Example } from '../model.ts'
import type { Draws } from '../variant/candidates.ts'

/** `w=1,x=[0, 1]`: parameters by name, what else is drawn by its path. */
export function exampleOf(draws: Draws): Example {
  const values = [...draws].map(([path, value]) => `${path.replace(/^parameters\./, '')}=${plainValue(value)}`)
  return { with: values.join(',') }
}

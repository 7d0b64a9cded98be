// The dates of one student's problem, and what an extension makes of them.
import { timeOf } from '../time.ts'
import type { Exception } from './exceptions.ts'

/** Milliseconds since 1970; absent: no such date. */
export interface Deadline {
  readonly due?: number
  readonly closes?: number
}

/**
 * An extension moves both dates by so much. Another due date moves the closing date along with it, never to an earlier time;
 * where nothing was due, the closing date is at least the new due date.
 */
export function extended({ due, closes }: Deadline, change: NonNullable<Exception['due']>): Deadline {
  const more = 'extension' in change ? change.extension * 1000 : 0
  const moved = 'extension' in change ? (due === undefined ? undefined : due + more) : timeOf(change.at)
  const by = 'extension' in change || moved === undefined ? more : Math.max(0, moved - (due ?? closes ?? moved))
  return {
    ...(moved !== undefined && { due: moved }),
    ...(closes !== undefined && { closes: closes + by }),
  }
}

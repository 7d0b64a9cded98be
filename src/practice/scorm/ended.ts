// Who practised in a session that is over, and how far they were: a page that is loaded anew after its end gets no other session (2004:
// error 104; Moodle's 1.2 throws), and goes on from here.
export interface Ended {
  readonly student: string
  readonly state: string
}

export const endedText = ({ student, state }: Ended): string => JSON.stringify([student, state])

/** Undefined for what `endedText` does not write. */
export function readEnded(text: string | undefined): Ended | undefined {
  try {
    const read: unknown = JSON.parse(text ?? 'null')
    const pair: readonly unknown[] = Array.isArray(read) ? read : []
    const [student, state] = pair
    return typeof student === 'string' && typeof state === 'string' ? { student, state } : undefined
  } catch {
    return undefined
  }
}

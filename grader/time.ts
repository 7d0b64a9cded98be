// Times of receipt. A clock time without its zone is not a time: it is refused, never read by the zone of this machine.

const pattern = /^\d{4}-\d{2}-\d{2}[T ]\d{2}:\d{2}(?::\d{2}(?:\.\d{1,9})?)?(?:Z|[+-]\d{2}:?\d{2})$/

/** Milliseconds since 1970 of an ISO 8601 time with `Z` or an offset; undefined for anything else. */
export function timeOf(text: string): number | undefined {
  if (!pattern.test(text)) return undefined
  const time = Date.parse(text.endsWith('Z') && text[10] === 'T' ? text : text.replace(' ', 'T').replace(/([+-]\d{2})(\d{2})$/, '$1:$2'))
  if (Number.isNaN(time)) return undefined
  const day = Number(text.slice(8, 10))
  // 31 February would be read as 3 March
  return day > 28 && new Date(`${text.slice(0, 10)}T00:00:00Z`).getUTCDate() !== day ? undefined : time
}

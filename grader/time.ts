// Times of receipt. A clock time without its zone is not a time: it is refused, never read by the zone of this machine.

const pattern = /^\d{4}-\d{2}-\d{2}[T ]\d{2}:\d{2}(?::\d{2}(?:\.\d{1,9})?)?(?:Z|[+-]\d{2}:?\d{2})$/

/** Milliseconds since 1970 of an ISO 8601 time with `Z` or an offset; undefined for anything else. */
export const timeOf = (text: string): number | undefined => usualTime(text) ?? anyTime(text)

/** `2027-01-31T23:59:00Z` and `…+01:00`, as most times are written; undefined for all that needs a second look. */
function usualTime(text: string): number | undefined {
  if (text[10] !== 'T' || text[13] !== ':' || text[16] !== ':') return undefined
  const [hour, minute, second] = [twoDigits(text, 11), twoDigits(text, 14), twoDigits(text, 17)]
  const offset = text.length === 20 && text[19] === 'Z' ? 0 : text.length === 25 ? offsetOf(text) : NaN
  // NaN where something else stands there
  if (!(hour < 24 && minute < 60 && second < 60 && Math.abs(offset) < 24 * 60)) return undefined
  const day = dayOf(text.slice(0, 10))
  return day === undefined ? undefined : day + ((hour * 60 + minute - offset) * 60 + second) * 1000
}

/** Minutes of `+01:00` from the 20th character on. */
function offsetOf(text: string): number {
  const [hours, minutes] = [twoDigits(text, 20), twoDigits(text, 23)]
  if (text[22] !== ':' || !(minutes < 60)) return NaN
  return text[19] === '+' ? 60 * hours + minutes : text[19] === '-' ? -60 * hours - minutes : NaN
}

function twoDigits(text: string, at: number): number {
  const [tens, ones] = [text.charCodeAt(at) - 48, text.charCodeAt(at + 1) - 48]
  return tens >= 0 && tens <= 9 && ones >= 0 && ones <= 9 ? 10 * tens + ones : NaN
}

/** Days are few, and the same over and over. */
const days = new Map<string, number | undefined>()
const mostDays = 4096
function dayOf(day: string): number | undefined {
  if (!days.has(day)) {
    if (days.size >= mostDays) days.clear()
    days.set(day, anyTime(`${day}T00:00:00Z`))
  }
  return days.get(day)
}

function anyTime(text: string): number | undefined {
  if (!pattern.test(text)) return undefined
  const time = Date.parse(text.endsWith('Z') && text[10] === 'T' ? text : text.replace(' ', 'T').replace(/([+-]\d{2})(\d{2})$/, '$1:$2'))
  if (Number.isNaN(time)) return undefined
  const day = Number(text.slice(8, 10))
  // 31 February would be read as 3 March
  return day > 28 && new Date(`${text.slice(0, 10)}T00:00:00Z`).getUTCDate() !== day ? undefined : time
}

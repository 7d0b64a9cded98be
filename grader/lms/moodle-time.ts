// A clock time as Moodle writes it in a downloaded report, in English; its zone stands nowhere.
// `strftimedatetime` of Moodle's lang/en/langconfig.php is `%d %B %Y, %I:%M %p`, its comma taken out for downloads
// (mod/quiz/report/responses/last_responses_table.php); sites set to 24 hours write `%H:%M`.

const months = ['january', 'february', 'march', 'april', 'may', 'june', 'july', 'august', 'september', 'october', 'november', 'december']
const pattern = /^(\d{1,2}) ([a-z]+) (\d{4}),?\s+(\d{1,2}):(\d{2})(?::(\d{2}))?(?: (am|pm))?$/

/** `31 January 2027  11:59 PM` gives `2027-01-31T23:59`; undefined for anything else, months of other languages too. */
export function moodleTime(text: string): string | undefined {
  const [, day, month, year, hour, minute, second, half] = pattern.exec(text.trim().toLowerCase()) ?? []
  const monthNumber = months.indexOf(month ?? '') + 1
  if (day === undefined || year === undefined || minute === undefined || monthNumber === 0) return undefined
  const clock = hourOf(Number(hour), half)
  if (clock === undefined) return undefined
  const two = (number: number | string): string => String(number).padStart(2, '0')
  return `${year}-${two(monthNumber)}-${two(day)}T${two(clock)}:${minute}${second === undefined ? '' : `:${second}`}`
}

function hourOf(hour: number, half: string | undefined): number | undefined {
  if (half === undefined) return hour <= 23 ? hour : undefined
  if (hour < 1 || hour > 12) return undefined
  return (hour % 12) + (half === 'pm' ? 12 : 0)
}

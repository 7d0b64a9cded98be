// The names of a saved file and its folder in, the student who handed it in out. What stands inside the file is the
// student's own and is not asked.

export interface Person {
  readonly student: string
  /** File name of the student's page. */
  readonly page: string
  readonly name?: string
}
export type HandedInBy =
  | { readonly status: 'known'; readonly student: string }
  | { readonly status: 'unknown' }
  | { readonly status: 'ambiguous'; readonly students: readonly string[] }

/**
 * A lookup by ids, page names and (where only one student has it) the roster's names. The whole name of the file is
 * tried, else the longest pieces of it between `_`, as LMS name what they pack; likewise the folder's. Two students make
 * it ambiguous.
 */
export function namesOfStudents(people: readonly Person[]): (file: string, folder: string | undefined) => HandedInBy {
  const known = knownNames(people)
  return (file, folder) => {
    const found = new Set([...matches(stem(file), known), ...(folder === undefined ? [] : matches(folder, known))])
    const [student, another] = found
    if (student === undefined) return { status: 'unknown' }
    return another === undefined ? { status: 'known', student } : { status: 'ambiguous', students: [...found].sort() }
  }
}

function knownNames(people: readonly Person[]): ReadonlyMap<string, string> {
  const known = new Map<string, string>()
  const shared = new Set<string>()
  for (const { student, name } of people) {
    if (name === undefined) continue
    if (known.has(name)) shared.add(name)
    known.set(name, student)
  }
  for (const name of shared) known.delete(name)
  // ids and page names stand above names that look like them
  for (const { student, page } of people) known.set(page, student)
  for (const { student } of people) known.set(student, student)
  return known
}

/** `s01.answers (1).json` and `s01.answers-1.json` are how browsers and LMS name a second `s01.answers.json`. */
const stem = (file: string): string =>
  file
    .replace(/\.json$/i, '')
    .replace(/(\.answers)(?: ?\(\d+\)|-\d+)$/i, '$1')
    .replace(/\.answers$/i, '')

/** How often a file was saved again, for the order of files that have no time: `s01.answers (2).json` gives 2. */
export const savedAgain = (file: string): number =>
  Number(/\.answers(?: ?\((\d{1,6})\)|-(\d{1,6}))\.json$/i.exec(file)?.slice(1).find(Boolean) ?? 0)

function matches(text: string, known: ReadonlyMap<string, string>): readonly string[] {
  const pieces = text.split('_')
  if (pieces.length > 50) return []
  const found: { readonly from: number; readonly to: number; readonly student: string }[] = []
  for (let from = 0; from < pieces.length; from += 1) {
    for (let to = pieces.length; to > from; to -= 1) {
      const student = studentOf(pieces.slice(from, to).join('_'), known)
      if (student !== undefined) found.push({ from, to, student })
    }
  }
  const inside = (one: (typeof found)[number]): boolean =>
    found.some((other) => other.from <= one.from && other.to >= one.to && other.to - other.from > one.to - one.from)
  return found.filter((one) => !inside(one)).map(({ student }) => student)
}

function studentOf(text: string, known: ReadonlyMap<string, string>): string | undefined {
  const student = known.get(text)
  if (student !== undefined || !text.includes('%')) return student
  try {
    return known.get(decodeURIComponent(text))
  } catch {
    return undefined
  }
}

// The one rule by which values go into fixed words. Also runs in the student's page.

/** A word with its values put in: `fillWord('{n} points', { n: '2' })` is `2 points`. */
export const fillWord = (word: string, values: Readonly<Record<string, string>>): string =>
  word.replace(/\{(\w+)\}/g, (whole, name: string) => (Object.hasOwn(values, name) ? (values[name] ?? whole) : whole))

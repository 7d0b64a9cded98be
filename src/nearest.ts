// “Did you mean”: the known word nearest to one that is not known.

/** Edits (insert, delete, change, swap of neighbours) from one word to another: Damerau–Levenshtein, optimal string alignment. */
function distance(a: string, b: string): number {
  let before: readonly number[] = []
  let last: readonly number[] = Array.from({ length: b.length + 1 }, (_, j) => j)
  for (let i = 1; i <= a.length; i++) {
    const row = [i]
    for (let j = 1; j <= b.length; j++) {
      const same = a[i - 1] === b[j - 1]
      const swap = i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1] ? (before[j - 2] ?? 0) + 1 : Infinity
      row.push(Math.min((last[j] ?? 0) + 1, (row[j - 1] ?? 0) + 1, (last[j - 1] ?? 0) + (same ? 0 : 1), swap))
    }
    before = last
    last = row
  }
  return last[b.length] ?? 0
}

/** Words beyond this are no slips of the finger, and comparing them would take long. */
const longestWord = 64

/** Whether one is the other without its end: `bias`, `biases`. */
const isCutOff = (a: string, b: string): boolean =>
  Math.min(a.length, b.length) >= 4 && Math.abs(a.length - b.length) <= 3 && (a.startsWith(b) || b.startsWith(a))

/** The known word nearest to `word`, if it is near: at most a third of the letters differ (one in short words), or only the case. */
export function nearest(word: string, known: Iterable<string>): string | undefined {
  if (word.length > longestWord) return undefined
  let best: { readonly word: string; readonly edits: number } | undefined
  for (const candidate of known) {
    if (candidate === word || candidate.length > longestWord) continue
    const edits = candidate.toLowerCase() === word.toLowerCase() ? 0.5 : isCutOff(word, candidate) ? 1 : distance(word, candidate)
    if (
      edits <= Math.max(1, Math.floor(word.length / 3)) &&
      edits < Math.max(word.length, candidate.length) &&
      (best === undefined || edits < best.edits)
    ) {
      best = { word: candidate, edits }
    }
  }
  return best?.word
}

/** `did you mean X?`, where there is an X. */
export function didYouMean(word: string, known: Iterable<string>): string | undefined {
  const meant = nearest(word, known)
  return meant === undefined ? undefined : `did you mean “${meant}”?`
}

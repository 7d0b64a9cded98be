// What a part is called where a text or a solution speaks of it.
import type { Problem, RichText } from '../model.ts'
import { say } from './sentences.ts'

/** “Part b”: parts are lettered in the order of the file; an only part is “the question”. */
export function partLabel(problem: Problem, id: string, lang: string): RichText {
  const index = problem.parts.findIndex((one) => one.id === id)
  return problem.parts.length === 1 ? say(lang, 'part/only') : say(lang, 'part/label', { letter: partLetter(index) })
}
/** a, b, … z, aa, ab, … */
export const partLetter = (index: number): string =>
  (index >= 26 ? partLetter(Math.floor(index / 26) - 1) : '') + String.fromCharCode(97 + (index % 26))

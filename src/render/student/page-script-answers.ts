// The answers on a page, as data: read from its controls, put back into them, written as the file that is handed in.
import type { RawResponse } from '../../model.ts'
import type { PageData } from './page-data.ts'
import type { ReadField } from './page-script-fields.ts'

export interface Answer {
  readonly problem: string
  readonly part: string
  readonly response: RawResponse
}

type Control = HTMLInputElement | HTMLSelectElement

/** The parts of the page's problems, in order. */
export const partsOf = (page: Document): readonly HTMLElement[] => [...page.querySelectorAll<HTMLElement>('[data-part]')]

const optionsOf = (part: HTMLElement): readonly HTMLInputElement[] => [
  ...part.querySelectorAll<HTMLInputElement>('input[type=radio], input[type=checkbox]'),
]
const cellsOf = (part: HTMLElement): readonly Control[] => [...part.querySelectorAll<Control>('[data-cell]')]
/** Fields for typed numbers, in cells or alone, and for formulas. */
export const fieldsOf = (part: HTMLElement): readonly HTMLInputElement[] => [
  ...part.querySelectorAll<HTMLInputElement>('input[data-fractions], input[data-formula]'),
]

export const unreadableIn = (part: HTMLElement, read: ReadField): number =>
  fieldsOf(part).filter((field) => read(field).status === 'invalid').length

/** The answer as it is handed in; undefined where nothing was touched. */
function responseOf(part: HTMLElement): RawResponse | undefined {
  const options = optionsOf(part)
  if (options.length > 0) {
    const chosen = options.filter((option) => option.checked).map((option) => option.value)
    return options[0]?.type === 'radio' ? chosen[0] : chosen.length > 0 ? chosen : undefined
  }
  const cells = cellsOf(part)
  if (cells.length > 0) {
    const filled = cells.filter((cell) => cell.value.trim() !== '')
    return filled.length > 0 ? Object.fromEntries(filled.map((cell) => [cell.dataset['cell'] ?? '', cell.value])) : undefined
  }
  const text = fieldsOf(part)[0]?.value ?? ''
  return text.trim() === '' ? undefined : text
}

/** Whether nothing is missing: an option chosen, or every field filled with what can be read. */
export function isAnswered(part: HTMLElement, read: ReadField): boolean {
  const cells = cellsOf(part)
  if (cells.length > 0 && cells.some((cell) => cell.value.trim() === '')) return false
  return responseOf(part) !== undefined && unreadableIn(part, read) === 0
}

export function answersOf(parts: readonly HTMLElement[]): Answer[] {
  return parts.flatMap((part) => {
    const response = responseOf(part)
    return response === undefined ? [] : [{ ...nameOf(part), response }]
  })
}
const nameOf = (part: HTMLElement): { problem: string; part: string } => ({
  problem: part.closest<HTMLElement>('[data-problem]')?.dataset['problem'] ?? '',
  part: part.dataset['part'] ?? '',
})

const format = 'quizwright-answers/1'
/** The file that is handed in. */
export const answersFile = (data: PageData, answers: readonly Answer[]): string =>
  `${JSON.stringify({ format, set: data.set, token: data.token, answers }, undefined, 2)}\n`

/** The answers in a file's text; undefined where it is no answers file of this page. */
export function readAnswersFile(text: string, data: PageData): readonly Answer[] | undefined {
  try {
    const file: unknown = JSON.parse(text)
    if (typeof file !== 'object' || file === null || !('format' in file) || file.format !== format) return undefined
    if (!('token' in file) || file.token !== data.token || !('answers' in file) || !Array.isArray(file.answers)) return undefined
    return file.answers.filter(isAnswer)
  } catch {
    return undefined
  }
}
function isAnswer(value: unknown): value is Answer {
  if (typeof value !== 'object' || value === null || !('problem' in value) || !('part' in value) || !('response' in value)) return false
  const { response } = value
  return typeof response === 'string' || (typeof response === 'object' && response !== null)
}

/** Puts answers back; one for a part or option that the page does not have is passed over. */
export function fillParts(parts: readonly HTMLElement[], answers: readonly Answer[]): void {
  for (const part of parts) {
    const name = nameOf(part)
    const answer = answers.find((one) => one.problem === name.problem && one.part === name.part)
    if (answer !== undefined) fillPart(part, answer.response)
  }
}
function fillPart(part: HTMLElement, response: RawResponse): void {
  const chosen = new Set(Array.isArray(response) ? response : typeof response === 'string' ? [response] : [])
  for (const option of optionsOf(part)) option.checked = chosen.has(option.value)
  const values = new Map(typeof response === 'object' ? Object.entries(response) : [])
  for (const cell of cellsOf(part)) cell.value = asText(values.get(cell.dataset['cell'] ?? ''))
  const [field] = fieldsOf(part)
  if (field !== undefined && field.dataset['cell'] === undefined) field.value = asText(response)
}
const asText = (value: unknown): string => (typeof value === 'string' ? value : '')

export function clearPart(part: HTMLElement): void {
  for (const option of optionsOf(part)) option.checked = false
  for (const field of [...cellsOf(part), ...fieldsOf(part)]) field.value = ''
}

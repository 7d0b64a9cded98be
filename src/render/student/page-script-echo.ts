// Under every typed answer a line says how it was read. It is heard too, so it waits for a pause in the typing.
import { fillWord } from '../../words/fill-word.ts'
import { fieldsOf, formatOfField } from './page-script-answers.ts'
import { type Reading, readingOf } from './reading.ts'

type Words = Readonly<Record<string, string>>

/** Milliseconds without a key pressed. */
const pause = 350

/** Starts listening to all typed fields; the function it gives says everything anew (after answers were put back). */
export function echoReadings(parts: readonly HTMLElement[], words: Words): () => void {
  for (const part of parts) {
    let timer: ReturnType<typeof setTimeout> | undefined
    part.addEventListener('input', (event) => {
      const field = event.target
      if (!(field instanceof HTMLInputElement) || field.dataset['fractions'] === undefined) return
      // a field that is mended loses its mark at once, a half-typed one is not called wrong yet
      if (reading(field).status !== 'invalid') mark(field)
      clearTimeout(timer)
      timer = setTimeout(() => echo(part, field, words), pause)
    })
    part.addEventListener('focusout', () => {
      clearTimeout(timer)
      echo(part, undefined, words)
    })
  }
  return () => {
    for (const part of parts) echo(part, undefined, words)
  }
}

const reading = (field: HTMLInputElement): Reading => readingOf(field.value, formatOfField(field))
const mark = (field: HTMLInputElement): void => field.setAttribute('aria-invalid', String(reading(field).status === 'invalid'))

/** The line of a part: of a field alone its reading; of a grid the cells that cannot be read, and the one being typed. */
function echo(part: HTMLElement, typing: HTMLInputElement | undefined, words: Words): void {
  const line = part.querySelector<HTMLElement>('[data-reading]')
  if (line === null) return
  const fields = fieldsOf(part)
  for (const field of fields) mark(field)
  const said = fields.flatMap((field) => {
    const read = reading(field)
    if (read.status === 'blank' || (read.status === 'read' && field.dataset['cell'] !== undefined && field !== typing)) return []
    return [{ text: sentence(field, read, words), invalid: read.status === 'invalid' }]
  })
  // the same words again would be heard again
  if (said.map(({ text }) => text).join('') === line.textContent) return
  line.replaceChildren(
    ...said.map(({ text, invalid }) => {
      const one = document.createElement('span')
      one.textContent = text
      one.classList.toggle('wrong', invalid)
      return one
    }),
  )
}

function sentence(field: HTMLInputElement, read: Exclude<Reading, { readonly status: 'blank' }>, words: Words): string {
  const cell = field.dataset['cell'] === undefined ? undefined : (field.getAttribute('aria-label') ?? '')
  if (read.status === 'invalid') {
    const reason = words[read.code] ?? ''
    return cell === undefined ? reason : fillWord(words['read/cell-wrong'] ?? '', { cell, reason })
  }
  return fillWord(words[cell === undefined ? 'read/as' : 'read/cell'] ?? '', { cell: cell ?? '', value: read.shown })
}

// Under every typed answer a line says how it was read. It is heard too, so it waits for a pause in the typing.
import { fieldsOf } from './page-script-answers.ts'
import type { Line, ReadField, Words } from './page-script-fields.ts'
import { update } from './page-script-scroll.ts'

/** Milliseconds without a key pressed. */
const pause = 350

/** Starts listening to all typed fields; the function it gives says everything anew (after answers were put back). */
export function echoReadings(parts: readonly HTMLElement[], words: Words, read: ReadField): () => void {
  const mark = (field: HTMLInputElement): void => field.setAttribute('aria-invalid', String(read(field).status === 'invalid'))
  for (const part of parts) {
    let timer: ReturnType<typeof setTimeout> | undefined
    part.addEventListener('input', (event) => {
      const field = event.target
      if (!(field instanceof HTMLInputElement) || !fieldsOf(part).includes(field)) return
      // a field that is mended loses its mark at once, a half-typed one is not called wrong yet
      if (read(field).status !== 'invalid') mark(field)
      clearTimeout(timer)
      timer = setTimeout(() => echo(part, field), pause)
    })
    part.addEventListener('focusout', () => {
      clearTimeout(timer)
      echo(part, undefined)
    })
  }
  return () => {
    for (const part of parts) echo(part, undefined)
  }

  /** The lines of a part: of a field alone its reading; of a grid the cells that cannot be read, and the one being typed. */
  function echo(part: HTMLElement, typing: HTMLInputElement | undefined): void {
    const target = part.querySelector<HTMLElement>('[data-reading]')
    if (target === null) return
    const fields = fieldsOf(part)
    for (const field of fields) mark(field)
    const lines = fields.flatMap((field): readonly Line[] => {
      const reading = read(field)
      const cell = field.dataset['cell'] === undefined ? undefined : (field.getAttribute('aria-label') ?? '')
      if (reading.status === 'blank' || (reading.status === 'read' && cell !== undefined && field !== typing)) return []
      return reading.lines(words, cell)
    })
    show(lines, target)
  }
}

/** What was put there, before boxes that scroll were marked. */
const shown = new WeakMap<HTMLElement, string>()
function show(lines: readonly Line[], target: HTMLElement): void {
  const fresh = document.createElement('div')
  fresh.append(
    ...lines.map(({ tone, nodes }) => {
      const one = document.createElement('span')
      one.className = tone
      one.append(...nodes)
      return one
    }),
  )
  // the same words again would be heard again
  if (fresh.innerHTML === shown.get(target)) return
  shown.set(target, fresh.innerHTML)
  target.replaceChildren(...fresh.childNodes)
  for (const box of target.querySelectorAll<HTMLElement>('[data-scroll]')) update(box)
}

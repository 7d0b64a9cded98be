// The list of problems with how far each is, and the line that sums it up.
import type { PageWords } from '../words/pages-en.ts'
import type { Practice } from './practice.ts'
import { bestText, progressText, shareOf } from './texts.ts'

/** Writes the state of every problem into the list; `present` is the position of the one that is shown. */
export function showList(practice: Practice, present: number, words: PageWords): void {
  for (const [i, problem] of practice.data.problems.entries()) {
    const item = document.querySelector<HTMLElement>(`[data-listed="${i + 1}"]`)
    setText(item?.querySelector('[data-state]'), bestText(practice, problem, words))
    item?.classList.toggle('done', practice.state(problem.id).best === '1')
    const link = item?.querySelector('a')
    if (i === present) link?.setAttribute('aria-current', 'true')
    else link?.removeAttribute('aria-current')
  }
  const progress = practice.progress()
  setText(document.getElementById('progress'), progressText(progress, words))
  const bar = document.getElementById('progress-bar')
  if (bar instanceof HTMLProgressElement) bar.value = shareOf(progress)
}

/** The same words again would be heard again, and go by. */
export function setText(element: Element | null | undefined, text: string): void {
  if (element && element.textContent !== text) element.textContent = text
}

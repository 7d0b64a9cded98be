// What the script inside a student's page does: keeps the answers in the browser, says how typed ones are read, counts
// them, and saves them as one file. Graded pages take it for their scroll boxes alone. Talks to nothing outside the page.
import { fillWord } from '../../words/fill-word.ts'
import { isPageData, type PageData } from './page-data.ts'
import {
  type Answer,
  answersOf,
  answersFile,
  clearPart,
  fillParts,
  isAnswered,
  partsOf,
  readAnswersFile,
  unreadableIn,
} from './page-script-answers.ts'
import { echoReadings } from './page-script-echo.ts'
import type { ReadField } from './page-script-fields.ts'
import { watchScrollBoxes } from './page-script-scroll.ts'

const element = (id: string): HTMLElement | null => document.getElementById(id)

/** Starts the page; `read` knows the typed fields that are on it. */
export function start(read: ReadField): void {
  const source = element('page-data')?.textContent
  const data: unknown = source ? JSON.parse(source) : undefined
  if (isPageData(data)) runForm(data, read)
  watchScrollBoxes()
}

function runForm(data: PageData, read: ReadField): void {
  const { words } = data
  const store = storage(`quizwright:${data.token}`)
  const parts = partsOf(document)
  const echo = echoReadings(parts, words, read)
  const isDone = (part: HTMLElement): boolean => isAnswered(part, read)
  let saved = ''

  const kept = store.read()
  if (kept !== null) restore(readAnswersFile(kept, data))
  show()
  say(store.works ? '' : (words['form/not-kept'] ?? ''))

  for (const box of document.querySelectorAll<HTMLElement>('[data-script-only]')) box.hidden = false
  document.addEventListener('input', (event) => {
    if (event.target instanceof HTMLInputElement && event.target.type === 'file') return
    keepNoneApart(event.target)
    changed()
  })
  document.addEventListener('submit', (event) => event.preventDefault())
  document.addEventListener('click', (event) => {
    const button = event.target instanceof Element ? event.target.closest('button') : null
    const part = button?.closest<HTMLElement>('[data-part]')
    if (button?.id === 'save') save()
    else if (button?.id === 'load') element('load-file')?.click()
    else if (part && button?.hasAttribute('data-clear')) {
      clearPart(part)
      changed()
      part.querySelector('input')?.focus()
    }
  })
  element('load-file')?.addEventListener('change', (event) => {
    if (event.target instanceof HTMLInputElement) void load(event.target)
  })

  function changed(): void {
    const file = current()
    store.write(file)
    show()
    say((saved !== '' && saved !== file ? words['form/changed'] : store.works ? words['form/kept'] : words['form/not-kept']) ?? '')
  }

  function restore(answers: readonly Answer[] | undefined): void {
    if (answers !== undefined) fillParts(parts, answers)
    echo()
  }

  function current(): string {
    return answersFile(data, answersOf(parts))
  }

  function save(): void {
    saved = current()
    const url = URL.createObjectURL(new Blob([saved], { type: 'application/json' }))
    const link = document.createElement('a')
    link.href = url
    link.download = data.file
    link.click()
    setTimeout(() => URL.revokeObjectURL(url), 60_000)
    say(fillWord(words['form/saved'] ?? '', { file: data.file }))
  }

  async function load(input: HTMLInputElement): Promise<void> {
    const [file] = input.files ?? []
    if (file === undefined) return
    const text = file.size > 1_000_000 ? '' : await file.text()
    input.value = ''
    const foreign = isForeign(text, data.token)
    const answers = foreign ? undefined : readAnswersFile(text, data)
    if (answers === undefined) {
      say(words[foreign ? 'form/foreign' : 'form/not-answers'] ?? '')
      return
    }
    for (const part of parts) clearPart(part)
    restore(answers)
    store.write(current())
    show()
    say(fillWord(words['form/loaded'] ?? '', { file: file.name }))
  }

  /** The progress line, its bar, and a mark at each problem of the contents that is answered. */
  function show(): void {
    const answered = parts.filter(isDone)
    const unreadable = parts.reduce((sum, part) => sum + unreadableIn(part, read), 0)
    const progress = fillWord(words['form/progress'] ?? '', { answered: String(answered.length), total: String(parts.length) })
    const warning = words[unreadable === 1 ? 'form/unreadable-one' : 'form/unreadable-other'] ?? ''
    setText(element('progress'), unreadable === 0 ? progress : `${progress} · ${fillWord(warning, { n: String(unreadable) })}`)
    const bar = element('progress-bar')
    if (bar instanceof HTMLProgressElement) bar.value = answered.length
    for (const part of parts) {
      const clear = part.querySelector<HTMLElement>('[data-clear]')
      if (clear !== null) clear.hidden = !isDone(part)
    }
    for (const item of document.querySelectorAll<HTMLElement>('[data-contents]')) {
      const inProblem = parts.filter((part) => part.closest('.problem')?.id === item.dataset['contents'])
      const done = inProblem.length > 0 && inProblem.every(isDone)
      item.classList.toggle('done', done)
      setText(item.querySelector('[data-state]'), done ? ` (${words['form/answered'] ?? ''})` : '')
    }
  }

  function say(text: string): void {
    setText(element('status'), text)
  }
}

const setText = (target: Element | null, text: string): void => {
  if (target !== null && target.textContent !== text) target.textContent = text
}

/** “None of these” is an answer of its own: ticking it clears the others, ticking another clears it. */
export function keepNoneApart(target: EventTarget | null): void {
  if (!(target instanceof HTMLInputElement) || target.type !== 'checkbox' || !target.checked) return
  for (const other of target.closest('fieldset')?.querySelectorAll<HTMLInputElement>('input[type=checkbox]') ?? []) {
    if (other !== target && (target.value === 'none' || other.value === 'none')) other.checked = false
  }
}

/** Whether a text is a file of answers to another page. */
function isForeign(text: string, token: string): boolean {
  try {
    const file: unknown = JSON.parse(text)
    return typeof file === 'object' && file !== null && 'format' in file && 'token' in file && file.token !== token
  } catch {
    return false
  }
}

/** What the browser keeps for this page; some keep nothing for files on disk, and say so only by throwing. */
function storage(name: string): { readonly works: boolean; read(): string | null; write(text: string): void } {
  let works = true
  const attempt = <T>(action: () => T): T | null => {
    try {
      return action()
    } catch {
      works = false
      return null
    }
  }
  attempt(() => localStorage.setItem(`${name}:test`, ''))
  attempt(() => localStorage.removeItem(`${name}:test`))
  return {
    get works() {
      return works
    },
    read: () => attempt(() => localStorage.getItem(name)),
    write: (text) => attempt(() => localStorage.setItem(name, text)),
  }
}

// The stream of what happens to the file. It is let go while the page is hidden: a browser keeps few of them open at once.
import type { Words } from './page-script-state.ts'

export interface Listener {
  /** The file was read again, at this time of the machine's clock; the first call says how it is now. */
  saved(version: string, at: number | undefined): void
  /** `sound` is there where there is a certificate. */
  certificate(html: string, sound: boolean | undefined): void
  lost(): void
}

export function listen(address: string, listener: Listener): void {
  let stream: EventSource | undefined
  const open = (): void => {
    if (stream !== undefined || document.hidden) return
    stream = new EventSource(address)
    stream.addEventListener('saved', ({ data }) => {
      const told = read(data)
      listener.saved(String(told['version']), typeof told['at'] === 'number' ? told['at'] : undefined)
    })
    stream.addEventListener('certificate', ({ data }) => {
      const told = read(data)
      listener.certificate(String(told['html']), typeof told['sound'] === 'boolean' ? told['sound'] : undefined)
    })
    stream.addEventListener('error', () => listener.lost())
  }
  document.addEventListener('visibilitychange', () => {
    if (document.hidden) {
      stream?.close()
      stream = undefined
    } else open()
  })
  open()
}

function read(data: unknown): Readonly<Record<string, unknown>> {
  const told: unknown = typeof data === 'string' ? JSON.parse(data) : undefined
  return typeof told === 'object' && told !== null ? Object.fromEntries(Object.entries(told)) : {}
}

/** The page that lists problems: made again by the server after every save. */
export function followList(words: Words): void {
  const refresh = async (): Promise<void> => {
    const response = await fetch('/')
    const fresh = new DOMParser().parseFromString(await response.text(), 'text/html').getElementById('index')
    const list = document.getElementById('index')
    if (fresh === null || list === null || fresh.innerHTML === list.innerHTML) return
    const at = document.activeElement?.getAttribute('href')
    list.innerHTML = fresh.innerHTML
    for (const link of list.querySelectorAll('a')) if (at !== null && link.getAttribute('href') === at) link.focus()
    say('')
  }
  const say = (text: string): void => {
    const state = document.getElementById('state-text')
    if (state !== null) state.textContent = text
  }
  listen('/events', {
    saved: () => void refresh().catch(() => undefined),
    certificate: () => undefined,
    lost: () => say(words['state/lost'] ?? ''),
  })
}

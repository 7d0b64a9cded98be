// The pages shown in frames. A new one is loaded behind the old one and put in its place when it is there: nothing flickers,
// and where one has scrolled to stays.

export interface Frames {
  /** Another version, seed or answer: the frame that can be seen is loaded again, the others when they are. */
  show(addressOf: (view: string) => string): void
  /** A tab was chosen. */
  chosen(): void
}

export function openFrames(onKey: (event: KeyboardEvent) => void): Frames {
  const wanted = new Map<string, string>()
  const loaded = new Map<string, string>()
  const boxes = [...document.querySelectorAll<HTMLElement>('.frames')]

  const load = (box: HTMLElement): void => {
    const view = viewOf(box)
    const address = wanted.get(view)
    if (address === undefined || loaded.get(view) === address || box.closest('[hidden]') !== null) return
    loaded.set(view, address)
    const old = box.querySelector('iframe:not(.coming)')
    for (const late of box.querySelectorAll('.coming')) late.remove()
    const fresh = document.createElement('iframe')
    fresh.title = box.dataset['frameTitle'] ?? ''
    fresh.className = 'coming'
    fresh.addEventListener('load', () => {
      const before = old instanceof HTMLIFrameElement ? (old.contentWindow?.scrollY ?? 0) : 0
      fresh.contentWindow?.scrollTo(0, before)
      fresh.contentWindow?.addEventListener('keydown', onKey)
      old?.remove()
      fresh.className = ''
    })
    fresh.src = address
    box.append(fresh)
  }
  const chosen = (): void => {
    for (const box of boxes) load(box)
  }
  return {
    show(addressOf) {
      for (const box of boxes) {
        const address = addressOf(viewOf(box))
        wanted.set(viewOf(box), address)
        const link = box.parentElement?.querySelector<HTMLAnchorElement>('[data-open]')
        if (link) link.href = address
      }
      chosen()
    },
    chosen,
  }
}

const viewOf = (box: HTMLElement): string => box.parentElement?.id.replace('view-', '') ?? ''

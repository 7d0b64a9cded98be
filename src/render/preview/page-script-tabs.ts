// Tabs as the pattern of the same name has it: arrows, Home and End move, one of them is in the order of tabbing.

export interface Tabs {
  choose(index: number, focus?: boolean): void
}

export function openTabs(chosen: () => void): Tabs {
  const tabs = [...document.querySelectorAll<HTMLElement>('[role=tab]')]
  const choose = (index: number, focus = false): void => {
    const tab = tabs[index]
    if (tab === undefined) return
    for (const one of tabs) {
      const isChosen = one === tab
      one.setAttribute('aria-selected', String(isChosen))
      one.tabIndex = isChosen ? 0 : -1
      const view = document.getElementById(one.getAttribute('aria-controls') ?? '')
      if (view !== null) view.hidden = !isChosen
    }
    const desk = document.getElementById('desk')
    if (desk !== null) desk.dataset['view'] = tab.dataset['view'] ?? ''
    if (focus) tab.focus()
    chosen()
  }
  for (const [i, tab] of tabs.entries()) {
    tab.addEventListener('click', () => choose(i))
    tab.addEventListener('keydown', (event) => {
      const to = { ArrowRight: i + 1, ArrowLeft: i - 1, Home: 0, End: tabs.length - 1 }[event.key]
      if (to === undefined) return
      event.preventDefault()
      choose((to + tabs.length) % tabs.length, true)
    })
  }
  return { choose }
}

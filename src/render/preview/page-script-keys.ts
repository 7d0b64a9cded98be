// Single keys, which can be turned off (some people's speech or trembling types them), and the help that lists them.

const kept = 'quizwright-preview:single-keys'

export interface KeyActions {
  step(by: number): void
  view(index: number): void
  firstError(): void
}

/** Starts listening; the function it gives is for keys pressed in frames. */
export function listenToKeys(actions: KeyActions): (event: KeyboardEvent) => void {
  const dialog = document.getElementById('help')
  const single = document.getElementById('single')
  if (single instanceof HTMLInputElement) {
    single.checked = localStorage.getItem(kept) !== 'off'
    single.addEventListener('change', () => localStorage.setItem(kept, single.checked ? 'on' : 'off'))
  }
  const help = (): void => {
    if (dialog instanceof HTMLDialogElement && !dialog.open) dialog.showModal()
  }
  document.getElementById('help-open')?.addEventListener('click', help)

  const onKey = (event: KeyboardEvent): void => {
    if (event.ctrlKey || event.metaKey || event.altKey || event.defaultPrevented) return
    if (single instanceof HTMLInputElement && !single.checked) return
    if (dialog instanceof HTMLDialogElement && dialog.open) return
    if (isTakenBy(event.target, event.key)) return
    const action = actionOf(event.key, actions, help)
    if (action === undefined) return
    event.preventDefault()
    action()
  }
  document.addEventListener('keydown', onKey)
  return onKey
}

function actionOf(key: string, actions: KeyActions, help: () => void): (() => void) | undefined {
  if (key === 'n' || key === 'ArrowRight') return () => actions.step(1)
  if (key === 'p' || key === 'ArrowLeft') return () => actions.step(-1)
  if (key === 'e') return () => actions.firstError()
  if (key === '?') return help
  return /^[1-4]$/.test(key) ? () => actions.view(Number(key) - 1) : undefined
}

/** Fields take every key; tabs, sliders, menus and what scrolls take the arrows. The target may lie in a frame's own document. */
function isTakenBy(target: EventTarget | null, key: string): boolean {
  if (target === null || !('closest' in target) || typeof target.closest !== 'function') return false
  const within = (selector: string): boolean => Boolean(Reflect.apply(Element.prototype.closest, target, [selector]))
  if (within('input:not([type=range], [type=radio], [type=checkbox]), textarea, select, [contenteditable]')) return true
  return key.startsWith('Arrow') && within('input, [role=tab], [role=group][tabindex], .frame')
}

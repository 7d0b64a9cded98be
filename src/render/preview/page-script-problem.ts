// The page of one problem: the seed, the view of it, the frames, and what is said of a save.
import { update } from '../student/page-script-scroll.ts'
import { isViewData, type ViewData } from './page-data.ts'
import type { Listener } from './page-script-events.ts'
import { type Frames, openFrames } from './page-script-frames.ts'
import { listenToKeys } from './page-script-keys.ts'
import { type Reason, sayState, stateOf, type Words } from './page-script-state.ts'
import { openTabs } from './page-script-tabs.ts'

const element = (id: string): HTMLElement | null => document.getElementById(id)
const field = (id: string): HTMLInputElement | undefined => {
  const found = element(id)
  return found instanceof HTMLInputElement ? found : undefined
}

export function startProblem(base: string, start: number, words: Words): Listener {
  let seed = start
  let asked = 0
  let current: ViewData | undefined
  const tabs = openTabs(() => frames.chosen())
  const onKey = listenToKeys({
    step: (by) => choose(seed + by),
    view: (index) => tabs.choose(index, true),
    firstError: () => element('errors')?.querySelector<HTMLElement>('.diagnostic')?.focus(),
  })
  const frames: Frames = openFrames(onKey)
  listenToSeed(() => seed, choose)
  for (const id of ['answer', 'released']) element(id)?.addEventListener('change', () => showFrames())
  element('print')?.addEventListener('click', () => element('view-print')?.querySelector('iframe')?.contentWindow?.print())

  return {
    saved(version, at) {
      if (version !== current?.version) void load(current === undefined ? 'first' : 'saved', at)
      else sayState(stateOf(current, 'first', undefined, words), toneOf(current))
    },
    certificate(html, sound) {
      put('certificate', html)
      showVerdict(sound, words)
    },
    lost: () => sayState(words['state/lost'] ?? '', 'wrong'),
  }

  function choose(to: number): void {
    if (!Number.isSafeInteger(to) || to < 0 || to === seed) return
    seed = to
    showSeed(seed)
    history.replaceState(null, '', `?seed=${seed}`)
    void load('seed', undefined)
  }

  /** Asks for the view of the seed chosen; an answer that comes after a later question is dropped. */
  async function load(reason: Reason, at: number | undefined): Promise<void> {
    const mine = ++asked
    try {
      const response = await fetch(`${base}/view?seed=${seed}`)
      if (!response.ok) {
        sayState((await response.text()).slice(0, 500), 'wrong')
        return
      }
      const view: unknown = await response.json()
      if (mine !== asked || !isViewData(view)) return
      current = view
      show(view)
      // painted by then: what is said of the time is true
      requestAnimationFrame(() =>
        setTimeout(() => sayState(stateOf(view, reason, at === undefined ? undefined : Date.now() - at, words), toneOf(view))),
      )
    } catch {
      if (mine === asked) sayState(words['state/lost'] ?? '', 'wrong')
    }
  }

  function show(view: ViewData): void {
    const errors = element('errors')
    if (errors !== null) {
      put('errors', view.diagnostics)
      errors.hidden = view.diagnostics === ''
    }
    const isOld = view.stale || (view.panels === undefined && view.errors > 0 && (element('problem')?.innerHTML ?? '') !== '')
    const note = element('stale')
    if (note !== null) note.hidden = !isOld
    element('desk')?.classList.toggle('stale', isOld)
    const variant = element('variant')
    if (variant !== null) variant.textContent = view.variant ?? words['variant/none'] ?? ''
    if (view.panels === undefined) return
    element('desk')?.classList.remove('empty')
    const { title, ...panels } = view.panels
    put('title', title)
    for (const [id, html] of Object.entries(panels)) put(id, html)
    showAnswers(view)
    showFrames()
  }

  function showFrames(): void {
    const answer = element('answer')
    const chosen = answer instanceof HTMLSelectElement && answer.value !== '' ? answer.value : 'key'
    const released = field('released')?.checked === false ? '0' : '1'
    const common = `seed=${seed}&v=${current?.version ?? ''}`
    frames.show((view) =>
      view === 'graded'
        ? `${base}/graded?${common}&answer=${encodeURIComponent(chosen)}&released=${released}`
        : `${base}/${view}?${common}`,
    )
  }
}

const toneOf = (view: ViewData): 'right' | 'review' | 'wrong' => (view.errors > 0 ? 'wrong' : view.warnings > 0 ? 'review' : 'right')

/** The certificate in two words, for where it lies out of sight. */
function showVerdict(sound: boolean | undefined, words: Words): void {
  const verdict = element('verdict')
  if (verdict === null) return
  verdict.hidden = sound === undefined
  verdict.className = `verdict-link ${sound === true ? 'right' : 'wrong'}`
  verdict.textContent = words[sound === true ? 'certificate/badge-sound' : 'certificate/badge-unsound'] ?? ''
}

/** What was put where, so that what has not changed keeps its focus and its scrolling. */
const shown = new Map<string, string>()
function put(id: string, html: string): void {
  const target = element(id)
  if (target === null || shown.get(id) === html) return
  shown.set(id, html)
  target.innerHTML = html
  for (const box of target.querySelectorAll<HTMLElement>('[data-scroll], [data-frame]')) sizes.observe(box)
}

/** Boxes that scroll can be reached by keyboard for as long as there is anything to scroll. */
const sizes = new ResizeObserver((entries) => {
  for (const { target } of entries) {
    if (!(target instanceof HTMLElement)) continue
    if (target.dataset['frame'] === undefined) update(target)
    else target.tabIndex = target.scrollWidth > target.clientWidth ? 0 : -1
  }
})

function showAnswers({ answers }: ViewData): void {
  const select = element('answer')
  if (!(select instanceof HTMLSelectElement)) return
  const names = answers.map(({ value }) => value).join('\n')
  if (select.dataset['names'] === names) return
  const before = select.value
  select.replaceChildren(...answers.map(({ value, label }) => new Option(label, value, false, value === before)))
  select.dataset['names'] = names
}

function showSeed(seed: number): void {
  const [slider, number] = [field('slider'), field('seed')]
  if (slider) slider.value = String(seed)
  if (number) number.value = String(seed)
}

function listenToSeed(seed: () => number, choose: (to: number) => void): void {
  field('slider')?.addEventListener('input', ({ target }) => {
    if (target instanceof HTMLInputElement) choose(Number(target.value))
  })
  field('seed')?.addEventListener('input', ({ target }) => {
    if (target instanceof HTMLInputElement && /^\d{1,16}$/.test(target.value)) choose(Number(target.value))
  })
  field('seed')?.addEventListener('blur', () => showSeed(seed()))
  element('before')?.addEventListener('click', () => choose(seed() - 1))
  element('after')?.addEventListener('click', () => choose(seed() + 1))
}

// The page inside an LMS: looks for its API in the windows around, tells on the page how reports fare, and writes down what
// it knows whenever it may be ended.
import { type LmsWordCode, lmsWordsOf } from '../../words/lms-en.ts'
import type { Keeper } from '../keeper.ts'
import { localKeeper } from '../page-local.ts'
import type { ScormVersion } from '../data.ts'
import { findRte } from './rte.ts'
import { scormKeeper } from './keeper.ts'
import type { ScormOptions } from './options.ts'

/** `name` tells this page's progress from another's where it is kept in the browser. */
export function lmsKeeper(version: ScormVersion, name: string, pass: string | undefined): Keeper {
  const keeper = scormKeeper({
    rte: findRte(window, version),
    version,
    pass,
    fallback: (student) => localKeeper(student === '' ? name : `${name}:${student}`),
    ended: tabSlot(`${name}:ended`),
    notice,
    later: (run) => setTimeout(run),
    now: () => Date.now(),
  })
  document.addEventListener('visibilitychange', () => {
    if (document.visibilityState === 'hidden') keeper.hidden()
  })
  return keeper
}

/** A line above the problems, in a place that is there before it, so that it is heard. */
function notice(code: LmsWordCode | undefined): void {
  const place = document.getElementById('lms-notice')
  const text = code === undefined ? '' : lmsWordsOf(document.documentElement.lang)[code]
  if (place === null || place.textContent === text) return
  const line = document.createElement('p')
  line.className = 'notice'
  line.textContent = text
  place.replaceChildren(...(text === '' ? [] : [line]))
}

/** Lasts as long as the tab, where the browser allows it, and is given to a page that stands in the place of the one that wrote it. */
function tabSlot(name: string): ScormOptions['ended'] {
  return {
    load() {
      const [loaded] = performance.getEntriesByType('navigation')
      if (!(loaded instanceof PerformanceNavigationTiming) || loaded.type === 'navigate') return undefined
      try {
        return sessionStorage.getItem(name) ?? undefined
      } catch {
        return undefined
      }
    },
    save(text) {
      try {
        sessionStorage.setItem(name, text)
      } catch {
        // then a page that is loaded anew begins anew
      }
    },
  }
}

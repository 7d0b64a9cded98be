// The page inside an LMS: looks for its API in the windows around, tells on the page how reports fare, and writes down what
// it knows whenever it may be ended.
import { type LmsWordCode, lmsWordsOf } from '../../words/lms-en.ts'
import type { Keeper } from '../keeper.ts'
import { localKeeper } from '../page-local.ts'
import type { ScormVersion } from '../data.ts'
import { findRte } from './rte.ts'
import { scormKeeper } from './keeper.ts'

/** `name` tells this page's progress from another's where it is kept in the browser. */
export function lmsKeeper(version: ScormVersion, name: string, pass: string | undefined): Keeper {
  const keeper = scormKeeper({
    rte: findRte(window, version),
    version,
    pass,
    fallback: (student) => localKeeper(student === '' ? name : `${name}:${student}`),
    notice,
    later: (run) => setTimeout(run),
    now: () => Date.now(),
  })
  document.addEventListener('visibilitychange', () => {
    if (document.visibilityState === 'hidden') keeper.hidden()
  })
  return keeper
}

/** A line above the problems, said aloud when it changes. */
function notice(code: LmsWordCode | undefined): void {
  const before = document.getElementById('lms-notice')
  const line = before ?? document.createElement('p')
  const text = code === undefined ? '' : lmsWordsOf(document.documentElement.lang)[code]
  if (before === null) {
    line.id = 'lms-notice'
    line.className = 'notice'
    line.setAttribute('role', 'status')
    document.querySelector('main')?.prepend(line)
  }
  if (line.textContent !== text) line.textContent = text
  line.hidden = text === ''
}

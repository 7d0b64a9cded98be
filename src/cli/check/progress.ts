// How far `check` has come, on one line that is written over; for people only.
import path from 'node:path'
import type { Terminal } from '../terminal.ts'
import { count } from '../../render/certificate/phrases.ts'

export interface Watch {
  /** Whether anybody looks. */
  readonly isWatched: boolean
  /** A target by its index: work on it has begun, so many candidates were tried, it is done. */
  began(index: number): void
  tried(index: number, candidates: number): void
  ended(index: number): void
  /** Takes the line away. */
  close(): void
}

/** Milliseconds between two lines. */
const pause = 100
/** Targets that are done before time left is guessed at. */
const enoughDone = 3

/** Watches over targets; `now` in milliseconds. */
export function watchOver(targets: readonly string[], terminal: Terminal, now: () => number): Watch {
  const nothing = (): void => undefined
  if (!terminal.tty) return { isWatched: false, began: nothing, tried: nothing, ended: nothing, close: nothing }
  const started = now()
  const candidates = new Map<number, number>()
  let [done, all, current, shown] = [0, 0, 0, -Infinity]
  const show = (): void => {
    shown = now()
    const left = done < enoughDone || done === targets.length ? '' : `, ${timeLeft(((shown - started) / done) * (targets.length - done))}`
    const tried = all === 0 ? '' : `, ${count(all)} candidates tried`
    terminal.err(`\r${done}/${targets.length} ${path.basename(targets[current] ?? '')}${tried}${left}\u001b[K`)
  }
  const showAtTimes = (): void => {
    if (now() - shown >= pause) show()
  }
  return {
    isWatched: true,
    began(index) {
      current = index
      showAtTimes()
    },
    tried(index, found) {
      all += found - (candidates.get(index) ?? 0)
      candidates.set(index, found)
      current = index
      showAtTimes()
    },
    ended(index) {
      current = index
      done += 1
      if (done === targets.length) show()
      else showAtTimes()
    },
    close() {
      terminal.err('\r\u001b[K')
    },
  }
}

function timeLeft(milliseconds: number): string {
  const seconds = Math.ceil(milliseconds / 1000)
  return seconds < 90 ? `about ${seconds} s left` : `about ${Math.round(seconds / 60)} min left`
}

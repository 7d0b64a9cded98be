// How far long work has come, on one line that is written over; for people only.
import type { Terminal } from '../terminal.ts'

export interface Progress {
  done(count: number): void
  end(): void
}

/** `total` 0: unknown. A line is written at most every 2 % or 100 steps. */
export function progressOf(terminal: Terminal, what: string, total: number): Progress {
  if (!terminal.tty) return { done: () => undefined, end: () => undefined }
  const step = total === 0 ? 100 : Math.max(1, Math.ceil(total / 50))
  return {
    done(count) {
      if (count % step === 0 || count === total) terminal.err(`\r${count}${total === 0 ? '' : `/${total}`} ${what}\u001b[K`)
    },
    end() {
      terminal.err('\r\u001b[K')
    },
  }
}

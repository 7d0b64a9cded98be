// How far a grading has come, on one line that is written over: rows, rows a second, time left; for people only.
import type { Terminal } from '../terminal.ts'

export interface GradingWatch {
  /** Bytes of input that were read, and rows in them. */
  read(bytes: number, rows: number): void
  /** Rows that were marked. */
  marked(rows: number): void
  end(): void
}

/** Milliseconds between two lines. */
const pause = 100
/** Reading takes about so much of the time. */
const reading = 0.3

/** `bytes` of input, 0 where that is not known; `now` in milliseconds. */
export function watchGrading(terminal: Terminal, bytes: number, now: () => number): GradingWatch {
  const nothing = (): void => undefined
  if (!terminal.tty) return { read: nothing, marked: nothing, end: nothing }
  const started = now()
  let [readBytes, readRows, markedRows, shown] = [0, 0, 0, -Infinity]
  const show = (): void => {
    if (now() - shown < pause) return
    shown = now()
    const seconds = (shown - started) / 1000
    const share = markedRows > 0 ? reading + (1 - reading) * (markedRows / readRows) : bytes === 0 ? 0 : reading * (readBytes / bytes)
    const rows = markedRows > 0 ? `${count(markedRows)} of ${count(readRows)} rows marked` : `${count(readRows)} rows read`
    const rate = seconds < 0.5 ? '' : `, ${count(Math.round((markedRows > 0 ? markedRows : readRows) / seconds))} a second`
    const left = share < 0.02 || seconds < 1 ? '' : `, ${timeLeft(seconds / share - seconds)}`
    terminal.err(`\r${rows}${rate}${left}\u001b[K`)
  }
  return {
    read(size, rows) {
      readBytes += size
      readRows += rows
      show()
    },
    marked(rows) {
      markedRows += rows
      show()
    },
    end() {
      terminal.err('\r\u001b[K')
    },
  }
}

const count = (rows: number): string => String(rows).replace(/\B(?=(\d{3})+$)/g, ',')
function timeLeft(seconds: number): string {
  const left = Math.max(1, Math.ceil(seconds))
  return left < 90 ? `about ${left} s left` : `about ${Math.round(left / 60)} min left`
}

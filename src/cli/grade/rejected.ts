// Rows that could not be graded, from the tasks that found them to rejected.jsonl: in the order in which they were read,
// each with its line in the whole file.
import type { Rejection } from '../../../grader/submission/submission.ts'
import { linesOfPart, type Store } from './store.ts'

/** Characters of a row that are repeated. */
const longestRow = 2_000

/** As a task writes it: where it stands among the rows of all tasks, its line in the task, and its text before and behind the line. */
export function rejectedText(split: number, seq: number, { code, message, hint, file, line, text }: Rejection): string {
  const row = text.length <= longestRow ? text : `${text.slice(0, longestRow)}…`
  const behind = JSON.stringify({ code, message, ...(hint !== undefined && { hint }), row }).slice(1)
  return `${split}\t${seq}\t${line}\t{"file":${JSON.stringify(file)},"line":\t,${behind}\n`
}

export interface RejectedRow {
  readonly split: number
  readonly seq: number
  /** A line of rejected.jsonl, without its end. */
  readonly json: string
}

/** The rows of a part. `linesBefore` of each split are added to their lines. */
export function* rejectedOf(store: Store, name: string, linesBefore: readonly number[]): Generator<RejectedRow> {
  for (const text of linesOfPart(store, name)) {
    const [split = '', seq = '', line = '', before = '', behind = ''] = text.split('\t')
    const json = `${before}${Number(line) + (linesBefore[Number(split)] ?? 0)}${behind}`
    yield { split: Number(split), seq: Number(seq), json }
  }
}

const isBefore = (a: RejectedRow, b: RejectedRow): boolean => (a.split === b.split ? a.seq < b.seq : a.split < b.split)

/** The rows of all lists, each of which is in order, in order. */
export function* merged(lists: readonly Iterator<RejectedRow>[]): Generator<RejectedRow> {
  const heap: { row: RejectedRow; readonly rest: Iterator<RejectedRow> }[] = []
  const sink = (from: number): void => {
    for (let at = from; ;) {
      const [self, left, right] = [heap[at], heap[2 * at + 1], heap[2 * at + 2]]
      if (self === undefined || left === undefined) return
      const child = right !== undefined && isBefore(right.row, left.row) ? 2 * at + 2 : 2 * at + 1
      const least = heap[child]
      if (least === undefined || !isBefore(least.row, self.row)) return
      heap[at] = least
      heap[child] = self
      at = child
    }
  }
  for (const rest of lists) {
    const next = rest.next()
    if (next.done !== true) heap.push({ row: next.value, rest })
  }
  for (let at = heap.length >> 1; at >= 0; at -= 1) sink(at)
  for (let [least] = heap; least !== undefined; [least] = heap) {
    yield least.row
    const next = least.rest.next()
    if (next.done !== true) least.row = next.value
    else {
      const last = heap.pop()
      if (last !== undefined && last !== least) heap[0] = last
    }
    sink(0)
  }
}

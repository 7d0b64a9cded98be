// Which of a student's answers to an earlier part a later answer builds on: what lay before the student who gave it.
import type { Row } from '../course.ts'

/**
 * The last graded answer that was handed in no later than the row. Times decide where both rows have one, else attempts, else the
 * order in which rows were read; by that order alone a part may come after the one that builds on it, so that the last graded answer
 * stands in where none came before. A row of another variant is no basis.
 */
export function ownRow(rows: readonly Row[], than: Row): Row | undefined {
  const graded = rows.filter((row) => row.answer.mark.status === 'graded' && row.other?.variant.id === than.other?.variant.id)
  const before = graded.filter((row) => isNoLater(row, than))
  const last = before.reduce<Row | undefined>((latest, row) => (latest === undefined || isNoLater(latest, row) ? row : latest), undefined)
  if (last !== undefined) return last
  const isDated = graded.some((row) => saysWhen(row, than))
  return isDated ? undefined : graded.at(-1)
}

const saysWhen = (a: Row, b: Row): boolean =>
  (a.time !== undefined && b.time !== undefined) || (a.attempt !== undefined && b.attempt !== undefined)

function isNoLater(row: Row, than: Row): boolean {
  if (row.time !== undefined && than.time !== undefined) return row.time <= than.time
  if (row.attempt !== undefined && than.attempt !== undefined) return row.attempt <= than.attempt
  return row.order <= than.order
}

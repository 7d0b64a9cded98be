// A vector: as many typed numbers as it has entries, called 1, 2, … when they are handed in.
import { type Diagnostic, error, failed, ok } from '../diagnostic.ts'
import { formatOf } from '../math/print/number-text.ts'
import { plainValue } from '../math/print/plain.ts'
import { isList, sameValue, type Value } from '../math/evaluate/value.ts'
import type { CellKey } from '../model.ts'
import { gradeGrid, readGrid } from './grid.ts'
import { gridSamples } from './grid-samples.ts'
import { mistakeAnswers } from './mistakes.ts'
import { numberKey } from './number-key.ts'
import { isGrid, type ResponseKind } from './response-kind.ts'

export const vector: ResponseKind<'vector'> = {
  asks: isGrid,

  pose(question, solution, { language }) {
    const { precision, scheme } = question
    const { source, at } = question.key
    const answer = solution.key(question)
    if (!answer.ok) return answer
    const values = answer.value
    if (!isList(values) || values.length === 0)
      return failed(error('solve/type', `\`${source}\` is ${plainValue(values)}, expected a list of numbers`, at))
    const cells: CellKey[] = []
    const errors: Diagnostic[] = []
    for (const [i, value] of values.entries()) {
      const key = numberKey(value, precision, `entry ${i + 1} of ${source}`, at)
      if (key.ok) cells.push({ id: String(i + 1), type: 'number', ...key.value })
      else errors.push(...key.errors)
    }
    const entriesOf = (value: Value): readonly Value[] | undefined => (isList(value) && value.length === values.length ? value : undefined)
    const mistakes = mistakeAnswers(question, solution, language, entriesOf, (other) => sameValue(other, values) !== false)
    if (!mistakes.ok || errors.length > 0) return failed(...errors, ...(mistakes.ok ? [] : mistakes.errors))
    const format = formatOf(precision)
    return ok(
      {
        interaction: {
          type: 'grid',
          layout: 'vector',
          columns: [{ heading: [], plain: '', cells: cells.map(({ id }) => ({ type: 'number', id, format })) }],
        },
        key: { kind: 'vector', scheme, cells, mistakes: mistakes.value },
      },
      answer.warnings,
    )
  },

  other({ precision, scheme, key: { source, at } }, value, { key }) {
    if (!isList(value) || value.length !== key.cells.length) return undefined
    const numbers = value.map((entry) => numberKey(entry, precision, source, at))
    const cells = numbers.flatMap((number, i): CellKey[] => (number.ok ? [{ id: String(i + 1), type: 'number', ...number.value }] : []))
    return cells.length === numbers.length ? { kind: 'vector', scheme, cells, mistakes: [] } : undefined
  },

  read: readGrid,
  grade: gradeGrid,
  samples: gridSamples,
}

// Parameters that are drawn and that nothing reads: no expression, no text, no name of the cell.
import { linesInUse } from '../../cell/lines.ts'
import { type Diagnostic, warning } from '../../diagnostic.ts'
import { namesIn } from '../../math/names.ts'
import type { Problem } from '../../model.ts'
import { type Names, namesOf } from '../../spec/names/scope.ts'
import { cellTexts, laterTexts, publicTexts, tagsOf, usesOf } from '../../spec/names/uses.ts'
import type { Observer } from '../look.ts'

/** Each at its own place. */
export const unusedParameter = (problem: Problem): Observer => ({ look: () => undefined, found: () => unused(problem) })

function unused(problem: Problem): readonly Diagnostic[] {
  const names = namesOf(problem)
  const used = new Set([...namesInExpressions(names), ...namesInTexts(names), ...namesOfCells(names)])
  return problem.parameters
    .filter(({ name }) => !used.has(name))
    .map(({ name, at }) =>
      warning(
        'lint/unused-parameter',
        `the parameter “${name}” is drawn, and nothing uses it`,
        at,
        'use it in an expression or show it in a text; or leave it out',
      ),
    )
}

/** Names in expressions of the problem's own; in equations only the cell's names exist. */
const namesInExpressions = (names: Names): readonly string[] =>
  usesOf(names).flatMap(({ of, setting }) => (setting === 'equation' || setting === 'cell' ? [] : [...namesIn(of.expr)]))

const namesInTexts = (names: Names): readonly string[] =>
  [...publicTexts(names.problem), ...laterTexts(names), ...cellTexts(names)]
    .flatMap(tagsOf)
    .flatMap((tag) => ('of' in tag ? [...namesIn(tag.of.expr)] : tag.type === 'table' ? tag.names : []))

/** Free names of the equations that take the parameter's value because it has the same name. */
function namesOfCells({ problem, scenes }: Names): readonly string[] {
  return scenes.flatMap((scene) =>
    [scene.lines, ...problem.mistakes.map((mistake) => linesInUse(scene.problem, scene.choices, mistake))].flatMap((lines) => {
      const rows = [...(lines.run?.over ?? []), ...(lines.run?.every ?? [])]
      const bound = new Set([...lines.equations, ...rows].map(({ name }) => name))
      const read = new Set(lines.equations.flatMap(({ expr }) => [...namesIn(expr)]))
      return [...read].filter((name) => !bound.has(name) && !lines.given.has(name))
    }),
  )
}

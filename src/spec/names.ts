// Every name of a problem looked up before anything is evaluated: unknown, reserved, doubled, hidden, unbound and cyclic
// names, lines that name what is not there, and tags that show the key. All of them at once, each with its place.
import { type Diagnostic, error } from '../diagnostic.ts'
import type { Problem, Text } from '../model.ts'
import { checkChanges } from './names/changes.ts'
import { checkCycles } from './names/cycles.ts'
import { checkDeclared } from './names/declared.ts'
import { checkLeaks } from './names/leaks.ts'
import { checkPublished } from './names/published.ts'
import { resolveUse } from './names/resolve.ts'
import { type Names, namesOf } from './names/scope.ts'
import { checkUnbound } from './names/unbound.ts'
import { cellTexts, columnOf, laterTexts, publicTexts, type Setting, tagsOf, usesOf } from './names/uses.ts'
import { didYouMean } from '../nearest.ts'

/**
 * What is wrong with the names of a problem that has been read, in the order of the file. Unknown names and names without
 * a value are errors even where no variant would ever come to them; nothing throws.
 */
export function checkNames(problem: Problem): readonly Diagnostic[] {
  const names = namesOf(problem)
  const found = [
    ...checkDeclared(names),
    ...usesOf(names).flatMap((use) => resolveUse(names, use)),
    ...publicTexts(problem).flatMap((text) => checkText(names, text, 'problem', false)),
    ...laterTexts(names).flatMap((text) => checkText(names, text, 'problem', true)),
    ...cellTexts(names).flatMap((text) => checkText(names, text, 'cell', false)),
    ...checkChanges(names),
    ...problem.published.flatMap((published) => checkPublished(names, published)),
    ...checkLeaks(names),
    ...checkUnbound(names),
    ...checkCycles(names),
  ]
  return inOrder(distinct(found), problem.at.file)
}

/** The names in a text's tags. Where answers are not to be spoken of, `checkLeaks` says so. */
function checkText(names: Names, text: Text, setting: Setting, solved: boolean): readonly Diagnostic[] {
  return tagsOf(text).flatMap((tag) => {
    switch (tag.type) {
      case 'value':
      case 'tex':
      case 'plural':
      case 'if':
        return resolveUse(names, { of: tag.of, setting, solved: solved || setting === 'problem' })
      case 'table':
        return tag.names.flatMap((name) =>
          resolveUse(names, { of: columnOf(name, tag.at), setting }).map((diagnostic) => ({ ...diagnostic, at: tag.at })),
        )
      case 'part': {
        const known = names.problem.parts.map(({ id }) => id)
        return known.includes(tag.id) ? [] : [error('spec/unknown-name', `there is no part “${tag.id}”`, tag.at, didYouMean(tag.id, known))]
      }
      case 'block':
        return []
      default:
        return tag satisfies never
    }
  })
}

const placeText = ({ at }: Diagnostic): string => (at === undefined ? '' : `${at.file}:${at.line}:${at.col}`)
/** One of each: the same mistake is found under every choice of conventions. */
const distinct = (found: readonly Diagnostic[]): readonly Diagnostic[] => [
  ...new Map(found.map((diagnostic) => [`${diagnostic.code}\0${placeText(diagnostic)}\0${diagnostic.message}`, diagnostic])).values(),
]
/** By place, the problem's own file first: it is the one being read. */
function inOrder(found: readonly Diagnostic[], file: string): readonly Diagnostic[] {
  const isElsewhere = ({ at }: Diagnostic): number => (at === undefined || at.file === file ? 0 : 1)
  return [...found].sort(
    (a, b) => isElsewhere(a) - isElsewhere(b) || (a.at?.line ?? 0) - (b.at?.line ?? 0) || (a.at?.col ?? 0) - (b.at?.col ?? 0),
  )
}

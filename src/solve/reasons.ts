// Why a name has the role that is asked for: by where the equations read it.
import { stateReads } from '../cell/roles.ts'
import type { RichText, Role } from '../model.ts'
import { namesAt } from './naming.ts'
import { listed, math, say } from './sentences.ts'
import type { Solution } from './solution.ts'

/** What a name is in the cell's equations, and how that shows. */
export function roleLine(name: string, asked: Role, solution: Solution, lang: string): RichText {
  const names = namesAt(solution)
  const role = solution.cell?.roles.get(name) ?? 'other'
  const itself = { name: math(names(name)) }
  if (role === 'state') {
    const readers = stateReads(solution.cell?.equations ?? []).get(name) ?? []
    const known = listed(
      lang,
      readers.map((reader) => [math(names(reader))]),
    )
    return say(lang, 'role/state', {
      ...itself,
      prev: math(names(`${name}_prev`)),
      readers: say(lang, readers.length === 1 ? 'role/reader-one' : 'role/reader-some', { names: known }),
    })
  }
  const isComputed = role === 'gate' || role === 'candidate' || role === 'other'
  return say(lang, asked === 'state' && isComputed ? 'role/not-carried' : `role/${role}`, itself)
}

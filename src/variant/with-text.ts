// Values drawn as the command line takes them.
import type { Value } from '../math/evaluate/value.ts'
import { plainValue } from '../math/print/plain.ts'
import type { Problem } from '../model.ts'
import { targetsOf } from './targets.ts'

/** `a=1,gate=keeps`: what `--with` takes; empty where nothing is drawn. A name stands for its path where it means nothing else. */
export function withText(problem: Problem, draws: Iterable<readonly [path: string, value: Value]>): string {
  const targets = targetsOf(problem)
  return [...draws]
    .map(([path, value]) => {
      const short = path.slice(path.lastIndexOf('.') + 1)
      const name = targets.get(short)?.path === path ? short : path
      return `${name}=${typeof value === 'string' ? wordOr(value) : plainValue(value)}`
    })
    .join(',')
}
/** A word that is no name is quoted. */
const wordOr = (text: string): string => (/^[A-Za-z]\w*$/.test(text) ? text : JSON.stringify(text))

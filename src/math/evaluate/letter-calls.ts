// derivative(f, w) and at(f, w == 2, …): what is asked of formulas by their letters, lists entry by entry.
import { Failure } from '../failure.ts'
import type { Carrier, LetterOps, ValueOf } from './carrier.ts'
import { asScalar, entry, shapeText } from './lists.ts'

const isList = <S>(value: ValueOf<S>): value is readonly ValueOf<S>[] => Array.isArray(value)

/** The letter that a value is; a Failure says what was found instead. */
function letterOf<S>(letters: LetterOps<S> | undefined, value: ValueOf<S>, where: string): string {
  const name = isList<S>(value) || typeof value === 'string' ? undefined : letters?.nameOf(value)
  if (name !== undefined) return name
  throw new Failure(
    where === 'derivative' ? 'solve/derivative' : 'solve/letter',
    `${where === 'derivative' ? 'a derivative is by a letter' : 'at(…) puts values in the place of letters'}, found ${shapeText<S>(value)}`,
    undefined,
    'list the letters under `symbols`; a name that is given a number is no letter',
  )
}

/** ∂f/∂w; of a list of f one row an entry, by a list of letters one column a letter: so a Jacobian is [[∂f₁/∂w₁, ∂f₁/∂w₂], …]. */
export function derivativeOf<S>(carrier: Carrier<S>, f: ValueOf<S>, by: ValueOf<S>): ValueOf<S> {
  if (isList<S>(f)) return f.map((item) => derivativeOf(carrier, item, by))
  if (isList<S>(by)) return by.map((letter) => derivativeOf(carrier, f, letter))
  const letter = letterOf(carrier.letters, by, 'derivative')
  return carrier.letters?.derivative(asScalar<S>(f, 'derivative'), letter) ?? carrier.fromRational(0)
}

/** f with values in the place of letters, all at once; `equations` are the two sides of each `w == 2`, or lists of one length. */
export function valueAt<S>(carrier: Carrier<S>, f: ValueOf<S>, equations: readonly (readonly [ValueOf<S>, ValueOf<S>])[]): ValueOf<S> {
  const values = new Map<string, S>()
  const put = (left: ValueOf<S>, right: ValueOf<S>): void => {
    if (isList<S>(left)) {
      if (!isList<S>(right) || right.length !== left.length)
        throw new Failure('solve/shape', `at(…) takes as many values as letters, found ${shapeText<S>(left)} and ${shapeText<S>(right)}`)
      left.forEach((letter, i) => put(letter, entry(right, i)))
      return
    }
    const letter = letterOf(carrier.letters, left, 'at')
    if (values.has(letter)) throw new Failure('solve/letter', `at(…) gives ${letter} two values`)
    values.set(letter, asScalar<S>(right, 'at'))
  }
  for (const [left, right] of equations) put(left, right)
  const inside = (value: ValueOf<S>): ValueOf<S> => {
    if (isList<S>(value)) return value.map(inside)
    return typeof value === 'string' ? value : (carrier.letters?.at(value, values) ?? value)
  }
  return inside(f)
}

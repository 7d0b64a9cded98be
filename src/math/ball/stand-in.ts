// A stand-in for a function of which nothing but its name is known: smooth, defined everywhere, the same for the same name.
// Two formulas that differ for the stand-in are not equal for every function of that name; nothing else follows from it.
import { divide, type Rational } from '../exact/rational.ts'
import { type Builder, known, type Operand } from './builder.ts'

/** f(x₁, …) = c + sin(b + Σ aₖxₖ) + ½ Σ sin(dₖ + eₖxₖ), its numbers taken from a hash of the name. */
export function standIn(make: Builder, name: string, args: readonly Operand[]): Operand {
  const next = numbersOf(`${name}/${args.length}`)
  const line = (x: Operand, shift: Rational): Operand => make.add(make.multiply(known(next(40, 100)), x), known(shift))
  let [phase, sum] = [known(next(0, 200)), known(next(64, 200))]
  for (const x of args) {
    phase = make.add(phase, make.multiply(known(next(20, 90)), x))
    sum = make.add(sum, make.multiply(known(divide(1, 2)), make.unary('sin', line(x, next(0, 200)))))
  }
  return make.add(sum, make.unary('sin', phase))
}

/** Numbers k/64, low ≤ k < high, that depend on the text alone: FNV-1a, stirred on (xorshift). */
function numbersOf(text: string): (low: number, high: number) => Rational {
  let state = 2_166_136_261
  for (const char of text) state = Math.imul(state ^ (char.codePointAt(0) ?? 0), 16_777_619)
  return (low, high) => {
    state ^= state << 13
    state ^= state >>> 17
    state ^= state << 5
    return divide(low + ((state >>> 0) % (high - low)), 64)
  }
}
